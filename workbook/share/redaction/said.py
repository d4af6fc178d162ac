"""Amounts as people say them: "seventy lakhs", "forty-two and a half" where it is of pay, "the low nineties"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbook.consistency.counts import rate_behind
from workbook.consistency.lexicon import lexicon
from workbook.consistency.money import money_mention
from workbook.consistency.numerals import is_year, numerals_in
from workbook.consistency.spelling import Numeral, numeral_at
from workbook.consistency.text import Reading, read
from workbook.salary.pay_words import pay_words
from workbook.share.redaction.amounts import is_telling, numbers_in, numbers_with_places
from workbook.share.redaction.folding import plain
from workbook.share.redaction.policy import policy

Span = tuple[int, int]
_ROUGH = re.compile(
    r"\b(?:low|lower|mid|middle|high|upper)(?:[- ](?:to|or)[- ](?:mid|high|upper))?[- ]"
    r"(?:hundreds|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[1-9]\d?0s)\b",
    re.IGNORECASE,
)
_LEAST_SHORT, _LEAST_FULL = 10, 10_000


def said_spans(text: str, values: Iterable[float], *, is_pay: bool = False) -> list[Span]:
    """Return where a text says one of these amounts in words, or without its thousands in a sentence about pay.

    Parameters
    ----------
    is_pay
        Whether all of the text is about pay.

    Examples
    --------
    >>> def said(text, *values):
    ...     return [text[start:end] for start, end in said_spans(text, values)]
    >>> said("Seventy lakhs, or 0.7 crore. Not under sixty-nine five; 69.5 is my floor.", 7_000_000, 69_500)
    ['Seventy lakhs', '0.7 crore', 'sixty-nine five', '69.5']
    >>> said("Below 84 percent we took 84 calls; but I am paid 80 to 84.", 84_000)
    ['80 to 84']
    """
    full = {round(value, 2) for value in values}
    if not full:
        return []
    short = {round(value / scale, 2) for value in full if value >= _LEAST_FULL for scale in (1e3, 1e5)}
    short = {value for value in short if _LEAST_SHORT <= value < 1_000}
    reading = read(text)
    found = []
    for first, end, ends in _numbers(reading):
        told = full & ends
        scale = pay_words()["multiples"].get(reading.lower(end), 0) in (1e3, 1e5)
        if (
            any(map(is_telling, told))
            or (told and (rate_behind(reading, end)[0] or _is_money(reading, first)))
            or (short & ends and (scale or _is_of_pay(reading, first, end, "bargain", is_pay=is_pay)))
        ):
            found.append((reading.tokens[first].start, reading.tokens[end - 1 + scale].end))
    return found


def short_values(text: str) -> set[float]:
    """Return what the numbers of a text about pay are worth when they are short of their thousands.

    >>> sorted(short_values("Between 88 and 94, and 12 percent for 20 people."))
    [88000.0, 94000.0]
    """
    reading = read(text)
    return {
        round(value * 1_000, 2)
        for first, end, ends in _numbers(reading)
        if not _counts_something(reading, end)
        for value in ends
        if _LEAST_SHORT <= value < 1_000
    }


def rough_spans(text: str, *, is_pay: bool = False) -> list[Span]:
    """Return where pay is told by its decade, in a text of which all or a sentence is about pay.

    >>> text = "The vests are from the high nineties. I earn in the mid forties."
    >>> [text[start:end] for start, end in rough_spans(text)]
    ['mid forties']
    """
    matches = list(_ROUGH.finditer(text))
    reading = read(text) if matches else read("")
    return [
        each.span()
        for each in matches
        for at, token in enumerate(reading.tokens)
        if token.start == each.start() and (is_pay or _has_pay(reading, at))
    ]


def money_spans(text: str) -> list[Span]:
    """Return where amounts of money stand; a number that counts something else is none.

    >>> text = "1,400 invoices over 1,850 m in 2024, for 92,000 or £45k. My base is 78. We were 40."
    >>> sorted({text[start:end] for start, end in money_spans(text)})
    ['78', '92,000', '£45k']
    """
    reading = read(text)
    found = []
    for numeral in numerals_in(reading):
        told = money_mention(reading, numeral)
        if told is not None and not _is_glued(reading, numeral.first):
            has_sign = reading.lower(numeral.first - 1) in lexicon("quantities")["currency"]
            first = reading.tokens[numeral.first - has_sign].start
            found.append((first, reading.tokens[told.span[1] - 1].end))
    for first, end, ends in _numbers(reading):
        if _is_of_pay(reading, first, end) and any(
            value >= _LEAST_SHORT and not is_year(value) for value in ends
        ):
            found.append((reading.tokens[first].start, reading.tokens[end - 1].end))
    behind = {token.start: at for at, token in enumerate(reading.tokens)}
    for number in numbers_with_places(text):
        if number.is_marked and any(map(is_telling, number.values)):
            at = behind.get(number.end + 1, -1)
            if number.has_unit or not _counts_something(reading, at):
                found.append((number.start, number.end))
    return found


def values_said(text: str) -> set[float]:
    """Return the amounts that a text names, in digits or words.

    >>> sorted(values_said("92.000, or forty-five thousand"))
    [45000.0, 92000.0]
    """
    said = {value for _, _, ends in _numbers(read(text)) for value in ends if value < 1e15}
    return {max(number.values) for number in numbers_in(plain(text))} | said


def spelled(text: str) -> list[tuple[int, int, float]]:
    """Return where numbers stand that are written in words, from ten on, and their value."""
    reading = read(text)
    return [
        (reading.tokens[each.first].start, reading.tokens[each.end - 1].end, each.value.high)
        for each in numerals_in(reading)
        if each.form != "article" and each.value.high >= 10 and reading.tokens[each.first].is_word
    ]


def _numbers(reading: Reading) -> Iterator[tuple[int, int, set[float]]]:
    """Yield the token range of each number or range, and what its ends are worth; "sixty-nine five" is 69.5."""
    before: tuple[int, int, float] | None = None
    for numeral in numerals_in(reading):
        first, end = numeral.first, numeral.end
        ends = [each.value.high for each in _pieces(reading, numeral)]
        if len(ends) == 2:  # 44 to 46k
            ends += [
                ends[0] * scale for scale in (1e3, 1e5, 1e7) if ends[0] < 1_000 <= ends[0] * scale <= ends[1]
            ]
        touches = before and first - before[1] == (reading.lower(first - 1) == "-")
        if before and touches and before[2] >= 20 and not reading.tokens[first].is_number and ends[0] < 1_000:
            part = ends[0] / (10 if ends[0] >= 1 else 1)
            first, ends = before[0], [*ends, before[2] + part if part < 1 else before[2] * 1_000 + ends[0]]
        before = (first, end, ends[-1]) if len(ends) == 1 and ends[0] < 1_000 else None
        end = max(end, numeral.stop) if numeral.stop == end + 1 else end  # 84ish
        yield first, end, {round(value, 2) for value in ends if value < 1e15}


def _pieces(reading: Reading, numeral: Numeral) -> Iterator[Numeral]:
    at = numeral.first
    while at < numeral.end:
        piece = numeral_at(reading, at)
        if piece is not None:
            yield piece
        at = piece.end if piece is not None else at + 1


def _is_of_pay(reading: Reading, first: int, end: int, *more: str, is_pay: bool = False) -> bool:
    """Whether a number without a unit may be pay: its sentence speaks of pay, and it counts nothing else."""
    is_bare = not _counts_something(reading, end) and not _is_glued(reading, first)
    return is_bare and (is_pay or _has_pay(reading, first, *more))


def _has_pay(reading: Reading, at: int, *more: str) -> bool:
    said = policy().words["pay"].union(*(policy().words[name] for name in more))
    return any(reading.lower(k) in said for k in range(*reading.sentence_of(at)))


def _counts_something(reading: Reading, at: int) -> bool:
    """Whether a percent sign or the name of a thing begins at a token: "84 percent", "84 calls", "84-bed"."""
    at += reading.lower(at) == "-"
    word = reading.lower(at)
    return word in {"%", "percent"} or (
        reading.is_topic(at) and word not in policy().words["pay"] | policy().words["bargain"]
    )


def _is_money(reading: Reading, first: int) -> bool:
    numeral = numeral_at(reading, first)
    return numeral is not None and money_mention(reading, numeral) is not None


def _is_glued(reading: Reading, at: int) -> bool:
    """Whether a number is the end of a code or address, as in TGT-40913."""
    start = reading.tokens[at].start
    return reading.text[start - 1 : start] in {*"-/_#"} and reading.text[start - 2 : start - 1].isalnum()
