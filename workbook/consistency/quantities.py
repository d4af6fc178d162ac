"""Read all dates, amounts, percentages, spans and counts of a text: each number once, with its unit and the part it plays."""

from __future__ import annotations

from dataclasses import replace

from workbook.consistency.claims import Mention, mention
from workbook.consistency.concepts import concept
from workbook.consistency.counts import count_mention, is_plural
from workbook.consistency.dates import dates_in
from workbook.consistency.lexicon import words
from workbook.consistency.money import money_mention
from workbook.consistency.numerals import numerals_in
from workbook.consistency.percents import moves, multiples_in, percent_mention
from workbook.consistency.spans import articles_in, span_mention
from workbook.consistency.spelling import Numeral
from workbook.consistency.text import Reading

_READERS = (money_mention, percent_mention, span_mention, count_mention)
Read = list[tuple[Numeral, Mention | None]]


def quantities_in(reading: Reading) -> list[Mention]:
    """Find all dates, amounts, percentages, spans and counts, in order.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> text = "We cut costs by 30% in half a year, about $1.2M, with a team of five."
    >>> [(m.kind, str(m.value), m.claim.unit) for m in quantities_in(read(text))]
    [('percent', '30', '%'), ('duration', '182.6', 'days'), ('money', '1,200,000', 'USD'), ('number', '5', 'people')]
    """
    dates, used = dates_in(reading)
    numerals = [n for n in numerals_in(reading) if not used & set(range(n.first, n.end))]
    taken = used | {at for n in numerals for at in range(n.first, n.end)}
    numerals += [n for n in articles_in(reading) if not taken & {n.first, n.end}]
    found: Read = []
    past = 0
    for numeral in sorted(numerals, key=lambda n: n.first):
        if numeral.first >= past:
            made = next((m for m in (make(reading, numeral) for make in _READERS) if m is not None), None)
            if _is_name(reading, numeral, made):
                continue
            found.append((numeral, made))
            past = made.span[1] if made is not None else numeral.end
    return sorted([*dates, *_share_units(reading, found), *multiples_in(reading)], key=lambda m: m.span)


def _is_name(reading: Reading, numeral: Numeral, made: Mention | None) -> bool:
    """Whether a number names the noun directly before it: "line 3", "team 7", but not "team 7 people", "in my team 7"."""
    if made is not None and made.kind != "number":
        return False
    noun, before = (reading.lower(at) for at in (numeral.first - 1, numeral.first - 2))
    if made is None:
        return noun in words("quantities", "labels")
    counted, unit = made.claim.subject, made.claim.unit
    counts = is_plural(counted) or (counted and unit not in {"people", concept(counted)})
    if counts or reading.lower(numeral.end) == "of" or not reading.tokens[numeral.first].is_number:
        return False
    sorts = (("more_labels", "before_verb"), ("crowd_labels", "before_crowd"))
    return any(
        noun in words("quantities", sort) and before not in words("quantities", guard)
        for sort, guard in sorts
    )


def _share_units(reading: Reading, found: Read) -> list[Mention]:
    """Let "from 5 days to 2" and "from 5 to 2 days" share the unit, and mark both edges."""
    mentions = [m for _, m in found]
    for k in range(len(found) - 1):
        one, two = found[k][0], found[k + 1][0]
        between = [reading.lower(at) for at in range(one.end, two.first)]
        if reading.tokens[one.first].sentence != reading.tokens[two.first].sentence or len(between) > 7:
            continue
        before = {reading.lower(at) for at in range(max(one.span[0] - 3, 0), one.span[0])}
        starts = "from" in before or moves(reading, one.first) or "down" in between
        if "by" in before or not starts or not {"to", "into"} & set(between):
            continue
        left, right = mentions[k], mentions[k + 1]
        for at, numeral, own, other, model, edge in (
            (k, one, left, two, right, "from"),
            (k + 1, two, right, one, left, "to"),
        ):
            made = _with_unit(reading, numeral, own, other, model)
            is_rate = made is not None and made.claim.slot.startswith("a ")
            mentions[at] = (
                replace(made, claim=replace(made.claim, slot=edge)) if made and not is_rate else made
            )
    return [m for m in mentions if m is not None]


def _with_unit(
    reading: Reading, numeral: Numeral, own: Mention | None, other: Numeral, model: Mention | None
) -> Mention | None:
    """Give a bare number the unit of its neighbour in a from–to."""
    is_bare = own is None or (own.kind == "number" and not own.about)
    if model is None or not is_bare or (model.kind == "number" and not model.about):
        return own
    size = model.value.low / other.value.low if other.value.low else 1.0
    value = numeral.value.scaled(size) if size and abs(size - 1) > 0.2 else numeral.value
    unit, subject = model.claim.unit, model.claim.subject
    made = mention(reading, numeral.span, model.kind, value, unit=unit, subject=subject, hedge=numeral.hedge)
    return replace(made, about=model.about)
