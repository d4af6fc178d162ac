"""The salary research as tidy tables: every figure a row, and what the picture of the wage curve draws."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from workbook.pay_tables import COLUMNS
from workbook.records import Contents
from workbook.salary.curve import wage_curve
from workbook.salary.occupations import split_level
from workbook.salary.oews import release
from workbook.salary.offers import offers_of
from workbook.salary.pay_strings import PERIODS
from workbook.salary.range import Point
from workbook.salary.research import findings
from workbook.salary.wages import PERCENTILES, Wage

_MOST_DRAWN = 20
_NAMES = {"walk_away": "walk-away (private)"}
SALARY_COLUMNS = ["role", *COLUMNS, "year_low", "year_high", "year_currency", "changed_by"]


def salary_table(contents: Contents, today: date) -> pd.DataFrame:
    """One row a figure: official, found, posted, named or offered; as found, and for a year in the range's currency.

    Returns
    -------
    pandas.DataFrame
        ``role`` is official, own, posted, said or offer. ``low`` and ``high`` are as found, in ``currency`` for each
        ``period``; an official figure that is only a lower bound has no ``high``. ``year_low`` and ``year_high`` are
        what ``changed_by`` made of them. ``basis`` is base or total: keep them apart in every statistic.
    """
    research, found = contents.research, findings(contents, today)
    rows = [row for wage in found.wages for row in _official(wage)]
    told = ("source", "title", "soc", "company", "place", "note", "currency", "period", "basis")
    copied = (*told, "low", "high", "hours")
    for record, point in found.points:
        row = {name: getattr(record, name) for name in copied}
        row |= {"role": "own", "date": record.found_on, "original": record.text}
        row["level"] = record.level or " ".join(split_level(record.title)[0])
        row["n"] = record.n.replace(",", "")
        rows.append(row | _year(point, research.currency))
    year = {"currency": research.currency, "period": "year", "year_currency": research.currency}
    for role, point in (("posted", found.posted), ("said", found.said)):
        if point:
            row = {"role": role, "source": point.source, "date": point.on, "basis": point.basis}
            row |= {"company": contents.process.company, "title": contents.process.role}
            row |= {"low": point.low, "high": point.high, "original": getattr(research, role)}
            row["note"] = f"to {research.said_to}" if role == "said" and research.said_to else ""
            rows.append(year | row | _year(point, research.currency))
    for offer in offers_of(contents)[0]:
        row = {"role": "offer", "source": offer.name, "basis": "base", "hours": offer.hours}
        rows.append(year | row | dict.fromkeys(("low", "high", "year_low", "year_high"), offer.base))
    ends = ["low", "high", "year_low", "year_high", "hours", "n"]
    texts = dict.fromkeys(set(SALARY_COLUMNS) - {*ends, "date"}, "")
    table = pd.DataFrame([texts | row for row in rows], columns=SALARY_COLUMNS)
    table[ends] = table[ends].apply(pd.to_numeric, errors="coerce")
    table["date"] = pd.to_datetime(table["date"])
    table.attrs["notice"] = release()["notice"]
    return table


def curve_table(contents: Contents, today: date) -> pd.DataFrame:
    """What the picture shows: published percentiles, own points, and the numbers, each with the percentile where it stands."""
    found = findings(contents, today)
    curve = wage_curve(found.wage) if found.wage else None
    rows: list[tuple[str, str, float | None, float, float]] = []
    if curve:
        rows += [("official", f"{p:g}", p, wage, wage) for p, wage in curve.points]
    own = [(record.source or record.text, point) for record, point in found.points if point]
    own = [(label, point) for label, point in own if point.basis == "base"]
    rows += [("own", label, None, point.low, point.high) for label, point in own[:_MOST_DRAWN]]
    if more := [point for _, point in own[_MOST_DRAWN:]]:
        ends = min(point.low for point in more), max(point.high for point in more)
        rows.append(("own", f"{len(more)} more figures, lowest to highest", None, *ends))
    for label, point in (("posted", found.posted), ("you named", found.said)):
        rows += [(label, label, None, point.low, point.high)] if point and point.basis == "base" else []
    if found.range:
        three = {name: getattr(found.range, name) for name in ("walk_away", "target", "opening")}
        rows += [("number", _NAMES.get(name, name), None, n.value, n.value) for name, n in three.items()]
    table = pd.DataFrame(rows, columns=["kind", "label", "percentile", "low", "high"])
    table["currency"] = contents.research.currency
    table["notice"] = release()["notice"] if found.wage else ""
    table["place"] = found.wage.place if found.wage else ""
    if curve and curve.points:
        table["standing"] = [
            curve.standing((low * high) ** 0.5) for low, high in zip(table["low"], table["high"], strict=True)
        ]
    return table  # fmt: skip


def _official(wage: Wage) -> Iterator[dict[str, Any]]:
    """One row for each percentile, by the year, or by the hour where BLS publishes no annual figure."""
    period = "year" if any(each.value for each in wage.percentiles("year").values()) else "hour"
    for p in PERCENTILES:
        amount = wage.percentiles(period).get(p)
        if amount is None or amount.value is None:
            continue
        rate, employed = PERIODS[period], wage.amounts.get("employment")
        row = {"role": "official", "source": f"BLS OEWS {release()['name']}", "date": release()["published"]}
        row |= {"title": wage.title, "soc": wage.soc, "place": wage.place, "original": str(amount)}
        row |= {
            "low": amount.value,
            "high": amount.exact,
            "currency": "USD",
            "period": period,
            "basis": "base",
        }
        row |= {"year_low": amount.value * rate, "year_high": amount.exact and amount.exact * rate}
        row |= {"n": employed.value if employed else None, "year_currency": "USD"}
        row["note"] = "; ".join(filter(None, (f"percentile {p}", amount.note)))
        row["changed_by"] = "; ".join(change.what for change in wage.adjustments)
        yield row


def _year(point: Point | None, currency: str) -> dict[str, Any]:
    if point is None:
        return {"doubts": "not used: see the card"}
    told = "; ".join(f"{each.what} × {each.rate:.6g}" for each in point.adjustments)
    return {"year_low": point.low, "year_high": point.high, "year_currency": currency, "changed_by": told}
