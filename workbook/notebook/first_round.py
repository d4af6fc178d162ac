"""What was asked and answered, and each answer again in more detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook import cards
from workbook.frames import lists_columns
from workbook.notebook.core import Core
from workbook.records import Round

if TYPE_CHECKING:
    import pandas as pd


class FirstRound(Core):
    """What was asked and answered, and each answer again in more detail."""

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

    def add_questions(self) -> None:
        """Show the form for questions of your own."""
        from workbook.widgets.answers import own_question_view

        self._show(own_question_view(self.store, self.bank), lambda: cards.questions_card(self.contents))

    @lists_columns("answers")
    def answers(self) -> pd.DataFrame:
        """Return your answers: one row for each question and round."""
        from workbook.tables.answers import answers_table

        return answers_table(self.contents)

    @lists_columns("questions")
    def questions(self) -> pd.DataFrame:
        """Return all questions, your own and the bank's: type, rounds in which they were asked, stories meant for them."""
        from workbook.tables.answers import questions_table

        return questions_table(self.contents, self.bank)
