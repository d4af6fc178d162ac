"""How everything hangs together, and the one page for the last fifteen minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.frames import lists_columns
from workbook.notebook.core import Core

if TYPE_CHECKING:
    import pandas as pd


class Board(Core):
    """How everything hangs together, and the one page for the last fifteen minutes."""

    def show_board(self) -> None:
        """Show what to do next and why, then everything an interviewer may come back to, with what holds it."""
        from workbook.cards.board import board_card

        self._show_card(lambda: board_card(self.contents, self._today))

    def show_threads(self) -> None:
        """Draw loose ends, questions and requirements with the stories, answers and plans that hold them."""
        from workbook.cards.figures import threads_figure
        from workbook.tables.board import ties_table

        self._show_card(lambda: threads_figure(ties_table(self.contents, self._today)))

    def print_page(self) -> None:
        """Show the page for the last fifteen minutes, and the form that makes it a PDF or a file for the browser."""
        from workbook.cards.walk_in import walk_in_card
        from workbook.widgets.board import page_view

        panel = page_view(self.store, lambda: self._today)
        self._show(panel, lambda: walk_in_card(self.contents, self._today))

    @lists_columns("board")
    def board(self) -> pd.DataFrame:
        """Return everything an interviewer may come back to: one row each, with what holds it, or that it is open."""
        from workbook.tables.board import board_table

        return board_table(self.contents, self._today)
