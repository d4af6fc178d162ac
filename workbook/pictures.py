"""Pictures as SVG whose words take the colour of the page, so that they can be read in both themes."""

from __future__ import annotations

import io
import re
import warnings
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbook.wording import span

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_INK = "#123457"  # replaced by currentColor when the picture is written
_FILL = "#1565c0"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RC: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "second-round",
    "font.size": 10,
    "text.parse_math": False,  # "$" in a title is money
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
}


def coverage_picture(coverage: pd.DataFrame) -> str:
    """Draw which story shows which skill.

    Parameters
    ----------
    coverage
        Stories down, skills across, true or false.

    Returns
    -------
    str
        An ``<svg>`` element.
    """
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_RC):
        rows, columns = coverage.shape
        figure = Figure(figsize=(2.4 + 0.95 * columns, 1.1 + 0.42 * rows))
        axes = figure.subplots()
        for row, (_, skills) in enumerate(coverage.iterrows()):
            for column, is_shown in enumerate(skills):
                face = _FILL if is_shown else "none"
                axes.add_patch(
                    matplotlib.patches.Rectangle(
                        (column - 0.45, row - 0.42), 0.9, 0.84, facecolor=face, edgecolor=_INK, linewidth=0.6
                    )
                )
                if is_shown:
                    axes.text(column, row, "yes", ha="center", va="center", color="white", fontsize=9)
        axes.set_xlim(-0.5, columns - 0.5)
        axes.set_ylim(rows - 0.5, -0.5)
        axes.set_xticks(range(columns), [_wrapped(name, 16) for name in coverage.columns], fontsize=8)
        axes.set_yticks(range(rows), [_wrapped(str(name), 26) for name in coverage.index], fontsize=9)
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
        return svg_from_figure(figure)


def coverage_alt(coverage: pd.DataFrame) -> str:
    """Say in words what `coverage_picture` shows."""
    if coverage.empty:
        return "No story yet, so no skill is covered."
    shown = [f"{story}: {', '.join(row.index[row]) or 'no skill yet'}" for story, row in coverage.iterrows()]
    without = ", ".join(coverage.columns[~coverage.any(axis=0)]) or "none"
    return f"Which story shows which skill. {'. '.join(shown)}. Skills without a story: {without}."


def timeline_picture(dated: pd.DataFrame) -> str:
    """Draw when things were, by what answers and stories say.

    Parameters
    ----------
    dated
        Rows of `workbook.tables.claims_table` that have ``begins`` and ``ends``, in the order to draw.

    Returns
    -------
    str
        An ``<svg>`` element.
    """
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context({**_RC, "date.converter": "concise"}):
        figure = Figure(figsize=(8.4, 1.0 + 0.44 * len(dated)))
        axes = figure.subplots()
        begins, ends = list(dated["begins"]), [day + timedelta(days=1) for day in dated["ends"]]
        span = max(max(ends) - min(begins), timedelta(days=60))
        widths = [max(end - begin, span / 80) for begin, end in zip(begins, ends, strict=True)]
        axes.barh(
            range(len(dated)), widths, left=begins, height=0.5, color=_FILL, edgecolor=_INK, linewidth=0.6
        )
        for row, (begin, width, quote) in enumerate(zip(begins, widths, dated["quote"], strict=True)):
            axes.text(begin + width + span / 100, row, _wrapped(quote, 40), va="center", fontsize=9)
        axes.set_xlim(min(begins) - span / 30, max(ends) + span / 4)
        axes.set_ylim(len(dated) - 0.4, -0.6)
        axes.set_yticks(range(len(dated)), [_wrapped(name, 40) for name in _sources(dated, 36)], fontsize=9)
        axes.tick_params(axis="y", length=0)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        return svg_from_figure(figure)


def timeline_alt(dated: pd.DataFrame) -> str:
    """Say in words what `timeline_picture` shows."""
    told = [f"{quote}: {name}" for quote, name in zip(dated["quote"], _sources(dated), strict=True)]
    return f"When things were, the earliest first. {'. '.join(told)}."


