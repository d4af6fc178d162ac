"""Cards of the salary research: official wages, own figures, the three numbers, and offers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from statistics import median

from markupsafe import Markup

from workbook.cards.parts import bullets, card, facts, folded, heading, quiet, table
from workbook.cards.start import long_date
from workbook.records import Contents, PayPoint
from workbook.salary.curve import ordinal, wage_curve
from workbook.salary.occupations import Match, split_level
from workbook.salary.oews import release
from workbook.salary.offers import (
    NOT_MODELLED,
    YEARS,
    break_even_base,
    hourly_rate,
    offer_parts,
    offer_total,
    offers_of,
)
from workbook.salary.pay_strings import PERIODS
from workbook.salary.range import Figure
from workbook.salary.research import OFFICIAL_WEIGHT, findings
from workbook.salary.wages import PERCENTILES, Adjustment, Amount, Wage
from workbook.wording import many, span

_MOST_LISTED = 1_000

INCLUDES = (
    "Straight-time gross pay: with commissions, production bonuses and tips; without overtime, other bonuses and equity."
    " A percentile is a place among all who do this work; it is not seniority."
)


def candidates(found: Sequence[tuple[Match, Wage]]) -> Markup:
    """Occupations that a title may mean, with the reason, and how many people earn what."""
    if not found:
        return quiet("No occupation is known by such a title; try another word for the same work.")
    rows = [
        (match.name, match.why, _people(wage), _money(wage.amounts.get("annual_p50"), "year"))
        for match, wage in found
    ]
    return table(("Occupation", "Why", "People (nation)", "Median a year (USD)"), rows)


def not_understood(lines: Sequence[str]) -> Markup:
    """Every line or row that is no figure, with the reason; many are folded away, and of very many the rest is counted."""
    more = [f"And {len(lines) - _MOST_LISTED:,} more."] if len(lines) > _MOST_LISTED else []
    listed = bullets([*lines[:_MOST_LISTED], *more])
    return folded(f"Not understood: {len(lines):,} (open to see each)", listed) if len(lines) > 8 else listed


def official_card(contents: Contents, today: date) -> Markup:
    """What BLS publishes for the occupations picked, in the place chosen."""
    title, found = "Official wages", findings(contents, today)
    if not found.wages:
        text = found.faults[0] if contents.research.occupations else "No occupation is picked yet."
        return card(title, quiet(text))
    rows = [
        (label, *(f"{_money(wage.amounts.get(f'annual_{name}'), 'year')} · {_money(wage.amounts.get(f'hourly_{name}'), 'hour')}" for wage in found.wages))
        for label, name in [*((f"{ordinal(p)} percentile", f"p{p}") for p in PERCENTILES), ("Mean", "mean")]
    ]  # fmt: skip
    rows.append(("People in this work", *(_people(wage) for wage in found.wages)))
    rows.append(("Relative standard error", *(_error(wage) for wage in found.wages)))
    if len(found.wages) > 1:
        rows.append(("Weight, your choice", *(f"{weight:g}" for weight in found.weights)))
    notes = [amount.note for wage in found.wages for amount in wage.amounts.values() if amount.note]
    wide = [
        f"{wage.title}: no figure is published for {wage.place}, so this is the {_told(change)}. "
        f"Four in five such figures lie within {math.expm1(wage.margin):.0%} of what BLS publishes elsewhere."
        for wage in found.wages
        for change in wage.adjustments
    ]
    return card(
        f"{title}: {found.wages[0].place}",
        quiet("US dollars before tax, a year · an hour."),
        table(("", *(wage.title for wage in found.wages)), rows),
        bullets([*wide, *dict.fromkeys(notes), *found.faults]),
        quiet(f"{INCLUDES} Source: {found.wages[0].source}. {release()['notice']}"),
    )


def points_card(contents: Contents, today: date) -> Markup:
    """Every figure kept: as written, as understood, and for a year in the currency of the range."""
    title, found, currency = "Your figures", findings(contents, today), contents.research.currency
    if not found.points:
        return card(title, quiet("No figure is kept yet."))
    rows = [
        (
            record.text,
            understood(record),
            span(point.low, point.high) if point else "not used; see below",
            " · ".join(filter(None, (record.source, long_date(record.found_on) if record.found_on else ""))),
            " · ".join(filter(None, _about(record))),
            "; ".join(map(_told, point.adjustments)) if point else "",
        )
        for record, point in found.points
    ]
    lines = []
    for basis, name in (("base", "base pay"), ("total", "total pay")):
        values = [point.value for _, point in found.points if point and point.basis == basis]
        if values:
            apart = "; it never enters the range, which is base pay" if basis == "total" else ""
            lines.append(
                f"Median of {len(values)} of {name}: {median(values):,.0f} {currency} a year{apart}."
            )
    header = ("As written", "Understood as", f"{currency} a year", "Source", "About", "Changed by")
    return card(title, table(header, rows), bullets([*lines, *found.faults]))


def range_card(contents: Contents, today: date) -> Markup:
    """Walk-away, target and opening with what they rest on, and what contradicts them."""
    title, found, research = "Your range", findings(contents, today), contents.research
    if found.range is None:
        return card(title, quiet(found.why_not), bullets(found.faults))
    suggested = found.range
    named = (
        ("Walk-away: private, never said and never shared", suggested.walk_away),
        ("Target", suggested.target),
        ("Opening", suggested.opening),
    )
    rows = [
        (name, f"{each.value:,.0f}", f"{each.value / PERIODS['hour']:,.2f}", _interval(each), each.basis)
        for name, each in named
    ]
    curve = wage_curve(found.wage) if found.wage else None
    told = [
        (name, span(point.low, point.high) + ("" if point.basis == "base" else " (total pay)"))
        for name, point in (("Posted", found.posted), ("You named", found.said))
        if point
    ]
    if curve and curve.points:
        told += [("Your target stands", f"{curve.standing(suggested.target.value)} of the official wages")]
    levels = ", ".join(split_level(research.title)[0])
    band = "your own" if research.band.strip() else f"a convention for {levels or 'no level named'}"
    weight = OFFICIAL_WEIGHT if research.official_weight is None else research.official_weight
    how = [
        f"Percentiles {', '.join(f'{each:g}' for each in found.band)}: {band}; you can change them.",
        f"The official wage counts as much as {many(weight, 'figure')} of your own; a figure far from the others counts less.",
        *map(_told, found.wage.adjustments if found.wage else ()),
    ]
    conflicts = [f"{each[:1].upper()}{each[1:]}." for each in suggested.conflicts]
    return card(
        title,
        table(("", f"{research.currency} a year", "An hour", "Four times in five between", "Rests on"), rows),
        facts(told),
        *((heading("What does not fit"), bullets(conflicts)) if conflicts else ()),
        heading("How it was worked out"),
        bullets([*how, *found.faults]),
        quiet(f"Base pay before tax. {suggested.notice if found.wage else ''}"),
    )  # fmt: skip


def offers_card(contents: Contents) -> Markup:
    """Offers side by side by year, their sums at three values of the equity, and the base that makes them equal."""
    title, (offers, faults) = "Offers", offers_of(contents)
    if not offers:
        return card(title, quiet("No offer is entered yet."), bullets(faults))
    names = [offer.name for offer in offers]
    rows = [
        (f"Year {year}", *(f"{sum(offer_parts(offer, year).values()):,.0f}" for offer in offers))
        for year in YEARS
    ]
    sums = (("equity as it is today", 1.0), ("half the equity", 0.5), ("no equity", 0.0))
    rows += [
        (f"Four years, {name}", *(f"{offer_total(offer, share):,.0f}" for offer in offers))
        for name, share in sums
    ]
    rows.append(("An hour really worked", *(f"{hourly_rate(offer):,.2f}" for offer in offers)))
    if len(offers) > 1:
        best = max(offers, key=offer_total)
        even = [
            "–" if offer is best else f"{max(0.0, break_even_base(offer, best)):,.0f}" for offer in offers
        ]
        rows.append((f"Base that would equal {best.name}", *even))
    return card(title, table(("", *names), rows), bullets(faults), quiet(NOT_MODELLED))


def understood(point: PayPoint) -> str:
    """Say how a figure was understood: ends, currency, period and basis."""
    ends = " to ".join(dict.fromkeys(_grouped(end) for end in (point.low, point.high) if end))
    opened = "" if point.low and point.high else "up to " if point.high else "from "
    article = "an" if point.period == "hour" else "a"
    return f"{opened}{ends} {point.currency} {article} {point.period}, {point.basis or 'base'}"


def _about(point: PayPoint) -> tuple[str, ...]:
    hours = point.hours and f"{point.hours} hours a week"
    people = point.n and f"stands for {_grouped(point.n)}"
    return (point.title, point.level, point.soc, point.company, point.place, hours, people, point.note)


def _grouped(text: str) -> str:
    try:
        return f"{float(text):,.2f}".removesuffix(".00")
    except ValueError:
        return text


def _told(change: Adjustment) -> str:
    """One adjustment: what, at which rate, by whom and when."""
    rate = "" if change.rate == 1 else f"× {change.rate:.4g}"
    told = ", ".join(filter(None, (rate, change.source, change.as_of, change.basis)))
    return f"{change.what} ({told})"


def _money(amount: Amount | None, period: str) -> str:
    """A published figure, a lower bound, or that there is none."""
    if amount is None or amount.value is None:
        return "not known"
    figures = f"{amount.value:,.2f}" if period == "hour" else f"{amount.value:,.0f}"
    return f"at least {figures}" if amount.is_at_least else figures


def _people(wage: Wage) -> str:
    known = wage.amounts.get("employment")
    return "not released" if known is None or known.value is None else f"{known.value:,.0f}"


def _error(wage: Wage) -> str:
    known = wage.amounts.get("wage_rse")
    return "not released" if known is None or known.value is None else f"{known.value:g} % of the mean wage"


def _interval(figure: Figure) -> str:
    return "your own number" if figure.low == figure.high else f"{figure.low:,.0f} and {figure.high:,.0f}"
