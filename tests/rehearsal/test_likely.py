"""Which questions are likely: each sign, in words, with what was typed quoted."""

from dataclasses import replace
from datetime import date

import pytest

from workbook.bank import BankQuestion, load_competencies, load_questions
from workbook.ledger import conflicts
from workbook.records import Answer, Contents, Process, Question, Round, Story
from workbook.rehearsal.likely import likely
from workbook.rehearsal.weights import weights
from workbook.sample import sample_records

TODAY = date(2026, 11, 23)
ASKED = Question(id="q", text="Why us?", type="career")
FIRST = Answer(id="first/q", question="q", round="first", text="We were a team of five.")
MONDAY = Round(id="monday", name="On Monday", sort="rehearsal", held_on=date(2026, 11, 20))


def bank(**values):
    known = {"competencies": (), "cues": (), "reasons": ("tie",), "source": "s", "as_of": TODAY}
    return BankQuestion(**{"id": "b", "text": "How?", "type": "behavioural", **known, **values})


def of(*records, bank=(), competencies=(), points=None):
    return likely(Contents([ASKED, *records]), bank, competencies, TODAY, points)


def signs(*records, **given):
    return {sign.name: sign.sentence for sign in of(*records, **given)[0].signs}


def test_own_questions_come_before_the_banks_and_no_question_twice():
    found = of(FIRST, Question(id="x", text="When?"), bank=[bank(), bank(id="x", text="When then?")])
    assert [(each.text, each.origin) for each in found] == [
        ("Why us?", "asked"),
        ("When?", "own"),
        ("How?", "bank"),
    ]


def test_a_question_without_words_is_none():
    assert likely(Contents([Question(id="q", text=" ")]), [], [], TODAY) == ()


def test_what_was_asked_is_expected_again():
    assert signs(FIRST)["asked"] == "Asked in “First interview”: expect it again."


def test_a_draft_for_a_round_to_come_was_not_asked_yet():
    second = Round(id="second", held_on=date(2026, 12, 3))
    draft = Answer(id="second/q", question="q", round="second", text="told", loose_end="look it up")
    assert of(second, draft)[0].origin == "own"
    assert not {"asked", "loose-end"} & set(signs(second, draft))
    assert of(replace(second, held_on=date(2026, 11, 22)), draft)[0].origin == "asked"


@pytest.mark.parametrize(
    ("reasons", "question", "expected"),
    [
        (("tie",), bank(reasons=("tie",)), True),
        (("clarify",), bank(reasons=("tie",)), False),
        ((), bank(reasons=("tie",)), False),
    ],
)
def test_a_reason_that_was_ticked_counts_for_the_banks_questions(reasons, question, expected):
    found = of(Process(id=Process.ID, reasons=reasons), bank=[question])[-1]
    assert ("reason" in {sign.name for sign in found.signs}) is expected


@pytest.mark.parametrize(
    ("type", "reason"),
    [("behavioural", "behavioural"), ("situational", "behavioural"), ("clarification", "clarify")],
)
def test_own_questions_belong_to_reasons_by_their_type(type, reason):
    found = likely(
        Contents([Question(id="q", text="Why?", type=type), Process(id=Process.ID, reasons=(reason,))]),
        [],
        [],
        TODAY,
    )
    assert "It belongs to a reason that you ticked" in " ".join(found[0].reasons)


def test_what_was_asked_comes_again_when_they_compare():
    assert "reason" in signs(FIRST, Process(id=Process.ID, reasons=("tie",)))


def test_a_loose_end_is_quoted():
    told = replace(FIRST, loose_end="She asked for the figure.")
    assert signs(told)["loose-end"] == "Loose end of “First interview”: “She asked for the figure.”"


def test_the_newest_loose_end_is_the_one_quoted():
    tried = Answer(id="monday/q", question="q", round="monday", text="told", loose_end="Learn it.")
    told = replace(FIRST, loose_end="She asked for the figure.")
    assert signs(told, MONDAY, tried)["loose-end"] == "Loose end of “On Monday”: “Learn it.”"


def test_what_is_told_in_two_ways_counts_until_it_is_settled():
    second = Answer(id="second/q", question="q", round="second", text="We were a team of eight.")
    assert "five" in signs(FIRST, second)["conflict"]
    (found,) = conflicts(Contents([ASKED, FIRST, second]))
    assert "conflict" not in signs(FIRST, second, replace(found.decision, verdict="both"))


def test_further_differences_are_counted():
    first = replace(FIRST, text="We were a team of five in Leeds. It took six weeks and cost £5,000.")
    second = replace(
        first,
        id="second/q",
        round="second",
        text="We were a team of nine in Leeds. It took two weeks and cost £8,000.",
    )
    assert signs(first, second)["conflict"].endswith("”, and 2 more.")


@pytest.mark.parametrize(("went", "words"), [("badly", "went badly"), ("mixed", "went so-so")])
def test_what_went_badly_is_quoted(went, words):
    assert (
        signs(replace(FIRST, went=went))[went]
        == f"In “First interview” it {words}: “We were a team of five.”"
    )


def test_an_answer_that_went_well_is_no_weak_spot():
    assert not {"badly", "mixed"} & set(signs(replace(FIRST, went="well")))


def test_a_rehearsal_that_went_well_makes_up_for_an_interview_that_did_not():
    tried = Answer(id="monday/q", question="q", round="monday", went="well")
    assert "badly" not in signs(replace(FIRST, went="badly"), MONDAY, tried)
    assert "badly" in signs(replace(FIRST, went="well"), MONDAY, replace(tried, went="badly"))


def test_a_story_with_a_remark_is_named_with_the_words_and_the_rule():
    story = Story(id="s", title="The feed", action="I rang them.", questions=("q",))
    sentence = signs(story)["story"]
    assert sentence.startswith("Your story “The feed” has a remark at “I rang them”: Under about 25 words")
    assert "story" not in signs(replace(story, questions=()))


def test_a_skill_that_no_story_shows_is_named():
    asks = bank(competencies=("teamwork",))
    assert "skill" in {sign.name for sign in of(bank=[asks], competencies=load_competencies())[-1].signs}
    shown = Story(id="s", skills=("teamwork",))
    assert "skill" not in {
        sign.name for sign in of(shown, bank=[asks], competencies=load_competencies())[-1].signs
    }


@pytest.mark.parametrize(("day", "expected"), [(20, {"waiting"}), (21, set())])
def test_what_was_rehearsed_waits_for_three_days(day, expected):
    held = replace(MONDAY, held_on=date(2026, 11, day))
    found = signs(held, Answer(id="monday/q", question="q", round="monday", text="told"))
    assert {"never", "waiting"} & set(found) == expected
    assert "never" in signs()


def test_a_sign_without_points_says_nothing():
    off = weights() | {"never": replace(weights()["never"], points=0)}
    assert "never" not in signs(points=off)


def test_the_weightiest_reason_is_named_first():
    found = of(replace(FIRST, went="badly", loose_end="why"))[0]
    assert found.reasons[-1] == "You have not rehearsed it yet."
    assert found.points == sum(sign.points for sign in found.signs) == 1 + 3 + 3 + 3 + 2


def test_every_reason_of_the_sample_quotes_what_is_there():
    contents = Contents(sample_records())
    found = likely(contents, load_questions(), load_competencies(), TODAY)
    names = {sign.name for each in found for sign in each.signs}
    assert names == {
        "every",
        "asked",
        "reason",
        "loose-end",
        "conflict",
        "badly",
        "mixed",
        "story",
        "skill",
        "never",
    } | {"waiting"}
    assert all(sign.sentence for each in found for sign in each.signs if sign.name != "every")