def wages_picture(drawn: pd.DataFrame) -> str:
    """Draw the wage curve and, below it on the same scale, own figures and the numbers.

    Parameters
    ----------
    drawn
        Of `workbook.research_tables.curve_table`.

    Returns
    -------
    str
        An ``<svg>`` element.
    """
    import matplotlib
    from matplotlib.figure import Figure

    official, rest = drawn[drawn["kind"] == "official"], drawn[drawn["kind"] != "official"]
    heights = [3.0 if len(official) else 0.01, 0.5 + 0.34 * len(rest)]
    with matplotlib.rc_context(_RC):
        figure = Figure(figsize=(8.4, 0.7 + sum(heights)))
        grid = {"height_ratios": heights, "hspace": 0.06}
        top, below = figure.subplots(2, 1, sharex=True, gridspec_kw=grid)
        top.plot(official["low"], official["percentile"], "o-", color=_FILL, markeredgecolor=_INK)
        for percentile, wage in zip(official["percentile"], official["low"], strict=True):
            top.annotate(f"{wage:,.0f}", (wage, percentile), (7, -9), textcoords="offset points", fontsize=9)
        top.set_yticks(list(official["percentile"]), [f"{p:g}th" for p in official["percentile"]])
        top.set_ylabel("percentile (BLS)")
        top.set_ylim(2, 95)
        for row, (kind, low, high) in enumerate(zip(rest["kind"], rest["low"], rest["high"], strict=True)):
            is_number = kind == "number"
            if is_number and len(official):
                top.axvline(low, color=_INK, linewidth=0.8, linestyle=":")
            below.plot(
                [low, high], [row, row], "D-" if is_number else "|-", color=_INK if is_number else _FILL,
                linewidth=5 if high > low else 1, markersize=7 if is_number else 13, markeredgecolor=_INK,
                solid_capstyle="butt",
            )  # fmt: skip
            below.annotate(
                span(low, high), (high, row), (10, 0), textcoords="offset points", va="center", fontsize=9
            )
        below.set_yticks(range(len(rest)), [_wrapped(label, 30) for label in rest["label"]], fontsize=9)
        below.set_ylim(len(rest) - 0.4, -0.6)
        below.set_xlim(drawn["low"].min() * 0.93, drawn["high"].max() * 1.2)
        below.xaxis.set_major_formatter(matplotlib.ticker.StrMethodFormatter("{x:,.0f}"))
        below.set_xlabel(f"base pay, {drawn['currency'].iloc[0]} a year")
        top.tick_params(axis="x", length=0)
        top.set_visible(bool(len(official)))
        for axes in (top, below):
            for side in ("top", "right"):
                axes.spines[side].set_visible(False)
        return svg_from_figure(figure)


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


def _sources(dated: pd.DataFrame, length: int = 200) -> list[str]:
    rows = dated[["story", "question", "round"]].itertuples(index=False)
    return [story or f"{_first_words(question, length)} ({round})" for story, question, round in rows]


def svg_from_figure(figure: Figure) -> str:
    """Write a matplotlib figure as an SVG element without a background, ids and dates always the same."""
    import matplotlib

    stream = io.StringIO()
    with matplotlib.rc_context(_RC), warnings.catch_warnings():
        # The browser draws the words, in fonts that have more signs than the one measured with here.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(stream, format="svg", transparent=True, bbox_inches="tight", metadata={"Date": None})
    svg = stream.getvalue()
    svg = svg[svg.index("<svg") :].replace(_INK, "currentColor")
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    return re.sub(r'width="[\d.]+pt" height="[\d.]+pt"', 'style="max-width:100%;height:auto"', svg, count=1)


def _first_words(text: str, length: int) -> str:
    import textwrap

    return textwrap.shorten(text, length, placeholder="…")


def _wrapped(text: str, width: int) -> str:
    import textwrap

    text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return "\n".join(textwrap.wrap(text, width, max_lines=3, placeholder="…"))
