"""Remarks on goals quote the reader's words, name a rule, and stay silent where nothing can be known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.plan.goals import in_order, phase_of, remarks_on_goal, remarks_on_plan
from workbook.records import Contents, Goal, Interviewer, Story
from workbook.rules import rule

NOTHING = Contents()


def goal(what="Meet each shift lead", **more):
    return Goal(**{"id": "g", "what": what, "measure": "six notes", "day": 20, "question": "Who?", **more})


def rules_of(each, contents=NOTHING):
    return [remark.rule for remark in remarks_on_goal(each, contents)]


@pytest.mark.parametrize("what", ["", "  ", "\n"])
def test_nothing_is_said_before_there_is_a_word(what):
    assert rules_of(Goal(id="g", what=what)) == []


@pytest.mark.parametrize(
    "what",
    [
        "Meet each shift lead", "Learn where the figures come from", "Sit beside two agents", "Own the weekly figures", "to agree a plan with Dana",
        "Quietly review the open tickets", "I would meet the nurses", "Reconcile the ledger", "Understudy Tom for a week", "Bake with each shift",
        "Shadowing two nurses", "Map the process", "Read the last four audits", "Be on every ward once",
    ],
)  # fmt: skip
def test_a_goal_that_begins_with_a_verb_is_left_alone(what):
    assert rules_of(goal(what)) == []


@pytest.mark.parametrize(
    "what",
    [
        "The gate times",
        "A dashboard for the sites",
        "Better departures",
        "Relationship with purchasing",
        "Implementation of the plan",
        "6 site visits",
    ],
)
def test_a_goal_that_begins_with_a_thing_is_asked_for_its_verb(what):
    (remark,) = remarks_on_goal(goal(what), NOTHING)
    assert (remark.rule, remark.quote) == ("goal-verb", what)


def test_a_measure_is_asked_for():
    (remark,) = remarks_on_goal(goal(measure=" "), NOTHING)
    assert (remark.rule, remark.about, remark.quote) == ("goal-measure", "measure", "")
    assert "“Meet each shift lead” has no measure yet" in remark.text


def test_a_measure_that_leaves_the_size_open_is_quoted():
    (remark,) = remarks_on_goal(goal(measure="the reports are much better"), NOTHING)
    assert (remark.rule, remark.quote) == ("goal-measure", "the reports are much better")


@pytest.mark.parametrize(
    "measure", ["faster by 10 percent", "nine of ten loads on time", "Priya signed it", "the audit is passed"]
)
def test_a_measure_that_can_be_seen_is_left_alone(measure):
    assert rules_of(goal(measure=measure)) == []


@pytest.mark.parametrize(
    ("day", "said"), [(None, "has no day yet"), (91, "is set for day 91"), (0, "is set for day 0")]
)
def test_a_day_outside_of_the_90_is_asked_about(day, said):
    (remark,) = remarks_on_goal(goal(day=day), NOTHING)
    assert remark.rule == "goal-day"
    assert said in remark.text


@pytest.mark.parametrize(
    "what",
    [
        "Replace the gate system",
        "Meet the team and reorganise the rota",
        "Fire the agency",
        "Build the report from scratch",
    ],
)
def test_toes_are_stepped_on_in_the_first_30_days_only(what):
    assert rules_of(goal(what)) == ["goal-toes"]
    assert rules_of(goal(what, day=31)) == []
    assert "goal-toes" not in rules_of(goal(what, day=None))


@pytest.mark.parametrize(
    "what",
    [
        "Learn why they want to replace the gate system", "Ask whether the rota should be replaced", "Visit the fire station", "Plan the fire drill with Tom",
        "Do not replace anything yet", "Learn how the system was replaced",
    ],
)  # fmt: skip
def test_asking_about_a_change_or_leaving_it_steps_on_nobody(what):
    assert "goal-toes" not in rules_of(goal(what))


def test_a_promise_is_asked_to_be_a_suggestion():
    (remark,) = remarks_on_goal(goal("I will double the output", day=50), NOTHING)
    assert (remark.rule, remark.quote) == ("goal-suggestion", "I will double the output")
    assert rules_of(goal(measure="every site must use it")) == ["goal-suggestion"]


def test_a_guess_needs_a_question_or_something_to_rest_on():
    story = Story(id="s", title="Told")
    assert rules_of(goal(question="")) == ["goal-question"]
    assert rules_of(goal(question="", rests_on=("story/s",)), Contents([story])) == []
    assert rules_of(goal(question="", rests_on=("story/gone",)), Contents([story])) == ["goal-question"]


def test_no_plan_has_no_remark():
    assert remarks_on_plan([], NOTHING) == []
    assert remarks_on_plan([Goal(id="g")], NOTHING) == []


def test_the_first_30_days_want_somebody_to_be_met():
    (remark,) = remarks_on_plan([goal("Read the audits"), goal("Meet Tom", day=40)], NOTHING)
    assert remark.rule == "goal-relationship"
    assert "“Read the audits”" in remark.text


@pytest.mark.parametrize(
    "what",
    ["Meet each lead", "Have coffee with the planners", "Shadow two agents", "Learn the report from Priya"],
)
def test_meeting_somebody_is_seen(what):
    contents = Contents([Interviewer(id="p", name="Priya Raman")])
    assert remarks_on_plan([goal("Read the audits"), goal(what)], contents) == []


def test_a_plan_without_an_early_goal_is_not_asked_whom_it_meets():
    assert remarks_on_plan([goal("Read the audits", day=60)], NOTHING) == []


def test_more_than_seven_goals_are_too_many():
    goals = [goal(f"Meet lead {n}", day=n, id=str(n)) for n in range(1, 9)]
    assert remarks_on_plan(goals[:7], NOTHING) == []
    (remark,) = remarks_on_plan(goals, NOTHING)
    assert (remark.rule, remark.quote) == ("goal-count", "Meet lead 8")


def test_goals_are_in_the_order_of_their_days_and_those_without_come_last():
    assert [each.day for each in in_order([goal(day=None), goal(day=60), goal(day=5)])] == [5, 60, None]


@given(day=st.none() | st.integers())
def test_every_day_of_the_90_is_in_one_phase(day):
    assert (phase_of(day) >= 0) == (day is not None and 1 <= day <= 90)


@given(what=st.text(), measure=st.text(), day=st.none() | st.integers(-5, 200), question=st.text())
def test_a_remark_quotes_words_that_are_there_and_names_a_rule(what, measure, day, question):
    each = Goal(id="g", what=what, measure=measure, day=day, question=question)
    for remark in remarks_on_goal(each, NOTHING):
        assert rule(remark.rule)
        if remark.quote:
            assert getattr(each, remark.about)[remark.start :].startswith(remark.quote)
