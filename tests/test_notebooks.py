"""The shipped notebooks: how they are made up, and that they run anywhere, again and again, without a network."""

import ast
import json
import re
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest

from workbook.build import NOW, navigation
from workbook.folder import prepare_folder
from workbook.notebook import Workbook
from workbook.opening import open_workbook
from workbook.pictures.coverage import coverage_alt, coverage_picture
from workbook.progress import STEPS
from workbook.shipped import shipped
from workbook.store import FILE_NAME

PATHS = sorted(shipped("notebooks").glob("[0-9]*.ipynb"))
NAMES = [path.name for path in PATHS]
SANITIZE = Path(__file__).with_name("nbval_sanitize.cfg")
SVG_TEXT = "{http://www.w3.org/2000/svg}text"
SETUP = "from workbook import open_workbook\n\nwb = open_workbook()"

pytestmark = pytest.mark.timeout(240)


@cache
def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def trees(path):
    """Syntax of each code cell but the set-up."""
    return [ast.parse(cell.source) for cell in code_cells(path) if cell.source != SETUP]


def nodes(path, *kinds):
    return [node for tree in trees(path) for node in ast.walk(tree) if isinstance(node, kinds)]


def headings(path):
    """Level and text of every heading."""
    return [
        (len(marks), text)
        for cell in read(path).cells
        if cell.cell_type == "markdown"
        for marks, text in re.findall(r"^(#+) (.+)$", cell.source, re.MULTILINE)
    ]


each_notebook = pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])


# How they are made up ------------------------------------------------------------------------------


def test_there_is_one_for_every_step():
    assert [f"{step.notebook}.ipynb" for step in STEPS] == NAMES


@each_notebook
class TestMadeUp:
    def test_it_is_named_by_number_and_verb(self, path):
        assert re.fullmatch(r"\d\d(_[a-z0-9]+)+", path.stem)

    def test_it_is_valid_nbformat_4_5(self, path):
        raw = json.loads(path.read_text(encoding="utf-8"))
        assert (raw["nbformat"], raw["nbformat_minor"]) == (4, 5)
        nbformat.validate(raw)

    def test_its_title_is_the_one_heading_of_the_first_level(self, path):
        titles = [text for level, text in headings(path) if level == 1]
        assert titles == [next(step.title for step in STEPS if step.notebook == path.stem)]

    def test_no_level_of_headings_is_skipped(self, path):
        levels = [level for level, _ in headings(path)]
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in pairwise(levels))

    def test_it_has_6_to_15_cells_between_its_two_bars(self, path):
        assert 6 <= len(read(path).cells) - 2 <= 15

    def test_its_first_line_says_how_to_make_it_live(self, path):
        first = read(path).cells[0].source.splitlines()[0]
        assert first.startswith("**To begin, choose *Run ▸ Run All Cells* in the menu.**")

    def test_it_begins_and_ends_with_the_bar(self, path):
        for cell in (read(path).cells[0], read(path).cells[-1]):
            assert cell.source.endswith(navigation(path.stem))

    def test_its_links_lead_to_shipped_notebooks_and_own_headings(self, path):
        text = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
        anchors = {f"#{heading.replace(' ', '-')}" for _, heading in headings(path)}
        assert set(re.findall(r"\]\(([^)]+)\)", text)) <= anchors | set(NAMES)

    def test_its_set_up_is_the_same_as_everywhere_and_comes_first(self, path):
        assert [cell.source for cell in code_cells(path)].index(SETUP) == 0

    def test_its_code_cells_have_8_lines_at_most_and_2_as_a_rule(self, path):
        lengths = [len(cell.source.splitlines()) for cell in code_cells(path)]
        assert max(lengths) <= 8
        assert statistics.median(lengths) <= 2

    def test_its_code_defines_loops_and_imports_nothing(self, path):
        banned = (
            *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda),
            *(ast.For, ast.AsyncFor, ast.While, ast.comprehension),
            *(ast.Import, ast.ImportFrom, ast.Try, ast.With, ast.If),
        )
        assert [ast.unparse(node) for node in nodes(path, *banned)] == []

    def test_its_code_names_no_path_and_no_html(self, path):
        texts = [node.value for node in nodes(path, ast.Constant) if isinstance(node.value, str)]
        assert [text for text in texts if re.search(r"[/\\<>]", text)] == []

    def test_its_code_calls_no_input_and_no_shell(self, path):
        called = {node.id for node in nodes(path, ast.Name)}
        assert called == {"wb"}
        assert not any(re.match(r"\s*[!%]", cell.source) for cell in code_cells(path))

    def test_what_it_asks_of_the_workbook_exists_and_is_described(self, path):
        asked = {
            node.attr
            for node in nodes(path, ast.Attribute)
            if isinstance(node.value, ast.Name) and node.value.id == "wb"
        }
        assert asked
        for name in asked:
            assert getattr(Workbook, name).__doc__

    def test_its_code_is_folded_away(self, path):
        assert all(cell.metadata.jupyter.source_hidden for cell in code_cells(path))

    def test_what_shows_of_folded_code_fits_a_narrow_page(self, path):
        firsts = [cell.source.splitlines()[0] for cell in code_cells(path)]
        assert [first for first in firsts if len(first) > 74] == []

    def test_its_cells_are_named_and_the_names_are_words(self, path):
        ids = [cell.id for cell in read(path).cells]
        assert [name for name, count in Counter(ids).items() if count > 1] == []
        assert [name for name in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name) or len(name) > 20] == []

    def test_it_keeps_no_state_of_widgets(self, path):
        assert set(read(path).metadata) == {"kernelspec"}
        assert "widget-view" not in path.read_text(encoding="utf-8")

    def test_its_outputs_name_no_place_on_the_machine_that_made_them(self, path):
        text = json.dumps([cell.outputs for cell in code_cells(path)])
        places = [Path.home(), Path(sys.prefix), Path.cwd(), shipped("notebooks").parent]
        assert [str(place) for place in places if len(place.parts) > 1 and str(place) in text] == []
        assert (
            re.findall(r"(?<![\w.:/<])/(?:home|mnt|opt|private|root|srv|tmp|usr|Users|var|work)/", text) == []
        )
        assert re.findall(r"[A-Z]:\\\\|ipykernel_\d+|\b0x[0-9a-f]{6,}", text) == []

    def test_its_outputs_hold_no_error_and_no_warning(self, path):
        kinds = {output.output_type for cell in code_cells(path) for output in cell.outputs}
        assert kinds <= {"display_data", "execute_result"}

    def test_each_form_is_followed_by_a_card_that_can_be_read_without_it(self, path):
        for cell in code_cells(path):
            kinds = [set(output.data) for output in cell.outputs]
            if kinds and kinds[0] == {"text/plain"}:
                assert "text/html" in kinds[1]

    def test_its_last_code_prints_a_result_under_what_you_have_now(self, path):
        ids = [cell.id for cell in read(path).cells]
        now, result, bar = read(path).cells[-3:]
        assert now.source.startswith("## What you have now\n")
        assert result.outputs[-1].output_type == "execute_result"
        assert bar.id == ids[-1] == "bar-bottom"


