"""What is told differently, and how it was settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook import cards
from workbook.frames import lists_columns
from workbook.notebook.core import Core
from workbook.records import Decision

if TYPE_CHECKING:
    import pandas as pd


class Consistency(Core):
    """What is told differently, and how it was settled."""

    def settle_findings(self) -> None:
        """Show the form to decide on each difference between answers, with the text to mend beside it."""
        from workbook.widgets.consistency import settle_view

        def decided() -> str:
            heads = (self.store.head(Decision, each.id) for each in self.contents.all(Decision))
            # Saved at the very time that it is now is what was copied: by a clock that stands, whatever the day was.
            days = {head.id: head.saved_at.date() for head in heads if head and head.saved_at < self._now()}
            return cards.decisions_card(self.contents, days)

        self._show(settle_view(self.store), decided)

    def show_changes(self) -> None:
        """Show what is the same, what changed and what is new between the rounds, and between answers and stories."""
        self._show_card(lambda: cards.changes_card(self.contents))

    def show_timeline(self) -> None:
        """Draw the months and years that answers and stories name."""
        from workbook.cards.figures import timeline_figure

        self._show_card(lambda: timeline_figure(self.claims()))

    @lists_columns("claims")
    def claims(self) -> pd.DataFrame:
        """Return the facts that answers and stories state, one row each: kind, value, words and place."""
        from workbook.tables.facts import claims_table

        return claims_table(self.contents)

    @lists_columns("findings")
    def findings(self) -> pd.DataFrame:
        """Return where texts differ in fact, with the question to settle and your decision."""
        from workbook.tables.facts import findings_table

        return findings_table(self.contents)
