"""A rehearsal in a real JupyterLab, with nothing but the keyboard: draw, start, type, stop, mark, go on."""

import re

import pytest

from workbook.records import Answer, Question
from workbook.store import FILE_NAME, Store

CLOCK = ".wb-clock button"
TOLD = "We were a team of five."


@pytest.fixture
def page(lab, new_page):
    """The notebook on a workbook in which one question was asked."""
    with Store(lab.folder / FILE_NAME) as store:
        store.save(Question(id="q", text="Why us?"), base=None)
        store.save(Answer(id="first/q", question="q", round="first", text=TOLD, went="badly"), base=None)
    page = new_page(height=1600)
    opened(lab, page)
    return page


def opened(lab, page):
    lab.open(page, "07_rehearse")
    page.wait_for_selector(CLOCK)
    lab.settle(page)


def focused(page):
    """Label, or text, of what has the focus."""
    return page.evaluate(
        "() => { const here = document.activeElement;"
        " return here.labels?.[0]?.textContent || here.textContent || here.tagName; }"
    )


def tab_to(page, label, key="Tab"):
    """Go on by the keyboard until what has the focus is called so."""
    seen = []
    for _ in range(30):
        if (name := focused(page)).startswith(label):
            return
        seen.append(name)
        page.keyboard.press(key)
    raise AssertionError(f"“{label}” is not reached; these are: {seen}")


def asked(page):
    chosen = page.get_by_label("Question", exact=True).evaluate("box => box.selectedOptions[0].textContent")
    return " ".join(chosen.split())  # the list has hard spaces


def choose(page, question):
    """Choose a question, and wait until the form is about it."""
    page.get_by_label("Question", exact=True).select_option(label=question)
    page.wait_for_selector(f".wb-form p strong:text-is('{question}')")


def attempts(lab):
    return [each for each in lab.saved("answer") if each["round"].startswith("rehearsal")]


def cells(page):
    return page.evaluate("window.jupyterapp.shell.currentWidget.content.widgets.length")


def test_a_whole_rehearsal_with_the_keyboard_alone(lab, page):
    before = cells(page)
    # The one place that is not reached by keys here: a reader comes from the cell above with Tab.
    page.get_by_label("Attempt", exact=True).focus()
    tab_to(page, "Draw a question")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.textContent.startsWith('Start the clock')")
    question = asked(page)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=The clock runs.")
    tab_to(page, "What you said")
    page.keyboard.type("I rang the eleven largest carriers myself.")
    page.wait_for_function(
        "() => /^0:0[2-9]/.test(document.querySelector('.wb-clock [role=timer]').textContent)"
    )
    assert page.locator(CLOCK).inner_text() == "Stop the clock (F8)"
    page.keyboard.press("F8")
    page.wait_for_selector("text=The clock is stopped.")
    assert focused(page).startswith("What you said")  # the key leaves the cursor where it is
    lab.wait_saved(
        "answer", lambda answer: answer["seconds"] and answer["text"].endswith("carriers myself."), 10
    )
    tab_to(page, "How it went")
    for key in (
        "Enter",
        "ArrowDown",
        "ArrowDown",
        "Enter",
    ):  # JupyterLab itself takes the arrow of a closed list
        page.keyboard.press(key)
    lab.wait_saved("answer", lambda answer: answer["went"] == "mixed", 10)
    tab_to(page, "Seconds it took")
    page.keyboard.press("Control+A")
    page.keyboard.type("75")
    tab_to(page, "Loose end")
    page.keyboard.type("How many were there?")
    lab.wait_saved(
        "answer",
        lambda answer: (answer["seconds"], answer["loose_end"]) == (75, "How many were there?"),
        10,
    )
    page.wait_for_selector("p:has-text('It took 75 seconds, 15 seconds under the plan of 90.')")
    tab_to(page, "Take what comes next")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.textContent.startsWith('Start the clock')")
    assert asked(page) != question
    assert len(attempts(lab)) == 1
    assert cells(page) == before


def test_what_was_said_is_there_after_the_page_is_loaded_again(lab, page):
    choose(page, "Why us?")
    box = page.get_by_label("What you said")
    page.locator(CLOCK).click()
    page.wait_for_selector("text=The clock runs.")
    box.press_sequentially("We were a team of eight.", delay=20)
    lab.wait_saved("answer", lambda answer: answer["text"] == "We were a team of eight.", 10)
    page.reload()
    opened(lab, page)
    assert box.input_value() == "We were a team of eight."
    assert asked(page) == "Why us?"
    (kept,) = attempts(lab)
    assert kept["seconds"] >= 1  # the clock ran while the page was loaded again; what it counted is kept
    assert int(page.get_by_label("Seconds it took").input_value()) == kept["seconds"]


def test_a_fact_said_in_another_way_is_shown_beside_the_answer_before(lab, page):
    choose(page, "Why us?")
    page.get_by_label("What you said").fill("We were a team of eight.")
    page.wait_for_selector("mark:has-text('eight')")
    page.wait_for_selector("mark:has-text('five')")


def test_a_second_attempt_leaves_the_first(lab, page):
    choose(page, "Why us?")
    box = page.get_by_label("What you said")
    box.fill("First try.")
    lab.wait_saved("answer", lambda answer: answer["text"] == "First try.", 10)
    page.get_by_role("button", name="Try this question again").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('textarea')].every(e => e.value !== 'First try.')"
    )
    box.fill("Second try.")
    lab.wait_saved("answer", lambda answer: answer["text"] == "Second try.", 10)
    assert [each["text"] for each in attempts(lab)] == ["First try.", "Second try."]


def test_the_clock_counts_without_asking_the_kernel(lab, page):
    """Messages to the kernel while it runs for three seconds: none."""
    page.locator(CLOCK).click()
    page.wait_for_selector("text=The clock runs.")
    page.wait_for_timeout(1000)
    page.evaluate(
        "() => { window.sent = 0; const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;"
        " kernel.anyMessage.connect((_, args) => { window.sent += args.direction === 'send' ? 1 : 0; }); }"
    )
    page.wait_for_timeout(3000)
    assert page.evaluate("() => window.sent") == 0
    assert re.match(r"0:0[4-9]", page.get_by_role("timer").inner_text())
    assert page.get_by_role("timer").get_attribute("aria-live") == "off"
    page.get_by_label("What you said").press("a")
    page.wait_for_function("() => window.sent > 0")  # that it would have been counted


def test_letters_typed_on_the_clock_reach_no_cell(page):
    before = cells(page)
    page.locator(CLOCK).focus()
    for key in "xddabmyrv":
        page.keyboard.press(key)
    page.wait_for_timeout(500)
    assert cells(page) == before
    assert page.locator(CLOCK).is_visible()


def test_the_planned_length_and_a_whole_transcript_are_kept(lab, page):
    page.get_by_label("Planned length of an answer").fill("75")
    page.keyboard.press("Tab")
    lab.wait_saved("process", lambda kept: kept["answer_seconds"] == 75, seconds=6)
    told = "Interviewer: Why do you want to leave?\nMe: I want to work with other analysts, and with more than one hub.\n"
    page.get_by_label("Transcript or notes of the rehearsal").fill(told)
    page.get_by_role("button", name="Split it into questions and answers").click()
    page.get_by_role("button", name="Keep the ticked questions and answers").click()
    lab.wait_saved("answer", lambda kept: "more than one hub" in kept["text"], seconds=6)
