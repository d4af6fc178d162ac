"""Pictures of the plan as SVG: what meets each line of the advertisement, and the first 90 days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.pictures.frame import FILL, INK, hide, name_cells, new_figure, picture, wrapped
from workbook.plan.goals import LAST_DAY, PHASES

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_MARKS = {"met": ("yes", FILL, "white"), "suggested": ("may be", "none", INK)}


@picture
def evidence_picture(grid: pd.DataFrame) -> Figure:
    """Draw which evidence meets which line of the advertisement, in words and in colour.

    The table is that of `workbook.tables.plan.evidence_grid`.
    """
    import matplotlib

    rows, columns = grid.shape
    figure, axes = new_figure(4.6 + 1.0 * (columns + 1), 1.3 + 0.46 * rows)
    for row, (_, marks) in enumerate(grid.iterrows()):
        if not any(marks):
            axes.text(0, row, "open", ha="center", va="center", fontsize=9, fontweight="bold")
        for column, mark in enumerate(marks, start=1):
            word, face, ink = _MARKS.get(mark, ("", "none", INK))
            style = "--" if mark == "suggested" else "-"
            axes.add_patch(
                matplotlib.patches.Rectangle(
                    (column - 0.46, row - 0.4), 0.92, 0.8, facecolor=face, edgecolor=INK,
                    linewidth=1.1 if mark else 0.3, linestyle=style,
                )
            )  # fmt: skip
            axes.text(column, row, word, ha="center", va="center", color=ink, fontsize=9)
    # "Second interview: Why us?" is known by its question; the description has it whole.
    told = [name.partition(": ")[2] or name for name in grid.columns]
    names = ["nothing", *(wrapped(name, 16) for name in told)]
    name_cells(axes, names, [wrapped(str(line), 48) for line in grid.index])
    return figure


def evidence_alt(grid: pd.DataFrame) -> str:
    """Say in words what `evidence_picture` shows."""
    told = []
    for line, marks in grid.iterrows():
        found = [
            f"{'met by' if mark == 'met' else 'may be met by'} {name}" for name, mark in marks.items() if mark
        ]
        told.append(f"{line}: {', '.join(found) or 'open'}")
    return f"What meets each line of the advertisement. {'. '.join(told)}."


@picture
def plan_picture(goals: pd.DataFrame) -> Figure:
    """Draw the goals on the first 90 days, with the three phases behind them.

    The table has rows of `workbook.tables.plan.goals_table` that have a day.
    """
    figure, axes = new_figure(8.8, 1.4 + 0.46 * len(goals))
    first = 0
    for number, (last, _, purpose) in enumerate(PHASES):
        axes.axvspan(first, last, facecolor=FILL, alpha=0.08 + 0.1 * number, linewidth=0)
        axes.text((first + last) / 2, -0.85, f"{first + 1}–{last}: {purpose}", ha="center", fontsize=9.5)
        first = last
    for row, (day, what) in enumerate(zip(goals["day"], goals["what"], strict=True)):
        at, is_late = min(max(day, 0), LAST_DAY + 6), day > LAST_DAY / 2
        axes.plot([at], [row], "D", color=FILL, markersize=8, markeredgecolor=INK, clip_on=False)
        axes.annotate(
            wrapped(f"day {day} · {what}" if not is_late else f"{what} · day {day}", 46),
            (at, row), (-10 if is_late else 10, 0), textcoords="offset points",
            ha="right" if is_late else "left", va="center", fontsize=9,
        )  # fmt: skip
    axes.set_xlim(0, LAST_DAY + (8 if (goals["day"] > LAST_DAY).any() else 0))
    axes.set_ylim(len(goals) - 0.4, -1.2)
    axes.set_xticks([0, *(last for last, _, _ in PHASES)])
    axes.set_xlabel("days after the start")
    axes.set_yticks([])
    hide(axes, "top", "right", "left")
    return figure


def plan_alt(goals: pd.DataFrame) -> str:
    """Say in words what `plan_picture` shows."""
    told = [
        f"Day {day}{f' ({phase})' if phase else ', after the 90'}: {what}"
        for day, phase, what in zip(goals["day"], goals["phase"], goals["what"], strict=True)
    ]
    return f"Goals on the first 90 days, the earliest first. {'. '.join(told)}."
