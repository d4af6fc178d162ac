"""Read spans of time: "half a year", "a year and a half", "six-month", "three years ago"."""

from __future__ import annotations

from workbook.consistency.claims import Claim, claim_at, hedged_span
from workbook.consistency.interval import Interval, Number
from workbook.consistency.lexicon import lexicon, words
from workbook.consistency.numerals import hedged
from workbook.consistency.rates import rate_after
from workbook.consistency.text import Reading, nearest

_BEFORE_SPAN = frozenset(
    [
        "for",
        "is",
        "was",
        "in",
        "within",
        "over",
        "after",
        "about",
        "took",
        "lasted",
        "spent",
        "under",
        "than",
        "almost",
        "nearly",
        "of",
        "roughly",
        "around",
        "take",
        "takes",
        "every",
        "just",
        "only",
        "whole",
        "full",
        "another",
        "by",
        "gave",
        "give",
        "serve",
    ]
)


def article_spans(reading: Reading) -> list[Number]:
    """Find "a year and a half", "in a quarter", "a month's notice": one of a unit, told by its article."""
    units = lexicon("units")["duration"]
    found = []
    for at in range(len(reading.tokens) - 1):
        if (
            reading.lower(at) == "single"
            and reading.lower(at + 1) in units
            and reading.lower(at - 1) in {"a", "one"}
        ):
            found.append(Number(Interval(1, 1), at, at + 1, at, at + 1, "article"))
        if reading.lower(at) not in {"a", "an"} or reading.lower(at + 1).removesuffix("'s") not in units:
            continue
        after = reading.lower(at + 2)
        told = (
            reading.lower(at - 1) in _BEFORE_SPAN
            or (
                reading.lower(at - 1) in {"me", "us", "them"}
                and reading.lower(at - 2) in {"took", "take", "give", "gave", "cost"}
            )
            or after in {"later", "ago", "long", "notice", "worth", "'", "’"}
            or reading.starts_with(at + 2, ("and", "a", "half"))
        )
        if reading.lower(at - 1) == "of" and reading.lower(at - 2) in lexicon("numbers")["fractions"]:
            continue
        if told and not (
            reading.lower(at + 1) in {"quarter", "second"} and after in {"of", "time", "person", "one"}
        ):
            found.append(hedged(reading, Number(Interval(1, 1), at, at + 1, at, at + 1, "article")))
    return found


def duration_claim(reading: Reading, number: Number) -> Claim | None:
    """Read a span of time: "half a year", "a year and a half", "six-month", "three years ago"."""
    units = lexicon("units")["duration"]
    at = number.end
    at += reading.lower(at) == "-"
    if number.form == "fraction" and reading.lower(at) == "of":
        at += 1
    at += reading.lower(at) in {"a", "an"} and reading.lower(at + 1) in units
    at += reading.lower(at) in words("cues", "before_unit") and reading.lower(at + 1) in units
    is_worked = reading.lower(at - 1) in {"working", "business"}
    unit = reading.lower(at).removesuffix("'s")
    if reading.lower(at + 1) in words("cues", "after_idle_unit") or (
        reading.lower(at + 1) == "-" and reading.lower(at + 2) in {"old", "olds", "mark"}
    ):
        return None
    if (
        unit not in units
        or number.form == "ordinal"
        or (unit in {"min", "m", "second", "quarter"} and number.form == "ordinal")
    ):
        return None
    if unit in {"second", "quarter"} and number.value.low != 1 and number.form == "cardinal":
        return None
    value, end = number.value, at + 1
    if reading.starts_with(end, ("and", "a", "half")):
        value, end = Interval(value.low + 0.5, value.high + 0.5, value.loose), end + 3
    days = value.scaled(units[unit] * (1.4 if is_worked and unit in {"day", "days"} else 1.0))
    follow = _following_span(reading, end)
    if follow is not None:
        days, end = Interval(days.low + follow[0], days.high + follow[0], days.loose), follow[1]
    return claim_at(
        reading,
        (hedged_span(number)[0], max(end, number.hedged_end)),
        "duration",
        days,
        unit="days",
        hedge=number.hedge,
        slot=_span_slot(reading, number, end),
        rule="duration",
        details=frozenset({unit}),
    )


def _following_span(reading: Reading, at: int) -> tuple[float, int] | None:
    """Add "and three months" to "two years"."""
    units, ones = lexicon("units")["duration"], lexicon("numbers")["ones"]
    at += reading.lower(at) in {"and", ","}
    word, unit = reading.lower(at), reading.lower(at + 1)
    if unit in units and ((word.isdecimal() and len(word) < 3) or word in ones):
        return (float(word) if word.isdecimal() else ones[word]) * units[unit], at + 2
    return None


def _span_slot(reading: Reading, number: Number, end: int) -> str:
    """Part a span plays: notice, tenure, taken, ago, a rate, from, to."""
    after = reading.lower(end)
    if after in {"ago", "earlier"} or (
        after in {"before", "prior"} and reading.lower(end + 1) in {"that", "to", "the", "then"}
    ):
        return "ago"
    if after in {"later", "after", "afterwards", "on", "old"} and after != "on":
        return after if after == "old" else "later"
    rate = rate_after(reading, end)[0]
    if rate:
        return f"a {rate}"
    before = reading.lower(number.hedged_first - 1)
    if before in {"every"}:
        return "every"
    return nearest(reading, number.first, "units", "span_roles")
