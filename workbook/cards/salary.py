"""Cards of the salary research: official wages, own figures, and the three numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from statistics import median

from markupsafe import Markup

from workbook.cards.parts import bullets, card, facts, folded, heading, quiet, table
from workbook.cards.wide import wide_table
from workbook.records import Contents, PayPoint
from workbook.salary.curve import ordinal, wage_curve
from workbook.salary.money import inflation
from workbook.salary.occupations import Match, split_level
from workbook.salary.oews import reference_month, release
from workbook.salary.official import work_name
from workbook.salary.range import Figure, SuggestedRange
from workbook.salary.research import OFFICIAL_WEIGHT, Findings, findings
from workbook.salary.wage import PERCENTILES, Adjustment, Wage
from workbook.wording import long_date, many, span

_MOST_LISTED = 1_000
_UNITS = {"A year": ("annual", 0), "An hour": ("hourly", 2)}
"""By what a wage is for, how its measures begin, and its decimals."""

INCLUDES = (
    "Straight-time gross pay: with commissions, production bonuses and tips; without overtime, other bonuses and equity."
    " A percentile is a place among all who do this work; it is not seniority."
)
_MIXED = "Commissions, production bonuses and tips are in BLS’s wages, so they may lie above base pay."
_AS_FAR_AS_KNOWN = (
    "The interval is of what is known to be uncertain: BLS’s sampling error, the way from another place, how your figures scatter, and how"
    " far they lie from the official wage. Whether the occupation and the level are the right ones is not in it."
)


def candidates(found: Sequence[tuple[Match, Wage]]) -> Markup:
    """Occupations that a title may mean, with the reason, and how many people earn what."""
    if not found:
        return quiet("No occupation is known by such a title; try another word for the same work.")
    rows = [(match.name, match.why, _people(wage), wage.amount("annual_p50").told()) for match, wage in found]
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
    works = [work_name(wage) for wage in found.wages]
    ways = [(wage, *unit) for wage in found.wages for unit in _UNITS.values()]
    rows = [
        (label, *(wage.amount(f"{unit}_{name}").told(decimals) for wage, unit, decimals in ways))
        for label, name in [*((ordinal(p), f"p{p}") for p in PERCENTILES), ("Mean", "mean")]
    ]
    heads = ("Percentile", *[*_UNITS] * len(works))
    figures = wide_table("official-wages", title, heads, rows, spanners=[(work, 2) for work in works])
    rows = [(work, _people(wage), _error(wage)) for work, wage in zip(works, found.wages, strict=True)]
    header = ["Occupation", "People in this work", "Relative standard error"]
    if len(works) > 1:
        header.append("Weight, your choice")
        rows = [(*row, f"{weight:g}") for row, weight in zip(rows, found.weights, strict=True)]
    notes = [amount.note for wage in found.wages for amount in wage.amounts.values() if amount.note]
    wide = [
        f"{work_name(wage)}: no figure is published for {wage.place}, so this is the {_told(change)}. "
        f"Four in five such figures lie within {math.expm1(wage.margin):.0%} of what BLS publishes elsewhere."
        for wage in found.wages
        for change in wage.adjustments
    ]
    return card(
        f"{title}: {' and '.join(dict.fromkeys(wage.place for wage in found.wages))}",
        quiet("US dollars before tax."),
        figures,
        table(header, rows),
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
    rows = range_rows(suggested, found.hours)[contents.is_copy :]
    curve = wage_curve(found.wage) if found.wage else None
    told = [
        (name, span(point.low, point.high) + ("" if point.basis == "base" else " (total pay)"))
        for name, point in (("Posted", found.posted), ("You named", found.said))
        if point
    ]
    if curve and curve.points:
        told += [("Your target stands", f"{curve.standing(suggested.target.value)} of the official wages")]
    levels = ", ".join(split_level(research.title)[0])
    for_level = f"a title with “{levels}”" if levels else "a title without a level"
    band = "your own" if research.band.strip() else f"the convention of this workbook for {for_level}"
    how = [
        f"Percentiles {', '.join(f'{each:g}' for each in found.band)}: {band}; you can change them.",
        _weighing(research.official_weight),
        *map(_told, found.wage.adjustments if found.wage else ()),
        _AS_FAR_AS_KNOWN,
        *((_since_survey(today),) if found.wage and research.official_weight != 0 else ()),
    ]
    told_of = [each for each in suggested.conflicts if not (contents.is_copy and "walk-away" in each)]
    conflicts = [f"{each[:1].upper()}{each[1:]}." for each in told_of]
    return card(
        title,
        table(range_header(research.currency), rows),
        facts(told),
        *((heading("What does not fit"), bullets(conflicts)) if conflicts else ()),
        heading("How it was worked out"),
        bullets([*how, *found.faults]),
        _rows_used(suggested),
        quiet(range_note(found)),
    )  # fmt: skip


def range_header(currency: str) -> tuple[str, ...]:
    """Return what the columns of `range_rows` are, in the currency of the research."""
    return ("Number", f"{currency} a year", "An hour", "Interval, 4 in 5", "Rests on")


def range_rows(suggested: SuggestedRange, hours: float) -> list[tuple[str, ...]]:
    """Return a row of each of the three numbers, for so many hours a year; that of the walk-away is the first."""
    named = [
        ("Walk-away: private, never said and never shared", suggested.walk_away),
        ("Target", suggested.target),
        ("Opening", suggested.opening),
    ]
    return [
        (name, f"{each.value:,.0f}", f"{each.value / hours:,.2f}", _interval(each), each.basis)
        for name, each in named
    ]


def range_note(found: Findings) -> str:
    """Say what the three numbers are, and what is in official wages beside that."""
    official = f" {_MIXED} {found.range.notice}" if found.wage and found.range else ""
    return f"Base pay before tax.{official}"


def _since_survey(today: date) -> str:
    """Say how old the official wages are, and what prices have done since."""
    change = inflation(reference_month(), today)
    return (
        f"The official wages are as of {release()['name']} and are not brought to today; from then on prices went"
        f" {change.rate - 1:+.1%} ({change.basis}; CPI-U, no index of wages)."
    )


def _weighing(weight: int | None) -> str:
    """Say what the official wage and own figures count for."""
    if weight == 0:
        return (
            "The official wage is left out, as you chose; a figure of yours far from the others counts less."
        )
    counts, whose = (OFFICIAL_WEIGHT, "a convention") if weight is None else (weight, "your choice")
    return (
        f"The official wage counts as much as {many(counts, 'figure')} of your own, {whose}. A figure of yours far from"
        " the others counts less, and so does one far from the official wage, as long as yours are fewer."
    )


def _rows_used(suggested: SuggestedRange) -> Markup:
    """Every figure of one's own on which the three numbers rest, and what it counts for."""
    if not suggested.points:
        return Markup()
    rows = [
        (point.source, span(point.low, point.high), long_date(point.on) if point.on else "not dated", f"{weight:.2f}")
        for point, weight in zip(suggested.points, suggested.weights, strict=True)
    ]  # fmt: skip
    shown = table(("Your figure", "A year", "Found on", "Counts as"), rows)
    return folded(f"The {many(len(rows), 'figure')} of yours, and what each counts for", shown)


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


def _people(wage: Wage) -> str:
    known = wage.amount("employment").value
    return "not released" if known is None else f"{known:,.0f}"


def _error(wage: Wage) -> str:
    known = wage.amount("wage_rse").value
    return "not released" if known is None else f"{known:g} % of the mean wage"


def _interval(figure: Figure) -> str:
    if figure.low == figure.high:
        return "your own number"
    return span(figure.low, figure.high)
