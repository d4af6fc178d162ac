"""Answers and stories as texts: what is in them, in which order, and where their words stand."""

import pytest

from workbook.ledger import Place, claims, known_names, places
from workbook.records import Answer, Contents, Interviewer, Process, Question, Round, Story

STORY = Story(id="s", situation="In May", task="", action="I called", result="It ran", reflection="Sooner")


@pytest.mark.parametrize("field", ["situation", "action", "result", "reflection"])
def test_a_place_in_the_text_is_a_place_in_a_field(field):
    place, words = Place(STORY), getattr(STORY, field)
    assert place.field_at(place.text.index(words)) == (field, 0)
    assert place.field_at(place.text.index(words) + 3) == (field, 3)


def test_a_place_beyond_the_text_is_an_error():
    with pytest.raises(ValueError, match="story:s has no place 999"):
        Place(STORY).field_at(999)


def test_answers_come_in_the_order_of_the_rounds_then_stories():
    contents = Contents(
        [
            STORY,
            Round(id="third"),
            Question(id="q"),
            *(
                Answer(id=f"{id}/q", question="q", round=id, text="told")
                for id in ("removed", "third", "second", "first")
            ),
        ]
    )
    assert [each.round for each in places(contents)] == ["first", "second", "third", "removed", ""]


def test_what_says_nothing_is_no_place():
    contents = Contents(
        [Question(id="q"), Answer(id="a", question="q", round="first", text=" \n"), Story(id="s")]
    )
    assert places(contents) == []


def test_an_answer_whose_question_was_removed_is_no_place():
    assert places(Contents([Answer(id="a", question="gone", round="first", text="told")])) == []


def test_names_are_those_of_the_company_and_the_interviewers():
    records = [
        Process(id=Process.ID, company="Halden Row (fictional)"),
        Interviewer(id="i", name="Dana Whitlock"),
        Interviewer(id="j"),
    ]
    assert known_names(Contents(records)) == ("Dana Whitlock", "Halden Row")
    assert known_names(Contents()) == ()


def test_every_claim_comes_with_its_place():
    contents = Contents(
        [
            Question(id="q"),
            Answer(id="first/q", question="q", round="first", text="We were a team of five in March 2019."),
            Story(id="s", result="It cost $50,000."),
        ]
    )
    found = [(place.id, claim.kind) for place, claim in claims(contents)]
    assert {("answer:first/q", "number"), ("answer:first/q", "date"), ("story:s", "money")} <= set(found)
    assert all(place.text[claim.start : claim.end] == claim.quote for place, claim in claims(contents))
