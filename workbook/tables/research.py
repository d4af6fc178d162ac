"""The salary research as tidy tables: every figure a row, and what the picture of the wage curve draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from workbook.frames import schemas, typed
from workbook.pay.columns import COLUMNS
from workbook.pay.views import VIEW_COLUMNS, normalised
from workbook.records import Contents, PayPoint, field_types
from workbook.salary.areas import area_of
from workbook.salary.curve import wage_curve
from workbook.salary.occupations import split_level
from workbook.salary.oews import reference_month, release
from workbook.salary.offers import offers_of
from workbook.salary.pay_strings import PERIODS
from workbook.salary.research import findings, own_pay
from workbook.salary.wage import Wage

_MOST_DRAWN = 20
_NAMES = {"walk_away": "walk-away (private)"}


def salary_table(contents: Contents, today: date) -> pd.DataFrame:
    """One row a figure: official, found, posted, named or offered; as found, and for a year in the range's currency.

    `workbook.pay.views.normalised` brings it to another currency, period, month or place.
    """
    research, found = contents.research, findings(contents, today)
    rows = [row for wage in found.wages for row in _official(wage)]
    copied = {*COLUMNS} & {*field_types(PayPoint)}
    for record, point in found.points:
        row = {name: getattr(record, name) for name in copied}
        row |= {
            "role": "own",
            "date": record.found_on,
            "original": record.text,
            "area": area_of(record.place),
        }
        row["level"] = record.level or " ".join(split_level(record.title)[0])
        row["n"] = record.n.replace(",", "")
        row["doubts"] = "" if point else "not used: see the card"
        rows.append(row)
    here = {"company": contents.process.company, "title": contents.process.role, "area": research.area}
    for role, point in (("posted", found.posted), ("said", found.said)):
        if point:
            text = getattr(research, role)
            pay = own_pay(text, research.currency)
            row = {"role": role, "source": point.source, "date": point.on, "original": text, "note": pay.note}
            row |= {name: getattr(pay, name) for name in ("low", "high", "currency", "period", "basis")}
            if role == "said" and research.said_to:
                row["note"] = f"to {research.said_to}"
            rows.append(here | row)
    year = {"currency": research.currency, "period": "year", "area": research.area}
    for offer in offers_of(contents)[0]:
        row = {"role": "offer", "source": offer.name, "basis": "base", "hours": offer.hours}
        rows.append(year | row | dict.fromkeys(("low", "high"), offer.base))
    columns = {name: column for name, column in schemas()["salary"].items() if name not in VIEW_COLUMNS}
    texts = {name: "" for name, column in columns.items() if column.dtype == "str"}
    table = pd.DataFrame([texts | row for row in rows], columns=[*columns])
    numbers = ["low", "high", "hours", "n"]
    table[numbers] = table[numbers].apply(pd.to_numeric, errors="coerce")
    if found.hours != PERIODS["hour"]:  # the reader's own hours hold where a figure names none
        usual = table["hours"].isna() & (table["period"] == "hour")
        table.loc[usual, "hours"] = found.hours / 52
    table = typed("salary", table)
    table.attrs["notice"] = release()["notice"]
    return normalised(table, today, currency=research.currency, period="year")


def curve_table(contents: Contents, today: date) -> pd.DataFrame:
    """What the picture shows: published percentiles, own points, and the numbers, each with the percentile where it stands."""
    found = findings(contents, today)
    curve = wage_curve(found.wage) if found.wage else None
    rows: list[tuple[str, str, float | None, float, float]] = []
    rows += [("official", f"{p:g}", p, wage, wage) for p, wage in (curve.points if curve else ())]
    based = [(record, point) for record, point in found.points if point and point.basis == "base"]
    sources = Counter(record.source for record, _ in based)
    own = [(_label(record, is_one_of_many=sources[record.source] > 1), point) for record, point in based]
    rows += [("own", label, None, point.low, point.high) for label, point in own[:_MOST_DRAWN]]
    if more := [point for _, point in own[_MOST_DRAWN:]]:
        ends = min(point.low for point in more), max(point.high for point in more)
        rows.append(("own", f"{len(more)} more figures, lowest to highest", None, *ends))
    for label, point in (("posted", found.posted), ("you named", found.said)):
        rows += [(label, label, None, point.low, point.high)] if point and point.basis == "base" else []
    if found.range:
        three = {name: getattr(found.range, name) for name in ("walk_away", "target", "opening")}
        if contents.is_copy:
            del three["walk_away"]
        rows += [("number", _NAMES.get(name, name), None, n.value, n.value) for name, n in three.items()]
    table = pd.DataFrame(rows, columns=["kind", "label", "percentile", "low", "high"])
    table["currency"] = contents.research.currency
    table["notice"] = release()["notice"] if found.wage else ""
    table["place"] = found.wage.place if found.wage else ""
    if curve and curve.points:
        table["standing"] = list(map(curve.standing, (table["low"] * table["high"]) ** 0.5))
    return table


def _label(record: PayPoint, *, is_one_of_many: bool) -> str:
    """Name a figure by its source, and where others have the same, by what it is of."""
    of = record.company or record.title or record.text
    return f"{record.source}: {of}" if record.source and is_one_of_many else record.source or of


def _official(wage: Wage) -> Iterator[dict[str, Any]]:
    """One row for each percentile, by the year, or by the hour where BLS publishes no annual figure."""
    period = "year" if any(each.value for each in wage.percentiles("year").values()) else "hour"
    for p, amount in wage.percentiles(period).items():
        if amount.value is None:
            continue
        row = {"role": "official", "source": f"BLS OEWS {release()['name']}", "date": reference_month()}
        row |= {"title": wage.title, "soc": wage.soc, "place": wage.place, "original": str(amount)}
        row |= {
            "low": amount.value,
            "high": amount.exact,
            "currency": "USD",
            "period": period,
            "basis": "base",
        }
        row |= {"n": wage.amount("employment").value, "area": wage.area}
        row |= {"percentile": p, "note": "; ".join(filter(None, (f"percentile {p}", amount.note)))}
        row["changed_by"] = "; ".join(f"{each.what} × {each.rate:.6g}" for each in wage.adjustments)
        yield row
