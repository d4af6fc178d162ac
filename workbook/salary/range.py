"""Three numbers from official wages and own points: walk-away < target ≤ opening, each with what it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from numbers import Real
from statistics import median, quantiles
from typing import NamedTuple

from workbook.errors import InputError
from workbook.salary.curve import ordinal, wage_curve
from workbook.salary.oews import release
from workbook.salary.pay_strings import PERIODS, Pay
from workbook.salary.wage import Adjustment, Wage
from workbook.wording import many

_Z80 = 1.2816
"""Four of five values of a normal distribution lie within so many standard deviations."""
_USUAL = 0.33
"""The standard deviation of pay within an occupation, in logs, of the middle one of 825; a few own points that agree may
do so by chance, so it counts as one more."""
_FAR = 0.45
"""From here on, in logs (a wage 57 % above, 36 % below), a few own points count less the further they are from the
official wage: 1.345 of the usual standard deviation."""
_ASTRAY = math.log(4)
"""From here on a point is doubted: further than pay within an occupation lies apart, nearer than a month's for a year's."""


@dataclass(frozen=True)
class Point:
    """A figure of the reader's own: pay for a full-time year, in dollars or the currency of the range, above 0."""

    low: float
    high: float
    source: str
    on: date | None = None
    basis: str = "base"
    adjustments: tuple[Adjustment, ...] = ()

    def __post_init__(self) -> None:
        ends = (self.low, self.high)
        if not all(isinstance(end, Real) and 0 < end < math.inf for end in ends) or self.low > self.high:
            found = f"pay of {self.low!r} to {self.high!r} a year was found"
            raise InputError(f"{self.source}: {found}; write amounts above 0, the lower end first.")

    @property
    def value(self) -> float:
        """The middle of both ends, in logarithms."""
        return math.sqrt(self.low * self.high)


class Figure(NamedTuple):
    """One of the three numbers, dollars a year, and an interval of four in five of what is known to be uncertain.

    That is the survey's sampling error (BLS's, of the mean wage), the way from another place, the scatter of own points
    and how far they lie from the official wage; not whether occupation, level and band are the right ones.
    """

    value: float
    low: float
    high: float
    basis: str
    is_private: bool = False


@dataclass(frozen=True)
class SuggestedRange:
    """Three numbers and everything they rest on."""

    walk_away: Figure  # never said and never shared
    target: Figure
    opening: Figure
    wage: Wage
    points: tuple[Point, ...]  # own points that were used
    weights: tuple[float, ...]  # how much each point counts; less than 1 for one far from the others
    conflicts: tuple[str, ...]
    notice: str  # BLS's, to stand beside the numbers


def point_from_pay(
    pay: Pay,
    source: str,
    on: date | None = None,
    exchange: Adjustment | None = None,
    currency: str = "USD",
    hours: float = PERIODS["hour"],
) -> Point:
    """Return a pay string as a point for a year; an end that is open counts as the other one.

    Another currency than that asked for needs an `exchange`, so that the rate is seen; without it an `InputError`.
    Pay by the hour is for so many `hours` a year.
    """
    if pay.currency != currency and (not exchange or exchange.what != f"{pay.currency} → {currency}"):
        name = "US dollars" if currency == "USD" else currency
        raise InputError(f"“{pay.text}” is not in {name}; convert it with a rate of its currency and day.")
    year = year_from(pay.period, hours)
    changes = (year,) * (pay.period != "year") + ((exchange,) if exchange else ())
    rate = math.prod(change.rate for change in changes)
    ends = (rate * (pay.low or pay.high or 0.0), rate * (pay.high or pay.low or 0.0))
    return Point(*ends, source, on, pay.basis, changes)


def year_from(period: str, hours: float = PERIODS["hour"]) -> Adjustment:
    """Return how pay for a period becomes pay for a year: a full-time one, unless there are other hours in it.

    >>> year_from("hour").rate, year_from("hour", 1_000).source, year_from("month", 1_000).rate
    (2080.0, 'your hours', 12.0)
    """
    if period != "hour" or hours == PERIODS["hour"]:
        return Adjustment(f"{period} → year", PERIODS[period], "convention", "", "a full-time year")
    return Adjustment("hour → year", hours, "your hours", "", f"{hours:,g} hours a year")


