"""Which story shows which skill, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
from workbook.pictures.frame import FILL, INK, hide, new_figure, picture, wrapped


@picture
def coverage_picture(coverage: pd.DataFrame) -> Figure:
    """Draw which story shows which skill.

    Parameters
    ----------
    coverage
        Stories down, skills across, true or false.
    """
    import matplotlib

    rows, columns = coverage.shape
    figure, axes = new_figure(2.4 + 0.95 * columns, 1.1 + 0.42 * rows)
    for row, (_, skills) in enumerate(coverage.iterrows()):
        for column, is_shown in enumerate(skills):
            face = FILL if is_shown else "none"
            axes.add_patch(
                matplotlib.patches.Rectangle(
                    (column - 0.45, row - 0.42), 0.9, 0.84, facecolor=face, edgecolor=INK, linewidth=0.6
                )
            )
            if is_shown:
                axes.text(column, row, "yes", ha="center", va="center", color="white", fontsize=9)
    axes.set_xlim(-0.5, columns - 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_xticks(range(columns), [wrapped(name, 16) for name in coverage.columns], fontsize=8)
    axes.set_yticks(range(rows), [wrapped(str(name), 26) for name in coverage.index], fontsize=9)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    hide(axes, *axes.spines)
    return figure


def coverage_alt(coverage: pd.DataFrame) -> str:
    """Say in words what `coverage_picture` shows."""
    if coverage.empty:
        return "No story yet, so no skill is covered."
    shown = [f"{story}: {', '.join(row.index[row]) or 'no skill yet'}" for story, row in coverage.iterrows()]
    without = ", ".join(coverage.columns[~coverage.any(axis=0)]) or "none"
    return f"Which story shows which skill. {'. '.join(shown)}. Skills without a story: {without}."
