"""Salary research: pay strings, occupations, official wages, the wage curve, a range of three numbers, offers.

Everything here goes by values: text, a `pandas` object or a frozen dataclass in, and out. Amounts are before tax.

Examples
--------
>>> from workbook import salary
>>> salary.parse_pay("$95k–$110k/yr DOE").high
110000.0
>>> salary.match_titles("Sr. backend dev", top=1)["soc_code"].item()
'15-1252'
>>> table = salary.wages("15-1252")  # in every area; all industries together
>>> len(table), table.loc[0, "annual_p50"].item()
(566, 135980.0)
>>> wage = salary.nearest_wage("15-1252")
>>> salary.wage_curve(wage).standing(150_000)
'at the 61st percentile'
>>> own = [salary.Point(150_000, 160_000, "advertisement")]
>>> salary.suggest_range(wage, own, band=salary.band_for(["senior"])).target.value
161500.0
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.pay.columns import compare_offers, match_titles, parse_pay_column, wages
    from workbook.salary.areas import find_areas
    from workbook.salary.curve import wage_curve
    from workbook.salary.occupations import band_for
    from workbook.salary.offers import Offer
    from workbook.salary.official import by_year
    from workbook.salary.pay_strings import parse_pay
    from workbook.salary.range import Point, suggest_range
    from workbook.salary.wage import find_wages, nearest_wage

__all__ = [
    "Offer",
    "Point",
    "band_for",
    "by_year",
    "compare_offers",
    "find_areas",
    "find_wages",
    "match_titles",
    "nearest_wage",
    "parse_pay",
    "parse_pay_column",
    "suggest_range",
    "wage_curve",
    "wages",
]
_ROOMS = {
    "pay.columns": ("compare_offers", "match_titles", "parse_pay_column", "wages"),
    "salary.areas": ("find_areas",),
    "salary.curve": ("wage_curve",),
    "salary.occupations": ("band_for",),
    "salary.offers": ("Offer",),
    "salary.official": ("by_year",),
    "salary.pay_strings": ("parse_pay",),
    "salary.range": ("Point", "suggest_range"),
    "salary.wage": ("find_wages", "nearest_wage"),
}


def __getattr__(name: str) -> Any:
    # Imported when first asked for: a pay string needs no pandas, the command line none of all this.
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"workbook.{room}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
