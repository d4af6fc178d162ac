"""Bytes of a file that the reader chose to plain text."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath
from typing import Any

from workbook.errors import InputError
from workbook.transcripts.cues import text_from_captions

SIZE_LIMIT = 5_000_000
"""Largest file, in bytes; an hour of talk is about 60,000."""
UNPACKED_LIMIT = 25_000_000
"""Largest content of a Word file, in bytes; a zip archive of 5 MB can hold thousands of times its size."""
SUFFIXES = (".txt", ".md", ".vtt", ".srt", ".docx")

_FOREIGN = {
    b"%PDF": "is a PDF; copy its text and paste it",
    b"\xd0\xcf\x11\xe0": "is an old Word file (.doc); save it as .docx",
    b"{\\rtf": "is a rich text file (.rtf); save it as .docx or .txt",
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEAVES = {"t": "", "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNSPOKEN = (  # how it looks, and the same text box once more for old versions
    f"{_W}pPr",
    f"{_W}rPr",
    f"{_W}tblPr",
    f"{_W}sectPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)


def read_file(name: str, content: bytes) -> str:
    r"""Read a transcript or notes.

    Parameters
    ----------
    name
        File name; its ending, one of `SUFFIXES`, says how to read it.
    content
        At most `SIZE_LIMIT` bytes. Text is UTF-8, UTF-16 with a byte order mark, or Windows-1252.

    Raises
    ------
    InputError
        When the file is empty, too large, broken or of another kind.

    Examples
    --------
    >>> read_file("notes.txt", "Café?\r\nYes.".encode("cp1252"))
    'Café?\nYes.'
    """
    suffix, shown = PurePath(name).suffix.lower(), f"The file {name[-80:]!r}"
    if len(content) > SIZE_LIMIT:
        raise InputError(
            f"{shown} has {len(content) / 1e6:.1f} MB, more than {SIZE_LIMIT / 1e6:.0f}; paste the part you need."
        )
    for start, remark in _FOREIGN.items():
        if content.startswith(start):
            raise InputError(f"{shown} {remark}.")
    if suffix not in SUFFIXES:
        raise InputError(
            f"{shown} is none of {', '.join(SUFFIXES)}; save it as one of these or paste its text."
        )
    text = _text_from_docx(shown, content) if suffix == ".docx" else _decode(shown, content)
    if suffix in (".vtt", ".srt"):
        text = text_from_captions(text)
    if not text.strip():
        raise InputError(f"{shown} holds no text; choose another or paste the text.")
    return text


def _decode(shown: str, content: bytes) -> str:
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if is_utf16 else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(ord(sign) < 32 and sign not in "\t\n\v\f\r\x1b" for sign in set(text)):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise InputError(f"{shown} is not text that can be read; save it as plain text (UTF-8) or .docx.")


def _text_from_docx(shown: str, content: bytes) -> str:
    from docx import Document  # here, because few readers bring a Word file

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_LIMIT:
                raise InputError(
                    f"{shown} unpacks to more than {UNPACKED_LIMIT / 1e6:.0f} MB; paste its text."
                )
            # Word writes no document type; one would be there for entities, which blow up or read other files.
            if any(b"<!DOCTYPE" in archive.read(entry).replace(b"\0", b"") for entry in archive.infolist()):
                raise InputError(f"{shown} declares a document type, which Word never does; paste its text.")
        return _words(Document(io.BytesIO(content)).element.body)
    except InputError:
        raise
    except Exception as error:  # zipfile, zlib, lxml and docx raise some twenty kinds for a broken file
        raise InputError(
            f"{shown} cannot be opened as a Word file; save it again as .docx or paste its text."
        ) from error


def _words(node: Any) -> str:
    """Text below an element: a line a paragraph, a tab between the cells of a row.

    The tree is walked here because `Paragraph.text` leaves out tracked insertions, content controls and text boxes.
    It is at most 256 deep, or lxml refuses the file.
    """
    name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
    if name in _LEAVES:
        return _LEAVES[name] or node.text or ""
    inner = "".join(_words(child) for child in node if child.tag not in _UNSPOKEN)
    match name:
        case "p":
            return f"{_list_mark(node)}{inner}\n" if inner.strip() else "\n"
        case "tc":
            return inner.rstrip() + "\t"
        case "tr":
            return inner.rstrip() + "\n"
    return inner


def _list_mark(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    if name.startswith("Heading"):
        return "## "
    return "- " if name.startswith("List") or paragraph.find(f"{_W}pPr/{_W}numPr") is not None else ""
