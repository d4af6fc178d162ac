"""The bank of questions to ask is complete and our own, and a file that is not in form says so."""

import csv
from collections import Counter

import pytest

from workbook.asking import load_questions_to_ask, remarks_on_question, suited
from workbook.asking.bank import COLUMNS
from workbook.errors import DataError
from workbook.records import INTERVIEWER_KINDS, PURPOSES, Contents, QuestionToAsk

BANK = load_questions_to_ask()
ROW = {
    "id": "one",
    "text": "What, and when?",
    "interviewers": "recruiter; peer",
    "purpose": "the role",
    "source": "our own",
    "as_of": "2026-11-28",
}
IDS = """
    new-or-backfill why-now reports-to changed-since-advert not-in-the-advert own-decisions takes-most-time typical-week
    where-and-when first-thing three-priorities waiting-for-somebody leave-alone hardest-problem before-the-first-month
    keeps-you-busy ninety-days measured-by year-later best-so-far how-others-failed feedback-how reviews-process
    judged-by-others team-strengths who-is-there team-size work-most-with disagreement stay-and-leave newest-member
    help-when-stuck what-you-would-change how-decided last-idea when-it-goes-wrong meetings tools-used busiest-time
    manager-style manager-seen-by-peer information-flow grown-from-here learned-lately training next-step-of-role
    why-you-stayed three-year-bet bet-could-fail what-you-watch department-in-plan customers-say competitor hard-decision
    values-at-work change-in-the-trade doubts compared-with-ideal second-round-why from-round-one who-decides
    how-many-rounds what-decides anything-missing next-steps next-steps-with-whom no-news timeline start-date
    timeline-others timeline-day
"""
"""Records of readers refer to them."""


def refusal(folder, **changed):
    path = folder / "own.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows([ROW, ROW | {"id": "two"} | changed])
    with pytest.raises(DataError) as caught:
        load_questions_to_ask(path)
    return str(caught.value)


def test_there_are_more_than_sixty_questions_and_no_two_alike():
    assert len(BANK) > 60
    assert len({question.text.lower() for question in BANK}) == len(BANK)


def test_no_identifier_was_taken_away():
    assert set(IDS.split()) <= {question.id for question in BANK}


@pytest.mark.parametrize("sort", INTERVIEWER_KINDS)
def test_everybody_can_be_asked_at_least_ten(sort):
    assert len(suited(sort)) >= 10


def test_every_purpose_is_served_and_nobody_lacks_a_closing_question():
    assert set(Counter(question.purpose for question in BANK)) == set(PURPOSES)
    for sort in INTERVIEWER_KINDS:
        assert suited(sort, "next steps")
        assert suited(sort, "timeline")


def test_no_question_of_ours_is_one_that_we_advise_against():
    work = QuestionToAsk(id="work", text="What is first?", rank=0)
    for question in BANK:
        asked = QuestionToAsk(id=question.id, text=question.text, purpose=question.purpose)
        assert remarks_on_question(asked, Contents([work, asked])) == [], question.id


def test_every_question_asks_and_names_its_source():
    assert all(question.text.endswith("?") for question in BANK)
    assert all(question.source.startswith("written for Second Round") for question in BANK)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"interviewers": "boss"}, "line 3: the interviewer 'boss' is not known; write one of recruiter,"),
        ({"purpose": "fun"}, "line 3: the purpose 'fun' is not known"),
        ({"id": "one"}, "line 3: the id 'one' was found a second time"),
        ({"text": ""}, "line 3: text is ''; write a text"),
        ({"as_of": "soon"}, "line 3: as_of is 'soon'; write a date"),
    ],
)
def test_a_line_that_is_not_in_form_says_what_and_where(tmp_path, changed, message):
    assert message in refusal(tmp_path, **changed)
