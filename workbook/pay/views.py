"""Figures of pay in one currency, period, month and place: each step a column beside the figure as it was found."""

from __future__ import annotations

import calendar
import math
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from workbook.errors import InputError
from workbook.frames import typed
from workbook.salary.areas import area_of
from workbook.salary.money import Parities, exchange, inflation, price_level
from workbook.salary.oews import names
from workbook.salary.pay_strings import PERIODS

RATES = ["period_rate", "prices_rate", "currency_rate", "place_rate"]
WANTED = ["value_currency", "value_period", "value_month", "value_place"]
VIEW_COLUMNS = ["period_rate", "prices_rate", "prices", "currency_rate", "currency_day", "place_rate", "place_prices",
                "value_low", "value_high", *WANTED, "not_done"]  # fmt: skip
"""``value = as found × the four rates``; ``not_done`` says which step was left out, and why."""


class Wanted(NamedTuple):
    """What all figures are brought to; an empty month or place leaves prices as they are."""

    currency: str
    period: str
    month: str
    place: str  # code of an area


def normalised(
    table: pd.DataFrame,
    today: date,
    *,
    currency: str | None = None,
    period: str | None = None,
    month: str | date | None = None,
    place: str | None = None,
    basis: str | None = None,
    parities: Parities | None = None,
) -> pd.DataFrame:
    """Bring every figure to one currency, period, month and place, always from the figure as it was found.

    What is not given stays as an earlier call had it, and an empty text takes a step back. So it makes no difference
    in which order, or how often, something is asked for.

    Parameters
    ----------
    table
        Figures with ``low``, ``high``, ``currency``, ``period``, ``date``, ``basis``, ``area`` and ``changed_by``.
    today
        Day of the exchange rate for figures without a date.
    currency, period
        Three letters, in capitals or not, at the European Central Bank's rate of the figure's day or of the end of the month asked for;
        ``"hour"`` … ``"year"``, by the hours a week that a figure names, else the convention of a full-time year of
        2,080 hours.
    month
        Such as ``"2026-06"``, or a day in it: figures in US dollars are brought to its prices with the CPI-U, no index
        of wages. Where it has no index (yet), the last one before it is taken, ``not_done`` says so, and ``value_month``
        is the month whose prices it is.
    place
        Code or name of an area: figures from other areas are brought to its prices. A figure from the place itself, or
        one brought there already, has them in it.
    basis, parities
        Only rows of ``"base"`` or ``"total"`` pay; price levels that the reader added, without which there is no place.

    Raises
    ------
    InputError
        When something is asked for that is not known, or a month that is still to come.
    """
    given = {"value_currency": currency, "value_period": period, "value_month": month, "value_place": place}
    present = table.attrs.get("wanted", {})
    if not present and len(table) and {*WANTED} <= {*table.columns}:  # of a file, say
        present = table[WANTED].iloc[0].to_dict()
    asked = {name: present.get(name, "") if value is None else _text(value) for name, value in given.items()}
    wanted = _checked(Wanted(*asked.values()), today, parities or {})
    if basis not in (None, "", "base", "total"):
        raise InputError(f"The basis {basis!r} was found; write base or total.")
    found = table[table["basis"] == basis] if basis else table
    steps = [_steps(row, wanted, today, parities or {}) for row in found.to_dict("records")]
    made = pd.DataFrame(steps, columns=VIEW_COLUMNS, index=found.index)
    decimals = 2 if wanted.period in ("hour", "day") else 0
    for end in ("low", "high"):
        value = pd.to_numeric(found[end]) * made[RATES].astype(float).prod(axis=1, skipna=False)
        made[f"value_{end}"] = value.round(decimals)
    made[RATES] = made[RATES].astype(float).map(lambda rate: float(f"{rate:.6g}"))
    view = pd.concat([found.drop(columns=VIEW_COLUMNS, errors="ignore"), typed("salary", made)], axis=1)
    view.attrs = {**table.attrs, "wanted": dict(zip(WANTED, wanted, strict=True))}
    return view


def _text(value: str | date) -> str:
    return value.isoformat()[:7] if isinstance(value, date) else str(value).strip()


def _checked(wanted: Wanted, today: date, parities: Parities) -> Wanted:
    """Raise an `InputError` for what cannot be had for any figure; return the place as its code."""
    wanted = wanted._replace(currency=wanted.currency.upper())
    if wanted.period not in PERIODS:
        raise InputError(f"The period {wanted.period!r} was found; write one of {', '.join(PERIODS)}.")
    exchange(wanted.currency, "EUR", date(2026, 1, 2))
    if wanted.month:
        day = _last_day(wanted.month)
        if wanted.month > f"{today:%Y-%m}":
            raise InputError(
                f"The month {wanted.month} is still to come; write one that has an index of prices."
            )
        inflation(day, day)
    if not wanted.place:
        return wanted
    area = wanted.place if wanted.place in names("areas") else area_of(wanted.place)
    if not area:
        raise InputError(f"{wanted.place!r} is not one area; look for its code with find_areas.")
    if not parities:
        why = "which are not here yet; add one as `workbook data list` says."
        raise InputError(f"Prices by place are in files of BEA, {why}")
    price_level({**parities, "": (100.0, "")}, "", area)  # so that a place without a level is said once
    return wanted._replace(place=area)


def _steps(row: Mapping[Hashable, Any], wanted: Wanted, today: date, parities: Parities) -> dict[str, Any]:
    """Return the rates for one figure, each 1 where the step was left out and NaN where it could not be done."""
    left: list[str] = []
    found = None if pd.isna(row["date"]) else row["date"].date()
    made: dict[str, Any] = dict.fromkeys(("prices", "currency_day", "place_prices"), "")
    made |= {**dict(zip(WANTED, wanted, strict=True)), "value_month": ""}
    made |= {"period_rate": math.nan, "prices_rate": 1.0, "currency_rate": math.nan, "place_rate": 1.0}
    if row["period"] in PERIODS:
        periods = PERIODS | ({"hour": 52 * hours} if 0 < (hours := row.get("hours", math.nan)) <= 168 else {})
        made["period_rate"] = periods[row["period"]] / periods[wanted.period]
    else:
        left.append("period not known")
    on = found or today
    if wanted.month and row["currency"] != "USD":
        left.append("the price index is of US dollars")
    elif wanted.month and found is None:
        left.append("no date, so its prices are left as they are")
    elif wanted.month and found:
        try:
            change = inflation(found, _last_day(wanted.month))
            made |= {"prices_rate": change.rate, "prices": change.basis, "value_month": change.as_of}
            if change.as_of != wanted.month:
                left.append(f"there is no price index of {wanted.month}; that of {change.as_of} is taken")
            on = min(_last_day(wanted.month), today)
        except InputError as error:
            left.append(str(error))
    try:
        change = exchange(row["currency"], wanted.currency, on)
        made["currency_rate"] = change.rate
        made["currency_day"] = "" if row["currency"] == wanted.currency else change.as_of
    except InputError as error:
        left.append(str(error))
    if wanted.place and row["area"] != wanted.place:
        if not row["area"]:
            left.append("place not known")
        elif row["changed_by"]:
            left.append("brought to its place already")
        else:
            try:
                change = price_level(parities, row["area"], wanted.place)
                made |= {"place_rate": change.rate, "place_prices": f"{change.basis} (BEA, {change.as_of})"}
            except InputError as error:
                left.append(str(error))
    return made | {"not_done": "; ".join(left)}


def _last_day(month: str) -> date:
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise InputError(f"The month {month!r} was found; write one such as 2026-06.") from None
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
