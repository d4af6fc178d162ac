"""A fact told in two ways, settled and mended in a real JupyterLab."""

import pytest

from workbook.records import Answer, Question
from workbook.store import FILE_NAME, Store

FIVE, EIGHT = "We were a team of five.", "We were a team of eight."
GONE = ".wb-form:has-text('These words are no longer in conflict')"


@pytest.fixture
def page(lab, new_page):
    """The notebook on a workbook in which one fact is told in two ways."""
    with Store(lab.folder / FILE_NAME) as store:
        store.save(Question(id="q", text="Why us?"), base=None)
        for round, text in (("first", FIVE), ("second", EIGHT)):
            id = Answer.id_for("q", round)
            store.save(Answer(id=id, question="q", round=round, text=text), base=None)
    page = new_page()
    lab.open(page, "03_check_consistency")
    return page


def chosen(page):
    return page.get_by_label("What is right?").evaluate("box => box.selectedOptions[0].textContent")


def test_a_finding_is_settled_with_the_keyboard_and_still_is_after_the_page_is_loaded_again(lab, page):
    page.get_by_label("What is right?").focus()
    for key in ("Enter", "ArrowDown", "Enter"):  # JupyterLab itself takes the arrow of a closed list
        page.keyboard.press(key)
    page.keyboard.press("Tab")
    page.keyboard.type("Eight with the interns")
    lab.wait_saved(
        "decision", lambda kept: (kept["verdict"], kept["note"]) == ("first", "Eight with the interns")
    )
    page.wait_for_selector("td:has-text('the first is right')")
    lab.open(page, "03_check_consistency")
    page.wait_for_selector("text=0 of 1 findings open.")
    assert "first" in chosen(page)
    assert page.get_by_label("Note, if you like").input_value() == "Eight with the interns"


def test_letters_typed_in_a_list_reach_no_cell(page):
    """JupyterLab cuts, adds and turns cells at single letters; only where a cell has the focus, not a control in it."""
    count = "window.jupyterapp.shell.currentWidget.content.widgets.length"
    before = page.evaluate(count)
    page.get_by_label("What is right?").focus()
    for key in "xddabmyrv":
        page.keyboard.press(key)
    page.wait_for_timeout(500)
    assert page.evaluate(count) == before
    assert page.get_by_label("What is right?").is_visible()
    page.locator(".jp-MarkdownCell").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.wait_for_function(f"() => {count} === {before + 1}")


def test_a_mended_answer_takes_its_finding_away(lab, page):
    page.wait_for_selector("h5 ~ div mark:has-text('eight')")
    box = page.get_by_label("Second interview · Why us?")
    assert box.input_value() == EIGHT
    box.focus()
    page.keyboard.press("Control+End")
    for _ in "eight.":
        page.keyboard.press("Backspace")
    page.keyboard.type("five.")
    lab.wait_saved("answer", lambda answer: answer["round"] == "second" and answer["text"] == FIVE)
    page.wait_for_selector(GONE)
    page.wait_for_selector("summary:has-text('0 changed')")
    assert box.input_value() == FIVE
    assert box.evaluate("box => box === document.activeElement")


def test_a_settled_finding_is_open_again_when_its_fact_changes(lab, page):
    page.get_by_label("What is right?").select_option(label="it is not a conflict")
    lab.wait_saved("decision", lambda kept: kept["verdict"] == "dismissed")
    with Store(lab.folder / FILE_NAME) as store:
        answer = store.contents().find(Answer, "second/q")
        base = store.head(Answer, answer.id).number
        store.save(
            Answer(id=answer.id, question="q", round="second", text="We were a team of nine."), base=base
        )
    lab.open(page, "03_check_consistency")
    page.wait_for_selector("text=1 of 1 findings open.")
    page.wait_for_selector("mark:has-text('nine')")


def test_a_fold_is_opened_with_the_keyboard(page):
    page.wait_for_selector("summary:has-text('Everything else')")
    fold = page.locator("summary", has_text="Everything else").first
    fold.focus()
    page.keyboard.press("Enter")
    page.locator("summary", has_text="Both texts in one").first.wait_for(state="visible")
