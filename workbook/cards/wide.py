"""Wide tables of figures, made by great-tables; styled inline in the page's own colours, since viewers drop style sheets.

great-tables ties each cell to its row, column, and their groups for screen readers. Its colours must be fixed ones, which
cannot follow a dark theme, and its style sheet is lost on GitHub and in files that Jupyter does not trust. So its style
sheet is left out, and each of its classes becomes a style of ours on the element itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup, escape

_LINE = "1px solid var(--jp-border-color1,#bdbdbd)"
_STYLES = {
    "gt_table": "border-collapse:collapse;margin:6px 0",
    "gt_col_heading": f"padding:3px 0 3px 16px;vertical-align:bottom;font-weight:600;border-bottom:{_LINE}",
    "gt_column_spanner_outer": f"padding:3px 0 3px 16px;font-weight:600;border-bottom:{_LINE}",
    "gt_group_heading": f"padding:8px 0 3px 0;text-align:left;font-weight:600;border-bottom:{_LINE}",
    "gt_row": "padding:3px 0 3px 16px;vertical-align:top;font-variant-numeric:tabular-nums",
    "gt_stub": "font-weight:400",
    "gt_left": "text-align:left;padding-left:0",
    "gt_right": "text-align:right;white-space:nowrap",
    "gt_center": "text-align:center",
}
"""By great-tables' classes; what comes later goes before what comes first."""


def wide_table(
    id: str,
    label: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    groups: Sequence[str] = (),
    spanners: Sequence[tuple[str, int]] = (),
) -> Markup:
    """Return a table whose first column names its rows, and whose other columns are figures.

    Parameters
    ----------
    id, label
        Its name in the page, always the same; what it shows, for those who do not see it.
    header, rows
        Names of the columns, that of the rows' names first; as many texts for each row, which are escaped.
    groups
        For each row the name of the group in which it stands; rows of one group follow one another.
    spanners
        Names over several columns, and over how many; all columns but the first have one.

    Examples
    --------
    >>> html = wide_table("wages", "Wages", ("", "A year"), [("Median", "< 98,000")])
    >>> '<th scope="row"' in html, "&lt; 98,000" in html, "<style" in html
    (True, True, False)
    """
    return _made(id, label, tuple(header), tuple(map(tuple, rows)), tuple(groups), tuple(spanners))


@lru_cache(maxsize=8)
def _made(
    id: str,
    label: str,
    header: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    groups: tuple[str, ...],
    spanners: tuple[tuple[str, int], ...],
) -> Markup:
    """Make the table; kept, since every save asks for it, and nearly always it is the one of before."""
    import pandas as pd
    from great_tables import GT

    columns = ["name", *(f"c{place}" for place in range(1, len(header)))]
    frame = pd.DataFrame(rows, columns=columns)
    order = list(dict.fromkeys(groups))
    # Groups and spanners go by number, so that no two are taken for one and no name is part of an id.
    named = {f"g{number}": name for number, name in enumerate(order)}
    if groups:
        frame["group"] = [f"g{order.index(group)}" for group in groups]
    made = GT(frame, id=id, rowname_col="name", groupname_col="group" if groups else None)
    made = made.cols_label(dict(zip(columns[1:], header[1:], strict=True))).cols_align("right", columns[1:])
    made = made.tab_stubhead(header[0]) if header[0] else made
    first = 1
    for number, (name, count) in enumerate(spanners):
        named[f"s{number}"] = name
        made = made.tab_spanner(f"s{number}", columns[first : first + count])
        first += count
    html = re.sub(r"<style>.*?</style>", "", made.as_raw_html(), flags=re.DOTALL)
    html = re.sub(r"<[a-z][^<>]*>", _restyled, html)
    placed = rf'( id="{id}-([gs]\d+)"[^<>]*>\s*(?:<span>)?)[^<]*'
    html = re.sub(placed, lambda found: f"{found[1]}{escape(named[found[2]])}", html)
    return Markup(html.replace("<table ", Markup('<table aria-label="{}" ').format(label), 1))  # noqa: S704 - all is escaped


def _restyled(tag: re.Match[str]) -> str:
    """Put styles in the place of the classes of one tag, whose text is not part of it."""
    plain = re.sub(r'\sdata-quarto-[a-z-]+="[^"]*"', "", tag[0])
    found = re.search(r'\sclass="([^"]*)"', plain)
    if not found:
        return plain
    styles = ";".join(style for name, style in _STYLES.items() if name in found[1].split())
    return plain.replace(found[0], f' style="{styles}"' if styles else "")
