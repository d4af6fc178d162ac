"""The command line: what it prints, where, and with which exit code."""

import hashlib
import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import fields, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from comment_files import comment_file

import workbook.folder
import workbook.lab
import workbook.pay.official_files
from workbook import __version__
from workbook.bank import load_competencies
from workbook.checkup import Todo
from workbook.cli import main
from workbook.folder import is_workbook, prepare_folder
from workbook.ledger import conflicts
from workbook.records import (
    PITCHES,
    Answer,
    Comment,
    Contents,
    Goal,
    Pitch,
    Process,
    Question,
    QuestionToAsk,
    Story,
    ThankYou,
)
from workbook.rehearsal.attempts import attempts
from workbook.sample import sample_records
from workbook.store import FILE_NAME, Store

COMMAND = [sys.executable, "-m", "workbook"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """The current folder: an empty one."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(environment):
    """Return a function that runs the command in a process of its own."""

    def run_command(*arguments, **more):
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            env=environment | more,
            capture_output=True,
            timeout=60,
            encoding="utf-8",
        )

    return run_command


@pytest.fixture
def opened(monkeypatch):
    """What JupyterLab would be run with."""
    calls = []
    monkeypatch.setattr(workbook.lab, "serve", lambda folder, **chosen: calls.append((folder, chosen)))
    return calls


def is_one_sentence(text):
    return text.endswith("\n") and text.count("\n") == 1 and "Traceback" not in text


ANSWERED = ("why-leave", "improved-how-we-work", "team-goal", "other-departments")
WELL_TOLD = ("dock-schedule", "monday-report")
PLANTED_GOALS = ("replace-report", "scorecard")
"""Questions and stories of the sample at which the rules find nothing to remark."""


@pytest.fixture
def finished(tmp_path):
    """Folder of a workbook in which nothing is missing, weak or to be settled."""
    told = [story for story in sample_records() if isinstance(story, Story) and story.id in WELL_TOLD]
    skills = tuple(competency.id for competency in load_competencies())
    stories = [replace(story, skills=skills, questions=()) for story in told]
    stories += [
        replace(story, id=f"{story.id}-2", title=f"{story.title} 2", is_failure=True) for story in stories
    ]
    others = [
        record
        for record in sample_records()
        if not isinstance(record, Story | Question | Answer | QuestionToAsk | ThankYou | Comment)
        or (isinstance(record, Question) and record.id in ANSWERED)
        or (isinstance(record, Answer) and record.question in ANSWERED)
    ]
    others = [each for each in others if not (isinstance(each, Goal) and each.id in PLANTED_GOALS)]
    (sound,) = (each for each in others if isinstance(each, Pitch) and each.id == PITCHES[0])
    text = sound.text.partition(" Before I trust")[0]  # what follows rests on a story that is not told here
    others = [replace(sound, id=each.id, text=text) if isinstance(each, Pitch) else each for each in others]
    ask = ("What is first?", "What are the next steps?", "By when will you decide?")
    others += [QuestionToAsk(id=f"ask-{place}", text=text) for place, text in enumerate(ask)]
    (rehearsed, *_) = attempts(Contents(others))
    for more in ("more-1", "more-2", "more-3"):
        others += [
            replace(rehearsed.question, id=more),
            replace(rehearsed.answer, id=Answer.id_for(more, rehearsed.answer.round), question=more),
        ]
    folder = tmp_path / "finished"
    prepare_folder(folder)
    with Store(folder / FILE_NAME) as store:
        for record in [*others, *stories]:
            store.save(record, base=None)
        for conflict in filter(lambda each: each.is_open, conflicts(store.contents())):
            store.save(replace(conflict.decision, verdict="both"), base=None)
    return folder


# workbook, workbook --version ------------------------------------------------------------------------


def test_the_version_is_printed(run):
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"workbook {__version__}\n", "")


def test_without_a_command_it_says_which_there_are(run):
    done = run()
    assert done.returncode == 2
    assert done.stderr.startswith("usage: workbook")


@pytest.mark.parametrize("command", ["open", "new", "check", "data", "comments", "share", "pack", "unpack"])
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: workbook {command}" in capsys.readouterr().out


def test_an_unknown_option_is_refused(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["check", "--jsno"])
    assert ended.value.code == 2
    assert "--jsno" in capsys.readouterr().err


def test_the_installed_command_runs_the_same(run):
    command = Path(sys.executable).with_name("workbook.exe" if os.name == "nt" else "workbook")
    done = subprocess.run([command, "--version"], capture_output=True, text=True)
    assert done.stdout == run("--version").stdout


# workbook new --------------------------------------------------------------------------------------


def test_new_makes_a_workbook_and_says_how_to_open_it(run, here):
    done = run("new", "Zoë's job [2]")
    assert (done.returncode, done.stderr) == (0, "")
    assert is_workbook(here / "Zoë's job [2]")
    hint = re.search(r"Open it with: (.+)\n$", done.stdout)[1]
    assert shlex.split(hint) == ["workbook", "open", "Zoë's job [2]"]


def test_new_with_the_sample_is_filled(here):
    assert main(["new", "try", "--sample"]) == 0
    with Store(here / "try" / FILE_NAME) as store:
        assert len(store.contents()) == len(sample_records())


def test_new_refuses_a_workbook(run, here):
    main(["new", "mine"])
    before = (here / "mine" / FILE_NAME).read_bytes()
    done = run("new", "mine", "--sample")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == 'mine is a workbook already; open it with: workbook open "mine"\n'
    assert (here / "mine" / FILE_NAME).read_bytes() == before


def test_new_where_a_file_is_fails_in_a_sentence(run, here):
    (here / "taken").touch()
    done = run("new", "taken")
    assert (done.returncode, done.stdout) == (1, "")
    assert is_one_sentence(done.stderr)
    assert "taken cannot be made" in done.stderr


def test_a_name_that_is_too_long_fails_in_a_sentence(run):
    done = run("new", "long" * 100)
    assert done.returncode == 1
    assert is_one_sentence(done.stderr)


@pytest.mark.parametrize("command", ["new", "open", "check"])
def test_an_empty_name_fills_no_folder(here, capsys, command):
    with pytest.raises(SystemExit) as ended:
        main([command, " "])
    assert ended.value.code == 2
    assert "the name is empty; write one, or . for this folder\n" in capsys.readouterr().err
    assert [*here.iterdir()] == []


def test_the_tilde_is_the_readers_home(here, monkeypatch):
    monkeypatch.setenv("HOME", str(here / "home"))
    monkeypatch.setenv("USERPROFILE", str(here / "home"))
    assert main(["new", "~/mine"]) == 0
    assert is_workbook(here / "home" / "mine")


@pytest.mark.skipif(os.name == "nt", reason="there the name is taken for a folder beside the reader's")
def test_the_home_of_an_unknown_user_is_refused_without_a_traceback(run):
    done = run("new", "~nobody-of-this-name/mine")
    assert done.returncode == 2
    assert "~nobody-of-this-name/mine names a user this machine does not know\n" in done.stderr
    assert "Traceback" not in done.stderr


# workbook check --------------------------------------------------------------------------------------


def test_check_finds_much_in_an_empty_workbook(run):
    main(["new", "mine"])
    done = run("check", "mine")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("00_start_here\n  to do: name the company\n")
    assert "\n\n01_review_first_round\n" in done.stdout


def test_check_names_the_rule_and_its_source(capsys):
    main(["new", "mine", "--sample"])
    capsys.readouterr()
    assert main(["check", "mine"]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  look at: ")]
    assert any(re.search(r"  \[.+; .+\]$", line) for line in lines)


def test_check_finds_nothing_in_a_finished_workbook(run, finished):
    done = run("check", finished)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "Nothing is missing, weak or told in two ways by the rules this workbook knows.\n",
        "",
    )


def test_check_as_json_is_empty_for_a_finished_workbook(run, finished):
    done = run("check", finished, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"version": 1, "todo": [], "kept_beside": []}


def test_check_as_json_says_all_there_is_to_a_finding(run):
    main(["new", "mine", "--sample"])
    done = run("check", "mine", "--json")
    assert (done.returncode, done.stderr) == (1, "")
    found = json.loads(done.stdout)
    assert (found["version"], found["kept_beside"]) == (1, [])
    assert {each["sort"] for each in found["todo"]} == {"missing", "weak", "open"}
    assert all(each["text"] and each["notebook"] for each in found["todo"])
    for each in found["todo"]:
        assert list(each) == [field.name for field in fields(Todo)]
        assert all(isinstance(value, str) for value in each.values())


@pytest.fixture
def contradicted(finished):
    """A finished workbook in which one fact is told in two ways."""
    with Store(finished / FILE_NAME) as store:
        asked = store.contents().all(Question)[0]
        for round, text in (("first", "We were a team of five."), ("third", "We were a team of eight.")):
            record = Answer(id=Answer.id_for(asked.id, round), question=asked.id, round=round, text=text)
            head = store.head(Answer, record.id)
            store.save(record, base=head and head.number)
    return finished


def test_check_asks_to_settle_what_is_told_in_two_ways(contradicted, capsys):
    assert main(["check", str(contradicted)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  settle: ")]
    assert any("five" in line and "eight" in line for line in lines)


def test_check_as_json_names_what_is_told_in_two_ways(contradicted, capsys):
    main(["check", str(contradicted), "--json"])
    found = [each for each in json.loads(capsys.readouterr().out)["todo"] if each["sort"] == "open"]
    assert any("eight" in each["quote"] and each["field"] == "number" for each in found)


@pytest.fixture
def divided(finished):
    """A finished workbook with a second version of a story, kept beside the first."""
    with Store(finished / FILE_NAME) as store:
        story = store.contents().all(Story)[0]
        base = store.head(Story, story.id).number
        store.save(replace(story, title=f"{story.title} again"), base=base)
        store.save(replace(story, title=f"{story.title} otherwise"), base=base)
    return finished


def test_check_asks_to_decide_between_two_versions(divided, capsys):
    assert main(["check", str(divided)]) == 1
    assert "decide: two versions of a story are kept" in capsys.readouterr().out


def test_check_as_json_names_what_has_two_versions(divided, capsys):
    assert main(["check", str(divided), "--json"]) == 1
    (beside,) = json.loads(capsys.readouterr().out)["kept_beside"]
    assert beside == {"kind": "story", "id": WELL_TOLD[0]}


def test_check_changes_nothing(finished, capsys):
    before = (finished / FILE_NAME).read_bytes()
    main(["check", str(finished)])
    assert (finished / FILE_NAME).read_bytes() == before


def test_check_without_a_workbook_makes_none(run, here):
    done = run("check", "nowhere", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == 'There is no workbook in nowhere; make one with: workbook open "nowhere"\n'
    assert not (here / "nowhere").exists()


def test_check_of_a_damaged_workbook_fails_in_a_sentence(run, here):
    main(["new", "mine"])
    (here / "mine" / FILE_NAME).write_bytes(b"no database" * 100)
    done = run("check", "mine")
    assert (done.returncode, done.stdout) == (1, "")
    assert is_one_sentence(done.stderr)


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_check_prints_any_script_into_any_pipe(run, here, option):
    prepare_folder(here / "mine")
    with Store(here / "mine" / FILE_NAME) as store:
        store.save(Story(id="s", title="納期 🙂"), base=None)
    done = run("check", "mine", *option, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, "")
    if option:
        assert any("納期 🙂" in each["text"] for each in json.loads(done.stdout)["todo"])


def test_check_ends_its_lines_as_the_system_does(capsys, monkeypatch):
    monkeypatch.setattr(os, "linesep", "\r\n")
    main(["new", "mine"])
    main(["check", "mine"])
    assert "\r" not in capsys.readouterr().out  # Python itself makes "\n" what the system wants


# Which folder --------------------------------------------------------------------------------------


def test_without_a_folder_open_takes_the_usual_one(here, opened):
    assert main(["open"]) == 0
    assert opened[0][0] == here / "my-interview"
    assert is_workbook(here / "my-interview")


def test_without_a_folder_open_takes_this_one_when_it_is_a_workbook(here, opened):
    prepare_folder(here)
    main(["open"])
    assert opened[0][0] == here
    assert not (here / "my-interview").exists()


def test_without_a_folder_check_takes_the_usual_one(capsys):
    main(["new", "my-interview", "--sample"])
    capsys.readouterr()
    assert main(["check"]) == 1
    assert "look at:" in capsys.readouterr().out


def test_the_folder_named_comes_before_this_one(here, opened):
    prepare_folder(here)
    main(["open", "other"])
    assert opened[0][0] == here / "other"


def test_several_interviews_are_several_folders(here, capsys):
    for name in ("one", "two"):
        main(["new", name])
    with Store(here / "one" / FILE_NAME) as store:
        store.save(Process(id=Process.ID, company="Acme"), base=None)
    with Store(here / "two" / FILE_NAME) as store:
        assert store.contents().process.company == ""


# workbook data -----------------------------------------------------------------------------------

ONET = "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n31-1121.00\tDoula Visitor\tn/a\t08\n"


@pytest.fixture
def mine(here, capsys):
    """A workbook in the usual place, and a file of titles beside it."""
    main(["new", "my-interview"])
    (here / "titles.txt").write_text(ONET, encoding="utf-8")
    capsys.readouterr()
    return here / "my-interview"


def test_data_that_was_added_is_copied_and_listed(mine, here, capsys):
    assert main(["data", "add", "titles.txt"]) == 0
    assert capsys.readouterr().out.startswith(
        "onet-titles: 1 row in use from now on (the file names no date)."
    )
    (here / "titles.txt").unlink()
    assert main(["data", "list"]) == 0
    out = capsys.readouterr().out
    assert re.search(
        r"  1 row in use \(the file names no date\); added \d{4}-\d\d-\d\d from titles\.txt", out
    )
    assert "source: O*NET Database, U.S. Department of Labor" in out
    assert "metro-prices" in out
    assert "not added; the publisher has it at https://apps.bea.gov/" in out


def test_data_says_how_many_rows_there_were(mine, here, capsys):
    more = ONET + ONET.splitlines(keepends=True)[1].replace("Doula", "Birth") * 2
    (here / "more.txt").write_text(more.replace("Birth Visitor", "Birth Guest", 1), encoding="utf-8")
    main(["data", "add", "more.txt"])
    assert main(["data", "add", "titles.txt"]) == 1
    out, err = capsys.readouterr()
    assert is_one_sentence(err)
    assert (
        "has 1 row where the onet-titles in use have 3, so these stay; if it is whole, take it with --replace"
        in err
    )
    assert "Before, there were" not in out
    assert main(["data", "add", "titles.txt", "--replace"]) == 0
    assert "onet-titles: 1 row in use from now on (the file names no date). Before, there were 3.\n" in (
        capsys.readouterr().out
    )


def test_data_that_was_added_survives_a_newer_version(mine, capsys):
    main(["data", "add", "titles.txt"])
    (mine / ".workbook" / "notebooks.json").unlink()  # as if another version had made the folder
    prepare_folder(mine)
    main(["data", "list"])
    assert "1 row in use" in capsys.readouterr().out


def test_a_file_that_is_none_of_them_is_one_sentence(mine, here, capsys):
    (here / "titles.txt").write_text("a,b", encoding="utf-8")
    assert main(["data", "add", "titles.txt"]) == 1
    assert is_one_sentence(capsys.readouterr().err)
    assert not (mine / "data").exists()


@pytest.mark.parametrize("command", [["data", "list"], ["data", "add", "x"], ["data", "get", "onet-titles"]])
def test_data_without_a_workbook_says_how_to_make_one(command, capsys):
    assert main(command) == 1
    assert "There is no workbook in my-interview; make one with" in capsys.readouterr().err


@pytest.fixture
def publisher(mine, monkeypatch):
    """A publisher on the loopback instead of O*NET; yields what it was asked for."""
    asked = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", str(len(ONET)))
            self.end_headers()
            self.wfile.write(ONET.encode())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/Alternate%20Titles.txt"
        ours = tuple(replace(kind, address=address) for kind in workbook.pay.official_files.kinds())
        monkeypatch.setattr(workbook.pay.official_files, "kinds", lambda: ours)
        yield asked
        server.shutdown()


def test_a_download_is_confirmed_checked_and_used(publisher, mine, monkeypatch, capsys):
    asked_when = []
    monkeypatch.setattr("builtins.input", lambda _: asked_when.append(capsys.readouterr().out) or "y")
    assert main(["data", "get", "onet-titles"]) == 0
    assert "/Alternate%20Titles.txt" in asked_when[0]
    assert f"size: {len(ONET)} bytes" in asked_when[0]
    out = capsys.readouterr().out
    assert hashlib.sha256(ONET.encode()).hexdigest() in out
    assert "its publisher gives none to compare it with" in out
    assert (mine / "data" / "onet_titles.txt").read_text(encoding="utf-8") == ONET
    main(["data", "list"])
    assert "from http://127.0.0.1" in capsys.readouterr().out


@pytest.mark.parametrize("answer", ["n", "", "later", None])
def test_without_a_yes_nothing_is_downloaded(publisher, mine, monkeypatch, capsys, answer):
    def reply(_):
        if answer is None:
            raise EOFError
        return answer

    monkeypatch.setattr("builtins.input", reply)
    assert main(["data", "get", "onet-titles"]) == 1
    assert "Nothing was downloaded." in capsys.readouterr().out
    assert not (mine / "data").exists()


def test_yes_can_be_said_at_once(publisher, mine, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: pytest.fail("it asked"))
    assert main(["data", "get", "onet-titles", "--yes"]) == 0


def test_an_unknown_name_is_not_looked_for(publisher, capsys):
    assert main(["data", "get", "wages"]) == 1
    assert "There is no file 'wages'; the names are onet-titles, soc-titles" in capsys.readouterr().err
    assert publisher == []


# workbook open -------------------------------------------------------------------------------------


def test_open_passes_on_what_was_chosen(opened):
    main(["open", "mine", "--no-browser", "--port", "9000"])
    assert opened[0][1] == {"first": "00_start_here.ipynb", "port": 9000, "browser": False}


def test_open_says_where_the_workbook_is(here, opened, capsys):
    main(["open", "mine"])
    assert f"Your workbook is in {here / 'mine'}." in capsys.readouterr().out


def test_open_says_what_it_did_to_the_notebooks(here, opened, capsys):
    main(["open", "mine"])
    (here / "mine" / "00_start_here.ipynb").unlink()
    main(["open", "mine"])
    assert "00_start_here.ipynb was missing and is back" in capsys.readouterr().out


@pytest.mark.parametrize("port", ["0", "70000"])
def test_open_refuses_what_is_no_port(run, port):
    done = run("open", "mine", "--no-browser", "--port", port)
    assert done.returncode == 1
    assert is_one_sentence(done.stderr)


def test_stopping_in_the_middle_is_a_sentence(monkeypatch, capsys):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(workbook.folder, "prepare_folder", stop)
    try:
        code = main(["open", "mine"])
    except KeyboardInterrupt:  # would end all tests
        pytest.fail("it came through")
    assert code == 130
    assert capsys.readouterr().err == "Stopped. Everything saved is kept.\n"


@contextmanager
def running(environment, log, **options):
    """Run ``workbook open``; yields its process, its address and its token as soon as it answers."""
    # Tests started in the background of a script ignore Ctrl-C, and so would what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [*COMMAND, "open", "my interview", "--no-browser", "--port", "9310"],
            env=environment,
            stdout=sink,
            stderr=subprocess.STDOUT,
            **options,
        )
    signal.signal(signal.SIGINT, before)
    try:
        end = time.monotonic() + 60
        while "is running at" not in log.read_text("utf-8"):
            assert process.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < end, log.read_text("utf-8")
            time.sleep(0.05)
        address = re.search(
            r"go to (http://127\.0\.0\.1:\d+)/lab/tree/00_start_here\.ipynb\?token=(\S+)",
            log.read_text("utf-8"),
        )
        yield process, *address.groups()
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def answer(url, token=None):
    """Status and text of what a server answers."""
    request = urllib.request.Request(url, headers={"Authorization": f"token {token}"} if token else {})
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def own_addresses():
    """Addresses of this machine besides the loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; the system only chooses a way out
        except OSError:
            return []
        return [probe.getsockname()[0]]


@pytest.mark.timeout(120)
def test_open_serves_this_machine_with_a_token_and_ends_at_ctrl_c(environment, tmp_path, here):
    """One server for several questions: each takes seconds to start."""
    log = tmp_path / "log"
    with running(environment, log, stdin=subprocess.DEVNULL) as (process, address, token):
        # The token
        assert answer(f"{address}/api/contents")[0] == 403
        assert answer(f"{address}/api/contents", "wrong")[0] == 403
        status, text = answer(f"{address}/api/contents", token)
        assert status == 200
        assert "00_start_here.ipynb" in {each["name"] for each in json.loads(text)["content"]}
        # This machine only
        port = int(address.rpartition(":")[2])
        for elsewhere in own_addresses():
            with socket.socket() as probe:
                assert probe.connect_ex((elsewhere, port)) != 0
        # Nothing of the network
        page = answer(f"{address}/lab?token={token}")[1]
        config = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
        assert config["news"] == {"disabled": True}
        assert config["extensionManager"]["can_install"] is False
        assert json.loads(answer(f"{address}/lab/api/news", token)[1]) == {"news": []}
        # The end
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    text = log.read_text("utf-8")
    assert (
        f"The workbook is closed. Everything saved is kept in {here / 'my interview'}." in text.splitlines()
    )
    assert "Traceback" not in text
    assert token not in text.replace(f"?token={token}\n", "", 1)


@pytest.mark.skipif(os.name == "nt", reason="needs the terminals of a POSIX system")
@pytest.mark.timeout(120)
def test_ctrl_c_in_a_terminal_ends_it_without_asking(environment, tmp_path):
    keyboard, terminal = os.openpty()
    try:
        with running(environment, tmp_path / "log", stdin=terminal) as (process, _, _):
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
    finally:
        os.close(keyboard)
        os.close(terminal)


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way on Windows")
def test_a_reader_that_has_read_enough_is_no_error(run, here, environment):
    run("new", "full", "--sample")
    command = f"{sys.executable} -m workbook check full --json | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment, timeout=60)
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_comments_are_imported_and_named(run, here):
    main(["new", "mine", "--sample"])
    (here / "back.json").write_bytes(comment_file({"ref": "answer/second/team-goal"}))
    done = run("comments", "back.json", "mine")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 comment from Sam: 1 new." in done.stdout
    assert "Tell me about a goal you reached as a team. (Second interview, on site): Say who." in done.stdout
    assert "0 new; 1 was there already." in run("comments", "back.json", "mine").stdout


def test_comments_on_a_copy_that_is_not_known_are_kept_and_it_is_said(sample_here, capsys):
    main(["share", "one", "--format", "json", "-o", "copy.json"])
    known = json.loads(Path("copy.json").read_text(encoding="utf-8"))["id"]
    for export, is_known in ((known, True), ("0" * 16, False)):
        Path("back.json").write_bytes(comment_file({"ref": "answer/second/team-goal"}, export=export))
        capsys.readouterr()
        assert main(["comments", "back.json", "one"]) == 0
        out = capsys.readouterr().out
        assert "1 comment from Sam: 1 new." in out
        assert ("made on a copy that this workbook does not know" in out) is not is_known


@pytest.mark.parametrize("content", [b"[]", b"{", b"x" * 2_000_000, comment_file({"ref": "x"})])
def test_a_file_that_is_no_file_of_comments_fails_in_a_sentence(here, capsys, content):
    main(["new", "mine"])
    capsys.readouterr()
    (here / "back.json").write_bytes(content)
    assert main(["comments", "back.json", "mine"]) == 1
    assert is_one_sentence(capsys.readouterr().err)


def test_a_file_of_comments_that_is_not_there_fails_in_a_sentence(capsys):
    main(["new", "mine"])
    capsys.readouterr()
    assert main(["comments", "none.json", "mine"]) == 1
    assert is_one_sentence(capsys.readouterr().err)


# Sharing and handing over


@pytest.fixture
def sample_here(here):
    prepare_folder(here / "one", sample=True)
    return here / "one"


def test_share_writes_a_copy_and_says_where(sample_here, capsys):
    assert main(["share", "one", "--for", "friend", "--format", "json,markdown"]) == 0
    out, err = capsys.readouterr()
    assert "is written, for: friend. It stays on this machine" in out
    assert err.startswith("0 of 3: the files are made …\n")
    (path,) = (sample_here / "shared").iterdir()
    assert str(path.name) in out
    assert path.suffix == ".zip"


def test_share_with_everybody_asks_for_decisions_first(sample_here, capsys):
    assert main(["share", "one", "--for", "public", "--format", "json"]) == 1
    err = capsys.readouterr().err
    assert "names in your texts must be decided on first" in err
    assert "(on the command line --replace NAME or --leave NAME)" in err
    assert not (sample_here / "shared").exists()
    main(["share", "one", "--for", "public", "--preview"])
    asked = re.findall(r"^decide: (.+?) \(\w+; ", capsys.readouterr().out, re.MULTILINE)
    assert {"Larkmoor", "Larkmoor Freight"} <= set(asked)
    assert 5 < len(asked) <= 20
    assert all(f"“{name}”" in err for name in asked)
    options = [*(part for name in asked for part in ("--replace", name)), "-o", "copy.json"]
    assert main(["share", "one", "--for", "public", "--format", "json", *options]) == 0
    assert "Larkmoor" not in Path("copy.json").read_text(encoding="utf-8")


def test_share_preview_says_all_and_writes_nothing(sample_here, capsys):
    assert main(["share", "one", "--for", "public", "--preview"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "stays: research/research (it is about pay)" in lines
    leaving = [line for line in lines if line.startswith("leaves: ")]
    stories = len([each for each in sample_records() if isinstance(each, Story)])
    assert f"leaves: stories ({stories}), of 02_tell_star_stories" in leaving
    assert not any("05_research_salary" in line for line in leaving)
    figures = re.findall(r"^replaced: (\S+) → Figure", "\n".join(lines), re.MULTILINE)
    assert "74" in figures
    assert any(line.startswith("replaced: September 2022 → Date ") for line in lines)
    assert not any(re.fullmatch("1,9..|2,0..", each) for each in figures)
    assert any(line.startswith("replaced: Dana Whitlock → Person A (") for line in lines)
    assert any(line.startswith("decide: Larkmoor (name; question/why-leave, text: ") for line in lines)
    assert not (sample_here / "shared").exists()


def test_share_leaves_out_what_it_is_told_to(sample_here):
    assert (
        main(["share", "one", "--format", "json", "--without", "02_tell_star_stories", "-o", "a.json"]) == 0
    )
    assert not [
        each
        for each in json.loads(Path("a.json").read_text(encoding="utf-8"))["records"]
        if each["kind"] == "story"
    ]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--format", "odt"], "no format 'odt'"),
        (["two"], "There is no workbook in two"),
        (["--without", "02_tell"], "no notebook or record '02_tell' to leave out"),
    ],
)
def test_share_says_what_it_cannot_do(sample_here, capsys, options, says):
    assert main(["share", *(["one"] if options[0] != "two" else []), *options]) == 1
    assert says in capsys.readouterr().err


def test_pack_and_unpack_move_a_workbook(sample_here, capsys):
    assert main(["pack", "one", "-o", "moved.workbook"]) == 0
    out = capsys.readouterr().out
    assert "but for the copies in shared and the files in backups" in out
    assert "Everybody who has it can read everything in it, your walk-away included" in out
    assert main(["unpack", "moved.workbook", "two"]) == 0
    assert main(["unpack", "moved.workbook", "two"]) == 1
    assert "is there already" in capsys.readouterr().err
    with Store(Path("two") / FILE_NAME) as there, Store(sample_here / FILE_NAME) as here:
        assert there.contents() == here.contents()


@pytest.mark.parametrize("command", [["pack", "one", "--encrypt"], ["unpack", "x.age", "two"]])
@pytest.mark.parametrize("typed", ["", "good\n"])
def test_where_nobody_answers_it_is_one_sentence(sample_here, run, environment, command, typed):
    pytest.importorskip("pyrage")
    if command[0] == "unpack":
        typed = ""  # one line would be the passphrase
        (sample_here.parent / "x.age").write_bytes(b"age-encryption.org/v1\n")
    done = subprocess.run(
        [*COMMAND, *command],
        env=environment,
        capture_output=True,
        input=typed,
        encoding="utf-8",
        timeout=60,
        start_new_session=True,  # without a terminal
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert is_one_sentence(done.stderr)
    assert "Nobody answered what was asked" in done.stderr


def test_without_a_terminal_the_passphrase_is_a_line_of_the_input(sample_here, environment):
    pytest.importorskip("pyrage")
    more = {"env": environment, "capture_output": True, "encoding": "utf-8", "start_new_session": True}
    done = subprocess.run([*COMMAND, "pack", "one", "--encrypt", "-o", "a.age"], input="good\ngood\n", **more)
    assert (done.returncode, done.stderr) == (0, "")
    assert subprocess.run([*COMMAND, "unpack", "a.age", "two"], input="good\n", **more).returncode == 0


def test_the_library_is_looked_for_before_a_passphrase_is_asked_for(sample_here, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyrage", None)
    monkeypatch.setattr("getpass.getpass", lambda _: pytest.fail("it asked"))
    Path("x.age").write_bytes(b"age-encryption.org/v1\n")
    for command in (["pack", "one", "--encrypt"], ["unpack", "x.age", "two"]):
        assert main(command) == 1
        assert "Encryption is not installed" in capsys.readouterr().err


def test_pack_asks_twice_for_a_passphrase(sample_here, monkeypatch, capsys):
    pytest.importorskip("pyrage")
    answers = iter(["one", "two", "good", "good", "good"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
    assert main(["pack", "one", "--encrypt", "-o", "a.age"]) == 1
    assert "are not the same, or empty" in capsys.readouterr().err
    assert main(["pack", "one", "--encrypt", "-o", "a.age"]) == 0
    assert main(["unpack", "a.age", "two"]) == 0
    assert is_workbook(Path("two"))
