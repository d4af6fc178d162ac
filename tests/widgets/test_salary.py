"""The forms of the salary research, as a reader fills them in."""

import time

import ipywidgets
import pandas as pd

from workbook.records import PayPoint, Process, Research
from workbook.widgets.salary import occupation_view, offers_view, pay_view, places_view, range_view


def wait(view, controls):
    """Let the pause in typing be over."""
    for form in {id(each._form): each._form for each in controls(view) if hasattr(each, "_form")}.values():
        form._debounce.flush()


def wait_for(is_so):
    """Wait for what another thread does."""
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


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


def test_a_sheet_is_chosen_where_there_are_several(empty, controls, tmp_path):
    with pd.ExcelWriter(tmp_path / "own.xlsx") as file:
        for name, column in (("Notes", "About"), ("Ads", "Pay")):
            pd.DataFrame({column: ["$95k"]}).to_excel(file, sheet_name=name, index=False)
    view = pay_view(empty)
    box = controls.named(view, "Sheet of the workbook")
    assert box not in controls.visible(view)
    controls.named(view, "Or the name of a file").value = str(tmp_path / "own.xlsx")
    controls.named(view, "Open this file").click()
    wait_for(lambda: box in controls.visible(view))
    box.value = "Ads"
    controls.named(view, "Open this sheet").click()
    wait_for(lambda: controls.named(view, "Pay, as text").value == "Pay")


def test_a_file_that_is_none_is_one_sentence_in_the_form(empty, controls):
    view = pay_view(empty)
    controls.named(view, "Open this file").click()
    (error,) = controls.words(view, "error")
    assert "There is no file" in error.value


def test_the_official_wage_may_count_for_nothing_and_for_four_again(empty, controls):
    view = range_view(empty)
    box = controls.named(view, "How many of your figures")
    assert box.label == "four, as is usual here"
    for label, kept in (
        ("none: the official wage is left out", 0),
        ("12", 12),
        ("four, as is usual here", None),
    ):
        box.label = label
        wait(view, controls)
        assert empty.contents().research.official_weight == kept


def test_a_weight_of_earlier_days_is_still_shown(empty, controls):
    empty.save(Research(id=Research.ID, official_weight=7), base=None)
    assert controls.named(range_view(empty), "How many of your figures").label == "7"


def test_the_state_of_the_employer_is_picked(empty, controls):
    view = range_view(empty)
    controls.named(view, "State of the employer").label = "Nevada"
    wait(view, controls)
    assert empty.contents().research.employer_state == "3200000"


def test_an_industry_is_picked_from_those_of_the_occupation(empty, controls):
    view = occupation_view(empty)
    box = controls.named(view, "Industry")
    assert box.label == "all industries"
    empty.save(Research(id=Research.ID, occupations=("29-1141",)), base=None)
    box.label = "Hospitals (2,020,230 people)"
    wait(view, controls)
    assert empty.contents().research.industry == "622000"


def test_places_to_compare_are_typed_and_picked(empty, controls):
    view = places_view(empty)
    controls.named(view, "Other places").value = "Denver"
    wait(view, controls)
    controls.named(view, "Areas to compare").value = "0019740"
    wait(view, controls)
    assert empty.contents().research.compared == ("0019740",)


def test_the_role_entered_is_taken_as_the_title_by_a_button(empty, controls):
    empty.save(Process(id=Process.ID, role="Charge nurse"), base=None)
    view = occupation_view(empty)
    controls.named(view, "Take “Charge nurse” as the title").click()
    controls.fire(view)
    assert empty.contents().research.title == "Charge nurse"
    assert not [each for each in controls(view) if getattr(each, "description", "").startswith("Take “")]


def test_rare_fields_of_a_figure_are_folded_away(empty, controls):
    view = pay_view(empty)
    rare = controls.named(view, "Hours a week (40)")
    assert rare not in controls.visible(view)
    controls.named(view, "More about this figure").value = True
    assert rare in controls.visible(view)


def test_the_percentiles_shown_are_those_of_the_level(empty, controls):
    empty.save(Research(id=Research.ID, title="Senior Analyst"), base=None)
    assert controls.named(range_view(empty), "Percentiles of the three").placeholder == "50, 70, 85"
    head = empty.head(Research, Research.ID)
    empty.save(Research(id=Research.ID, title="Analyst"), base=head.number)
    assert controls.named(range_view(empty), "Percentiles of the three").placeholder == "25, 50, 75"
