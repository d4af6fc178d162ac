"""Read one number at a place: digits with their scale, number words, fractions, ordinals."""

from __future__ import annotations

import math

from workbook.consistency.concepts import is_content
from workbook.consistency.interval import Interval, Number
from workbook.consistency.lexicon import lexicon
from workbook.consistency.text import Reading

_SMALL_SCALES = frozenset({"k", "m", "b", "mm"})


def number_at(reading: Reading, at: int) -> Number | None:
    """Read the number that begins at a token, without its hedges."""
    tables = lexicon("numbers")
    token = reading.tokens[at]
    if token.is_number:
        return _digits(reading, at)
    if token.lower in tables["vague"]:
        if token.lower == "tens" and reading.lower(at + 1) != "of":
            return None
        low, high = tables["vague"][token.lower]
        return Number(Interval(low, high, loose=True), at, at + 1, at, at + 1, "vague")
    spelled = _spelled(reading, at)
    if spelled is not None:
        value, end, form = spelled
        if form == "couple":
            return Number(Interval(2, 3), at, end, at, end)
        return Number(Interval(value, value), at, end, at, end, form)
    if token.lower in tables["ordinals"]:
        value = tables["ordinals"][token.lower]
        return Number(Interval(value, value), at, at + 1, at, at + 1, "ordinal")
    return None


def _digits(reading: Reading, at: int) -> Number | None:
    token = reading.tokens[at]
    if token.form.count(".") > 1 or len(token.form) > 24:
        return None
    value = float(
        token.form.replace(",", "") if not _is_decimal_comma(token.form) else token.form.replace(",", ".")
    )
    end, form = at + 1, "cardinal"
    if 0 < value < 1000 and token.form.isdecimal() and _is_grouped(reading, end):
        value, end = value * 1000 + float(reading.tokens[end].form), end + 1
        token = reading.tokens[end - 1]
    suffix = reading.lower(end)
    touches = end < len(reading.tokens) and reading.tokens[end].start == token.end
    if touches and suffix in {"st", "nd", "rd", "th"}:
        return Number(Interval(value, value), at, end + 1, at, end + 1, "ordinal")
    if (
        suffix == "/"
        and reading.tokens[at].end == reading.tokens[end].start
        and reading.lower(end + 1).isdecimal()
    ):
        return None
    if suffix in lexicon("numbers")["scales"] and (touches or suffix not in _SMALL_SCALES):
        value *= lexicon("numbers")["scales"][suffix]
        end += 1
    if reading.lower(end) == "and" and reading.lower(end + 1) == "a" and reading.lower(end + 2) == "half":
        value, end = value + 0.5, end + 3
    if touches and suffix in {"x", "×"}:
        end, form = at + 2, "times"
    if not math.isfinite(value):
        return None
    return Number(Interval(value, value), at, end, at, end, form)


def _is_grouped(reading: Reading, at: int) -> bool:
    """Whether "000" of "3 000" stands at a token."""
    if at >= len(reading.tokens):
        return False
    token, before = reading.tokens[at], reading.tokens[at - 1]
    return (
        len(token.form) == 3
        and token.form.isdecimal()
        and token.start == before.end + 1
        and token.form.endswith("0")
    )


def _is_decimal_comma(form: str) -> bool:
    return form.count(",") == 1 and len(form.split(",")[1]) != 3


def _spelled(reading: Reading, at: int) -> tuple[float, int, str] | None:
    """Value, end and form of a number in words that begins at a token."""
    tables = lexicon("numbers")
    ones, scales, fractions = tables["ones"], tables["scales"], tables["fractions"]
    word, follows = reading.lower(at), reading.lower(at + 1)
    if word in {"a", "an"}:
        if follows in scales and follows not in _SMALL_SCALES | {"mil", "mm"}:
            return _compound(reading, at + 1, 1.0)
        if follows == "couple":
            return 2.0, at + 2 + (reading.lower(at + 2) == "of"), "couple"
        is_ordinal = (
            follows in tables["ordinals"]
            and at + 2 < len(reading.tokens)
            and reading.tokens[at + 2].is_word
            and is_content(reading.tokens[at + 2])
        )
        if follows in fractions and not follows.endswith("s") and not is_ordinal:
            return fractions[follows], at + 2, "fraction"
        return None
    if word == "half":
        if follows in {"a", "an"} and reading.lower(at + 2) in {"dozen", "million", "billion"}:
            return scales[reading.lower(at + 2)] / 2, at + 3, "cardinal"
        return 0.5, at + 1, "fraction"
    if word == "couple":
        return 2.0, at + 1 + (follows == "of"), "couple"
    if word in scales and word in {"hundred", "thousand", "dozen"}:
        return _compound(reading, at, 1.0)
    if word not in ones:
        return None
    gap = 2 if follows == "-" else 1
    part = reading.lower(at + gap)
    if part in fractions and (part.endswith("s") or word == "one"):
        return ones[word] * fractions[part], at + gap + 1, "fraction"
    return _compound(reading, at, None)


def _compound(reading: Reading, at: int, start: float | None) -> tuple[float, int, str]:
    """Add up "two hundred and fifty thousand" from a token on."""
    tables = lexicon("numbers")
    ones, scales = tables["ones"], tables["scales"]
    total, group, end = 0.0, start or 0.0, at
    expects_small, seen_one = True, start is not None
    while end < len(reading.tokens):
        word = reading.lower(end)
        if word in ones and expects_small:
            group += ones[word]
            seen_one = True
            expects_small = ones[word] >= 20 and ones[word] % 10 == 0
            end += 1
        elif word in scales and seen_one and word not in _SMALL_SCALES:
            if scales[word] == 100:
                group, expects_small = group * 100, True
            else:
                total, group, expects_small = total + group * scales[word], 0.0, True
            end += 1
            if word == "dozen":
                break
        elif (
            word == "-" and expects_small and group >= 20 and 0 < ones.get(reading.lower(end + 1), 0) < 10
        ) or (
            word == "and"
            and end > at
            and reading.lower(end - 1) in {"hundred", "thousand"}
            and reading.lower(end + 1) in ones
        ):
            end += 1
        elif word == "point" and reading.lower(end + 1) in ones:
            return _point(reading, end, total + group)
        else:
            break
    if reading.starts_with(end, ("and", "a", "half")):
        total, end = total + 0.5, end + 3
    value = total + group
    if reading.lower(end) in scales and reading.lower(end) in {"million", "thousand", "billion"}:
        value, end = value * scales[reading.lower(end)], end + 1
    return value, end, "cardinal"


def _point(reading: Reading, at: int, whole: float) -> tuple[float, int, str]:
    tables = lexicon("numbers")
    digits, end = "", at + 1
    while reading.lower(end) in tables["ones"] and tables["ones"][reading.lower(end)] < 10:
        digits += str(tables["ones"][reading.lower(end)])
        end += 1
    value = whole + (float(f"0.{digits}") if digits else 0.0)
    if reading.lower(end) in tables["scales"] and reading.lower(end) not in _SMALL_SCALES:
        value, end = value * tables["scales"][reading.lower(end)], end + 1
    return value, end, "cardinal"
