"""The figures of a text: amounts, shares, money, times and multiples, but no dates, ordinals or numbered names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from workbook.star.lexicon import alternatives, phrase_pattern, word_set

_SCALE = "hundred|thousand|million|billion|trillion|lakh|crore|dozen"
_UP_TO_19 = "two|three|five|ten|eleven|twelve|(?:four|six|seven|nine)(?:teen)?|eight(?:een)?|(?:thir|fif)teen"
_WORD = rf"(?:{_UP_TO_19}|zero|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|{_SCALE})\b"
_DIGITS = r"(?:\d++(?:,\d{2,3})*+(?:\.\d++)?+|[¼½¾])"
_CLOCK = "(?:seconds?|secs?|minutes?|mins?|hours?|hrs?)"
_CALENDAR = "(?:(?:working )?days?|nights?|shifts?|sprints?|weeks?|weekends?|months?|quarters?|terms?|semesters?|seasons?|years?)"
_MONTH = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_YEAR = r"(?:19|20)\d\d(?:[-–/]\d{2,4})?\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"

_DATE = "|".join((
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b",
    r"\d{1,2}:\d\d\b|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b",
    rf"(?:(?-i:Q[1-4]|H[12])\b|(?-i:FY)\s?\d\d)(?:\s(?:of\s)?{_YEAR})?",
    rf"(?:{_DAY}\s(?:of\s)?)?{_MONTH}(?:\s{_DAY}(?!\s?%|,\d))?(?:,?\s{_YEAR})?",
    rf"(?:in|since|during|until|till|early|late|mid|summer|spring|autumn|fall|winter)\s{_YEAR}(?!,\d|\s?%)",
    # “2019” is a year, “2000 customers” an amount.
    rf"{_YEAR}(?!,\d|\s?(?:%|per\s?cent|{_SCALE})|\s(?!was|is|has|this|its|as|us)[a-z]+s\b)",
))  # fmt: skip
_FRACTION = "|".join((
    r"(?:two|three|four)[\s-](?:third|quarter|fifth|tenth)s\b|\bone[\s-](?:third|fifth|tenth)\b",
    r"(?<=\bby\s)(?:an?|one)\s(?:third|quarter|half|tenth)\b|(?<=\bby\s)half\b|(?<=\bin\s)half\b",
    r"\b(?:an?|one)\s(?:third|quarter|fifth|tenth)(?=\s(?:of|fewer|less|more|faster|lower|higher|cheaper)\b)",
    r"\bhalf(?=\s(?:of|the|as|our|my|their|an\shour|a\sday)\b)",
    rf"\b(?:one|two|three|nine|\d)\sin\s(?:{_UP_TO_19}|\d\d?)\b(?!\s(?:{_CLOCK}|{_CALENDAR}|{_MONTH}))",
    r"\b(?:doubl|trebl|tripl|quadrupl|halv)(?:ed|ing)\b|\btwice(?=\s(?:as|the)\b)|\b(?:two|three|four|five|ten)fold\b",
))  # fmt: skip
_WORDED = (
    rf"(?:(?:half\s)?an?\s(?:{_SCALE})\b|{_WORD}|one(?=[\s-](?:{_SCALE}|{_CLOCK}|week|month|year)\b))"
    rf"(?:[\s-](?:{_WORD}|one\b)|(?:(?<=hundred)|(?<=thousand))\sand\s{_WORD})*"
)
_NUMBER = rf"(?:{_WORDED}|{_DIGITS}(?:\s(?:{_SCALE})\b)?)"
_AMOUNT = (
    rf"(?P<currency>[$£€¥₹]\s?)?{_NUMBER}(?:\s?[-–]\s?{_DIGITS}|/\d++|\s(?:out\s)?of\s(?:the\s|every\s)?{_NUMBER})?"
    r"(?:[xkh]|mn?|bn?|[kcm]m|ms|kg|[gmt]b|[km]wh?|pp|pts?)?(?![^\W\d_])"
    r"(?:(?P<share>\s?%|\s?per\s?cent\b|\spercentage\spoints?)|(?P<money>\s(?:dollars|pounds|euros|rupees)\b)"
    rf"|[\s-]?(?:(?P<clock>{_CLOCK})|(?P<calendar>{_CALENDAR}))\b|-fold\b|\stimes\b)?"
)
_AS_ADJECTIVE = (
    r"(?!-(?!person|people|member|strong|point|bed|seat)[a-z])"  # “five-star”, “12-page” are no amounts
)
_PERIOD = re.compile(
    r"\b(?:an?|per|each|every|the|that|this|last|next|one|same|whole|full|straight|consecutive|first|second|third|following|previous|by)\s"
    rf"(?:{_CALENDAR}|fortnight|decade|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)


class Figure(NamedTuple):
    """An amount: its place and words, what it counts, and its kind.

    `unit` is ``"%"``, ``"money"``, ``"time"`` or the noun behind it. `kind` is ``"measure"``, ``"period"`` (“in
    six months”) or ``"date"`` (“Q3 2021”), which is no figure but tells when.
    """

    start: int
    end: int
    quote: str
    unit: str
    kind: str


def figures(text: str) -> list[tuple[int, str]]:
    """Return place and words of each figure, in order.

    Examples
    --------
    >>> figures("In Q3 2021 the first of two teams cut costs by 40%, or $1.2M, in six months.")
    [(24, 'two'), (47, '40%'), (55, '$1.2M'), (65, 'six months')]
    """
    return [(found.start, found.quote) for found in amounts(text) if found.kind != "date"]


@lru_cache(maxsize=64)
def amounts(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text with unit and kind, and its dates."""
    pattern = _pattern()
    return tuple(_figure(text, match) for match in pattern.finditer(text) if match.lastgroup)


