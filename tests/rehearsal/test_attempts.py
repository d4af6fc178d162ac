"""Attempts at questions: which count, on which day, and which of them stand beside other texts."""

from datetime import date

import pytest

from workbook.records import Answer, Contents, Process, Question, Round
from workbook.rehearsal.attempts import (
    PLANNED_SECONDS,
    attempts,
    newest_only,
    planned_seconds,
    rehearsal_on,
    remarks_on_attempt,
    without_attempts,
)

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
HELD = [
    Round(id="late", sort="rehearsal", held_on=TUESDAY),
    Round(id="early", sort="rehearsal", held_on=MONDAY),
]
LONG = (
    "I rang the eleven largest carriers myself and asked which slot would suit them, and then I wrote it down. "
    * 2
)


def said(round, attempt="", question="q", **values):
    values.setdefault("text", "told")
    return Answer(id=Answer.id_for(question, round, attempt), question=question, round=round, **values)


def of(*answers):
    return Contents([*HELD, Question(id="q", text="Why?"), Question(id="r", text="How?"), *answers])


def test_they_come_in_the_order_of_days_and_are_numbered_within_one():
    found = attempts(of(said("late"), said("early"), said("early", "2"), said("early", question="r")))
    assert [(each.answer.id, each.held_on, each.number) for each in found] == [
        ("early/q", MONDAY, 1),
        ("early/q/2", MONDAY, 2),
        ("early/r", MONDAY, 1),
        ("late/q", TUESDAY, 1),
    ]


@pytest.mark.parametrize("values", [{"text": "told"}, {"seconds": 5}, {"went": "well"}])
def test_words_a_time_or_a_mark_begin_one(values):
    assert len(attempts(of(said("early", **{"text": "", **values})))) == 1


def test_an_empty_one_an_interview_and_a_question_that_was_removed_are_none():
    assert attempts(of(said("early", text=" "), said("first"), said("early", question="gone"))) == ()


def test_a_rehearsal_without_a_day_counts():
    (found,) = attempts(of(Round(id="some day", sort="rehearsal"), said("some day")))
    assert found.held_on is None


def test_a_day_has_one_rehearsal():
    assert rehearsal_on(MONDAY, of()).id == "early"
    new = rehearsal_on(date(2026, 12, 1), of())
    assert new == rehearsal_on(date(2026, 12, 1), Contents())
    assert (new.sort, new.held_on) == ("rehearsal", date(2026, 12, 1))


def test_beside_other_texts_only_the_newest_stands():
    answers = [said("first"), said("early"), said("early", "2"), said("late", question="r")]
    left = newest_only(of(*answers)).all(Answer)
    assert [each.id for each in left] == ["first/q", "early/q/2", "late/r"]


def test_without_attempts_the_interviews_and_drafts_are_left():
    left = without_attempts(of(said("first"), said("second"), said("early"))).all(Answer)
    assert [each.id for each in left] == ["first/q", "second/q"]


def test_the_planned_length_is_the_readers_or_ours():
    assert planned_seconds(Contents()) == PLANNED_SECONDS
    assert planned_seconds(Contents([Process(id=Process.ID, answer_seconds=120)])) == 120


def test_a_length_that_was_measured_is_not_reckoned_from_words():
    question = Question(id="q", type="behavioural")
    rules = [
        {each.rule for each in remarks_on_attempt(said("early", text=LONG, seconds=seconds), question, of())}
        for seconds in (None, 70)
    ]
    assert rules[0] - rules[1] == {"star-length"}
