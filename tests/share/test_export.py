"""An export from beginning to end: what is written, what stops it, and what it leaves behind."""

import asyncio
import hashlib
import json
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from generated import NOW
from nbformat.v4 import new_code_cell, new_markdown_cell

from workbook.errors import InputError
from workbook.progress import STEPS
from workbook.records import AUDIENCES, Alias, Answer, Contents, Shared, Story
from workbook.share import formats
from workbook.share.export import export, preview
from workbook.share.formats import FORMATS
from workbook.share.formats.jsondata import contents_from_json
from workbook.share.formats.markdown import contents_from_markdown
from workbook.share.redaction.aliases import alias_for
from workbook.share.runs import LEFT_OUT
from workbook.share.search.leaks import LeakError

TEXTS = ("json", "markdown", "csv", "parquet")


@pytest.fixture
def add_cells(folder):
    """Return a function that adds cells of the reader's own to a notebook, and leaves only that one in the folder."""

    def add(*sources, name="00_start_here"):
        path = folder / f"{name}.ipynb"
        notebook = nbformat.v4.new_notebook() if not path.exists() else nbformat.read(path, as_version=4)
        for other in folder.glob("*.ipynb"):
            other.unlink()
        notebook.cells += [
            new_markdown_cell(each[3:]) if each.startswith("md:") else new_code_cell(each) for each in sources
        ]
        nbformat.write(notebook, path)

    return add


def decided(store, choice):
    """Decide on every name that is proposed."""
    found = preview(store.contents(), choice, store.path.parent).proposals
    store.add(alias_for(each.name, each.sort, "replace") for each in found)


def left_over(folder):
    return [path.name for path in folder.rglob("*") if "unfinished" in path.name]


class TestWritten:
    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_a_copy_of_each_audience_is_read_again_as_what_was_redacted(self, store, choose, audience):
        choice = choose(audience, formats=TEXTS)
        decided(store, choice)
        written = export(store, choice, now=NOW)
        with zipfile.ZipFile(written.path) as archive:
            as_json = contents_from_json(archive.read("second-round.json").decode())
            as_text = contents_from_markdown(archive.read("second-round.md").decode())
            assert "stories.csv" in archive.namelist()
        assert as_json == as_text
        assert as_json.is_copy
        assert [record for record in as_json if record.kind() != "export"] == [
            record for record in written.redacted.contents if record.kind() != "export"
        ]

    def test_one_file_is_no_zip_unless_wanted(self, store, choose):
        choice = choose(formats=("markdown",))
        assert export(store, choice, now=NOW).path.name == "second-round-coach-2026-11-23.md"
        assert export(store, choice, now=NOW, is_zip=True).path.name == "second-round-coach-2026-11-23.zip"

    @pytest.mark.parametrize(("target", "path"), [("", "second-round-coach-2026-11-23.md"), ("a", "a.md"), ("a.html", "a.html.md"), ("b.MD", "b.MD")])  # fmt: skip
    def test_a_file_has_the_ending_of_what_is_in_it_and_a_folder_holds_it(
        self, store, choose, tmp_path, target, path
    ):
        written = export(store, choose(formats=("markdown",)), target=tmp_path / target, now=NOW)
        assert written.path == tmp_path / path

    def test_nothing_is_overwritten(self, store, choose):
        choice = choose(formats=("markdown",))
        first = export(store, choice, now=NOW).path
        before = first.read_bytes()
        assert export(store, choice, now=NOW).path.name == "second-round-coach-2026-11-23-2.md"
        assert first.read_bytes() == before

    def test_a_zip_tells_no_time_and_has_no_comment(self, store, choose):
        with zipfile.ZipFile(export(store, choose(formats=TEXTS), now=NOW).path) as archive:
            assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not archive.comment
            assert not any(part.comment or part.extra for part in archive.infolist())

    def test_it_is_noted_with_its_hash(self, store, choose):
        written = export(store, choose("friend", formats=("json",)), now=NOW)
        noted = store.contents().all(Shared)[-1]
        assert (noted.audience, noted.formats, noted.file) == ("friend", ("json",), written.path.name)
        assert noted.sha256 == hashlib.sha256(written.path.read_bytes()).hexdigest()
        assert noted.id == json.loads(written.path.read_text())["id"]

    def test_names_keep_what_stands_for_them_in_the_next_copy(self, store, choose):
        choice = choose("public", formats=("json",))
        decided(store, choice)
        first = export(store, choice, now=NOW).redacted.contents
        kept = store.contents().all(Alias)
        assert {"Employer A", "Person A", "Place A", "Figure A"} <= {each.alias for each in kept}
        assert export(store, choice, now=NOW).redacted.contents == first
        assert store.contents().all(Alias) == kept

    def test_progress_is_told(self, store, choose):
        told = []
        export(store, choose(formats=("json",)), now=NOW, report=lambda *each: told.append(each))
        assert [(done, total) for done, total, _ in told] == [(0, 3), (1, 3), (2, 3), (3, 3)]


