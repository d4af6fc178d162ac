"""The plan in a real JupyterLab: an advertisement pasted and split, evidence linked, pitches and goals there again."""

import pytest

from workbook.records import Story
from workbook.store import FILE_NAME, Store

NOTEBOOK = "04_plan_first_90_days"
AD = """About us
We move parcels.
Requirements:
- Solid SQL; Python is a plus
- Patience with carriers
Benefits:
- Dental
Salary: $85,000 to $110,000 a year"""


@pytest.fixture
def page(lab, new_page):
    with Store(lab.folder / FILE_NAME) as store:
        store.save(Story(id="s", title="The report", action="I wrote a script in Python."), base=None)
    page = new_page()
    lab.open(page, NOTEBOOK)
    return page


def test_an_advertisement_is_split_kept_linked_and_there_after_a_reload(lab, page):
    page.get_by_label("The advertisement, as it is written").fill(AD)
    lab.wait_saved("jobad", lambda kept: kept["text"] == AD)
    page.get_by_role("button", name="Split it into lines").click()
    page.wait_for_selector("text=2 new lines found.")
    assert lab.saved("requirement") == []
    page.get_by_label("Words of line 3").fill("Patience with carriers and drivers")
    page.get_by_label("Keep line 4").check()
    page.get_by_role("button", name="Keep the ticked lines").click()
    page.wait_for_selector("text=3 lines kept.")
    lines = ["Solid SQL; Python is a plus", "Patience with carriers and drivers", "Dental"]
    assert [kept["text"] for kept in lab.saved("requirement")] == lines
    page.get_by_role("button", name="Use it as the posted range").click()
    lab.wait_saved("research", lambda kept: kept["posted"] == "$85,000 to $110,000 a year")
    page.wait_for_selector("li:has-text('Patience with carriers and drivers')")

    lab.open(page, NOTEBOOK)
    assert page.get_by_label("The advertisement, as it is written").input_value() == AD
    page.wait_for_selector("figure[aria-label*='may be met by Story: The report']")
    page.get_by_label("Does suggestion 1 meet the line?").select_option(label="yes, it meets it")
    lab.wait_saved("requirement", lambda kept: kept["met_by"] == ["story/s"])
    page.wait_for_selector("figure[aria-label*=': met by Story: The report']")
    page.wait_for_selector("td:text-is('met')")
    lab.open(page, NOTEBOOK)
    chosen = "box => box.selectedOptions[0].textContent"
    assert page.get_by_label("Does suggestion 1 meet the line?").evaluate(chosen).startswith("yes")
    assert page.locator("mjx-container").count() == 0


def test_a_pitch_and_a_goal_are_linked_remarked_on_and_there_after_a_reload(lab, page):
    pitch = "I am a team player, they say. I wrote a script that does by itself what took me three hours every Monday for two long years."
    page.get_by_label("Why should we hire you?", exact=True).fill(pitch)
    lab.wait_saved("pitch", lambda kept: kept["text"] == pitch)
    page.wait_for_selector(".wb-form li:has-text('Many say “team player”')")
    page.wait_for_selector(".wb-form li:has-text('Nothing is linked behind')")
    page.get_by_label("What it rests on: Why should we hire you?").select_option(label="Story: The report")
    lab.wait_saved("pitch", lambda kept: kept["rests_on"] == ["story/s"])
    page.wait_for_selector(".wb-form summary:has-text('Story: The report')")

    page.get_by_label("What you would do, beginning with a verb").fill("Replace the weekly report")
    page.get_by_label("By which day after the start").fill("25")
    page.keyboard.press("Tab")
    lab.wait_saved("goal", lambda kept: (kept["what"], kept["day"]) == ("Replace the weekly report", 25))
    page.wait_for_selector(".wb-form li:has-text('may step on toes')")
    page.wait_for_selector("figure[aria-label*='Day 25 (learn): Replace the weekly report']")
    page.get_by_label("How one would see that it is done").fill("all six sites use it")
    lab.wait_saved("goal", lambda kept: kept["measure"] == "all six sites use it")

    lab.open(page, NOTEBOOK)
    assert page.get_by_label("Why should we hire you?", exact=True).input_value() == pitch
    assert page.get_by_label("How one would see that it is done").input_value() == "all six sites use it"
    assert page.get_by_label("By which day after the start").input_value() == "25"
    page.wait_for_selector("td:text-is('Replace the weekly report')")
