"""The lines, items and sentences of a pasted advertisement, each with its place."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from workbook.consistency.lexicon import words as listed
from workbook.plan.cues import section_of

_SIGN = re.compile(r"\s*[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s+")
_MARK = re.compile(r"\s*(?:[-–—*+>•·▪◦‣►▶→✓✔✅o]\s+|[•·▪◦‣►▶→✓✔]|\(?(?:\d{1,2}|[a-z])[.)]\s+)", re.IGNORECASE)
_INLINE = re.compile(r"\s+[•·▪◦‣►▶→✓✔]\s*")
_ABBREVIATION = re.compile(r"(?:^|[\s(])([\w.]+)\.$")
_SENTENCE = re.compile(r"(?<=[.!?])[\"')\]”’]*\s+(?=[\"'(“‘]?[A-Z0-9$£€])")
LABEL = re.compile(r"([^:.\n]{2,60}):(?=\s)")
_OPEN_ENDS = ("and", "or", "of", "in", "with", "to", "the", "a", "an", "for", "our", "your", "at", "by", "on")


class Unit(NamedTuple):
    """One item of a list, or one sentence; a bullet or a number before it is no part of it."""

    start: int
    end: int
    is_bullet: bool


def units_of(text: str) -> Iterator[Unit]:
    """Yield the units of a text in order; joined, they have all its words but the numbers of lists."""
    for start, end, is_bullet in _joined(text):
        begin = yield from _label(text, start, end)
        # "Chicago · full-time" is no list, "Duties: • A • B" is one.
        is_list = is_bullet or begin > start
        marks = [match.span() for match in _INLINE.finditer(text, begin, end)] if is_list else []
        if not is_bullet and not marks:
            yield from _sentences(text, begin, end)
        else:
            pieces = zip([begin, *(stop for _, stop in marks)], [*(at for at, _ in marks), end], strict=True)
            yield from (Unit(first, last, True) for first, last in pieces if first < last)


def _joined(text: str) -> list[Unit]:
    """Lines without their bullets; one that goes on in the next is joined with it."""
    found: list[Unit] = []
    at, is_apart = 0, True
    for line in text.splitlines(keepends=True):
        begin, at = at, at + len(line)
        if not line.strip():
            is_apart = True
            continue
        mark = _MARK.match(line) or (
            None if is_apart else _SIGN.match(line)
        )  # one over a gap marks a heading
        start = begin + (mark.end() if mark else len(line) - len(line.lstrip()))
        end = begin + len(line.rstrip())
        if start >= end:  # a bullet alone on its line belongs to the next one
            is_apart = True
            continue
        if found and not mark and not is_apart and _goes_on(text[found[-1].start : found[-1].end], line):
            found[-1] = Unit(found[-1].start, end, found[-1].is_bullet)
        else:
            found.append(Unit(start, end, bool(mark)))
        is_apart = False
    return found


def _goes_on(before: str, line: str) -> bool:
    last = before.splitlines()[-1].strip()
    if last.endswith((".", "!", "?", ":", ";")):
        return False
    is_open = last.endswith(",") or last.split()[-1].lower() in _OPEN_ENDS
    return (
        is_open or (line.strip()[0].islower() and len(last) >= 40) or (line[0] in " \t" and len(last) >= 50)
    )


def _label(text: str, start: int, end: int) -> Generator[Unit, None, int]:
    """Yield the heading that stands before a colon on the line of what belongs to it; return where that begins."""
    label = LABEL.match(text, start, end)
    # "Salary: $50k" stays whole, and so does "Location: Leeds".
    if label and section_of(label[1]) not in {"", "details", "pay"}:
        yield Unit(start, label.end(), False)
        start = label.end() + len(text[label.end() : end]) - len(text[label.end() : end].lstrip())
        mark = _MARK.match(text, start, end)
        return mark.end() if mark and mark.end() < end else start
    return start


def _sentences(text: str, start: int, end: int) -> Iterator[Unit]:
    for stop in _SENTENCE.finditer(text, start, end):
        ending = _ABBREVIATION.search(text[start : stop.start()])
        if ending and ending[1].lower() in listed("words", "abbreviations") - {"etc"}:
            continue
        first = stop.start() + len(stop[0].rstrip()) if stop[0].strip() else stop.start()
        yield Unit(start, first, False)
        start = stop.end()
    if start < end:
        yield Unit(start, end, False)
