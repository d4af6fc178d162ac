"""Very many rows of pay as few figures: the middle half of each company, place, title, level or occupation."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from workbook.pay.columns import COLUMNS
from workbook.salary.pay_strings import PERIODS
from workbook.wording import many

GROUPINGS = {
    "each row on its own": "",
    "one figure for all rows": "all",
    "one for each job title": "title",
    "one for each company": "company",
    "one for each place": "place",
    "one for each level": "level",
    "one for each occupation code": "soc",
}


def pay_to_group(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return what a group needs of rows understood: its name, currency and basis, and what a year's pay is.

    An hourly wage is for the hours a week that the row names, or 40; the middle of a range is taken in logarithms.
    """
    low, high = rows["low"].fillna(rows["high"]), rows["high"].fillna(rows["low"])
    hours = pd.to_numeric(rows["hours"], errors="coerce").where(rows["period"] == "hour")
    rate = (52 * hours).fillna(rows["period"].map(PERIODS))
    name = rows[by] if by in COLUMNS else pd.Series("", index=rows.index)
    told = rows[["currency", "basis"]].assign(name=name).astype("category")
    return told.assign(date=rows["date"], year=np.sqrt(low * high) * rate)


def group_pay(parts: Iterable[pd.DataFrame], by: str, source: str) -> pd.DataFrame:
    """Return one row of `COLUMNS` for each group, the largest first; currencies, and base and total pay, stay apart.

    Parameters
    ----------
    parts
        Each of `pay_to_group`.
    by
        One of the values of `GROUPINGS`.

    Examples
    --------
    >>> rows = pd.DataFrame({"low": [90e3, 110e3], "high": [90e3, 110e3], "hours": "", "period": "year",
    ...                      "currency": "USD", "basis": "base", "date": "2026-01-05", "company": "Acme"})
    >>> group_pay([pay_to_group(rows, "company")], "company", "ads.csv")[["company", "low", "high", "n", "note"]].squeeze().to_dict()
    {'company': 'Acme', 'low': 95000.0, 'high': 105000.0, 'n': 2, 'note': '25th to 75th percentile of 2 rows, median 100,000'}
    """
    whole = pd.concat([part.astype({"name": str, "currency": str, "basis": str}) for part in parts])
    groups = whole.groupby(["name", "currency", "basis"], sort=False)
    table = groups["year"].quantile(np.array([0.25, 0.5, 0.75])).round().unstack()
    table = table.join(groups.agg(count=("year", "size"), date=("date", "max")))
    table = table.sort_values("count", ascending=False, kind="stable").reset_index()
    counted = [many(count, "row") for count in table["count"]]
    figures = table[["currency", "basis", "date"]].assign(
        low=table[0.25],
        high=table[0.75],
        n=table["count"].astype("Int64"),
        hours=np.nan,
        note=[
            f"25th to 75th percentile of {rows}, median {middle:,.0f}"
            for rows, middle in zip(counted, table[0.5], strict=True)
        ],
        original=[
            f"{rows} of {source}{name and f': {name}'}"
            for rows, name in zip(counted, table["name"], strict=True)
        ],
        doubts=pd.Series([()] * len(table), dtype=object),
        period="year",
        source=source,
        **({by: table["name"]} if by in COLUMNS else {}),
    )
    return figures.reindex(columns=COLUMNS, fill_value="")
