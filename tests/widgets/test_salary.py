"""The forms of the salary research, as a reader fills them in."""

import ipywidgets

from workbook.records import PayPoint
from workbook.widgets.salary import occupation_view, offers_view, pay_view, range_view


def wait(view, controls):
    """Let the pause in typing be over."""
    for form in {id(each._form): each._form for each in controls(view) if hasattr(each, "_form")}.values():
        form._debounce.flush()


def test_the_reader_picks_an_occupation_from_those_offered(empty, controls):
    view = occupation_view(empty)
    controls.named(view, "Job title").value = "Sr. backend dev (platform)"
    wait(view, controls)
    add = controls.named(view, "Occupations that fit")
    assert empty.contents().research.occupations == ()
    add.value = "15-1252"
    wait(view, controls)
    assert empty.contents().research.occupations == ("15-1252",)


def test_lines_are_shown_as_they_were_understood_and_kept(empty, controls):
    view = pay_view(empty)
    keep = controls.named(view, "Keep the ticked")
    assert keep.disabled
    controls.named(view, "Figures, as").value = "$95k–$110k/yr DOE\nno pay"
    controls.named(view, "Read the lines").click()
    assert controls.named(view, "Keep figure 1").value
    told = [each.value for each in controls.words(view, "hint")]
    assert any(
        "“$95k–$110k/yr DOE” is understood as 95,000 to 110,000 USD a year, base." in each for each in told
    )
    assert any(
        "Line 2: “no pay” was not understood" in getattr(each, "value", "")
        for each in controls(view)
        if isinstance(each, ipywidgets.HTML)
    )
    keep.click()
    assert [point.text for point in empty.contents().all(PayPoint)] == ["$95k–$110k/yr DOE"]


def test_no_label_of_a_control_holds_what_was_pasted(empty, controls):
    """JupyterLab typesets labels: two dollar signs in one would become a formula."""
    view = pay_view(empty)
    controls.named(view, "Figures, as").value = "$95k to $110k"
    controls.named(view, "Read the lines").click()
    assert not [each for each in controls(view) if "$" in getattr(each, "description", "")]


def test_reading_nothing_is_one_sentence_in_the_form(empty, controls):
    view = pay_view(empty)
    controls.named(view, "Read the lines").click()
    (error,) = controls.words(view, "error")
    assert "There is no line yet" in error.value


def test_own_numbers_are_saved_as_typed(empty, controls):
    view = range_view(empty)
    controls.named(view, "Walk-away").value = "about 92k"
    wait(view, controls)
    assert empty.contents().research.walk_away == "about 92k"


def test_an_offer_is_kept_from_its_first_letter(empty, controls):
    view = offers_view(empty)
    controls.named(view, "Name of the offer").value = "O"
    wait(view, controls)
    assert len(empty.contents()) == 1


def test_what_columns_mean_is_asked_once_a_table_is_open(empty, controls, tmp_path):
    (tmp_path / "own.csv").write_text("Pay,Role\n$95k,Analyst\n", encoding="utf-8")
    view = pay_view(empty)
    box = controls.named(view, "Pay, as text")
    assert box not in controls.visible(view)
    controls.named(view, "Or the name of a file").value = str(tmp_path / "own.csv")
    controls.named(view, "Open this file").click()
    assert box in controls.visible(view)
    assert box.value == "Pay"


def test_a_file_that_is_none_is_one_sentence_in_the_form(empty, controls):
    view = pay_view(empty)
    controls.named(view, "Open this file").click()
    (error,) = controls.words(view, "error")
    assert "There is no file" in error.value