def test_the_same_id_means_the_same_part_in_every_notebook():
    for id in ("bar-top", "title", "setup", "now", "result", "bar-bottom"):
        assert all(id in [cell.id for cell in read(path).cells] for path in PATHS), id


# The picture -----------------------------------------------------------------------------------------


def words(svg):
    """The texts of a picture, in the order in which they are drawn."""
    return ["".join(node.itertext()).strip() for node in ElementTree.fromstring(svg).iter(SVG_TEXT)]


@pytest.fixture
def committed_picture():
    html = "".join(
        output.get("data", {}).get("text/html", "")
        for path in PATHS
        for cell in code_cells(path)
        for output in cell.outputs
    )
    (svg,) = re.findall(r'aria-label="Which story.*?(<svg.*?</svg>)', html, re.DOTALL)
    return html, svg


@pytest.fixture
def coverage(tmp_path):
    prepare_folder(tmp_path, sample=True)
    with open_workbook(tmp_path) as wb:
        return wb.coverage()


def test_the_committed_picture_has_the_words_of_a_new_one(committed_picture, coverage):
    _, svg = committed_picture
    assert words(svg) == words(coverage_picture(coverage))


def test_the_committed_picture_shows_what_the_table_says(committed_picture, coverage):
    html, svg = committed_picture
    assert words(svg).count("yes") == coverage.sum().sum() > 0
    assert coverage_alt(coverage).split(". ")[0] in html


# They run ----------------------------------------------------------------------------------------------

GUARD = '''
"""Nothing but this machine may be reached; who tries is noted, because somebody may catch the error."""
import os, sys

def note(*words):
    with open(os.environ["GUARD_NOTES"], "a") as notes:
        print(*words, file=notes)

def is_here(host):
    return str(host or "").strip("[]") in ("", "localhost", "::1", "0.0.0.0") or str(host).startswith("127.")

def guard(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        hosts = [args[1][0]] if isinstance(args[1], tuple) else []
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        hosts = [args[0].decode() if isinstance(args[0], bytes) else args[0]]
    else:
        return
    if not all(map(is_here, hosts)):
        note("REACHED FOR", event, *hosts)
        raise ConnectionRefusedError(f"{event} {hosts}: no network in this test")

note("guarded", *sys.orig_argv)
sys.addaudithook(guard)
'''


