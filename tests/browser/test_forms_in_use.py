"""The notebooks filled in as a new reader would, by mouse and by keyboard."""

import re

import pytest

from workbook.progress import STEPS

NOTEBOOKS = [step.notebook for step in STEPS]
NOTES = """Anna Berg: Why do you want to leave your current job?
Me: I have learnt a lot in three years, and I want a larger team.
Anna Berg: What would you do in your first month?
Me: Listen, mostly, and read the last four quarterly reports."""


def test_a_transcript_is_split_looked_through_and_kept(lab, new_page):
    page = new_page()
    lab.open(page, "01_review_first_round")
    page.get_by_label("Transcript or notes of the interview").fill(NOTES)
    page.get_by_role("button", name="Split it into questions and answers").click()
    page.wait_for_selector("text=2 questions understood")
    assert lab.saved("question") == []
    page.get_by_label("Question 2").fill("What would you do in your first 30 days?")
    page.get_by_role("button", name="Keep the ticked questions and answers").click()
    page.wait_for_selector("text=2 questions kept.")
    assert [question["text"] for question in lab.saved("question")] == [
        "Why do you want to leave your current job?",
        "What would you do in your first 30 days?",
    ]
    options = page.get_by_label("Question to work on").locator("option").all_inner_texts()
    options = [option.replace("\xa0", " ") for option in options]  # as ipywidgets writes spaces
    assert any("first 30 days" in option for option in options)


def test_an_answer_is_told_again_beside_the_first(lab, new_page):
    page = new_page()
    lab.open(page, "01_review_first_round")
    page.get_by_label("The question you were asked").fill("Why us?")
    page.get_by_label("What you answered").fill("I like the product.")
    lab.wait_saved("answer", lambda answer: answer["text"] == "I like the product.")
    page.get_by_label("Question to prepare").select_option(label="Why us?")
    page.wait_for_selector("text=What you said: First interview")
    page.get_by_role("button", name="Begin with the earlier answer").click()
    page.get_by_label("Your answer now").press("End")
    page.keyboard.type(" I have used it for two years.")
    lab.wait_saved("answer", lambda answer: answer["round"] == "second" and "two years" in answer["text"])
    assert lab.saved("answer")[0]["text"] == "I like the product."


def test_the_first_notebook_weighs_the_steps_by_the_reasons(lab, new_page):
    page = new_page()
    lab.open(page, "00_start_here")
    page.get_by_label("It is the second half of their process").check()
    lab.wait_saved("process", lambda process: process["reasons"] == ["behavioural"])
    page.wait_for_selector("td:has-text('Questions about how you work')")
    lab.run(page)
    steps = page.locator("tr:has(a:has-text('Tell STAR stories'))")
    steps.filter(has_text="matters most").first.wait_for()


def test_a_story_can_be_written_with_the_keyboard_alone(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label("A short name for the story").focus()
    for text in ("The feed", "It broke.", "Mend it.", "I mended it.", "It ran again."):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the reflection
    page.keyboard.press("Space")  # the first skill
    lab.wait_saved("story", lambda story: story["result"] == "It ran again." and len(story["skills"]) == 1)
    assert lab.saved("story")[0]["title"] == "The feed"


def test_feedback_comes_while_typing_and_quotes_the_words(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label("Situation: where").fill(
        "Our shop lost its only baker two days before the summer fair in July."
    )
    page.get_by_label("Action: what").fill(
        "I called every bakery in town and we shared the ovens of two of them."
    )
    page.get_by_label("Result: what").fill("We sold 400 loaves.")
    page.wait_for_selector("li:has-text('400 loaves')")


def test_the_link_at_the_end_leads_to_the_top(sample_lab, new_page):
    page = new_page()
    sample_lab.open(page, "01_review_first_round")
    sample_lab.settle(page)
    title = page.locator("h1", has_text="Review the first round")
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 50_000)
    page.wait_for_function("title => title.getBoundingClientRect().top < 0", arg=title.element_handle())
    page.get_by_role("link", name="To the top of this page").click()
    page.wait_for_function("title => title.getBoundingClientRect().top >= 0", arg=title.element_handle())


RUN_FIRST = """async () => {
  const notebook = window.jupyterapp.shell.currentWidget.content
  notebook.activeCellIndex = notebook.widgets.findIndex(cell => cell.model.type === 'code')
  await window.jupyterapp.commands.execute('notebook:run-cell')
}"""
SCROLLED = "() => document.querySelector('.jp-WindowedPanel-outer').scrollTop"


def test_run_all_leaves_the_reader_at_the_top_and_free_to_move(sample_lab, new_page):
    page = new_page()
    sample_lab.open(page, "01_review_first_round")
    sample_lab.settle(page)
    assert page.evaluate(SCROLLED) == 0
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 900)
    page.wait_for_function(f"() => ({SCROLLED})() > 0")
    page.wait_for_timeout(1_500)
    assert page.evaluate(SCROLLED) > 0
    # The cells are done by now: what reads the page aloud may move it, too, without a key or the wheel.
    page.wait_for_timeout(3_000)
    page.get_by_role("link", name="To the top of this page").scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    assert page.evaluate(SCROLLED) > 900


