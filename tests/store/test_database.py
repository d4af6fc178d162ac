"""The file itself: made, upgraded, backed up; every failure one sentence, with the file left as it was."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from workbook.errors import WorkbookError
from workbook.records import Story
from workbook.store import Store, StoreError, backups, database

STORY = Story(id="s1", title="The late release")


@pytest.fixture
def written(path, open_store):
    """Path of a closed workbook with one story."""
    with open_store() as store:
        store.save(STORY, base=None)
    return path


@contextmanager
def held_open(path: Path, *statements: str) -> Iterator[sqlite3.Connection]:
    """Another program that has the file open and has run these statements."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other:
        for statement in statements:
            other.execute(statement)
        yield other


def pragma(path: Path, name: str) -> object:
    with held_open(path) as other:
        return other.execute(f"PRAGMA {name}").fetchone()[0]


@contextmanager
def refused(path: Path, *found: str) -> Iterator[None]:
    """One StoreError that names the file and says all of this; not one byte of the file changes."""
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        yield
    for words in (path.name, *found):
        assert words in str(caught.value)
    assert path.read_bytes() == before
    assert not path.with_name(f"{path.name}-journal").exists()


class TestOpening:
    def test_a_new_file_is_marked_as_ours(self, path, open_store):
        open_store().close()
        assert pragma(path, "application_id") == int.from_bytes(b"2Rnd")
        assert pragma(path, "user_version") == len(database.UPGRADES)

    def test_nothing_stays_beside_the_file(self, path, open_store):
        store = open_store()
        store.save(STORY, base=None)
        assert [file.name for file in path.parent.iterdir()] == [path.name]

    def test_a_sound_workbook_opens_without_a_notice(self, written, open_store):
        assert open_store().notice == ""

    @pytest.mark.parametrize(
        "name", ["with space", "a#b", "what?", "100%20", "Grüße 面接", "it's", "[1]", "a;b"]
    )
    def test_any_folder_name_will_do(self, tmp_path, open_store, clock, name):
        path = tmp_path / name / database.FILE_NAME
        path.parent.mkdir()
        with open_store(path) as store:
            store.save(STORY, base=None)
        with open_store(path) as store:
            assert store.contents().find(Story, "s1") == STORY
        assert [file.name for file in path.parent.iterdir()].count(path.name) == 1
        assert backups.newest_backup(path) == path.parent / "backups" / f"answers-{clock():%Y-%m-%d}.sqlite"

    def test_a_notebook_may_change_its_folder(self, tmp_path, open_store, monkeypatch):
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path)
        store = open_store(Path("answers.sqlite"))
        monkeypatch.chdir("elsewhere")
        store.save(STORY, base=None)
        assert store.back_up("here") == tmp_path / "backups" / "answers-here.sqlite"

    def test_a_missing_folder_is_named(self, tmp_path, open_store):
        with pytest.raises(
            StoreError, match=r"nowhere.answers\.sqlite cannot be opened; check that the folder exists"
        ):
            open_store(tmp_path / "nowhere" / "answers.sqlite")
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_in_the_place_of_the_file_is_refused(self, path, open_store):
        path.mkdir()
        with pytest.raises(StoreError, match=r"answers\.sqlite cannot be opened"):
            open_store()

    def test_a_missing_file_beside_its_backup_is_told(self, written, open_store):
        with open_store() as store:
            backup = store.back_up("mine")
        written.unlink()
        notice = open_store().notice
        assert f"{written.name} was missing" in notice
        assert str(backup) in notice

    def test_two_programs_that_make_the_file_at_once_both_open_it(self, path):
        script = "import sys; from workbook.store import Store; Store(sys.argv[1]).contents()"
        programs = [subprocess.Popen([sys.executable, "-c", script, path]) for _ in range(4)]
        assert [program.wait() for program in programs] == [0] * 4

    def test_a_journal_left_by_a_program_that_died_is_taken_back(self, written, tmp_path, open_store):
        with held_open(written, "BEGIN IMMEDIATE", "PRAGMA cache_size = 1") as other:
            for number in range(200):  # more than the cache holds, so that the file itself is half changed
                row = ("story", f"s{number}", "x" * 2000, "", "")
                other.execute(
                    "INSERT INTO revision (kind, id, fields, saved_at, writer) VALUES (?, ?, ?, ?, ?)", row
                )
            died = tmp_path / "died"
            shutil.copytree(tmp_path, died, ignore=lambda *_: ["died"])
        path = died / written.name
        assert path.stat().st_size > 2 * written.stat().st_size
        assert [story.id for story in open_store(path).contents().all(Story)] == ["s1"]


