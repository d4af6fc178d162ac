"""Comments stand where the text is written, and the form shows only what can be done with one."""

import pytest
from comment_files import ENTRY, comment_file

from workbook.forms import import_comments
from workbook.records import Answer, Comment, Question, Round
from workbook.store import FILE_NAME, Store
from workbook.widgets.answers import redraft_view
from workbook.widgets.comments import comments_view


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / FILE_NAME) as store:
        store.save(Question(id="q", text="Why us?"), base=None)
        store.save(Answer(id="second/q", question="q", round="second", text=ENTRY["text"]), base=None)
        yield store


def shown(view, controls):
    """What can be seen: descriptions of controls that are not hidden."""
    return {
        each.description
        for each in controls(view)
        if hasattr(each, "description") and each.layout.display != "none"
    }


def test_an_open_comment_is_read_where_the_answer_is_drafted(store, controls):
    import_comments(store, comment_file())
    view = redraft_view(store, Round.SECOND)[0]
    assert any("Say who." in each.value for each in controls(view) if type(each).__name__ == "HTML")


def test_a_comment_with_a_suggestion_is_accepted_or_rejected(store, controls):
    import_comments(store, comment_file())
    found = shown(comments_view(store), controls)
    assert {"Accept: put the box in the place of my text", "Reject: leave my text as it is"} <= found
    assert not {"Mark as seen", "Open it again"} & found


def test_a_comment_without_a_suggestion_is_seen(store, controls):
    import_comments(store, comment_file({"suggestion": ""}))
    found = shown(comments_view(store), controls)
    assert "Mark as seen" in found
    assert "Your text with the suggestion; change it as you like" not in found


def test_a_button_decides(store, controls):
    import_comments(store, comment_file())
    view = comments_view(store)
    (accept,) = [each for each in controls(view) if getattr(each, "description", "").startswith("Accept")]
    accept.click()
    assert store.contents().find(Answer, "second/q").text == ENTRY["suggestion"]
    assert store.contents().all(Comment)[0].verdict == "accepted"
    assert "Open it again" in shown(view, controls)
