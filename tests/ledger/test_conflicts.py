"""Findings that ask for a decision: their keys, how long a decision lasts, and pay that was named twice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.ledger import checked, conflicts
from workbook.records import Answer, Contents, Decision, Question, Story

FIVE, EIGHT = "We were a team of five.", "We were a team of eight."


def told(first=FIVE, second=EIGHT, *others):
    answers = [
        Answer(id=Answer.id_for("q", round), question="q", round=round, text=text)
        for round, text in (("first", first), ("second", second))
    ]
    return Contents([Question(id="q", text="Why?"), *answers, *others])


def only(contents):
    (conflict,) = conflicts(contents)
    return conflict


def settled(contents, verdict="both"):
    return [replace(each.decision, verdict=verdict) for each in conflicts(contents)]


def test_a_fact_told_in_two_ways_is_open():
    conflict = only(told())
    assert conflict.is_open
    assert (conflict.kind, conflict.decision.id) == ("number", conflict.key)
    assert "five" in conflict.quotes
    assert "eight" in conflict.quotes
    assert conflict.decision.about == conflict.quotes


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("It cost $50,000.", "It cost $70,000.", "amount of money"),
        ("It began in March 2019.", "It began in June 2021.", "date"),
    ],
)
def test_kinds_are_named_for_a_reader(first, second, kind):
    assert [each.kind for each in conflicts(told(first, second))] == [kind]


def test_a_decision_closes_it():
    contents = told(FIVE, EIGHT, *settled(told()))
    assert not only(contents).is_open


def test_a_note_alone_leaves_it_open():
    note = replace(only(told()).decision, note="ask Dana")
    assert only(told(FIVE, EIGHT, note)).is_open


@pytest.mark.parametrize(
    ("first", "second"),
    [("We were a team of six.", EIGHT), (FIVE, "We were a team of nine.")],
)
def test_it_is_open_again_when_either_claim_changes(first, second):
    contents = told(first, second, *settled(told()))
    assert only(contents).is_open


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"Thank you for asking. {FIVE}", EIGHT),
        (FIVE, f"{EIGHT} It was a good year for us."),
        (FIVE.replace(" of ", "  of\n"), EIGHT),
    ],
)
def test_a_decision_survives_edits_elsewhere(first, second):
    assert not only(told(first, second, *settled(told()))).is_open


def test_a_decision_comes_back_with_the_words():
    decisions = settled(told())
    assert conflicts(told(FIVE, FIVE, *decisions)) == ()
    assert not only(told(FIVE, EIGHT, *decisions)).is_open


def test_the_same_words_elsewhere_are_another_finding():
    story = Story(id="s", action=FIVE, questions=("q",))
    between = [each for each in conflicts(told(FIVE, EIGHT, story, *settled(told()))) if each.is_open]
    assert [(each.pair.first.id, each.pair.second.id) for each in between] == [("answer:second/q", "story:s")]


@given(text=st.text(max_size=40))
def test_any_text_can_be_compared(text):
    for each in checked(told(text, f"{text} {EIGHT}")):
        assert len({conflict.key for conflict in each.conflicts}) == len(each.conflicts)


def test_a_changed_claim_follows_the_one_before():
    before, after = only(told()), only(told(FIVE, "We were a team of nine."))
    assert after.follows(before)
    assert before.key != after.key
    assert not only(told("We were a team of two.", "We were a team of nine.")).follows(before)
    assert not only(told("It cost $50,000.", "It cost $70,000.")).follows(before)


def named(first, second, kind="salary"):
    answers = [
        Answer(id=Answer.id_for(question, round), question=question, round=round, text=text)
        for question, round, text in (("pay", "first", first), ("q", "second", second))
    ]
    return Contents([Question(id="pay", type="salary"), Question(id="q", type=kind), *answers])


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("I said $50,000.", "I would need $70,000.", 1),
        ("I said $50,000.", "I would need $50,000.", 0),
        ("I said about $50,000.", "I would need $52,000.", 0),
        ("Between $50,000 and $70,000.", "I would need $60,000.", 0),
        ("I said $50,000.", "You offered $50,000; I would need $70,000.", 0),
    ],
)
def test_pay_named_to_different_people(first, second, count):
    found = conflicts(named(first, second))
    assert len(found) == count
    for each in found:
        assert (each.pair.why, each.finding.kind) == ("pay", "money")
        assert "50,000" in each.finding.reason
        assert "70,000" in each.finding.reason


def test_a_decision_without_its_finding_does_no_harm():
    assert conflicts(Contents([Decision(id="gone", verdict="first")])) == ()
