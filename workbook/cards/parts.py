"""The pieces of which cards are made; here, and nowhere else, text becomes HTML.

Everything that was typed passes through `markupsafe`. Styles are inline, and headings
begin at h4, because some viewers drop style sheets and captions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from workbook.diffs import word_changes
from workbook.records import Record, field_types
from workbook.rules import Remark, rule

_FRAME = "border:1px solid var(--jp-border-color1,#bdbdbd);border-radius:6px;padding:10px 16px;margin:8px 0;max-width:1000px;box-sizing:border-box;overflow-x:auto;line-height:1.5"
_PLAIN = "tex2jax_ignore mathjax_ignore"  # "$95k to $110k" is money: no viewer may typeset it
_QUIET = "color:var(--jp-ui-font-color1,#424242)"
_PROSE = "white-space:pre-wrap;overflow-wrap:anywhere;margin:2px 0 8px 0"
_CELL = (
    "text-align:left;vertical-align:top;padding:4px 14px 4px 0;white-space:pre-wrap;overflow-wrap:break-word"
)
_NAMES = {  # others are called as they are, with blanks
    "is_failure": "about a failure",
    "went": "how it went",
    "walk_away": "walk-away",
    "official_weight": "weight of the official wage",
    "employer_state": "state of the employer",
    "elsewhere": "other places",
    "told_by": "who said so",
    "promised_on": "by when they wanted to be in touch",
}


def card(title: str, *content: str | Markup) -> Markup:
    """Frame with a title; plain strings among the content are escaped."""
    return Markup('<div class="{}" style="{}"><h4 style="margin:0 0 6px 0">{}</h4>{}</div>').format(
        _PLAIN, _FRAME, title, Markup("").join(content)
    )


def heading(text: str) -> Markup:
    """Bold line above what belongs to it."""
    return Markup("<p style='margin:6px 0 0 0'><strong>{}</strong></p>").format(text)


def subheading(text: str) -> Markup:
    """Heading within a card."""
    return Markup("<h5 style='margin:10px 0 2px 0'>{}</h5>").format(text)


def quiet(text: str) -> Markup:
    """A paragraph of small print."""
    return Markup('<p style="{};margin:2px 0">{}</p>').format(_QUIET, text)


def prose(text: str, ref: str = "", *, empty: str = "") -> Markup:
    """What the reader typed, line breaks kept.

    Parameters
    ----------
    ref
        Which text it is (`Record.field_ref`), for comments on it.
    empty
        What to say, in small print, where there are no words.
    """
    if empty and not text.strip():
        return quiet(empty)
    mark = Markup(' data-ref="{}"').format(ref) if ref else ""
    return Markup('<p{} style="{}">{}</p>').format(mark, _PROSE, text)


def status(text: str) -> Markup:
    """A line that screen readers announce when it changes."""
    return Markup('<p role="status" style="margin:2px 0"><strong>{}</strong></p>').format(text)


def message(text: str) -> Markup:
    """One sentence that something is wrong."""
    return Markup(
        '<div role="alert" class="{}" style="{};border-left:5px solid #c62828"><strong>{}</strong></div>'
    ).format(_PLAIN, _FRAME, text)


def facts(pairs: Iterable[tuple[str, str]]) -> Markup:
    """A small table of names and values."""
    row = Markup('<tr><th scope="row" style="{}">{}</th><td style="{}">{}</td></tr>')
    rows = Markup("").join(row.format(_CELL, name, _CELL, value) for name, value in pairs)
    return Markup('<table style="border-collapse:collapse">{}</table>').format(rows)


def table(header: Sequence[str], rows: Iterable[Sequence[str | Markup]]) -> Markup:
    """A table with column headings."""
    head, cell = Markup('<th scope="col" style="{}">{}</th>'), Markup('<td style="{}">{}</td>')
    heads = Markup("").join(head.format(_CELL, name) for name in header)
    lines = (Markup("").join(cell.format(_CELL, value) for value in row) for row in rows)
    body = Markup("").join(Markup("<tr>{}</tr>").format(line) for line in lines)
    return Markup(
        '<table style="border-collapse:collapse"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(heads, body)


def side_by_side(left: Markup, right: Markup) -> Markup:
    """Two pieces in columns of the same width; one below the other on a narrow page."""
    columns = Markup("").join(
        Markup('<div style="flex:1 1 300px;min-width:0">{}</div>').format(piece) for piece in (left, right)
    )
    return Markup('<div style="display:flex;flex-wrap:wrap;gap:4px 24px">{}</div>').format(columns)


def folded(summary: str, content: Markup) -> Markup:
    """What is opened by a click or a key, without a script."""
    return Markup(
        '<details style="margin:4px 0"><summary style="cursor:pointer">{}</summary>'
        '<div style="margin:2px 0 6px 18px">{}</div></details>'
    ).format(summary, content)


def progress_bar(label: str, done: int, total: int) -> Markup:
    """How much of something is done, as a bar and in words."""
    return Markup(
        '<progress max="{}" value="{}" aria-label="{}" style="vertical-align:middle"></progress> {}'
    ).format(max(total, 1), done, label, f"{label}: {done:,} of {total:,}")


def difference(before: Record, after: Record | None) -> Markup:
    """Field by field, what would be removed and added on the way from one version to another."""
    if after is None:
        return quiet("This version says that it was removed.")
    parts = []
    for name in field_types(type(before)):
        old, new = _text(getattr(before, name)), _text(getattr(after, name))
        if old != new:
            parts.append(Markup("<p><strong>{}</strong></p>").format(field_name(name).capitalize()))
            parts.append(Markup('<p style="{}">{}</p>').format(_PROSE, changes(old, new)))
    return Markup("").join(parts) or quiet("This version is the same as what is in the boxes.")


def changes(before: str, after: str) -> Markup:
    """Two texts in one: what is only in the first struck out, what is only in the second underlined."""
    tags = {
        "same": Markup("{}"),
        "removed": Markup("<del>{}</del>"),
        "added": Markup('<ins style="font-weight:600">{}</ins>'),
    }
    return Markup("").join(tags[change].format(text) for change, text in word_changes(before, after))


def remark_list(remarks: Sequence[Remark]) -> Markup:
    """Remarks with the words they quote, and the rule, source and firmness behind each; nothing for none."""
    item = Markup('<li style="margin:4px 0"><strong>{}:</strong> {} <small style="{}">{} ({})</small></li>')
    items = Markup("").join(
        item.format(rule(each.rule).title, each.text, _QUIET, each.source, each.firmness) for each in remarks
    )
    return Markup('<ul style="margin:4px 0;padding-left:20px">{}</ul>').format(items) if items else items


def bullets(lines: Sequence[str | Markup]) -> Markup:
    """One line of text a thing; nothing for none."""
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup('<ul style="margin:4px 0;padding-left:20px">{}</ul>').format(items) if lines else items


def lines_card(title: str, lines: Sequence[str]) -> Markup:
    """Frame with one line of text a thing."""
    return card(title, bullets(lines) or quiet("Nothing."))


def figure(svg: str, title: str, alt: str) -> Markup:
    """A picture as SVG of our own making, described for those who do not see it; with the keyboard, too, it is scrolled."""
    return Markup(
        '<figure role="img" aria-label="{}" tabindex="0" class="{}" style="margin:8px 0;max-width:100%;overflow-x:auto">{}'
        '<figcaption style="{}">{}</figcaption></figure>'
    ).format(alt, _PLAIN, Markup(svg), _QUIET, title)  # noqa: S704 - drawn by workbook.pictures.frame, which escapes


def field_name(name: str) -> str:
    """How a field of a record is called in a sentence.

    >>> field_name("loose_end"), field_name("sign_on_years")
    ('loose end', 'sign on years')
    """
    return _NAMES.get(name, name.replace("_", " "))


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