def suggest_range(
    wage: Wage,
    points: Sequence[Point] = (),
    *,
    band: tuple[float, float, float] = (25, 50, 75),
    weight: float = 4.0,
    walk_away: float | None = None,
    target: float | None = None,
    opening: float | None = None,
    posted: Point | None = None,
    said: Point | None = None,
) -> SuggestedRange:
    """Blend official wages with own points, in logarithms, and say what contradicts the result.

    The official percentiles of the band are moved by where own base pay lies against the official target: Huber's mean,
    in which a point far from the others counts less, and, as long as they are fewer than the official wage counts for,
    one far from that, too. Total pay never mixes with it.

    Parameters
    ----------
    wage, points
        Of `find_wages` or `nearest_wage`; own figures.
    band
        Percentiles for walk-away, target and opening, rising between 0 and 100, of `band_for`: a convention.
    weight
        How many points the official wage is worth, 0 or more; at 0 own points alone make the range.
    walk_away, target, opening
        The reader's own, dollars a year, instead of those suggested.
    posted, said
        What the advertisement names, and what the reader named in round one.

    Raises
    ------
    InputError
        When there are neither official figures for walk-away and target nor three own points, or for a band or weight
        that is none.

    Examples
    --------
    >>> from workbook.salary.wage import find_wages
    >>> own = [Point(150_000, 160_000, "advertisement"), Point(140_000, 170_000, "a friend")]
    >>> found = suggest_range(find_wages("15-1252")[0], own, band=(50, 70, 85))
    >>> [figure.value for figure in (found.walk_away, found.target, found.opening)]
    [133500.0, 160300.0, 192800.0]
    >>> found.target.basis
    '70th percentile of BLS, National, May 2025 (weight 4) and 2 own points (weight 2.0)'
    """
    if not 0 <= weight < math.inf:
        raise InputError(
            f"The weight {weight:g} was found; write how many points the official wage is worth."
        )
    if len(band) != 3 or not 0 < band[0] < band[1] <= band[2] < 100:
        raise InputError(f"The band {band} was found; write three rising percentiles, such as 25, 50, 75.")
    for name, chosen in (("walk-away", walk_away), ("target", target), ("opening", opening)):
        if chosen is not None and not 0 < chosen < math.inf:
            raise InputError(f"The {name} {chosen:g} was found; write an amount above 0.")
    used = tuple(point for point in points if point.basis == "base")
    logs = [math.log(point.value) for point in used]
    anchors = [wage_curve(wage).wage_at(percentile) for percentile in band]
    places = [f"{ordinal(round(percentile))} percentile" for percentile in band]
    bases = [f"{place} of BLS, {wage.place}, {release()['name']} (weight {weight:g})" for place in places]
    if None in anchors[:2] or not weight:
        if len(used) < 3:
            missing = " or ".join(place for place, at in zip(places[:2], anchors, strict=False) if at is None)
            why = (
                f"BLS publishes no {missing} for {wage.title} here;"
                if weight
                else "The official wage is left out;"
            )
            if weight and wage.is_known and not any(each.value for each in wage.percentiles().values()):
                why = f"BLS publishes pay of {wage.title} by the hour only; make it a year’s with by_year, or"
            raise InputError(f"{why} add three own points.")
        anchors, weight = [*map(math.exp, quantiles(logs, n=4, method="inclusive"))], 0.0
        bases = ["lower quartile", "median", "upper quartile"]
    low, middle, high = (anchor or 0.0 for anchor in anchors)
    official = math.log(middle)
    weights, scale = _huber(logs)
    if len(used) < weight:
        near = (_FAR / max(_FAR, abs(log - official)) for log in logs)
        weights = tuple(map(min, weights, near))
    n = sum(weights)
    # Without official wages the quartiles are those of the points, and nothing is to be moved.
    own = math.fsum(map(math.prod, zip(weights, logs, strict=True))) / n - official if n and weight else 0.0
    rse = wage.amount("wage_rse").value or 0.0
    total = weight + n or 1.0
    of_official = (rse / 100) ** 2 + (wage.margin / _Z80) ** 2
    of_own = (len(used) * scale**2 + _USUAL**2) / (len(used) + 1) / n if n else 0.0
    # What two sources differ beyond their own doubts, after DerSimonian and Laird (1986).
    apart = max(0.0, own**2 - of_official - of_own) / 2
    variance = weight**2 * (of_official + apart) + n**2 * (of_own + apart)
    shift, spread = math.exp(n * own / total), math.exp(_Z80 * math.sqrt(variance) / total)
    days = sorted(point.on.isoformat() for point in used if point.on)
    when = f" of {days[0]} to {days[-1]}" if days else ""
    when += f", {len(used) - len(days)} of them without a day" if 0 < len(days) < len(used) else ""
    joint = " of" if bases[0] == "lower quartile" else " and"
    rest = f"{joint} {many(len(used), 'own point')}{when} (weight {n:.1f})" if used else ""
    values = [each * shift for each in (low, middle, high or middle)]
    walk, aim, first = (
        Figure(chosen, chosen, chosen, "your own")
        if chosen is not None
        else Figure(round(value, -2), round(value / spread, -2), round(value * spread, -2), basis + rest)
        for value, basis, chosen in zip(values, bases, (walk_away, target, opening), strict=True)
    )
    found = {
        "points with total pay were left out: it never mixes with base pay": len(used) < len(points),
        f"BLS publishes no {places[2]} here, at most a lower bound; the opening is the target": not high
        and not opening,
        f"your points lie {math.expm1(own):+.0%} from BLS’s target; are they the same work?": abs(own) > 0.25,
        **_conflicts(walk, aim, first, posted, said),
    }
    conflicts = (*_doubted(used, middle), *(sentence for sentence, holds in found.items() if holds))
    walk = walk._replace(is_private=True)
    return SuggestedRange(walk, aim, first, wage, used, weights, conflicts, release()["notice"])


