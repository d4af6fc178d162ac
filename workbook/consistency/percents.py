"""Read percentages, shares and multiples: "30 %", "two thirds of", "nine out of ten", "doubled"."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.consistency.claims import Mention, mention
from workbook.consistency.concepts import concept
from workbook.consistency.interval import Interval
from workbook.consistency.lexicon import groups, lexicon, words
from workbook.consistency.spelling import Numeral, numeral_at
from workbook.consistency.text import Reading

Span = tuple[int, int]
_WHOLES = frozenset([3, 4, 5, 6, 8, 10, 20, 100])
"""Wholes that people take parts of with "in": "one in five"."""


def percent_mention(reading: Reading, numeral: Numeral) -> Mention | None:
    """Read a percentage or a share; `Claim.slot` tells ``"from"``, ``"to"``, ``"change"``, ``"share"`` or nothing.

    Examples
    --------
    >>> from workbook.consistency.numerals import numerals_in
    >>> from workbook.consistency.text import read
    >>> def percent(text):
    ...     claim = percent_mention(read(text), numerals_in(read(text))[0]).claim
    ...     return str(claim.value), claim.slot
    >>> percent("cut by 12 per cent"), percent("two thirds of us"), percent("nine out of ten")
    (('12', 'change'), ('66.7', 'share'), ('90', 'share'))
    """
    for at in (numeral.end + (reading.lower(numeral.end) == "-"), numeral.span[1]):
        end = at + 2 * reading.has(at, "per", "cent")
        end += reading.lower(at) in {"%", "percent", "percentage", "pct"}
        if end > at:
            points = reading.lower(end) in {"point", "points"}
            span = (numeral.span[0], max(end + points, numeral.span[1]))
            return _percent(reading, numeral, numeral.value, span, "points" if points else "%")
    if numeral.form == "fraction":
        return None if _spans_time(reading, numeral.end) else _fraction(reading, numeral)
    return _out_of(reading, numeral) if numeral.form == "cardinal" else None


def _spans_time(reading: Reading, at: int) -> bool:
    at += reading.lower(at) == "of"
    at += reading.lower(at) in {"a", "an"}
    return reading.lower(at) in lexicon("quantities")["duration"]


def _fraction(reading: Reading, numeral: Numeral) -> Mention | None:
    """Read a fraction as a share or a change, where a whole or a verb of movement tells that it is one."""
    follows, before = reading.lower(numeral.end), reading.lower(numeral.span[0] - 1)
    clause = (reading.clause_of(numeral.first)[0], numeral.first)
    is_split = before in {"in", "into"} and reading.concepts(clause) & {concept("split")}
    if numeral.value.low == 1 or before == "into" or is_split:
        return None  # "two halves" are all of it; "split in half" changes no size
    value = Interval(numeral.value.low * 100, numeral.value.high * 100, True)
    if before in {"by", "in"} or follows in {"off", "less", "more", "fewer", "as", "faster"}:
        return _percent(reading, numeral, value, numeral.span, "%", "change")
    has_whole = follows in {"of", "the", "our", "my", "their"}
    if has_whole or numeral.value.low not in {0.5, 0.25}:
        return _percent(reading, numeral, value, numeral.span, "%", "share")
    return None


def _out_of(reading: Reading, numeral: Numeral) -> Mention | None:
    """Read "nine out of ten" and "one in five" as a share."""
    is_out = reading.has(numeral.end, "out", "of")
    whole = numeral_at(reading, numeral.end + 1 + is_out)
    if not (is_out or reading.lower(numeral.end) == "in") or whole is None or whole.form != "cardinal":
        return None
    is_share = is_out or (
        whole.value.low in _WHOLES and numeral.value.high < 10 and not _spans_time(reading, whole.end)
    )
    if not is_share or numeral.value.high >= whole.value.low:
        return None
    value = numeral.value.scaled(100 / whole.value.low)
    return _percent(reading, numeral, value, (numeral.span[0], whole.end), "%", "share")


def _percent(
    reading: Reading, numeral: Numeral, value: Interval, span: Span, unit: str, slot: str = ""
) -> Mention:
    before, after = reading.lower(span[0] - 1), reading.lower(span[1])
    if not slot:
        moved = moves(reading, span[0])
        slot = (
            "from" if before == "from"
            else "to" if before in {"to", "at"} and moved
            else "change" if before == "by" or after in words("quantities", "changes")
            else "share" if after == "of"
            else "change" if moved and before not in {"at", "to"}
            else ""
        )  # fmt: skip
    whole = reading.concepts((span[1], min(span[1] + 6, reading.clause_of(span[0])[1])))
    about = whole if slot == "share" else frozenset()
    return mention(reading, span, "percent", value, unit=unit, hedge=numeral.hedge, slot=slot, about=about)


def moves(reading: Reading, at: int) -> bool:
    """Whether a word of movement stands before a token, within its clause."""
    first, ways = reading.clause_of(at)[0], groups("polarity", "directions")
    return any(reading.lower(k) in ways for k in range(max(first, at - 12), at))


def multiples_in(reading: Reading) -> Iterator[Mention]:
    """Yield "doubled", "halved", "twice as fast", "three times as many" as changes in per cent.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [str(m.value) for m in multiples_in(read("Sales doubled, and it was three times as fast."))]
    ['100', '200']
    """
    table = lexicon("numbers")["multiples"]
    for at in range(len(reading.tokens)):
        before, word, follows = (reading.lower(k) for k in (at - 1, at, at + 1))
        first, change = at, 0.0
        is_noun = word == "halves" and (
            before in words("quantities", "before_halves") or numeral_at(reading, at - 1)
        )
        if word in table and not is_noun and follows not in words("quantities", "after_idle_double"):
            change = float(table[word])
        elif word == "twice" and follows in {"as", "the"}:
            change = 100.0
        elif word in {"times", "x"} and follows in {"as", "the", "more", "faster"}:
            number = numeral_at(reading, at - 1)
            if number is not None and 1 < number.value.low < 100 and number.end == at:
                first, change = at - 1, 100.0 * (number.value.low - 1)
        if change:
            value = Interval(change, change, True)
            yield mention(
                reading, (first, at + 1), "percent", value, unit="%", slot="change", rule="multiple"
            )
