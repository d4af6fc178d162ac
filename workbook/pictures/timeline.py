"""When things were, by what answers and stories say, as a picture."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
from workbook.pictures.frame import FILL, INK, first_words, hide, new_figure, picture, wrapped


@picture
def timeline_picture(dated: pd.DataFrame) -> Figure:
    """Draw when things were, by what answers and stories say.

    The table has rows of `workbook.tables.facts.claims_table` with ``begins`` and ``ends``, in order.
    """
    figure, axes = new_figure(8.4, 1.0 + 0.44 * len(dated))
    begins, ends = list(dated["begins"]), [day + timedelta(days=1) for day in dated["ends"]]
    span = max(max(ends) - min(begins), timedelta(days=60))
    widths = [max(end - begin, span / 80) for begin, end in zip(begins, ends, strict=True)]
    axes.barh(range(len(dated)), widths, left=begins, height=0.5, color=FILL, edgecolor=INK, linewidth=0.6)
    for row, (begin, width, quote) in enumerate(zip(begins, widths, dated["quote"], strict=True)):
        axes.text(begin + width + span / 100, row, wrapped(quote, 40), va="center", fontsize=9)
    axes.set_xlim(min(begins) - span / 30, max(ends) + span / 4)
    axes.set_ylim(len(dated) - 0.4, -0.6)
    axes.set_yticks(range(len(dated)), [wrapped(name, 40) for name in _sources(dated, 36)], fontsize=9)
    axes.tick_params(axis="y", length=0)
    hide(axes, "top", "right", "left")
    return figure


def timeline_alt(dated: pd.DataFrame) -> str:
    """Say in words what `timeline_picture` shows."""
    told = [f"{quote}: {name}" for quote, name in zip(dated["quote"], _sources(dated), strict=True)]
    return f"When things were, the earliest first. {'. '.join(told)}."


def _sources(dated: pd.DataFrame, length: int = 200) -> list[str]:
    rows = dated[["story", "question", "round"]].itertuples(index=False)
    return [story or f"{first_words(question, length)} ({round})" for story, question, round in rows]
