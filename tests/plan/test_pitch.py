"""Remarks on a pitch: what stands in no evidence, what everybody says, how long it takes; silence on short ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.plan.evidence import Evidence
from workbook.plan.pitch import remarks_on_pitch, remarks_on_saved_pitch
from workbook.records import Contents, Pitch
from workbook.rules import rule
from workbook.sample import sample_records

SAMPLE = Contents(sample_records())
YARD = Evidence(
    ref="story/s",
    name="Story",
    text="Trucks waited 74 minutes in the yard. I proposed fixed slots, and the wait fell to 46.",
)
TOLD = "Trucks waited 74 minutes in the yard when I came. I asked the drivers, proposed fixed slots for the trucks, and the wait in the yard fell to 46."


def rules_of(text, *evidence, **more):
    return [remark.rule for remark in remarks_on_pitch(text, evidence, **more)]


def quotes(text, *evidence, **more):
    return [each.quote for each in remarks_on_pitch(text, evidence, **more) if each.rule == "pitch-words"]


@pytest.mark.parametrize("text", ["", "Because I am good.", "A team player with synergy."])
def test_nothing_but_that_is_said_of_what_is_too_short(text):
    assert rules_of(text) == ["too-short"]


def test_a_claim_without_evidence_is_quoted():
    (remark,) = remarks_on_pitch(TOLD, [])
    assert (remark.rule, remark.quote) == (
        "pitch-evidence",
        "Trucks waited 74 minutes in the yard when I came",
    )


def test_what_the_evidence_tells_is_left_alone():
    assert rules_of(TOLD, YARD) == []


def test_a_figure_that_stands_nowhere_is_quoted():
    assert quotes(TOLD.replace("46", "38"), YARD) == ["38"]


def test_a_sentence_about_something_else_is_quoted_with_its_words():
    claim = "I negotiated pension contracts with three ministries in Lisbon."
    remarks = remarks_on_pitch(f"{TOLD} {claim}", [YARD])
    found = next(each for each in remarks if each.quote == claim)
    assert all(f"“{word}”" in found.text for word in ("negotiated", "pension", "ministries", "Lisbon"))


def test_words_that_are_known_need_no_evidence():
    claim = "Halden Row Foods needs an Operations Analyst whom Priya Raman trusts."
    assert claim in quotes(f"{TOLD} {claim}", YARD)
    known = ["Halden Row Foods", "Senior Operations Analyst", "Priya Raman"]
    assert quotes(f"{TOLD} {claim}", YARD, known=known) == []


def test_what_was_heard_counts_as_evidence():
    claim = "You said that late loads and angry shops hurt the warehouses most."
    heard = Evidence(
        ref="questiontoask/a", name="Heard", text="", heard="Late loads, angry shops, full warehouses"
    )
    assert claim in quotes(f"{TOLD} {claim}", YARD)
    assert quotes(f"{TOLD} {claim}", YARD, heard) == []


def test_stock_phrases_are_quoted():
    remark = remarks_on_pitch(f"{TOLD} I am a team player.", [YARD])[-1]
    assert (remark.rule, remark.quote) == ("pitch-platitude", "team player")


def test_more_than_two_minutes_are_long():
    assert "star-length" in rules_of(" ".join([TOLD] * 14), YARD)


def test_the_samples_overstated_pitch_is_found_and_the_others_are_left_alone():
    found = {
        each.id: [remark.rule for remark in remarks_on_saved_pitch(each, SAMPLE)]
        for each in SAMPLE.all(Pitch)
    }
    assert found == {"best_person": [], "why_hire": ["pitch-words", "pitch-platitude"], "what_for_us": []}


def test_a_pitch_not_begun_has_no_remark():
    assert remarks_on_saved_pitch(Pitch(id="why_hire", text=" "), Contents()) == []


@given(
    text=st.text()
    | st.lists(st.sampled_from([*TOLD.split(), "\n", "team player", "99", "Lisbon."]), max_size=60).map(
        " ".join
    )
)
def test_a_remark_quotes_words_that_are_there_and_names_a_rule(text):
    for remark in remarks_on_pitch(text, [YARD]) + remarks_on_pitch(text, []):
        assert rule(remark.rule)
        assert text[remark.start :].startswith(remark.quote) or remark.start == -1