def has_period(text: str) -> bool:
    """Tell whether a text says over which time, or when.

    Examples
    --------
    >>> has_period("Complaints fell by half within a year."), has_period("Complaints fell by half.")
    (True, False)
    """
    told = any(found.kind in ("date", "period") for found in amounts(text))
    return told or bool(_PERIOD.search(text) or phrase_pattern("period_words").search(text))


def has_baseline(text: str, context: str) -> bool:
    """Tell whether the figures of a result have a starting point, there or (in the same unit) in the context.

    Examples
    --------
    >>> has_baseline("I cut the wait from 20 to 5 minutes.", "")
    True
    >>> has_baseline("I cut the wait to 5 minutes.", "Patients waited 20 minutes.")
    True
    >>> has_baseline("I cut the wait to 5 minutes.", "Three of us staffed the desk.")
    False
    """
    own, told = ([f for f in amounts(part) if f.kind != "date"] for part in (text, context))
    starts_from = any(
        re.search(r"\bfrom\s(?:[\w-]+\s){0,3}$", text[max(0, f.start - 40) : f.start]) for f in own
    )
    is_ratio = any(re.search(r"\sof\s", f.quote) for f in own)  # “three of the five”
    shared = {f.unit for f in own if f.unit} & {f.unit for f in told}
    return starts_from or is_ratio or bool(shared) or bool(phrase_pattern("baseline_words").search(text))


@cache
def _pattern() -> re.Pattern[str]:
    labels = rf"(?:{alternatives('labels')}|(?-i:(?=[A-Z]))(?:{alternatives('labels_when_capital')}))\s?#?\d[\d.]*+"
    return re.compile(
        rf"(?P<date>(?<![\w.,$£€-])(?:{_DATE}))"
        rf"|(?<!\w)(?:{alternatives('not_figures')}|{labels}(?!\s?%)|#\d++|\d++(?:st|nd|rd|th|s|d))(?!\w)"
        rf"|(?P<fraction>{_FRACTION})|(?<![\w.,])(?<![a-z]-)(?P<amount>{_AMOUNT}){_AS_ADJECTIVE}",
        re.IGNORECASE,
    )


def _figure(text: str, match: re.Match[str]) -> Figure:
    found, start, end = match.groupdict(), match.start(), match.end()
    noun = re.match(r"\s([a-z]+)", text[end : end + 30], re.IGNORECASE)
    if found["share"] or found["fraction"]:
        unit = "%"
    elif found["currency"] or found["money"]:
        unit = "money"
    elif found["clock"] or found["calendar"]:
        unit = "time"
    else:
        unit = (
            noun.group(1).lower().rstrip("s")
            if noun and noun.group(1).lower() not in word_set("function_words")
            else ""
        )
    kind = "date" if found["date"] else "measure"
    if found["calendar"]:
        before = re.split(r"\s", text[max(0, start - 15) : start].rstrip())[-1].lower()
        hyphenated = "-" in match.group()[-len(found["calendar"]) - 1 :]
        is_later = noun is not None and noun.group(1).lower() in ("later", "ago", "into")
        kind = "period" if hyphenated or is_later or before in word_set("period_prepositions") else "measure"
    return Figure(start, end, match.group(), unit, kind)
