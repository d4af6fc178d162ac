"""Drawing a question, and the order in which to take all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from random import Random

from workbook.errors import InputError
from workbook.rehearsal.likely import Likely
from workbook.rehearsal.weights import Weight, weights


def chances(found: Sequence[Likely], points: Mapping[str, Weight] | None = None) -> list[float]:
    """Return how likely each question is drawn: first where it is from, then by its own points.

    Without the first step the bank's many questions would leave hardly a draw to the few that were really asked.
    """
    points = points or weights()
    totals: Counter[str] = Counter()
    for each in found:
        totals[each.origin] += each.points
    shares = {origin: points[f"from-{origin}"].points for origin, total in totals.items() if total}
    whole = sum(shares.values()) or 1
    return [shares.get(each.origin, 0) / whole * each.points / (totals[each.origin] or 1) for each in found]


def draw(
    found: Sequence[Likely],
    random: Random,
    *,
    without: Collection[str] = (),
    points: Mapping[str, Weight] | None = None,
) -> Likely:
    """Draw a question; the same source of chance in the same state draws the same.

    Parameters
    ----------
    found
        Of `workbook.rehearsal.likely.likely`.
    random
        Source of chance.
    without
        Identifiers of questions drawn already; they come again only when no other is left.

    Raises
    ------
    InputError
        When no question has a chance.
    """
    weighed = [pair for pair in zip(found, chances(found, points), strict=True) if pair[1]]
    if not weighed:
        raise InputError("There is no question to draw: write one, or give points to some in rehearsal.toml.")
    fresh = [each for each, _ in weighed if each.id not in without] or [each for each, _ in weighed]
    return random.choices(fresh, chances(fresh, points))[0]


def what_next(found: Sequence[Likely]) -> tuple[Likely, ...]:
    """Return the questions in the order in which to take them: the weakest, and of these the longest unrehearsed."""
    return tuple(sorted(found, key=lambda each: (-each.points, each.last or date.min, len(each.attempts))))
