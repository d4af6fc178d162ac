"""Comments imported once, looked at one by one, and put into texts only by the reader, on the newest version only."""

import pytest
from comment_files import ENTRY, FILE, comment_file

from workbook.errors import InputError
from workbook.forms import CommentSheet, import_comments
from workbook.records import Answer, Comment, Question, Shared, Story
from workbook.store import Store

NEW = ENTRY["suggestion"]


def text(store):
    return store.contents().find(Answer, "second/q").text


def change(store, text="We were six.", **fields):
    answer = Answer(id="second/q", question="q", round="second", text=text, **fields)
    head = store.head(Answer, "second/q")
    return store.save(answer, base=head.number if head else None)


@pytest.fixture
def sheet(store):
    store.add([Question(id="q", text="Why?"), Shared(id=FILE["export"])])
    change(store, ENTRY["text"])
    return CommentSheet(store)


def test_an_empty_workbook_has_no_comment(store):
    sheet = CommentSheet(store)
    assert (sheet.options, sheet.selected, sheet.status) == ([], "", "No comment is imported yet.")
    with pytest.raises(InputError, match="No comment is chosen"):
        sheet.accept()


def test_a_file_is_imported_and_its_first_comment_shown(sheet):
    sheet.read(comment_file())
    assert sheet.status == "1 comment from Sam: 1 new. 1 of 1 comment open."
    assert sheet.options[0][0] == "open · Why? (Second interview): Say who."
    assert sheet.text == NEW


def test_what_is_imported_second_is_shown_and_counted_too(sheet):
    sheet.read(comment_file())
    sheet.read(comment_file({"comment": "Shorter."}, by="Kim", copy="ffffffffffffffff"))
    assert sheet.comment.by == "Kim"
    assert sheet.status == "1 comment from Kim: 1 new. 2 of 2 comments open."


def test_comments_on_a_copy_that_is_not_known_are_kept_and_it_is_said(sheet, store):
    sheet.read(comment_file(export="elsewhere"))
    assert len(store.contents().all(Comment)) == 1
    assert "1 new. They were made on a copy that this workbook does not know, so look" in sheet.status
    assert text(store) == ENTRY["text"]


def test_importing_twice_is_the_same_as_once(sheet, store):
    sheet.read(comment_file())
    sheet.reject()
    before = store.history(Comment, sheet.selected)
    sheet.read(comment_file())
    assert store.history(Comment, sheet.selected) == before
    assert sheet.status.startswith("1 comment from Sam: 0 new; 1 was there already.")


def test_a_later_file_of_the_same_coach_renews_and_opens_its_comment(sheet, store):
    sheet.read(comment_file())
    sheet.reject()
    later = {"comment": "Say who they were.", "written_at": "2026-11-25T08:00:00Z"}
    sheet.read(comment_file(later))
    (comment,) = store.contents().all(Comment)
    assert (comment.comment, comment.verdict) == ("Say who they were.", "")
    sheet.read(comment_file())  # the earlier one again
    assert store.contents().all(Comment) == (comment,)


def test_comments_of_several_coaches_stand_beside_each_other(sheet, store):
    sheet.read(comment_file())
    sheet.read(comment_file(copy="ffffffffffffffff", by="Kim"))
    assert [comment.by for comment in store.contents().all(Comment)] == ["Sam", "Kim"]


def test_a_file_with_one_wrong_comment_is_refused_as_a_whole(sheet, store):
    with pytest.raises(InputError):
        sheet.read(comment_file({}, {"field": "nothing"}))
    assert store.contents().all(Comment) == ()


def test_accepting_writes_a_new_version_and_keeps_the_old(sheet, store):
    sheet.read(comment_file())
    sheet.accept()
    assert text(store) == NEW
    assert [version.fields["text"] for version in store.history(Answer, "second/q")] == [ENTRY["text"], NEW]
    assert sheet.comment.verdict == "accepted"


def test_rejecting_is_kept_and_changes_nothing(sheet, store):
    sheet.read(comment_file())
    sheet.reject()
    assert text(store) == ENTRY["text"]
    assert CommentSheet(Store(store.path)).options[0][0].startswith("rejected · ")


