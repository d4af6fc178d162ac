"""Read spans of time: "half a year", "a year and a half", "six-month", "three years and two months"."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.consistency.claims import Mention, mention
from workbook.consistency.concepts import concept
from workbook.consistency.counts import part_or_change, rate_behind
from workbook.consistency.interval import exactly
from workbook.consistency.lexicon import lexicon, words
from workbook.consistency.numerals import hedged
from workbook.consistency.spelling import Numeral, numeral_at
from workbook.consistency.text import Reading, nearest

_BEHIND = {"ago": "ago", "back": "ago", "later": "later", "earlier": "later"}


def articles_in(reading: Reading) -> Iterator[Numeral]:
    """Yield the "a" of "a year" and of "a single weekend" as a number."""
    units = lexicon("quantities")["duration"]
    for at in range(len(reading.tokens) - 1):
        if reading.lower(at + 1).removesuffix("'s") not in units:
            continue
        if reading.lower(at) == "single" and reading.lower(at - 1) in {"a", "one"}:
            yield Numeral(exactly(1), at, at + 1)
        elif reading.lower(at) in {"a", "an"}:
            yield hedged(reading, Numeral(exactly(1), at, at + 1, "article"))


def span_mention(reading: Reading, numeral: Numeral) -> Mention | None:
    """Read a span of time, in days.

    Examples
    --------
    >>> from workbook.consistency.numerals import numerals_in
    >>> from workbook.consistency.text import read
    >>> def days(text):
    ...     return str(span_mention(read(text), numerals_in(read(text))[0]).value)
    >>> days("a six-week course"), days("three years and two months"), days("half an hour")
    ('42', '1,157', '0.0208')
    """
    units = lexicon("quantities")["duration"]
    at = numeral.end + (reading.lower(numeral.end) == "-")
    at += numeral.form == "fraction" and reading.lower(at) == "of"
    at += numeral.form == "fraction" and reading.lower(at) in {"a", "an"}
    while reading.lower(at) in words("quantities", "before_unit"):
        at += 1
    unit, form = reading.lower(at).removesuffix("'s"), numeral.form
    if (
        unit not in units
        or form in {"ordinal", "times"}
        or reading.lower(at + 1) in words("quantities", "after_idle_unit")
    ):
        return None
    if unit in {"second", "quarter"} and numeral.value.high == 1 and form != "article":
        return None
    if form == "article" and not _tells_length(reading, numeral.first, at):
        return None
    works = reading.lower(at - 1) in {"working", "business"} and unit in {"day", "days"}
    value, end = numeral.value, at + 1
    if reading.has(end, "and", "a", "half"):
        value, end = value.plus(exactly(0.5)), end + 3
    days = value.scaled(units[unit] * (1.4 if works else 1))
    more = numeral_at(reading, end + (reading.lower(end) in {"and", ","}))
    is_part = (
        more is not None and reading.lower(more.end + 1) == "of"
    )  # "a decade, three years of that abroad"
    if (
        more is not None
        and more.form == "cardinal"
        and not is_part
        and units.get(reading.lower(more.end), 1e9) < units[unit]
    ):
        days, end = days.plus(more.value.scaled(units[reading.lower(more.end)])), more.end + 1
    rate, end = rate_behind(reading, end)
    return mention(
        reading, (numeral.span[0], max(end, numeral.span[1])), "duration", days, unit="days", hedge=numeral.hedge,
        subject=nearest(reading, numeral.first, "quantities", "span_roles"),
        slot=f"a {rate}" if rate else _BEHIND.get(reading.lower(end)) or part_or_change(reading, (numeral.span[0], end)), about=frozenset({concept(unit)}),
    )  # fmt: skip


def _tells_length(reading: Reading, first: int, at: int) -> bool:
    """Whether "a year" tells how long, and not how often or which."""
    after = {"later", "ago", "long", "notice", "worth", "earlier"}
    if reading.lower(at + 1) in after or reading.has(at + 1, "and", "a", "half"):
        return True
    return reading.lower(first - 1) in words("quantities", "before_span")
