"""A folder keeps what its owner wrote, whatever the package brings later."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import workbook.folder
from workbook.errors import InputError
from workbook.folder import is_workbook, prepare_folder, rest_forms
from workbook.records import Process, Story
from workbook.sample import sample_records
from workbook.shipped import shipped
from workbook.store import FILE_NAME, Store, StoreError

NAMES = ["00_first.ipynb", "01_second.ipynb"]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "my interview"


@pytest.fixture
def release(tmp_path, monkeypatch):
    """Return a function that puts out a version of the package: two notebooks that say which version they are of."""

    def put_out(version, text=None):
        place = tmp_path / f"package {version} {text}"
        place.mkdir()
        for name in NAMES:
            cells = [
                new_markdown_cell(f"# {name}", id="title"),
                new_code_cell(
                    f"'{text or version}'", id="code", outputs=[new_output("stream", text="sample")]
                ),
            ]
            nbformat.write(new_notebook(cells=cells), place / name)
        monkeypatch.setattr(workbook.folder, "shipped", lambda *_: place)
        monkeypatch.setattr(workbook.folder, "__version__", version)

    return put_out


def notebooks(folder):
    return sorted(path.name for path in folder.glob("*.ipynb"))


def code(path):
    return nbformat.read(path, as_version=4).cells[1].source


def change(path, change_cells):
    notebook = nbformat.read(path, as_version=4)
    change_cells(notebook.cells)
    nbformat.write(notebook, path)


def write_something(cells):
    cells[1].source += "  # mine"


# A new folder ------------------------------------------------------------------------------------


def test_a_new_folder_has_every_shipped_notebook_and_an_empty_store(folder):
    assert prepare_folder(folder) == []
    assert notebooks(folder) == sorted(path.name for path in shipped("notebooks").glob("[0-9]*.ipynb"))
    with Store(folder / FILE_NAME) as store:
        assert len(store.contents()) == 0


def test_a_new_notebook_is_blank_and_otherwise_as_shipped(folder):
    prepare_folder(folder)
    for path in sorted(folder.glob("*.ipynb")):
        given, source = (nbformat.read(p, as_version=4) for p in (path, shipped("notebooks", path.name)))
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in given.cells)
        assert [(c.id, c.source, c.metadata) for c in given.cells] == [
            (c.id, c.source, c.metadata) for c in source.cells
        ]
        assert given.metadata == source.metadata


def test_missing_folders_above_it_are_made(tmp_path):
    prepare_folder(tmp_path / "job hunt" / "2026" / "Acme")
    assert is_workbook(tmp_path / "job hunt" / "2026" / "Acme")


def test_nothing_unfinished_stays_behind(folder):
    prepare_folder(folder)
    assert not list(folder.rglob("*.unfinished"))


@pytest.mark.parametrize("name", ["面接 二次", "deuxième entretien", "a [b] {c} 100% #1 ?x=y&z", "🙂"])
def test_any_name_is_good_for_a_folder(tmp_path, name):
    prepare_folder(tmp_path / name, sample=True)
    with Store(tmp_path / name / FILE_NAME) as store:
        assert len(store.contents()) == len(sample_records())
    assert prepare_folder(tmp_path / name) == []


# The sample --------------------------------------------------------------------------------------


def test_the_sample_fills_the_workbook(folder):
    prepare_folder(folder, sample=True)
    with Store(folder / FILE_NAME) as store:
        assert {(r.kind(), r.id): r for r in store.contents()} == {
            (r.kind(), r.id): r for r in sample_records()
        }


def test_the_sample_is_not_poured_over_answers(folder):
    prepare_folder(folder)
    with Store(folder / FILE_NAME) as store:
        store.save(Story(id="s", title="Mine"), base=None)
    with pytest.raises(InputError, match="holds answers already; choose an empty folder"):
        prepare_folder(folder, sample=True)
    with Store(folder / FILE_NAME) as store:
        assert [record.title for record in store.contents()] == ["Mine"]


# Opening again -----------------------------------------------------------------------------------


def test_opening_again_changes_no_file(folder):
    prepare_folder(folder, sample=True)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.glob("*.ipynb")}
    assert prepare_folder(folder) == []
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.glob("*.ipynb")} == before


def test_opening_again_keeps_the_answers(folder):
    prepare_folder(folder)
    with Store(folder / FILE_NAME) as store:
        store.save(Process(id=Process.ID, company="Acme"), base=None)
    prepare_folder(folder)
    with Store(folder / FILE_NAME) as store:
        assert store.contents().process.company == "Acme"


def test_the_store_says_what_it_must_when_the_folder_is_opened(folder):
    prepare_folder(folder, sample=True)
    with Store(folder / FILE_NAME) as store:
        store.back_up("today")
    (folder / FILE_NAME).unlink()
    (notice,) = prepare_folder(folder)
    assert "was missing, so an empty one was made" in notice


def test_a_changed_notebook_stays_without_a_word_while_there_is_no_new_one(folder, release):
    release("1.0")
    prepare_folder(folder)
    change(folder / NAMES[1], write_something)
    assert prepare_folder(folder) == []
    assert code(folder / NAMES[1]) == "'1.0'  # mine"
    assert notebooks(folder) == NAMES


def test_a_deleted_notebook_comes_back(folder, release):
    release("1.0")
    prepare_folder(folder)
    (folder / NAMES[0]).unlink()
    assert prepare_folder(folder) == ["00_first.ipynb was missing and is back, without its old outputs."]
    assert code(folder / NAMES[0]) == "'1.0'"


def test_notebooks_of_the_owner_are_left_alone(folder, release):
    release("1.0")
    prepare_folder(folder)
    (folder / "my notes.ipynb").write_text("{}")
    release("2.0")
    prepare_folder(folder)
    assert (folder / "my notes.ipynb").read_text() == "{}"


# A newer version of the package ------------------------------------------------------------------


def test_an_unchanged_notebook_is_brought_up_to_date(folder, release):
    release("1.0")
    prepare_folder(folder)
    release("2.0")
    assert (
        prepare_folder(folder)[0] == "00_first.ipynb was brought up to version 2.0; you had not changed it."
    )
    assert code(folder / NAMES[0]) == "'2.0'"
    assert notebooks(folder) == NAMES


def run_it(cells):
    cells[1].outputs = [new_output("stream", text="run")]
    cells[1].execution_count = 7


def fold_it(cells):
    cells[1].metadata["jupyter"] = {"source_hidden": False}


def end_with_a_line(cells):
    cells[0].source += "\n"


@pytest.mark.parametrize("touch", [run_it, fold_it, end_with_a_line])
def test_running_folding_and_saving_are_no_changes(folder, release, touch):
    release("1.0")
    prepare_folder(folder)
    change(folder / NAMES[1], touch)
    release("2.0")
    prepare_folder(folder)
    assert code(folder / NAMES[1]) == "'2.0'"


def add_a_cell(cells):
    cells.append(new_markdown_cell("My own remark"))


def remove_a_cell(cells):
    del cells[0]
    cells.append(new_markdown_cell("x"))


def swap_cells(cells):
    cells.reverse()


def make_it_text(cells):
    cells[0] = new_code_cell(cells[0].source, id=cells[0].id)


@pytest.mark.parametrize("edit", [write_something, add_a_cell, remove_a_cell, swap_cells, make_it_text])
def test_a_changed_notebook_stays_and_the_new_one_is_put_beside_it(folder, release, edit):
    release("1.0")
    prepare_folder(folder)
    change(folder / NAMES[1], edit)
    before = (folder / NAMES[1]).read_bytes()
    release("2.0")
    said = prepare_folder(folder)
    assert (folder / NAMES[1]).read_bytes() == before
    assert code(folder / "01_second (version 2.0).ipynb") == "'2.0'"
    assert said[1] == (
        "You changed 01_second.ipynb, so it stays; the new one is beside it as “01_second (version 2.0).ipynb”."
    )


def test_a_new_notebook_is_offered_once(folder, release):
    release("1.0")
    prepare_folder(folder)
    change(folder / NAMES[1], write_something)
    release("2.0")
    prepare_folder(folder)
    (folder / "01_second (version 2.0).ipynb").unlink()
    assert prepare_folder(folder) == []
    assert notebooks(folder) == NAMES


def test_the_version_after_the_next_is_offered_again(folder, release):
    release("1.0")
    prepare_folder(folder)
    change(folder / NAMES[1], write_something)
    for version in ("2.0", "3.0"):
        release(version)
        prepare_folder(folder)
    assert notebooks(folder) == [
        NAMES[0],
        "01_second (version 2.0).ipynb",
        "01_second (version 3.0).ipynb",
        NAMES[1],
    ]
    assert code(folder / NAMES[1]) == "'1.0'  # mine"


def test_a_changed_notebook_beside_is_not_written_over_either(folder, release):
    """As when the package changes without a new version number, in a checkout."""
    release("1.0")
    prepare_folder(folder)
    change(folder / NAMES[1], write_something)
    release("2.0", "2.0")
    prepare_folder(folder)
    change(folder / "01_second (version 2.0).ipynb", write_something)
    release("2.0", "2.0 of the next day")
    said = prepare_folder(folder)
    assert code(folder / "01_second (version 2.0).ipynb") == "'2.0'  # mine"
    assert code(folder / "01_second (version 2.0, 2).ipynb") == "'2.0 of the next day'"
    assert "“01_second (version 2.0, 2).ipynb”" in said[1]


def test_a_notebook_that_is_beside_already_is_not_put_there_twice(folder, release):
    """As after a stop between the notebook and the note that it was put there."""
    release("1.0")
    prepare_folder(folder)
    change(folder / NAMES[1], write_something)
    noted = (folder / ".workbook" / "notebooks.json").read_bytes()
    release("2.0")
    prepare_folder(folder)
    (folder / ".workbook" / "notebooks.json").write_bytes(noted)
    prepare_folder(folder)
    assert notebooks(folder) == [NAMES[0], "01_second (version 2.0).ipynb", NAMES[1]]


def test_a_notebook_taken_over_by_hand_is_unchanged_again(folder, release):
    release("1.0")
    prepare_folder(folder)
    change(folder / NAMES[1], write_something)
    release("2.0")
    prepare_folder(folder)
    (folder / "01_second (version 2.0).ipynb").replace(folder / NAMES[1])
    release("3.0")
    prepare_folder(folder)
    assert code(folder / NAMES[1]) == "'3.0'"


@pytest.mark.parametrize(
    "content", [b"", b"{not json", b"\xff\xfe\x00", b"[]", b'{"cells": 3, "nbformat": 4}']
)
def test_a_broken_notebook_is_kept_and_the_new_one_is_put_beside_it(folder, release, content):
    release("1.0")
    prepare_folder(folder)
    (folder / NAMES[1]).write_bytes(content)
    release("2.0")
    prepare_folder(folder)
    assert (folder / NAMES[1]).read_bytes() == content
    assert code(folder / "01_second (version 2.0).ipynb") == "'2.0'"


@pytest.mark.parametrize("content", [None, b"", b"{", b"[1]", b"\xff\xff"])
def test_without_notes_on_it_a_notebook_counts_as_changed(folder, release, content):
    release("1.0")
    prepare_folder(folder)
    notes = folder / ".workbook" / "notebooks.json"
    notes.unlink() if content is None else notes.write_bytes(content)
    release("2.0")
    prepare_folder(folder)
    assert code(folder / NAMES[0]) == "'1.0'"
    assert code(folder / "00_first (version 2.0).ipynb") == "'2.0'"


def test_where_the_store_cannot_be_used_no_notebook_is_touched(folder, release):
    """An older program must not put its older notebooks into a folder that it cannot read."""
    release("2.0")
    prepare_folder(folder)
    file = sqlite3.connect(folder / FILE_NAME)
    file.execute("PRAGMA user_version = 99")
    file.close()
    release("1.0")
    with pytest.raises(StoreError, match="newer version"):
        prepare_folder(folder)
    assert code(folder / NAMES[0]) == "'2.0'"


# Where it cannot be --------------------------------------------------------------------------------


@pytest.mark.parametrize("below", [".", "below"])
def test_a_file_where_the_folder_should_be_is_said_and_kept(tmp_path, below):
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(InputError, match=r"taken.* cannot be made \(.+\); choose another place\."):
        prepare_folder(tmp_path / "taken" / below)
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_full_disk_is_one_sentence(folder, monkeypatch):
    def is_full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workbook.folder, "_write_text", is_full)
    with pytest.raises(StoreError, match=r"cannot be written to .*\(No space left on device\)"):
        prepare_folder(folder)


AS_ORDINARY_USER = """
import json, os, sys, tempfile
from pathlib import Path
from workbook.errors import WorkbookError
from workbook.folder import is_workbook, prepare_folder, rest_forms

