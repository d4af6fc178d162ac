"""What every step of the workbook stands on: the store, the clock, and how forms and cards are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from workbook.bank import BankQuestion, Competency, load_competencies, load_questions
from workbook.forms import flush_all
from workbook.records import Contents
from workbook.store import Store
from workbook.store.store import local_now


class Core:
    """An open store, and what is saved in it."""

    def __init__(self, store: Store, *, now: Callable[[], datetime] = local_now) -> None:
        self.store = store
        self.notice = store.notice
        self._now = now

    def __repr__(self) -> str:
        return f"<Workbook with {len(self.contents)} things kept; help(wb) says what it offers>"

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

    def _show(self, panel: Any, card: Callable[[], str], also: Any = None) -> None:
        from workbook.widgets.form_view import show

        show(panel, card, self.store, also=also)

    def _show_card(self, card: Callable[[], str]) -> None:
        from workbook.widgets.form_view import show_card

        show_card(card, self.store)
