"""Pictures as SVG whose words take the colour of the page, so that they can be read in both themes."""

from __future__ import annotations

import io
import re
import warnings
from datetime import timedelta
from typing import TYPE_CHECKING, Any

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
