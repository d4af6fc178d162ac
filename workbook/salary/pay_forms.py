"""How pay is written in a text: amounts and ranges with their currency, multiple and period, whatever their digits are."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import zip_longest
from typing import NamedTuple

from workbook.salary.pay_words import DENSE, WORD, lowered, pay_words

_DIGITS, _WITHIN = re.compile(r"\d[\d,.]*"), re.compile(rf"[^\W{DENSE}]|[.,#]")
_DOLLARS, _SUPER = {"CAD", "AUD", "NZD", "SGD", "HKD", "MXN"}, re.compile(r"\bsuper(?:annuation)?\b")
_SYMBOLS = re.compile(r"(?<![^\W\d_])[$€£₹¥]")
_OTHER_DOLLAR = re.compile(r"(?<![^\W_])[^\W\d_]{1,3}\$$")  # “Z$”: a dollar, and no known one
_COUNTED = re.compile(r"\s*[^\W\d]{3,}s\b")  # “15,000 employees”
_CALLED, _DIALLED = re.compile(r"[+\d][ /-]?$"), re.compile(r"[/-]\d")  # parts of longer numbers
_BRACKETED, _FOLLOWED, _DASHED = (
    re.compile(each) for each in (r"\s?\(([^()]{2,30})\)", r"\s?[^\W\d_]", r"\s[-–—]\s")
)
BASE, NET, TOTAL, STIPEND = RANKS = range(4)
_LABELS = {"net": NET, "total": TOTAL, "stipend": STIPEND}


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
    rank: int = BASE  # of `RANKS`, the first of which a text has is its pay
    near: str = ""  # a period that is named elsewhere
    is_upper: bool = False  # “up to”
    is_lower: bool = False  # “from”, or a plus behind it


class Form(NamedTuple):
    """What a text says wherever its digits make no difference."""

    amounts: tuple[Amount, ...]  # what is most likely the pay before others
    dollar: str  # what a bare sign means
    currency: str  # of amounts without one
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
    if not low.isascii():
        topics.update(topic for label, topic in words["dense"].items() if label in low)
    found = _ranges(text, low)
    dollar, currency = _currencies(text, low, found, "codes" in topics)
    if "piece" in topics:
        found = [each for each in found if not words["piece"].match(low, each.end)]
    if "extra" in topics:
        found = [each for each in found if not _is_labelled(low, each, words["extra"])]
    if any(each.is_plain for each in found):
        is_named = bool("named" in topics and words["named"].search(low))
        found = [each._replace(is_written_so=_is_written_so(low, each, is_named)) for each in found]
    if "vat" in topics and words["vat"].search(low):
        topics.discard("net")  # of that tax
    for topic in _LABELS.keys() & topics:
        rank, labels = _LABELS[topic], words[topic]
        found = [
            each._replace(rank=rank) if each.rank < rank and _is_labelled(low, each, labels) else each
            for each in found
        ]
    if "ends" in topics or "+" in low:
        found = [_with_ends(low, each) for each in found]
    if "period" in topics:
        found = _with_periods(low, found)
    notes = _notes(low, topics) if "%" in low or topics & {"kept", "paid_months"} else ()
    found.sort(key=lambda each: (each.rank, each.is_plain and not each.period))
    return Form(tuple(found), dollar, currency, notes)


def _currencies(text: str, low: str, found: list[Amount], is_coded: bool) -> tuple[str, str]:
    """Return what a bare dollar sign means, and the currency of amounts without one: named with others, or anywhere."""
    codes = pay_words()["codes"].findall(text) if is_coded else []
    bare = "AUD" if is_coded and _SUPER.search(low) else "USD"
    dollar = next((code for code in codes if code in _DOLLARS), bare)
    signs = [*(each.sign for each in found if each.sign), *codes]
    if not signs and (symbol := _SYMBOLS.search(low)):
        signs = [pay_words()["currencies"][symbol[0]]]
    return dollar, signs[0] if signs else ""


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
        joint = words["joint"].fullmatch(low, last.end, begin) if last and last.second is None else None
        if last and joint and _is_range(low, last, one, joint):
            found[-1] = _joined(last, one)
        elif joint or low[begin - 1 : begin] not in ("-", "−"):
            found.append(one)
    return found


def _is_range(low: str, one: Amount, two: Amount, joint: re.Match[str]) -> bool:
    """Tell whether two amounts with a joint between them are the ends of one range."""
    words, before = pay_words(), low[max(0, one.start - 40) : one.start]
    if two.is_plain and words["lasting"].match(low, two.end):  # “$20 - 40 hours a week”
        return False
    if joint["both"]:  # “88,000 and 96,000 dollars”, but not “$60k and $5k”
        is_alike = one.is_plain and len(low[one.number]) == len(low[two.number])
        return is_alike or bool(words["between"].search(before))
    if joint["slash"]:  # “32/38K€”, but neither “24/7” nor “$150k/$300k OTE”
        is_bare = joint[0].strip() == "/" and not (two.is_plain and not two.period)
        return is_bare and not _is_labelled(low, two, words["total"])
    if one.is_plain and two.start < two.number.start:  # “1099 - $80/hr”: a form and no end
        first, whole = low[one.number], re.split(r"\D", low[two.number])[0]
        is_end = len(first) == len(whole) if len(first) > 3 else len(first) <= len(whole)
        return (is_end or not first.isdecimal()) and not words["reference"].search(before)
    return True


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
            if not is_there or (first and low[first - 1].isalnum() and low[first - 1] < "\u3000"):
                continue
            if word != "r" or (text[first] == "R" and start - stop < 2):  # rands have a capital
                begin, money = first, word
                break
    if not money and (other := _OTHER_DOLLAR.search(low, max(at, end - 4), end)):
        return other.start(), other[0]
    return begin, money


def _amount(begin: int, money: str, match: re.Match[str]) -> Amount:
    words = pay_words()
    _, _, mark, behind, unit, alone = match.groups()
    multiple = words["multiples"][mark] if mark else 1.0
    if behind and money in ("", "$"):  # “$80k CAD”
        money = behind
    sign = words["currencies"].get(money or mark, "")
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
    up, down = words["to"].search(before), words["from"].search(before)
    if up and down:  # “not less than” is longer than “less than”
        up, down = (up, None) if up.start() < down.start() else (None, down)
    is_open = words["open"].match(low, amount.end) or "+" in low[amount.start : amount.end]
    is_lower = bool(down or is_open or words["above"].match(low, amount.end))
    return amount._replace(is_upper=bool(up or words["below"].match(low, amount.end)), is_lower=is_lower)


def _with_periods(low: str, found: list[Amount]) -> list[Amount]:
    """Give amounts without a period that of their label, else the nearest one: before them, behind them, anywhere."""
    words, done, at = pay_words(), list[Amount](), 0
    named = [(*match.span(), words["periods"][match[0]]) for match in words["alone"].finditer(low)]
    for amount, following in zip_longest(found, found[1:]):
        if named and not amount.period:
            before = named[bisect(named, (at,)) : bisect(named, (amount.start,))][-1:]
            until = following.start if following else len(low)
            behind = named[bisect(named, (amount.end,)) : bisect(named, (until,))][:1]
            _, end, period = [*before, *behind, *named[:1]][0]
            is_label = before and words["lead"].fullmatch(low, end, amount.start)
            amount = amount._replace(**{"period" if is_label else "near": period})
        done.append(amount)
        at = amount.end
    return done


def _is_labelled(text: str, amount: Amount, labels: re.Pattern[str]) -> bool:
    """Tell whether a label stands close before an amount, in it or behind it, within its own part of the sentence."""
    words = pay_words()
    split, link = words["parts"].split, words["link"].fullmatch
    before = split(text[max(0, amount.start - 40) : amount.start])[-1]
    if any(link(before, label.end()) for label in labels.finditer(before)):
        return True
    bracketed = _BRACKETED.match(text, amount.end)
    if labels.search(text, amount.number.stop, amount.end) or (bracketed and labels.fullmatch(bracketed[1])):
        return True
    behind = split(_DASHED.split(text[amount.end : amount.end + 40])[0])[0]
    label = labels.search(behind)
    # In “£45k bonus 10%” the bonus is the ten per cent, in “£45k sales manager” nothing is sold.
    rest = behind[label.end() :] if label else ""
    return bool(
        label and not re.match(r"\W{0,3}(?:of\s|up to\s)?\W{0,2}\d", rest) and not words["role"].search(rest)
    )


def _is_written_so(text: str, amount: Amount, is_named: bool) -> bool:
    words, before = pay_words(), text[max(0, amount.start - 40) : amount.start]
    if words["reference"].search(before) or _CALLED.search(before) or _DIALLED.match(text, amount.end):
        return False
    if words["as_pay"].match(text, amount.end):
        return True
    number = text[amount.start : amount.end]
    if is_named:
        return not _COUNTED.match(text, amount.end, amount.end + 40)
    return number == text or not (number.isdigit() or _FOLLOWED.match(text, amount.end))


def _notes(low: str, topics: set[str]) -> tuple[slice, ...]:
    """Find what else a text says: shares for a bonus first, then what is worth keeping of the rest, and extra months."""
    words = pay_words()
    spans = [match.span() for match in words["share"].finditer(low)] if "%" in low else []
    for share in {low[start:end] for start, end in spans}:
        low = low.replace(share, " " * len(share))
    for topic in ("kept", "paid_months"):
        if topic in topics:
            spans += [match.span() for match in words[topic].finditer(low)]
    return tuple(slice(*each) for each in spans)
