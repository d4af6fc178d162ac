"""What a reader types in a notebook: the workbook, its forms, cards and tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from workbook import cards
from workbook.bank import BankQuestion, Competency, load_competencies, load_questions
from workbook.checkup import is_quantified
from workbook.coverage import story_gaps
from workbook.forms import flush_all
from workbook.records import Contents, Round, Story
from workbook.store import Store
from workbook.store.store import local_now

if TYPE_CHECKING:
    import pandas as pd


class Workbook:
    """A workbook: forms to fill in, cards to read, and tables to go on with in pandas.

    Forms save by themselves while you type. Cards and tables show what is saved.

    Forms
        ``choose_reasons`` · ``describe_interview`` · ``list_interviewers`` · ``list_rounds`` ·
        ``import_notes`` · ``review_answers`` · ``redraft_answers`` · ``write_stories`` · ``add_questions`` ·
        ``settle_findings`` · ``choose_occupation`` · ``collect_pay`` · ``set_range`` · ``enter_offers``
    Cards and pictures
        ``show_steps`` · ``show_coverage`` · ``show_matches`` · ``show_gaps`` · ``show_changes`` · ``show_timeline`` ·
        ``show_wages`` · ``show_conversation``
    Tables (pandas)
        ``stories`` · ``answers`` · ``questions`` · ``progress`` · ``coverage`` · ``matches`` · ``remarks`` ·
        ``claims`` · ``findings`` · ``salary`` · ``offers``

    Attributes
    ----------
    store : workbook.store.Store
        Where everything is kept.
    notice : str
        Something to know about the file (it is read-only, say), or empty.
    """

    def __init__(self, store: Store, *, now: Callable[[], datetime] = local_now) -> None:
        self.store = store
        self.notice = store.notice
        self._now = now

    def __repr__(self) -> str:
        return f"<Workbook with {len(self.contents)} things kept; help(wb) says what it offers>"

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Save what was typed last and close the file; forms that are still open cannot save any more."""
        flush_all()
        self.store.close()

    @property
    def _today(self) -> date:
        return self._now().date()

    @property
    def contents(self) -> Contents:
        """Everything that is saved, as records."""
        return self.store.contents()

    @property
    def competencies(self) -> tuple[Competency, ...]:
        """The skills to choose from: the NACE eight."""
        return load_competencies()

    @property
    def bank(self) -> tuple[BankQuestion, ...]:
        """The question bank that comes with the workbook."""
        return load_questions()

    # Forms

    def choose_reasons(self) -> None:
        """Show the form for why there is a second interview."""
        from workbook.widgets.start import reasons_view

        self._show(reasons_view(self.store), lambda: cards.reasons_card(self.contents))

    def describe_interview(self) -> None:
        """Show the form for company, role, date, and your own speaking pace."""
        from workbook.widgets.start import process_view

        self._show(process_view(self.store), lambda: cards.process_card(self.contents, self._today))

    def list_interviewers(self) -> None:
        """Show the form for the people you will meet."""
        from workbook.widgets.start import interviewers_view

        self._show(interviewers_view(self.store), lambda: cards.interviewers_card(self.contents))

    def list_rounds(self) -> None:
        """Show the form for the rounds: interviews and rehearsals."""
        from workbook.widgets.start import rounds_view

        self._show(rounds_view(self.store), lambda: cards.rounds_card(self.contents))

    def import_notes(self) -> None:
        """Show the form that takes a transcript or notes apart into questions and answers."""
        from workbook.widgets.transcript import transcript_view

        self._show(transcript_view(self.store), lambda: cards.answers_count_card(self.contents))

    def review_answers(self, round: str = Round.FIRST) -> None:
        """Show the form for what was asked in a round and what you answered.

        Parameters
        ----------
        round
            Identifier of the round to begin with; the form can change to another.
        """
        from workbook.widgets.answers import review_view

        panel, sheet = review_view(self.store, round)
        self._show(panel, lambda: cards.answers_card(self.contents, sheet.round), also=(sheet, "round"))

    def redraft_answers(self, round: str = Round.SECOND) -> None:
        """Show the form to tell each answer again in more detail, beside what was said before.

        Parameters
        ----------
        round
            Identifier of the round to prepare.
        """
        from workbook.widgets.answers import redraft_view

        panel, sheet = redraft_view(self.store, round)
        self._show(panel, lambda: cards.redraft_card(self.contents, sheet.round), also=(sheet, "round"))

    def write_stories(self) -> None:
        """Show the form for STAR stories."""
        from workbook.widgets.stories import stories_view

        names = {each.id: each.name for each in self.competencies}
        panel = stories_view(self.store, self.competencies, self.bank)
        self._show(panel, lambda: cards.stories_card(self.contents, names))

    def add_questions(self) -> None:
        """Show the form for questions of your own."""
        from workbook.widgets.answers import own_question_view

        self._show(own_question_view(self.store, self.bank), lambda: cards.questions_card(self.contents))

    def settle_findings(self) -> None:
        """Show the form to decide on each difference between answers, with the text to mend beside it."""
        from workbook.widgets.consistency import settle_view

        self._show(settle_view(self.store), lambda: cards.decisions_card(self.contents))

    def choose_occupation(self) -> None:
        """Show the form that finds official wages for a job title and a place."""
        from workbook.cards.salary import official_card
        from workbook.widgets.salary import occupation_view

        self._show(occupation_view(self.store), lambda: official_card(self.contents, self._today))

    def collect_pay(self) -> None:
        """Show the form for figures of your own: advertisements, what friends say, surveys."""
        from workbook.cards.salary import points_card
        from workbook.widgets.salary import pay_view

        self._show(pay_view(self.store), lambda: points_card(self.contents, self._today))

    def set_range(self) -> None:
        """Show the form for what was posted and named, and the three numbers with what they rest on."""
        from workbook.cards.salary import range_card
        from workbook.widgets.salary import range_view

        self._show(range_view(self.store), lambda: range_card(self.contents, self._today))

    def enter_offers(self) -> None:
        """Show the form for offers, and what each brings over four years."""
        from workbook.cards.salary import offers_card
        from workbook.widgets.salary import offers_view

        self._show(offers_view(self.store), lambda: offers_card(self.contents))

    # Cards and pictures

    def show_steps(self) -> None:
        """Show every step with a link, how far it has come, and what comes next."""
        self._show_card(lambda: cards.steps_card(self.contents))

    def show_coverage(self) -> None:
        """Draw which story shows which skill."""
        from workbook.figures import coverage_figure

        self._show_card(lambda: coverage_figure(self.coverage()))

    def show_matches(self, top: int = 3) -> None:
        """Show for each story the questions of the bank that it may answer, with the reason.

        Parameters
        ----------
        top
            How many questions a story at most.
        """

        def card() -> str:
            rows = self.matches(top)[["story", "question", "why"]].itertuples(index=False)
            return cards.matches_card([tuple(row) for row in rows])

        self._show_card(card)

    def show_gaps(self) -> None:
        """Show what the stories taken together leave open."""

        def card() -> str:
            gaps = story_gaps(self.contents.all(Story), self.competencies, is_quantified=is_quantified)
            return cards.lines_card("What your stories leave open", [gap.sentence for gap in gaps])

        self._show_card(card)

    def show_changes(self) -> None:
        """Show what is the same, what changed and what is new between the rounds, and between answers and stories."""
        self._show_card(lambda: cards.changes_card(self.contents))

    def show_timeline(self) -> None:
        """Draw the months and years that answers and stories name."""
        from workbook.figures import timeline_figure

        self._show_card(lambda: timeline_figure(self.claims()))

    def show_wages(self) -> None:
        """Draw the official wages with your figures, what was posted and named, and the three numbers."""
        from workbook.figures import wages_figure
        from workbook.research_tables import curve_table

        self._show_card(lambda: wages_figure(curve_table(self.contents, self._today)))

    def show_conversation(self) -> None:
        """Show what to say about pay, in which order, with your figures in it; and the pay law of the place."""
        from workbook.cards.talk import talk_card

        self._show_card(lambda: talk_card(self.contents, self._today))

    # Tables

    def stories(self) -> pd.DataFrame:
        """Return your stories: one row each, with texts, length, shares of the parts and skills."""
        from workbook.tables import stories_table

        return stories_table(self.contents)

    def answers(self) -> pd.DataFrame:
        """Return your answers: one row for each question and round."""
        from workbook.tables import answers_table

        return answers_table(self.contents)

    def questions(self) -> pd.DataFrame:
        """Return all questions, your own and the bank's: type, rounds in which they were asked, stories meant for them."""
        from workbook.tables import questions_table

        return questions_table(self.contents, self.bank)

    def progress(self) -> pd.DataFrame:
        """Return the steps: how much of each is done, and what comes next."""
        from workbook.tables import progress_table

        return progress_table(self.contents)

    def coverage(self) -> pd.DataFrame:
        """Return which story shows which skill: stories down, skills across, true or false."""
        from workbook.tables import coverage_table

        return coverage_table(self.contents, self.competencies)

    def matches(self, top: int = 3) -> pd.DataFrame:
        """Return for each story the questions of the bank that it may answer, with the reason.

        Parameters
        ----------
        top
            How many questions a story at most.
        """
        from workbook.tables import matches_table

        return matches_table(self.contents, self.bank, self.competencies, top=top)

    def remarks(self) -> pd.DataFrame:
        """Return everything that is missing or weak, with the words quoted, the rule and its source."""
        from workbook.tables import remarks_table

        return remarks_table(self.contents)

    def claims(self) -> pd.DataFrame:
        """Return the facts that answers and stories state, one row each: kind, value, words and place."""
        from workbook.tables import claims_table

        return claims_table(self.contents)

    def findings(self) -> pd.DataFrame:
        """Return where texts differ in fact, with the question to settle and your decision."""
        from workbook.tables import findings_table

        return findings_table(self.contents)

    def salary(self) -> pd.DataFrame:
        """Return every figure of pay, one row each: as found, and for a year in the currency of your range."""
        from workbook.research_tables import salary_table

        return salary_table(self.contents, self._today)

    def offers(self) -> pd.DataFrame:
        """Return what each offer brings by year and part, with all, half and none of the equity; before tax."""
        from workbook.pay_tables import compare_offers
        from workbook.salary.offers import offers_of

        return compare_offers(offers_of(self.contents)[0])

    def _show(self, panel: Any, card: Callable[[], str], also: Any = None) -> None:
        from workbook.widgets.form_view import show

        show(panel, card, self.store, also=also)

    def _show_card(self, card: Callable[[], str]) -> None:
        from workbook.widgets.form_view import show_card

        show_card(card, self.store)
