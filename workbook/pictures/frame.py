"""Pictures as SVG whose words take the colour of the page, so that they can be read in both themes."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

INK = "#123457"  # replaced by currentColor when the picture is written
FILL = "#1565c0"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
RC: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "second-round",
    "font.size": 10,
    "text.parse_math": False,  # "$" in a title is money
    "text.color": INK,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.6,
    "date.converter": "concise",
}


def picture(draw: Callable[[pd.DataFrame], Figure]) -> Callable[[pd.DataFrame], str]:
    """Draw in our style, and return the figure as an ``<svg>`` element."""

    @wraps(draw)
    def drawn(table: pd.DataFrame) -> str:
        import matplotlib

        with matplotlib.rc_context(RC):
            return svg_from_figure(draw(table))

    return drawn


def new_figure(width: float, height: float, **subplots: Any) -> tuple[Figure, Any]:
    """Return a figure of so many inches and its axes."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height))
    return figure, figure.subplots(**subplots)


def hide(axes: Any, *sides: str) -> None:
    """Take away lines of the frame that tell nothing."""
    axes.spines[[*sides]].set_visible(False)


def name_cells(axes: Any, columns: Sequence[str], rows: Sequence[str]) -> None:
    """Name columns above, and rows beside, a grid of cells."""
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xticks(range(len(columns)), columns, fontsize=8)
    axes.set_yticks(range(len(rows)), rows, fontsize=9)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    hide(axes, *axes.spines)


def svg_from_figure(figure: Figure) -> str:
    """Write a matplotlib figure as an SVG element without a background, ids and dates always the same.

    On a narrow page it shrinks by a sixth at most, so that its words can be read, and is scrolled in its own box.
    """
    import matplotlib

    stream = io.StringIO()
    with matplotlib.rc_context(RC), warnings.catch_warnings():
        # The browser draws the words, in fonts that have more signs than the one measured with here.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(stream, format="svg", transparent=True, bbox_inches="tight", metadata={"Date": None})
    svg = stream.getvalue()
    svg = svg[svg.index("<svg") :].replace(INK, "currentColor")
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    return re.sub(
        r'width="([\d.]+)pt" height="[\d.]+pt"',
        lambda size: f'style="min-width:{float(size[1]) / 1.2:.0f}pt;max-width:100%;height:auto"',
        svg,
        count=1,
    )


def first_words(text: str, length: int) -> str:
    """Return the beginning of a text, cut between words."""
    import textwrap

    return textwrap.shorten(text, length, placeholder="…")


def wrapped(text: str, width: int) -> str:
    """Return a text on at most three lines, without signs that no XML may hold."""
    import textwrap

    text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return "\n".join(textwrap.wrap(text, width, max_lines=3, placeholder="…"))
