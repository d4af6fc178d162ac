"""The page to take along, made in a real JupyterLab; and the board, which leads to what is open."""

import pytest


@pytest.mark.parametrize(
    ("choice", "name", "begins"),
    [("A4, as PDF", "walk_in_A4.pdf", b"%PDF"), ("for the browser", "walk_in.html", b"<!DOCTYPE html>")],
)
def test_the_page_is_made_by_the_keyboard_and_lies_in_the_folder(sample_lab, new_page, choice, name, begins):
    page = new_page()
    sample_lab.open(page, "08_walk_in")
    page.get_by_label("Paper and form").select_option(label=choice)
    page.get_by_role("button", name="Make the page").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"text={name} is in the folder of your workbook")
    assert (sample_lab.folder / name).read_bytes().startswith(begins)


def test_the_page_for_the_browser_asks_for_nothing(sample_lab, browser):
    made = sample_lab.folder / "walk_in.html"
    if not made.exists():
        pytest.skip("its test did not run")
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(made.as_uri())
    assert page.locator("h4").inner_text() == "To take along"
    assert asked == [made.as_uri()]
    page.close()


def test_the_board_opens_its_threads_and_leads_to_the_page_that_settles_them(sample_lab, new_page):
    page = new_page()
    sample_lab.open(page, "00_start_here")
    board = page.locator("div:has(> h4:text-is('The board'))")
    board.get_by_text("Told in two ways:").click()
    board.get_by_text("“four of us” / “five of us”").last.wait_for()
    board.locator("table").first.locator("a").first.click()
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.context?.path === '03_check_consistency.ipynb'"
    )
