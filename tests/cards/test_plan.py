"""Cards of the plan: what was typed stays words, what is open says so, nothing is confirmed by itself."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbook.cards import plan
from workbook.plan.covering import covering
from workbook.plan.evidence import evidence_of
from workbook.records import (
    PITCHES,
    Answer,
    Contents,
    Goal,
    JobAd,
    Pitch,
    Question,
    QuestionToAsk,
    Requirement,
    Round,
    Story,
)
from workbook.sample import sample_records

SAMPLE, EMPTY = Contents(sample_records()), Contents()
MARKUP = [
    "<script>alert(1)</script>",
    "</p></div><h1 onclick=x>",
    "<img src=x onerror='alert(1)'>",
    '"><style>*{display:none}</style>',
    "{} {0} {title} {{}} %s",
    "$x^2$ and $5 and \\frac{1}{2}",
    "Ünï 漢字 עברית \u202e\u200b",
]
HOSTILE = st.sampled_from(MARKUP) | st.text(min_size=1).filter(str.strip)
TAGS = {
    "br",
    "details",
    "div",
    "em",
    "h4",
    "li",
    "p",
    "small",
    "strong",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
ATTRIBUTES = {"class", "data-ref", "scope", "style"}


def typed(text):
    """A plan in which every field that is text holds this text, every reference leads somewhere, and lines match."""
    refs = ("story/s", "answer/first/q", "requirement/r", "questiontoask/a", "story/gone")
    return Contents(
        [
            Round(id="first", name=text),
            Question(id="q", text=text),
            Answer(id="first/q", question="q", round="first", text=text, loose_end=text),
            Story(id="s", title=text, action=text),
            Story(id="python", title=text, action=f"{text}. I know Python and {text}."),
            QuestionToAsk(id="a", text=text, answer=text),
            JobAd(id=JobAd.ID, text=text, source=text),
            Requirement(id="r", text=text, line=text, met_by=refs[:2]),
            Requirement(id="python", text=f"Know Python. {text}", not_met_by=refs[:2]),
            *(Pitch(id=id, text=text, rests_on=refs) for id in PITCHES),
            *(
                Goal(id=f"{n}", what=text, measure=text, question=text, rests_on=refs, day=n * 10)
                for n in range(1, 10)
            ),
        ]
    )


CARDS = {
    "ad": plan.ad_card,
    "requirements": plan.requirements_card,
    "pitches": plan.pitches_card,
    "goals": plan.goals_card,
    "linked": lambda contents: plan.linked(evidence_of(contents, with_requirements=True)),
    "suggestion": lambda contents: plan.suggestion(1, covering(contents)[1].suggestions[0]),
}


@pytest.mark.parametrize("name", CARDS)
@given(text=HOSTILE)
@example(text=MARKUP[0])
@example(text=MARKUP[3])
def test_what_was_typed_makes_no_markup(read, name, text):
    page = read(CARDS[name](typed(text)))
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= TAGS
    assert {attribute for attribute, _ in page.attributes} <= ATTRIBUTES
    assert " ".join(text.split())[:40].strip() in " ".join(page.text.split())


@pytest.mark.parametrize("contents", [SAMPLE, EMPTY], ids=["sample", "empty"])
@pytest.mark.parametrize("name", ["ad", "requirements", "pitches", "goals"])
def test_a_card_is_well_formed_and_no_mathematics(read, name, contents):
    html = CARDS[name](contents)
    page = read(html)
    assert page.faults == []
    assert [tag for tag, _ in page.elements if re.fullmatch(r"h\d", tag)] == ["h4"]
    assert 'class="tex2jax_ignore mathjax_ignore"' in html


def test_lines_are_counted_by_their_state(read):
    assert "9 lines: 6 met, 2 not confirmed, 1 open." in read(plan.requirements_card(SAMPLE)).text


def test_a_suggestion_is_told_from_what_is_confirmed_in_words(read):
    text = " ".join(read(plan.requirements_card(SAMPLE)).text.split())
    assert (
        "May meet it: “Story: The Monday report”. They ask for “Python”, “scripting”; you say “Python”, “script”"
        in text
    )
    assert (
        "You said that these do not meet it: First interview, by video: How comfortable are you with Python?"
        in text
    )


def test_what_a_pitch_rests_on_is_named_and_what_was_removed_too(read):
    contents = Contents([Pitch(id="why_hire", text="Because.", rests_on=("story/gone",))])
    text = read(plan.pitches_card(contents)).text
    assert "rests on: something that was removed" in text
    assert text.count("not written yet") == 2


def test_goals_stand_in_their_phase_and_are_said_as_a_suggestion(read):
    text = read(plan.goals_card(SAMPLE)).text
    assert (
        text.index("Say it as a suggestion")
        < text.index("Days 1 to 30: learn")
        < text.index("Replace the weekly report")
    )
    assert text.index("Days 61 to 90: own") < text.index("Own the weekly planning figures of one site")


def test_a_goal_without_a_day_is_not_lost(read):
    text = read(plan.goals_card(Contents([Goal(id="g", what="Meet Tom")]))).text
    assert text.index("Without a day within the first 90") < text.index("Meet Tom")


def test_what_the_plan_leaves_open_is_said_with_its_rule(read):
    text = read(plan.goals_card(Contents([Goal(id="g", what="Read the audits", day=9)]))).text
    assert "In the first 30 days, at least one goal is about people" in text
