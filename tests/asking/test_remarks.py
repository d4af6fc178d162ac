"""Remarks on questions to ask: which words bring one, and which do not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.asking import has_purpose, remarks_on_list, remarks_on_question
from workbook.records import Contents, JobAd, QuestionToAsk
from workbook.rules import rules

FIRST = QuestionToAsk(id="first", text="What matters most this year?", rank=0)


def asked(text, **fields):
    return QuestionToAsk(id="q", text=text, rank=1, **fields)


def rules_of(text, *others, **fields):
    question = asked(text, **fields)
    return [each.rule for each in remarks_on_question(question, Contents([*(others or (FIRST,)), question]))]


@pytest.mark.parametrize(
    "text",
    [
        "What does your company do?",
        "So, what do you do here?",
        "Tell me about your company.",
        "What’s the company culture like?",
    ],
)
def test_what_fits_any_employer_is_called_that(text):
    assert "ask-generic" in rules_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "What does your company do when two sites disagree?",
        "What do you do here on a bad day?",
        "Tell me about your company's plans for Joliet.",
    ],
)
def test_what_only_begins_so_is_not(text):
    assert rules_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Do you like working here?",
        "is the team growing?",
        "I read about Joliet. Will it stay open?",
        "Can I work at night?",
    ],
)
def test_a_question_for_yes_or_no_is_quoted(text):
    (remark,) = remarks_on_question(asked(text), Contents([FIRST]))
    assert remark.rule == "ask-open"
    assert text[remark.start :].startswith(remark.quote)
    assert remark.quote.endswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "Is this a new post, or does it replace somebody?",
        "Can you tell me how the board is read?",
        "Could you walk me through the last release?",
        "How do you decide? I would like to know.",
        "Do tell me more.",
        "What is next",
    ],
)
def test_an_open_question_or_a_choice_is_left_alone(text):
    assert "ask-open" not in rules_of(text)


def test_pay_before_the_work_is_remarked_and_after_it_is_not():
    assert rules_of("What is the bonus?", replace(FIRST, text="How many days of vacation are there?")) == [
        "ask-pay-later"
    ]
    assert rules_of("What is the bonus?") == []


def test_the_first_of_all_is_judged_by_itself_also_before_it_is_saved():
    assert [each.rule for each in remarks_on_question(asked("What is the salary?"), Contents())] == [
        "ask-pay-later"
    ]


def test_what_the_advertisement_says_is_quoted_with_its_place():
    ad = JobAd(id=JobAd.ID, text="We are a team of eight.")
    (remark,) = remarks_on_question(asked("How big is the team?"), Contents([FIRST, ad]))
    assert (remark.rule, remark.about, remark.quote) == ("ask-answered", "The advertisement", ad.text)


def test_how_it_goes_on_is_asked_whatever_was_said_before():
    ad = JobAd(id=JobAd.ID, text="There are three rounds. The next step is a visit.")
    assert (
        remarks_on_question(
            asked("What are the next steps, and how many rounds are there?"), Contents([ad, FIRST])
        )
        == []
    )


def test_nothing_is_said_of_an_empty_question_or_one_that_was_answered():
    assert rules_of(" \n") == []
    assert rules_of("What does your company do?", answer="Freight.") == []


def test_three_with_next_steps_and_timeline_lack_nothing():
    texts = ("What are the next steps?", "By when will you decide?", "What is first?")
    enough = [QuestionToAsk(id=text, text=text) for text in texts]
    assert remarks_on_list(Contents(enough)) == []
    assert [each.rule for each in remarks_on_list(Contents(enough[1:]))] == ["ask-three", "ask-next-steps"]
    assert [each.rule for each in remarks_on_list(Contents())] == [
        "ask-three",
        "ask-next-steps",
        "ask-timeline",
    ]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("What happens after today?", "next steps"),
        ("How does it go on from here?", "next steps"),
        ("When can I expect to hear from you?", "timeline"),
        ("What is your timeline?", "timeline"),
        ("How soon will you know?", "timeline"),
    ],
)
def test_closing_questions_are_known_by_their_words(text, purpose):
    assert has_purpose(asked(text), purpose)


def test_a_purpose_chosen_by_the_reader_counts_but_not_without_a_question():
    assert has_purpose(asked("And then?", purpose="next steps"), "next steps")
    assert not has_purpose(asked("", purpose="next steps"), "next steps")
    assert not has_purpose(asked("When did you last disagree?"), "timeline")


@given(st.text(max_size=200), st.text(max_size=200))
def test_every_remark_quotes_what_is_there_and_names_a_rule(text, ad):
    question = asked(text)
    contents = Contents([question, JobAd(id=JobAd.ID, text=ad)])
    for remark in remarks_on_question(question, contents) + remarks_on_list(contents):
        source = ad if remark.rule == "ask-answered" else text
        assert not remark.quote or source[remark.start :].startswith(remark.quote)
        assert remark.rule in rules()
        assert remark.quote in remark.text