@pytest.fixture
def guarded(environment, tmp_path):
    """The environment, with a guard in every Python that is started with it, and the guard's notes."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    notes = tmp_path / "guard" / "notes"
    notes.touch()
    environment.pop("PYTEST_ADDOPTS", None)
    return environment | {"PYTHONPATH": str(tmp_path / "guard"), "GUARD_NOTES": str(notes)}, notes


@pytest.fixture
def run_all(guarded, tmp_path):
    """Return a function that runs notebooks of a folder from top to bottom and compares what they show."""
    environment, notes = guarded
    ini = tmp_path / "pytest.ini"
    ini.write_text("[pytest]\n")

    def run(folder, names, *options, **more):
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-c",
            ini,
            "--rootdir",
            folder,
            "-p",
            "no:cacheprovider",
        ]
        command += ["--nbval-current-env", "--nbval-cell-timeout", "60", "--color", "no", *options, *names]
        done = subprocess.run(
            command, cwd=folder, env=environment | more, capture_output=True, encoding="utf-8", timeout=200
        )
        assert "REACHED FOR" not in notes.read_text(), notes.read_text()
        assert notes.read_text().count("ipykernel") >= len(names)  # the guard was there
        return done

    return run


STRICT = ("--nbval", "--nbval-sanitize-with", str(SANITIZE))
CELLS = sum(len(code_cells(path)) for path in PATHS)
BACKWARDS = NAMES[::-1]
ROTATED = NAMES[1:] + NAMES[:1]


def put_committed(folder):
    """Make a sample workbook with the committed notebooks, outputs and all."""
    prepare_folder(folder, sample=True, now=lambda: datetime.fromisoformat(NOW))
    for path in PATHS:
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def sample_folder(tmp_path_factory):
    return put_committed(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def empty_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "my interview"
    subprocess.run([sys.executable, "-m", "workbook", "new", folder], check=True, capture_output=True)
    return folder


def passed(done):
    found = re.search(r"^(\d+) passed", done.stdout, re.MULTILINE)
    return done.returncode, int(found[1]) if found else 0


@pytest.mark.parametrize("names", [NAMES, BACKWARDS], ids=["in their order", "again and backwards"])
def test_on_the_sample_all_cells_show_what_is_committed(run_all, sample_folder, names):
    before = (sample_folder / FILE_NAME).read_bytes()
    done = run_all(sample_folder, names, *STRICT, SECOND_ROUND_NOW=NOW)
    assert passed(done) == (0, CELLS), done.stdout
    assert (sample_folder / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("names", [ROTATED, BACKWARDS], ids=["begun with the second", "again and backwards"])
def test_on_an_empty_workbook_all_cells_run(run_all, empty_folder, names):
    before = (empty_folder / FILE_NAME).read_bytes()
    done = run_all(empty_folder, names, "--nbval-lax")
    assert passed(done) == (0, CELLS), done.stdout
    assert (empty_folder / FILE_NAME).read_bytes() == before


# That these checks can fail


@pytest.mark.parametrize(
    ("was", "altered"),
    [("(fictional)", "(factual)"), ("in 10 days", "in 9 days")],
)
def test_an_altered_output_is_found(run_all, tmp_path, was, altered):
    folder = put_committed(tmp_path / "sample")
    path = folder / NAMES[0]
    notebook = nbformat.read(path, as_version=4)
    count = 0
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            for kind, text in output.data.items():
                count += text.count(was)
                output.data[kind] = text.replace(was, altered)
    assert count
    nbformat.write(notebook, path)
    done = run_all(folder, NAMES[:1], *STRICT, SECOND_ROUND_NOW=NOW)
    assert done.returncode == 1
    assert re.search(r"^\d+ failed", done.stdout, re.MULTILINE)


def test_a_workbook_that_cannot_be_read_is_found(run_all, tmp_path):
    prepare_folder(tmp_path / "damaged")
    (tmp_path / "damaged" / FILE_NAME).write_bytes(b"no database" * 100)
    done = run_all(tmp_path / "damaged", NAMES[:1], "--nbval-lax")
    assert done.returncode == 1


def test_a_connection_to_elsewhere_is_found(guarded):
    environment, notes = guarded
    script = (
        "import urllib.request as r\ntry: r.urlopen('http://192.0.2.1/', timeout=1)\nexcept OSError: pass"
    )
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    assert re.search(r"REACHED FOR \S+ 192\.0\.2\.1$", notes.read_text(), re.MULTILINE)
