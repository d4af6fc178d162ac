"""Find every claim of a text, of all kinds, and the facts that follow from two of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from workbook.consistency.calendar_words import DAYS
from workbook.consistency.claims import Claim
from workbook.consistency.interval import Interval
from workbook.consistency.names import names_in
from workbook.consistency.order import orders_in
from workbook.consistency.quantities import quantities_in
from workbook.consistency.reasons import reasons_in
from workbook.consistency.roles import roles_in
from workbook.consistency.statements import Statement, statements_in
from workbook.consistency.strength import strengths_in
from workbook.consistency.text import Reading, read
from workbook.consistency.titles import titles_in

MOST = 150
"""Claims of one kind that are compared; a text of 100,000 characters stays within bounds."""


def claims_in(text: str, *, names: Iterable[str] = ()) -> list[Claim]:
    """Find what a text claims, in the order of its words.

    Parameters
    ----------
    text
        An answer, a story or a transcript.
    names
        Names the workbook knows (employers, interviewers, tools), read in any case.

    Returns
    -------
    list[Claim]

    Examples
    --------
    >>> [(claim.kind, claim.quote) for claim in claims_in("I joined Acme in May 2019 as an analyst.")]
    [('name', 'Acme'), ('date', 'May 2019'), ('title', 'analyst')]
    """
    found = claims_of(read(text), tuple(names))
    return sorted(
        (claim for claim in found if not is_derived(claim)),
        key=lambda claim: (claim.start, claim.end, claim.kind),
    )


def claims_of(reading: Reading, names: tuple[str, ...] = ()) -> list[Claim]:
    """Find the claims of a text that was read, derived ones included."""
    quantities = quantities_in(reading)
    found = [
        *quantities,
        *derived(quantities),
        *names_in(reading, names),
        *titles_in(reading),
        *roles_in(reading),
        *reasons_in(reading),
        *strengths_in(reading),
        *orders_in(reading),
    ]
    counts: dict[str, int] = {}
    kept = []
    for claim in found:
        counts[claim.kind] = counts.get(claim.kind, 0) + 1
        if counts[claim.kind] <= MOST:
            kept.append(claim)
    denied = [statement for statement in statements_in(reading) if statement.is_denied]
    return _anchored(_with_polarity(reading, kept, denied))


def _with_polarity(reading: Reading, claims: list[Claim], denied: list[Statement]) -> list[Claim]:
    """Mark what stands after a denial in its clause: "not in 2018" states no date."""
    spans = [(reading.tokens[s.denials[-1]].start, reading.tokens[s.span[1] - 1].end) for s in denied]
    return [
        replace(claim, polarity=False) if any(first < claim.start < end for first, end in spans) else claim
        for claim in claims
    ]


def _anchored(claims: list[Claim]) -> list[Claim]:
    """Let each claim know the other quantities and names of its sentence: they tell what it speaks of as words do."""
    marks: dict[str, set[str]] = {}
    for claim in claims:
        if mark := _mark(claim):
            marks.setdefault(claim.sentence, set()).add(mark)
    known = [(claim, frozenset(marks.get(claim.sentence, set()) - {_mark(claim)})) for claim in claims]
    return [
        replace(claim, topic=claim.topic | beside)
        if claim.kind == "reason"
        else replace(claim, line=claim.line | beside)
        for claim, beside in known
    ]


def _mark(claim: Claim) -> str:
    if isinstance(claim.value, Interval) and claim.kind in {"number", "percent", "money", "date", "duration"}:
        return f"{claim.kind} {claim.interval.low:.4g}" if not is_derived(claim) else ""
    return ""


def is_derived(claim: Claim) -> bool:
    """Whether a claim was worked out and not said."""
    return claim.rule.startswith("derived")


def derived(quantities: list[Claim]) -> list[Claim]:
    """Work out changes from "from … to", spans from two dates, and the end from a start and a span.

    Examples
    --------
    >>> from workbook.consistency.quantities import quantities_in
    >>> claims = derived(quantities_in(read("We went from 5 days to 2.")))
    >>> [(str(claim.value), claim.unit, claim.slot) for claim in claims]
    [('60', '%', 'change')]
    """
    found: list[Claim] = []
    for one, two in pairwise(quantities):
        if one.sentence != two.sentence:
            continue
        if one.slot == "from" and two.slot == "to" and one.kind == two.kind and one.unit == two.unit:
            found += _change(one, two)
        if (
            one.kind == two.kind == "date"
            and (one.slot, two.slot) == ("start", "end")
            and one.unit == two.unit == DAYS
        ):
            low, high = two.interval.low - one.interval.high, two.interval.high - one.interval.low
            if high > 0:
                found.append(
                    replace(
                        one,
                        kind="duration",
                        value=Interval(max(low, 1), high, loose=True),
                        unit="days",
                        slot="tenure",
                        rule="derived: between two dates",
                        quote=two.quote,
                        start=two.start,
                        end=two.end,
                    )
                )
    starts = [
        claim for claim in quantities if claim.kind == "date" and claim.slot == "start" and claim.unit == DAYS
    ]
    spans = [
        claim
        for claim in quantities
        if claim.kind == "duration" and claim.slot == "tenure" and claim.interval.low > 60
    ]
    ends = [claim for claim in quantities if claim.kind == "date" and claim.slot == "end"]
    if len(starts) == len(spans) == 1 and not ends:
        start, span = starts[0].interval, spans[0].interval
        value = Interval(start.low + 0.75 * span.low, start.high + 1.25 * span.high)
        found.append(
            replace(spans[0], kind="date", value=value, unit=DAYS, slot="end", rule="derived: start and span")
        )
    return found


def _change(one: Claim, two: Claim) -> list[Claim]:
    """Percentage between two edges."""
    before, after = one.interval, two.interval
    if not before.low or not after.low:
        return []
    changes = sorted(100 * (b - a) / a for a in {before.low, before.high} for b in {after.low, after.high})
    falls = changes[-1] < 0
    value = Interval(min(map(abs, changes)), max(map(abs, changes)), loose=True)
    return [
        replace(
            two,
            kind="percent",
            value=value,
            unit="%",
            slot="change",
            subject="down" if falls else "up",
            rule="derived: from and to",
        )
    ]
