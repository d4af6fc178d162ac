"""Practise aloud: what is likely to be asked, a timer, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import TYPE_CHECKING

from workbook.frames import lists_columns
from workbook.notebook.core import Core
from workbook.rehearsal.likely import Likely, likely
from workbook.rehearsal.weights import Weight, load_weights, weights

if TYPE_CHECKING:
    import pandas as pd

OWN_WEIGHTS = "rehearsal.toml"
"""A file of this name beside the answers takes the place of the shipped weights."""


class Rehearsal(Core):
    """Practise aloud: what is likely to be asked, a timer, and what comes next."""

    def plan_length(self) -> None:
        """Show the form for how long an answer is to take."""
        from workbook.cards.rehearsal import length_card
        from workbook.widgets.rehearsal import length_view

        self._show(length_view(self.store), lambda: length_card(self.contents))

    def rehearse(self, seed: int | None = None) -> None:
        """Show the form that draws a question, times the answer, and holds it against your draft.

        Parameters
        ----------
        seed
            Draws the same questions again, as long as the same is saved; by default chance decides.
        """
        from workbook.cards.rehearsal import rehearsals_card
        from workbook.forms import RehearsalSheet
        from workbook.widgets.rehearsal import rehearsal_view

        sheet = RehearsalSheet(
            self.store,
            self.bank,
            self.competencies,
            today=lambda: self._today,
            random=Random(seed),  # noqa: S311 - it draws questions, no secrets
            points=self._weights,
        )
        self._show(rehearsal_view(self.store, sheet), lambda: rehearsals_card(self.contents))

    def import_rehearsal(self) -> None:
        """Show the form that takes the transcript of a whole rehearsal apart into attempts of today."""
        from workbook.cards import answers_count_card
        from workbook.forms import TranscriptForm
        from workbook.rehearsal.attempts import rehearsal_on
        from workbook.widgets.transcript import transcript_view

        held = rehearsal_on(self._today, self.contents)
        form = TranscriptForm(self.store, rehearsal=held, bank=self.bank)
        self._show(transcript_view(self.store, form), lambda: answers_count_card(self.contents))

    def show_next(self) -> None:
        """Show what to rehearse next, with the reasons."""
        from workbook.cards.rehearsal import next_card

        self._show_card(lambda: next_card(self._likely()))

    def show_practice(self) -> None:
        """Draw how many answers you rehearsed on each day, and how long each took against the plan."""
        from workbook.cards.figures import practice_figure

        self._show_card(lambda: practice_figure(self.attempts()))

    @lists_columns("rehearsals")
    def rehearsals(self) -> pd.DataFrame:
        """Return every question that may come, in the order in which to rehearse them, with the reasons."""
        from workbook.tables.rehearsals import rehearsals_table

        return rehearsals_table(self._likely(), self._weights)

    @lists_columns("attempts")
    def attempts(self) -> pd.DataFrame:
        """Return every attempt in a rehearsal: question, day, seconds, how it went, what you said."""
        from workbook.tables.rehearsals import attempts_table

        return attempts_table(self.contents)

    @property
    def _weights(self) -> Mapping[str, Weight]:
        own = self.store.path.with_name(OWN_WEIGHTS)
        return load_weights(own) if own.is_file() else weights()

    def _likely(self) -> tuple[Likely, ...]:
        return likely(self.contents, self.bank, self.competencies, self._today, self._weights)
