"""Read dates as intervals of days: years, months, quarters, seasons, fiscal years, parts of a year, "a year later"."""

from __future__ import annotations

import calendar
from datetime import date

from workbook.consistency.calendar_words import DAYS, MONTHS, WEEKDAYS, date_at
from workbook.consistency.claims import Claim, claim_at
from workbook.consistency.interval import Interval
from workbook.consistency.lexicon import lexicon
from workbook.consistency.text import Reading

_PARTS = {
    "early": (0, 0.45),
    "mid": (0.25, 0.75),
    "late": (0.55, 1.0),
    "beginning": (0, 0.35),
    "start": (0, 0.35),
    "end": (0.65, 1.0),
    "middle": (0.3, 0.7),
}


def dates_in(reading: Reading) -> tuple[list[Claim], set[int]]:
    """Find dates, and the tokens they use up.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> claims, _ = dates_in(read("I joined in March 2019 and left in early 2021."))
    >>> [(shown(claim), claim.slot) for claim in claims]
    [('March 2019', 'start'), ('January 2021 – June 2021', 'end')]
    """
    found: list[Claim] = []
    used: set[int] = set()
    at = 0
    while at < len(reading.tokens):
        match = date_at(reading, at)
        if match is None:
            at += 1
            continue
        value, unit, end = match
        first, value = _part_before(reading, at, value, unit)
        slot = _edge(reading, first, found)
        found.append(claim_at(reading, (first, end), "date", value, unit=unit, slot=slot, rule="date"))
        used.update(range(first, end))
        at = end
    found += _years_later(reading, found)
    return found, used


def _years_later(reading: Reading, found: list[Claim]) -> list[Claim]:
    """Work out "the year after", "two years later" from the date told before."""
    later = []
    ones = lexicon("numbers")["ones"]
    for at in range(len(reading.tokens)):
        years, end = 0, at + 3
        if reading.lower(at + 1) in {"year", "years"} and reading.lower(at + 2) in {"later", "after", "on"}:
            years = 1 if reading.lower(at) in {"a", "the"} else ones.get(reading.lower(at), 0)
        elif (
            reading.lower(at) == "the"
            and reading.lower(at + 1) in {"following", "next"}
            and reading.lower(at + 2) == "year"
        ):
            years = 1
        told = [claim for claim in found if claim.unit == DAYS and claim.end <= reading.tokens[at].start]
        if years and told:
            first, last = (
                date.fromordinal(int(edge)).year + years
                for edge in (told[-1].interval.low, told[-1].interval.high)
            )
            value = Interval(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal())
            later.append(
                claim_at(
                    reading,
                    (at, end),
                    "date",
                    value,
                    unit=DAYS,
                    slot=_edge(reading, at, []),
                    rule="derived: years later",
                )
            )
    return later


def _part_before(reading: Reading, at: int, value: Interval, unit: str) -> tuple[int, Interval]:
    """Narrow "early 2019", "the end of March", and take a hedge in."""
    back = at
    for _ in range(2):
        if reading.lower(back - 1) in {"of", "-", "the", "in"} and reading.lower(back - 2) in _PARTS:
            back -= 1
    word = reading.lower(back - 1)
    if (
        word in {"before", "after"}
        and unit == DAYS
        and reading.lower(back - 2) not in {"year", "day", "month", "week", "long", "soon"}
    ):
        return back - 1, Interval(1, value.low) if word == "before" else Interval(
            value.high, date(2200, 1, 1).toordinal()
        )
    if word in _PARTS and unit != WEEKDAYS:
        low, high = _PARTS[word]
        size = value.high - value.low
        return back - 1, Interval(value.low + low * size, value.low + high * size)
    if word in {"around", "about", "roughly", "circa"}:
        size = max(value.high - value.low, 1) * 0.25
        return back - 1, Interval(value.low - size, value.high + size)
    return at, value


def _edge(reading: Reading, first: int, found: list[Claim]) -> str:
    """Whether a date is where something starts or ends, by its preposition, then by the nearest verb before it."""
    before = reading.lower(first - 1)
    if before in {"since", "from", "starting"}:
        return "start"
    if before in {"until", "till", "through"}:
        return "end"
    if (
        found
        and before in {"to", "-", "–", "—", "and"}
        and reading.tokens[first].start - found[-1].end < 12
        and found[-1].slot == "start"
    ):
        return "end"
    if before in {"to"}:
        return "end"
    clause = reading.clause_of(first)
    edges = lexicon("units")["edges"]
    for at in [*range(first - 1, clause[0] - 1, -1), *range(first, min(clause[1], first + 8))]:
        for name in ("start", "end"):
            if reading.lower(at) in edges[name].split() and not (
                reading.lower(at) in {"end", "start"} and reading.lower(at - 1) in {"the", "at"}
            ):
                return name
    return ""


def shown(claim: Claim) -> str:
    """Write a date for the reader.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [shown(claim) for claim in dates_in(read("In Q3 2021, by Friday."))[0]]
    ['July 2021 – September 2021', 'Friday']
    """
    low, high = claim.interval.low, claim.interval.high
    if claim.unit == WEEKDAYS:
        return calendar.day_name[int(low)]
    if claim.unit == MONTHS:
        names = [calendar.month_name[(int(edge) - 1) % 12 + 1] for edge in (low, high)]
        return names[0] if names[0] == names[1] else " – ".join(names)
    first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
    if first == last:
        return f"{first.day} {first:%B %Y}"
    names = [f"{edge:%B %Y}" for edge in (first, last)]
    return names[0] if names[0] == names[1] else " – ".join(names)
