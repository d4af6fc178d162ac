"""What is typed into a form in a real JupyterLab is in the file, whatever happens next."""

import os
import signal
import subprocess
import time
from dataclasses import replace

from lab_in_chromium import KERNEL

from workbook.records import Question
from workbook.store import FILE_NAME, Store

SITUATION = "Situation: where and when was it"
WORDS = "In March the main feed of our largest client stopped on a Friday night."
RESTART = f"() => {{ {KERNEL}.restart(); }}"


def situation_is(text):
    return lambda story: story["situation"] == text


def test_a_story_is_saved_within_two_seconds_of_the_last_key(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label(SITUATION).click()
    page.keyboard.type(WORDS, delay=15)
    lab.wait_saved("story", situation_is(WORDS), seconds=2)
    page.wait_for_selector("p[role=status]:has-text('Saved at')")


def test_a_number_is_saved_while_its_box_still_has_the_focus(lab, new_page):
    page = new_page()
    lab.open(page, "00_start_here")
    box = page.get_by_label("Your speaking pace, words a minute (leave 0 if not measured)")
    box.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("142", delay=150)  # 1 and 14 are out of bounds, and must not be put right on the way
    lab.wait_saved("process", lambda process: process["words_per_minute"] == 142, seconds=3)
    assert box.input_value() == "142"
    assert not page.get_by_text("is not taken").is_visible()


def test_long_typing_without_a_pause_is_saved_on_the_way(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label(SITUATION).click()
    page.keyboard.type(WORDS * 2, delay=40)  # about six seconds, no pause as long as the debounce
    texts = {story["situation"] for story in lab.saved("story")}
    assert texts, "nothing was saved before the first pause"
    assert all((WORDS * 2).startswith(text) for text in texts)


def test_the_card_below_the_form_shows_what_was_saved(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label(SITUATION).fill(WORDS)
    page.wait_for_selector(f".jp-RenderedHTMLCommon h4 ~ p:has-text('{WORDS}')")


def test_the_text_is_there_after_the_page_is_loaded_again(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label(SITUATION).fill(WORDS)
    lab.wait_saved("story", situation_is(WORDS))
    lab.open(page, "02_tell_star_stories")
    assert page.get_by_label(SITUATION).input_value() == WORDS


def test_a_restarted_kernel_is_said_and_running_again_brings_the_text_back(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label(SITUATION).fill(WORDS)
    lab.wait_saved("story", situation_is(WORDS))
    page.evaluate(RESTART)
    page.wait_for_selector(".wb-form.jupyter-widgets-disconnected")
    notice = page.evaluate(
        "() => getComputedStyle(document.querySelector('.wb-form.jupyter-widgets-disconnected'), '::before').content"
    )
    assert "nothing typed here would be kept" in notice
    page.wait_for_function(f"() => {KERNEL}?.status === 'idle'")
    lab.run(page)
    assert page.get_by_label(SITUATION).input_value() == WORDS


def test_a_disconnected_form_takes_no_keys(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    box = page.get_by_label(SITUATION)
    box.fill(WORDS)
    lab.wait_saved("story", situation_is(WORDS))
    page.evaluate(RESTART)
    page.wait_for_selector(".wb-form.jupyter-widgets-disconnected")
    box.evaluate("box => box.focus()")
    page.keyboard.type("lost?")
    assert box.input_value() == WORDS


CELLS = """() => [...Array.from(jupyterapp.shell.widgets('main')).find(w => w.content?.widgets && w.isVisible)
    .content.model.cells].map(cell => [cell.type, cell.sharedModel.getSource()])"""


def test_keys_over_a_form_without_kernel_change_no_cell(lab, new_page):
    """JupyterLab would take them as commands: x cuts a cell, d d deletes it, m makes it text, Enter writes in it."""
    keys, page = "next to the add-on building, room 3 add\nand b, v, z, yy, rr", new_page()
    lab.open(page, "00_start_here")
    lab.settle(page)
    before = page.evaluate(CELLS)
    page.evaluate(RESTART)
    page.wait_for_selector(".wb-form.jupyter-widgets-disconnected")
    page.wait_for_function(f"() => {KERNEL}?.status === 'idle'")
    box = page.get_by_label("Where").first
    box.scroll_into_view_if_needed()
    edge = box.bounding_box()
    page.mouse.click(edge["x"] + 40, edge["y"] + 10)
    assert "jp-Cell" in page.evaluate("() => document.activeElement.className")
    page.keyboard.type(keys)
    assert page.evaluate(CELLS) == before

    # Loaded again without a kernel, a form of before is not even there.
    page.evaluate("async () => { await jupyterapp.shell.currentWidget.sessionContext.shutdown(); }")
    page.evaluate("async () => { await jupyterapp.commands.execute('docmanager:save'); }")
    page.reload()
    gone = page.get_by_text("Error displaying widget").first
    gone.wait_for()
    gone.click()
    page.keyboard.type(keys)
    assert page.evaluate(CELLS) == before


def test_closing_the_tab_in_mid_typing_loses_at_most_what_the_debounce_holds(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label(SITUATION).click()
    began = time.monotonic()
    page.keyboard.type(WORDS, delay=40)
    typed_a_second = len(WORDS) / (time.monotonic() - began)
    page.close()
    kept = lab.wait_saved("story", lambda story: story["situation"]) and lab.saved("story")[-1]["situation"]
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline and kept != WORDS:
        time.sleep(0.1)
        kept = lab.saved("story")[-1]["situation"]
    assert WORDS.startswith(kept)
    assert len(WORDS) - len(kept) <= 1.5 * typed_a_second


def test_what_was_typed_before_the_kernel_was_killed_is_there(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    page.get_by_label(SITUATION).fill(WORDS)
    lab.wait_saved("story", situation_is(WORDS))
    found = subprocess.run(
        ["pgrep", "-f", f"ipykernel_launcher.*{lab.runtime}"], capture_output=True, text=True
    )
    for process in found.stdout.split():
        os.kill(int(process), signal.SIGKILL)
    page.wait_for_selector(".wb-form.jupyter-widgets-disconnected", timeout=30_000)
    assert lab.saved("story")[-1]["situation"] == WORDS


def test_two_notebooks_open_at_once_both_save(lab, new_page):
    start, stories = new_page(), new_page()
    lab.open(start, "00_start_here")
    lab.open(stories, "02_tell_star_stories")
    start.get_by_label("Company").fill("Halden Row (fictional)")
    stories.get_by_label(SITUATION).fill(WORDS)
    start.get_by_label("Role you are interviewing for").fill("Analyst")
    lab.wait_saved("story", situation_is(WORDS))
    lab.wait_saved("process", lambda process: process["company"] and process["role"] == "Analyst")


def test_two_programs_that_change_the_same_words_keep_both_and_ask(lab, new_page):
    page = new_page()
    lab.open(page, "01_review_first_round")
    question = page.get_by_label("The question you were asked")
    question.fill("Why us?")
    lab.wait_saved("question", lambda saved: saved["text"] == "Why us?")
    with Store(lab.folder / FILE_NAME) as elsewhere:
        (theirs,) = elsewhere.contents().all(Question)
        base = elsewhere.head(Question, theirs.id).number
        elsewhere.save(replace(theirs, text="Why do you want to work here?"), base=base)
    question.fill("Why us, of all companies?")
    page.wait_for_selector("text=Both are kept; which one goes on? >> visible=true")
    page.get_by_role("button", name="Go on with what is in the boxes").and_(page.locator(":visible")).click()
    lab.wait_saved("question", lambda saved: saved["text"] == "Why us, of all companies?")


def test_an_earlier_version_can_be_seen_and_brought_back(lab, new_page):
    page = new_page()
    lab.open(page, "02_tell_star_stories")
    box = page.get_by_label(SITUATION)
    box.fill(WORDS)
    lab.wait_saved("story", situation_is(WORDS))
    box.fill("Something quite different.")
    lab.wait_saved("story", situation_is("Something quite different."))
    page.get_by_role("button", name="Earlier versions").first.click()
    versions = page.get_by_label("Version saved at").first
    versions.select_option(index=1)
    page.wait_for_selector("ins:has-text('largest client')")
    page.get_by_role("button", name="Bring this version back").first.click()
    lab.wait_saved("story", situation_is(WORDS))
    page.wait_for_function("([box, words]) => box.value === words", arg=[box.element_handle(), WORDS])


def test_what_stands_below_the_forms_follows_what_is_saved(lab, new_page):
    page = new_page()
    lab.open(page, "00_start_here")
    page.get_by_label("Company").fill("Halden Row (fictional)")
    page.wait_for_selector("tr:has(a:has-text('Start here')) >> text=1 of 5")
