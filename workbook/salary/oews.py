"""What BLS's OEWS survey measures, and of which release, areas, industries and occupations ``data/oews`` is."""

from __future__ import annotations

import calendar
import csv
import tomllib
from collections.abc import Sequence
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

    def whole(self, kept: Sequence[int | None], near: Sequence[int | None]) -> list[int | None]:
        """Return figures of which the differences from others are kept.

        >>> Measure("hourly_p50", 2, "hourly_p25").whole([351, None], [2100, 1900])
        [2451, None]
        """
        expected, step = self.expected, self.step
        pairs = zip(kept, near, strict=True)
        return [None if rest is None else expected(base) + step * rest for rest, base in pairs]


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
ALL_INDUSTRIES = "000000"
_OCCUPATION_LEVELS = ("major", "minor", "broad", "detailed")
_AREA_TYPES = {"N": "nation", "S": "state", "M": "metropolitan"}
_INDUSTRY_LEVELS = ("total", "ownership", "sector", "subsector", "industry group", "industry")


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


def occupation_level(code: str) -> str:
    """Return which level of the SOC a code of OEWS is of.

    >>> [occupation_level(code) for code in ("000000", "150000", "151200", "151252")]
    ['total', 'major', 'minor', 'detailed']
    """
    return "total" if code == "000000" else _OCCUPATION_LEVELS[int(names("occupations")[code]["level"])]


def area_type(code: str) -> str:
    """Return whether an area is the nation, a state, metropolitan or nonmetropolitan, whose code begins with its state's.

    >>> [area_type(code) for code in (NATION, "0100000", "0016980", "0100001")]
    ['nation', 'state', 'metropolitan', 'nonmetropolitan']
    """
    row = names("areas")[code]
    return "nonmetropolitan" if row["type"] == "M" and not code.startswith("00") else _AREA_TYPES[row["type"]]


def industry_level(code: str) -> str:
    """Return which level of the NAICS a code of OEWS is of; ``"ownership"`` where it only splits another by the owner.

    >>> [industry_level(code) for code in (ALL_INDUSTRIES, "000001", "62--63", "622000", "622100", "622105", "623210")]
    ['total', 'ownership', 'sector', 'subsector', 'industry group', 'ownership', 'industry']
    """
    row = names("industries")[code]
    level = _INDUSTRY_LEVELS[int(row["level"])]
    is_split = row["name"].endswith("Owned") or (level == "sector" and "-" not in code)
    return "ownership" if is_split else level


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
