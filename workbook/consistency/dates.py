"""Find dates as intervals, with "a year later" worked out and "early 2019" narrowed; tell whether two may be one."""

from __future__ import annotations

import calendar
from datetime import date

from workbook.consistency.calendar_words import CLOCK, DAYS, MONTHS, WEEKDAYS, Found, date_at, days
from workbook.consistency.claims import Claim, Mention, mention
from workbook.consistency.interval import Interval
from workbook.consistency.lexicon import groups, lexicon
from workbook.consistency.numerals import corrects
from workbook.consistency.spelling import numeral_at
from workbook.consistency.text import Reading

LATER = "a year later"
"""Rule of a date that is worked out from the one before it."""


def dates_in(reading: Reading) -> tuple[list[Mention], set[int]]:
    """Find dates, and the tokens they use up; `Claim.slot` says whether something starts or ends then.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> found, _ = dates_in(read("I joined in March 2019 and left in early 2021. We met at half past six."))
    >>> [(shown_date(m.claim), m.claim.slot) for m in found]
    [('March 2019', 'start'), ('January 2021 – June 2021', 'end'), ('6:30', '')]
    """
    found: list[Mention] = []
    used: set[int] = set()
    at = 0
    while at < len(reading.tokens):
        later = _later(reading, at, found)
        match = later or date_at(reading, at)
        if match is None:
            at += 1
            continue
        value, unit, end = match
        first, value, hedge = _narrowed(reading, at, value, unit)
        if found and found[-1].claim.unit == unit and corrects(reading, found[-1].span[1], first):
            found.pop()
        slot = _edge(reading, first, found)
        rule = LATER if later else "date"
        found.append(
            mention(reading, (first, end), "date", value, unit=unit, slot=slot, hedge=hedge, rule=rule)
        )
        used.update(range(first, end))
        at = end
    return found, used


def _later(reading: Reading, at: int, found: list[Mention]) -> Found | None:
    """Work out "the year after" and "two years later" from the date told before."""
    told = [m for m in found if m.claim.unit == DAYS]
    if not told:
        return None
    if reading.has(at, "the", "following", "year") or reading.has(at, "the", "next", "year"):
        years, end = 1, at + 3
    elif reading.lower(at + 1) in {"year", "years"} and reading.lower(at + 2) in {
        "later",
        "after",
        "on",
        "afterwards",
    }:
        number = numeral_at(reading, at)
        years = 1 if reading.lower(at) in {"a", "the"} else int(number.value.low) if number is not None else 0
        end = at + 3
        if (
            reading.lower(at + 2) == "on"
            and reading.clause_of(at)[1] > end
            and reading.tokens[end].is_word
            and reading.lower(end).isalpha()
        ):
            return None  # "five infections a year on the unit"
    else:
        return None
    first, last = (
        date.fromordinal(int(edge)).year + years for edge in (told[-1].value.low, told[-1].value.high)
    )
    return (days(date(first, 1, 1), date(min(last, 9000), 12, 31)), DAYS, end) if 0 < years < 60 else None


def _narrowed(reading: Reading, at: int, value: Interval, unit: str) -> tuple[int, Interval, str]:
    """Take in "early 2019", "the end of March", "around 2020", "before 2019"."""
    back = at
    while reading.lower(back - 1) in {"of", "-", "the", "in"} and at - back < 2:
        back -= 1
    parts = lexicon("quantities")["parts_of_dates"]
    name = reading.lower(back - 1)
    size = value.high - value.low
    if name == "half" and reading.lower(back - 2) in {"first", "second"}:
        name, back = f"{reading.lower(back - 2)} half", back - 1
    if (
        name in parts
        and unit != WEEKDAYS
        and (name in {"early", "mid", "late"} or reading.lower(back) == "of")
    ):
        low, high = parts[name]
        return back - 1, Interval(value.low + low * size, value.low + high * size), name
    name = reading.lower(at - 1)
    if name in {"around", "about", "roughly", "circa"} and unit == DAYS:
        return at - 1, Interval(value.low - 0.5 * size - 30, value.high + 0.5 * size + 30, loose=True), name
    is_alone = reading.lower(at - 2) not in {
        "year",
        "day",
        "month",
        "week",
        "long",
        "soon",
        "years",
        "months",
    }
    if name in {"before", "after"} and unit == DAYS and is_alone:
        ever = date(2200, 1, 1).toordinal()
        return at - 1, Interval(1, value.low) if name == "before" else Interval(value.high, ever), name
    return at, value, ""


