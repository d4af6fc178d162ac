"""Money over currencies, months and places: each step an adjustment that shows its rate, source and day."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from currency_converter import CurrencyConverter, RateNotFoundError

from workbook.errors import DataError, InputError
from workbook.salary.wage import Adjustment
from workbook.shipped import shipped
from workbook.tomlfile import read_text

Parities = dict[str, tuple[float, str]]
"""Price level (the nation is 100) and year, by the survey's code of an area."""


def exchange(currency: str, to: str, on: date) -> Adjustment:
    """Return the European Central Bank's reference rate of a day, or of the last one with a rate in the 92 before.

    Examples
    --------
    >>> change = exchange("EUR", "USD", date(2026, 10, 4))  # a Sunday
    >>> change.what, change.as_of, exchange("USD", "USD", date(2026, 10, 4)).rate
    ('EUR → USD', '2026-10-02', 1.0)
    """
    rates = _rates()
    if unknown := {currency, to} - {*rates.bounds}:
        raise InputError(f"The European Central Bank has no rate for {min(unknown)!r}; convert it yourself.")
    for day in (on - timedelta(days=days) for days in range(93)):
        try:
            rate = 1.0 if currency == to else float(rates.convert(1, currency, to, day))
        except RateNotFoundError:  # weekends and holidays, or days after this package was made
            continue
        source = "European Central Bank, euro foreign exchange reference rates"
        return Adjustment(f"{currency} → {to}", rate, source, day.isoformat(), f"wanted for {on}")
    raise InputError(
        f"There is no rate for {currency} in {to} near {on}; a newer currencyconverter may have it."
    )


def inflation(since: date, until: date) -> Adjustment:
    """Return how US consumer prices changed between two months: a price index (CPI-U), which is no wage index.

    A month without an index (October 2025 has none, nor what is not out yet) takes the last one before it.

    Examples
    --------
    >>> change = inflation(date(2025, 10, 15), date(2026, 8, 1))
    >>> round(change.rate, 4), change.basis
    (1.0313, 'price index 2026-08 334.980 ÷ 2025-09 324.800')
    """
    months, found = _months(), []
    for day in (since, until):
        known = [month for month in months if month <= f"{day:%Y-%m}"]
        if not known:
            raise InputError(f"The price index here begins in {min(months)}; {day:%Y-%m} is before it.")
        found.append((known[-1], months[known[-1]]))
    (start, one), (end, two) = found
    basis = f"price index {end} {two:.3f} ÷ {start} {one:.3f}"
    return Adjustment(f"prices of {start} → {end}", two / one, "BLS, CPI-U, series CUUR0000SA0", end, basis)


def load_parities(path: Path) -> Parities:
    """Read BEA's regional price parities, by state (SARPP) or metropolitan area (MARPP); `DataError` for another file."""
    head, *rows = list(csv.reader(read_text(path).splitlines(), skipinitialspace=True)) or [[]]
    if not {"GeoFIPS", "Description"} <= {*head}:
        raise DataError(f"{path.name} is not BEA's table MARPP or SARPP; a column of those is GeoFIPS.")
    found = {}
    for row in (dict(zip(head, cells, strict=True)) for cells in rows if len(cells) == len(head)):
        years = [year for year in head if year.isdigit() and row[year][:1].isdigit()]
        if row["Description"].startswith("RPPs: All items") and years:
            fips = row["GeoFIPS"]
            found[f"{fips}00" if fips.endswith("000") else f"00{fips}"] = (float(row[years[-1]]), years[-1])
    return found


def price_level(parities: Parities, origin: str, to: str) -> Adjustment:
    """Return how prices in one area stand to those in another; never for a figure of the place itself.

    Examples
    --------
    >>> price_level({"0000000": (100.0, "2024"), "0012420": (98.5, "2024")}, "0000000", "0012420").rate
    0.985
    """
    if origin == to:
        raise InputError("This figure is from the place itself; its prices are in it already.")
    for code in (origin, to):
        if code not in parities:
            raise InputError(f"BEA's file has no area {code}; add its other table, of states or of areas.")
    (one, year), (two, _) = parities[origin], parities[to]
    source = "BEA, regional price parities"
    return Adjustment(f"prices of {origin} → {to}", two / one, source, year, f"{two} ÷ {one}")


@cache
def _rates() -> CurrencyConverter:
    return CurrencyConverter()


@cache
def _months() -> dict[str, float]:
    rows = csv.DictReader(read_text(shipped("data", "prices", "cpi_u.csv")).splitlines())
    return {row["month"]: float(row["index"]) for row in rows}