class TestForeignFiles:
    @pytest.mark.parametrize("journal", ["DELETE", "WAL"])
    def test_another_programs_database_is_not_touched(self, path, open_store, journal):
        with held_open(path, f"PRAGMA journal_mode = {journal}", "CREATE TABLE mail (text)"):
            pass
        with refused(path, "is not a Second Round workbook; choose another folder", "not touched"):
            open_store()

    def test_what_is_no_database_is_not_touched(self, path, open_store):
        path.write_bytes(b"Dear hiring manager, " * 100)
        with refused(path, "damaged (file is not a database)", "keep the file"):
            open_store()

    def test_a_newer_version_is_not_touched(self, written, open_store):
        with held_open(written, "PRAGMA user_version = 99"):
            pass
        with refused(written, "newer version", "file version 99", "Update the package", "not touched"):
            open_store()


class TestDamage:
    def test_a_file_cut_short_names_the_backup(self, written, open_store):
        with open_store() as store:
            for number in range(50):
                store.save(Story(id=f"s{number}", situation="word " * 400), base=None)
            backup = store.back_up("mine")
        with written.open("r+b") as file:
            file.truncate(written.stat().st_size // 2)
        with refused(written, "is damaged", f"The newest backup is {backup}", "copy the backup to its place"):
            open_store()

    def test_an_emptied_file_beside_its_backup_is_not_begun_anew(self, written, open_store):
        with open_store() as store:
            backup = store.back_up("mine")
        written.write_bytes(b"")
        with refused(written, "it is empty", str(backup)):
            open_store()

    def test_an_empty_file_without_a_backup_is_begun(self, path, open_store):
        path.touch()
        assert open_store().save(STORY, base=None).outcome == "saved"

    def test_the_backup_named_in_the_message_opens(self, written, open_store):
        with open_store() as store:
            backup = store.back_up("mine")
        backup.replace(written)
        assert open_store().contents().find(Story, "s1") == STORY

    @pytest.mark.parametrize(
        ("column", "value"),
        [("fields", "{"), ("fields", b"\xff{}"), ("fields", 7), ("saved_at", "yesterday"), ("saved_at", 7)],
    )
    def test_a_version_that_cannot_be_read_is_damage(self, written, open_store, column, value):
        row = {
            "kind": "story",
            "id": "s2",
            "fields": "{}",
            "saved_at": "2026-03-02T09:30:00+00:00",
            column: value,
        }
        with held_open(written) as other:
            insert = "INSERT INTO revision (kind, id, fields, saved_at, writer) VALUES (:kind, :id, :fields, :saved_at, '')"
            other.execute(insert, row)
        with pytest.raises(StoreError, match=rf"{written.name} is damaged"):
            open_store().contents()

    def test_text_that_is_not_utf8_is_damage(self, written, open_store):
        with held_open(written) as other:
            fields = json.dumps({"title": "x"}).encode().replace(b"x", b"\xff")
            other.execute("DROP TRIGGER keep_updated")
            other.execute("UPDATE revision SET fields = CAST (? AS TEXT)", (fields,))
        with pytest.raises(StoreError, match=rf"{written.name} is damaged"):
            open_store().contents()

    @pytest.mark.parametrize("seed", range(10))
    def test_flipped_bits_raise_nothing_but_a_sentence(self, written, tmp_path, seed):
        with Store(written) as store:
            for number in range(30):
                store.save(Story(id=f"s{number % 7}", title=f"Été {number}", result="word " * 50), base=None)
        sound = written.read_bytes()
        chance = random.Random(seed)
        for number in range(30):
            flipped = bytearray(sound)
            where = chance.randrange(100) if number % 3 == 0 else chance.randrange(len(sound))
            flipped[where] ^= 1 << chance.randrange(8)
            path = tmp_path / f"{number}.sqlite"
            path.write_bytes(flipped)
            try:
                store = Store(path)
            except StoreError as error:
                assert path.name in str(error)  # noqa: PT017 - a sentence is one outcome, a sound file another
                assert path.read_bytes() == flipped
                continue
            with store:
                try:
                    store.contents()
                    store.history(Story, "s1")
                    store.set_aside()
                except WorkbookError as error:
                    assert str(error)  # noqa: PT017


class TestUpgrade:
    @pytest.fixture
    def next_version(self, monkeypatch):
        def add(*statements: str) -> None:
            monkeypatch.setattr(database, "UPGRADES", (*database.UPGRADES, statements))

        return add

    def test_it_follows_a_backup_of_the_older_file(self, written, open_store, next_version):
        next_version("CREATE TABLE note (text TEXT)")
        assert open_store().contents().find(Story, "s1") == STORY
        (backup,) = backups.backup_folder(written).iterdir()
        assert backup.name == "answers-before-version-2-2026-03-02-093000.sqlite"
        assert (pragma(backup, "user_version"), pragma(written, "user_version")) == (1, 2)
        assert pragma(backup, "application_id") == pragma(written, "application_id")

    def test_a_step_that_fails_leaves_the_file_as_it_was(self, written, open_store, next_version):
        next_version("CREATE TABLE note (text TEXT)", "INSERT INTO missing VALUES (1)")
        with refused(written, "no such table: missing"):
            open_store()

    def test_a_step_that_ends_the_transaction_itself_is_told_by_its_own_reason(
        self, written, open_store, next_version
    ):
        next_version("INSERT OR ROLLBACK INTO revision SELECT * FROM revision;")
        with refused(written, "UNIQUE constraint failed"):
            open_store()

    def test_every_statement_of_a_step_is_done(self, written, open_store, next_version):
        next_version("CREATE TABLE note (text TEXT)", "CREATE TABLE tag (text TEXT)")
        open_store()
        with held_open(written) as other:
            assert other.execute("SELECT count(*) FROM tag").fetchone() == (0,)

    def test_a_backup_that_fails_leaves_the_file_as_it_was(self, written, open_store, next_version):
        next_version("CREATE TABLE note (text TEXT)")
        backups.backup_folder(written).write_text("in the way")
        with refused(written, "check the folder"):
            open_store()

    def test_a_file_that_another_program_brought_further_keeps_its_version(self, written, next_version):
        with held_open(written, "PRAGMA user_version = 7") as other:
            next_version("CREATE TABLE note (text TEXT)")
            database._upgrade(other)
        assert pragma(written, "user_version") == 7


class TestBackups:
    @pytest.fixture
    def open_daily(self, written, open_store, clock):
        def go_on(days: int) -> list[str]:
            for _ in range(days):
                open_store().close()
                clock.go_on(days=1)
            return sorted(file.name for file in backups.backup_folder(written).iterdir())

        return go_on

    def test_one_is_made_on_the_first_opening_of_a_day(self, written, open_store, clock):
        open_store().close()
        (backup,) = backups.backup_folder(written).iterdir()
        made = backup.stat().st_mtime_ns
        clock.go_on(hours=2)
        open_store().close()
        assert [file.stat().st_mtime_ns for file in backups.backup_folder(written).iterdir()] == [made]

    def test_it_holds_what_was_saved(self, written, open_store):
        open_store().close()
        with open_store(backups.newest_backup(written)) as copy:
            assert copy.contents().find(Story, "s1") == STORY

    def test_an_empty_workbook_needs_none(self, path, open_store):
        open_store().close()
        open_store().close()
        assert not backups.backup_folder(path).exists()

    def test_the_newest_ten_days_are_kept(self, open_daily):
        names = open_daily(13)
        assert names == [f"answers-2026-03-{day:02}.sqlite" for day in range(5, 15)]

    def test_no_other_backup_is_ever_pruned(self, written, open_store, open_daily, monkeypatch):
        with monkeypatch.context() as newer:
            newer.setattr(database, "UPGRADES", (*database.UPGRADES, ("CREATE TABLE note (text TEXT)",)))
            with open_store() as store:
                store.back_up("2025-before-the-talk")
            names = open_daily(12)
        assert "answers-before-version-2-2026-03-02-093000.sqlite" in names
        assert "answers-2025-before-the-talk.sqlite" in names
        assert len(names) == 2 + backups.BACKUPS_KEPT

    def test_one_that_fails_does_not_keep_the_workbook_from_opening(self, written, open_store):
        backups.backup_folder(written).write_text("in the way")
        store = open_store()
        assert "Today's backup could not be written" in store.notice
        assert store.contents().find(Story, "s1") == STORY

    def test_one_that_fails_leaves_no_rest(self, written, open_store, monkeypatch):
        def fail(*_: object) -> None:
            raise OSError("interrupted")

        monkeypatch.setattr(Path, "replace", fail)
        assert "interrupted" in open_store().notice
        assert list(backups.backup_folder(written).iterdir()) == []

    def test_one_asked_for_while_another_program_writes_is_refused_in_time(
        self, written, open_store, monkeypatch
    ):
        monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
        store = open_store()
        with held_open(written, "BEGIN EXCLUSIVE"), pytest.raises(StoreError, match="busy"):
            store.back_up("now")


class TestBusy:
    @pytest.fixture(autouse=True)
    def _short_wait(self, monkeypatch):
        monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)

    def test_a_save_that_finds_no_gap_says_so_and_succeeds_later(self, path, store):
        with (
            held_open(path, "BEGIN EXCLUSIVE"),
            pytest.raises(StoreError, match=rf"kept {path.name} busy.*try again"),
        ):
            store.save(STORY, base=None)
        assert store.save(STORY, base=None).outcome == "saved"

    def test_a_commit_held_up_by_a_reader_is_taken_back_and_succeeds_later(self, path, store):
        with (
            held_open(path, "BEGIN", "SELECT * FROM revision"),
            pytest.raises(StoreError, match="busy"),
        ):
            store.save(STORY, base=None)
        assert store.history(Story, "s1") == []
        assert store.save(STORY, base=None).outcome == "saved"

    def test_opening_finds_no_gap(self, written, open_store):
        with held_open(written, "BEGIN EXCLUSIVE"), pytest.raises(StoreError, match="busy"):
            open_store()

    def test_a_short_wait_is_not_noticed(self, path, open_store, monkeypatch):
        monkeypatch.setattr(database, "BUSY_SECONDS", 5.0)
        store = open_store()
        script = (
            "import sqlite3, sys, time; other = sqlite3.connect(sys.argv[1], isolation_level=None);"
            "other.execute('BEGIN EXCLUSIVE'); print('held', flush=True); time.sleep(0.2)"
        )
        with subprocess.Popen([sys.executable, "-c", script, path], stdout=subprocess.PIPE) as other:
            assert other.stdout.readline() == b"held\n"
            assert store.save(STORY, base=None).outcome == "saved"


