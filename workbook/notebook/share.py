"""Copies that leave the machine, and the comments that come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook import cards
from workbook.notebook.core import Core

if TYPE_CHECKING:
    import pandas as pd


class Share(Core):
    """Copies that leave the machine, and the comments that come back."""

    def import_comments(self) -> None:
        """Show the form that takes in a coach's comments, and puts suggestions into your texts one by one."""
        from workbook.widgets.comments import comments_view

        self._show(comments_view(self.store), lambda: cards.comments_card(self.contents))

    def comments(self) -> pd.DataFrame:
        """Return the comments that came back, one row each: from whom, on which text, and what you decided."""
        from workbook.tables import comments_table

        return comments_table(self.contents)