def test_one_cell_run_alone_moves_no_page(sample_lab, new_page):
    page = new_page()
    sample_lab.open(page, "01_review_first_round")
    sample_lab.settle(page)
    page.mouse.move(600, 500)
    page.mouse.wheel(0, 300)
    page.wait_for_function(f"() => ({SCROLLED})() > 0")
    page.evaluate(RUN_FIRST)
    page.wait_for_timeout(1_000)
    assert page.evaluate(SCROLLED) > 0


def test_the_next_link_leads_from_page_to_page(sample_lab, new_page):
    page = new_page()
    sample_lab.open(page, "00_start_here")
    page.get_by_role("link", name="Next: Review the first round").first.click()
    page.get_by_role("tab", name="01_review_first_round.ipynb").wait_for()
    page.get_by_role("link", name="Next: Tell STAR stories").first.click()
    page.get_by_role("tab", name="02_tell_star_stories.ipynb").wait_for()


def test_typed_markup_stays_text(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label("A short name for the story").fill("<img src=x onerror='document.title=1'><b>bold</b>")
    page.wait_for_selector("h4:has-text('<b>bold</b>')")
    lab.run(page)
    assert page.title() != "1"
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_axe_finds_nothing_serious_in_our_output(sample_lab, new_page, notebook, theme):
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import expect

    page = new_page(height=6000)
    sample_lab.open(page, notebook, theme)
    sample_lab.settle(page)  # a form that is not there yet has no earlier versions to open
    toggles = page.get_by_role("button", name="Earlier versions").all()
    for toggle in toggles:
        toggle.click()
    # Each answers: with its versions, or, where a record is yet to begin, with a sentence.
    answered = page.get_by_text(re.compile("^(Bring this version back|Nothing is saved yet)")).filter(
        visible=True
    )
    expect(answered).to_have_count(len(toggles), timeout=60_000)
    page.evaluate("() => document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    sample_lab.settle(page)
    found = Axe().run(page, context={"include": [[".jp-OutputArea"]]}).response["violations"]
    serious = [
        (each["id"], node["html"][:200], node["failureSummary"])
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]
    assert serious == []


@pytest.mark.parametrize("width", [1280, 800])
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_no_form_is_wider_than_the_page(sample_lab, new_page, notebook, width):
    page = new_page(width=width, height=3000)
    sample_lab.open(page, notebook)
    wide = page.evaluate(
        "() => [...document.querySelectorAll('.wb-form, .wb-form textarea, .wb-form select')]"
        ".filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 2).map(e => e.className + e.scrollWidth)"
    )
    assert wide == []
    right = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('.wb-form')].map(e => e.getBoundingClientRect().right))"
    )
    assert right <= width


OVERLAPS = """() => [...document.querySelectorAll('.wb-form .wb-row')].flatMap(row => {
  const parts = [...row.querySelectorAll('select, button, input, p, .widget-label')].filter(e => e.offsetParent)
  const box = e => e.getBoundingClientRect()
  return parts.flatMap((a, i) => parts.slice(i + 1).filter(b => !a.contains(b) && !b.contains(a)
    && box(a).left < box(b).right - 1 && box(b).left < box(a).right - 1
    && box(a).top < box(b).bottom - 1 && box(b).top < box(a).bottom - 1)
    .map(b => a.outerHTML.slice(0, 80) + ' | ' + b.outerHTML.slice(0, 80)))
})"""


@pytest.mark.parametrize("width", [1280, 800])
def test_no_control_lies_on_another(lab, new_page, width):
    page = new_page(width=width, height=3000)
    lab.open(page, "01_review_first_round")
    notes = NOTES.replace("Anna Berg", "Dr. Annabel Berg-Whitlock (Head of Operations Planning)")
    page.get_by_label("Transcript or notes of the interview").fill(notes)
    page.get_by_role("button", name="Split it into questions and answers").click()
    page.get_by_role("button", name="Keep the ticked questions and answers").click()
    page.wait_for_selector("text=2 questions kept.")
    page.get_by_label("Question to work on").select_option(index=0)
    page.get_by_role("button", name="Remove this question").click()
    page.wait_for_selector("text=is removed. Its versions are kept")
    for toggle in page.get_by_role("button", name="Earlier versions").all():
        toggle.click()
    page.wait_for_selector("text=Bring this version back >> visible=true")
    assert page.evaluate(OVERLAPS) == []


def test_the_notebook_file_holds_nothing_that_was_typed_but_the_cards(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label("A short name for the story").fill("Unmistakable words")
    page.wait_for_selector("h4:has-text('Unmistakable words')")
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    saved = (lab.folder / "02_tell_star_stories.ipynb").read_text(encoding="utf-8")
    assert "application/vnd.jupyter.widget-state+json" not in saved
    without_html = re.sub(r'"text/html": \[.*?\]', "", saved, flags=re.DOTALL)
    assert "Unmistakable words" in saved
    assert "Unmistakable words" not in without_html
