"""What BLS's OEWS survey measures, and of which release, areas, industries and occupations ``data/oews`` is."""

from __future__ import annotations

import calendar
import csv
import tomllib
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from workbook.shipped import shipped
from workbook.tomlfile import read_text


class Measure(NamedTuple):
    """One of the survey's seventeen data types."""

    name: str
    decimals: int  # decimals as published; packed figures are whole numbers of that unit
    near: str = ""  # the measure from which it is kept as a difference
    is_annual: bool = False  # that difference is from 2,080 hours (BLS's footnote 2), in tens of dollars

    @property
    def step(self) -> int:
        """The unit of the difference that is kept."""
        return 10 if self.is_annual else 1

    def expected(self, near: int | None) -> int:
        """Return the figure that would be kept as no difference.

        >>> Measure("annual_p50", 0, "hourly_p50", True).expected(2451)
        50980
        """
        return 10 * ((208 * near + 50) // 100) if self.is_annual and near else near or 0


_STATISTICS = ("p10", "p25", "p50", "p75", "p90")
MEASURES = (
    Measure("employment", 0),
    Measure("employment_rse", 1),
    Measure("hourly_mean", 2, "hourly_p50"),
    Measure("annual_mean", 0, "hourly_mean", True),
    Measure("wage_rse", 1),
    Measure("hourly_p10", 2),
    *(Measure(f"hourly_{name}", 2, f"hourly_{below}") for below, name in pairwise(_STATISTICS)),
    *(Measure(f"annual_{name}", 0, f"hourly_{name}", True) for name in _STATISTICS),
    Measure("jobs_per_1000", 3),
    Measure("location_quotient", 2),
)  # fmt: skip
"""In the order of BLS's data types 01 to 17; relative standard errors (rse) are in percent, wages in US dollars."""

NATION = "0000000"


class Key(NamedTuple):
    """Which cell of the survey: SOC code, area and industry, all without hyphens, as BLS writes them."""

    soc: str
    area: str
    industry: str


Cell = tuple[Key, tuple[tuple[str | None, str], ...]]
"""A key and, for each measure, the text published (``"-"`` without a figure, None without a row) and its footnote."""


@cache
def release() -> dict[str, Any]:
    """Return which release is shipped: its name, source, days, and the notice that BLS wants beside derived figures.

    Examples
    --------
    >>> release()["name"], release()["published"].isoformat()
    ('May 2025', '2026-05-15')
    """
    found: dict[str, Any] = tomllib.loads(read_text(shipped("data", "oews", "release.toml")))["release"]
    return found


def reference_month() -> date:
    """Return the month whose pay the release tells, which is a year before it is published.

    Examples
    --------
    >>> reference_month().isoformat()
    '2025-05-01'
    """
    month, year = release()["name"].split()
    return date(int(year), [*calendar.month_name].index(month), 1)


@cache
def names(what: str) -> dict[str, dict[str, str]]:
    """Read the names of ``"areas"``, ``"industries"``, ``"occupations"`` or ``"footnotes"`` by code.

    Examples
    --------
    >>> names("occupations")["151252"]
    {'code': '151252', 'name': 'Software Developers', 'level': '3'}
    """
    rows = csv.DictReader(read_text(shipped("data", "oews", f"{what}.csv")).splitlines())
    return {row["code"]: row for row in rows}