class TestStopped:
    def test_names_to_be_decided_on_stop_a_public_copy(self, store, choose):
        with pytest.raises(
            InputError,
            match=r"\d names in your texts must be decided on first: “Larkmoor”, “Larkmoor Freight”",
        ):
            export(store, choose("public", formats=("json",)), now=NOW)
        assert not (store.path.parent / "shared").exists()

    def test_a_leak_in_what_a_renderer_makes_stops_it(self, store, choose, monkeypatch):
        def careless(package):
            return {"second-round.md": b"Their floor is ninety-two thousand."}

        monkeypatch.setitem(formats.FORMATS, "markdown", formats.Format("Careless", careless))
        with pytest.raises(
            LeakError,
            match=r"“ninety two thousand” must stay, but stands in second-round\.md, words|second-round\.md",
        ):
            export(store, choose(formats=("json", "markdown")), now=NOW)
        assert not (store.path.parent / "shared").exists()
        assert len(store.contents().all(Shared)) == 1

    def test_it_can_be_stopped(self, store, choose):
        with pytest.raises(InputError, match="Stopped; nothing was written"):
            export(store, choose(formats=("json",)), now=NOW, is_stopped=lambda: True)

    def test_a_folder_that_cannot_be_written_leaves_no_half_file(self, store, choose, folder):
        (folder / "shared").write_text("in the way")
        with pytest.raises(InputError, match="cannot be written"):
            export(store, choose(formats=("json",)), now=NOW)
        assert left_over(folder) == []
        assert len(store.contents().all(Shared)) == 1

    @pytest.mark.parametrize(
        ("choice", "says"),
        [
            ({"formats": ("odt",)}, "no format 'odt'"),
            ({"formats": ()}, "No format is chosen"),
            ({"audience": "boss"}, "no audience 'boss'"),
        ],
    )
    def test_what_is_not_known_is_said(self, store, choose, choice, says):
        with pytest.raises(InputError, match=says):
            export(store, choose(**{"formats": ("json",), **choice}), now=NOW)


