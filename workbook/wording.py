"""Small pieces of sentences that several rooms say: how many of a thing, from which amount to which, and a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain, count

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def many(count: int, noun: str) -> str:
    """Return a count with its noun, in the plural unless it is one.

    Examples
    --------
    >>> many(1, "fact"), many(2, "fact"), many(0, "own point")
    ('1 fact', '2 facts', '0 own points')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def numbered(labels: Iterable[str]) -> list[str]:
    """Return labels that are all unlike: one that stands again has a number behind it.

    Examples
    --------
    >>> numbered(["Cook", "Cook", "Host", "Cook"])
    ['Cook', 'Cook (2)', 'Host', 'Cook (3)']
    """
    taken = dict[str, None]()
    for label in labels:
        unlike = chain([label], (f"{label} ({number})" for number in count(2)))
        taken[next(each for each in unlike if each not in taken)] = None
    return [*taken]


def span(low: float, high: float) -> str:
    """Return two amounts of money as one reads them; ends that are written alike are one.

    Examples
    --------
    >>> span(95_000, 110_000), span(95_000.2, 95_000.4)
    ('95,000 to 110,000', '95,000')
    """
    return " to ".join(dict.fromkeys(f"{end:,.0f}" for end in (low, high)))


def long_date(day: date) -> str:
    """Return a date in words, the same whatever language the machine speaks.

    Examples
    --------
    >>> long_date(date(2026, 12, 3))
    '3 December 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def rows_text(reasons: Mapping[int, str]) -> list[str]:
    """Return a line for each reason, in the order of the rows that have it; neighbours are written as a span.

    Examples
    --------
    >>> rows_text({4: "no amount", 2: "no amount", 3: "no amount", 7: "no amount", 5: "“-5” is no pay"})
    ['Rows 2–4, 7: no amount', 'Row 5: “-5” is no pay']
    """
    by_reason: dict[str, list[list[int]]] = {}
    for row in sorted(reasons):
        spans = by_reason.setdefault(reasons[row], [])
        if spans and spans[-1][1] == row - 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    lines = []
    for reason, spans in by_reason.items():
        listed = ", ".join(f"{one}" if one == two else f"{one}–{two}" for one, two in spans)
        lines.append(f"{'Row' if listed.isdigit() else 'Rows'} {listed}: {reason}")
    return lines
