"""The first step: the interview, why it takes place, who will be there, and how far all steps have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook import cards
from workbook.frames import lists_columns
from workbook.notebook.core import Core

if TYPE_CHECKING:
    import pandas as pd


class Start(Core):
    """The first step: the interview, why it takes place, who will be there, and how far all steps have come."""

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

    def show_steps(self) -> None:
        """Show every step with a link, how far it has come, and what comes next."""
        self._show_card(lambda: cards.steps_card(self.contents))

    @lists_columns("progress")
    def progress(self) -> pd.DataFrame:
        """Return the steps: how much of each is done, and what comes next."""
        from workbook.tables.answers import progress_table

        return progress_table(self.contents)

    @lists_columns("remarks")
    def remarks(self) -> pd.DataFrame:
        """Return everything that is missing or weak, with the words quoted, the rule and its source."""
        from workbook.tables.answers import remarks_table

        return remarks_table(self.contents)
