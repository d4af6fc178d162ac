"""The builder of the shipped notebooks."""

import json
import os
import re

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import workbook.build
from workbook.build import NOW, build, main, navigation
from workbook.progress import STEPS
from workbook.shipped import shipped

NAME = "01_review_first_round"


def without_drawings(text):
    """Drop what another version of matplotlib draws a hair's breadth off."""
    return re.sub(r"<svg.*?</svg>", "<svg/>", text, flags=re.DOTALL)


@pytest.fixture
def source(tmp_path, monkeypatch):
    """Return a function that writes a notebook of its own with the code given; it is all that is shipped then."""
    monkeypatch.setattr(workbook.build, "shipped", lambda *_: tmp_path / "notebooks", raising=True)

    def write(*codes, **metadata):
        (tmp_path / "notebooks").mkdir(exist_ok=True)
        cells = [new_markdown_cell("# A title of three words", id="title")]
        cells += [new_code_cell(code, id=f"code-{place}") for place, code in enumerate(codes)]
        path = tmp_path / "notebooks" / f"{NAME}.ipynb"
        nbformat.write(new_notebook(cells=cells, metadata=metadata), path)
        return path

    return write


def outputs(text):
    return [output for cell in json.loads(text)["cells"] for output in cell.get("outputs", [])]


def plain(text):
    return ["".join(output["data"]["text/plain"]) for output in outputs(text)]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", [step.notebook for step in STEPS])
def test_a_committed_notebook_is_what_the_builder_makes_of_it(name):
    path = shipped("notebooks", f"{name}.ipynb")
    assert without_drawings(build(path)) == without_drawings(path.read_text(encoding="utf-8"))


def test_building_what_was_built_changes_nothing(source):
    path = source("1 + 1")
    path.write_text(build(path), encoding="utf-8")
    assert build(path) == path.read_text(encoding="utf-8")


def test_a_notebook_sees_the_sample_at_the_fixed_time(source):
    path = source(
        "import os; from workbook import open_workbook",
        "len(open_workbook().stories()), os.environ['SECOND_ROUND_NOW']",
    )
    assert plain(build(path)) == [f"(5, '{NOW}')"]


def test_a_workbook_of_the_builder_in_person_stays_out_of_it(source, monkeypatch, tmp_path):
    monkeypatch.setenv("SECOND_ROUND_FOLDER", str(tmp_path))
    path = source("from workbook import open_workbook; len(open_workbook().stories())")
    assert plain(build(path)) == ["5"]


def test_building_leaves_the_environment_as_it_was(source, monkeypatch):
    monkeypatch.delenv("SECOND_ROUND_NOW", raising=False)
    before = dict(os.environ)
    build(source("1"))
    assert dict(os.environ) == before


def test_what_only_the_machine_knows_is_dropped(source):
    path = source(
        "import ipywidgets; ipywidgets.Text('x')",
        widgets={"state": {}},
        signature="me",
        language_info={"name": "python"},
    )
    built = json.loads(build(path))
    assert list(built["metadata"]) == ["kernelspec"]
    assert "widget-view" not in json.dumps(built["cells"])
    assert [cell["metadata"] for cell in built["cells"]] == [{}] * len(built["cells"])


def test_a_failing_cell_is_reported(source):
    with pytest.raises(CellExecutionError, match="no_such_name"):
        build(source("1", "no_such_name"))


def test_a_failing_cell_leaves_the_file_as_it_was(source):
    path = source("no_such_name")
    before = path.read_bytes()
    with pytest.raises(CellExecutionError):
        main([])
    assert path.read_bytes() == before


def test_a_check_names_the_notebook_out_of_step_and_changes_nothing(source, capsys):
    path = source("1")
    before = path.read_bytes()
    assert main(["--check"]) == 1
    assert capsys.readouterr().out == f"out of step: {NAME}.ipynb\n"
    assert path.read_bytes() == before


def test_after_a_build_a_check_finds_nothing(source, capsys):
    source("1")
    assert main([]) == 0
    assert capsys.readouterr().out == f"built: {NAME}.ipynb\n"
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_an_output_changed_by_hand_is_found(source):
    path = source("6 * 7")
    main([])
    path.write_text(path.read_text(encoding="utf-8").replace('"42"', '"43"'), encoding="utf-8")
    assert main(["--check"]) == 1


# Navigation --------------------------------------------------------------------------------------


def test_the_first_notebook_has_no_way_back_and_the_last_none_on():
    assert "Back" not in navigation(STEPS[0].notebook)
    assert "Next" not in navigation(STEPS[-1].notebook)


def test_the_way_through_all_notebooks_is_the_order_of_the_steps():
    following = [
        re.search(r"Next: (.+) →\]\((.+)\.ipynb\)", navigation(step.notebook)) for step in STEPS[:-1]
    ]
    assert [found.groups() for found in following] == [(step.title, step.notebook) for step in STEPS[1:]]
    before = [re.search(r"Back: ([^]]+)\]\((.+?)\.ipynb\)", navigation(step.notebook)) for step in STEPS[1:]]
    assert [found.groups() for found in before] == [(step.title, step.notebook) for step in STEPS[:-1]]


def test_the_bars_stand_first_and_last(source):
    cells = json.loads(build(source("1")))["cells"]
    assert [cell["id"] for cell in cells] == ["bar-top", "title", "code-0", "bar-bottom"]
    assert "".join(cells[0]["source"]).endswith(navigation(NAME))
    assert (
        "".join(cells[-1]["source"])
        == f"[↑ To the top of this page](#A-title-of-three-words) · {navigation(NAME)}"
    )
