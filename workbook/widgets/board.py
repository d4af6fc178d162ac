"""The form that makes the page to take along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from workbook.cards.walk_in import walk_in_html
from workbook.forms.page_form import PageForm
from workbook.records import Contents
from workbook.store import Store
from workbook.walk_in import PAPERS, walk_in_pdf
from workbook.widgets.controls import choice
from workbook.widgets.form_view import Panel
from workbook.widgets.layout import button, follow, report_in, row, words


def page_view(store: Store, today: Callable[[], date]) -> Panel:
    """Choose a form of the page and make it."""

    def as_pdf(paper: str) -> Callable[[Contents], bytes]:
        return lambda contents: walk_in_pdf(contents, today(), paper)

    makers = {f"walk_in_{paper}.pdf": as_pdf(paper) for paper in PAPERS}
    makers["walk_in.html"] = lambda contents: walk_in_html(contents, today()).encode()
    form = PageForm(store, makers)
    error = words(kind="error")
    files = [(f"{paper}, as PDF", f"walk_in_{paper}.pdf") for paper in PAPERS]
    files.append(("for the browser", "walk_in.html"))
    make = button("Make the page", form.make, report=report_in(error))
    return Panel(
        "page",
        [
            words(
                "Nothing is written until you press the button; an older page of the same name is replaced."
            ),
            row(choice(form, "name", "Paper and form", files), make),
            error,
            follow(form, "status"),
        ],
    )
