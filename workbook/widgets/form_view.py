"""The frame round every form: status, errors, a rival version, earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

import ipywidgets
from IPython.display import HTML, display
from traitlets import HasTraits

from workbook import cards
from workbook.forms import RecordForm, Version, versions
from workbook.forms.history import SITTING
from workbook.store import Store
from workbook.widgets.layout import button, follow, guarded, live, report_in, reveal, row, words
from workbook.widgets.style import style


class Panel(ipywidgets.VBox):
    """A framed container that tells nothing of what is in it when it is printed.

    Notebooks save the printed form of what they show; answers must not leak into the file that way.
    """

    def __init__(self, name: str, children: Iterable[ipywidgets.Widget]) -> None:
        super().__init__([style(), *children])
        self._name = name
        self.add_class("wb-form")

    def __repr__(self) -> str:
        return f"[The form “{self._name}” is here once you choose Run ▸ Run All Cells]"


class FormView(ipywidgets.VBox):
    """Controls of one record with what every form has below them.

    Parameters
    ----------
    form
        The model.
    controls
        What the reader fills in.
    feedback
        Returns HTML about what is on screen; asked again after each pause in typing.
    """

    def __init__(
        self,
        form: RecordForm,
        controls: Iterable[ipywidgets.Widget],
        *,
        feedback: Callable[[], str] | None = None,
        has_history: bool = True,
    ) -> None:
        below = [follow(form, "status"), follow(form, "error"), _RivalView(form)]
        if feedback is not None:
            below.append(_feedback(form, feedback))
        if has_history:
            below.append(HistoryView(form))
        super().__init__([*controls, *below])

    def __repr__(self) -> str:
        return "<form>"


def _feedback(form: RecordForm, feedback: Callable[[], str]) -> ipywidgets.HTML:
    def told() -> str:
        try:
            return feedback()
        except Exception as error:  # a mistake in a rule must not keep anybody from typing and saving
            return cards.quiet(f"No feedback this time ({type(error).__name__}: {error}).")

    return live(form, ["ticks"], told)


class _RivalView(ipywidgets.VBox):
    """Two versions of one record, and the choice between them."""

    def __init__(self, form: RecordForm) -> None:
        self._form = form
        self._difference = ipywidgets.HTML()
        error = words(kind="error")
        told = "Another notebook saved a different version meanwhile. Both are kept; which one goes on?"
        mine = button("Go on with what is in the boxes", form.keep_mine, report=report_in(error))
        other = button("Go on with the other version", form.take_rival, report=report_in(error))
        super().__init__([words(told, kind="error"), self._difference, row(mine, other), error])
        self._show()
        form.observe(self._show, names=["rival", "ticks"])

    def _show(self, _: object = None) -> None:
        rival = self._form.rival and self._form.rival.record()
        reveal(self, rival is not None)
        self._difference.value = cards.difference(self._form.record(), rival) if rival else ""


class HistoryView(ipywidgets.VBox):
    """Earlier versions of a record: which, how they differ, and a way back."""

    def __init__(self, form: RecordForm) -> None:
        self._form = form
        self._versions: dict[int, Version] = {}
        self._open = ipywidgets.ToggleButton(
            description="Earlier versions",
            tooltip="Show or hide earlier versions",
            layout=ipywidgets.Layout(width="auto"),
        )
        self._every = ipywidgets.Checkbox(
            description="every saved version, not only the main ones", indent=False
        )
        self._choice = ipywidgets.Dropdown(
            description="Version saved at", style={"description_width": "initial"}
        )
        self._difference = ipywidgets.HTML()
        self._error = words(kind="error")
        restore = button("Bring this version back", self._restore, report=report_in(self._error))
        self._panel = ipywidgets.VBox([row(self._choice, self._every), self._difference, row(restore)])
        self._none = words("Nothing is saved yet, so there is no earlier version.")
        super().__init__([row(self._open), self._none, self._panel, self._error])
        reveal(self._none, False)
        reveal(self._panel, False)
        refresh = guarded("Earlier versions", self._refresh, report=report_in(self._error))
        self._open.observe(refresh, names=["value"])
        self._every.observe(refresh, names=["value"])
        self._choice.observe(self._compare, names=["value"])
        form.observe(refresh, names=["ticks"])

    def _refresh(self) -> None:
        if not self._open.value:
            reveal(self._panel, False)
            reveal(self._none, False)
            return
        form, sitting = self._form, timedelta(0) if self._every.value else SITTING
        found = versions(form.store, form.record_type, form.id, sitting=sitting)
        self._versions = {each.revision.number: each for each in found if each.revision.fields is not None}
        reveal(self._panel, bool(self._versions))
        reveal(self._none, not self._versions)
        chosen = self._choice.value
        self._choice.options = [(version.label, number) for number, version in self._versions.items()]
        if chosen in self._versions:
            self._choice.value = chosen
        self._compare()

    def _compare(self, _: object = None) -> None:
        version = self._versions.get(self._choice.value)
        record = version and version.revision.record()
        self._difference.value = cards.difference(self._form.record(), record) if record else ""

    def _restore(self) -> None:
        if version := self._versions.get(self._choice.value):
            self._form.restore(version.revision)


def show(
    panel: Panel, card: Callable[[], str], store: Store, *, also: tuple[HasTraits, str] | None = None
) -> None:
    """Display a form and, below it, a card (`show_card`) that stays right in the saved notebook."""
    display(panel)
    show_card(card, store, also=also)


def show_card(card: Callable[[], str], store: Store, *, also: tuple[HasTraits, str] | None = None) -> None:
    """Display a card that follows what is saved.

    Parameters
    ----------
    card
        Returns the card's HTML from what is saved.
    store
        Each save renews the card.
    also
        A model and the name of its trait that the card depends on, too.
    """
    shown = card()
    handle = display(HTML(shown), display_id=True)

    def renew(_: object = None) -> None:
        nonlocal shown
        if (latest := card()) != shown:
            shown = latest
            handle.update(HTML(latest))

    store.watch(renew)
    if also is not None:
        model, name = also
        model.observe(renew, names=[name])
