"""Tell how two claims of one kind stand to each other: the same, compatible, in conflict, or not about one thing."""

from __future__ import annotations

from workbook.consistency.claims import Claim
from workbook.consistency.concepts import concept_of, overlap
from workbook.consistency.lexicon import lexicon
from workbook.consistency.names import names_agree
from workbook.consistency.relate_quantities import (
    COMPATIBLE,
    CONFLICT,
    SAME,
    relate_dates,
    relate_durations,
    relate_money,
    relate_numbers,
    relate_percents,
)
from workbook.consistency.roles import OPPOSED
from workbook.consistency.titles import titles_agree


def relation(one: Claim, two: Claim) -> str | None:
    """Relate two claims of one kind by their values alone.

    Returns
    -------
    str or None
        ``"same"``, ``"compatible"``, ``"conflict"``, or None when they speak of different things.

    Examples
    --------
    >>> from workbook.consistency.extract import claims_in
    >>> def first(text):
    ...     return claims_in(text)[0]
    >>> relation(first("a team of four"), first("three teammates and me"))
    'same'
    >>> relation(first("half a year"), first("nine months"))
    'conflict'
    """
    if one.kind != two.kind:
        return None
    return _RELATIONS[one.kind](one, two)


def _named(one: Claim, two: Claim) -> str | None:
    if one.value == two.value:
        return SAME
    if names_agree(str(one.value), str(two.value)):
        return COMPATIBLE
    if one.subject != two.subject and "name" not in {one.subject, two.subject}:
        return None
    if one.subject == two.subject == "place":
        return CONFLICT
    return CONFLICT if _slots_agree(one.slot, two.slot) else None


def _slots_agree(one: str, two: str) -> bool:
    groups = lexicon("names")["slots"]
    return one == two or any(one in group.split() and two in group.split() for group in groups)


def _titles(one: Claim, two: Claim) -> str | None:
    agree = titles_agree(str(one.value), str(two.value))
    if agree is not False:
        return SAME if agree else COMPATIBLE
    return CONFLICT if one.slot == two.slot or "" in {one.slot, two.slot} else None


def _roles(one: Claim, two: Claim) -> str | None:
    if one.value == two.value:
        return SAME if one.subject == two.subject else None
    if not any({one.value, two.value} == set(pair) for pair in OPPOSED):
        return None
    if {one.value, two.value} == {"self", "helped"}:
        doer, helper = (one, two) if one.value == "self" else (two, one)
        return CONFLICT if concept_of(doer.subject) in helper.line else None
    return CONFLICT if one.subject == two.subject else None


def _reasons(one: Claim, two: Claim) -> str | None:
    alike = overlap(one.topic, two.topic) >= 0.3 or one.slot == two.slot == "leaving"
    if not alike:
        return None
    if one.details & two.details or one.setting & two.setting:
        return SAME
    return CONFLICT if one.details and two.details and one.slot == two.slot else None


def _strengths(one: Claim, two: Claim) -> str | None:
    if one.subject != two.subject:
        return None
    return SAME if one.value == two.value else CONFLICT


def _orders(one: Claim, two: Claim) -> str | None:
    def cover(left: frozenset[str], right: frozenset[str]) -> float:
        return len(left & right) / min(len(left), len(right)) if left and right else 0.0

    straight = cover(one.details, two.details) + cover(one.topic, two.topic)
    crossed = sorted((cover(one.details, two.topic), cover(one.topic, two.details)))
    if (crossed[0] >= 0.5 and 2 * crossed[0] > straight) or (
        straight < 0.25 * sum(crossed) and crossed[0] > 0.15 and crossed[1] >= 0.5
    ):
        return CONFLICT
    return SAME if straight >= 1.2 else None


_RELATIONS = {
    "number": relate_numbers,
    "percent": relate_percents,
    "money": relate_money,
    "date": relate_dates,
    "duration": relate_durations,
    "name": _named,
    "title": _titles,
    "role": _roles,
    "reason": _reasons,
    "strength": _strengths,
    "order": _orders,
}
