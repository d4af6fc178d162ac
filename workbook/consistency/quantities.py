"""Find all dates, amounts, percentages, spans and counts of a text, each number once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbook.consistency.claims import Claim, claim_at, hedged_span
from workbook.consistency.counts import count_claim
from workbook.consistency.dates import dates_in
from workbook.consistency.interval import Number
from workbook.consistency.money import money_claim
from workbook.consistency.numerals import numbers_in
from workbook.consistency.percents import multiple_claims, percent_claim
from workbook.consistency.rates import frequencies_in
from workbook.consistency.spans import article_spans, duration_claim
from workbook.consistency.text import Reading, moves

Reader = Callable[[Reading, Number], Claim | None]


def quantities_in(reading: Reading) -> list[Claim]:
    """Find all dates, amounts, percentages, spans and counts.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> text = "We cut costs by 30% in half a year, about $1.2M, with a team of five."
    >>> [(claim.kind, str(claim.value), claim.unit) for claim in quantities_in(read(text))]
    [('percent', '30', '%'), ('duration', '182.6', 'days'), ('money', '1,200,000', 'USD'), ('number', '5', 'people')]
    """
    dates, used = dates_in(reading)
    claims: list[Claim] = list(dates)
    readers: tuple[Reader, ...] = (money_claim, percent_claim, duration_claim, count_claim)
    numbers = [n for n in numbers_in(reading) if not used & set(range(n.first, n.end))]
    kept: list[tuple[Number, Claim | None]] = []
    past = 0
    for number in [*numbers, *article_spans(reading)]:
        if number.first < past and number.form != "article":
            continue
        claim = next((c for c in (make(reading, number) for make in readers) if c is not None), None)
        if (
            claim is not None
            and claim.kind != "percent"
            and reading.lower(number.hedged_first - 1) == "by"
            and moves(reading, number.first)
        ):
            claim = replace(claim, slot="change")
        kept.append((number, claim))
        if claim is not None and number.form != "article":
            past = next(
                (k for k in range(number.end, len(reading.tokens)) if reading.tokens[k].start >= claim.end),
                len(reading.tokens),
            )
    claims += [claim for claim in _with_shared_units(reading, kept) if claim is not None]
    claims += multiple_claims(reading)
    claims += [
        claim
        for claim in frequencies_in(reading)
        if not any(c.start < claim.end and claim.start < c.end for c in claims)
    ]
    return sorted(claims, key=lambda claim: (claim.start, claim.end))


def _with_shared_units(reading: Reading, kept: list[tuple[Number, Claim | None]]) -> list[Claim | None]:
    """Let "from 5 days to 2" and "from 5 to 2 days" share the unit, and mark both edges."""
    claims = [claim for _, claim in kept]
    for k in range(len(kept) - 1):
        (one, left), (two, right) = kept[k], kept[k + 1]
        between = [reading.lower(at) for at in range(one.end, two.hedged_first)]
        if reading.tokens[one.first].sentence != reading.tokens[two.first].sentence or len(between) > 5:
            continue
        starts = reading.lower(one.hedged_first - 1) == "from" or (
            reading.lower(one.hedged_first - 1) in {"$", "£", "€"}
            and reading.lower(one.hedged_first - 2) == "from"
        )
        if (
            "to" not in between
            or reading.lower(one.hedged_first - 1) == "by"
            or not (starts or moves(reading, one.first))
        ):
            continue
        if (
            left is None
            or (left.kind == "number" and not left.subject)
            or (left.kind == "number" and right is not None and right.kind != "number")
        ):
            left = _converted(reading, one, right, two)
        if right is None or (
            right.kind == "number" and (not right.subject or (left is not None and left.kind != "number"))
        ):
            right = _converted(reading, two, left, one)
        claims[k] = replace(left, slot="from") if left is not None else None
        claims[k + 1] = replace(right, slot="to") if right is not None else None
        kept[k + 1] = (two, claims[k + 1])
    return claims


def _converted(reading: Reading, number: Number, model: Claim | None, source: Number) -> Claim | None:
    """Make a bare number a claim of the same unit as its neighbour in a from–to."""
    if model is None:
        return None
    size = model.interval.low / source.value.low if source.value.low else 1.0
    value = number.value if abs(size - 1) < 0.2 else number.value.scaled(size)
    return claim_at(
        reading,
        hedged_span(number),
        model.kind,
        value,
        unit=model.unit,
        hedge=number.hedge,
        subject=model.subject,
        details=model.details if model.kind != "number" else frozenset(),
    )
