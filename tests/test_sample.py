"""The sample workbook is whole, plainly fictional, and planted with what the checks should find."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from workbook.bank import load_competencies, load_questions
from workbook.checkup import check
from workbook.coverage import story_gaps
from workbook.errors import DataError
from workbook.ledger import conflicts
from workbook.matching import rank_questions
from workbook.plan.ad import split_ad
from workbook.records import (
    INTERVIEWER_KINDS,
    QUESTION_TYPES,
    REASONS,
    ROUND_KINDS,
    Answer,
    Contents,
    Decision,
    Goal,
    Interviewer,
    JobAd,
    Pitch,
    Question,
    Requirement,
    Round,
    Story,
)
from workbook.sample import sample_records
from workbook.shipped import shipped

SAMPLE = Contents(sample_records())
FIRST = {answer.question: answer for answer in SAMPLE.all(Answer) if answer.round == Round.FIRST}
SECOND = {answer.question: answer for answer in SAMPLE.all(Answer) if answer.round == Round.SECOND}


def refusal(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        sample_records(path)
    return str(caught.value)


def has_figure(story: Story) -> bool:
    return bool(re.search(r"\d|\bhours\b", story.result))


def test_it_says_that_it_is_fictional() -> None:
    assert "(fictional)" in SAMPLE.process.company
    assert "FICTIONAL" in shipped("data", "sample.toml").read_text(encoding="utf-8").splitlines()[0]


def test_the_process_has_two_of_three_reasons_and_a_date() -> None:
    assert len(SAMPLE.process.reasons) == 2
    assert set(SAMPLE.process.reasons) < set(REASONS)
    assert SAMPLE.process.interview_on == date(2026, 12, 3)


def test_the_interviewers_are_of_every_sort() -> None:
    assert [each.sort for each in SAMPLE.all(Interviewer)] == list(INTERVIEWER_KINDS)


def test_the_rounds_have_the_ids_that_the_workbook_looks_for() -> None:
    rounds = {each.id: each for each in SAMPLE.all(Round)}
    assert list(rounds) == [Round.FIRST, Round.SECOND, "rehearsal-2026-11-20", "rehearsal-2026-11-22"]
    assert all(each.sort in ROUND_KINDS for each in rounds.values())
    days = [each.held_on for each in rounds.values()]
    assert days[:2] == [date(2026, 11, 17), SAMPLE.process.interview_on]
    assert days[2:] == [date(2026, 11, 20), date(2026, 11, 22)]


def test_questions_have_known_types() -> None:
    assert {question.type for question in SAMPLE.all(Question)} <= set(QUESTION_TYPES)


def test_an_answer_has_the_id_of_its_question_and_round() -> None:
    for each in SAMPLE.all(Answer):
        id, _, attempt = each.id.partition(Answer.id_for(each.question, each.round))
        assert (id, attempt) in {("", ""), ("", "/2")}


@pytest.mark.parametrize("answer", SAMPLE.all(Answer), ids=lambda each: each.id)
def test_every_answer_belongs_to_a_question_and_a_round(answer: Answer) -> None:
    assert SAMPLE.find(Question, answer.question)
    assert SAMPLE.find(Round, answer.round)


@pytest.mark.parametrize("answer", FIRST.values(), ids=lambda each: each.id)
def test_first_answers_are_of_a_length_that_is_spoken(answer: Answer) -> None:
    assert 60 <= len(answer.text.split()) <= 160
    assert answer.went in {"well", "mixed", "badly"}


@pytest.mark.parametrize("answer", SECOND.values(), ids=lambda each: each.id)
def test_second_answers_are_longer_than_the_first(answer: Answer) -> None:
    assert 150 <= len(answer.text.split()) <= 260
    assert len(answer.text) > len(FIRST[answer.question].text)


def test_there_are_seven_first_answers_or_more_and_five_second_ones() -> None:
    assert len(FIRST) >= 7
    assert len(SECOND) == 5


def test_some_answers_have_loose_ends() -> None:
    assert sum(bool(answer.loose_end) for answer in FIRST.values()) >= 3


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("improved-how-we-work", "four of us", "five of us"),
        ("team-goal", "eight weeks", "twelve weeks"),
        ("other-departments", "22 percent", "30 percent"),
    ],
)
def test_the_planted_drifts_are_there(question: str, first: str, second: str) -> None:
    assert first in FIRST[question].text
    assert second in SECOND[question].text
    assert first not in SECOND[question].text


@pytest.mark.parametrize("story", SAMPLE.all(Story), ids=lambda each: each.id)
def test_every_story_refers_to_what_exists(story: Story) -> None:
    assert story.skills
    assert set(story.skills) <= {competency.id for competency in load_competencies()}
    assert all(SAMPLE.find(Question, question) for question in story.questions)
    assert all(SAMPLE.find(Round, told_in) for told_in in story.told_in)


def test_the_three_drifts_are_found_and_one_of_them_is_settled() -> None:
    found = [each for each in conflicts(SAMPLE) if each.pair.why == "question"]
    is_open = {quote: each.is_open for each in found for quote in re.findall("“(.+?)”", each.quotes)}
    for quote in ("four", "five", "22 percent", "30 percent"):
        assert any(is_open[words] for words in is_open if quote in words), quote
    assert {is_open[words] for words in is_open if "weeks" in words} == {False}


def test_what_was_said_last_in_rehearsal_differs_from_the_draft_in_one_fact() -> None:
    found = [each for each in conflicts(SAMPLE) if each.pair.second.round.startswith("rehearsal")]
    assert [(each.pair.first.id, each.is_open) for each in found] == [
        ("answer:second/improved-how-we-work", True)
    ]
    assert "about 30 percent" in found[0].quotes


def test_the_sample_settles_only_what_is_found() -> None:
    assert {each.id for each in SAMPLE.all(Decision)} <= {each.key for each in conflicts(SAMPLE)}


@pytest.mark.parametrize("question", ["competing-deadlines", "why-leave"])
def test_told_again_in_more_detail_is_no_conflict(question: str) -> None:
    records = [each.pair.first.record for each in conflicts(SAMPLE) if each.pair.why == "question"]
    assert question not in {each.question for each in records if isinstance(each, Answer)}


def test_there_are_five_stories_one_a_failure_and_three_with_figures() -> None:
    stories = SAMPLE.all(Story)
    assert len(stories) == 5
    assert [story.id for story in stories if story.is_failure] == ["forecast-miss"]
    assert [story.id for story in stories if has_figure(story)] == [
        "dock-schedule",
        "carrier-scorecard",
        "monday-report",
    ]


def test_one_story_is_weak_on_purpose() -> None:
    weak = SAMPLE.find(Story, "peak-season")
    assert weak
    lengths = {part: len(text.split()) for part, text in weak.parts().items()}
    assert lengths["situation"] + lengths["task"] > 0.4 * sum(lengths.values())
    assert not re.search(r"\d|\bI\b", " ".join(weak.parts().values()))
    assert not weak.reflection


def test_every_reference_leads_somewhere() -> None:
    named = [
        *(ref for each in SAMPLE.all(Requirement) for ref in (*each.met_by, *each.not_met_by)),
        *(ref for each in (*SAMPLE.all(Pitch), *SAMPLE.all(Goal)) for ref in each.rests_on),
    ]
    assert named
    assert [ref for ref in named if SAMPLE.referred(ref) is None] == []


def test_the_kept_lines_are_those_of_the_advertisement() -> None:
    ad = SAMPLE.find(JobAd, JobAd.ID)
    assert ad
    wanted = [line.text for line in split_ad(ad.text) if line.is_wanted]
    assert [each.line for each in SAMPLE.all(Requirement)] == wanted


def test_the_planted_goals_and_pitch_are_remarked_on() -> None:
    found = {todo.rule for todo in check(SAMPLE) if todo.notebook == "04_plan_first_90_days"}
    assert found == {"pitch-words", "pitch-platitude", "goal-toes", "goal-question", "goal-measure"}


def test_the_sample_shows_a_gap_in_coverage_and_an_overused_story() -> None:
    gaps = story_gaps(SAMPLE.all(Story), load_competencies(), is_quantified=has_figure)
    assert {gap.kind for gap in gaps} == {"overused", "uncovered"}


@pytest.mark.parametrize(
    ("story", "question"),
    [
        ("dock-schedule", "improved-how-we-work"),
        ("carrier-scorecard", "other-departments"),
        ("monday-report", "automated-task"),
        ("forecast-miss", "failure"),
    ],
)
def test_stories_find_their_questions_without_being_told(story: str, question: str) -> None:
    told = SAMPLE.find(Story, story)
    assert told
    untagged = Story(id="s", title=told.title, is_failure=told.is_failure, **told.parts())
    found = rank_questions(untagged, load_questions(), load_competencies())
    assert question in [match.question_id for match in found]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[[story]]\ntitle = "Late"\n', "own.toml, line 1: this story has no id; write id as text."),
        ("[[story]]\nid = 3\n", "own.toml, line 1: this story has no id; write id as text."),
        ('\n[[answer]]\nround = "first"\n', "own.toml, line 2: this answer has no question or no round; "),
        (
            '[[story]]\nid = "a"\nmood = "fine"\n',
            "own.toml, line 1: A stored story has the unknown field 'mood'",
        ),
        ("[process]\ninterview_on = 3\n", "own.toml, line 1: A stored process has 3 as its interview_on"),
        ('[[round]]\nid = "a"\n[[round]]\nid = "a"\n', "own.toml, line 3: a second round 'a' was found; "),
        ("[[salary]]\nlow = 3\n", "own.toml: the table 'salary' is not known; write one of "),
    ],
)
def test_a_file_that_is_not_in_form_is_named_with_its_line(tmp_path: Path, written: str, said: str) -> None:
    assert refusal(tmp_path, written).startswith(said)
