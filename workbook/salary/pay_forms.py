"""How pay is written in a text: amounts and ranges with their currency, multiple and period, whatever their digits are."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbook.salary.pay_words import WORD, find_period, lowered, pay_words

_DIGITS, _WITHIN = re.compile(r"\d[\d,.]*"), re.compile(r"[\w.,#]")
_DOLLARS, _SUPER = re.compile(r"\b(CAD|AUD|NZD|SGD|HKD)\b"), re.compile(r"\bsuper(?:annuation)?\b")
_PARTS = re.compile(r"[;,+()|/\n·•]|\.\s|\bplus\b")
_BETWEEN = re.compile(
    r"\W*(?:(?:of|is|are|will be|up|to|from|range|potential|at|target|about|around|circa)\W*)*"
)
_COUNTED = re.compile(r"\s*[^\W\d]{3,}s\b")  # “15,000 employees”


class Amount(NamedTuple):
    """An amount or a range as it is written; which digits stand in its numbers makes no difference."""

    start: int
    end: int
    number: slice
    multiple: float
    second: slice | None  # of the upper end
    second_multiple: float
    sign: str
    """A currency, ``"$"``, or empty."""
    period: str
    is_plain: bool  # neither currency nor multiple: it needs more to be pay
    is_written_so: bool = True  # a plain number as pay is written, and no count of things
    is_total: bool = False
    is_upper: bool = False  # “up to”
    is_lower: bool = False  # “from”, or a plus behind it


class Form(NamedTuple):
    """What a text says wherever its digits make no difference."""

    amounts: tuple[Amount, ...]
    dollar: str  # what a bare sign means
    period: str  # the first one named anywhere
    notes: tuple[slice, ...]


def read_form(text: str) -> Form:
    """Find the amounts of a text and what stands around them.

    Examples
    --------
    >>> form = read_form("$95k–$110k/yr DOE")
    >>> [(each.sign, each.multiple, each.period) for each in form.amounts]
    [('$', 1000.0, 'year')]
    """
    words, low, topics = pay_words(), lowered(text), set[str]()
    for word in WORD.findall(low):
        topics.update(words["topics"].get(word, ()))
    found = _ranges(text, low)
    if "piece" in topics:
        found = [each for each in found if not words["piece"].match(low, each.end)]
    if "extra" in topics:
        found = [each for each in found if not _is_labelled(low, each, words["extra"])]
    if any(each.is_plain for each in found):
        is_named = bool("named" in topics and words["named"].search(low))
        found = [each._replace(is_written_so=_is_written_so(low, each, is_named)) for each in found]
    if "total" in topics:
        found = [each._replace(is_total=_is_labelled(low, each, words["total"])) for each in found]
    if "ends" in topics or "+" in low:
        found = [_with_ends(low, each) for each in found]
    dollar = "USD"
    if "dollar" in topics:
        named = _DOLLARS.search(text)
        dollar = named[1] if named else "AUD" if _SUPER.search(low) else "USD"
    period = find_period(low) if "period" in topics else ""
    notes = _notes(low) if "kept" in topics or "%" in low else ()
    return Form(tuple(found), dollar, period, notes)


def _ranges(text: str, low: str) -> list[Amount]:
    """Amounts in order, two with a dash or “to” between them as one; no negative ones."""
    words, found, at = pay_words(), list[Amount](), 0
    for digits in _DIGITS.finditer(low):
        if (start := digits.start()) < at:
            continue
        begin, money = _money_before(text, low, at, start)
        is_within = not money and _WITHIN.match(low[start - 1 : start])
        if is_within or not (match := words["amount"].match(low, start)):
            continue
        at = match.end("all")
        one = _amount(begin, money, match)
        last = found[-1] if found else None
        if last and last.second is None and words["joint"].fullmatch(low, last.end, begin):
            found[-1] = _joined(last, one)
        elif low[begin - 1 : begin] not in ("-", "−"):
            found.append(one)
    return found


def _money_before(text: str, low: str, at: int, start: int) -> tuple[int, str]:
    """Return where a currency right before a number begins, not before `at`, and its words; else `start` and nothing.

    Numbers are looked for, and currencies only beside them: a search for currencies would try all at each letter.
    """
    end, words = start, pay_words()["before"]
    while end > at and end > start - 2 and low[end - 1].isspace():
        end -= 1
    if end <= at or low[end - 1] not in words:
        return start, ""
    begin, money, stops = start, "", [end]
    if low[end - 1] == "$" and end - 1 > at:  # “USD $95k”
        stops.append(end - 2 if low[end - 2].isspace() else end - 1)
    for stop in stops:
        for word in words.get(low[stop - 1], ()) if stop > at else ():
            first = stop - len(word)
            is_there = at <= first < begin and low.endswith(word, 0, stop)
            if not is_there or (first and low[first - 1].isalnum()):
                continue
            if word != "r" or (text[first] == "R" and start - stop < 2):  # rands have a capital
                begin, money = first, word
                break
    return begin, money


def _amount(begin: int, money: str, match: re.Match[str]) -> Amount:
    words = pay_words()
    _, _, mark, behind, unit, alone = match.groups()
    multiple = words["multiples"][mark] if mark else 1.0
    money = money or behind or ""
    sign = words["currencies"].get(money, money)
    if mark and not sign and multiple in (1e5, 1e7):  # lakhs, crores
        sign = "INR"
    period = "year" if mark == "lpa" else words["periods"][unit or alone] if unit or alone else ""
    number, is_plain = slice(*match.span("number")), not money and multiple == 1.0
    return Amount(begin, match.end(), number, multiple, None, 1.0, sign, period, is_plain)


def _joined(one: Amount, two: Amount) -> Amount:
    sign = two.sign if one.sign in ("", "$") and two.sign else one.sign
    period, is_plain = two.period or one.period, one.is_plain and two.is_plain
    ends = one.number, one.multiple, two.number, two.multiple
    return Amount(one.start, two.end, *ends, sign, period, is_plain)


def _with_ends(low: str, amount: Amount) -> Amount:
    words, before = pay_words(), low[max(0, amount.start - 40) : amount.start]
    is_open = "+" in low[amount.start : amount.end] or words["open"].match(low, amount.end)
    is_lower = bool(is_open or words["from"].search(before))
    return amount._replace(is_upper=bool(words["to"].search(before)), is_lower=is_lower)


def _is_labelled(text: str, amount: Amount, labels: re.Pattern[str]) -> bool:
    """Tell whether a label stands close before an amount or behind it, within its own part of the sentence."""
    before = _PARTS.split(text[max(0, amount.start - 40) : amount.start])[-1]
    if any(_BETWEEN.fullmatch(before, label.end()) for label in labels.finditer(before)):
        return True
    behind = _PARTS.split(text[amount.end : amount.end + 40])[0]
    label = labels.search(behind)
    # In “£45k bonus 10%” the bonus is the ten per cent.
    return bool(label and not re.match(r"\W{0,3}(?:of\s|up to\s)?\W{0,2}\d", behind[label.end() :]))


def _is_written_so(text: str, amount: Amount, is_named: bool) -> bool:
    if pay_words()["as_pay"].match(text, amount.end):
        return True
    number, is_counted = text[amount.start : amount.end], _COUNTED.match(text, amount.end, amount.end + 40)
    return (is_named or not number.isdigit() or number == text) and not is_counted


def _notes(low: str) -> tuple[slice, ...]:
    """Find what else a text says: shares for a bonus first, then what is worth keeping of the rest."""
    shares = [match.span() for match in pay_words()["share"].finditer(low)] if "%" in low else []
    for share in {low[start:end] for start, end in shares}:
        low = low.replace(share, " " * len(share))
    kept = [match.span() for match in pay_words()["kept"].finditer(low)]
    return tuple(slice(*each) for each in (*shares, *kept))
