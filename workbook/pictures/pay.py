"""Pictures of pay beside the wage curve: an occupation in several places, and offers by year and part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.pictures.frame import FILL, INK, hide, new_figure, picture, wrapped
from workbook.wording import span

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_PERCENTILES = {p: f"p{p}" for p in (10, 25, 50, 75, 90)}
_PARTS = {
    "base": ("base pay", FILL, ""),
    "bonus": ("bonus", "#7cb1e8", "////"),
    "sign_on": ("sign-on bonus", "#e0a030", "----"),
    "match": ("retirement match", "#5e9e62", "\\\\\\\\"),
    "health": ("health", "#b58ac9", "xxxx"),
    "equity": ("equity", "none", "||||"),
}
"""Words, colour and pattern of each part of an offer, from the left; equity is last, since it may be nothing.

Patterns are of lines: one of dots or circles makes a picture of 400 KB.
"""


@picture
def places_picture(places: pd.DataFrame) -> Figure:
    """Draw the official wages of each occupation in each place on one scale.

    The table is that of `workbook.tables.places.places_table`, with one figure at least.
    """
    import matplotlib

    rows = _rows(places)
    drawn = [row[name] for row in rows for name in (*_PERCENTILES.values(), "bound") if row[name] is not None]
    low, high = min(drawn), max(drawn)
    figure, axes = new_figure(8.4, 1.0 + 0.62 * len(rows))
    for number, row in enumerate(rows):
        _draw_wage(axes, number, row, low)
    labels = [f"{wrapped(row['place'], 34)}\n{wrapped(row['work'], 34)}" for row in rows]
    axes.set_yticks(range(len(rows)), labels, fontsize=9)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(low - 0.06 * (high - low) - 1, high + 0.5 * (high - low) + 1)
    axes.xaxis.set_major_formatter(matplotlib.ticker.StrMethodFormatter("{x:,.0f}"))
    axes.set_xlabel("US dollars a year · line: 10th to 90th percentile · bar: 25th to 75th · diamond: median")
    axes.tick_params(axis="y", length=0)
    hide(axes, "top", "right", "left")
    return figure


def places_alt(places: pd.DataFrame) -> str:
    """Say in words what `places_picture` shows."""
    told = []
    for row in _rows(places):
        around = {p: row[name] for p, name in _PERCENTILES.items() if p != 50 and row[name] is not None}
        figures = [f"{p}th percentile {amount:,.0f}" for p, amount in around.items()]
        told.append(f"{row['place']}, {row['work']}: {', '.join([_told(row), *figures])}")
    return f"Official wages in US dollars a year. {'. '.join(told)}."


@picture
def offers_picture(offers: pd.DataFrame) -> Figure:
    """Draw each offer year by year, its parts side by side; equity comes last, first one half of it, then the other.

    The table is that of `workbook.pay.columns.compare_offers`, with all of the equity among its shares.
    """
    import matplotlib

    whole = [row for row in _rows(offers) if row["equity_share"] == 1]
    names = list(dict.fromkeys(row["offer"] for row in whole))
    figure, grid = new_figure(8.4, 0.9 + 1.75 * len(names), nrows=len(names), sharex=True, squeeze=False)
    figure.set_layout_engine("constrained")
    grid = grid[:, 0]
    shown: dict[str, Any] = {}
    for axes, name in zip(grid, names, strict=True):
        years = [row for row in whole if row["offer"] == name]
        for number, year in enumerate(years):
            shown |= _draw_year(axes, number, year)
        axes.set_yticks(range(len(years)), [f"Year {row['year']}" for row in years], fontsize=9)
        axes.set_ylim(len(years) - 0.5, -0.5)
        axes.set_xlim(0, 1.6 * max(row["total"] for row in whole))
        axes.set_title(wrapped(name, 80), loc="left", fontsize=10, fontweight="bold")
        axes.tick_params(axis="y", length=0)
        hide(axes, "top", "right", "left")
    grid[-1].xaxis.set_major_formatter(matplotlib.ticker.StrMethodFormatter("{x:,.0f}"))
    grid[-1].set_xlabel("a year before tax, in the currency of the offers")
    named = {words: bar for words, *_ in _PARTS.values() if (bar := shown.get(words)) is not None}
    figure.legend(
        named.values(), named, loc="outside upper left", ncols=6, frameon=False, fontsize=9, handlelength=2.4,
        columnspacing=1.2,
    )  # fmt: skip
    return figure


def offers_alt(offers: pd.DataFrame) -> str:
    """Say in words what `offers_picture` shows."""
    told = []
    for year in [row for row in _rows(offers) if row["equity_share"] == 1]:
        parts = [f"{words} {year[part]:,.0f}" for part, (words, *_) in _PARTS.items() if year[part]]
        told.append(f"{year['offer']}, year {year['year']}: {', '.join(parts)}; together {_sums(year)}")
    return f"What each offer brings by year, before tax. {'. '.join(told)}."


def _draw_wage(axes: Any, number: int, row: dict[str, Any], low: float) -> None:
    """Draw one wage: its percentiles, its median, the interval of one from elsewhere, an arrow where it is at least so much."""
    known = [row[name] for name in _PERCENTILES.values() if row[name] is not None]
    if row["bound"] is not None:
        axes.plot(row["bound"], number, ">", color=INK, markersize=10)
        known.append(row["bound"])
    axes.plot(known, [number] * len(known), color=INK, linewidth=1)
    if row["p25"] is not None and row["p75"] is not None:
        wide = row["p75"] - row["p25"]
        axes.barh(number, wide, left=row["p25"], height=0.34, color=FILL, edgecolor=INK, linewidth=0.6)
    if row["median_low"] is not None:
        ends = [row["median_low"], row["median_high"]]
        axes.plot(ends, [number + 0.3] * 2, "|--", color=INK, linewidth=1.2, markersize=9)
    if row["p50"] is not None:
        axes.plot(row["p50"], number, "D", color="white", markeredgecolor=INK, markersize=7)
    end = max(known, default=low)
    axes.annotate(_told(row), (end, number), (12, 0), textcoords="offset points", va="center", fontsize=9)


def _draw_year(axes: Any, number: int, year: dict[str, Any]) -> dict[str, Any]:
    """Draw one year of an offer; return the pieces by the words of their part."""
    left, shown = 0.0, dict[str, Any]()
    for part, (words, color, pattern) in _PARTS.items():
        # Half of the equity is drawn with half of the lines, so that both halves are told apart.
        halves = (
            ((year[part] / 2, pattern), (year[part] / 2, "||"))
            if part == "equity"
            else ((year[part], pattern),)
        )
        for width, lines in halves if year[part] else ():
            bar = axes.barh(
                number, width, left=left, height=0.62, color=color, hatch=lines, edgecolor=INK, linewidth=0.7
            )  # fmt: skip
            shown.setdefault(words, bar)
            left += width
    axes.annotate(_sums(year), (left, number), (8, 0), textcoords="offset points", va="center", fontsize=9)
    return shown


def _told(row: dict[str, Any]) -> str:
    """The median, or what is known in its place, and where it is from when that is elsewhere."""
    told = ["median not known" if row["p50"] is None else f"median {row['p50']:,.0f}"]
    if row["bound"] is not None:
        told.append(f"at least {row['bound']:,.0f}" + (" above" if row["p50"] is not None else ""))
    if row["median_low"] is not None:
        told.append(f"from {row['origin']}, {span(row['median_low'], row['median_high'])}")
    return "; ".join(told)


def _sums(year: dict[str, Any]) -> str:
    """What a year comes to, with none, half and all of its equity."""
    rest = year["total"] - year["equity"]
    sums = (rest, rest + year["equity"] / 2, year["total"])
    if not year["equity"]:
        return f"{rest:,.0f}"
    return "{:,.0f} without equity, {:,.0f} with half, {:,.0f} with all".format(*sums)


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a table by name of column; None where nothing is known."""
    plain = table.astype(object).where(table.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]
