"""A picture of what an interviewer may come back to and what holds it: lines between two columns of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.pictures.frame import FILL, INK, first_words, new_figure, picture, wrapped

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_LETTERS = 42


@picture
def threads_picture(ties: pd.DataFrame) -> Figure:
    """Draw threads on the left, what holds them on the right, a line for each tie; what is open says so.

    The table is that of `workbook.tables.board.ties_table`; ``holder`` is empty for an open thread.
    """
    left = list[tuple[str, str]]()  # a heading has no thread
    for sort, rows in ties.groupby("sort", sort=False):
        left += [(str(sort), ""), *((str(sort), thread) for thread in dict.fromkeys(rows["thread"]))]
    right = [name for name in dict.fromkeys(ties["holder"]) if name]
    count = max(len(left), len(right), 2)
    step = count / max(len(right), 1)
    place = {name: step * (number + 0.5) - 0.5 for number, name in enumerate(right)}
    figure, axes = new_figure(9.2, 0.5 + 0.46 * count)
    for row, (sort, thread) in enumerate(left):
        if not thread:
            axes.text(-0.03, row, f"{sort}s", ha="right", va="center", fontsize=10, fontweight="bold")
            continue
        holders = ties.loc[(ties["sort"] == sort) & (ties["thread"] == thread), "holder"]
        is_open = not any(holders)
        axes.plot(0, row, "o", color="none" if is_open else FILL, markeredgecolor=INK, markersize=7)
        name = wrapped(first_words(thread, 2 * _LETTERS - 8), _LETTERS)
        axes.text(-0.03, row, name, ha="right", va="center", fontsize=9)
        if is_open:
            axes.text(0.03, row, "open", va="center", fontsize=9, fontweight="bold")
        for holder in filter(None, holders):
            axes.plot([0, 1], [row, place[holder]], color=FILL, linewidth=1.2, zorder=0)
    for name, height in place.items():
        axes.plot(1, height, "s", color=FILL, markeredgecolor=INK, markersize=7)
        axes.text(1.03, height, wrapped(name, _LETTERS), va="center", fontsize=9)
    axes.set_xlim(-1.05, 2.05)
    axes.set_ylim(count - 0.4, -0.6)
    axes.axis("off")
    return figure


def threads_alt(ties: pd.DataFrame) -> str:
    """Say in words what `threads_picture` shows."""
    told = []
    for (sort, thread), rows in ties.groupby(["sort", "thread"], sort=False):
        held = ", ".join(filter(None, rows["holder"])) or "open"
        told.append(f"{sort}: {thread}: {held}")
    return f"What may be asked, and what holds it. {'. '.join(told)}."
