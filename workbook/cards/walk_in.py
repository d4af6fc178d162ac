"""The page for the last fifteen minutes as a card, and as a file that opens in any browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from workbook.cards.parts import bullets, card, facts, heading, quiet
from workbook.records import Contents
from workbook.walk_in import page_facts, page_sections, walk_in

_PAGE = Markup(
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>Second interview</title><style>@page {{ margin: 1.5cm }} body {{ font: 15px/1.4 sans-serif; max-width: 45em;"
    " margin: 1em auto; padding: 0 1em; color-scheme: light dark }} h4 {{ font-size: 1.3em }}"
    " @media print {{ body {{ font-size: 10.5pt; margin: 0; padding: 0 }} }}</style></head><body><main>{}</main></body></html>"
)


def walk_in_card(contents: Contents, today: date) -> Markup:
    """Everything on one page, as it is printed."""
    page = walk_in(contents, today)
    parts = [facts(page_facts(page))]
    for title, lines in page_sections(page):
        if lines or not page.is_copy:
            parts += [heading(title), bullets(_lines(lines)) or quiet("Nothing yet.")]
    return card("To take along", *parts, quiet("Your walk-away is not on this page."))


def walk_in_html(contents: Contents, today: date) -> Markup:
    """Return the card as a page of its own that needs nothing else and prints well."""
    return _PAGE.format(walk_in_card(contents, today))


def _lines(lines: Sequence[tuple[str, str]]) -> list[Markup]:
    return [
        Markup("<strong>{}</strong> {}").format(lead, text) if lead else Markup("{}").format(text)
        for lead, text in lines
    ]