with tempfile.TemporaryDirectory() as elsewhere:  # reads what a user without rights may not read later
    prepare_folder(Path(elsewhere), sample=True)
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    said = {"done": prepare_folder(Path(sys.argv[1])) if sys.argv[2] == "prepare" else is_workbook(Path(sys.argv[1]))}
except WorkbookError as error:
    said = {"error": str(error)}
print(json.dumps(said))
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs the permissions of a POSIX system")
class TestWithoutRights:
    @pytest.fixture
    def public(self):
        """A folder that every user can reach; the usual temporary ones are for their owner."""
        with tempfile.TemporaryDirectory() as place:
            Path(place).chmod(0o755)
            yield Path(place) / "interview"
            for path in [Path(place), *Path(place).rglob("*")]:
                path.chmod(0o755)

    @staticmethod
    def say(folder, what="prepare"):
        command = [sys.executable, "-c", AS_ORDINARY_USER, str(folder), what]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.stderr == ""
        return json.loads(done.stdout)

    @staticmethod
    def make_read_only(folder):
        for path in [*folder.rglob("*"), folder]:
            path.chmod(0o555 if path.is_dir() else 0o444)

    def test_a_workbook_for_reading_only_opens_with_a_notice(self, public):
        prepare_folder(public, sample=True)
        self.make_read_only(public)
        (notice,) = self.say(public)["done"]
        assert "is read-only here: you can read everything" in notice

    def test_a_missing_notebook_in_it_is_one_sentence(self, public):
        prepare_folder(public)
        (public / "00_start_here.ipynb").unlink()
        self.make_read_only(public)
        assert self.say(public) == {
            "error": f"Notebooks cannot be written to {public} (Permission denied); choose another place."
        }

    def test_a_folder_where_none_may_be_made_is_one_sentence(self, public):
        public.mkdir()
        public.chmod(0o555)
        assert self.say(public / "new") == {
            "error": f"The folder {public / 'new'} cannot be made (Permission denied); choose another place."
        }

    def test_an_empty_folder_for_reading_only_is_one_sentence(self, public):
        public.mkdir()
        public.chmod(0o555)
        error = self.say(public)["error"]
        assert str(public) in error
        assert "\n" not in error

    @pytest.mark.parametrize("what", ["prepare", "look"])
    def test_a_folder_that_may_not_be_looked_into_is_one_sentence(self, public, what):
        prepare_folder(public)
        public.chmod(0)
        error = self.say(public, what)["error"]
        assert str(public) in error
        assert "\n" not in error