class TestFullDisk:
    @pytest.fixture
    def full(self, store):
        """Base of a story in a workbook that may not grow."""
        base = store.save(STORY, base=None).head.number
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        return base

    def test_the_save_that_did_not_fit_says_so(self, store, path, full):
        with pytest.raises(StoreError, match=rf"disk is full.*not in {path.name} yet. Free some space"):
            store.save(replace(STORY, result="word " * 2000), base=full)

    def test_what_was_saved_before_is_there_and_saving_goes_on(self, store, full):
        long = replace(STORY, result="word " * 2000)
        with pytest.raises(StoreError):
            store.save(long, base=full)
        assert store.contents().find(Story, "s1") == STORY
        store._connection.execute("PRAGMA max_page_count = 1000000")
        assert store.save(long, base=full).outcome == "saved"


class TestReplacedFile:
    def test_saving_into_a_file_that_was_moved_away_is_refused(self, written, open_store):
        store = open_store()
        written.replace(written.with_name("moved.sqlite"))
        with pytest.raises(
            StoreError, match=r"was moved or replaced while it was open.*Open the workbook again"
        ):
            store.save(replace(STORY, title="Other"), base=1)

    def test_saving_into_a_file_that_was_replaced_is_refused(self, written, open_store):
        store = open_store()
        shutil.copy(written, written.with_name("synced"))
        written.with_name("synced").replace(written)
        with pytest.raises(StoreError, match="was moved or replaced"):
            store.save(replace(STORY, title="Other"), base=1)