def _edge(reading: Reading, first: int, found: list[Mention]) -> str:
    """Whether something starts or ends on a date: by its preposition, then by the nearest verb."""
    before = reading.lower(first - 1)
    if before in {"since", "from", "starting"}:
        return "start"
    follows_start = bool(found) and found[-1].claim.slot == "start" and 0 <= first - found[-1].span[1] < 3
    if before in {"until", "till", "through", "to"} or (before in {"-", "–", "—", "and"} and follows_start):
        return "end"
    if before in {"between"}:
        return "start"
    clause, edges = reading.clause_of(first), groups("quantities", "edges")
    for at in [*range(first - 1, clause[0] - 1, -1), *range(first, min(clause[1], first + 8))]:
        name = edges.get(reading.lower(at), "")
        if name and reading.lower(at - 1) not in {"the", "at"}:
            return name
    return ""


def months_of(value: Interval) -> Interval:
    """Months of the year that an interval of days covers; the last may lie beyond 12."""
    first, last = (date.fromordinal(max(1, min(int(edge), 3_000_000))) for edge in (value.low, value.high))
    return Interval(first.month, first.month + (last.year - first.year) * 12 + last.month - first.month)


def dates_meet(one: Claim, two: Claim) -> bool | None:
    """Whether two dates may be the same; None when they cannot be compared.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> def meet(*texts):
    ...     return dates_meet(*(dates_in(read(text))[0][0].claim for text in texts))
    >>> meet("in Q3 2021", "in August 2021"), meet("in Q3 2021", "in May"), meet("on Friday", "in May")
    (True, False, None)
    """
    left, right = one.value, two.value
    assert isinstance(left, Interval) and isinstance(right, Interval)  # noqa: S101, PT018  (both are dates)
    if one.unit == two.unit:
        return left.meets(right, 0.0, 0.0) if one.unit != MONTHS else _months_meet(left, right)
    if {one.unit, two.unit} == {DAYS, MONTHS}:
        if max(v.high - v.low for v, u in ((left, one.unit), (right, two.unit)) if u == DAYS) > 360:
            return None  # a whole year says nothing of a month of any year
        return _months_meet(
            *(months_of(v) if u == DAYS else v for v, u in ((left, one.unit), (right, two.unit)))
        )
    return None


def _months_meet(left: Interval, right: Interval) -> bool:
    if all(edge % 1 for edge in (left.low, right.low)):  # both name a day
        return left == right
    covered = [
        {(m - 1) % 12 for m in range(int(v.low), min(int(v.high), int(v.low) + 11) + 1)}
        for v in (left, right)
    ]
    return bool(covered[0] & covered[1])


def shown_date(claim: Claim) -> str:
    """Write a date for the reader.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [shown_date(m.claim) for m in dates_in(read("In Q3 2021, by Friday, in May, before 2019."))[0]]
    ['July 2021 – September 2021', 'Friday', 'May', 'before 2019']
    """
    assert isinstance(claim.value, Interval)  # noqa: S101  (a date is a quantity)
    low, high = claim.value.low, claim.value.high
    if claim.unit == WEEKDAYS:
        return calendar.day_name[int(low) % 7]
    if claim.unit == CLOCK:
        return f"{int(low) // 60 or 12}:{int(low) % 60:02d}"
    if claim.unit == MONTHS:
        names = [calendar.month_name[(int(edge) - 1) % 12 + 1] for edge in (low, high)]
        if low % 1:
            return f"{round(low % 1 * 100)} {names[0]}"
        return names[0] if names[0] == names[1] else " – ".join(names)
    if low <= 1 or high >= date(2200, 1, 1).toordinal():
        return claim.quote
    first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return plain_years(first.year, last.year)
    if first == last:
        return f"{first.day} {first:%B %Y}"
    names = [f"{edge:%B %Y}" for edge in (first, last)]
    return names[0] if names[0] == names[1] else " – ".join(names)


def plain_years(first: int, last: int) -> str:
    """Write one year, or two."""
    return str(first) if first == last else f"{first} – {last}"
