"""Read amounts of money: "$1.2M", "USD 95k", "45 grand", "fourteen pounds fifty an hour"."""

from __future__ import annotations

from itertools import pairwise

from workbook.consistency.claims import Mention, mention
from workbook.consistency.counts import part_or_change, rate_before, rate_behind
from workbook.consistency.lexicon import groups, lexicon, words
from workbook.consistency.spelling import Numeral, numeral_at
from workbook.consistency.text import Reading, nearest

_BIG = frozenset(["k", "m", "million", "bn", "billion"])


def money_mention(reading: Reading, numeral: Numeral) -> Mention | None:
    """Read an amount; `Claim.unit` is the currency, ``"?"`` where it is not told, `Claim.slot` the period.

    Examples
    --------
    >>> from workbook.consistency.numerals import numerals_in
    >>> from workbook.consistency.text import read
    >>> def money(text):
    ...     claim = money_mention(read(text), numerals_in(read(text))[0]).claim
    ...     return str(claim.value), claim.unit, claim.slot
    >>> money("£45k a year"), money("fourteen pounds fifty an hour"), money("18 lakh")
    (('45,000', 'GBP', 'a year'), ('14.5', 'GBP', 'a hour'), ('1,800,000', 'INR', ''))
    """
    found = _currency(reading, numeral)
    if found is None or numeral.form == "ordinal":
        return None
    currency, first, end = found
    value = numeral.value
    if currency.endswith(" cent"):
        currency, value = currency.removesuffix(" cent"), value.scaled(0.01)
    small = numeral_at(reading, end) if reading.lower(end - 1) in words("quantities", "whole_money") else None
    if (
        small is not None
        and small.form == "cardinal"
        and 0 < small.value.high < 100
        and not reading.is_topic(small.end)
    ):
        value, end = value.plus(small.value.scaled(0.01)), small.end
    rate, end = rate_behind(reading, end)
    rate = rate or rate_before(reading, first)
    return mention(
        reading, (first, end), "money", value, unit=currency, hedge=numeral.hedge,
        subject=_role(reading, numeral.first),
        slot=f"a {rate}" if rate else part_or_change(reading, (first, end)),
    )  # fmt: skip


def _role(reading: Reading, at: int) -> str:
    """What an amount is: by the nearest word, but pay that is asked for is asked for ("I hope for a base of 90k")."""
    role, (begin, end) = nearest(reading, at, "quantities", "money_roles"), reading.clause_of(at)
    if role not in ("salary", ""):
        return role
    roles, wishes = groups("quantities", "money_roles"), words("quantities", "wishes")
    said = [reading.lower(k) for k in range(max(begin, at - 13), min(end, at + 13))]
    asks = any(roles.get(word) == "asking" for word in said[: at - max(begin, at - 13)])
    return "asking" if asks or any(f"{one}-{two}" in wishes for one, two in pairwise(said)) else role


def _currency(reading: Reading, numeral: Numeral) -> tuple[str, int, int] | None:
    """Currency, first token and end of an amount."""
    currencies = lexicon("quantities")["currency"]
    (first, end), last = numeral.span, reading.lower(numeral.end - 1)
    before, after = reading.lower(numeral.first - 1), reading.lower(numeral.end)
    if before in currencies and len(before) <= 3:
        return currencies[before], min(first, numeral.first - 1), end
    gap = after == "-" or after in words("quantities", "nationals")
    unit = reading.lower(numeral.end + gap)
    if unit in currencies:
        return currencies[unit], first, max(end, numeral.end + gap + 1)
    if last in {"grand", "lakh", "lakhs", "crore", "crores"}:
        return "INR" if last[0] in "lc" else "?", first, end
    role = _role(reading, numeral.first)
    is_big = last in _BIG or (role in {"salary", "asking"} and 5_000 <= numeral.value.low <= 1e6)
    return ("?", first, end) if is_big and role and not reading.is_topic(numeral.end) else None
