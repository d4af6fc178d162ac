"""Everything that is written is told, whatever record it is in; nothing that is private."""

import importlib
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise

import pytest
from generated import NOW
from hypothesis import given
from hypothesis import strategies as st

from workbook.cards.talk import PRACTISE, ladder
from workbook.records import (
    RECORDS,
    Answer,
    Comment,
    Contents,
    Export,
    Interviewer,
    Question,
    Research,
    Sharing,
    Story,
    ThankYou,
)
from workbook.salary.research import findings
from workbook.sample import sample_records
from workbook.share.outline.blocks import Facts, Heading, Note, Table, Words
from workbook.share.outline.sections import illustrated, outline
from workbook.share.redaction.records import redact
from workbook.wording import span

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


class TestWhatPayComesTo:
    """For a coach's copy: what the cards say, by the same words; of no other copy anything."""

    def blocks(self, audience, *records, without=()):
        contents = Contents([*sample_records(), *records])
        copy = redact(contents, Sharing(id=Sharing.ID, audience=audience, without=without)).contents
        return illustrated(copy, NOW.date())

    def test_a_coach_reads_target_opening_and_the_sentences(self):
        text = told(self.blocks("coach"))
        found = findings(Contents(sample_records()), NOW.date())
        for each in (found.range.target, found.range.opening):
            assert all(said in text for said in (f"{each.value:,.0f}", span(each.low, each.high), each.basis))
        assert all(wage.title in text for wage in found.wages)
        assert all(said in text for _, said in ladder(Contents(sample_records()), found))
        assert "named to Dana Whitlock on 17 November 2026" in text

    def test_the_walk_away_is_not_told_even_of_contents_that_have_it(self):
        research = replace(Contents(sample_records()).research, walk_away="92,017")
        blocks = illustrated(Contents([*sample_records(), research]), NOW.date())
        assert "92,017" not in told(blocks)
        assert not any(
            row[0].startswith("Walk-away") for each in blocks if isinstance(each, Table) for row in each.rows
        )

    @pytest.mark.parametrize(
        ("audience", "without"), [("friend", ()), ("public", ()), ("coach", ("05_research_salary",))]
    )
    def test_who_may_not_see_pay_reads_nothing_of_it(self, audience, without):
        text = told(self.blocks(audience, without=without))
        assert "Target and opening" not in text
        assert PRACTISE not in text

    def test_without_a_range_no_sentence_names_one(self):
        blocks = illustrated(Contents([Research(id=Research.ID, title="Buyer")]), NOW.date())
        assert "No range can be worked out from what is kept." in told(blocks)
        assert PRACTISE not in told(blocks)


def test_a_copy_says_of_no_note_that_it_was_not_sent():
    note = ThankYou(id="x", text="Thank you.")
    assert "not sent yet" in told(outline(Contents([note])))
    assert "not sent yet" not in told(outline(Contents([note, Export(id=Export.ID)])))


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
    blocks = outline(Contents([ThankYou(id="gone", text="Thank you."), Interviewer(id="x", name="X")]))
    assert Heading("Thank-you note to an interviewer", 2) in blocks
