"""What a document without cards is made of: headings, words, facts, tables and pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from workbook.records import Contents, Record

_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Heading:
    """Level 1 is a section, 2 a thing in it, 3 a part of that."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Words:
    """What the reader typed, line breaks kept; `ref` is the record's reference and the field: ``"story/s1#task"``."""

    text: str
    ref: str = ""


@dataclass(frozen=True)
class Note:
    """Small print of ours."""

    text: str


@dataclass(frozen=True)
class Facts:
    """Names and values."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Column headings and rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """An ``<svg>`` element of ours, and what it shows in words."""

    title: str
    alt: str
    svg: str


Block = Heading | Words | Note | Facts | Table | Picture


def printable(text: str) -> str:
    r"""Return a text without what neither XML nor a page can hold, its lines ended in one way.

    >>> printable("a\x00b\r\nc")
    'ab\nc'
    """
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


def whole_contents(contents: Contents) -> Contents:
    r"""Return records without halves of surrogate pairs, as a cut emoji leaves them: no table or page can hold them.

    Examples
    --------
    >>> from workbook.records import Story
    >>> whole_contents(Contents([Story(id="s", title="cut \ud83d")])).all(Story)[0].title
    'cut ?'
    """
    return Contents(_whole(record) for record in contents)


def _whole(record: Record) -> Record:
    def whole(value: Any) -> Any:
        if isinstance(value, list):
            return [whole(each) for each in value]
        return value.encode(errors="replace").decode() if isinstance(value, str) else value

    return type(record).from_fields(
        whole(record.id), {name: whole(value) for name, value in record.to_fields().items()}
    )
