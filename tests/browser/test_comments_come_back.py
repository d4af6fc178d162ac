"""A coach's file taken in with a real JupyterLab: seen at its answer, accepted with the keyboard, kept."""

import nbformat
import pytest
from comment_files import ENTRY, FILE, comment_file
from nbformat.v4 import new_code_cell, new_notebook

from workbook.records import Answer, Comment, Question, Shared
from workbook.store import FILE_NAME, Store

CELLS = ["from workbook import open_workbook\n\nwb = open_workbook()", "wb.import_comments()"]
HOSTILE = "<img src=x onerror=alert(1)><script>alert(1)</script>"


@pytest.fixture
def page(lab, new_page):
    """A notebook with the form, on a workbook with one answer."""
    with Store(lab.folder / FILE_NAME) as store:
        store.add([Question(id="q", text="Why us?"), Shared(id=FILE["export"])])
        store.save(Answer(id="second/q", question="q", round="second", text=ENTRY["text"]), base=None)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    cells = [new_code_cell(source) for source in CELLS]
    nbformat.write(new_notebook(cells=cells, metadata=kernel), lab.folder / "comments.ipynb")
    page = new_page()
    lab.open(page, "comments")
    return page


def choose(page, tmp_path, content):
    file = tmp_path / "back.json"
    file.write_bytes(content)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file of comments").click()
    chooser.value.set_files(file)


def test_a_suggestion_is_accepted_with_the_keyboard_and_kept(lab, page, tmp_path):
    choose(page, tmp_path, comment_file())
    page.wait_for_selector("text=1 comment from Sam: 1 new. 1 of 1 comment open.")
    assert page.get_by_label("Your text with the suggestion").input_value() == ENTRY["suggestion"]
    page.get_by_role("button", name="Accept").focus()
    page.keyboard.press("Enter")
    lab.wait_saved("answer", lambda answer: answer["text"] == ENTRY["suggestion"])
    lab.wait_saved(Comment.kind(), lambda comment: comment["verdict"] == "accepted")
    page.wait_for_function("() => document.activeElement.textContent === 'Next open comment'")
    choose(page, tmp_path, comment_file())
    page.wait_for_selector("text=0 new; 1 was there already. 0 of 1 comment open.")


def test_hostile_words_stay_words_and_a_wrong_file_is_one_sentence(lab, page, tmp_path):
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    choose(page, tmp_path, comment_file({"comment": HOSTILE, "suggestion": HOSTILE}, by=HOSTILE))
    page.wait_for_selector(f"p:has-text('{HOSTILE}')")
    choose(page, tmp_path, b'{"format": 1}')
    page.wait_for_selector("[role=alert]:has-text('This is not a file of comments from a shared workbook')")
    assert len(lab.saved(Comment.kind())) == 1
