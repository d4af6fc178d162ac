"""Bytes of a file that the reader chose to plain text."""

from __future__ import annotations

import html
import io
import re
import zipfile
from contextlib import suppress
from itertools import groupby, pairwise
from pathlib import PurePath

from workbook.errors import InputError
from workbook.transcripts.turns import TEXT_LIMIT, find_labels, turns_from_labels

SIZE_LIMIT, UNPACKED_LIMIT = 5_000_000, 25_000_000
"""Largest Word file and its largest content, in bytes; a zip archive can hold thousands of times its size."""
SUFFIXES = (".txt", ".md", ".vtt", ".srt", ".docx")
_FOREIGN = {
    b"%PDF": "is a PDF; copy its text and paste it",
    b"\xd0\xcf\x11\xe0": "is an old Word file (.doc); save it as .docx",
    b"{\\rtf": "is a rich text file (.rtf); save it as .docx or .txt",
}
# Not `Paragraph.text`, which leaves out tracked insertions, content controls and text boxes. "Fallback" holds a text
# box once more, for old versions of Word. XML has no form feed, so that it can stand for the beginning of a cell.
_PARTS = ".//w:p | .//w:tr | .//w:tc | .//w:r[not(ancestor::*[local-name()='Fallback'])]/*"
_SIGNS = {"p": "\n", "tr": "\n", "tc": "\f", "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
# Bounded repetitions, so that "<v <v <v …" costs no more than its length.
_UNSPOKEN = re.compile(
    r"(?m)(?:\A|(?<=\n\n))(?:WEBVTT|NOTE|STYLE|REGION)\b[^\n]*(?:\n(?![^\n]{0,30}-->)[^\n]+)*"
    r"|^(?:[ \t]*(?:\d{1,9}|(?<=\n\n)\S{0,60}\d)[ \t]*\n)?"  # the cue's number
    rf"[ \t]*{_CLOCK}[ ]{{0,8}}-{{1,2}}>[ ]{{0,8}}{_CLOCK}[^\n]*"
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?\s+([^<>:\n]{1,80})>")
_TAG = re.compile(
    r"</?(?:[cibuv]|lang|ruby|rt|font)(?:[.\s][^<>]{0,120})?>|<[\d:.]{5,15}>|\{\\[^{}]{0,60}\}", re.IGNORECASE
)


def read_file(name: str, content: bytes) -> str:
    r"""Read a transcript or notes.

    Parameters
    ----------
    name
        File name; its ending, one of `SUFFIXES`, says how to read it.
    content
        Text is UTF-8, UTF-16 with a byte order mark, or Windows-1252; a Word file may be larger than its text.

    Raises
    ------
    InputError
        When the file is empty, too large, broken or of another kind.

    Examples
    --------
    >>> read_file("notes.txt", "Café?\r\nYes.".encode("cp1252"))
    'Café?\nYes.'
    """
    suffix = PurePath(name).suffix.lower()
    try:
        if len(content) > (limit := SIZE_LIMIT if suffix == ".docx" else TEXT_LIMIT):
            raise InputError(f"has more than {limit / 1e6:.0f} MB; paste the part you need")
        if foreign := next((remark for start, remark in _FOREIGN.items() if content.startswith(start)), ""):
            raise InputError(foreign)
        if suffix not in SUFFIXES:
            raise InputError(f"is none of {', '.join(SUFFIXES)}; save it as one of these or paste its text")
        text = _text_from_docx(content) if suffix == ".docx" else _decode(content)
        text = text_from_captions(text) if suffix in (".vtt", ".srt") else text
        if not text.strip():
            raise InputError("holds no text; choose another or paste the text")
    except InputError as error:
        raise InputError(f"The file {name[-80:]!r} {error}.") from error.__cause__
    return text


def _decode(content: bytes) -> str:
    is_utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ["utf-16"] if is_utf16 else ["utf-8-sig", "cp1252"]:
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if not any(ord(sign) < 32 and sign not in "\t\n\v\f\r\x1b" for sign in set(text)):
                return text.replace("\r\n", "\n").replace("\r", "\n")
    raise InputError("is not text that can be read; save it as plain text (UTF-8) or .docx")


def _text_from_docx(content: bytes) -> str:
    from docx import Document  # here, because few readers bring a Word file

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_LIMIT:
                raise InputError(f"unpacks to more than {UNPACKED_LIMIT / 1e6:.0f} MB; paste its text")
            # Word writes no document type; one would be there for entities, which blow up or read other files.
            if any(b"<!DOCTYPE" in archive.read(entry).replace(b"\0", b"") for entry in archive.infolist()):
                raise InputError("declares a document type, which Word never does; paste its text")
        nodes = Document(io.BytesIO(content)).element.body.xpath(_PARTS)
    except InputError:
        raise
    except Exception as error:  # zipfile, zlib, lxml and docx raise some twenty kinds for a broken file
        raise InputError("cannot be opened as a Word file; save it again or paste its text") from error
    kinds = ((node.tag.rpartition("}")[2], node.text or "") for node in nodes)
    text = "".join(words if kind == "t" else _SIGNS.get(kind, "") for kind, words in kinds)
    return text.replace("\f\n", "\f").replace("\n\f", "\n").replace("\f", "\t").strip("\n") + "\n"


def text_from_captions(source: str) -> str:
    """Turn captions into ``Name: words`` lines, without cue numbers, timings, styling and rolling repeats."""
    spoken = _TAG.sub("", _VOICE.sub(r"\n\1: ", _UNSPOKEN.sub("", source)))
    text = re.sub(r"&#?\w{1,9};", lambda entity: html.unescape(entity[0]), spoken)
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if 4 * sum(line == after for line, after in pairwise(lines)) >= len(lines):  # rolling captions
        lines = [line for line, _ in groupby(lines)]
    told, text = [], "\n".join(lines)
    for turn in turns_from_labels(text, find_labels(text, is_labelled=True)):
        named = f"{turn.speaker}: {turn.text}".replace("\n", " ")
        told.append(named if turn.speaker else re.sub(r"(?<![.?!…])\n", " ", turn.text))  # a line a sentence
    return "\n".join(told)
