"""Which texts are held against each other, and which are left alone."""

from dataclasses import replace

from workbook.ledger import pairs
from workbook.records import Answer, Contents, Question, Round, Story

LONG = "The warehouse in Bristol closed its loading docks while the engineers replaced every broken conveyor belt."
OTHER = "A customer complained about invoices, so accounting rewrote the template and apologised the same afternoon."


def answer(round, text="told", question="q"):
    return Answer(id=Answer.id_for(question, round), question=question, round=round, text=text)


def compared(*records):
    questions = [Question(id=id, type="salary" if id == "pay" else "") for id in ("q", "r", "pay")]
    return [
        (pair.first.record.id, pair.second.record.id, pair.why)
        for pair in pairs(Contents([*questions, *records]))
    ]


def test_two_answers_to_one_question():
    assert compared(answer("second"), answer("first")) == [("first/q", "second/q", "question")]


def test_each_later_answer_with_the_earliest_and_the_one_before():
    rounds = [Round(id="third"), Round(id="fourth")]
    told = [answer(id) for id in ("first", "second", "third", "fourth")]
    assert [pair[:2] for pair in compared(*rounds, *told)] == [
        ("first/q", "second/q"),
        ("first/q", "third/q"),
        ("second/q", "third/q"),
        ("first/q", "fourth/q"),
        ("third/q", "fourth/q"),
    ]


def test_a_rehearsal_with_the_earliest_and_with_the_draft_and_never_as_said():
    rounds = [Round(id="practice", sort="rehearsal"), Round(id="third")]
    told = [answer(id) for id in ("first", "second", "practice", "third")]
    found = [pair[:2] for pair in compared(*rounds, *told)]
    assert [pair for pair in found if "practice/q" in pair] == [
        ("first/q", "practice/q"),
        ("third/q", "practice/q"),
    ]


def test_of_several_attempts_only_what_was_said_last():
    tried = [replace(answer("practice"), id=f"practice/q/{n}") for n in (1, 2)]
    found = compared(Round(id="practice", sort="rehearsal"), answer("first"), *tried)
    assert found == [("first/q", "practice/q/2", "question")]


def test_one_answer_alone_is_compared_with_nothing():
    assert compared(answer("first")) == []


def test_a_story_with_the_answers_to_its_questions():
    story = Story(id="s", action="told", questions=("q",))
    assert compared(answer("first"), answer("second", question="r"), story) == [("first/q", "s", "link")]


def test_a_story_without_a_link_when_it_shares_the_words():
    assert compared(answer("first", LONG), Story(id="s", action=f"{LONG} I led it.")) == [
        ("first/q", "s", "words")
    ]
    assert compared(answer("first", LONG), Story(id="s", action=OTHER)) == []


def test_answers_of_one_round_about_one_event():
    told = [answer("first", LONG), answer("first", f"{LONG} I led it.", question="r")]
    assert compared(*told) == [("first/q", "first/r", "words")]
    assert compared(told[0], answer("first", OTHER, question="r")) == []


def test_few_shared_words_are_no_event():
    assert compared(answer("first", "Warehouse"), answer("first", "Warehouse", question="r")) == []


def test_pay_that_was_named_in_different_rounds():
    named = [
        answer("first", "I am looking for $50,000.", question="pay"),
        answer("second", "My salary should be $70,000."),
    ]
    assert compared(*named) == [("first/pay", "second/q", "pay")]


def test_money_that_is_no_pay_is_not_held_against_pay():
    named = [
        answer("first", "I am looking for $50,000.", question="pay"),
        answer("second", "The new belt cost $70,000."),
    ]
    assert compared(*named) == []
