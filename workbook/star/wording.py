"""Words, sentences, quotations and clauses of a text, each with its place in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from workbook.errors import InputError
from workbook.star.lexicon import word_set

SLOW, FAST = 130, 150
"""Words a minute of an ordinary spoken answer."""

# A letter may carry combining accents; digits keep their commas and points. Possessive, so that no part gives
# back what it took: time is linear in the text, whatever was pasted.
_MORE = r"[\w\u0300-\u036f]*+"
_WORD = re.compile(rf"(?:\d++(?:[.,:]\d++)*+|[^\W_]){_MORE}(?:['’‑-][^\W_]{_MORE})*+")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s|$)|\n[ \t]*+(?=\n|[-*•–]\s|\d{1,2}[.)]\s)")
_QUOTATION = re.compile(
    r"“[^“”\n]{1,400}”|(?<!\w)\"[^\"\n]{1,400}\"|(?<!\w)[‘'](?=\w)(?:[^‘’'\n]|(?<=\w)[’'](?=\w)){1,400}[’'](?!\w)"
)
_CLAUSE_MARK = re.compile(r"[,;:.!?…\n—–()“”\"]")
_CLAUSE_WORDS = frozenset({"and", "but", "so", "which", "while", "because"})


class Token(NamedTuple):
    """One word, lower-cased and with straight apostrophes, and where it stands."""

    start: int
    end: int
    word: str


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order.

    Examples
    --------
    >>> [token.word for token in tokens("We’ve cut 1,200 well-known errors.")]
    ["we've", 'cut', '1,200', 'well-known', 'errors']
    """
    found = _WORD.finditer(text)
    return tuple(
        Token(match.start(), match.end(), match.group().lower().replace("’", "'")) for match in found
    )


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
    """Shortest and longest time, in seconds, in which so many words are spoken.

    Parameters
    ----------
    n_words
        Number of words.
    pace
        The reader's own words a minute, above 0; without it 130 to 150.

    Examples
    --------
    >>> spoken_seconds(300), spoken_seconds(300, pace=120)
    ((120, 138), (143, 158))
    """
    slow, fast = paces(pace)
    return round(60 * n_words / fast), round(60 * n_words / slow)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence starts and ends; abbreviations and initials end none, list items each do.

    Examples
    --------
    >>> text = "Dr. Lee left at 5 p.m. on Monday. I stayed."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Dr. Lee left at 5 p.m. on Monday.', 'I stayed.']
    """
    spans, start = [], 0
    for match in [*_SENTENCE_END.finditer(text), None]:
        if match and match.group() == "." and _is_inside(text, match.start()):
            continue
        end = match.end() if match else len(text)
        if text[start:end].strip():
            spans.append((start + len(text[start:end]) - len(text[start:end].lstrip()), end))
        start = end
    return spans


def _is_inside(text: str, stop: int) -> bool:
    before = re.split(r"[\s(]", text[max(0, stop - 12) : stop])[-1]
    after = text[stop + 1 : stop + 6].lstrip()[:1]
    is_initial = len(before) == 1 and before.isupper() and before != "I"
    return is_initial or before.lower() in word_set("abbreviations") or ("." in before and after.islower())


def without_quotations(text: str) -> str:
    """Blank out other people's words in quotation marks, keeping all places.

    A text that stands in quotation marks for the most part is the reader's own and stays as it is.

    Examples
    --------
    >>> without_quotations('She said "we can wait" and left, so I rang the ward and asked for help.')
    'She said               and left, so I rang the ward and asked for help.'
    """
    rest = _QUOTATION.sub(lambda match: " " * len(match.group()), text)
    return rest if 2 * words(rest) > words(text) else text


def clip(text: str, start: int = 0, limit: int = 12) -> tuple[int, str]:
    """Return place and words of the first words from an offset on; with a negative limit, of the last ones.

    Examples
    --------
    >>> clip("I rang every family.", limit=2), clip("I rang every family.", limit=-2), clip("…")
    ((0, 'I rang'), (7, 'every family'), (-1, ''))
    """
    rest = tokens(text)[bisect_left(tokens(text), start, key=lambda token: token.start) :]
    chosen = rest[:limit] if limit > 0 else rest[limit:]
    return _cut(text, chosen[0].start, chosen[-1].end) if chosen else (-1, "")


def clause_around(text: str, start: int, end: int) -> tuple[int, str]:
    """Return the words around a span, up to the next comma, full stop or conjunction, at most seven to a side.

    Examples
    --------
    >>> text = "The clinic was full, so I cut the wait to 5 minutes and told the families."
    >>> clause_around(text, text.index("5"), text.index("5") + 1)
    (24, 'I cut the wait to 5 minutes')
    """
    every = tokens(text)
    left = max(0, bisect_right(every, start, key=lambda token: token.start) - 1)
    left += every[left].end <= start and left + 1 < len(every)
    right = max(left, bisect_left(every, end, key=lambda token: token.start) - 1)
    first, last = max(0, left - 7), min(len(every) - 1, right + 7)
    while (
        left > first
        and every[left - 1].word not in _CLAUSE_WORDS
        and _is_joined(text, *every[left - 1 : left + 1])
    ):
        left -= 1
    while (
        right < last
        and every[right + 1].word not in _CLAUSE_WORDS
        and _is_joined(text, *every[right : right + 2])
    ):
        right += 1
    return _cut(text, min(start, every[left].start), max(end, every[right].end))


def _is_joined(text: str, one: Token, other: Token) -> bool:
    return not _CLAUSE_MARK.search(text, one.end, other.start)


def _cut(text: str, start: int, end: int) -> tuple[int, str]:
    # One endless word or gap is cut too; a sign that belongs to a number stays with it.
    start -= text[max(0, start - 1) : start] in ("$", "£", "€", "¥", "₹")
    end += text[end : end + 1] in ("%", "€", "£", "$")
    return start, text[start : min(end, start + 160)].rstrip()
