"""How far each step has come: counted from what is saved."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.ledger import Place, conflicts
from workbook.progress import (
    QUESTIONS_WANTED,
    STEPS,
    STORIES_WANTED,
    not_asked_yet,
    place_name,
    progress,
    short,
    topic_name,
)
from workbook.records import (
    STAR_PARTS,
    Answer,
    Contents,
    Interviewer,
    PayPoint,
    Process,
    Question,
    Research,
    Story,
)
from workbook.sample import sample_records
from workbook.shipped import shipped

START, FIRST, STORIES, CONSISTENCY, SALARY = range(5)
TOLD = dict.fromkeys(STAR_PARTS, "told")


def counts(*records):
    return [(step.done, step.wanted) for step in progress(Contents(records))]


def todo(step, *records):
    return progress(Contents(records))[step].todo


def test_every_step_is_a_shipped_notebook():
    assert all(shipped("notebooks", f"{step.notebook}.ipynb").is_file() for step in STEPS)


def test_an_empty_workbook_has_everything_before_it():
    assert counts() == [(0, 5), (0, QUESTIONS_WANTED), (0, STORIES_WANTED), (0, 1), (0, 6), (0, 1)]


def test_the_sample_lacks_what_was_planted():
    lacking = {step.step.notebook: step.todo for step in progress(Contents(sample_records()))}
    assert lacking["00_start_here"] == ()
    assert lacking["03_check_consistency"][0].startswith("settle what differs: ")


@pytest.mark.parametrize(
    ("process", "done"),
    [
        ({"company": "Halden"}, 1),
        ({"company": "Halden", "role": "Analyst"}, 2),
        ({"interview_on": date(2026, 12, 3)}, 1),
        ({"reasons": ("tie",)}, 1),
        ({"words_per_minute": 120}, 0),
    ],
)
def test_each_fact_about_the_interview_counts(process, done):
    assert counts(Process(id=Process.ID, **process))[START] == (done, 5)


def test_an_interviewer_counts_once_named():
    assert counts(Interviewer(id="i", role="boss"))[START][0] == 0
    assert counts(Interviewer(id="i", name="Dana"))[START][0] == 1


def test_one_question_leaves_two_to_remember():
    records = [Question(id="q", text="Why?"), Answer(id="first/q", question="q", round="first")]
    assert todo(FIRST, *records) == (
        "write down a second question from the first interview",
        "write down a third question from the first interview",
        "write down what you answered to “Why?”",
        "mark how the answer to “Why?” went",
        "tell the answer to “Why?” again in more detail",
    )


def test_an_answer_told_again_counts_as_three():
    records = [
        Question(id="q", text="Why?"),
        Answer(id="first/q", question="q", round="first", text="Because", went="well"),
        Answer(id="second/q", question="q", round="second", text="Because, in detail"),
    ]
    assert counts(*records)[FIRST] == (3, 5)


def test_spaces_are_no_answer():
    records = [
        Question(id="q", text="Why?"),
        Answer(id="first/q", question="q", round="first", text=" \n"),
        Answer(id="second/q", question="q", round="second", text="\t"),
    ]
    assert counts(*records)[FIRST][0] == 0


def test_answers_to_a_question_that_was_removed_do_not_count():
    assert counts(Answer(id="first/q", question="q", round="first", text="Because"))[FIRST] == (0, 3)


def test_a_whole_story_counts_as_two():
    story = Story(id="s", title="One", skills=("teamwork",), **TOLD)
    assert counts(story)[STORIES] == (2, 2 + STORIES_WANTED - 1)


def test_missing_parts_are_named():
    story = Story(id="s", title="One", situation="told", action="told")
    assert todo(STORIES, story)[0] == "write the task and the result of “One”"


def test_more_stories_than_wanted_are_welcome():
    stories = [Story(id=f"s{n}", skills=("x",), **TOLD) for n in range(STORIES_WANTED + 2)]
    assert counts(*stories)[STORIES] == (12, 12)


@pytest.mark.parametrize(
    ("reasons", "importance"),
    [
        ((), ["", "", "", "", "", ""]),
        (("clarify",), ["", "matters most", "", "matters most", "", ""]),
        (("behavioural",), ["", "", "matters most", "", "", ""]),
        (("tie",), ["", "matters more", "matters more", "matters more", "", ""]),
        (("tie", "clarify"), ["", "matters most", "matters more", "matters most", "", ""]),
        (("a reason of a later version",), ["", "", "", "", "", ""]),
    ],
)
def test_reasons_weigh_the_steps(reasons, importance):
    steps = progress(Contents([Process(id=Process.ID, reasons=reasons)]))
    assert [step.importance for step in steps] == importance


TEAMS = [
    Question(id="q", text="Why?"),
    Answer(id="first/q", question="q", round="first", text="We were a team of five."),
    Answer(id="second/q", question="q", round="second", text="We were a team of eight."),
]


def test_what_differs_is_to_be_settled():
    assert counts(*TEAMS)[CONSISTENCY] == (1, 2)
    assert todo(CONSISTENCY, *TEAMS) == ("settle what differs: 1 finding is open",)


def test_once_settled_it_counts_as_done():
    settled = [replace(each.decision, verdict="both") for each in conflicts(Contents(TEAMS))]
    assert counts(*TEAMS, *settled)[CONSISTENCY] == (2, 2)


def test_research_is_done_with_an_occupation_a_place_three_figures_and_a_walk_away():
    research = Research(id=Research.ID, occupations=("15-1252",), area="0016980", walk_away="90k")
    found = [PayPoint(id=str(number), text="$95k") for number in range(3)]
    assert counts(research)[SALARY] == (3, 6)
    assert todo(SALARY, research, *found[:2]) == ("keep the third figure that you found yourself",)
    assert counts(research, *found)[SALARY] == (6, 6)


def test_a_text_is_named_by_its_round_or_as_a_story():
    contents = Contents([*TEAMS, story := Story(id="s", title="The feed")])
    assert place_name(Place(TEAMS[1]), contents) == "First interview"
    assert place_name(Place(story), contents) == topic_name(Place(story), contents) == "Story: The feed"
    assert topic_name(Place(TEAMS[1]), contents) == "Why?"


def test_a_text_of_a_round_and_a_question_that_were_removed_has_a_name():
    lost = Place(Answer(id="x/y", question="y", round="x", text="told"))
    assert place_name(lost, Contents()) == "A round that was removed"
    assert topic_name(lost, Contents()) == "Question"


def test_what_is_left_is_what_is_not_done():
    for step in progress(Contents(sample_records())):
        assert len(step.todo) == step.wanted - step.done


@given(text=st.text(), length=st.integers(2, 80))
def test_short_is_one_line_no_longer_than_asked(text, length):
    line = short(text, length)
    assert len(line) <= length
    assert len(line.splitlines()) <= 1


@given(text=st.text(max_size=60))
def test_short_leaves_a_short_text_but_for_its_spaces(text):
    assert short(text) == " ".join(text.split())


def test_own_questions_wait_until_a_round_answers_them():
    asked, expected = Question(id="q1", text="Why us?"), Question(id="q2", text="Why now?")
    contents = Contents([asked, expected, Answer(id="first/q1", question="q1", round="first")])
    assert not_asked_yet(contents) == (expected,)
