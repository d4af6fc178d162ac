"""The completed workbook as PDF that screen readers can follow (PDF/UA-1); typst makes the pages."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from workbook.errors import WorkbookError
from workbook.share.drawings import illustrated
from workbook.share.package import Package
from workbook.shipped import shipped
from workbook.wording import long_date

_NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


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
    import typst

    document, lacking = _document(package, paper), set[str]()
    try:
        for _ in range(3):  # what stands beside a character without a glyph may lack one with it only
            try:
                return _compile(_without(document, lacking), package)
            except typst.TypstError as error:
                found = _lacking(error.diagnostic) | _lacking(_tried(document))
                if not found - lacking:
                    raise
                lacking |= found
        return _compile(_without(document, lacking), package)
    except typst.TypstError as error:
        raise WorkbookError(f"The PDF could not be made ({error}); choose another format.") from error


def _document(package: Package, paper: str) -> dict[str, Any]:
    blocks = [
        {"is": type(block).__name__.lower(), **asdict(block)} for block in illustrated(package.contents)
    ]
    line = f"Made on {long_date(package.made_at.date())}, with Second Round."
    document = {"title": package.title, "line": line, "paper": paper, "notes": [], "blocks": blocks}
    cleaned: dict[str, Any] = _each_text(
        document, lambda text: _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    )
    for titled, name in (
        (cleaned, "title"),
        *((each, "text") for each in cleaned["blocks"] if each["is"] == "heading"),
    ):
        if not any(unicodedata.category(character)[0] in "LNPSM" for character in titled[name]):
            titled[name] = "Untitled"  # PDF/UA has no title and no heading without a word
    return cleaned


def _compile(document: dict[str, Any], package: Package) -> bytes:
    import typst

    source = shipped("data", "share", "outline.typ").read_bytes()
    inputs = {"document": json.dumps(document)}
    made: bytes = typst.compile(
        source,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs=inputs,
        timestamp=int(package.made_at.timestamp()),
    )
    return made


def _lacking(diagnostic: str) -> set[str]:
    """Characters that typst says it has no glyph for."""
    texts = (
        _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in _NOT_SHOWN.findall(diagnostic)
    )
    return {character for text in texts for character in text if not character.isascii()}


def _tried(document: dict[str, Any]) -> str:
    """What typst says of each character alone: in the document it names only those that begin a piece of text."""
    import typst

    seen = sorted(
        {character for character in json.dumps(document, ensure_ascii=False) if not character.isascii()}
    )
    source = b"#set document(title: [x])\n#for each in sys.inputs.seen.codepoints() { par(each) }"
    try:
        typst.compile(source, format="pdf", pdf_standards="ua-1", sys_inputs={"seen": "".join(seen)})
    except typst.TypstError as error:
        return str(error.diagnostic)
    return ""


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
