"""Reasons to doubt that two different numbers are about one thing: sums, parts of a whole, a value that was said elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.consistency.calendar_words import WEEKDAYS
from workbook.consistency.claims import Claim
from workbook.consistency.interval import Interval
from workbook.consistency.lexicon import lexicon

BARE, NEVER = 2.0, 3.0
"""Affinities no pair reaches: for what needs a clause that is the same but for it, and for what is explained."""

COUNTED = frozenset({"number", "percent", "money", "duration"})


class Guard:
    """What the quantities of two texts say of each other.

    Parameters
    ----------
    first, second
        All claims of one kind in each text, those that agree included.
    """

    def __init__(self, first: Sequence[Claim], second: Sequence[Claim]) -> None:
        self._first, self._second = first, second

    def least(self, one: Claim, two: Claim) -> float:
        """Least affinity that two claims need; `NEVER` when the difference is explained."""
        if one.kind == "name" and one.subject == two.subject == "place" and one.slot != two.slot:
            return 0.3
        if one.kind == "name" and "subject" in {one.slot, two.slot}:
            return BARE
        if one.kind == "date" and one.unit == WEEKDAYS:
            return BARE
        if one.kind not in COUNTED:
            return 0.0
        if self._is_explained(one, two, self._second) or self._is_explained(two, one, self._first):
            return NEVER
        least = 0.6 if one.slot == "ordinal" else 0.0
        if one.kind == "percent" and (self._is_ratio(one, self._second) or self._is_ratio(two, self._first)):
            return NEVER
        if one.is_part != two.is_part:
            return NEVER
        if one.kind == "number" and not (one.subject and two.subject):
            return BARE
        if (one.slot == "part") != (two.slot == "part"):
            least = 0.5
        if one.kind == "number" and one.subject in {"people", "time", "thing"} and one.slot == "":
            least = max(least, 0.4)
        if one.kind == "duration" and _ratio(one.interval, two.interval) > 11.5:
            return BARE
        return least

    def _is_ratio(self, one: Claim, beside: Sequence[Claim]) -> bool:
        """Whether a share is that of two numbers of the other text that stand together: "sixty people, nine dropped out"."""
        counts = [claim for claim in beside if claim.kind == "number" and claim.interval.low > 0]
        for k, part in enumerate(counts):
            for whole in counts[max(k - 2, 0) : k + 3]:
                share = 100 * part.interval.low / whole.interval.low
                near = min(abs(share - one.interval.low), abs(100 - share - one.interval.low)) < 0.6
                if near and share < 100 and abs(part.start - whole.start) < 120:
                    return True
        return False

    def _is_explained(self, one: Claim, two: Claim, beside: Sequence[Claim]) -> bool:
        """Whether the text of the second claim also has the first value, bare, or what makes up the difference."""
        for other in beside:
            if other is two or other.kind not in COUNTED:
                continue
            bare = other.kind == "number" and not other.subject
            if bare and one.slot != "change" and _says(other.interval, _as_said(one), one.kind == "money"):
                return True
            if one.slot == "change" or not (bare or (other.kind == one.kind and other.unit == one.unit)):
                continue
            if abs(other.start - two.start) > (120 if bare else 400):
                continue
            values = [_as_said(claim) if bare else claim.interval for claim in (one, two)] + [other.interval]
            if values[2] != values[1] and _makes_up(*values):
                return True
        return one.kind == "number" and " one " in two.sentence and one.interval.low - two.interval.low == 1


def _as_said(claim: Claim) -> Interval:
    """Return the number as it was said, without its unit."""
    if claim.kind == "duration" and claim.details:
        return claim.interval.scaled(1 / lexicon("units")["duration"].get(next(iter(claim.details)), 1))
    return claim.interval


def _says(bare: Interval, value: Interval, may_lack_thousands: bool) -> bool:
    return bare.meets(value, 0.01) or (may_lack_thousands and bare.scaled(1000).meets(value, 0.01))


def _makes_up(one: Interval, two: Interval, other: Interval) -> bool:
    """Whether the first is the sum or the difference of the others."""
    return any(
        total > 0 and abs(total - one.low) <= 0.001 * one.low
        for total in (two.low + other.low, other.low - two.low)
    )


def _ratio(one: Interval, two: Interval) -> float:
    low, high = sorted((abs(one.low), abs(two.low)))
    return high / low if low else float("inf")