# As an ordinary user, who may not write everywhere ------------------------------------------------

READER = """
import json, os, resource, sys
from pathlib import Path
from workbook.records import Story
from workbook.store import Store, StoreError

if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
said = {}
"""
OPEN_AND_SAVE = """
try:
    with Store(path) as store:
        said["notice"] = store.notice
        said["titles"] = [story.title for story in store.contents().all(Story)]
        try:
            store.save(Story(id="s2", title="New"), base=None)
        except StoreError as error:
            said["save"] = str(error)
except StoreError as error:
    said["open"] = str(error)
print(json.dumps(said))
"""


def run_script(script: str, *arguments: object) -> dict[str, object]:
    command = [sys.executable, "-W", "error", "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs the permissions of a POSIX system")
class TestReadOnly:
    @pytest.fixture
    def public(self, open_store):
        """Path of a workbook with one story, in a folder that every user can reach and write."""
        folder = Path(tempfile.mkdtemp())
        folder.chmod(0o777)
        path = folder / database.FILE_NAME
        with open_store(path) as store:
            store.save(STORY, base=None)
        path.chmod(0o666)
        yield path
        folder.chmod(0o777)
        shutil.rmtree(folder)

    @pytest.fixture
    def as_reader(self, public):
        def run(script: str = OPEN_AND_SAVE) -> dict[str, object]:
            before = public.read_bytes()
            said = run_script(READER + script, public)
            assert public.read_bytes() == before
            return said

        return run

    @pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
    def test_it_can_be_read_and_says_that_nothing_is_saved(self, public, as_reader, file, folder):
        public.chmod(file)
        public.parent.chmod(folder)
        said = as_reader()
        assert "answers.sqlite is read-only here" in said["notice"]
        assert "Copy the folder" in said["notice"]
        assert said["titles"] == [STORY.title]
        assert "answers.sqlite" in said["save"]
        assert "you may write" in said["save"]

    def test_an_empty_one_is_refused(self, public, as_reader):
        public.write_bytes(b"")
        public.chmod(0o444)
        assert "read-only here. Copy the folder" in as_reader()["open"]

    def test_an_older_one_is_refused_untouched(self, public, as_reader):
        public.chmod(0o444)
        newer = "from workbook.store import database; database.UPGRADES += (('CREATE TABLE note (text)',),)\n"
        assert "must be brought to file version 2" in as_reader(newer + OPEN_AND_SAVE)["open"]

    def test_a_file_that_may_not_be_read_is_refused(self, public, as_reader):
        public.chmod(0)
        assert "answers.sqlite cannot be opened" in as_reader()["open"]

    def test_a_folder_that_may_not_be_entered_is_refused(self, public, as_reader):
        public.parent.chmod(0)
        said = as_reader()["open"]
        assert "answers.sqlite cannot be used (Permission denied); check the folder" in said

    def test_a_folder_where_nothing_can_be_made_is_refused(self, public):
        public.unlink()
        public.parent.chmod(0o555)
        assert (
            "check that the folder exists and that you may write there"
            in run_script(READER + OPEN_AND_SAVE, public)["open"]
        )

    def test_a_write_the_system_breaks_off_is_taken_back_and_saving_goes_on(self, public):
        script = """
with Store(path) as store:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, most))
    try:
        store.save(Story(id="s2", result="word " * 20000), base=None)
    except StoreError as error:
        said["save"] = str(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    said["again"] = store.save(Story(id="s2", result="word " * 20000), base=None).outcome
print(json.dumps(said))
"""
        said = run_script(READER + script, public)
        assert "What was saved before is still in the file" in said["save"]
        assert said["again"] == "saved"


