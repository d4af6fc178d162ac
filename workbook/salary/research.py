"""What the reader's research comes to: official wages, points of one's own, three numbers, and what is amiss."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date

from workbook.errors import InputError
from workbook.records import Contents, PayPoint, Research
from workbook.salary.areas import find_areas
from workbook.salary.money import exchange
from workbook.salary.occupations import band_for, split_level
from workbook.salary.oews import NATION, names
from workbook.salary.official import blend, by_year, hours_of, official_wages, weights_of
from workbook.salary.pay_strings import PERIODS, Pay, parse_pay
from workbook.salary.range import Point, SuggestedRange, point_from_pay, suggest_range
from workbook.salary.wage import Wage

OFFICIAL_WEIGHT = 4
"""How many own points the official wage is worth, unless the reader says otherwise: a convention."""

_NO_WAGE = Wage("", "this work", NATION, "", "", "", {}, "")


@dataclass(frozen=True)
class Findings:
    """Everything that cards, picture and table show of the research."""

    wages: tuple[Wage, ...]  # of each occupation picked, brought to the place where need be
    wage: Wage | None  # one for all of them, by the year
    weights: tuple[float, ...]
    band: tuple[float, float, float]
    hours: float  # a year, where pay is by the hour
    points: tuple[tuple[PayPoint, Point | None], ...]  # None where a figure cannot be used
    posted: Point | None
    said: Point | None
    faults: tuple[str, ...]  # what was not understood or used, and why
    range: SuggestedRange | None
    why_not: str  # why there is no range


def findings(contents: Contents, today: date) -> Findings:
    """Work out what is saved of the research; whatever is amiss becomes a sentence, and the rest is used.

    Figures without a date are exchanged at the rate of `today`.
    """
    research, faults = contents.research, list[str]()
    hours = hours_of(research, faults)

    def as_point(
        pay: Pay | None, text: str, name: str, on: date | None, hours: float = hours
    ) -> Point | None:
        try:
            pay = pay or own_pay(text, research.currency)
            same = pay.currency == research.currency
            rate = None if same else exchange(pay.currency, research.currency, on or today)
            return point_from_pay(pay, name, on, rate, research.currency, hours)
        except InputError as error:
            faults.append(f"{name}: {str(error).removeprefix(f'{name}: ')}")
            return None

    def own(name: str) -> Point | None:
        text = getattr(research, name)
        on = research.said_on if name == "said" else None
        point = as_point(None, text, _OWN[name], on) if text.strip() else None
        if point and point.basis != "base":
            faults.append(
                f"{_OWN[name]}: “{text}” is total pay, which is not held against a range of base pay."
            )
        return point

    points = tuple(
        (
            each,
            as_point(pay_of(each), each.text, each.source or each.text, each.found_on, _hours(each, hours)),
        )
        for each in (_filled(record, research.currency) for record in contents.all(PayPoint))
    )
    told = {name: own(name) for name in _OWN}
    base = {name: point for name, point in told.items() if point and point.basis == "base"}
    chosen = {name: point.high if name == "opening" else point.low for name, point in base.items()}
    weights = weights_of(research, faults)
    band = _band(research, faults)
    wages = official_wages(research, faults)
    known = {wage.soc for wage in wages}
    weights = tuple(part for soc, part in zip(research.occupations, weights, strict=True) if soc in known)
    wage = blend([by_year(each, hours) for each in wages], weights) if wages else None
    used = tuple(point for _, point in points if point)
    found, why_not = None, ""
    if not wage and sum(point.basis == "base" for point in used) < 3:
        why_not = "Pick an occupation above, or keep three figures of base pay; then there is a range."
    else:
        official = research.official_weight
        try:
            found = suggest_range(
                wage or _NO_WAGE,
                used,
                band=band,
                weight=float(OFFICIAL_WEIGHT if official is None else official),
                posted=base.get("posted"),
                said=base.get("said"),
                **{name: chosen.get(name) for name in ("walk_away", "target", "opening")},
            )
        except InputError as error:
            why_not = str(error)
    named = told["posted"], told["said"]
    return Findings(wages, wage, weights, band, hours, points, *named, tuple(faults), found, why_not)


_OWN = {
    "posted": "the posted range",
    "said": "what you named",
    "walk_away": "your walk-away",
    "target": "your target",
    "opening": "your opening",
}


def own_pay(text: str, currency: str) -> Pay:
    """Understand what a reader typed; without a currency it is in that of the research, without pay an `InputError`.

    Examples
    --------
    >>> pay = own_pay("88-96k", "USD")
    >>> pay.low, pay.high, pay.currency, pay.doubts[0]
    (88000.0, 96000.0, 'USD', 'no currency is named; taken to be USD')
    """
    pay = parse_pay(text) or parse_pay(f"{currency} {text}")
    if pay is None:
        raise InputError(f"“{text}” was not understood as pay; write it as $95k, 45-50/h or £48,000 a year.")
    doubts = tuple(each.replace("is named", f"is named; taken to be {currency}") if "currency is" in each else each
                   for each in pay.doubts)  # fmt: skip
    return replace(pay, text=text, currency=pay.currency or currency, doubts=doubts)


def point_from_own(pay: Pay, id: str, **details: object) -> PayPoint:
    """Return a pay string understood as a record to keep, the original text beside it."""
    low, high = end_text(pay.low), end_text(pay.high)
    understood = {"currency": pay.currency, "period": pay.period, "basis": pay.basis, "note": pay.note}
    return PayPoint.from_fields(id, {"text": pay.text, "low": low, "high": high, **understood, **details})


def end_text(end: float | None) -> str:
    """Write one end of a figure as it is kept; an open one (None, NaN) is empty.

    Examples
    --------
    >>> end_text(95_000.0), end_text(26.5), end_text(None)
    ('95000', '26.50', '')
    """
    return "" if end is None or math.isnan(end) else f"{end:.2f}".removesuffix(".00")


def pay_of(point: PayPoint) -> Pay | None:
    """Return what a kept figure was understood as; None when its fields were emptied, so that it is read again."""
    try:
        low, high = (float(end) if end else None for end in (point.low, point.high))
    except ValueError:
        return None
    ends = [end for end in (low, high) if end is not None]
    if not ends or point.period not in PERIODS or not all(0 < end < math.inf for end in ends):
        return None
    basis = point.basis or "base"
    return Pay(point.text, low, high, point.currency, point.period, basis, point.note, ())


def _filled(point: PayPoint, currency: str) -> PayPoint:
    """Return a figure of which only the text was typed as it is understood."""
    if pay_of(point) is not None:
        return point
    try:
        read = point_from_own(own_pay(point.text, currency), point.id)
    except InputError:
        return point
    names = ("low", "high", "currency", "period", "basis")
    return replace(point, **{name: getattr(read, name) for name in names}, note=point.note or read.note)


def _hours(point: PayPoint, usual: float) -> float:
    """Return the hours a year of a figure, from those a week as typed; the usual ones where no week has them."""
    try:
        weekly = float(point.hours)
    except ValueError:
        return usual
    return 52 * weekly if 0 < weekly <= 168 else usual


def states_of(area: str) -> tuple[str, ...]:
    """Return the names of the states in which an area lies.

    >>> states_of("0016980"), states_of("0600000"), states_of("")
    (('Illinois', 'Indiana'), ('California',), ())
    """
    row = names("areas").get(area)
    if row is None or area == NATION:
        return ()
    letters = row["name"].partition(", ")[2]
    if not letters:  # a state, or a nonmetropolitan area of one
        return (names("areas")[f"{row['state']}00000"]["name"],)
    return tuple(find_areas(each, 1)[0].name for each in letters.split("-"))


def _band(research: Research, faults: list[str]) -> tuple[float, float, float]:
    given = [float(each) for each in re.findall(r"\d+(?:\.\d+)?", research.band)]
    if len(given) == 3 and 10 <= given[0] < given[1] <= given[2] <= 90:
        return (given[0], given[1], given[2])
    if research.band.strip():
        what = "three rising percentiles from 10 to 90, such as 50, 70, 85"
        faults.append(f"“{research.band}” is not {what}; the level’s are used.")
    return band_for(split_level(research.title)[0])