class TestNotebooks:
    def read(self, written):
        if written.path.suffix == ".zip":
            with zipfile.ZipFile(written.path) as archive:
                return {name: nbformat.reads(archive.read(name).decode(), 4) for name in archive.namelist()}
        return {written.path.name: nbformat.read(written.path, as_version=4)}

    def test_they_run_on_the_copy_and_show_nothing_else(self, store, choose, folder):
        choice = choose("public", formats=("ipynb",))
        decided(store, choice)
        told = []
        read = self.read(export(store, choice, now=NOW, report=lambda *each: told.append(each)))
        assert [*read] == [
            f"{path.stem}.ipynb"
            for path in sorted(folder.glob("*.ipynb"))
            if not path.name.startswith(("05", "09"))
        ]
        text = json.dumps([*read.values()])
        assert "Employer A" in text
        assert "Walk-away: private" not in text
        assert not re.search(
            r"(?i)larkmoor|halden|whitlock|priya|okafor|chicago|naperville|(?<![\d.])92[,.]?000", text
        )
        assert "widget-view" not in text
        assert "/tmp" not in text
        assert {name for each in read.values() for name in each.metadata} == {"kernelspec"}
        assert [done for done, _, _ in told] == [*range(len(read) + 4)]

    def test_cells_of_the_readers_own_run_on_the_copy(self, store, choose, add_cells):
        add_cells(
            "md:My notes on **Halden Row**.",
            "print(wb.contents.process.company)",
            "wb.stories()[['id']]",
            "len(wb.store.history(type(wb.contents.process), 'process'))",
        )
        store.add([alias_for("My notes on", "name", "leave")])
        choice = choose("public", formats=("ipynb",))
        decided(store, choice)
        (notebook,) = self.read(export(store, choice, now=NOW)).values()
        note, company, stories, versions = notebook.cells[-4:]
        assert note.source == "My notes on **Employer A**."
        assert company.outputs[0].text == "Employer A (fictional)\n"
        assert "<table" in stories.outputs[0].data["text/html"]
        assert "<style" not in stories.outputs[0].data["text/html"]
        assert versions.outputs[0].data["text/plain"] == "1"  # no earlier version came along

    def test_what_a_cell_prints_from_elsewhere_is_found(self, store, choose, add_cells, folder):
        add_cells(
            f"import sqlite3\nprint(sqlite3.connect({str(store.path)!r}).execute('select fields from revision').fetchall())"
        )
        with pytest.raises(LeakError, match=r"must stay, but stands in cell \d+ of 00_start_here"):
            export(store, choose(formats=("ipynb",)), now=NOW)
        assert left_over(folder) == []

    def test_when_two_notebooks_fail_one_is_said(self, store, choose, add_cells, caplog, capfd):
        add_cells("1 / 0", name="mine")
        add_cells("2 / 0", name="others")
        with pytest.raises(InputError, match=r"Cell 1 of (mine|others)"):
            export(store, choose(formats=("ipynb",)), now=NOW)
        assert "Traceback" not in caplog.text + capfd.readouterr().err

    def test_a_failing_cell_is_one_sentence(self, store, choose, add_cells):
        add_cells("1 / 0", name="mine")
        with pytest.raises(
            InputError,
            match=r"Cell 1 of mine does not run on the copy \(ZeroDivisionError: division by zero\)",
        ):
            export(store, choose(formats=("ipynb",)), now=NOW)

    def test_a_cell_that_ends_its_kernel_is_one_sentence(self, store, choose, add_cells):
        add_cells("import os\nos._exit(1)", name="mine")
        with pytest.raises(InputError, match="Cell 1 of mine ended its kernel"):
            export(store, choose(formats=("ipynb",)), now=NOW)

    def test_a_cell_that_takes_too_long_is_one_sentence(self, store, choose, add_cells, monkeypatch):
        monkeypatch.setattr("workbook.share.runs.SECONDS", 1)
        add_cells("import time\ntime.sleep(60)", name="mine")
        with pytest.raises(InputError, match="Cell 1 of mine took longer than 1 seconds"):
            export(store, choose(formats=("ipynb",)), now=NOW)

    def test_a_cell_reaches_no_network(self, store, choose, add_cells):
        add_cells(
            "import urllib.request\nurllib.request.urlopen('http://192.0.2.1/', timeout=1)", name="mine"
        )
        with pytest.raises(InputError, match="reaches no network"):
            export(store, choose(formats=("ipynb",)), now=NOW)

    def test_pictures_and_scripts_of_own_cells_are_left_out(self, store, choose, add_cells):
        add_cells(
            "from IPython.display import HTML, Image, Javascript, display",
            "display(HTML('<img src=x onerror=alert(1)>'), Javascript('alert(1)'))",
            "import base64\ndisplay(Image(base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==')))",
            name="mine",
        )
        ((_, notebook),) = self.read(export(store, choose(formats=("ipynb",)), now=NOW)).items()
        text = json.dumps(notebook)
        assert "onerror=alert" not in json.dumps([cell.outputs for cell in notebook.cells])
        assert LEFT_OUT in text
        assert "image/png" not in text
        assert "application/javascript" not in text

    def test_they_run_where_a_loop_runs_already(self, store, choose):
        """As in a cell of a notebook."""
        only = tuple(
            step.notebook for step in STEPS if step.notebook not in {"00_start_here", "09_share_workbook"}
        )

        async def cell():
            return export(store, choose(formats=("ipynb",), without=only), now=NOW)

        with ThreadPoolExecutor(1) as pool:  # the browser tests leave a loop in this thread
            written = pool.submit(asyncio.run, cell()).result()
        assert [*self.read(written)] == ["second-round-coach-2026-11-23.ipynb"]

    def test_a_notebook_left_out_does_not_leave(self, store, choose, folder):
        names = {path.stem for path in folder.glob("*.ipynb")}
        only = tuple(sorted(names - {"01_review_first_round", "09_share_workbook"}))
        read = self.read(export(store, choose(formats=("ipynb",), without=only), now=NOW))
        assert [*read] == ["second-round-coach-2026-11-23.ipynb"]
        assert not export(store, choose(formats=("json",), without=only), now=NOW).redacted.contents.all(
            Story
        )

    def test_the_name_of_a_notebook_is_a_text_too(self, store, choose, add_cells):
        add_cells("1 + 1", name="Notes for Halden Row")
        choice = choose("public", formats=("ipynb",))
        decided(store, choice)
        written = export(store, choice, now=NOW, is_zip=True)
        assert [*self.read(written)] == ["Notes for Employer A.ipynb"]

    def test_a_notebook_that_cannot_be_read_is_one_sentence(self, store, choose, folder):
        (folder / "broken.ipynb").write_text("{")
        with pytest.raises(InputError, match=r"broken\.ipynb cannot be read"):
            export(store, choose(formats=("ipynb",)), now=NOW)


def test_every_format_says_what_it_is():
    assert all(each.title for each in FORMATS.values())


def test_the_sample_itself_stays_as_it_was(store, choose):
    before = [record for record in store.contents() if not isinstance(record, Shared | Alias)]
    export(store, choose(formats=TEXTS), now=NOW)
    assert [record for record in store.contents() if not isinstance(record, Shared | Alias)] == before
    assert Contents(before).find(Answer, "first/team-goal")
