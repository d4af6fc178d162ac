"""What a pay string says: an amount or a range, its currency and period, base or total, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from workbook.salary.pay_forms import NET, STIPEND, TOTAL, Amount, Form, read_form
from workbook.salary.pay_words import pay_words

PERIODS = {"hour": 2080.0, "day": 260.0, "week": 52.0, "biweek": 26.0, "month": 12.0, "year": 1.0}
"""How many make a full-time year: 2,080 hours (BLS), 260 working days."""

_BEYOND_PAY = 300_000_000.0  # what a company earns in a year, in dollars, and nobody's pay
_NO_DIGITS = bytes.maketrans(b"123456789", b"0" * 9)
_LONGEST = 300
"""Longer texts are read one by one: hardly two are alike in their form."""


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
        return confidence(self.doubts)


PayFields = tuple[str, float | None, float | None, str, str, str, str, tuple[str, ...]]


def parse_pay(text: str | float | None) -> Pay | None:
    """Understand a pay string as it stands in an advertisement; None when it names no pay or is no text (NaN).

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
    fields = pay_fields(text) if isinstance(text, str) else None
    return Pay(*fields) if fields else None


def confidence(doubts: tuple[str, ...]) -> float:
    """Return how sure a reading is, from 0 to 1: a quarter less for each doubt; a convention, no probability."""
    return max(0.0, 1 - 0.25 * len(doubts))


def pay_fields(text: str) -> PayFields | None:
    """Return what makes a `Pay`, in its order; None when a text names no pay. Quicker, where there are many.

    The form of a text is read once for all texts that differ in their digits only.
    """
    words, original, text = pay_words(), text, text.strip()
    if len(text) > _LONGEST:
        form = read_form(text)
    else:
        form, may_have_word = _known_form(text.encode("utf-8", "surrogatepass").translate(_NO_DIGITS))
        if may_have_word and any(map(text.__contains__, words["with_digits"])):
            form = read_form(text)
    found = []
    for amount in form.amounts:
        low, high, doubts = _values(text, amount)
        if not amount.is_plain or _is_likely(amount, low):
            found.append((amount, low, high, doubts))
    if not found:
        return None
    (best, low, high, doubts), *rivals = found
    currency = best.sign or form.currency
    if currency == "$":
        currency = form.dollar
    if not currency:
        doubts = (*doubts, "no currency is named")
    if best.rank == NET:
        doubts = (*doubts, f"“{text[best.start : best.end]}” seems to be after tax; pay is meant before tax")
    low_end, high_end = _ends(best, low, high)
    if rivals:
        last = TOTAL if best.rank == NET else best.rank
        rivals = [each for each in rivals if each[0].rank <= last and each[0].is_plain == best.is_plain]
        upper = next((each for each in rivals if _ends(*each[:3])[0] is None), None)
        if upper and high_end is None:  # “min $60k, max $80k”
            high_end = upper[2]
            rivals.remove(upper)
        for amount, *_ in rivals[:1]:
            doubts = (*doubts, f"more than one amount; “{text[amount.start : amount.end]}” was left")
    size = low / words["units_a_dollar"].get(currency, 1)
    period = best.period
    if not period and best.near and 3_000 <= size * PERIODS[best.near] <= 3_000_000:
        period = best.near
    if not period:
        if best.rank == STIPEND:
            return None
        period = "hour" if size < 150 else "day" if size < 1200 else "month" if size < 12_000 else "year"
        doubts = (*doubts, f"no period is named; taken to be by the {period}")
    if not 3_000 <= size * PERIODS[period] <= 3_000_000:
        is_named = best.sign and best.period and best.rank != STIPEND
        if not is_named or size * PERIODS[period] > _BEYOND_PAY:
            return None
        doubts = (*doubts, "an unusual amount for its period")
    note = ", ".join(dict.fromkeys([text[each] for each in form.notes])) if form.notes else ""
    return (
        original,
        low_end,
        high_end,
        currency,
        period,
        "total" if best.rank == TOTAL else "base",
        note,
        doubts,
    )


@lru_cache(50_000)
def _known_form(text: bytes) -> tuple[Form, bool]:
    """Return the form of a text without its digits, and whether a word with digits may be in it, as 401(k) is."""
    with_digits = pay_words()["with_digits"]
    return read_form(text.decode("utf-8", "surrogatepass")), any(
        word.encode().translate(_NO_DIGITS) in text for word in with_digits
    )


def _values(text: str, amount: Amount) -> tuple[float, float, tuple[str, ...]]:
    low = _value(text[amount.number]) * amount.multiple
    if amount.second is None:
        return low, low, ()
    high, doubts = _value(text[amount.second]) * amount.second_multiple, tuple[str, ...]()
    if low < 1000 and amount.multiple == 1.0 < amount.second_multiple:  # 120-140K
        low *= amount.second_multiple
    elif low < 1000 and high >= 10_000:  # $95–110,000
        low, doubts = low * 1000, ("the lower end is taken in thousands",)
    if low > high:
        return high, low, (*doubts, "the ends were the other way round")
    return low, high, doubts


def _value(number: str) -> float:
    """Read digits with whatever separates thousands and decimals: three digits behind a sign are thousands."""
    if number.isdecimal():
        return float(number)
    if number[-4:-3] == "," and (whole := number.replace(",", "")).isdecimal():
        return float(whole)
    head, sign, tail = number.rpartition(".")
    if sign and head.isdecimal() and tail.isdecimal():
        return float(number if len(tail) in (1, 2, 4) else head + tail)
    number = "".join(number.split())  # “75 , 000”
    if number.isdecimal():
        return float(number)
    whole, rest = number, ""
    for places in (3, 2, 5):
        if number[-places : 1 - places] in (".", ",") and len(number) >= places:
            whole, rest = number[:-places], number[1 - places :]
    return float("".join(filter(str.isdecimal, whole)) + "." + rest)


def _ends(amount: Amount, low: float, high: float) -> tuple[float | None, float | None]:
    if low == high and amount.is_upper:
        return None, high
    return low, None if low == high and amount.is_lower else high


def _is_likely(amount: Amount, low: float) -> bool:
    """Whether a number without currency and multiple may be pay: by its period, or its size and how it is written."""
    if amount.period:
        return 3_000 <= low * PERIODS[amount.period] <= 3_000_000
    return 10_000 <= low <= 2_000_000 and amount.is_written_so
