"""Relate two claims of one kind: the same, one more precise, in conflict, or not comparable."""

from __future__ import annotations

from workbook.consistency.claims import Mention
from workbook.consistency.counts import may_count_one
from workbook.consistency.dates import LATER, dates_meet
from workbook.consistency.derive import per_year
from workbook.consistency.evidence import is_denied
from workbook.consistency.interval import Interval
from workbook.consistency.names import names_agree
from workbook.consistency.posts import titles_differ

SAME, MORE, CONFLICT, APART = "same", "more", "conflict", "apart"
"""Relations: equal · compatible, one says more · cannot both hold of one thing · cannot be compared."""


def relation(one: Mention, two: Mention) -> str:
    """Relate two claims by their values alone.

    Examples
    --------
    >>> from workbook.consistency.quantities import quantities_in
    >>> from workbook.consistency.text import read
    >>> def of(*texts):
    ...     return relation(*(quantities_in(read(text))[0] for text in texts))
    >>> of("half a year", "six months"), of("six months", "nine months"), of("five nurses", "8 people"), of("5 nurses", "8 vans")
    ('same', 'conflict', 'conflict', 'apart')
    """
    if one.kind != two.kind:
        return APART
    if one.kind == "name":
        return _names(one, two)
    if one.kind == "title":
        differ = titles_differ(one.word, two.word)
        return MORE if differ is None else CONFLICT if differ else SAME
    if one.kind == "date":
        meet = dates_meet(one.claim, two.claim)
        if meet is None:
            return APART
        if not meet and one.claim.rule == two.claim.rule == LATER:
            return APART  # what both count from is compared itself
        return (SAME if one.value == two.value else MORE) if meet else CONFLICT
    return _quantities(one, two)


def _names(one: Mention, two: Mention) -> str:
    if names_agree(one.word, two.word):
        return SAME
    sorts = {one.claim.subject, two.claim.subject} - {"name"}
    if "nationality" in sorts and {one.claim.subject, two.claim.subject} != {"nationality"}:
        return APART
    if len(sorts) == 2 and not (sorts <= {"organisation", "place"}):
        return APART
    return CONFLICT


def _quantities(one: Mention, two: Mention) -> str:
    left, right = one.value, two.value
    if not _comparable(one, two):
        return APART
    exact, about = (0.06, 0.15) if one.kind == "duration" else (0.02, 0.15)
    if one.kind == "percent" and "change" in {one.claim.slot, two.claim.slot}:
        left, right = size_of(left), size_of(right)
    if one.kind == "duration" and one.about != two.about:  # "six weeks", "a month and a half"
        exact = 0.1
    shares = one.kind == "percent" and abs(left.low + right.low - 100) < 1
    if shares and is_denied(one) != is_denied(two):  # "40 % came", "60 % did not come"
        return MORE
    if left.meets(right, exact, about):
        currencies = {one.claim.unit, two.claim.unit} - {"?"}
        if (one.kind == "money" and len(currencies) == 2) or _differ_exactly(one, two):
            return CONFLICT
        rates = {one.claim.slot, two.claim.slot}
        if len(rates) == 2 and all(rate.startswith("a ") for rate in rates):
            return CONFLICT
        return SAME
    yearly = per_year(one), per_year(two)
    if one.kind == "duration" and left.meets(right, 0.12, 0.2) and (one.claim.hedge or two.claim.hedge):
        return MORE
    if one.claim.slot == two.claim.slot:
        return CONFLICT
    if (yearly[0] is None) != (yearly[1] is None) and _times_period(one, two):
        return MORE
    if yearly[0] is not None and yearly[1] is not None and yearly[0].meets(yearly[1], 0.05, 0.15):
        return MORE
    return CONFLICT


def _differ_exactly(one: Mention, two: Mention) -> bool:
    """Whether two close figures stand in the same words, none of them rounded: "57 of 100", "58 of 100"."""
    said = one.value, two.value
    exact = all(v.low == v.high and not v.loose for v in said) and not (one.claim.hedge or two.claim.hedge)
    if not exact or said[0] == said[1] or one.kind == "duration":
        return False
    digits = [f"{v.low:.6g}".rstrip("0").replace(".", "") for v in said]
    frames = [
        {t.lower for t in m.reading.tokens[slice(*m.reading.sentence_of(m.span[0]))] if t.is_word}
        for m in (one, two)
    ]
    return len(digits[0]) == len(digits[1]) > 1 and len(frames[0] & frames[1]) >= 0.75 * len(
        frames[0] | frames[1]
    )


def _times_period(one: Mention, two: Mention) -> bool:
    """Whether a rate and a plain amount are one, told for periods of two lengths: "3,000 a month", "36,000"."""
    rate, plain = (one, two) if one.claim.slot.startswith("a ") else (two, one)
    yearly = per_year(rate)
    return yearly is not None and plain.kind != "duration" and yearly.meets(plain.value, 0.02, 0.1)


def size_of(value: Interval) -> Interval:
    """Return a change without its sign."""
    edges = sorted((abs(value.low), abs(value.high)))
    return Interval(edges[0], edges[1], value.loose)


def _comparable(one: Mention, two: Mention) -> bool:
    units = {one.claim.unit, two.claim.unit}
    slots = {one.claim.slot, two.claim.slot}
    if len(slots) > 1 and (slots & {"ordinal", "part"} or ("change" in slots and one.kind != "percent")):
        return False
    if one.kind == "money":  # what is earned is not what is asked for
        return {one.claim.subject, two.claim.subject} != {"asking", "salary"}
    if one.kind == "percent":
        return len(units) == 1 or "points" in units
    if one.kind == "duration":
        return True
    return may_count_one(one, two)
