"""The page to take along: what stands on it, that it is one page, and that it is whole or not there."""

import json
from dataclasses import replace
from datetime import date

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.cards.walk_in import walk_in_card, walk_in_html
from workbook.errors import InputError
from workbook.forms.page_form import PageForm
from workbook.records import (
    Contents,
    Export,
    Goal,
    Interviewer,
    Pitch,
    Process,
    QuestionToAsk,
    Research,
    Story,
)
from workbook.sample import sample_records
from workbook.store import FILE_NAME, Store
from workbook.walk_in import CLOSING, PAPERS, page_facts, page_sections, walk_in, walk_in_pdf
from workbook.walk_in.page import first_sentence

TODAY = date(2026, 11, 23)
SAMPLE = Contents(sample_records())


def told(contents):
    page = walk_in(contents, TODAY)
    return json.dumps([page_facts(page), page_sections(page)], ensure_ascii=False)


class TestWhatStandsOnIt:
    def test_who_when_and_where(self):
        records = [
            Process(id=Process.ID, company="Halden", role="Analyst", interview_on=date(2026, 12, 3), interview_at="10:30", place="Floor 3"),
            Interviewer(id="i", name="Priya", role="Planning", sort="hiring manager"),
        ]  # fmt: skip
        assert page_facts(walk_in(Contents(records), TODAY)) == [
            ("Role", "Analyst, Halden"),
            ("When", "3 December 2026, 10:30"),
            ("Where", "Floor 3"),
            ("Who", "Priya (Planning, hiring manager)"),
        ]

    def test_an_empty_workbook_says_that_nothing_is_entered_and_asks_for_the_next_steps(self):
        page = walk_in(Contents(), TODAY)
        assert {text for _, text in page_facts(page)} == {"not entered yet"}
        assert page.closing == CLOSING

    def test_a_copy_leaves_out_the_lines_and_sections_that_it_does_not_have(self, read):
        copy = Contents([Export(id=Export.ID), Process(id=Process.ID, role="Analyst")])
        assert page_facts(walk_in(copy, TODAY)) == [("Role", "Analyst")]
        assert "Nothing yet." not in read(walk_in_card(copy, TODAY)).text

    def test_pitches_stand_in_their_order_by_their_first_sentence(self):
        pitches = [
            Pitch(id="what_for_us", text="I measure. Then I act."),
            Pitch(id="best_person", text="I did it."),
        ]
        assert walk_in(Contents(pitches), TODAY).pitches == (
            ("Why I am the best person", "I did it."),
            ("What I can do for them", "I measure."),
        )

    def test_ones_own_question_about_the_next_steps_is_the_last_one_and_stands_once(self):
        mine = QuestionToAsk(id="n", text="When will you decide?", purpose="next steps")
        page = walk_in(Contents([mine, QuestionToAsk(id="a", text="Who owns the forecast?")]), TODAY)
        assert (page.questions, page.closing) == ((("", "Who owns the forecast?"),), "When will you decide?")

    def test_questions_say_for_whom_they_are_and_those_of_the_plan_come_last(self):
        records = [
            Interviewer(id="p", name="Priya"),
            Interviewer(id="t", name="Tom"),
            Goal(id="g", what="Cut the wait", question="Who sets the rota?"),
            QuestionToAsk(id="a", text="Who owns the forecast?", interviewers=("p", "t", "gone")),
            QuestionToAsk(id="b", text="Why now?"),
        ]
        page = walk_in(Contents(records), TODAY)
        assert page_sections(page)[-1][1][:-1] == [
            ("Priya, Tom:", "Who owns the forecast?"),
            ("", "Why now?"),
            ("From my plan:", "Who sets the rota?"),
        ]

    def test_the_range_is_from_target_to_opening_and_the_walk_away_is_nowhere(self):
        assert "Range to say" in told(SAMPLE)
        secret = replace(SAMPLE.research, walk_away="91234")
        records = [secret if isinstance(each, Research) else each for each in SAMPLE]
        for text in (told(Contents(records)), walk_in_html(Contents(records), TODAY)):
            assert "91234" not in text
            assert "91,2" not in text

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("It fell. We went home.", "It fell."),
            ("From 3.5 to 2 days. Good.", "From 3.5 to 2 days."),
            ("no end", "no end"),
            ("", ""),
            ("Two\nlines. More", "Two lines."),
        ],
    )
    def test_the_first_sentence_is_the_cue(self, text, first):
        assert first_sentence(text) == first


