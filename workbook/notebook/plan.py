"""The advertisement and what meets it, why it should be you, and the first 90 days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.frames import lists_columns
from workbook.notebook.core import Core

if TYPE_CHECKING:
    import pandas as pd


class Plan(Core):
    """The advertisement and what meets it, why it should be you, and the first 90 days."""

    def paste_ad(self) -> None:
        """Show the form that takes the advertisement apart into lines that ask for something."""
        from workbook.cards.plan import ad_card
        from workbook.widgets.plan import ad_view

        self._show(ad_view(self.store), lambda: ad_card(self.contents))

    def link_evidence(self) -> None:
        """Show the form to say which story or answer meets each line of the advertisement."""
        from workbook.cards.plan import requirements_card
        from workbook.widgets.plan import evidence_view

        self._show(evidence_view(self.store), lambda: requirements_card(self.contents))

    def show_evidence(self) -> None:
        """Draw what meets each line of the advertisement: confirmed, not confirmed yet, or open."""
        from workbook.cards.figures import evidence_figure
        from workbook.tables.plan import evidence_grid

        self._show_card(lambda: evidence_figure(evidence_grid(self.contents)))

    def write_pitches(self) -> None:
        """Show the form for the three answers to why it should be you, each beside what it rests on."""
        from workbook.cards.plan import pitches_card
        from workbook.widgets.plan import pitches_view

        self._show(pitches_view(self.store), lambda: pitches_card(self.contents))

    def set_goals(self) -> None:
        """Show the form for goals of the first 90 days."""
        from workbook.cards.plan import goals_card
        from workbook.widgets.plan import goals_view

        self._show(goals_view(self.store), lambda: goals_card(self.contents))

    def show_plan(self) -> None:
        """Draw the goals on the first 90 days."""
        from workbook.cards.figures import plan_figure

        self._show_card(lambda: plan_figure(self.goals()))

    @lists_columns("requirements")
    def requirements(self) -> pd.DataFrame:
        """Return the lines of the advertisement: what meets each, what is suggested, and the words that match."""
        from workbook.tables.plan import requirements_table

        return requirements_table(self.contents)

    @lists_columns("goals")
    def goals(self) -> pd.DataFrame:
        """Return the goals by day: phase, measure, what each rests on, what to ask, and rules that have a remark."""
        from workbook.tables.plan import goals_table

        return goals_table(self.contents)
