"""Questions to ask and what follows the interview, in a real JupyterLab: typed, added, moved, noted, and there again."""

import pytest
from icalendar import Calendar

from workbook.records import Answer, Interviewer, Process, Question
from workbook.store import FILE_NAME, Store

NOTEBOOK = "06_prepare_questions"


@pytest.fixture
def page(lab, new_page):
    """The notebook on a workbook with a company, two interviewers and one draft."""
    with Store(lab.folder / FILE_NAME) as store:
        store.save(Process(id=Process.ID, company="Halden Row", role="Analyst"), base=None)
        for id, name, sort in (("p", "Priya Raman", "hiring manager"), ("t", "Tom Okafor", "peer")):
            store.save(Interviewer(id=id, name=name, sort=sort), base=None)
        store.save(Question(id="q", text="Why us?", type="motivation"), base=None)
        id = Answer.id_for("q", "second")
        store.save(Answer(id=id, question="q", round="second", text="We were a team of five."), base=None)
    page = new_page()
    lab.open(page, NOTEBOOK)
    return page


def press(page, name):
    """Reach a button with the Tab key alone and press it with the Enter key."""
    button = page.get_by_role("button", name=name, exact=True).first
    button.focus()
    page.keyboard.press("Enter")


def test_a_question_of_the_bank_is_added_with_the_keyboard_and_moved(lab, page):
    page.get_by_label("Whom you would ask").select_option(label="Priya Raman")
    page.get_by_label("What you would like to find out").select_option(label="next steps")
    page.get_by_label("Question of the bank").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Add this question"
    page.keyboard.press("Enter")
    lab.wait_saved(
        "questiontoask", lambda kept: kept["origin"] == "next-steps" and kept["interviewers"] == ["p"]
    )
    page.wait_for_selector("li:has-text('What are the next steps from here?')")
    press(page, "Add another question")
    box = page.get_by_label("The question, in your words")
    box.fill("What does your company do?")
    page.wait_for_selector(".wb-form li:has-text('could be asked of any employer')")
    box.fill("Which site would you send me to first?")
    lab.wait_saved("questiontoask", lambda kept: kept["text"].startswith("Which site"))
    page.wait_for_selector("text=No question asks when you will hear.")
    press(page, "Ask it earlier")
    page.wait_for_selector("text=It is number 1 of 2 now.")
    lab.wait_saved("questiontoask", lambda kept: kept["text"].startswith("Which site") and kept["rank"] == 0)
    first = page.locator("h4:has-text('Questions to ask') ~ ol li").first
    first.wait_for()
    assert first.inner_text() == "Which site would you send me to first?"
    lab.open(page, NOTEBOOK)
    assert (
        page.get_by_label("The question, in your words").input_value()
        == "Which site would you send me to first?"
    )


def test_what_was_heard_and_said_is_kept_and_held_against_the_draft(lab, page):
    page.get_by_label("The question you asked").fill("How is the board read?")
    page.get_by_label("What you heard, as you remember it").fill("Every Tuesday, site by site.")
    lab.wait_saved("questiontoask", lambda kept: kept["answer"] == "Every Tuesday, site by site.")
    page.wait_for_selector("p:has-text('Every Tuesday, site by site.')")

    press(page, "The interview is over")
    lab.wait_saved("round", lambda kept: kept["sort"] == "later")
    tick = page.get_by_label("Why us?", exact=True)
    tick.focus()
    page.keyboard.press("Space")
    lab.wait_saved("answer", lambda kept: kept["round"] == "said")
    page.wait_for_selector("[role=status]:has-text('Saved')")
    page.get_by_label("What you answered, as you remember it").fill("We were a team of eight.")
    lab.wait_saved(
        "answer", lambda kept: (kept["round"], kept["text"]) == ("said", "We were a team of eight.")
    )
    page.wait_for_selector("td:has-text('We were a team of eight.')")
    page.wait_for_selector("text=1 of 1 expected question asked")
    assert "We were a team of five." in [kept["text"] for kept in lab.saved("answer")]

    lab.open(page, "03_check_consistency")
    page.wait_for_selector("text=1 of 1 findings open.")


def test_a_note_is_begun_and_the_dates_go_to_a_file_that_can_be_downloaded(lab, page):
    page.get_by_label("The one thing from your conversation").fill("that nobody reads the wall")
    press(page, "Put your words into a first draft")
    note = page.get_by_label("The note", exact=True)
    lab.wait_saved("thankyou", lambda kept: "that nobody reads the wall" in kept["text"])
    assert "Dear Priya Raman" in note.input_value()
    page.wait_for_selector(".wb-form >> text=is still to be filled in, or taken out.")
    note.fill("Thank you, Priya.")
    page.wait_for_selector(".wb-form >> text=3 words of 120 at most")

    press(page, "Write the dates to a calendar file")
    page.wait_for_selector("[role=alert]:has-text('There is no date yet')")
    page.get_by_label("By when they wanted to be in touch").fill("2026-12-08")
    lab.wait_saved("followup", lambda kept: kept["promised_on"] == "2026-12-08")
    press(page, "Write the dates to a calendar file")
    page.wait_for_selector("text=2 dates written at")
    link = page.get_by_role("link", name="Download the dates for your calendar")
    with page.expect_download() as download:
        link.click()
    content = download.value.path().read_bytes()
    assert download.value.suggested_filename == "follow-up.ics"
    assert content == (lab.folder / "follow-up.ics").read_bytes()
    assert len(list(Calendar.from_ical(content).walk("VEVENT"))) == 2
