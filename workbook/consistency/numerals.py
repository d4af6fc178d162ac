"""Find numbers as people write and say them: "like, maybe forty or so", "10 to 15", "five, no, six", "2½ million"."""

from __future__ import annotations

from dataclasses import replace

from workbook.consistency.interval import Interval
from workbook.consistency.lexicon import lexicon, phrases, words
from workbook.consistency.spelling import Numeral, numeral_at
from workbook.consistency.text import Reading

_RANGE_SIGNS = frozenset(["to", "-", "–", "—", "or", "and", "through", ","])


def numerals_in(reading: Reading) -> list[Numeral]:
    """Find every number, left to right; a range, or a number corrected in speech, is one.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [str(n.value) for n in numerals_in(read("From ten to fifteen of 2,000, half a dozen, five, no, six people."))]
    ['10', '15', '2,000', '6', '6']
    """
    found: list[Numeral] = []
    at = 0
    while at < len(reading.tokens):
        numeral = numeral_at(reading, at)
        if numeral is None:
            at += 1
            continue
        numeral = _ranged(reading, numeral)
        if found and corrects(reading, found[-1].end, numeral.first):
            found.pop()
        numeral = hedged(reading, numeral, found[-1].span[1] if found else 0)
        found.append(numeral)
        at = numeral.span[1]
    return found


def _ranged(reading: Reading, numeral: Numeral) -> Numeral:
    """Join "10 to 15", "four or five", "two, three" and "between ten and fifteen", but not "from 10 to 15"."""
    sign, at = reading.lower(numeral.end), numeral.end + 1
    before = reading.lower(numeral.first - 1)
    signs = {"$", "£", "€", "₹"}
    if before in signs:
        at += reading.lower(at) == before
        before = reading.lower(numeral.first - 2)
    if numeral.form != "cardinal" or sign not in _RANGE_SIGNS or before in {"from", "than"}:
        return numeral
    if sign == "and" and before != "between":
        return numeral
    other = numeral_at(reading, at)
    if other is None or other.form != "cardinal":
        return numeral
    low, high = numeral.value.low, other.value.high
    scale = lexicon("numbers")["scales"].get(reading.lower(other.end - 1), 1)
    if low < 1000 <= scale and other.end - other.first > 1 and low * scale <= high:
        low *= scale
    close = high <= low * 1.5 + 1 if sign in {",", "or"} else high <= 20 * max(low, 1)
    is_list = sign == "," and (reading.tokens[numeral.first].is_number or reading.lower(other.end) == ",")
    if not low < high or not close or is_list or is_year(low) or is_year(high):
        return numeral
    return Numeral(Interval(low, high), numeral.first, other.end)


def is_year(value: float) -> bool:
    """Whether a number may be a year."""
    return value == int(value) and 1900 <= value <= 2100


def corrects(reading: Reading, end: int, first: int) -> bool:
    """Whether what stands between two places takes the earlier one back: "five, no, six"."""
    if not 0 < first - end <= 9 or reading.lower(end) not in {",", "-", "—", "–", "…", "."}:
        return False
    between = [reading.lower(at) for at in range(end, first) if reading.tokens[at].is_word]
    small = words("words", "fillers") | {"it", "was", "in", "a", "the"}
    kept = [word for word in between if word not in small]
    return bool(kept) and all(word in words("words", "corrections") for word in kept)


def hedged(reading: Reading, numeral: Numeral, floor: int = 0) -> Numeral:
    """Widen a number by the words around it."""
    bounds = lexicon("numbers")["bounds"]
    start, hedge, loose, factors = numeral.first, "", numeral.value.loose, (1.0, 1.0)
    skip = words("words", "fillers") | {",", "a", "the", "$", "£", "€", "₹", "somewhere", "of", "in"}
    at = numeral.first
    while at > floor and numeral.first - at < 7:
        match = _hedge_before(reading, at, floor)
        if match is not None:
            name, at = match
            start, hedge = at, hedge or reading.quote((at, numeral.first)).strip()
            factors = bounds.get(name, factors) if factors == (1.0, 1.0) else factors
            loose = loose or name == "about"
        elif reading.lower(at - 1) == "," and reading.lower(at - 2) not in words("words", "fillers"):
            break
        elif reading.lower(at - 1) in skip and not (hedge and reading.lower(at - 1) in {",", "of", "in"}):
            at -= 1
        else:
            break
    stop = numeral.end
    gap = reading.lower(stop) in {"-", ","}
    after = reading.phrase_at(stop + gap, phrases("numbers", "after", "or_more"))
    adds = after is not None and reading.lower(after[1] - 1) == "plus" and reading.lower(after[1]).isalpha()
    if after is not None and not adds:  # "52,000 plus a van" is 52,000
        factors = tuple(bounds["above"]) if after[0] == "or_more" else factors
        loose, hedge, stop = True, hedge or reading.quote((stop + gap, after[1])), after[1]
    value = Interval(numeral.value.low * factors[0], numeral.value.high * factors[1], loose)
    return replace(numeral, value=value, hedge=hedge, start=start, stop=stop)


_HEDGES = ("just_above", "just_below", "above", "at_most", "below", "about")


def _hedge_before(reading: Reading, at: int, floor: int) -> tuple[str, int] | None:
    """Name and first token of the longest hedge that ends before a token."""
    index = phrases("numbers", *_HEDGES)
    for size in (5, 4, 3, 2, 1):
        if at - size >= floor:
            match = reading.phrase_at(at - size, index)
            if match is not None and match[1] == at:
                return match[0], at - size
    return None
