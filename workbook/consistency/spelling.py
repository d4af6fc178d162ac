"""Read one number at a place: digits with their scale, number words, fractions, ordinals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbook.consistency.interval import Interval, exactly
from workbook.consistency.lexicon import lexicon
from workbook.consistency.text import Reading

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}")
_LETTER_SCALES = frozenset(["k", "m", "b", "mm", "l"])


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its interval, its tokens, and the tokens from its first hedge to its last.

    Parameters
    ----------
    form
        ``"cardinal"``, ``"ordinal"``, ``"fraction"``, ``"times"`` or ``"article"`` (the "a" of "a month").
    """

    value: Interval
    first: int
    end: int
    form: str = "cardinal"
    hedge: str = ""
    start: int = -1
    stop: int = -1

    @property
    def span(self) -> tuple[int, int]:
        """Token range with the hedges around it."""
        return (self.start if self.start >= 0 else self.first, max(self.stop, self.end))


def numeral_at(reading: Reading, at: int) -> Numeral | None:
    """Read the number that begins at a token, without its hedges."""
    if at >= len(reading.tokens):
        return None
    tables, word = lexicon("numbers"), reading.lower(at)
    if reading.tokens[at].is_number:
        return _digits(reading, at)
    if word in tables["vague"] and (word != "tens" or reading.lower(at + 1) == "of"):
        low, high = tables["vague"][word]
        return Numeral(Interval(low, high, loose=True), at, at + 1)
    if word in {"½", "¼", "¾"}:
        return Numeral(exactly({"½": 0.5, "¼": 0.25, "¾": 0.75}[word]), at, at + 1, "fraction")
    spelled = _spelled(reading, at)
    if spelled is not None:
        return spelled
    if word in tables["ordinals"]:
        return Numeral(exactly(tables["ordinals"][word]), at, at + 1, "ordinal")
    return None


def _digits(reading: Reading, at: int) -> Numeral | None:
    token, tables = reading.tokens[at], lexicon("numbers")
    if len(token.form) > 20 or (token.form.count(".") > 1 and "," not in token.form):  # an address, a version
        return None
    if (
        len(token.form) < 8 and token.form[-4:-3] == "." and token.form.endswith("00")
    ):  # 5.000, as on the continent
        return Numeral(exactly(float(token.form.replace(".", ""))), at, at + 1)
    value = _separated(token.form)
    if value is None:
        return None
    end = at + 1
    if token.form.isdecimal() and len(token.form) < 4 and _is_grouped(reading, end):  # 3 000
        value, end = value * 1000 + float(reading.tokens[end].form), end + 1
    suffix = reading.lower(end)
    touches = end < len(reading.tokens) and reading.tokens[end].start == reading.tokens[end - 1].end
    if touches and suffix in {"st", "nd", "rd", "th"}:
        return Numeral(exactly(value), at, end + 1, "ordinal")
    if touches and suffix in {"x", "×"}:
        return Numeral(exactly(value), at, end + 1, "times")
    if suffix == "½" and touches:
        value, end = value + 0.5, end + 1
    while reading.lower(end) in tables["scales"] and (touches or reading.lower(end) not in _LETTER_SCALES):
        value *= tables["scales"][reading.lower(end)]
        end += 1
    if reading.has(end, "and", "a", "half"):
        value, end = value + 0.5 * _scale_before(reading, end), end + 3
    return Numeral(exactly(value), at, end)


def _separated(form: str) -> float | None:
    """Read digits with points and commas between; None when they are no one number ("3.2,4").

    >>> [_separated(form) for form in ("92,000.50", "92.000,50", "1,00,000", "3,5", "3.2,4")]
    [92000.5, 92000.5, 100000.0, 3.5, None]
    """
    if "." in form and "," in form:  # what comes last is the decimal sign
        whole, mark, rest = form.rpartition(max(".,", key=form.rfind))
        is_one = mark not in whole and _THOUSANDS.fullmatch(whole)
        return float(f"{whole.replace(',', '').replace('.', '')}.{rest}") if is_one else None
    is_decimal = form.count(",") == 1 and len(form.partition(",")[2]) != 3
    return float(form.replace(",", "." if is_decimal else ""))


def _is_grouped(reading: Reading, at: int) -> bool:
    """Whether the "000" of "3 000" stands at a token."""
    if at >= len(reading.tokens):
        return False
    token, before = reading.tokens[at], reading.tokens[at - 1]
    return (
        len(token.form) == 3
        and token.form.endswith("00")
        and token.form.isdecimal()
        and token.start == before.end + 1
    )