class TestPdf:
    @pytest.mark.parametrize("paper", PAPERS)
    def test_the_sample_is_one_page(self, paper):
        made = walk_in_pdf(SAMPLE, TODAY, paper)
        assert made.startswith(b"%PDF")
        assert pages_of(made) == 1

    def test_there_is_no_other_paper(self):
        with pytest.raises(InputError, match="no paper 'B5'; choose A4 or Letter"):
            walk_in_pdf(SAMPLE, TODAY, "B5")

    def test_very_much_text_is_cut_to_one_page_and_says_so(self):
        stories = [Story(id=f"s{n}", title=f"Story {n} " * 6, result="word " * 60) for n in range(80)]
        made = walk_in_pdf(Contents(stories), TODAY)
        assert pages_of(made) == 1

    @settings(max_examples=40, deadline=None)
    @given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=80))
    def test_whatever_was_typed_is_no_markup(self, text):
        hostile = [
            Process(id=Process.ID, company=text, role="#panic()", place='"#eval("1")', interview_at="= *x* _y_ `z` $1$"),
            Story(id="s", title=text, result=f"#import {text}"),
        ]  # fmt: skip
        try:
            came = walk_in_pdf(Contents(hostile), TODAY)[:4].decode()
        except InputError as error:
            came = str(error).partition("” ")[2][:30]
        assert came in ("%PDF", "is in no font of this machine,"[:30])

    @pytest.mark.parametrize(
        "text", ["#panic()", "*x* _y_ `z` $1$", "é ß ł ș Ж Ω", "a\x00b\x1fc\nd", "\\u001f"]
    )
    def test_these_are_printed(self, text):
        assert pages_of(walk_in_pdf(Contents([Process(id=Process.ID, role=text)]), TODAY)) == 1

    def test_a_sign_that_no_font_has_is_named(self):
        with pytest.raises(InputError, match="make the page for the browser"):
            walk_in_pdf(Contents([Process(id=Process.ID, role="\U0001f9ff\ue123")]), TODAY)


def pages_of(pdf):
    """How many pages a PDF has: typst writes their tree without compression of its own count."""
    import re

    counts = [int(each) for each in re.findall(rb"/Type\s*/Pages.*?/Count\s+(\d+)", pdf, re.DOTALL)]
    return max(counts)


class TestHtml:
    def test_it_needs_nothing_else_and_escapes_what_was_typed(self):
        page = walk_in_html(Contents([Story(id="s", title="<script>x</script>")]), TODAY)
        assert "<script" not in page
        assert "&lt;script&gt;" in page
        assert "http" not in page

    def test_the_card_says_what_is_not_on_it(self):
        assert "Your walk-away is not on this page." in walk_in_card(SAMPLE, TODAY)


class TestPageForm:
    @pytest.fixture
    def store(self, tmp_path):
        with Store(tmp_path / FILE_NAME) as store:
            yield store

    def test_it_writes_beside_the_workbook_and_says_where(self, store, tmp_path):
        form = PageForm(store, {"walk_in.html": lambda contents: b"page"})
        assert form.make() == tmp_path / "walk_in.html"
        assert (tmp_path / "walk_in.html").read_bytes() == b"page"
        assert form.status.startswith("walk_in.html is in the folder of your workbook")

    def test_a_page_that_cannot_be_made_leaves_the_older_one(self, store, tmp_path):
        (tmp_path / "walk_in.html").write_bytes(b"older")

        def fail(contents):
            raise typst.TypstError("no")

        form = PageForm(store, {"walk_in.html": fail})
        with pytest.raises(typst.TypstError):
            form.make()
        assert sorted(each.name for each in tmp_path.iterdir() if each.suffix == ".html") == ["walk_in.html"]
        assert (tmp_path / "walk_in.html").read_bytes() == b"older"

    def test_a_place_that_takes_no_file_is_said_in_one_sentence(self, store, tmp_path):
        (tmp_path / "walk_in.html").mkdir()
        form = PageForm(store, {"walk_in.html": lambda contents: b"page"})
        with pytest.raises(InputError, match=r"walk_in.html cannot be written"):
            form.make()
        assert not (tmp_path / "walk_in.html.unfinished").exists()
