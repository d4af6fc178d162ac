"""The occupations picked in several places, as a table: what is published there, or brought there from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.frames import frame
from workbook.records import Contents
from workbook.salary.oews import release
from workbook.salary.official import compared_wages, median_interval, origin_of, work_name
from workbook.salary.wage import PERCENTILES, Wage

if TYPE_CHECKING:
    import pandas as pd


def places_table(contents: Contents) -> pd.DataFrame:
    """One row for each occupation and place to compare, in US dollars a year; the reader's own place comes first."""
    table = frame("places", map(_row, compared_wages(contents.research)[0]))
    table.attrs["notice"] = release()["notice"]
    return table


def _row(wage: Wage) -> dict[str, Any]:
    amounts = wage.percentiles()
    low, high = median_interval(wage) or (None, None)
    notes = [change.what for change in wage.adjustments]
    notes += dict.fromkeys(amount.note for amount in amounts.values() if amount.note)
    row = {f"p{p}": wage.amount(f"annual_p{p}").exact for p in PERCENTILES}
    bounds = [amount.value for amount in amounts.values() if amount.is_at_least]
    return row | {
        "work": work_name(wage),
        "soc": wage.soc,
        "place": wage.place,
        "area": wage.area,
        "origin": origin_of(wage),
        "bound": min(filter(None, bounds), default=None),
        "margin": wage.margin,
        "median_low": low,
        "median_high": high,
        "note": "; ".join(notes),
        "source": wage.source,
    }
