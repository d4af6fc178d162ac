"""The parts of an XLSX, looked through before it is unpacked: how large they are, how long a cell is, what was never calculated."""

from __future__ import annotations

import re
import threading
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from workbook.errors import DataError, InputError
from workbook.wording import many

_MOST_BYTES = 4 << 30
_MOST_TIMES, _OF_AT_LEAST = 100, 100_000_000
"""How many times its size in the ZIP a large part may have; rows of figures have 9 to 15 times theirs."""
_LOOKED_AT = 1 << 18
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_UNCALCULATED = re.compile(
    rb"""<c\b(?![^<>]*\bt="str")[^<>]*>\s*<f(?:[^<>]*/>|\b[^<>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"""
)
"""A cell with a formula and no value; an empty text (``t="str"``) is one."""
_PLACE = re.compile(rb'\br="(\w+)"')


def look_through(content: bytes, name: str, sheet: str, stop: threading.Event) -> str:
    """Read every part once, a piece at a time, and return a sentence on formulas of a sheet that were never calculated.

    The sheet without a name is the first. Sizes that a ZIP declares may be wrong; whoever reads it here gets no more
    than was declared, and an error where there is more.

    Raises
    ------
    DataError
        When it would unpack to what no table of pay is.
    """
    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = file.infolist()
        if sum(part.file_size for part in parts) > _MOST_BYTES:
            raise DataError(f"{name} holds more than {_MOST_BYTES >> 30} GB when unpacked; save it as CSV.")
        for part in parts:
            times = part.file_size // max(1, part.compress_size)
            if part.file_size > _OF_AT_LEAST and times > _MOST_TIMES:
                what = f"a part that unpacks to {part.file_size / 1e6:,.0f} MB, {times:,} times its size"
                raise DataError(f"{name} has {what}, so it is no table of pay; save it as CSV.")
        wanted = _part_of(file, sheet)
        for part in parts:
            pieces = _pieces(file, part, name, stop)
            if part.filename != wanted:
                for _ in pieces:
                    pass
            elif found := [*_uncalculated(pieces)]:
                cells = f"{many(len(found), 'formula')}, the first in {found[0]},"
                what = f"{cells} without a stored value {'is' if len(found) == 1 else 'are'} read as empty"
                return f" {what}; save it in a spreadsheet program first to have them calculated."
    return ""


def _part_of(file: zipfile.ZipFile, sheet: str) -> str:
    """Return the part that holds a sheet; empty where the list of sheets is not as usual, and the reader will say so."""
    try:
        texts = [
            file.open(f"xl/{name}").read(1 << 20) for name in ("workbook.xml", "_rels/workbook.xml.rels")
        ]
        book, relations = map(ElementTree.fromstring, texts)
    except (KeyError, ElementTree.ParseError):
        return ""
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    ids = {each.get("name", ""): each.get(f"{_RELATIONS}id") for each in book.iterfind("{*}sheets/{*}sheet")}
    target = targets.get(ids.get(sheet) if sheet else next(iter(ids.values()), None), "")
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _pieces(
    file: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, stop: threading.Event
) -> Iterator[bytes]:
    with file.open(part) as opened:
        while piece := opened.read(_LOOKED_AT):
            if stop.is_set():
                raise InputError(f"Stopped: {name} was not read.")
            if len(piece) == _LOOKED_AT and part.filename.endswith(".xml") and b"<" not in piece:
                raise DataError(
                    f"{name} has a cell of more than {_LOOKED_AT:,} bytes, so it is no table of pay."
                )
            yield piece


def _uncalculated(pieces: Iterator[bytes]) -> Iterator[str]:
    """Yield where the cells are that have a formula and no value."""
    rest = b""
    for piece in pieces:
        whole, end, rest = (rest + piece).rpartition(b"</c>")
        rest = rest[-_LOOKED_AT:]
        for cell in _UNCALCULATED.findall(whole + end):
            place = _PLACE.search(cell)
            yield place[1].decode() if place else "a cell without a place"
