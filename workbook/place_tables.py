"""The occupations picked in several places, as a table: what is published there, or brought there from elsewhere."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from workbook.records import Contents
from workbook.salary.oews import release
from workbook.salary.official import by_year, official_wages, work_name
from workbook.salary.research import hours_of
from workbook.salary.wages import NATION, PERCENTILES, Wage

PLACE_COLUMNS = [
    "work", "place", "origin", *(f"p{p}" for p in PERCENTILES), "bound", "margin", "median_low", "median_high", "note", "notice",
]  # fmt: skip


def places_table(contents: Contents) -> pd.DataFrame:
    """One row for each occupation and place to compare, in US dollars a year; the reader's own place comes first.

    Returns
    -------
    pandas.DataFrame
        ``p10`` to ``p90`` are NaN where BLS publishes no exact figure; ``bound`` is the amount that the lowest of the
        percentiles above is at least. ``margin`` is 0 for what is published; else the wage is that of ``origin``,
        brought here, and the median lies between ``median_low`` and ``median_high`` four times in five.
    """
    research, faults = contents.research, list[str]()
    hours = hours_of(research, faults)
    areas = dict.fromkeys((research.area or NATION, *research.compared))
    rows = [
        _row(by_year(wage, hours))
        for area in areas
        for wage in official_wages(research, faults, area)
        if research.compared
    ]
    table = pd.DataFrame(rows, columns=PLACE_COLUMNS)
    figures = [*(f"p{p}" for p in PERCENTILES), "bound", "margin", "median_low", "median_high"]
    table[figures] = table[figures].astype(float)
    table = table.sort_values("work", kind="stable", ignore_index=True)
    table.attrs["faults"] = tuple(dict.fromkeys(faults))
    return table


def _row(wage: Wage) -> dict[str, Any]:
    amounts = wage.percentiles("year")
    row: dict[str, Any] = {f"p{p}": amounts[p].exact if p in amounts else None for p in PERCENTILES}
    bounds = [amount.value for amount in amounts.values() if amount.is_at_least and amount.value]
    row |= {"bound": min(bounds, default=None), "margin": wage.margin, "notice": release()["notice"]}
    if row["p50"] and wage.margin:
        row |= {
            "median_low": row["p50"] * math.exp(-wage.margin),
            "median_high": row["p50"] * math.exp(wage.margin),
        }
    brought = [change.what for change in wage.adjustments if change.what.startswith("wage of ")]
    origin = brought[0].removeprefix("wage of ").partition(" brought to ")[0] if brought else wage.place
    notes = [change.what for change in wage.adjustments]
    notes += dict.fromkeys(amount.note for amount in amounts.values() if amount.note)
    return row | {"work": work_name(wage), "place": wage.place, "origin": origin, "note": "; ".join(notes)}
