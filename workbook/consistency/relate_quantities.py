"""Tell how two numbers, shares, amounts, spans or dates stand to each other."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from workbook.consistency.calendar_words import DAYS, MONTHS
from workbook.consistency.claims import Claim
from workbook.consistency.groups import is_person
from workbook.consistency.interval import Interval

SAME, COMPATIBLE, CONFLICT = "same", "compatible", "conflict"
_PERIODS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.4375,
    "quarter": 91.3125,
    "year": 365.25,
}


_WORKED = {
    "hour": 1 / 8,
    "day": 1.0,
    "week": 5.0,
    "fortnight": 10.0,
    "month": 21.7,
    "quarter": 65.0,
    "year": 255.0,
}


_TEAM_SLOTS = frozenset({"team", "us", "others", "reports"})


def relate_numbers(one: Claim, two: Claim) -> str | None:
    """Relate two counts of the same thing."""
    if {one.slot, two.slot} & _TEAM_SLOTS:
        return _teams(one, two)
    if one.slot.startswith("a ") or two.slot.startswith("a "):
        return _rates(one, two)
    meet = one.interval.meets(two.interval)
    if one.slot != two.slot and {one.slot, two.slot} - {"", "from", "to", "part"}:
        return None
    if meet and not (one.subject and two.subject):
        return SAME
    if not (one.subject == two.subject or _both_people(one, two) or not (one.subject and two.subject)):
        return None
    if meet:
        return SAME
    if (one.slot != two.slot and "part" not in {one.slot, two.slot}) or one.subject != two.subject:
        return None
    if one.details and two.details and not one.details & two.details:
        return None
    return CONFLICT


def _both_people(one: Claim, two: Claim) -> bool:
    return is_person(one.subject) and is_person(two.subject)


def _teams(one: Claim, two: Claim) -> str | None:
    """Compare sizes of a team: with the speaker, without, or either when a manager speaks."""
    for claim, other in ((one, two), (two, one)):
        counts_people = is_person(claim.subject) or not claim.subject or claim.subject in other.details
        if claim.slot not in _TEAM_SLOTS and not (claim.slot == "" and counts_people):
            return None
    slots = {one.slot, two.slot}
    shifts = (0,) if one.slot == two.slot else (0, 1)
    left, right = one.interval, two.interval
    exact = left.meets(right)
    near = any(
        Interval(left.low + shift, left.high + shift, left.loose).meets(right)
        or Interval(right.low + shift, right.high + shift, right.loose).meets(left)
        for shift in shifts
    )
    if "reports" in slots and len({one.subject, two.subject} - {"people"}) == 2:
        return None
    if exact or (near and slots != {"team", "us"}):
        return SAME
    if slots == {"team", "us"} and near:
        return (
            COMPATIBLE if one.interval.low > 0 and ("team" in slots) and _is_managed(one, two) else CONFLICT
        )
    if "" in slots:
        group, counted = (one, two) if one.slot in _TEAM_SLOTS else (two, one)
        return CONFLICT if counted.subject in group.details | {group.subject} else None
    if slots in ({"reports", "us"}, {"reports", "team"}, {"reports", "others"}) or (
        one.subject != two.subject and one.slot == two.slot == "reports"
    ):
        return None if one.subject != two.subject else CONFLICT if slots == {"reports", "team"} else None
    return CONFLICT


def _is_managed(one: Claim, two: Claim) -> bool:
    return "manage" in one.topic | two.topic


def _rates(one: Claim, two: Claim) -> str | None:
    if one.subject and two.subject and one.subject != two.subject:
        return None
    if one.slot == two.slot:
        return SAME if one.interval.meets(two.interval) else CONFLICT
    if not (one.slot.startswith("a ") and two.slot.startswith("a ")):
        return SAME if one.interval.meets(two.interval) and one.subject == two.subject else None
    return SAME if _per_day_meet(one.interval, one.slot[2:], two.interval, two.slot[2:]) else CONFLICT


def _per_day_meet(left: Interval, left_period: str, right: Interval, right_period: str) -> bool:
    for table in (_PERIODS, _WORKED):
        if (
            left_period in table
            and right_period in table
            and left.scaled(1 / table[left_period]).meets(right.scaled(1 / table[right_period]), 0.1)
        ):
            return True
    return False


def relate_percents(one: Claim, two: Claim) -> str | None:
    """Relate two shares, levels or changes."""
    slots = {one.slot, two.slot}
    if len(slots) == 2 and "" not in slots:
        return SAME if one.interval.meets(two.interval, loosely=False) and slots != {"from", "to"} else None
    people = all(is_person(word) for word in one.details | two.details)
    if one.slot == "share" and one.details and two.details and not (one.details & two.details or people):
        return None
    if one.interval.meets(two.interval):
        return SAME
    if {one.unit, two.unit} == {"points", "%"}:
        return None
    if one.slot == "change" and {one.subject, two.subject} == {"up", "down"}:
        return None
    return CONFLICT


def turned(first: list[Claim], second: list[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of "from … to" that run the other way: "from $31 to $38", "from 38 down to 31".

    Examples
    --------
    >>> from workbook.consistency.extract import claims_in
    >>> sides = [claims_in(text) for text in ("It rose from 31% to 38%.", "It slid from 38% to 31%.")]
    >>> [(one.quote, two.quote) for one, two in turned(*sides)]
    [('38%', '31%')]
    """

    def edges(claims: list[Claim]) -> list[tuple[Claim, Claim]]:
        quantities = [claim for claim in claims if isinstance(claim.value, Interval)]
        return [(a, b) for a, b in pairwise(quantities) if (a.slot, b.slot) == ("from", "to")]

    return [
        (b, d)
        for a, b in edges(first)
        for c, d in edges(second)
        if a.kind == c.kind
        and a.interval == d.interval
        and b.interval == c.interval
        and a.interval != b.interval
    ]


