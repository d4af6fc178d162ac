"""Words, quotations and clauses of a text, each with its place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workbook.consistency.sentences import ends_sentence
from workbook.errors import InputError

SLOW, FAST = 130, 150
"""Words a minute of an ordinary spoken answer."""

# A letter may carry combining accents; digits keep their points and signs. Possessive, so that no part gives
# back what it took: time is linear in the text, whatever was pasted.
_MORE = r"[\w\u0300-\u036f]*+"
_WORD = re.compile(rf"(?:[$£€¥₹]?\d++(?:[.,:]\d++)*+[%€£]?|[^\W_]){_MORE}(?:['’‑-][^\W_]{_MORE})*+")
_QUOTATION = re.compile(
    r"“[^“”\n]{1,400}”|(?<!\w)\"[^\"\n]{1,400}\"|(?<!\w)[‘'](?=\w)(?:[^‘’'\n]|(?<=\w)[’'](?=\w)){1,400}[’'](?!\w)"
)
_CLAUSE_BREAK = re.compile(
    r"[;!?…\n—–()“”\"]|[,.:](?!\d)|(?<!\w)(?:and|but|so|which|while|because)(?!\w)", re.IGNORECASE
)
_SPAN, _LONGEST = 60, 160
"""Characters of a clause to either side of what it is about, and of a quotation: one endless word is cut too."""


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[re.Match[str], ...]:
    """Return the words of a text in order, each with its place."""
    return tuple(_WORD.finditer(text))


def words(text: str) -> int:
    """Count the words of a text.

    Examples
    --------
    >>> words("Don't count — or “double-count” — $1.2M.")
    5
    """
    return len(tokens(text))


def paces(pace: int | None = None) -> tuple[float, float]:
    """Slow and fast words a minute: an ordinary speaker's, or 5% to either side of the reader's own."""
    if pace is not None and pace <= 0:
        raise InputError(f"A pace of {pace} words a minute was given; give a number above 0, or none.")
    return (SLOW, FAST) if pace is None else (pace * 0.95, pace * 1.05)


def spoken_seconds(n_words: int, pace: int | None = None) -> tuple[int, int]:
    """Shortest and longest time, in seconds, in which so many words are spoken at a pace in words a minute.

    Examples
    --------
    >>> spoken_seconds(300), spoken_seconds(300, pace=120)
    ((120, 138), (143, 158))
    """
    slow, fast = paces(pace)
    return round(60 * n_words / fast), round(60 * n_words / slow)


def without_quotations(text: str) -> str:
    """Blank out other people's words in quotation marks, keeping all places.

    A text that stands in quotation marks for the most part is the reader's own and stays as it is.
    """
    rest = _QUOTATION.sub(lambda found: " " * len(found[0]), text)
    return rest if 2 * words(rest) > words(text) else text


def clip(text: str, start: int = 0, limit: int = 12) -> tuple[int, str]:
    """Return place and words of the first words from an offset on; with a negative limit, of the last ones."""
    rest = [token for token in tokens(text) if token.start() >= start]
    chosen = rest[:limit] if limit > 0 else rest[limit:]
    if not chosen:
        return -1, ""
    return chosen[0].start(), text[chosen[0].start() : chosen[-1].end()][:_LONGEST].rstrip()


def _breaks(text: str, first: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the marks and conjunctions that part clauses; a point behind an abbreviation does not."""
    for found in _CLAUSE_BREAK.finditer(text, max(0, first), end):
        if found[0] != "." or ends_sentence(text, found.start()):
            yield found


def clause_around(text: str, start: int, end: int) -> tuple[int, str]:
    """Return place and words of the clause around a span, up to the next mark or conjunction."""
    left = text[
        max([0, start - _SPAN, *(found.end() for found in _breaks(text, start - _SPAN, start))]) : start
    ]
    right = text[end : min([end + _SPAN, *(found.start() for found in _breaks(text, end, end + _SPAN))])]
    # A window as wide as it may be has begun, or ended, within a word.
    left = left.partition(" ")[2] if len(left) == _SPAN else left
    right = right.rpartition(" ")[0] if len(right) == _SPAN else right
    start -= len(left.lstrip(" \t*•'‘-"))
    return start, text[start : end + len(right.rstrip(" \t*•'’-"))][:_LONGEST].rstrip()
