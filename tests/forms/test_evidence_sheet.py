"""Suggestions are decided on, both ways and back; what is linked by hand stays."""

import pytest

from workbook.forms.evidence_sheet import EvidenceSheet, requirement_label
from workbook.records import Answer, Question, Requirement, Story


@pytest.fixture
def sheet(store):
    store.save(Requirement(id="r1", text="Solid SQL; Python is a plus"), base=None)
    store.save(Requirement(id="r2", text="Patience"), base=None)
    store.save(Story(id="s1", title="The report", action="I wrote a script in Python."), base=None)
    store.save(Question(id="q", text="Why us?"), base=None)
    store.save(Answer(id="first/q", question="q", round="first", text="I like trains."), base=None)
    return EvidenceSheet(store)


def line(store, id="r1"):
    return store.contents().find(Requirement, id)


def decide(sheet, verdict):
    sheet.suggestions[0].verdict = verdict
    sheet.requirements.form.flush()


def test_a_suggestion_shows_the_words_on_both_sides(sheet):
    (one,) = sheet.suggestions
    assert one.suggestion.reason == "They ask for “Python”; you say “Python” in “I wrote a script in Python”."


def test_nothing_is_decided_by_itself(sheet, store):
    assert sheet.suggestions[0].verdict == ""
    assert (line(store).met_by, line(store).not_met_by) == ((), ())


@pytest.mark.parametrize(
    ("verdict", "met", "not_met"), [("yes", ("story/s1",), ()), ("no", (), ("story/s1",)), ("", (), ())]
)
@pytest.mark.parametrize("before", ["", "yes", "no"])
def test_a_decision_is_kept_and_can_be_changed(sheet, store, before, verdict, met, not_met):
    decide(sheet, before)
    decide(sheet, verdict)
    assert (line(store).met_by, line(store).not_met_by) == (met, not_met)
    assert [each.verdict for each in sheet.suggestions] == [verdict]


def test_a_decision_leaves_what_was_linked_by_hand(sheet, store):
    sheet.requirements.form.met_by = ("answer/first/q",)
    decide(sheet, "yes")
    assert line(store).met_by == ("answer/first/q", "story/s1")
    decide(sheet, "")
    assert line(store).met_by == ("answer/first/q",)


def test_a_link_by_hand_decides_the_suggestion_too(sheet):
    sheet.requirements.form.met_by = ("story/s1",)
    assert sheet.suggestions[0].verdict == "yes"


def test_another_line_has_its_own_suggestions(sheet, store):
    decide(sheet, "yes")
    sheet.requirements.selected = "r2"
    assert sheet.suggestions == []
    sheet.requirements.selected = "r1"
    assert [each.verdict for each in sheet.suggestions] == ["yes"]
    assert line(store, "r2").met_by == ()


def test_words_changed_on_screen_are_suggested_for(sheet):
    sheet.requirements.form.text = "Trains"
    sheet.requirements.form.flush()
    assert [each.suggestion.evidence.ref for each in sheet.suggestions] == ["answer/first/q"]


def test_everything_can_be_linked_by_hand(sheet):
    assert [ref for _, ref in sheet.options()] == ["story/s1", "answer/first/q"]


def test_lines_that_come_while_nothing_is_typed_are_gone_to(store):
    sheet = EvidenceSheet(store)
    store.add([Requirement(id="r1", text="SQL"), Requirement(id="r2", text="Patience")])
    assert sheet.requirements.selected == sheet.requirements.form.id == "r1"
    assert [label for label, _ in sheet.requirements.options] == [
        "not met yet · SQL",
        "not met yet · Patience",
    ]


def test_nothing_can_be_linked_to_a_line_without_words(sheet):
    sheet.requirements.add()
    assert sheet.options() == []
    sheet.requirements.form.text = "Trains"
    assert sheet.options()


def test_a_label_says_whether_anything_meets_the_line():
    assert requirement_label(Requirement(id="r", text="SQL")) == "not met yet · SQL"
    assert requirement_label(Requirement(id="r", text="SQL", met_by=("story/s",))) == "met · SQL"
    assert requirement_label(Requirement(id="r")) == "New line"
