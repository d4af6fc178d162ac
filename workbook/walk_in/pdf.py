"""The page for the last fifteen minutes as a PDF of one page, readable in black and white."""

from __future__ import annotations

from datetime import date

from workbook.errors import InputError
from workbook.records import Contents
from workbook.shipped import shipped
from workbook.typesetting import typeset
from workbook.walk_in.page import page_facts, page_sections, walk_in

PAPERS = {"A4": "a4", "Letter": "us-letter"}
_SIZES = (11.5, 11, 10.5, 10, 9.5, 9)
"""Points, the largest first: the first with which all fits one page is taken."""


def walk_in_pdf(contents: Contents, today: date, paper: str = "A4") -> bytes:
    """Set the page; what would not fit is left out from the longest section, and the page says how much.

    Parameters
    ----------
    paper
        One of `PAPERS`.

    Raises
    ------
    InputError
        When there is no such paper.
    """
    if paper not in PAPERS:
        raise InputError(f"There is no paper {paper!r}; choose {' or '.join(PAPERS)}.")
    page = walk_in(contents, today)
    source = shipped("data", "walk_in.typ").read_bytes()
    told: dict[str, object] = {"title": "Second interview", "paper": PAPERS[paper], "facts": page_facts(page)}
    sections = [(title, lines) for title, lines in page_sections(page) if lines]
    left_out = [0] * len(sections)
    while True:
        told["sections"] = [
            {"title": title, "lines": [*lines, *([("", f"and {more} more in the workbook")] if more else [])]}
            for (title, lines), more in zip(sections, left_out, strict=True)
        ]
        for told["size"] in _SIZES[-1:] if any(left_out) else _SIZES:
            if len(typeset(source, told, form="svg")) == 1:
                return typeset(source, told)[0]
        longest = max(range(len(sections)), key=lambda place: len(str(sections[place][1])))
        if len(sections[longest][1]) < 2:  # a single endless line: better two pages than none
            return typeset(source, told)[0]
        sections[longest][1].pop()
        left_out[longest] += 1
