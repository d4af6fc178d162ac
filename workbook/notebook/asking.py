"""Questions to ask, and what follows the interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.frames import lists_columns
from workbook.notebook.core import Core

if TYPE_CHECKING:
    import pandas as pd


class Asking(Core):
    """Questions to ask, and what follows the interview."""

    def choose_questions(self) -> None:
        """Show the form for the questions that you ask: from the bank, your own, and their order."""
        from workbook.cards.asking import ask_card
        from workbook.widgets.asking import ask_view

        self._show(ask_view(self.store), lambda: ask_card(self.contents))

    def note_heard(self) -> None:
        """Show the form for what was answered to your questions."""
        from workbook.cards.asking import heard_card
        from workbook.widgets.asking import heard_view

        self._show(heard_view(self.store), lambda: heard_card(self.contents))

    def debrief(self) -> None:
        """Show the form for how the second interview went: which questions came, and what you said."""
        from workbook.cards.asking import debrief_card
        from workbook.widgets.asking import debrief_view

        self._show(debrief_view(self.store, self._now), lambda: debrief_card(self.contents))

    def write_thanks(self) -> None:
        """Show the form for a thank-you note to each interviewer."""
        from workbook.cards.asking import thanks_card
        from workbook.widgets.asking import thanks_view

        self._show(thanks_view(self.store), lambda: thanks_card(self.contents))

    def plan_follow_up(self) -> None:
        """Show the form for how it goes on, which writes the dates to a file for your calendar."""
        from workbook.cards.asking import follow_up_card
        from workbook.widgets.asking import follow_up_view

        panel, sheet = follow_up_view(self.store, self._now)
        self._show(
            panel,
            lambda: follow_up_card(self.contents, is_written=sheet.file.exists()),
            also=(sheet, "status"),
        )

    @lists_columns("questions_to_ask")
    def questions_to_ask(self) -> pd.DataFrame:
        """Return the questions to ask, one row each in their order: for whom, what for, what you heard, and remarks."""
        from workbook.tables.answers import questions_to_ask_table

        return questions_to_ask_table(self.contents)
