"""Find numbers as people write and say them, each as an interval: "like, maybe forty or so", "10 to 15", "one and a half"."""

from __future__ import annotations

from dataclasses import replace

from workbook.consistency.interval import Interval, Number
from workbook.consistency.lexicon import lexicon, phrase_index, words
from workbook.consistency.spelling import number_at
from workbook.consistency.text import Reading

_BOUNDS = {
    "just_above": (1.0, 1.15),
    "just_below": (0.85, 1.0),
    "above": (1.0, 1.34),
    "at_most": (0.5, 1.0),
    "below": (0.6, 1.0),
}


_RANGE_SIGNS = frozenset({"to", "-", "–", "—", "or", "and", "through"})


def numbers_in(reading: Reading) -> list[Number]:
    """Find every number, left to right; a range or a number corrected in speech is one number.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [str(n.value) for n in numbers_in(read("Between ten and fifteen of 2,000, half a dozen, five, no, six people."))]
    ['10–15', '2,000', '6', '6']
    """
    found: list[Number] = []
    at, stop = 0, len(reading.tokens)
    while at < stop:
        number = number_at(reading, at)
        if number is None:
            at += 1
            continue
        number = _ranged(reading, number)
        if found and _corrects(reading, found[-1], number):
            found.pop()
        number = hedged(reading, number, found[-1].hedged_end if found else 0)
        found.append(number)
        at = max(number.end, number.hedged_end)
    return found


def _ranged(reading: Reading, number: Number) -> Number:
    """Join "10 to 15", "four or five" and "between ten and fifteen" unless it is "from 10 to 15"."""
    sign = reading.lower(number.end)
    at = number.end + 1
    if number.form != "cardinal" or sign not in _RANGE_SIGNS or at >= len(reading.tokens):
        return number
    if (
        reading.lower(at) in {"$", "£", "€"}
        and number.first
        and reading.lower(number.first - 1) == reading.lower(at)
    ):
        at += 1
    before = reading.lower(number.first - 1)
    if before in {"$", "£", "€", "₹"}:
        before = reading.lower(number.first - 2)
    if (sign == "and" and before != "between") or (before == "from" and sign != "-") or before == "than":
        return number
    other = number_at(reading, at)
    if other is None or other.form != "cardinal":
        return number
    low, high = number.value.low, other.value.high
    scale = lexicon("numbers")["scales"].get(reading.lower(other.end - 1), 1)
    if low * scale <= high and low < 1000 <= scale and other.end - other.first > 1:
        low *= scale
    if (
        not low < high
        or high > 20 * max(low, 1)
        or _is_year(low) != _is_year(high)
        or (_is_year(low) and sign != "or")
    ):
        return number
    return replace(number, value=Interval(low, high), end=other.end, hedged_end=other.end)


def _is_year(value: float) -> bool:
    return 1900 <= value <= 2100


def _corrects(reading: Reading, before: Number, number: Number) -> bool:
    """Whether "five, no, six" takes the first number back."""
    between = [
        reading.lower(at)
        for at in range(before.end, number.first)
        if reading.lower(at) not in {",", "-", "—", "–", "…", "."}
    ]
    if not 0 < len(between) <= 4 or number.first - before.end > 8:
        return False
    return " ".join(between) in words("words", "corrections") and reading.lower(before.end) in words(
        "cues", "pauses"
    )


def hedged(reading: Reading, number: Number, floor: int = 0) -> Number:
    """Widen a number by the words around it."""
    first, hedge, loose = number.first, "", number.value.loose
    skip = words("words", "fillers") | {",", "a", "the", "$", "£", "€", "somewhere"}
    factors = (1.0, 1.0)
    at = first
    while at > floor and first - at < 6:
        match = next(
            (
                (name, phrase)
                for phrase, name in phrase_index("numbers", *_BOUNDS, "about", by=-1).get(
                    reading.lower(at - 1), ()
                )
                if at - len(phrase) >= floor and reading.starts_with(at - len(phrase), phrase)
            ),
            None,
        )
        if match is not None:
            name, phrase = match
            at -= len(phrase)
            first_hedged, hedge = at, hedge or " ".join(phrase)
            factors = _BOUNDS.get(name, factors) if factors == (1.0, 1.0) else factors
            loose = loose or name == "about"
            number = replace(number, hedged_first=first_hedged)
        elif reading.lower(at - 1) in skip and not (hedge and reading.lower(at - 1) == ","):
            at -= 1
        else:
            break
    end = number.end
    gap = (
        1
        if reading.lower(end) in {"-", ","} and reading.lower(end + 1) in {"ish", "odd", "give", "or"}
        else 0
    )
    after = reading.phrase_at(end + gap, phrase_index("numbers", "after", "or_more"))
    if after is not None:
        factors = _BOUNDS["above"] if after[0] == "or_more" else factors
        hedge = hedge or " ".join(reading.lower(k) for k in range(end + gap, after[1]))
        loose, end = True, after[1]
    value = number.value
    low, high = value.low * factors[0], value.high * factors[1]
    return replace(
        number,
        value=Interval(min(low, high), max(low, high), loose),
        hedged_end=max(end, number.hedged_end),
        hedge=hedge,
    )
