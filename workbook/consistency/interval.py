"""Quantities between two edges."""

from __future__ import annotations

from dataclasses import dataclass

EXACT, ABOUT = 0.02, 0.15
"""How far a number may be from another: as it stands, and when it was said to be approximate."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A quantity between two edges, in its unit.

    Examples
    --------
    >>> str(Interval(2.5, 2.5)), str(Interval(10, 15)), Interval(5, 5).meets(Interval(5.08, 5.08))
    ('2.5', '10–15', True)
    """

    low: float
    high: float
    loose: bool = False

    def __str__(self) -> str:
        if self.low == self.high:
            return plain(self.low)
        return f"{plain(self.low)}–{plain(self.high)}"

    def meets(self, other: Interval, exact: float = EXACT, about: float = ABOUT) -> bool:
        """Whether the two may be the same quantity, given how exactly they were said."""
        slack = about if self.loose or other.loose else exact
        gap = max(self.low - other.high, other.low - self.high)
        return gap <= slack * max(min(abs(self.high), abs(other.high)), 1e-9) + 1e-9

    def scaled(self, factor: float) -> Interval:
        """Return the interval in another unit."""
        return Interval(self.low * factor, self.high * factor, self.loose)

    def plus(self, other: Interval, sign: int = 1) -> Interval:
        """Return the sum, or with sign -1 the difference."""
        edges = (other.low, other.high) if sign > 0 else (-other.high, -other.low)
        return Interval(self.low + edges[0], self.high + edges[1], self.loose or other.loose)


def exactly(value: float) -> Interval:
    """Return the interval of one value."""
    return Interval(value, value)


def plain(value: float) -> str:
    """Write a number without needless digits.

    Examples
    --------
    >>> plain(1200000.0), plain(2.5), plain(66.66666)
    ('1,200,000', '2.5', '66.7')
    """
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.4g}"
