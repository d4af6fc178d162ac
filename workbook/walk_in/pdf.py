"""The page for the last fifteen minutes as a PDF of one page, readable in black and white."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Literal

from workbook.errors import InputError
from workbook.records import Contents
from workbook.shipped import shipped
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
    sections = [(title, lines) for title, lines in page_sections(page) if lines]
    left_out = [0] * len(sections)
    while True:
        told: dict[str, object] = {
            "title": "Second interview",
            "facts": page_facts(page),
            "sections": [
                {
                    "title": title,
                    "lines": [*lines, *([("", f"and {more} more in the workbook")] if more else [])],
                }
                for (title, lines), more in zip(sections, left_out, strict=True)
            ],
        }
        for size in _SIZES if not any(left_out) else _SIZES[-1:]:
            if _pages(told, paper, size) == 1:
                return _typeset(told, paper, size, "pdf")
        longest = max(range(len(sections)), key=lambda place: len(str(sections[place][1])))
        if len(sections[longest][1]) < 2:
            return _typeset(
                told, paper, _SIZES[-1], "pdf"
            )  # a single endless line: better two pages than none
        sections[longest][1].pop()
        left_out[longest] += 1


def _pages(told: dict[str, object], paper: str, size: float) -> int:
    pages: bytes | list[bytes] = _typeset(told, paper, size, "svg")
    return len(pages) if isinstance(pages, list) else 1


def _typeset(told: dict[str, object], paper: str, size: float, form: Literal["pdf", "svg"]) -> bytes:
    import typst

    inputs = {"data": json.dumps(told), "paper": PAPERS[paper], "size": str(size)}
    source = shipped("data", "walk_in.typ").read_bytes()
    standard: Literal["ua-1"] | None = "ua-1" if form == "pdf" else None
    try:
        return typst.compile(source, format=form, sys_inputs=inputs, pdf_standards=standard)
    except typst.TypstError as error:
        # PDF/UA takes no sign that would be printed as an empty box; nor do we.
        if missing := re.search(r'the text `"(.*?)"` could not be displayed', str(error)):
            raise InputError(
                f"“{missing[1]}” is in no font of this machine, so the PDF would show a box;"
                " make the page for the browser, or install a font that has it."
            ) from None
        raise
