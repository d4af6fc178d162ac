"""Wages, titles, pay strings and offers as pandas tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import pandas as pd

from workbook.errors import InputError
from workbook.frames import frame, lists_columns, schemas, typed
from workbook.salary.occupations import TitleIndex, find_titles, row_for
from workbook.salary.oews import (
    ALL_INDUSTRIES,
    MEASURES,
    NATION,
    area_type,
    industry_level,
    names,
    occupation_level,
)
from workbook.salary.offers import YEARS, Offer, offer_parts
from workbook.salary.pay_strings import confidence, pay_fields
from workbook.salary.wage import find_wages, plain_code

COLUMNS = [
    *("source", "date", "title", "soc", "level", "company", "place"),
    *("low", "high", "currency", "period", "basis", "hours", "n", "note", "original", "doubts"),
]
"""Of a table of pay: a row is one figure, `original` the words it was found in."""

_FIELDS = ("low", "high", "currency", "period", "basis", "note", "confidence", "doubts")
_NO_PAY = (None,) * len(_FIELDS)


@lists_columns("wages")
def wages(soc: str | None = None, area: str | None = None, industry: str | None = None) -> pd.DataFrame:
    """Return what BLS publishes, one row an occupation and area, or an occupation and industry.

    Wages are straight-time gross pay in US dollars; a figure that is only a lower bound, or not published, is NaN. Rows
    of several levels stand together: before adding up, keep one ``occupation_level``, ``area_type`` and
    ``industry_level``. A cell that BLS does not publish has no row.

    Parameters
    ----------
    soc
        A SOC 2018 code, groups such as ``"15-0000"`` included; None for all of them.
    area
        BLS's code, of `find_areas`; None for every area (with an industry: the nation).
    industry
        BLS's code; None for all industries together, ``"each"`` for every one.

    Raises
    ------
    InputError
        When BLS has no such occupation, area or industry, or for an industry in an area, which it does not publish.

    Examples
    --------
    >>> table = wages("15-1252", area="0041860")
    >>> table[["place", "annual_p50"]].values.tolist()
    [['San Francisco-Oakland-Fremont, CA', 186640.0]]
    >>> wages("27-2021", "0600000")["notes"].item().split("; ")[-1]
    'annual_p90 ≥ 239,200'
    >>> wages("15-1252", industry="541500")["trade"].item()
    'Computer Systems Design and Related Services'
    >>> by_industry = wages("15-1252", industry="each")
    >>> sectors = by_industry[by_industry["industry_level"] == "sector"]
    >>> len(by_industry), len(sectors), sectors["employment"].sum().item(), by_industry["employment"].sum().item()
    (364, 20, 1687890.0, 6971440.0)
    """
    if area is not None and area not in names("areas"):
        raise InputError(f"There is no area {area!r}; look for its code with find_areas.")
    if industry not in (None, "each") and industry not in names("industries"):
        raise InputError(f"There is no industry {industry!r}; data/oews/industries.csv lists them.")
    if industry not in (None, ALL_INDUSTRIES) and area not in (None, NATION):
        raise InputError(
            "BLS publishes wages by industry for the nation only; leave out the area or the industry."
        )
    if soc is not None and plain_code(soc) not in names("occupations"):
        row = row_for(soc.strip()[:7])
        way = f"it is counted in {row}" if row else "look for its code with match_titles"
        raise InputError(f"BLS publishes no wages of an occupation {soc!r}; {way}.")
    occupations = sorted(names("occupations")) if soc is None else [soc]
    trade = {None: ALL_INDUSTRIES, "each": None}.get(industry, industry)
    tables = [_wages_of(code, area, trade) for code in occupations]
    return typed("wages", pd.concat([each for each in tables if len(each)] or tables[:1], ignore_index=True))


def _wages_of(soc: str, area: str | None, industry: str | None) -> pd.DataFrame:
    found = find_wages(soc, area, industry)
    places, trades, works = names("areas"), names("industries"), names("occupations")
    columns: dict[str, Any] = {
        "soc": [f"{key.soc[:2]}-{key.soc[2:]}" for key in found.keys],
        "title": [works[key.soc]["name"] for key in found.keys],
        "occupation_level": [occupation_level(key.soc) for key in found.keys],
        "area": [key.area for key in found.keys],
        "place": [places[key.area]["name"] for key in found.keys],
        "area_type": [area_type(key.area) for key in found.keys],
        "industry": [key.industry for key in found.keys],
        "trade": [
            "" if key.industry == ALL_INDUSTRIES else trades[key.industry]["name"] for key in found.keys
        ],
        "industry_level": [industry_level(key.industry) for key in found.keys],
    }
    notes: list[list[str]] = [[] for _ in found.keys]
    for measure in MEASURES:
        columns[measure.name] = pd.Series(found.exact(measure.name), dtype=float)
        for place, amount in found.inexact(measure.name):
            notes[place].append(f"{measure.name} {amount}")
    return pd.DataFrame({**columns, "notes": ["; ".join(each) for each in notes], "source": found.source})


@lists_columns("match_titles")
def match_titles(title: str | float | None, top: int = 5, index: TitleIndex | None = None) -> pd.DataFrame:
    """Return the occupations a title may mean, the likeliest first; none for a title that is missing (None, NaN).

    Examples
    --------
    >>> match_titles("Sr. backend dev", top=2)[["soc_code", "title", "employment"]].values.tolist()
    [['15-1252', 'Software Developers', 1687890.0], ['15-1254', 'Web Developers', 70190.0]]
    """
    rows = []
    for match in find_titles(title, top, index):
        (wage,) = find_wages(match.soc)
        employment, median = (wage.amounts[name].exact for name in ("employment", "annual_p50"))
        found = {"soc_code": match.soc, "title": match.name, "score": match.score, "why": match.why}
        rows.append(found | {"employment": employment, "median": median})
    return frame("match_titles", rows)


@lists_columns("offers")
def compare_offers(offers: Sequence[Offer], equities: Sequence[float] = (0.0, 0.5, 1.0)) -> pd.DataFrame:
    """One row an offer, a share of its equity's value and a year, with every part and their sum; before tax."""
    rows = []
    for offer, equity, year in product(offers, equities, YEARS):
        parts = offer_parts(offer, year, equity)
        about = {"offer": offer.name, "equity_share": equity, "year": year}
        rows.append(about | parts | {"total": sum(parts.values())})
    return frame("offers", rows)


@lists_columns("parse_pay_column")
def parse_pay_column(texts: pd.Series[str]) -> pd.DataFrame:
    """Understand a column of pay strings: one row each, with the column's index; partitions may be done one by one."""
    if not isinstance(texts, pd.Series):
        raise InputError('parse_pay_column takes a Series, such as table["Pay"]; one text is for parse_pay.')
    codes, unlike = pd.factorize(texts)
    found = [
        (*fields[1:-1], confidence(fields[-1]), fields[-1]) if (fields := pay_fields(text)) else _NO_PAY
        for text in map(str, unlike.tolist())
    ]
    found.append(_NO_PAY)  # the last is for code −1, where a text is missing
    columns = {}
    for name, values in zip(_FIELDS, zip(*found, strict=True), strict=True):
        columns[name] = pd.Series(values, dtype=schemas()["parse_pay_column"][name].dtype).array.take(codes)
    return pd.DataFrame(columns, index=texts.index)