def test_what_the_reader_makes_of_it_is_kept_and_accepted(sheet, store):
    sheet.read(comment_file())
    sheet.text = "We were five, I among them."
    assert sheet.form.flush()
    assert CommentSheet(store).text == "We were five, I among them."
    sheet.accept()
    assert text(store) == "We were five, I among them."
    assert sheet.comment.draft == ""


def test_a_newer_version_of_another_notebook_is_not_overwritten(sheet, store):
    sheet.read(comment_file())
    with Store(store.path) as other:  # its saves are not told to this sheet
        change(other)
    with pytest.raises(InputError, match="changed meanwhile"):
        sheet.accept()
    assert text(store) == "We were six."
    assert sheet.comment.verdict == ""
    sheet.text = "We were six: five drivers and I."
    sheet.accept()
    assert text(store) == "We were six: five drivers and I."


def test_other_fields_stay_as_they_are(sheet, store):
    change(store, ENTRY["text"], went="well")
    sheet.read(comment_file())
    sheet.accept()
    assert store.contents().find(Answer, "second/q").went == "well"


def test_a_change_in_this_notebook_is_seen_at_once(sheet, store):
    sheet.read(comment_file())
    change(store, "All in all: We were five.")
    assert sheet.text == "All in all: We were five: four drivers and I."
    assert sheet.proposal.is_changed


def test_what_is_typed_stays_while_the_text_changes_elsewhere(sheet, store):
    sheet.read(comment_file())
    sheet.text = "We were five. I among th"
    change(store, "All in all: We were five.")
    assert sheet.text == "We were five. I among th"
    assert sheet.proposal.current == "All in all: We were five."


def test_a_stand_in_must_be_replaced_by_the_reader(sheet, store):
    change(store, "We were five at Larkmoor.")
    about = "We were five at Employer A."
    sheet.read(comment_file({"text": about, "suggestion": f"{about} I liked Employer A."}))
    with pytest.raises(InputError, match="“Employer A” only stands for"):
        sheet.accept()
    assert text(store) == "We were five at Larkmoor."
    sheet.text = sheet.text.replace("Employer A", "Larkmoor")
    sheet.accept()
    assert text(store) == "We were five at Larkmoor. I liked Larkmoor."


def test_an_empty_box_empties_no_text(sheet, store):
    sheet.read(comment_file())
    sheet.text = " "
    with pytest.raises(InputError, match="The box is empty"):
        sheet.accept()
    assert text(store) == ENTRY["text"]


def test_a_comment_without_a_suggestion_is_marked_as_seen(sheet):
    sheet.read(comment_file({"suggestion": ""}))
    sheet.note()
    assert sheet.status == "0 of 1 comment open."


def test_a_decision_can_be_taken_back(sheet, store):
    sheet.read(comment_file())
    sheet.accept()
    sheet.reopen()
    assert sheet.comment.verdict == ""
    assert text(store) == sheet.text == NEW


def test_a_comment_on_a_text_that_is_gone_is_kept(sheet, store):
    sheet.read(comment_file({"ref": "story/gone", "field": "task"}))
    assert sheet.proposal.current is None
    with pytest.raises(InputError, match="not in this workbook"):
        sheet.accept()
    sheet.reject()
    assert sheet.comment.verdict == "rejected"


def test_going_on_leads_through_the_open_ones(sheet, store):
    store.save(Story(id="s", task="Tell them."), base=None)
    sheet.read(comment_file({}, {"ref": "story/s", "field": "task", "text": "Tell them."}))
    first = sheet.selected
    sheet.next_open()
    assert sheet.selected != first
    sheet.reject()
    sheet.next_open()
    assert sheet.selected == first


def test_the_draft_of_one_comment_is_not_put_into_another(sheet, store):
    store.save(Story(id="s", task="Tell them."), base=None)
    sheet.read(
        comment_file(
            {}, {"ref": "story/s", "field": "task", "text": "Tell them.", "suggestion": "Told them."}
        )
    )
    sheet.text = "Mine."
    sheet.next_open()
    assert sheet.text == "Told them."
    sheet.next_open()
    assert sheet.text == "Mine."


def test_a_removed_comment_does_not_come_back_with_the_same_comment_file(sheet, store):
    sheet.read(comment_file())
    head = store.head(Comment, sheet.selected)
    store.remove(head.record(), base=head.number)
    assert import_comments(store, comment_file()).new == ()