def _huber(values: Sequence[float]) -> tuple[tuple[float, ...], float]:
    """Return what each value weighs in Huber's mean, and a robust standard deviation of at least 0.05."""
    if not values:
        return (), 0.0
    middle = median(values)
    scale = max(0.05, 1.4826 * median(abs(value - middle) for value in values))
    return tuple(1.345 * scale / max(abs(value - middle), 1.345 * scale) for value in values), scale


def _doubted(points: Sequence[Point], target: float) -> Iterator[str]:
    """Say which points are so far from the target that they are hardly pay for a year."""
    astray = [point for point in points if abs(math.log(point.value / target)) > _ASTRAY]
    named = [f"{point.value:,.0f} ({point.source})" for point in astray[:3]]
    if more := len(astray) - len(named):
        named.append(f"{more:,} more")
    if named:
        off = f"less than a quarter of {target:,.0f}, or more than four times that"
        yield f"{', '.join(named)}: {off}; see whether it is pay for a full-time year"


def _conflicts(
    walk: Figure, target: Figure, opening: Figure, posted: Point | None, said: Point | None
) -> dict[str, bool]:
    """What may not fit together; nothing is put in order for the reader."""
    order = "the walk-away is not below the target: the figures they rest on are the same"
    if "your own" in (walk.basis, target.basis):
        order = "your walk-away is not below the target"
    found = {
        order: walk.value >= target.value,
        "the opening is below the target": opening.value < target.value,
    }
    if posted:
        found |= {
            "the posted maximum is below your walk-away": posted.high < walk.value,
            "the posted maximum is below your target": walk.value <= posted.high < target.value,
            "the opening is above the posted maximum": target.value <= posted.high
            and posted.high < opening.value <= 1.2 * posted.high,
            "the opening is more than a fifth above the posted maximum; to ask that much above an offer is risky": opening.value
            > 1.2 * posted.high,
            "the posted minimum is above your opening": posted.low > opening.value,
            "the posted range is wider than half of its lower end and says little": posted.high
            > 1.5 * posted.low,
        }
    if said:
        found["what you named in round one is below your walk-away"] = said.low < walk.value
        found["what you named in round one is below your target"] = (
            walk.value <= said.low and said.high < target.value
        )
        found["the opening is above what you named in round one"] = target.value <= said.high < opening.value
        found["what you named in round one is above your opening"] = said.high > opening.value
    return found
