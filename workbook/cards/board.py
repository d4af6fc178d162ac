"""Cards of the board: what to do next, and every thread with what holds it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from workbook.board import SORTS, NextThing, Thread, next_things, open_sentence, threads
from workbook.cards.parts import card, folded, quiet, table
from workbook.records import Contents

_MOST_NEXT = 5
_HEADS = {
    "loose end": ("Loose ends of earlier rounds", "Left open", "In"),
    "question": ("Questions and what you would tell", "Question", "Asked or expected"),
    "requirement": ("What the job asks for", "Requirement", "From"),
    "contradiction": ("Told in two ways", "Words", "Where"),
    "number said": ("Numbers you have said", "Words", "To what, or to whom"),
}


def board_card(contents: Contents, today: date) -> Markup:
    """What to do next, then every thread; what is open stands first, in words."""
    found = threads(contents, today)
    following = next_things(contents, today)
    parts = [_next(following), quiet(open_sentence(found))]
    for sort in SORTS:
        rows = [thread for thread in found if thread.sort == sort]
        if rows:
            parts.append(_sort(sort, rows))
    return card("The board", *parts)


def _next(following: Sequence[NextThing]) -> Markup:
    if not following:
        return quiet("Nothing is left to do by what the workbook can know.")
    shown = enumerate(following[:_MOST_NEXT], start=1)
    rows = [(str(place), _link(each), each.reason) for place, each in shown]
    more = len(following) - _MOST_NEXT
    listed = table(("", "What to do next", "Why now"), rows)
    return listed + (quiet(f"And {more} more; wb.board() lists all threads.") if more > 0 else Markup(""))


def _sort(sort: str, rows: Sequence[Thread]) -> Markup:
    title, what, about = _HEADS[sort]
    if sort == "number said":
        said = [(each.text, each.about) for each in rows]
        return folded(f"{title}: {len(rows)}", table((what, about), said))
    cells = [
        (thread.text, thread.about, Markup("<strong>open</strong>") if thread.is_open else thread.state)
        for thread in sorted(rows, key=lambda thread: not thread.is_open)
    ]
    count = sum(thread.is_open for thread in rows)
    return folded(f"{title}: {len(rows)}, {count} open", table((what, about, "Held by"), cells))


def _link(each: NextThing) -> Markup:
    text = each.text[:1].upper() + each.text[1:]
    return Markup('<a href="{}.ipynb">{}</a>').format(each.notebook, text)
