"""Numbers in texts by their value, however they are written: "95k", "95,000", "95.000", "$95K", "ninety-five thousand"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, zip_longest

from workbook.consistency.lexicon import listed
from workbook.share.redaction.folding import plain, plain_with_places

_NUMBER = re.compile(
    r"(?<![\d#])(?<!\d[.,'’_])(?P<sign>[$€£¥₹]\s?|\b(?:USD|EUR|GBP|CAD|AUD|CHF|INR)\s?)?"
    r"(?P<whole>\d{1,3}(?:[,.'’_]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d|[,.'’_]\d{3})|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d+)"
    r"(?:[.,](?P<part>\d{1,2})(?!\d))?(?!\d)"
    r"(?:\s?(?P<scale>k|thousand|thou|grand|m|mm|mn|million|lakhs?|lacs?|lpa|crores?|cr|bn|(?<=\d)e\+?\d{1,2})(?![^\W_]))?"
    r"(?P<after>\s?(?:[$€£¥₹]|(?:USD|EUR|GBP|dollars|pounds|euros)\b|(?:/|per|an?)\s?(?:h|hr|hour|day|week|month|mo|year|yr|annum)\b))?",
    re.IGNORECASE,
)
_HAS_DIGIT = re.compile(r"\d|&[A-Za-z]")
_JOINT = re.compile(r"\s?(?:[-–—−~]|to|and|or|bis)\s?", re.IGNORECASE)
_SCALES = {
    **dict.fromkeys(("k", "thousand", "thou", "grand"), 1e3),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs", "lpa"), 1e5),
    **dict.fromkeys(("crore", "crores", "cr"), 1e7),
    "bn": 1e9,
}
_ONES = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
SMALLEST = 1_000
"""Smaller numbers, and those that may be a year, are told from others only by a currency or period beside them."""


@dataclass(frozen=True)
class Number:
    """A number in a text: where it stands and what it may be worth."""

    start: int
    end: int
    values: frozenset[float]
    is_marked: bool
    """Whether a currency, scale, period or grouping shows that it is an amount."""
    is_glued: bool = False
    """Whether letters touch it, as in a code."""
    has_unit: bool = False
    """Whether a currency, scale or period stands beside it, and not only commas in it."""

    def tells(self, value: float) -> bool:
        """Whether this number says a value by itself."""
        return self.is_marked or (is_telling(value) and not self.is_glued)


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers in digits of a plain text (`workbook.share.redaction.folding.plain`).

    Examples
    --------
    >>> [sorted(each.values) for each in numbers_in("$95k, 95.250 or 95,000.50")]
    [[95000.0], [95.25, 95250.0], [95000.5]]
    >>> [sorted(each.values) for each in numbers_in("92-110k, or 5 to 6")]
    [[92000.0], [110000.0], [5.0], [6.0]]
    >>> [sorted(each.values) for each in numbers_in("2 395k")]  # one number, or two
    [[395000.0, 2395000.0]]
    >>> [max(each.values) for each in numbers_in("1,00,000.00 rupees, 1.250.000,00 pesos, 0.323 of it, 0.084 million")]
    [100000.0, 1250000.0, 0.32, 84000.0]
    """
    matches = list(_NUMBER.finditer(text))
    for match, behind in zip_longest(matches, matches[1:]):
        scale = match["scale"] or _scale_of_range(text, match, behind)
        gaps = {*re.findall(r"\D", match["whole"])}
        is_way = bool(gaps) and scale in ("m", "mm") and not match["sign"]  # 1,850 m are no millions
        factor = _factor("" if is_way else scale.lower())
        has_unit = bool(match["sign"] or match["after"] or (scale and not is_way))
        marked = has_unit or bool(gaps - {" "} and not is_way)
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        values = frozenset(round(each, 2) for each in _values(match["whole"], match["part"] or "0", factor))
        if values:
            glued = any(map(str.isalpha, around))
            end = match.start("scale") if is_way else match.end()
            yield Number(match.start(), end, values, marked, glued, has_unit)


