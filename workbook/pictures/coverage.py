"""Which story shows which skill, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
from workbook.pictures.frame import FILL, INK, name_cells, new_figure, picture, wrapped


@picture
def coverage_picture(coverage: pd.DataFrame) -> Figure:
    """Draw which story shows which skill.

    The table has stories down, skills across, true or false.
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
    names = [wrapped(name, 16) for name in coverage.columns]
    name_cells(axes, names, [wrapped(str(name), 26) for name in coverage.index])
    return figure


def coverage_alt(coverage: pd.DataFrame) -> str:
    """Say in words what `coverage_picture` shows."""
    if coverage.empty:
        return "No story yet, so no skill is covered."
    shown = [f"{story}: {', '.join(row.index[row]) or 'no skill yet'}" for story, row in coverage.iterrows()]
    without = ", ".join(coverage.columns[~coverage.any(axis=0)]) or "none"
    return f"Which story shows which skill. {'. '.join(shown)}. Skills without a story: {without}."