def _scale_before(reading: Reading, at: int) -> float:
    return float(lexicon("numbers")["scales"].get(reading.lower(at - 1), 1))


def _spelled(reading: Reading, at: int) -> Numeral | None:
    """Read number words from a token on."""
    tables = lexicon("numbers")
    ones, scales, fractions = tables["ones"], tables["scales"], tables["fractions"]
    word, follows = reading.lower(at), reading.lower(at + 1)
    if word in {"a", "an"}:
        if follows in scales and follows not in _LETTER_SCALES:
            return _compound(reading, at + 1, 1.0, at)
        if follows == "couple":
            return _couple(reading, at, at + 2)
        is_ranked = follows in tables["ordinals"] and reading.lower(at + 2) not in {"of", "off", ",", ".", ""}
        scale = scales.get(reading.lower(at + 4), 0)
        if (
            follows in fractions
            and reading.lower(at + 2) == "of"
            and reading.lower(at + 3) == "a"
            and scale >= 1000
        ):
            return Numeral(exactly(fractions[follows] * scale), at, at + 5)
        if follows in fractions and not follows.endswith("s") and not is_ranked:
            return Numeral(exactly(fractions[follows]), at, at + 2, "fraction")
        return None
    if word == "half":
        if follows in {"a", "an"} and reading.lower(at + 2) in {"dozen", "million", "billion"}:
            return Numeral(exactly(scales[reading.lower(at + 2)] / 2), at, at + 3)
        return Numeral(exactly(0.5), at, at + 1, "fraction")
    if word == "couple":
        return _couple(reading, at, at + 1)
    if word in {"hundred", "thousand", "dozen"}:
        several = reading.lower(at - 1) in {"few", "several", "many"}
        vague = Interval(2 * scales[word], 9 * scales[word], loose=True)
        return Numeral(vague, at, at + 1) if several else _compound(reading, at, 1.0, at)
    if word not in ones:
        return None
    gap = 2 if follows == "-" else 1
    part = reading.lower(at + gap)
    is_span = part == "quarters" and ones[word] != 3  # "two quarters" are six months
    if part in fractions and (part.endswith("s") or word == "one") and not is_span:
        return Numeral(exactly(ones[word] * fractions[part]), at, at + gap + 1, "fraction")
    return _compound(reading, at, None, at)


def _couple(reading: Reading, at: int, end: int) -> Numeral:
    """Read "a couple of" boxes, and "a couple of hundred"."""
    end += reading.lower(end) == "of"
    scale = lexicon("numbers")["scales"].get(reading.lower(end), 1)
    is_scale = scale > 1 and reading.lower(end) not in _LETTER_SCALES
    return Numeral(Interval(2, 3).scaled(scale if is_scale else 1), at, end + is_scale)


def _compound(reading: Reading, at: int, start: float | None, first: int) -> Numeral:
    """Add up "two hundred and fifty thousand" from a token on."""
    tables = lexicon("numbers")
    ones, scales = tables["ones"], tables["scales"]
    total, group, end, expects_small = 0.0, start or 0.0, at, True
    while end < len(reading.tokens):
        word, follows = reading.lower(end), reading.lower(end + 1)
        if word in ones and expects_small:
            group += ones[word]
            expects_small = ones[word] >= 20 and ones[word] % 10 == 0
        elif word in scales and word not in _LETTER_SCALES and (end > at or start is not None):
            if scales[word] == 100:
                group = (group or 1) * 100
            else:
                total, group = total + (group or 1) * scales[word], 0.0
            expects_small = True
        elif not (
            (word == "-" and expects_small and group % 100 >= 20 and 0 < ones.get(follows, 0) < 10)
            or (word == "and" and reading.lower(end - 1) in {"hundred", "thousand"} and follows in ones)
        ):
            break
        end += 1
        if word == "dozen":
            break
    if reading.lower(end) == "point" and reading.lower(end + 1) in ones:
        digits, end = "", end + 1
        while ones.get(reading.lower(end), 10) < 10:
            digits, end = digits + str(ones[reading.lower(end)]), end + 1
        scale = scales.get(reading.lower(end), 1) if reading.lower(end) not in _LETTER_SCALES else 1
        return Numeral(exactly((total + group + float(f"0.{digits}")) * scale), first, end + (scale > 1))
    value = total + group
    if reading.has(end, "and", "a", "half"):
        value, end = value + 0.5 * (_scale_before(reading, end) if total else 1), end + 3
        if (scale := scales.get(reading.lower(end), 1)) >= 1000:
            value, end = value * scale, end + 1
    return Numeral(exactly(value), first, end)
