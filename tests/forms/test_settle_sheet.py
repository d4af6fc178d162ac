"""Settling findings: one after the other, decisions kept, and texts mended without losing one's place."""

import pytest

from workbook.forms import SettleSheet
from workbook.records import Answer, Decision, Question, Story
from workbook.store import Store

FIVE, EIGHT = "We were a team of five.", "We were a team of eight."


def put(store, *records):
    for record in records:
        head = store.head(type(record), record.id)
        store.save(record, base=head.number if head else None)


def answers(first=FIVE, second=EIGHT, question="q"):
    return [
        Answer(id=Answer.id_for(question, round), question=question, round=round, text=text)
        for round, text in (("first", first), ("second", second))
    ]


@pytest.fixture
def sheet(store):
    put(store, Question(id="q", text="Why?"), *answers())
    put(store, Question(id="r", text="How?"), *answers("It cost $50,000.", "It cost $70,000.", question="r"))
    return SettleSheet(store)


def test_an_empty_workbook_has_nothing_to_settle(store):
    sheet = SettleSheet(store)
    assert (sheet.options, sheet.selected, sheet.field, sheet.conflict) == ([], "", "", None)
    assert sheet.status == "Nothing can be compared yet."


def test_it_begins_with_the_first_open_one(sheet, store):
    (_, first), (_, second) = sheet.options
    assert sheet.selected == first
    put(store, Decision(id=first, verdict="both"))
    assert SettleSheet(store).selected == second


def test_the_list_says_what_is_open(sheet):
    assert sheet.status == "2 of 2 findings open."
    assert [label.split(" · ")[0] for label, _ in sheet.options] == ["open", "open"]
    sheet.decision.verdict = "first"
    sheet.decision.flush()
    assert sheet.status == "1 of 2 findings open."
    assert [label.split(" · ")[0] for label, _ in sheet.options] == ["settled", "open"]


def test_a_finding_that_another_notebook_mended_cannot_be_chosen(sheet, store):
    (_, first), (_, second) = sheet.options
    with Store(store.path) as other:  # its saves are not told to this sheet
        put(other, *answers("It cost $50,000.", "It cost $50,000.", question="r"))
    sheet.selected = second
    assert sheet.selected == sheet.decision.id == first
    assert sheet.status == "1 of 1 findings open."
    assert [key for _, key in sheet.options] == [first]
    assert not sheet.is_mended
    sheet.decision.verdict = "first"
    sheet.decision.flush()
    assert store.contents().find(Decision, first).verdict == "first"


def test_a_decision_is_kept_with_what_it_is_about(sheet, store):
    sheet.decision.verdict, sheet.decision.note = "both", "eight with the interns"
    sheet.decision.flush()
    (kept,) = store.contents().all(Decision)
    assert (kept.id, kept.verdict, kept.note) == (sheet.selected, "both", "eight with the interns")
    assert "five" in kept.about
    assert "eight" in kept.about


def test_looking_at_another_saves_what_was_typed(sheet, store):
    sheet.decision.note = "ask Dana"
    sheet.selected = sheet.options[1][1]
    assert [kept.note for kept in store.contents().all(Decision)] == ["ask Dana"]
    assert sheet.decision.note == ""
    assert sheet.conflict.kind == "amount of money"


def test_what_cannot_be_saved_stays_in_view(sheet, store):
    here, there = (key for _, key in sheet.options)
    store.is_full = True
    sheet.decision.note = "ask Dana"
    sheet.selected = there
    assert (sheet.selected, sheet.decision.id, sheet.decision.note) == (here, here, "ask Dana")
    assert sheet.decision.error == "The disk is full."


def test_the_next_open_one_goes_round(sheet):
    first, second = (key for _, key in sheet.options)
    sheet.next_open()
    assert sheet.selected == second
    sheet.next_open()
    assert sheet.selected == first
    sheet.decision.verdict = "dismissed"
    sheet.decision.flush()
    sheet.next_open()
    sheet.next_open()
    assert sheet.selected == second


@pytest.mark.parametrize(
    ("verdict", "field", "mended"),
    [
        ("", "text", "second/q"),
        ("first", "text", "second/q"),
        ("second", "text", "first/q"),
        ("both", "", ""),
        ("dismissed", "", ""),
    ],
)
def test_the_text_that_is_not_right_is_offered(sheet, verdict, field, mended):
    sheet.decision.verdict = verdict
    assert sheet.field == field
    if field:
        assert sheet.answer.id == mended


def test_a_part_of_a_story_is_offered(store):
    put(store, Question(id="q"), answers()[0])
    put(store, Story(id="s", title="The feed", situation="It broke.", action=EIGHT, questions=("q",)))
    sheet = SettleSheet(store)
    assert (sheet.field, sheet.story.id) == ("action", "s")


def test_nothing_is_rewritten_by_a_decision(sheet, store):
    before = [answer.text for answer in store.contents().all(Answer)]
    sheet.decision.verdict = "first"
    sheet.decision.flush()
    assert [answer.text for answer in store.contents().all(Answer)] == before


def test_a_mended_text_takes_the_finding_away_and_stays_in_view(sheet):
    key = sheet.selected
    sheet.answer.text = "We were a team of five, with interns."
    sheet.answer.flush()
    assert sheet.is_mended
    assert (sheet.selected, sheet.field, sheet.answer.id) == (key, "text", "second/q")
    assert [label.startswith("no longer there") for label, _ in sheet.options] == [False, True]
    assert sheet.status == "1 of 1 findings open."


def test_a_mended_finding_comes_back_with_its_words(sheet):
    for text in (FIVE, EIGHT):
        sheet.answer.text = text
        sheet.answer.flush()
    assert not sheet.is_mended
    assert len(sheet.options) == 2


def test_a_figure_being_typed_stays_the_same_finding(sheet):
    before = sheet.selected
    for text in ("We were a team of ", "We were a team of nine."):
        sheet.answer.text = text
        sheet.answer.flush()
    assert not sheet.is_mended
    assert sheet.selected != before
    assert "nine" in sheet.conflict.quotes
    assert sheet.answer.text == "We were a team of nine."


def test_after_a_mended_one_the_next_can_be_looked_at(sheet):
    sheet.answer.text = FIVE
    sheet.answer.flush()
    sheet.next_open()
    assert not sheet.is_mended
    assert sheet.conflict.kind == "amount of money"
    assert len(sheet.options) == 1


def test_an_answer_written_elsewhere_brings_its_finding(store):
    put(store, Question(id="q", text="Why?"), answers()[0])
    sheet = SettleSheet(store)
    assert sheet.conflict is None
    put(store, answers()[1])
    assert sheet.conflict is not None
    assert sheet.field == "text"
