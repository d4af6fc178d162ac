"""Read percentages, shares and multiples: "30 %", "two thirds of", "nine out of ten", "doubled"."""

from __future__ import annotations

from dataclasses import replace

from workbook.consistency.claims import Claim, claim_at, hedged_span
from workbook.consistency.concepts import concept
from workbook.consistency.interval import Interval, Number
from workbook.consistency.lexicon import lexicon, words
from workbook.consistency.numerals import numbers_in
from workbook.consistency.text import Reading, is_content_at, moves, nearest, words_of_direction


def percent_claim(reading: Reading, number: Number) -> Claim | None:
    """Read a percentage or a share: "30 %", "two thirds of", "a drop of 12 per cent"."""
    at = end = max(number.end, number.hedged_end)
    word = reading.lower(at)
    if word == "-" and reading.lower(at + 1) in {"percent", "per"}:
        at, word = at + 1, reading.lower(at + 1)
    if word in {"%", "percent", "percentage", "pct"}:
        end = at + 1
    elif word == "per" and reading.lower(at + 1) == "cent":
        end = at + 2
    elif number.form == "fraction" and not (
        (at := number.end) < len(reading.tokens) and _spans_time(reading, at)
    ):
        return _share(reading, number)
    else:
        return _out_of(reading, number)
    points = reading.lower(end) in {"point", "points"} and end == at + 1
    span = (hedged_span(number)[0], max(end + points, number.hedged_end))
    slot = _percent_slot(reading, number, end)
    return claim_at(
        reading,
        span,
        "percent",
        number.value,
        unit="points" if points else "%",
        hedge=number.hedge,
        slot=slot,
        rule="percent",
        subject=direction_near(reading, number.first) if slot == "change" else "",
        details=_whole(reading, end) if slot == "share" else frozenset(),
    )


def _spans_time(reading: Reading, at: int) -> bool:
    units = lexicon("units")["duration"]
    at += reading.lower(at) == "of"
    return reading.lower(at) in units or (reading.lower(at) in {"a", "an"} and reading.lower(at + 1) in units)


def _share(reading: Reading, number: Number) -> Claim | None:
    value = number.value.scaled(100)
    value = replace(value, loose=value.loose or value.low not in {50.0})
    clause = reading.clause_of(number.first)
    cut = any(reading.lower(k) in words_of_direction() for k in range(clause[0], number.first))
    if reading.lower(number.hedged_first - 1) in {"in", "by"} and cut:
        return claim_at(
            reading,
            hedged_span(number),
            "percent",
            value,
            unit="%",
            hedge=number.hedge,
            slot="change",
            rule="percent",
            subject=direction_near(reading, number.first),
        )
    follows = reading.lower(number.end)
    if (
        follows == "of"
        or follows in {"the", "our", "my", "their", "your"}
        or (number.value.low not in {0.5, 0.25} and is_content_at(reading, number.end))
    ):
        if (follows == "of" and reading.lower(number.end + 1) in {"2018", "2019"}) or (
            number.value.low == 0.25 and follows != "of"
        ):
            return None
        return claim_at(
            reading,
            hedged_span(number),
            "percent",
            value,
            unit="%",
            hedge=number.hedge,
            slot="share",
            rule="share",
            details=_whole(reading, number.end),
        )
    return None


def _whole(reading: Reading, at: int) -> frozenset[str]:
    """Concept of what a share is of: "half of all the gold"."""
    while reading.lower(at) in words("cues", "before_whole"):
        at += 1
    last = at
    while last < at + 3 and is_content_at(reading, last + 1):
        last += 1
    return frozenset({concept(reading.tokens[last])}) if is_content_at(reading, at) else frozenset()


def _out_of(reading: Reading, number: Number) -> Claim | None:
    """Read "nine out of ten" and "one in five" as a share."""
    at = number.end
    gap = (
        2
        if reading.starts_with(at, ("out", "of"))
        else 1
        if reading.lower(at) == "in"
        and reading.lower(at + 1) in {*lexicon("numbers")["ones"], "10", "5", "3", "4", "20", "100"}
        else 0
    )
    if not gap:
        return None
    whole = next((n for n in numbers_in(replace_tokens(reading, at + gap, at + gap + 4))), None)
    if whole is None or whole.first != 0 or whole.value.low < number.value.high or not whole.value.low:
        return None
    share = number.value.scaled(100 / whole.value.low)
    if reading.lower(at) == "in" and number.value.low > 10:
        return None
    return claim_at(
        reading,
        (hedged_span(number)[0], at + gap + whole.end),
        "percent",
        share,
        unit="%",
        hedge=number.hedge,
        slot="share",
        rule="out of",
    )


def replace_tokens(reading: Reading, first: int, end: int) -> Reading:
    """Return a reading of a few tokens only, so that a number can be read at its start."""
    tokens = reading.tokens[first:end]
    return Reading(reading.text, tokens, ((0, len(tokens)),), ((0, len(tokens)),))


def _percent_slot(reading: Reading, number: Number, end: int) -> str:
    before = reading.lower(number.hedged_first - 1)
    if before == "to" and moves(reading, number.first):
        return "to"
    if before == "from":
        return "from"
    if before == "by" or reading.lower(end) in words("cues", "changes"):
        return "change"
    if reading.lower(end) == "of":
        return "share"
    return "change" if moves(reading, number.first) else ""


def direction_near(reading: Reading, at: int) -> str:
    """Tell which way the nearest verb of movement goes: ``"up"``, ``"down"`` or empty."""
    return nearest(reading, at, "verbs", "directions")


def multiple_claims(reading: Reading) -> list[Claim]:
    """Read "doubled", "twice as many", "cut in half", "three times faster" as changes by a percentage.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(str(c.value), c.slot) for c in multiple_claims(read("We doubled sales and halved the queue."))]
    [('100', 'change'), ('50', 'change')]
    """
    table = lexicon("numbers")["multiples"]
    ones = lexicon("numbers")["ones"]
    found: list[Claim] = []
    for at, token in enumerate(reading.tokens):
        change, end = None, at + 1
        after = reading.lower(at + 1)
        if token.lower in table and not (
            token.lower in {"double", "triple", "treble"}
            and after in {"shift", "shifts", "check", "checked", "checking", "-", "booked", "the"}
        ):
            change = table[token.lower]
        elif token.lower in {"twice", "thrice"} and after in {"as", "the"}:
            change, end = 100 if token.lower == "twice" else 200, at + 2
        elif (token.is_number or token.lower in ones) and after in {"times", "x", "-", "fold"}:
            size = (
                float(token.form.replace(",", ""))
                if token.is_number and token.form.count(".") < 2
                else ones.get(token.lower, 0)
            )
            scales_up = after == "x" or reading.lower(at + 2) in words("cues", "after_times")
            if scales_up and 1 < size < 1000 and not (after == "-" and reading.lower(at + 2) != "fold"):
                change, end = (size - 1) * 100, at + 3 if after == "-" else at + 2
        if change is not None:
            value = Interval(abs(change), abs(change), loose=True)
            found.append(
                claim_at(
                    reading,
                    (at, end),
                    "percent",
                    value,
                    unit="%",
                    slot="change",
                    rule="multiple",
                    subject="up" if change > 0 else "down",
                )
            )
    return found
