"""Everything that is written is told, whatever record it is in; nothing that is private."""

import importlib
from dataclasses import fields
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.records import (
    RECORDS,
    Answer,
    Comment,
    Contents,
    Interviewer,
    Question,
    Research,
    Story,
)
from workbook.sample import sample_records
from workbook.share.outline.blocks import Facts, Heading, Note, Table, Words
from workbook.share.outline.sections import outline

NAMED = {
    "company",
    "role",
    "name",
    "text",
    "title",
    "loose_end",
    "posted",
    "said",
    "what",
    "measure",
    "next_step",
}
NAMED |= {
    "situation",
    "task",
    "action",
    "result",
    "reflection",
    "note",
    "target",
    "opening",
    "purpose",
    "question",
}


def told(blocks):
    """All text of an outline."""
    pieces = []
    for block in blocks:
        match block:
            case Heading() | Words() | Note():
                pieces.append(block.text)
            case Facts():
                pieces += [text for pair in block.pairs for text in pair]
            case Table():
                pieces += [*block.header, *(cell for row in block.rows for cell in row)]
    return "\n".join(pieces)


def test_each_text_of_the_sample_is_told():
    contents = Contents(sample_records())
    everything = " ".join(told(outline(contents)).split())
    missing = [
        (record.ref, name)
        for record in contents
        for name in NAMED & {field.name for field in fields(record)}
        if not isinstance(record, Answer) or name != "question"
        if (text := getattr(record, name))
        and isinstance(text, str)
        and " ".join(text.split()) not in everything
    ]
    # The names of figures of pay are in their source; a note repeats what is understood.
    assert [place for place in missing if not place[0].startswith("paypoint/")] == []


def test_what_is_private_is_never_told():
    contents = Contents([Research(id=Research.ID, walk_away="92,017", target="100,000")])
    assert "92,017" not in told(outline(contents))
    assert "100,000" in told(outline(contents))


def test_what_others_said_of_an_earlier_export_is_not_told():
    assert outline(Contents([Comment(id="c", comment="Shorter.")])) == ()


def test_a_kind_of_record_that_no_section_knows_is_told_all_the_same(monkeypatch):
    module = importlib.import_module("workbook.share.outline.sections")
    monkeypatch.setattr(module, "_TOLD", tuple(each for each in module._TOLD if each is not Research))
    found = outline(Contents([Research(id=Research.ID, said_to="Dana", walk_away="92,017")]))
    assert found == (
        Heading("More"),
        Heading("Research", 2),
        Facts((("currency", "USD"), ("said to", "Dana"))),
    )


def test_a_reference_leads_to_the_words():
    contents = Contents(sample_records())
    marked = [block for block in outline(contents) if isinstance(block, Words) and block.ref]
    assert len(marked) > 30
    for block in marked:
        ref, _, field = block.ref.partition("#")
        assert getattr(contents.referred(ref), field) == block.text


def test_answers_stand_in_the_order_of_the_rounds():
    answers = [
        Answer(id=f"{round}/q", question="q", round=round, text=round) for round in ("second", "first")
    ]
    blocks = outline(Contents([Question(id="q", text="Why?"), *answers]))
    assert [block.text for block in blocks if isinstance(block, Words)] == ["first", "second"]


def _values(kind):
    return {
        str: st.text(max_size=20),
        bool: st.booleans(),
        tuple[str, ...]: st.lists(st.text(max_size=8), max_size=3).map(tuple),
        int | None: st.none() | st.integers(0, 400),
        date | None: st.none() | st.dates(),
    }[kind]


@st.composite
def workbooks(draw):
    """Any workbook that could be kept, references to nowhere included."""
    from workbook.records import field_types

    kept = []
    for kind in draw(st.lists(st.sampled_from(RECORDS), max_size=8)):
        id = getattr(kind, "ID", None) or draw(st.text("abc", min_size=1, max_size=2))
        kept.append(kind(id=id, **{name: draw(_values(each)) for name, each in field_types(kind).items()}))
    return Contents(kept)


@given(workbooks())
def test_any_workbook_has_an_outline_in_which_no_heading_level_is_skipped(contents):
    levels = [0, *(block.level for block in outline(contents) if isinstance(block, Heading))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@given(workbooks())
def test_no_words_are_empty_and_no_table_has_ragged_rows(contents):
    for block in outline(contents):
        if isinstance(block, Words | Note | Heading):
            assert isinstance(block, Heading) or block.text.strip()
        elif isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.header)}


@pytest.mark.parametrize("title", ["", "  "])
def test_a_story_without_a_title_has_one(title):
    assert Heading("Untitled story", 2) in outline(Contents([Story(id="s", title=title, task="x")]))


def test_a_note_to_somebody_removed_is_told():
    from workbook.records import ThankYou

    blocks = outline(Contents([ThankYou(id="gone", text="Thank you."), Interviewer(id="x", name="X")]))
    assert Heading("Thank-you note to an interviewer", 2) in blocks
