"""How far each step has come: counted from what is saved."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.ledger import Place, conflicts
from workbook.progress import STEPS, not_asked_yet, place_name, progress, short, topic_name
from workbook.progress.items import QUESTIONS_WANTED, REHEARSED_WANTED, STORIES_WANTED
from workbook.records import (
    PITCHES,
    STAR_PARTS,
    Answer,
    Contents,
    Export,
    FollowUp,
    Goal,
    Interviewer,
    JobAd,
    PayPoint,
    Pitch,
    Process,
    Question,
    QuestionToAsk,
    Requirement,
    Research,
    Round,
    Story,
    ThankYou,
)
from workbook.sample import sample_records
from workbook.shipped import shipped

START, FIRST, STORIES, CONSISTENCY, PLAN, SALARY, ASKING, REHEARSALS, WALK_IN = range(9)
TOLD = dict.fromkeys(STAR_PARTS, "told")


def counts(*records):
    return [(step.done, step.wanted) for step in progress(Contents(records))]


def todo(step, *records):
    return progress(Contents(records))[step].todo


def test_every_step_is_a_shipped_notebook():
    assert all(shipped("notebooks", f"{step.notebook}.ipynb").is_file() for step in STEPS)


def test_an_empty_workbook_has_everything_before_it():
    assert [done for done, _ in counts()] == [0] * len(STEPS)
    wanted = [counts()[place][1] for place in (START, FIRST, STORIES, CONSISTENCY, SALARY)]
    assert wanted == [5, QUESTIONS_WANTED, STORIES_WANTED, 1, 6]
    assert counts()[REHEARSALS][1] == REHEARSED_WANTED


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
        ((), {}),
        (("clarify",), {FIRST: "matters most", CONSISTENCY: "matters most"}),
        (("behavioural",), {STORIES: "matters most"}),
        (("tie",), {FIRST: "matters more", STORIES: "matters more", CONSISTENCY: "matters more"}),
        (("tie", "clarify"), {FIRST: "matters most", STORIES: "matters more", CONSISTENCY: "matters most"}),
        (("a reason of a later version",), {}),
    ],
)
def test_reasons_weigh_the_steps(reasons, importance):
    steps = progress(Contents([Process(id=Process.ID, reasons=reasons)]))
    for place in (START, FIRST, STORIES, CONSISTENCY, SALARY):
        assert steps[place].importance == importance.get(place, "")


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


def test_the_plan_is_done_with_lines_a_link_three_pitches_and_a_goal_in_each_phase():
    line = Requirement(id="r", text="SQL", met_by=("story/s",))
    pitches = [Pitch(id=id, text="Because") for id in PITCHES]
    goals = [Goal(id=f"g{day}", what="Meet each site", day=day) for day in (30, 31)]
    records = [
        JobAd(id=JobAd.ID, text="Wanted"),
        line,
        *pitches,
        *goals,
        Goal(id="late", what="Own it", day=91),
    ]
    assert todo(PLAN, *records) == ("write a goal for days 61 to 90: own",)
    assert counts(*records, Goal(id="own", what="Own it", day=90))[PLAN] == (9, 9)


def test_research_is_done_with_an_occupation_a_place_three_figures_and_a_walk_away():
    research = Research(id=Research.ID, occupations=("15-1252",), area="0016980", walk_away="90k")
    found = [PayPoint(id=str(number), text="$95k") for number in range(3)]
    assert counts(research)[SALARY] == (3, 6)
    assert todo(SALARY, research, *found[:2]) == ("keep the third figure that you found yourself",)
    assert counts(research, *found)[SALARY] == (6, 6)


def test_a_copy_for_others_asks_for_no_walk_away():
    asked = "decide below which number you would walk away"
    assert asked in todo(SALARY)
    assert asked not in todo(SALARY, Export(id=Export.ID, audience="coach"))


@pytest.mark.parametrize(
    ("step", "kept"),
    [
        (START, Process(id=Process.ID, company="Acme")),
        (WALK_IN, Pitch(id="why_hire", text="Because.")),
    ],
)
def test_a_copy_asks_for_no_day_time_or_place(step, kept):
    def asks(*records):
        return [each for each in todo(step, *records) if each.startswith("enter")]

    assert asks(kept)
    assert not asks(kept, Export(id=Export.ID, audience="public"))


def test_a_copy_that_has_nothing_of_a_step_asks_for_nothing_in_it():
    copy = Export(id=Export.ID, audience="friend")
    assert counts(copy)[SALARY] == counts(copy)[STORIES] == (0, 0)
    assert counts(copy, Story(id="s", skills=("teamwork",)))[STORIES] == (1, 5)


HELD = Round(id="r", sort="rehearsal")


def test_five_rehearsed_and_marked_questions_are_done():
    questions = [Question(id=f"q{n}", text=f"{n}?") for n in range(5)]
    tried = [Answer(id=f"r/q{n}", question=f"q{n}", round="r", seconds=60, went="well") for n in range(5)]
    assert counts(HELD, *questions, *tried)[REHEARSALS] == (10, 10)
    assert todo(REHEARSALS, HELD, *questions, replace(tried[0], went=""), *tried[1:3]) == (
        "rehearse a fourth question aloud",
        "rehearse a fifth question aloud",
        "mark how your last attempt at “0?” went",
    )


def test_a_rehearsal_is_no_draft():
    tried = Answer(id="r/q", question="q", round="r", text="told aloud")
    records = [
        Question(id="q", text="Why?"),
        Answer(id="first/q", question="q", round="first", text="Because"),
    ]
    assert "tell the answer to “Why?” again in more detail" in todo(FIRST, HELD, *records, tried)


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


def test_a_question_that_was_only_rehearsed_still_waits():
    tried = Answer(id="r/q", question="q", round="r", text="told aloud")
    contents = Contents([Question(id="q", text="Why now?"), HELD, tried])
    assert [question.id for question in not_asked_yet(contents)] == ["q"]


def test_own_questions_wait_until_a_round_answers_them():
    asked, expected = Question(id="q1", text="Why us?"), Question(id="q2", text="Why now?")
    contents = Contents([asked, expected, Answer(id="first/q1", question="q1", round="first")])
    assert not_asked_yet(contents) == (expected,)


def test_three_questions_of_which_two_close_are_enough_to_ask():
    texts = ("What matters most?", "What are the next steps?", "By when will you decide?")
    asked = [QuestionToAsk(id=text, text=text) for text in texts]
    assert counts(*asked)[ASKING] == (5, 5)
    assert todo(ASKING, *asked[:2]) == (
        "choose the third question that you will ask",
        "have a question about when you will hear",
    )


def test_what_follows_the_interview_is_wanted_once_it_is_over():
    records = [Round(id=Round.SAID, held_on=date(2026, 12, 3)), Interviewer(id="i", name="Dana")]
    assert todo(ASKING, *records)[5:] == (
        "write down what was asked in the second interview",
        "thank Dana",
        "enter by when they wanted to be in touch",
    )
    done = [
        Answer(id="said/q", question="q", round=Round.SAID, text="I said so."),
        ThankYou(id="i", sent_on=date(2026, 12, 3)),
        FollowUp(id=FollowUp.ID, promised_on=date(2026, 12, 8)),
    ]
    assert len(todo(ASKING, *records, *done)) == 5
