"""The wage curve with the reader's own figures and numbers, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.wording import span

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
from workbook.pictures.frame import FILL, INK, hide, new_figure, picture, wrapped


@picture
def wages_picture(drawn: pd.DataFrame) -> Figure:
    """Draw the wage curve and, below it on the same scale, own figures and the numbers.

    The table is that of `workbook.tables.research.curve_table`.
    """
    import matplotlib

    official, rest = drawn[drawn["kind"] == "official"], drawn[drawn["kind"] != "official"]
    heights = [3.0 if len(official) else 0.01, 0.5 + 0.34 * len(rest)]
    grid = {"height_ratios": heights, "hspace": 0.06}
    figure, (top, below) = new_figure(8.4, 0.7 + sum(heights), nrows=2, sharex=True, gridspec_kw=grid)
    top.plot(official["low"], official["percentile"], "o-", color=FILL, markeredgecolor=INK)
    for percentile, wage in zip(official["percentile"], official["low"], strict=True):
        top.annotate(f"{wage:,.0f}", (wage, percentile), (7, -9), textcoords="offset points", fontsize=9)
    top.set_yticks(list(official["percentile"]), [f"{p:g}th" for p in official["percentile"]])
    top.set_ylabel("percentile (BLS)")
    top.set_ylim(2, 95)
    for row, (kind, low, high) in enumerate(zip(rest["kind"], rest["low"], rest["high"], strict=True)):
        is_number = kind == "number"
        if is_number and len(official):
            top.axvline(low, color=INK, linewidth=0.8, linestyle=":")
        below.plot(
            [low, high], [row, row], "D-" if is_number else "|-", color=INK if is_number else FILL,
            linewidth=5 if high > low else 1, markersize=7 if is_number else 13, markeredgecolor=INK,
            solid_capstyle="butt",
        )  # fmt: skip
        below.annotate(
            span(low, high), (high, row), (10, 0), textcoords="offset points", va="center", fontsize=9
        )
    below.set_yticks(range(len(rest)), [wrapped(label, 30) for label in rest["label"]], fontsize=9)
    below.set_ylim(len(rest) - 0.4, -0.6)
    below.set_xlim(drawn["low"].min() * 0.93, drawn["high"].max() * 1.2)
    below.xaxis.set_major_formatter(matplotlib.ticker.StrMethodFormatter("{x:,.0f}"))
    below.set_xlabel(f"base pay, {drawn['currency'].iloc[0]} a year")
    top.tick_params(axis="x", length=0)
    top.set_visible(bool(len(official)))
    hide(top, "top", "right")
    hide(below, "top", "right")
    return figure


def wages_alt(drawn: pd.DataFrame) -> str:
    """Say in words what `wages_picture` shows."""
    official, rest = drawn[drawn["kind"] == "official"], drawn[drawn["kind"] != "official"]
    curve = ", ".join(
        f"{p:g}th percentile {wage:,.0f}"
        for p, wage in zip(official["percentile"], official["low"], strict=True)
    )
    told = [f"Official wages in {drawn['place'].iloc[0]}: {curve}"] if curve else []
    stands = rest["standing"] if "standing" in rest else [""] * len(rest)
    for kind, label, low, high, where in zip(
        rest["kind"], rest["label"], rest["low"], rest["high"], stands, strict=True
    ):
        name = f"Found: {label}" if kind == "own" else label[:1].upper() + label[1:]
        place = f", {'its middle ' if low < high else ''}{where}" if where else ""
        told.append(f"{name}, {span(low, high)}{place}")
    return f"Base pay in {drawn['currency'].iloc[0]} a year. {'. '.join(told)}."