def test_a_folder_without_a_store_is_no_workbook(tmp_path):
    assert not is_workbook(tmp_path)
    assert not is_workbook(tmp_path / "missing")
    (tmp_path / FILE_NAME).mkdir()
    assert not is_workbook(tmp_path)


# Forms of yesterday -----------------------------------------------------------------------------

VIEW = "application/vnd.jupyter.widget-view+json"


def with_views(path):
    """Save a notebook as JupyterLab does after a session: a form of ours, a widget of the reader's, a card."""
    saved = nbformat.read(path, as_version=4)
    ours = nbformat.read(shipped("notebooks") / path.name, as_version=4)
    forms = [
        out for cell in ours.cells for out in cell.get("outputs", ()) if "[The form" in str(out.get("data"))
    ]
    data = {**forms[0].data, VIEW: {"model_id": "abc", "version_major": 2, "version_minor": 0}}
    own = {
        "text/plain": "IntSlider(value=3)",
        VIEW: {"model_id": "def", "version_major": 2, "version_minor": 0},
    }
    outputs = [new_output("display_data", each) for each in (data, own, {"text/html": "<b>card</b>"})]
    saved.cells.append(new_code_cell("wb.choose_reasons()", outputs=outputs))
    nbformat.write(saved, path)
    return saved


