"""The curve through an occupation's published percentiles: which wage at a percentile, which percentile of a wage."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist

from workbook.errors import InputError
from workbook.salary.wage import Wage

_PROBIT = NormalDist()


@dataclass(frozen=True)
class WageCurve:
    """Published percentiles, between which the logarithm of the wage goes straight with the probit of the percentile."""

    points: tuple[tuple[float, float], ...]  # percentile (0 to 100) and wage, both rising
    bounds: tuple[tuple[float, float], ...] = ()
    """Percentiles of which only a lower bound is published; no figure is made from them."""

    def wage_at(self, percentile: float) -> float | None:
        """Return the wage at a percentile; None outside those that are published.

        Examples
        --------
        >>> curve = WageCurve(((10, 82460), (25, 105210), (50, 135980), (75, 171980), (90, 214670)))
        >>> curve.wage_at(50), round(curve.wage_at(60)), curve.wage_at(95)
        (135980, 148521, None)
        """
        for (low, one), (high, two) in pairwise(self.points):
            if percentile == high or (low < percentile < high and one == two):
                return two  # to the cent, so that it is found at the tie again
            if low <= percentile < high:
                share = (_probit(percentile) - _probit(low)) / (_probit(high) - _probit(low))
                return float(one ** (1 - share) * two**share) if share else one
        return None

    def percentiles_of(self, wage: float) -> tuple[float, float]:
        """Return between which percentiles a wage stands: one where the curve rises, an interval where it does not.

        Where nothing is published the interval ends at 0 or 100.

        Examples
        --------
        >>> curve = WageCurve(((10, 30000), (25, 40000), (50, 40000)), bounds=((90, 239200),))
        >>> curve.percentiles_of(40000), curve.percentiles_of(100000), curve.percentiles_of(240000)
        ((25, 50), (50, 90), (50, 100.0))
        """
        at = [percentile for percentile, known in self.points if known == wage]
        if at:
            return min(at), max(at)
        below = [point for point in self.points if point[1] < wage]
        above = [point for point in self.points if point[1] > wage]
        if below and above:
            (low, one), (high, two) = below[-1], above[0]
            share = math.log(wage / one) / math.log(two / one)
            place = 100 * _PROBIT.cdf(_probit(low) + share * (_probit(high) - _probit(low)))
            return place, place
        end = min([p for p, bound in self.bounds if bound > wage], default=100.0)
        return (below[-1][0], end) if below else (0.0, above[0][0] if above else end)

    def standing(self, wage: float) -> str:
        """Say where a wage stands; a percentile is a place among all who do this work, no seniority.

        Examples
        --------
        >>> curve = WageCurve(((10, 82460), (50, 135980), (90, 214670)))
        >>> curve.standing(150000), curve.standing(300000), curve.standing(50000)
        ('at the 61st percentile', 'above the 90th percentile', 'below the 10th percentile')
        """
        low, high = (round(percentile) for percentile in self.percentiles_of(wage))
        if low == high:
            return f"at the {ordinal(low)} percentile"
        if high == 100:
            return f"above the {ordinal(low)} percentile" if low else "where no percentile is published"
        if not low:
            return f"below the {ordinal(high)} percentile"
        return f"between the {ordinal(low)} and {ordinal(high)} percentiles"


def wage_curve(wage: Wage | None, period: str = "year") -> WageCurve:
    """Return the curve of a published wage by the ``"hour"`` or ``"year"``; bounds and unknown figures make no point.

    Another period, or no wage (which is what `nearest_wage` returns where none is known), is an `InputError`.
    """
    if wage is None:
        raise InputError("There is no wage to draw a curve through; take another occupation or place.")
    known = wage.percentiles(period).items()
    points = tuple((float(p), amount.exact) for p, amount in known if amount.exact is not None)
    bounds = tuple((float(p), amount.value or 0.0) for p, amount in known if amount.is_at_least)
    return WageCurve(points, bounds)


def _probit(percentile: float) -> float:
    return _PROBIT.inv_cdf(percentile / 100)


def ordinal(number: int) -> str:
    """Return ``"61st"`` for 61."""
    ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