class TestTinyDisk:
    @pytest.fixture
    def on_tiny_disk(self, tmp_path):
        """Runs a script with a disk of 200 kB of its own, where the system permits it."""
        mount = f"mount -t tmpfs -o size=200k none {tmp_path}"
        private = ["unshare", "--mount", "sh", "-c"]
        if (
            shutil.which("unshare") is None
            or subprocess.run([*private, mount], capture_output=True).returncode
        ):
            pytest.skip("this system does not permit mounting a disk")

        def run(script: str) -> dict[str, object]:
            command = [
                *private,
                f'{mount} && exec "$0" -W error -c "$1" "$2"',
                sys.executable,
                script,
                tmp_path,
            ]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60)
            assert done.stderr == ""
            return json.loads(done.stdout)

        return run

    def test_a_disk_that_fills_up_keeps_what_was_saved_and_still_opens(self, on_tiny_disk):
        said = on_tiny_disk("""
import json, sys
from pathlib import Path
from workbook.records import Story
from workbook.store import Store, StoreError

path = Path(sys.argv[1]) / "answers.sqlite"
said, kept = {}, 0
with Store(path) as store:
    try:
        while True:
            store.save(Story(id=f"s{kept}", result="word " * 1000), base=None)
            kept += 1
    except StoreError as error:
        said["save"] = str(error)
    said["kept"] = len(store.contents()) == kept > 5
filler = path.with_name("filler").open("wb", buffering=0)
try:
    while True:
        filler.write(b"x")
except OSError:
    pass
with Store(path) as store:
    said["notice"] = store.notice
    said["still there"] = len(store.contents()) == kept
    filler.truncate(0)
    filler.close()
    said["again"] = store.save(Story(id="last"), base=None).outcome
print(json.dumps(said))
""")
        assert "The disk is full" in said["save"]
        assert said["kept"]
        assert "Today's backup could not be written" in said["notice"]
        assert said["still there"]
        assert said["again"] == "saved"
