"""Forms of the questions to ask, of what was heard, and of what follows the interview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import ipywidgets

from workbook.asking import in_order
from workbook.cards import asking as cards
from workbook.forms import RecordList
from workbook.forms.ask_sheet import AskSheet, ask_label
from workbook.forms.debrief_sheet import DebriefSheet
from workbook.forms.follow_up_sheet import FollowUpSheet
from workbook.forms.thanks_sheet import ThanksSheet
from workbook.records import PURPOSES, Interviewer, QuestionToAsk
from workbook.store import Store
from workbook.widgets.answers import said_view
from workbook.widgets.controls import choice, day, named, pick, text_box, text_line, ticks
from workbook.widgets.form_view import FormView, Panel
from workbook.widgets.layout import button, columns, follow, group, live, report_in, reveal, row, words
from workbook.widgets.list_view import ListView


def ask_view(store: Store) -> Panel:
    """Choose questions from the bank, write own ones, put them in order."""
    sheet = AskSheet(store)
    form = sheet.questions.form
    error, unmoved = words(kind="error"), words(kind="error")

    def feedback() -> str:
        return cards.question_feedback(form.record(), store.contents())

    people = store.contents().all(Interviewer)
    listed = [(each.name or each.role or "Interviewer without a name", each.id) for each in people]
    for_whom = group("Meant for (nobody ticked: whoever is there)", ticks(form, "interviewers", listed))
    reveal(for_whom, bool(people))
    left = sheet.loose_ends()
    loose_ends = group("Takes up a loose end (nothing ticked: none)", ticks(form, "comes_back_to", left))
    reveal(loose_ends, bool(left))
    moves = [
        button("Ask it earlier", lambda: sheet.move(-1), report=report_in(unmoved)),
        button("Ask it later", lambda: sheet.move(1), report=report_in(unmoved)),
    ]
    controls = [
        text_box(form, "text", "The question, in your words", rows=2),
        for_whom,
        loose_ends,
        choice(form, "purpose", "What you want to find out with it", named(PURPOSES), width="320px"),
        row(*moves, follow(sheet, "moved", kind="status")),
        unmoved,
    ]
    return Panel(
        "questions to ask",
        [
            words("Choose from the bank and your plan, or write your own below. Only what you add is kept."),
            columns(
                pick(sheet, "who", "Whom you would ask", "people"),
                pick(sheet, "purpose", "What you would like to find out", "purposes"),
            ),
            pick(sheet, "chosen", "Question of the bank, or of your plan", "offered"),
            row(button("Add this question", sheet.add, report=report_in(error))),
            live(sheet, ["offered"], lambda: cards.offered(sheet.fitting())),
            error,
            follow(sheet, "status"),
            group("Your questions, in the order in which you ask them", []),
            ListView(sheet.questions, "Question", FormView(form, controls, feedback=feedback)),
        ],
    )


def heard_view(store: Store) -> Panel:
    """Write down what was answered."""
    questions = RecordList(store, QuestionToAsk, label=ask_label, listed=in_order)
    form = questions.form
    controls = [
        text_box(form, "text", "The question you asked", rows=2),
        text_box(form, "answer", "What you heard, as you remember it", rows=4),
    ]
    hint = words("Write it down while you remember it. What was answered once need not be asked again.")
    return Panel("what you heard", [hint, ListView(questions, "Question", FormView(form, controls))])


def debrief_view(store: Store, now: Callable[[], datetime]) -> Panel:
    """Say which questions came, and what was answered to them."""
    sheet = DebriefSheet(store)
    error, boxes = follow(sheet, "error"), ipywidgets.VBox()
    over = button("The interview is over", lambda: sheet.begin(now().date()), report=report_in(error))
    hint = "When the interview is over, begin here. Your drafts stay as they are; this is a round of its own."
    begin = ipywidgets.VBox([words(hint), row(over)])
    hint = "Tick what was asked, and write below what you said. Add what nobody expected as another question."
    told = ipywidgets.VBox([words(hint), boxes, said_view(sheet.said)])
    listed: list[tuple[str, str]] = []

    def show(_: object = None) -> None:
        reveal(begin, not sheet.is_begun)
        reveal(told, sheet.is_begun)
        if sheet.expected != listed:  # made again, the boxes would lose the focus
            listed[:] = sheet.expected
            heading = words("Which of these were asked?", kind="heading")
            boxes.children = [heading, *ticks(sheet, "asked", listed)] if listed else []

    sheet.observe(show, names=["is_begun", "expected"])
    show()
    return Panel("how it went", [begin, told, error])


def thanks_view(store: Store) -> Panel:
    """Write a note to each interviewer."""
    sheet = ThanksSheet(store)
    form, error = sheet.notes.form, words(kind="error")
    nobody = words(
        "Nobody is entered as an interviewer yet: do that in 00_start_here, then run this page again."
    )
    begin = button("Put your words into a first draft", sheet.begin, report=report_in(error))
    controls = [
        text_box(
            form, "callback", "The one thing from your conversation that you want to come back to", rows=2
        ),
        row(begin),
        error,
        text_box(form, "text", "The note", rows=9),
        day(form, "sent_on", "Sent on"),
    ]
    view = FormView(form, controls, feedback=lambda: cards.note_feedback(form.record(), store.contents()))
    writing = ipywidgets.VBox([pick(sheet.notes, "selected", "Interviewer to thank", "options"), view])

    def show(_: object = None) -> None:
        reveal(nobody, not sheet.has_people)
        reveal(writing, sheet.has_people)

    sheet.observe(show, names=["has_people"])
    show()
    return Panel("thank-you notes", [nobody, writing])


def follow_up_view(store: Store, now: Callable[[], datetime]) -> tuple[Panel, FollowUpSheet]:
    """Write down how it goes on, and put the dates into a file."""
    sheet = FollowUpSheet(store)
    form, error = sheet.form, words(kind="error")
    controls = [
        text_box(form, "next_step", "The next step, as they named it", rows=2),
        columns(
            text_line(form, "told_by", "Who said so"),
            day(form, "promised_on", "By when they wanted to be in touch"),
        ),
    ]
    write = button("Write the dates to a calendar file", lambda: sheet.write(now()), report=report_in(error))
    return Panel("follow-up", [FormView(form, controls), row(write), error, follow(sheet, "status")]), sheet
