"""What a pay string says: an amount or a range, its currency and period, base or total, and what is doubtful."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from workbook.shipped import shipped
from workbook.tomlfile import read_text

PERIODS = {"hour": 2080.0, "day": 260.0, "week": 52.0, "biweek": 26.0, "month": 12.0, "year": 1.0}
"""How many make a full-time year: 2,080 hours (BLS), 260 working days."""

_PARTS = re.compile(r"[;,+()|/\n·•]|\.\s|\bplus\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\W*(?:(?:of|is|are|will be|up|to|from|range|potential|at|target|about|around|circa)\W*)*", re.IGNORECASE
)


@dataclass(frozen=True)
class Pay:
    """A pay string understood; amounts before tax, in units of the currency for each period."""

    text: str  # as it was found
    low: float | None  # none when only an upper end was named
    high: float | None  # none when it is open above
    currency: str  # ISO 4217, or empty when none was named
    period: str  # one of `PERIODS`
    basis: str
    """``"base"``, or ``"total"`` when only earnings with everything in them were named."""
    note: str  # what else it says: bonus, tax, experience
    doubts: tuple[str, ...]

    @property
    def confidence(self) -> float:
        """From 0 to 1, a quarter less for each doubt; a convention, no probability."""
        return max(0.0, 1 - 0.25 * len(self.doubts))


class _Amount(NamedTuple):
    start: int
    end: int
    low: float
    high: float
    sign: str
    """A currency, ``"$"``, or empty."""
    multiple: float
    period: str
    is_plain: bool  # neither currency nor multiple: it needs more to be pay
    doubts: tuple[str, ...] = ()


def parse_pay(text: str) -> Pay | None:
    """Understand a pay string as it stands in an advertisement; None when it names no pay.

    One amount is both ends. Base pay goes before total earnings; bonuses, equity and allowances are only noted. A
    period that is not written is guessed from the size, and doubted.

    Examples
    --------
    >>> pay = parse_pay("120-140K + 15% bonus")
    >>> pay.low, pay.high, pay.currency, pay.period, pay.note
    (120000.0, 140000.0, '', 'year', '15% bonus')
    >>> pay.doubts
    ('no currency is named', 'no period is named; taken to be by the year')
    >>> pay = parse_pay("₹18–24 LPA")
    >>> pay.low, pay.high, pay.currency, pay.period
    (1800000.0, 2400000.0, 'INR', 'year')
    >>> parse_pay("401(k), 25 days off, 40 hours a week") is None
    True
    """
    words, original, text = _words(), text, text.strip()
    is_named = bool(words["named"].search(text))
    found = [each for each in _ranges(text) if not each.is_plain or _is_likely(text, each, is_named)]
    found = [each for each in found if not _is_labelled(text, each, words["extra"])]
    if not found:
        return None
    bases = [each for each in found if not _is_labelled(text, each, words["total"])]
    best = (bases or found)[0]
    currency, doubts = _currency(text, best.sign), [*best.doubts]
    if not currency:
        doubts.append("no currency is named")
    low, high = _ends(text, best)
    rivals = [each for each in bases[1:] if each.is_plain == best.is_plain]
    if rivals and high is None and _ends(text, rivals[0])[0] is None:  # “min $60k, max $80k”
        high = rivals.pop(0).high
    if rivals:
        doubts.append(f"more than one amount; “{text[rivals[0].start : rivals[0].end]}” was left")
    size = best.low / words["units_a_dollar"].get(currency, 1)
    period = best.period or find_period(text)
    if not period:
        period = "hour" if size < 150 else "day" if size < 1200 else "month" if size < 12_000 else "year"
        doubts.append(f"no period is named; taken to be by the {period}")
    if not 3_000 <= size * PERIODS[period] <= 3_000_000:
        if not best.sign or not best.period:
            return None
        doubts.append("an unusual amount for its period")
    return Pay(
        original, low, high, currency, period, "base" if bases else "total", _note(text), tuple(doubts)
    )


def find_period(text: str) -> str:
    """Return the first of `PERIODS` that a text names, or nothing.

    >>> find_period("Bi-Weekly"), find_period("Year"), find_period("each visit")
    ('biweek', 'year', '')
    """
    words = _words()["periods"]
    named = text.strip().lower()
    found = _words()["alone"].search(text)
    return str(words.get(named, words[found[0].lower()] if found else ""))


def _ranges(text: str) -> list[_Amount]:
    """Amounts in order, two with a dash or “to” between them as one; no negative ones."""
    words = _words()
    found: list[_Amount] = []
    for match in words["amount"].finditer(text):
        one = _amount(text, match)
        is_second = found and found[-1].low == found[-1].high
        is_negative = text[max(0, one.start - 1) : one.start] in ("-", "−")
        if is_second and words["joint"].fullmatch(text, found[-1].end, one.start):
            found[-1] = _joined(found[-1], one)
        elif not is_negative:
            found.append(one)
    return [each for each in found if not words["piece"].match(text, each.end)]


def _amount(text: str, match: re.Match[str]) -> _Amount:
    words = _words()
    mark = (match["multiple"] or "").lower()
    multiple = words["multiples"].get(mark, 1.0)
    money = (match["before"] or match["after"] or "").lower()
    sign = words["currencies"].get(money, money)
    if multiple in (1e5, 1e7) and not sign:  # lakhs, crores
        sign = "INR"
    value = _value(match["number"]) * multiple
    after = words["period"].match(text, match.end())
    period = words["periods"][(after["unit"] or after["alone"]).lower()] if after else ""
    period = "year" if mark == "lpa" else period
    end, is_plain = (after or match).end(), not money and multiple == 1.0
    return _Amount(match.start(), end, value, value, sign, multiple, period, is_plain)


def _joined(one: _Amount, two: _Amount) -> _Amount:
    low, high = one.low, two.high
    doubts: tuple[str, ...] = ()
    if one.multiple == 1.0 and two.multiple > 1.0 and low < 1000:  # 120-140K
        low *= two.multiple
    elif low < 1000 and high >= 10_000:  # $95–110,000
        low, doubts = low * 1000, ("the lower end is taken in thousands",)
    if low > high:
        low, high, doubts = high, low, (*doubts, "the ends were the other way round")
    sign = two.sign if one.sign in ("", "$") and two.sign else one.sign
    period, is_plain = two.period or one.period, one.is_plain and two.is_plain
    return _Amount(one.start, two.end, low, high, sign, two.multiple, period, is_plain, doubts)


def _value(number: str) -> float:
    """Read digits with whatever separates thousands and decimals: three digits behind a sign are thousands."""
    whole, rest = number, ""
    for places in (3, 2, 5):
        if number[-places : 1 - places] in (".", ",") and len(number) >= places:
            whole, rest = number[:-places], number[1 - places :]
    return float("".join(filter(str.isdecimal, whole)) + "." + rest)


def _currency(text: str, sign: str) -> str:
    if sign != "$":
        return sign
    named = re.search(r"\b(CAD|AUD|NZD|SGD|HKD)\b", text)
    return named[1] if named else "AUD" if re.search(r"(?i)\bsuper(?:annuation)?\b", text) else "USD"


def _ends(text: str, best: _Amount) -> tuple[float | None, float | None]:
    words, before = _words(), text[max(0, best.start - 40) : best.start]
    is_open = "+" in text[best.start : best.end] or words["open"].match(text, best.end)
    if best.low == best.high and words["to"].search(before):
        return None, best.high
    if best.low == best.high and (words["from"].search(before) or is_open):
        return best.low, None
    return best.low, best.high


def _is_labelled(text: str, amount: _Amount, labels: re.Pattern[str]) -> bool:
    """Tell whether a label stands close before an amount or behind it, within its own part of the sentence."""
    before = _PARTS.split(text[max(0, amount.start - 40) : amount.start])[-1]
    if any(_BETWEEN.fullmatch(before, label.end()) for label in labels.finditer(before)):
        return True
    behind = _PARTS.split(text[amount.end : amount.end + 40])[0]
    label = labels.search(behind)
    # In “£45k bonus 10%” the bonus is the ten per cent.
    return bool(label and not re.match(r"\W{0,3}(?:of\s|up to\s)?\W{0,2}\d", behind[label.end() :]))


def _is_likely(text: str, amount: _Amount, is_named: bool) -> bool:
    """Whether a number without currency and multiple may be pay: by its period, or its size and how it is written."""
    if amount.period:
        return 3_000 <= amount.low * PERIODS[amount.period] <= 3_000_000
    number = text[amount.start : amount.end]
    is_written_so = is_named or not number.isdigit() or number == text
    is_counted = re.match(r"\s*[^\W\d]{3,}s\b", text[amount.end : amount.end + 40])  # “15,000 employees”
    return 10_000 <= amount.low <= 2_000_000 and is_written_so and not is_counted


def _note(text: str) -> str:
    shares = [match[0] for match in _words()["share"].finditer(text)]
    for share in shares:
        text = text.replace(share, " ")
    return ", ".join(dict.fromkeys([*shares, *(match[0] for match in _words()["kept"].finditer(text))]))


@cache
def _words() -> dict[str, Any]:
    """Patterns and tables made from ``data/lexicons/pay.toml``."""
    tree = tomllib.loads(read_text(shipped("data", "lexicons", "pay.toml")))
    lists = {
        table: {key: [word.strip() for word in text.split(",")] for key, text in tree[table].items()}
        for table in ("currencies", "units", "periods", "multiples", "context")
    }
    of = {name: {word: key for key, words in keys.items() for word in words} for name, keys in lists.items()}
    money, units, alone, multiples, _ = map(_alternatives, of.values())
    thousands = r"\d{1,3}(?:(?:[ \u00a0\u2009\u202f]|[,.'’])\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)"
    number = rf"(?P<number>{thousands}|\d+(?:[.,]\d{{1,2}}|\.\d{{4}})?(?![.,]?\d))"
    before = rf"(?<![^\W_])(?P<before>{money}|\$|(?-i:R)(?=\s?\d))(?:\s?\$)?\s{{0,2}}"
    behind = rf"(?:\s?(?P<multiple>{multiples})(?![^\W\d_]))?(?:\s?(?P<after>{money}|\$)(?![^\W\d_]))?"
    tax = r"(?:\s?(?:\(?(?:gross|net|brutto|netto|brut|base|ote)\)?|(?:\+|plus|ex|excl\.?|inc\.?)\s?(?:vat|gst|super)))?"
    per = rf"\s?(?:/|per\b|a\b|an\b|each\b|every\b|pro\b|p(?=er))\s?(?P<unit>{units})"
    lead = r"(?:\s(?:a|an|the|of|is|at|salary|pay|wage|rate)){0,3}[\s:~]*$"
    patterns = {
        "amount": rf"(?:{before}|(?<![\w.,#]))(?!401\s?\(?k){number}(?!\s?%|\s?per\s?cent){behind}(?!\d|\s?%)",
        "joint": rf"\s?\+?{tax}\s{{0,3}}(?:-|–|—|−|~|to|and|bis|à|through|until)\s{{0,3}}",
        "period": rf"\+?{tax}(?:{per}|\s?/?\s?(?P<alone>{alone}))(?![^\W\d_])(?:\.(?=\s*[-–—+/,)]))?",
        "alone": rf"(?<![^\W_])(?:{alone})(?![^\W_])",
        "piece": r"\s?(?:per\s[^\W\d]|semi-?monthly)",  # a visit, a mile
        "open": r"\s?\+(?!\s*[\w(])|\s(?:and|or)\s(?:up|above|more)\b",
        "share": r"\b(?:up to )?\d+(?:[.,]\d+)?\s?%(?:\s\w+){0,2}?\s(?:bonus|commission)\b",
    }
    for key, labels in lists["context"].items():
        end = lead if key in ("from", "to") else r"(?![^\W_])"
        patterns[key] = rf"(?<![^\W_])(?:{_alternatives(labels)}){end}"
    return {
        **{name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()},
        "currencies": of["currencies"] | {"r": "ZAR"},
        "periods": of["periods"] | of["units"],
        "multiples": {word: float(key) for word, key in of["multiples"].items()},
        "units_a_dollar": tree["units_a_dollar"],
    }


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
