"""The figures of a text: amounts, shares, money, times and multiples, but no dates, ordinals or numbered names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from workbook.star.lexicon import alternatives, pattern, phrase_pattern, word_set

_UNITS = {"fraction": "%", "share": "%", "sign": "money", "money": "money", "clock": "time", "days": "time"}


class Figure(NamedTuple):
    """An amount: its place and words, what it counts, and its kind."""

    start: int
    end: int
    quote: str
    unit: str
    """``"%"``, ``"money"``, ``"time"`` or the noun behind it."""
    kind: str
    """``"measure"``, ``"period"`` (“in six months”) or ``"date"`` (“Q3 2021”): no figure, but it tells when."""


def figures(text: str) -> list[Figure]:
    """Return the figures of a text in order, without its dates.

    Examples
    --------
    >>> told = figures("In Q3 2021 the first of two teams cut costs by 40%, or $1.2M, in six months.")
    >>> [(found.start, found.quote) for found in told]
    [(24, 'two'), (47, '40%'), (55, '$1.2M'), (65, 'six months')]
    """
    return [found for found in amounts(text) if found.kind != "date"]


@lru_cache(maxsize=64)
def amounts(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text with unit and kind, and its dates."""
    return tuple(_figure(text, match) for match in _pattern().finditer(text) if match.lastgroup)


def has_period(text: str) -> bool:
    """Tell whether a text says over which time, or when; “from 2 years to 1” does not."""
    dated = any(found.kind in ("date", "period") or _is_limit(text, found) for found in amounts(text))
    named = phrase_pattern("period_determiners", "calendar").search(text)
    return bool(dated or named or phrase_pattern("period_words").search(text))


def _is_limit(text: str, found: Figure) -> bool:
    """Whether a time tells until when: “within 40 minutes”, “after two hours”, “in under a minute”."""
    before = text[max(0, found.start - 30) : found.start]
    return found.unit == "time" and bool(pattern(r"(?<!\w)<limits>\s{1,3}\Z").search(before))


def has_baseline(text: str, context: str) -> bool:
    """Tell whether the figures of a result have a starting point, there or (in the same unit) in the context."""
    own, told = figures(text), figures(context)
    is_ratio = any(" of " in found.quote and found.unit != "%" for found in own)  # “three of the five”
    before = (text[max(0, found.start - 40) : found.start] for found in own)
    is_change = any(re.search(r"\bfrom\s(?:[\w-]+\s){0,3}$", words) for words in before)
    shared = {found.unit for found in own if found.unit} & {found.unit for found in told}
    return bool(is_ratio or is_change or shared or phrase_pattern("baseline_words").search(text))


def _figure(text: str, match: re.Match[str]) -> Figure:
    found = {name for name, part in match.groupdict().items() if part}
    before = text[max(0, match.start() - 15) : match.start()].lower().split() or [""]
    noun = (re.match(r"\s([a-z]+)", text[match.end() : match.end() + 30].lower()) or ["", ""])[1]
    counted = "" if noun in word_set("function_words") else noun.rstrip("s")
    unit = next((_UNITS[name] for name in _UNITS if name in found), counted)
    is_during = before[-1] in word_set("period_prepositions") or noun in ("later", "ago", "into")
    is_period = "days" in found and (is_during or f"-{match['days']}" in match[0])
    is_bare = not unit and re.fullmatch(r"[a-z]+|1?\d", match[0].lower())
    is_hour = is_bare and before[-1] in word_set("hour_prepositions")
    kind = "date" if "date" in found or is_hour else "period" if is_period else "measure"
    return Figure(*match.span(), match[0], unit, kind)


@cache
def _pattern() -> re.Pattern[str]:
    small, scale, clock, days = map(alternatives, ("small_numbers", "scales", "clock", "calendar"))
    year, day = r"(?:19|20)\d\d(?:[-–/]\d{2,4})?\b", r"\d{1,2}(?:st|nd|rd|th)?\b"
    month = rf"(?-i:(?=[A-Z]))(?:{alternatives('months')})\b\.?"
    date = "|".join((
        r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b",
        r"\d{1,2}:\d\d\b|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b",
        rf"(?:(?-i:Q[1-4]|H[12])\b|(?-i:FY)\s?\d\d)(?:\s(?:of\s)?{year})?",
        rf"(?:{day}\s(?:of\s)?)?{month}(?:\s{day}(?!\s?%|,\d))?(?:,?\s{year})?",
        # “2019” is a year, “2000 customers” an amount.
        rf"{year}(?!,\d|\s?(?:%|per\s?cent|{scale})|\s(?!was|is|has|this|its|as|us)[a-z]+s\b)",
    ))  # fmt: skip
    capital = f"(?-i:(?=[A-Z]))(?:{alternatives('labels_when_capital')})"
    named = rf"(?:{alternatives('labels')}|{capital})\s?#?\d[\d.]*+(?!\s?%)|#\d++|\d++(?:st|nd|rd|th|s|d)"
    named += rf"|\d++[ -](?-i:(?=[A-Z]))(?:{alternatives('labels_behind')})"
    digits = r"(?:\d++(?:,\d{2,3})*+(?:\.\d++)?+|[¼½¾])"
    word = rf"(?:{small}|{alternatives('round_numbers')}|{scale})\b"
    first = rf"(?:half\s)?an?\s(?:{scale})\b|{word}|one(?=[\s-](?:{scale}|{clock}|week|month|year)\b)"
    worded = rf"(?:{first})(?:[\s-](?:{word}|one\b)|(?:(?<=hundred)|(?<=thousand))\sand\s{word})*"
    number = rf"(?:{worded}|{digits}(?:\s(?:{scale})\b)?)"
    amount = (
        rf"(?P<sign>[$£€¥₹]\s?)?{number}(?:\s?[-–]\s?{digits}|/\d++|\s(?:out\s)?of\s(?:the\s|every\s)?{number})?"
        r"(?:[xkh]|mn?|bn?|[kcm]m|ms|kg|[gmt]b|[km]wh?|pp|pts?)?(?![^\W\d_])"
        r"(?:(?P<share>\s?%|\s?per\s?cent\b|\spercentage\spoints?)|(?P<money>\s(?:dollars|pounds|euros|rupees)\b)"
        rf"|[\s-]?(?:(?P<clock>{clock})|(?P<days>{days}))\b|-fold\b|\stimes\b)?"
        r"(?!-(?!person|people|member|strong|point|bed|seat)[a-z])"  # “five-star”, “12-page” are no amounts
    )
    found = (
        rf"(?P<date>(?<![\w.,$£€-])(?:{date}))|(?<!\w)(?:{alternatives('not_figures')}|{named})(?!\w)"
        rf"|(?P<fraction>\b(?:{alternatives('fractions')})\b)|(?<![\w.,])(?<![a-z]-)(?P<amount>{amount})"
    )
    return re.compile(found, re.IGNORECASE)