def relate_money(one: Claim, two: Claim) -> str | None:
    """Relate two amounts, of one currency and one period."""
    left, _, left_period = one.unit.partition(" a ")
    right, _, right_period = two.unit.partition(" a ")
    if (
        one.slot != two.slot
        and one.slot
        and two.slot
        and {one.slot, two.slot}
        & {"from", "to", "salary", "asking", "bonus", "loss", "budget", "funding", "change"}
    ):
        return SAME if left == right and one.interval.meets(two.interval, loosely=False) else None
    if left != right and "money" not in {left, right}:
        return CONFLICT
    if left_period == right_period or not (left_period and right_period):
        if one.interval.meets(two.interval):
            return SAME
        pays = {one.slot, two.slot} & {"salary", "asking"}
        if (
            left_period != right_period
            and pays
            and _per_day_meet(one.interval, left_period or "year", two.interval, right_period or "year")
        ):
            return SAME
        return CONFLICT
    return SAME if _per_day_meet(one.interval, left_period, two.interval, right_period) else CONFLICT


def relate_durations(one: Claim, two: Claim) -> str | None:
    """Relate two spans of time that play one part."""
    slots = {one.slot, two.slot}
    size = max(one.interval.high, two.interval.high)
    tolerance = 0.12 if one.hedge or two.hedge or size > 60 else 0.06
    if one.interval.meets(two.interval, tolerance) or _working_weeks(one, two):
        return SAME
    if len(slots) == 2 and any(slot.startswith("a ") for slot in slots):
        return None
    loose = {"", "taken", "tenure", "contract"}
    if len(slots) == 2 and not slots <= loose and "" not in slots:
        return None
    if slots & {"ago", "later", "every", "rate", "from", "to", "old"} and len(slots) == 2:
        return None
    return CONFLICT


def _working_weeks(one: Claim, two: Claim) -> bool:
    """Whether "five days" and "a week" are one working week, "a day" eight hours, "a month" four weeks."""
    small, large = sorted(
        ((claim.interval.low, claim.details) for claim in (one, two)), key=lambda unit: unit[0]
    )
    if small[1] & large[1] & {"day", "days"}:
        return abs(1.4 * small[0] - large[0]) < 0.01
    if small[1] & {"day", "days"} and large[1] & {"week", "weeks"}:
        return abs(small[0] / 5 - large[0] / 7) < 0.01
    if small[1] & {"hour", "hours"} and large[1] & {"day", "days"}:
        return abs(small[0] * 3 - large[0]) < 0.05 * large[0]
    if large[1] & {"month", "months", "quarter"} and small[1] & {"week", "weeks"}:
        return small[0] / 28 == large[0] / 30.4375
    return False


def relate_dates(one: Claim, two: Claim) -> str | None:
    """Relate two dates: in conflict only when they cannot overlap."""
    left, right = one.interval, two.interval
    if one.slot and two.slot and one.slot != two.slot:
        return None
    if one.unit != two.unit:
        if {one.unit, two.unit} != {DAYS, MONTHS}:
            return None
        day, month = (one, two) if one.unit == DAYS else (two, one)
        return COMPATIBLE if _months_meet(day.interval, month.interval) else CONFLICT
    if one.unit == MONTHS:
        shifted = [Interval(left.low + shift, left.high + shift) for shift in (-12, 0, 12)]
        return SAME if any(s.low <= right.high and right.low <= s.high for s in shifted) else CONFLICT
    if left.low <= right.high and right.low <= left.high:
        return SAME if left == right else COMPATIBLE
    return CONFLICT


def _months_meet(day: Interval, month: Interval) -> bool:

    first, last = date.fromordinal(int(day.low)), date.fromordinal(int(day.high))
    if last.toordinal() - first.toordinal() > 300:
        return True
    low, high = (
        first.month + (first.day - 1) / 31,
        last.month + (last.year - first.year) * 12 + (last.day - 1) / 31 + 0.03,
    )
    return any(low <= month.high + shift and month.low + shift <= high for shift in (-12, 0, 12))
