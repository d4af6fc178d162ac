"""Lines of an advertisement beside those kept before: which are the same, or nearly, and what they say of pay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from workbook.consistency.text import read
from workbook.errors import InputError
from workbook.records import Requirement
from workbook.salary.research import own_pay

NEARLY = 0.75
"""Share of telling words that two lines have in common, from which on they count as one; our own bound."""

_SIGN = r"(?:[$£€¥₹]|(?-i:\b[A-Z]{3}\b))?\s?"
_AMOUNTS = re.compile(
    rf"{_SIGN}\d[\d.,]*\s?k?(?:\s?(?:-|–|—|to|and)\s?{_SIGN}\d[\d.,]*\s?k?)?(?:\s(?-i:[A-Z]{{3}})\b)?"
    r"(?:\s?/\s?\w+|\s?(?:an?|per)\s\w+|\s?(?:annually|hourly|monthly|yearly|weekly)\b)?",
    re.IGNORECASE,
)


def pair_lines(lines: Sequence[str], kept: Sequence[Requirement]) -> list[Requirement | None]:
    """Return for each line the kept one that it is, in the same words or nearly; each is taken once.

    Figures do not tell lines apart: three years of Python asked for last week are five today.

    Examples
    --------
    >>> kept = [Requirement(id="r1", text="3 years of Python and SQL")]
    >>> [found and found.id for found in pair_lines(["Patience", "5+ years of Python, SQL"], kept)]
    [None, 'r1']
    """
    found: list[Requirement | None] = [None] * len(lines)
    free = list(kept)
    for at, line in enumerate(lines):
        same = next((each for each in free if is_same(line, each)), None)
        if same is not None:
            found[at] = same
            free.remove(same)
    near = [
        (_shared(line, each.line or each.text), -at, -place, each)
        for at, line in enumerate(lines)
        if found[at] is None
        for place, each in enumerate(free)
    ]
    for share, at, _, each in sorted(near, key=lambda pair: pair[:3], reverse=True):
        if share >= NEARLY and found[-at] is None and each in free:
            found[-at] = each
            free.remove(each)
    return found


def is_same(line: str, kept: Requirement) -> bool:
    """Whether a line and the one kept have the same words."""
    return bool(_plain(line)) and _plain(line) in {_plain(kept.line), _plain(kept.text)}


def posted_range(line: str, currency: str) -> str:
    """Return the words of a line that name its pay, as short as they may be; empty when it is not understood.

    Examples
    --------
    >>> posted_range("Base salary of $85,000 to $110,000 a year, depending on experience", "USD")
    '$85,000 to $110,000 a year'
    """
    amounts = attrgetter("low", "high", "currency", "period")
    try:
        whole = own_pay(line, currency)
    except InputError:
        return ""
    for match in _AMOUNTS.finditer(line):
        words = match[0].strip(" .,")
        try:
            part = own_pay(words, currency)
        except InputError:
            continue
        if amounts(part) == amounts(whole):
            return words
    return line


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _shared(one: str, two: str) -> float:
    """Twice the telling words in common by all of both, from 0 to 1; a single one is too little to tell."""
    mine, theirs = ({token.stem for token in read(text).tokens if token.is_content} for text in (one, two))
    common = len(mine & theirs)
    return 2 * common / (len(mine) + len(theirs)) if common > 1 else 0.0