def _factor(scale: str) -> float:
    if scale.startswith("e"):  # as code has it: 84e3
        return 10.0 ** int(scale[1:])
    return _SCALES.get(scale, 1e6 if scale else 1.0)


def _values(whole: str, part: str, factor: float) -> Iterator[float]:
    """Yield what digits with separators may be worth: a point may part thousands or decimals, a space two numbers."""
    groups, gaps = re.split(r"\D", whole), re.findall(r"\D", whole)
    is_mixed = len({*gaps}) > 1
    if len(whole) > 40:  # no amount of money, and too many ways to part it
        return
    if gaps in (["."], [","]) and not groups[0].strip("0"):  # 0.323 parts no thousands
        yield factor * float(f"0.{groups[1]}")
        return
    yield factor * float(f"{''.join(groups)}.{part}")
    is_thousand = groups[-1] == "000"  # nobody writes 95 as 95.000
    if gaps and gaps[-1] in ".," and part == "0" and not is_thousand and (len(whole) < 8 or is_mixed):
        yield factor * float(f"{''.join(groups[:-1])}.{groups[-1]}")
    if " " in gaps or is_mixed:
        for first, last in combinations(range(len(groups) + 1), 2):
            value = float("".join(groups[first:last])) * (factor if last == len(groups) else 1)
            if is_telling(value):
                yield value


def _scale_of_range(text: str, match: re.Match[str], behind: re.Match[str] | None) -> str:
    """Return the unit of thousands that a first end borrows from the second: "92-110k" begins at 92,000."""
    is_range = behind and len(match["whole"]) < 4 and _JOINT.fullmatch(text, match.end(), behind.start())
    return (behind["scale"] or "") if behind and is_range else ""


def numbers_with_places(text: str) -> list[Number]:
    """Return the numbers in digits with their places in the original."""
    if not _HAS_DIGIT.search(text):
        return []
    flat, places = plain_with_places(text)
    return [
        replace(each, start=places[each.start][0], end=places[each.end - 1][1]) for each in numbers_in(flat)
    ]


def find_values(text: str, values: Iterable[float]) -> Iterator[str]:
    """Yield the words of each number of a text that is one of these.

    Examples
    --------
    >>> list(find_values("From 92k on; room 92, #92000 in 2025", [92_000, 92, 2025]))
    ['92k']
    """
    wanted = {round(value, 2) for value in values}
    flat = plain(text)
    for each in numbers_in(flat):
        if any(map(each.tells, each.values & wanted)):
            yield flat[each.start : each.end].strip()


def is_telling(value: float) -> bool:
    """Whether a number is told from others without anything beside it: large enough, and no year."""
    return value >= SMALLEST and not 1900 <= value <= 2100


def spoken(value: float) -> tuple[str, ...]:
    """Ways to say a whole number in words; none for one that has none of its own.

    Examples
    --------
    >>> spoken(92_500)
    ('ninety two thousand five hundred', 'ninety two thousand and five hundred')
    >>> spoken(95_000)
    ('ninety five thousand', 'ninety five k', 'ninety five grand')
    """
    if value != int(value) or not SMALLEST <= value < 1e9:
        return ()
    thousands, ones = divmod(int(value), 1_000)
    millions, thousands = divmod(thousands, 1_000)
    counts = ((millions, " million"), (thousands, " thousand"), (ones, ""))
    parts = [f"{_below_a_thousand(count)}{name}" for count, name in counts if count]
    found = [" ".join(parts)]
    if len(parts) > 1:
        found.append(f"{' '.join(parts[:-1])} and {parts[-1]}")
    if thousands and not ones and not millions:
        found += [f"{_below_a_thousand(thousands)} {scale}" for scale in ("k", "grand")]
    found += [each.replace(" hundred ", " hundred and ") for each in found]
    found += [f"a {each.removeprefix('one ')}" for each in found if each.startswith("one ")]
    return tuple(dict.fromkeys(found))


def _below_a_thousand(count: int) -> str:
    hundreds, rest = divmod(count, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        words.append(_TENS[rest // 10 - 2])
        rest %= 10
    return " ".join([*words, _ONES[rest]] if rest else words)
