"""The forms of the rehearsal: how long an answer may take, and one question after the other against the clock."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets
from traitlets import dlink, link

from workbook.cards.rehearsal import asked, beside_attempt
from workbook.forms import RecordForm, RehearsalSheet
from workbook.records import Process
from workbook.rehearsal.attempts import planned_seconds
from workbook.store import Store
from workbook.widgets.answers import WENT
from workbook.widgets.clock import Clock
from workbook.widgets.controls import choice, number, pace, pick, text_box
from workbook.widgets.form_view import FormView, Panel
from workbook.widgets.layout import button, columns, follow, live, report_in, row, words

LONGEST = 86_400
"""Seconds of a day: a clock that was forgotten is the reader's to correct, and nothing else changes what it counted."""


def length_view(store: Store) -> Panel:
    """The planned length of an answer, and the reader's own pace."""
    form = RecordForm(store, Process, Process.ID)
    controls = columns(
        number(
            form,
            "answer_seconds",
            "Planned length of an answer, in seconds (0 stands for the usual 90)",
            10,
            3600,
        ),
        pace(form),
    )
    return Panel("planned length", [FormView(form, [controls], has_history=False)])


def rehearsal_view(store: Store, sheet: RehearsalSheet) -> Panel:
    """Draw a question, answer it against the clock, see it beside the draft, mark it, go on."""
    form, clock = sheet.answer, Clock()
    error = words(kind="error")
    link((sheet, "is_running"), (clock, "is_running"))
    dlink((form, "seconds"), (clock, "seconds"))

    def question() -> str:
        clock.planned = planned_seconds(store.contents())
        return asked(sheet.current(), clock.planned)

    def go(label: str, action: Callable[[], object]) -> ipywidgets.Button:
        """A button that goes to another attempt, and from there on to the clock."""

        def act() -> None:
            action()
            clock.focus()

        return button(label, act, report=report_in(error))

    how = "What you said: type it, dictate it with your system’s own dictation, or paste it"
    controls = [
        text_box(form, "text", how, rows=9),
        row(
            choice(form, "went", "How it went", WENT, width="200px"),
            number(form, "seconds", "Seconds it took (0: not measured)", 1, LONGEST),
        ),
        text_box(form, "loose_end", "Loose end: what do you still have to look up or decide?", rows=2),
    ]
    view = FormView(
        form, controls, feedback=lambda: beside_attempt(store.contents(), form.record(), sheet.is_running)
    )
    return Panel(
        "rehearsal",
        [
            columns(
                pick(sheet, "question", "Question", "questions"),
                pick(sheet, "attempt", "Attempt", "attempts"),
            ),
            row(go("Draw a question", sheet.draw)),
            live(sheet, ["ticks"], question),
            clock,
            view,
            row(go("Take what comes next", sheet.take_next), go("Try this question again", sheet.try_again)),
            follow(sheet, "status"),
            error,
        ],
    )
