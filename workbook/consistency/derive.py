"""Work out what figures imply: sums and differences, "me and four others", from–to as a change, start and length as an end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from workbook.consistency.calendar_words import DAYS
from workbook.consistency.claims import Mention
from workbook.consistency.counts import may_count_one
from workbook.consistency.interval import Interval, exactly
from workbook.consistency.lexicon import lexicon, words

YEAR, MONTH, MOST, ONE_MORE, MIXED = 365.25, 30.4375, 40, "one more", "mixed"
_RATES = {
    "second": (31_557_600, 0.2, 1), "minute": (525_960, 0.2, 1), "hour": (8_766, 0.2, 1), "day": (YEAR, 0.6, 1),
    "week": (52.18, 0.85, 1.02), "fortnight": (26.09, 0.9, 1.01), "month": (12, 0.98, 1.02), "quarter": (4, 0.99, 1.01),
    "year": (1, 0.99, 1.01),
}  # fmt: skip
"""How often a year, and which part of that people mean: "a day" is five days a week, or seven."""


def derived(mentions: Sequence[Mention]) -> list[Mention]:
    """Work out implied figures; their rule is ``"derived"``, their place that of a figure they rest on.

    Examples
    --------
    >>> from workbook.consistency.quantities import quantities_in
    >>> from workbook.consistency.text import read
    >>> def implied(text):
    ...     return {(m.kind, str(m.value)) for m in derived(quantities_in(read(text)))}
    >>> ("number", "5") in implied("It was me and four others."), ("percent", "-60") in implied("from 5 days to 2")
    (True, True)
    """
    told = [m for m in mentions if m.kind in {"number", "percent", "money", "date", "duration"}][:MOST]
    makers = (_changes, _one_more, _sums, _shares, _ratios, _products, _spans)
    return [found for make in makers for found in make(told)]


def per_year(one: Mention) -> Interval | None:
    """Return a rate ("a week", "a month") as an interval a year, wide as people count; None when it is no rate."""
    unit = one.claim.slot.removeprefix("a ")
    if unit == one.claim.slot or unit not in _RATES:
        return None
    times, low, high = _RATES[unit]
    return Interval(one.value.low * times * low, one.value.high * times * high, one.value.loose)


def _made(model: Mention, kind: str, value: Interval, **changed: Any) -> Mention:
    claim = replace(model.claim, kind=kind, value=value, rule="derived", **{"slot": "", **changed})
    return replace(model, claim=claim)


def _percent(model: Mention, value: float, slot: str) -> Mention:
    return _made(model, "percent", Interval(value, value, True), unit="%", slot=slot)


def _near(told: Sequence[Mention], reach: int) -> Iterator[tuple[Mention, Mention]]:
    """Yield pairs of claims in one sentence or in neighbouring ones, the earlier first."""
    for k, one in enumerate(told):
        sentence = one.reading.tokens[one.span[0]].sentence
        for two in told[k + 1 : k + 1 + reach]:
            if abs(sentence - two.reading.tokens[two.span[0]].sentence) <= 1:
                yield one, two


def _changes(told: Sequence[Mention]) -> Iterator[Mention]:
    """From–to as a change and as a share; a change as the share that is left."""
    for one in told:
        if one.kind == "percent" and one.claim.slot == "change":
            yield _percent(one, 100 + one.value.low, "share")
            yield _percent(one, 100 - one.value.low, "share")
    for one, two in pairwise(told):
        if {one.claim.slot, two.claim.slot} == {"from", "to"} and one.claim.unit == two.claim.unit:
            start, end = (one, two) if one.claim.slot == "from" else (two, one)
            low, high = start.value.low, end.value.high
            if low:
                yield _percent(two, 100 * (high - low) / low, "change")
                yield _percent(two, 100 * high / low, "share")
                yield _made(two, one.kind, exactly(abs(high - low)), slot="change")


def _one_more(told: Sequence[Mention]) -> Iterator[Mention]:
    """Count "four others and me" as five, "five of us" as me and four, "three and one more" as four."""
    for one in told:
        if one.kind != "number" or one.claim.slot == "ordinal" or not 1 < one.value.high < 200:
            continue
        near, people = _words(one), one.claim.unit == "people"
        if one.claim.slot == "others" or near & words("quantities", "me_too" if people else "one_more"):
            yield _made(one, "number", one.value.plus(exactly(1)), slot=ONE_MORE)
        if people and near & words("quantities", "us_too"):
            yield _made(one, "number", one.value.plus(exactly(-1)), slot=ONE_MORE)


def _words(one: Mention) -> set[str]:
    """All lower-case words of the sentence of a claim."""
    return {token.lower for token in one.reading.tokens[slice(*one.reading.sentence_of(one.span[0]))]}


def _sums(told: Sequence[Mention]) -> Iterator[Mention]:
    """Sums and differences of two or three figures of one sort."""
    total: dict[int, Interval] = {}
    for one, two in _near([m for m in told if m.claim.slot != "ordinal"], 5):
        if one.kind == "duration" and two.kind == "number" and not two.claim.unit:
            unit = lexicon("quantities")["duration"].get(
                next(iter(one.claim.quote.lower().split()[::-1])), 0.0
            )
            if unit:  # "seven years on the buses, and four here"
                yield _made(one, "duration", one.value.plus(two.value.scaled(unit)))
        bare = not (one.about and two.about)
        same = one.kind == two.kind and (one.claim.unit == two.claim.unit or bare or one.kind == "number")
        if not same or one.kind not in {"number", "money", "duration"}:
            continue
        larger, smaller = (one, two) if one.value.low > two.value.low else (two, one)
        is_mixed = one.kind == "number" and not may_count_one(one, two)  # three cooks and two waiters
        model = replace(two, about=one.about | two.about) if is_mixed else two
        slot = MIXED if is_mixed else ""
        yield _made(model, two.kind, one.value.plus(two.value), slot=slot)
        if larger.value.low > smaller.value.high and not is_mixed:
            yield _made(two, two.kind, larger.value.plus(smaller.value, -1))
        if id(one) in total:
            yield _made(model, two.kind, total[id(one)].plus(two.value), slot=slot)
        total[id(one)] = total.get(id(one), one.value).plus(two.value)


def _shares(told: Sequence[Mention]) -> Iterator[Mention]:
    """A share of a count as a count, and a count after a change."""
    for pair in _near(told, 8):
        share, count = sorted(pair, key=lambda m: m.kind != "percent")
        if (
            share.kind != "percent"
            or count.kind not in {"number", "money"}
            or not 0 < abs(share.value.low) <= 400
        ):
            continue
        size = share.value.low
        for part in (size, 100 - size) if share.claim.slot == "share" else (100 + size, 100 - abs(size)):
            if part > 0 and part != 100:
                yield from (_made(count, count.kind, count.value.scaled(f)) for f in (part / 100, 100 / part))


def _ratios(told: Sequence[Mention]) -> Iterator[Mention]:
    """One count of another as a share and as a change."""
    for one, two in _near(
        [m for m in told if m.kind in {"number", "money"} and m.claim.slot != "ordinal"], 3
    ):
        small, large = sorted((one, two), key=lambda m: m.value.low)
        if one.kind == two.kind and 0 < small.value.high < large.value.low:
            share = 100 * small.value.low / large.value.low
            yield _percent(small, share, "share")
            yield _percent(small, share - 100, "change")


def _products(told: Sequence[Mention]) -> Iterator[Mention]:
    """So many each, a day or a head: products and quotients of two figures."""
    for one in told:
        if one.kind in {"duration", "number"} and "each way" in one.claim.sentence.lower():
            yield _made(one, one.kind, one.value.scaled(2))
    for pair in _near(told, 3):
        for one, two in (pair, pair[::-1]):
            if two.kind not in {"number", "money", "duration"} or one.claim.slot == "ordinal":
                continue
            sizes = [one.value.low / days for days in (1, 7, MONTH, YEAR)] if one.kind == "duration" else []
            if one.kind == "number" and (_words(one) | _words(two)) & words("quantities", "each"):
                sizes = [one.value.low]
            for size in sizes:
                if 1 < size < 3e6:
                    yield from (_made(two, two.kind, two.value.scaled(factor)) for factor in (size, 1 / size))


def _spans(told: Sequence[Mention]) -> Iterator[Mention]:
    """Start and length as an end, two dates as a length, a count of spans as a length."""
    units = lexicon("quantities")["duration"]
    for one in told:
        if one.kind == "number" and one.claim.subject in units:
            yield _made(one, "duration", one.value.scaled(units[one.claim.subject]), unit="days")
    dated = [
        m
        for m in told
        if m.kind == "duration" or (m.claim.unit == DAYS and m.value.low > 1 and m.value.high < 800_000)
    ]
    for one, two in _near(dated, 12):
        date, other = sorted((one, two), key=lambda m: m.kind)
        if date.kind == "duration":
            continue
        if other.kind == "date":
            early, late = sorted((one, two), key=lambda m: m.value.low)
            if early.value.high < late.value.low:
                gap = Interval(late.value.low - early.value.high, late.value.high - early.value.low, True)
                yield _made(two, "duration", gap, unit="days")
        elif other.claim.slot in {"", "later"} and 2 * other.value.high >= date.value.high - date.value.low:
            slack = max(0.06 * other.value.high, 15.0)
            for sign in (1, -1):
                moved = date.value.plus(other.value, sign).plus(Interval(-slack, slack))
                yield _made(date, "date", moved, unit=DAYS)
