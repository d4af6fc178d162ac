"""What a document without cards is made of: headings, words, facts, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass


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
