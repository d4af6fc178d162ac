"""STAR stories, the skills they show, and the questions they may answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook import cards
from workbook.checkup import is_quantified
from workbook.coverage import story_gaps
from workbook.frames import lists_columns
from workbook.notebook.core import Core
from workbook.records import Story

if TYPE_CHECKING:
    import pandas as pd


class Stories(Core):
    """STAR stories, the skills they show, and the questions they may answer."""

    def write_stories(self) -> None:
        """Show the form for STAR stories."""
        from workbook.widgets.stories import stories_view

        names = {each.id: each.name for each in self.competencies}
        panel = stories_view(self.store, self.competencies, self.bank)
        self._show(panel, lambda: cards.stories_card(self.contents, names))

    def show_coverage(self) -> None:
        """Draw which story shows which skill."""
        from workbook.cards.figures import coverage_figure

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

    @lists_columns("stories")
    def stories(self) -> pd.DataFrame:
        """Return your stories: one row each, with texts, length, shares of the parts and skills."""
        from workbook.tables.answers import stories_table

        return stories_table(self.contents)

    def coverage(self) -> pd.DataFrame:
        """Return which story shows which skill: stories down, skills across (bool), whose names are the columns."""
        from workbook.tables.answers import coverage_table

        return coverage_table(self.contents, self.competencies)

    @lists_columns("matches")
    def matches(self, top: int = 3) -> pd.DataFrame:
        """Return for each story the questions of the bank that it may answer, with the reason.

        Parameters
        ----------
        top
            How many questions a story at most.
        """
        from workbook.tables.answers import matches_table

        return matches_table(self.contents, self.bank, self.competencies, top=top)