def test_forms_that_no_kernel_holds_say_how_they_come_back(folder):
    prepare_folder(folder)
    path = folder / "00_start_here.ipynb"
    before = with_views(path)
    rest_forms(folder)
    after = nbformat.read(path, as_version=4)
    form, own, card = (output.data for output in after.cells[-1].outputs)
    assert [*form] == ["text/plain"]
    assert "once you choose Run ▸ Run All Cells" in form["text/plain"]
    assert VIEW in own
    assert card == {"text/html": "<b>card</b>"}
    assert [cell.source for cell in after.cells] == [cell.source for cell in before.cells]
    unchanged = path.stat().st_mtime_ns
    rest_forms(folder)
    assert path.stat().st_mtime_ns == unchanged


def test_forms_are_left_alone_while_jupyterlab_has_the_folder_open(folder, monkeypatch):
    prepare_folder(folder)
    path = folder / "00_start_here.ipynb"
    with_views(path)
    running = [{"root_dir": str(folder)}]
    monkeypatch.setattr("jupyter_server.serverapp.list_running_servers", lambda: running)
    before = path.read_bytes()
    rest_forms(folder)
    assert path.read_bytes() == before


def test_a_broken_notebook_is_no_reason_not_to_open(folder):
    prepare_folder(folder)
    (folder / "00_start_here.ipynb").write_text(f'{{"broken": "{VIEW}')
    (folder / "mine.ipynb").write_text(f'{{"{VIEW}": 1}}')
    rest_forms(folder)
    assert (folder / "mine.ipynb").read_text() == f'{{"{VIEW}": 1}}'
