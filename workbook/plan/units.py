"""The lines, items and sentences of a pasted advertisement, each with its place."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from workbook.consistency.sentences import ends_sentence
from workbook.plan.cues import section_of

_SIGN = re.compile(r"\s*[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s+")
_MARK = re.compile(r"\s*(?:[-–—*+>•·▪◦‣►▶→✓✔✅o]\s+|[•·▪◦‣►▶→✓✔]|\(?(?:\d{1,2}|[a-z])[.)]\s+)", re.IGNORECASE)
_INLINE = re.compile(r"\s+[•·▪◦‣►▶→✓✔]\s*")
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
    at, before, is_bullet = 0, "", False
    for line in text.splitlines(keepends=True):
        begin, at = at, at + len(line)
        # A sign such as an emoji over a gap marks a heading.
        mark = _MARK.match(line) or (_SIGN.match(line) if before else None)
        start = begin + (mark.end() if mark else len(line) - len(line.lstrip()))
        end = begin + len(line.rstrip())
        if start >= end:  # an empty line; a bullet alone on its line belongs to the next one
            before, is_bullet = "", bool(mark)
        elif before and not mark and _goes_on(before, line):
            before = line.strip()
            found[-1] = Unit(found[-1].start, end, found[-1].is_bullet)
        else:
            found.append(Unit(start, end, bool(mark) or is_bullet))
            before, is_bullet = line.strip(), False
    return found


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the one before."""
    if before.endswith((".", "!", "?", ":", ";")):
        return False
    if before.endswith(",") or before.split()[-1].lower() in _OPEN_ENDS:
        return True
    return (line.strip()[0].islower() and len(before) >= 40) or (line[0] in " \t" and len(before) >= 50)


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
        if not ends_sentence(text, stop.start() - 1):
            continue
        first = stop.start() + len(stop[0].rstrip()) if stop[0].strip() else stop.start()
        yield Unit(start, first, False)
        start = stop.end()
    if start < end:
        yield Unit(start, end, False)
