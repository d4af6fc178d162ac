"""The completed workbook as PDF that screen readers can follow (PDF/UA-1); typst makes the pages."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from workbook.share.outline.blocks import printable
from workbook.share.package import Package
from workbook.shipped import shipped
from workbook.typesetting import GlyphError, UnnamedGlyphError, painted, typeset
from workbook.wording import long_date


def pdf_document(package: Package, *, paper: str = "a4") -> bytes:
    """Return a package as PDF.

    Text goes to typst as data, so none of it can be markup. A character for which no font is installed is written as
    “[?]”, and a note at the beginning names it: nothing becomes an empty box.

    Parameters
    ----------
    paper
        ``"a4"`` or ``"us-letter"``.

    Raises
    ------
    WorkbookError
        When the pages could not be made.

    Examples
    --------
    >>> from datetime import datetime
    >>> from workbook.records import Contents, Story
    >>> contents = Contents([Story(id="s", title="Late", task="#panic() *no* markup")])
    >>> made = datetime(2026, 11, 23)
    >>> pdf_document(Package(id="x", title="Mine", audience="coach", made_at=made, contents=contents))[:5]
    b'%PDF-'
    """
    source = shipped("data", "share", "outline.typ").read_bytes()
    document, lacking, is_painted = _document(package, paper), set[str](), False
    while True:  # what stands beside a character without a glyph may lack one with it only
        made = _without(document, lacking)
        try:
            return typeset(
                source, _painted(made) if is_painted else made, timestamp=int(package.made_at.timestamp())
            )[0]
        except GlyphError as error:
            found = error.lacking | _lacking(document)
            if found <= lacking:
                raise
            lacking |= found
        except UnnamedGlyphError:
            if is_painted:
                raise
            is_painted = True
            lacking |= _lacking(document)  # pixels would show boxes and say nothing


def _document(package: Package, paper: str) -> dict[str, Any]:
    document: dict[str, Any] = _each_text(
        {
            "title": package.title,
            "line": f"Made on {long_date(package.made_at.date())}, with Second Round.",
            "paper": paper,
            "notes": [],
            "blocks": [{"is": type(block).__name__.lower(), **asdict(block)} for block in package.blocks],
        },
        printable,
    )
    headings = [each for each in document["blocks"] if each["is"] == "heading"]
    for titled, name in ((document, "title"), *((each, "text") for each in headings)):
        if not any(unicodedata.category(character)[0] in "LNPSM" for character in titled[name]):
            titled[name] = "Untitled"  # PDF/UA has no title and no heading without a word
    return document


def _painted(document: dict[str, Any]) -> dict[str, Any]:
    """The document with pictures as pixels; their alternative texts stay."""
    blocks = [
        {**block, "svg": [*painted(block["svg"], ppi=300)]} if block["is"] == "picture" else block
        for block in document["blocks"]
    ]
    return {**document, "blocks": blocks}


def _lacking(document: dict[str, Any]) -> set[str]:
    """Characters without a glyph, each tried alone: in the document only those that begin a piece of text are named."""
    seen = sorted({each for each in json.dumps(document, ensure_ascii=False) if not each.isascii()})
    try:
        typeset(b"#set document(title: [x])\n#for each in json(bytes(sys.inputs.data)) { par(each) }", seen)
    except GlyphError as error:
        return error.lacking
    return set()


def _without(document: dict[str, Any], lacking: set[str]) -> dict[str, Any]:
    """The document with “[?]” where characters cannot be shown, and a note that says which."""
    if not lacking:
        return document
    named = ", ".join(f"U+{ord(character):04X}" for character in sorted(lacking)[:12])
    more = f" and {len(lacking) - 12} more" if len(lacking) > 12 else ""
    note = (
        f"No font on the machine that made this PDF shows these characters: {named}{more}. They are written as [?]"
        " here; the page (HTML), Word and Markdown copies hold them."
    )
    run = re.compile(f"[{re.escape(''.join(sorted(lacking)))}]+")
    return {**_each_text(document, lambda text: run.sub("[?]", text)), "notes": [note]}


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _each_text(each, change) for name, each in value.items()}
    return [_each_text(each, change) for each in value] if isinstance(value, list | tuple) else value
