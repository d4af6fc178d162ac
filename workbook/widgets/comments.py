"""The form that takes in what a coach sent back, and puts suggestions into the texts one by one."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from workbook import cards
from workbook.comments import text_name
from workbook.forms import CommentSheet
from workbook.store import Store
from workbook.widgets.controls import pick, text_box
from workbook.widgets.form_view import Panel
from workbook.widgets.layout import button, follow, guarded, report_in, row, say, upload_button, words


def comments_view(store: Store) -> Panel:
    """Import a file of comments; accept, reject or note one after the other."""
    sheet = CommentSheet(store)
    error, status, saving = words(kind="error"), words(kind="status"), words(kind="status")
    failed, where, shown = words(kind="error"), words(kind="heading"), ipywidgets.HTML()
    report = report_in(error)
    follow(sheet, "status", status, kind="status")
    follow(sheet.form, "status", saving, kind="status")
    follow(sheet.form, "error", failed, kind="error")
    upload = upload_button("Choose a file of comments (.json)", ".json")
    box = text_box(sheet, "text", "Your text with the suggestion; change it as you like", rows=8)

    def read() -> None:
        if upload.value:
            content = bytes(upload.value[0].content)
            upload.value = ()  # the same file may be chosen again
            sheet.read(content)

    def then_on(action: Callable[[], None]) -> Callable[[], None]:
        def act() -> None:
            action()
            go_on.focus()  # the button that had the focus is gone

        return act

    accept = button("Accept: put the box in the place of my text", then_on(sheet.accept), report=report)
    reject = button("Reject: leave my text as it is", then_on(sheet.reject), report=report)
    note = button("Mark as seen", then_on(sheet.note), report=report)
    reopen = button("Open it again", then_on(sheet.reopen), report=report)
    go_on = button("Next open comment", sheet.next_open, report=report)
    choosing = pick(sheet, "selected", "Comment to look at", "options")
    looking = ipywidgets.VBox(
        [choosing, where, shown, box, row(accept, reject, note, reopen, go_on), saving, failed]
    )

    def show(_: object = None) -> None:
        comment, proposal = sheet.comment, sheet.proposal
        looking.layout.display = "" if comment else "none"
        if comment is None or proposal is None:
            return
        contents = store.contents()
        say(where, text_name(comment.ref, comment.field, contents), kind="heading")
        shown.value = cards.comment_piece(comment, contents)
        is_open = not comment.verdict
        can_accept = is_open and bool(comment.suggestion) and proposal.current is not None
        shown_when = {
            box: can_accept,
            accept: can_accept,
            reject: is_open and bool(comment.suggestion),
            note: is_open and not comment.suggestion,
            reopen: not is_open,
        }
        for control, is_shown in shown_when.items():
            control.layout.display = "" if is_shown else "none"

    upload.observe(guarded("Choose a file of comments", read, report=report), names=["value"])
    sheet.observe(show, names=["ticks"])
    show()
    return Panel("comments", [row(upload), error, status, looking])
