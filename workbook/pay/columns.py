"""Wages, titles, pay strings and offers as pandas tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import pandas as pd

from workbook.salary.occupations import TitleIndex, match_titles
from workbook.salary.oews import NATION
from workbook.salary.offers import YEARS, Offer, offer_parts
from workbook.salary.pay_strings import confidence, pay_fields
from workbook.salary.wages import Wage, find_wages

COLUMNS = [
    *("source", "date", "title", "soc", "level", "company", "place"),
    *("low", "high", "currency", "period", "basis", "hours", "n", "note", "original", "doubts"),
]
"""Of a table of pay: a row is one figure, `original` the words it was found in."""

_FIELDS = ("low", "high", "currency", "period", "basis", "note", "confidence", "doubts")
_NO_PAY = (None,) * len(_FIELDS)


def wages_table(soc: str, area: str | None = NATION, industry: str | None = "000000") -> pd.DataFrame:
    """One row a wage of `find_wages`: figures as numbers, a lower bound or an unknown one as NaN and in ``notes``."""
    return pd.DataFrame([_wage_row(wage) for wage in find_wages(soc, area, industry)])


def titles_table(title: str, top: int = 5, index: TitleIndex | None = None) -> pd.DataFrame:
    """One row an occupation that a title may mean: why, how many people do it, their median wage in dollars a year."""
    rows = []
    for match in match_titles(title, top, index):
        (wage,) = find_wages(match.soc)
        employment, median = (wage.amounts[name].exact for name in ("employment", "annual_p50"))
        rows.append((match.soc, match.name, match.score, match.why, employment, median))
    return pd.DataFrame(rows, columns=["soc_code", "title", "score", "why", "employment", "median"])


def compare_offers(offers: Sequence[Offer], equities: Sequence[float] = (0.0, 0.5, 1.0)) -> pd.DataFrame:
    """One row an offer, a share of its equity's value and a year, with every part and their sum; before tax."""
    rows = []
    for offer, equity, year in product(offers, equities, YEARS):
        parts = offer_parts(offer, year, equity)
        about = {"offer": offer.name, "equity_share": equity, "year": year}
        rows.append(about | parts | {"total": sum(parts.values())})
    return pd.DataFrame(rows)


def parse_pay_column(texts: pd.Series[str]) -> pd.DataFrame:
    """Understand a column of pay strings: one row each, with the column's index; partitions may be done one by one."""
    codes, unlike = pd.factorize(texts)
    found = [
        (*fields[1:-1], confidence(fields[-1]), fields[-1]) if (fields := pay_fields(text)) else _NO_PAY
        for text in map(str, unlike.tolist())
    ]
    found.append(_NO_PAY)  # the last is for code −1, where a text is missing
    columns = {}
    for name, values in zip(_FIELDS, zip(*found, strict=True), strict=True):
        kind = float if name in ("low", "high", "confidence") else object
        columns[name] = pd.Series(values, dtype=kind).to_numpy()[codes]
    return pd.DataFrame(columns, index=texts.index)


def _wage_row(wage: Wage) -> dict[str, Any]:
    names = ("soc", "title", "area", "place", "industry", "trade")
    figures = {name: amount.exact for name, amount in wage.amounts.items()}
    notes = [f"{name} {amount}" for name, amount in wage.amounts.items() if amount.exact is None]
    row = {name: getattr(wage, name) for name in names} | figures
    return row | {"notes": "; ".join(notes), "source": wage.source}
