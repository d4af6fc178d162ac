"""Read amounts of money with their currency, period and the part they play."""

from __future__ import annotations

from workbook.consistency.claims import Claim, claim_at, hedged_span
from workbook.consistency.interval import Interval, Number
from workbook.consistency.lexicon import lexicon
from workbook.consistency.rates import rate_after
from workbook.consistency.text import Reading, is_content_at, nearest

_DOLLARS = {
    "us": "USD",
    "american": "USD",
    "a": "AUD",
    "au": "AUD",
    "australian": "AUD",
    "aussie": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "canadian": "CAD",
    "nz": "NZD",
    "s": "SGD",
    "singapore": "SGD",
    "sing": "SGD",
    "hk": "HKD",
}


def money_claim(reading: Reading, number: Number) -> Claim | None:
    """Read an amount: "$250,000", "1.2 million dollars", "on 58k"."""
    currencies = lexicon("units")["currency"]
    first, end = hedged_span(number)
    before, after = reading.lower(number.first - 1), reading.lower(number.end)
    unit = ""
    value = number.value
    if (
        (before in currencies and len(before) <= 3)
        or before == "usd"
        or (reading.tokens[max(number.first - 1, 0)].form == "US" and reading.tokens[number.first].is_number)
    ):
        unit, first = currencies.get(before, "USD"), min(first, number.first - 1)
        named = _DOLLARS.get(reading.lower(number.first - 2))
        if (
            before == "$"
            and named
            and reading.tokens[number.first - 2].end == reading.tokens[number.first - 1].start
        ):
            unit = named
    elif after in _DOLLARS and reading.lower(number.end + 1) in {"dollars", "dollar"}:
        unit, end = _DOLLARS[after], max(end, number.end + 2)
    elif after in currencies and after not in {"rs", "b"}:
        unit, end = currencies[after], max(end, number.end + 1)
    elif (
        reading.lower(number.end - 1) == "grand"
        or (
            reading.lower(number.end - 1) == "k"
            and money_role(reading, number) in {"salary", "asking", "bonus", "budget", "revenue", "saving"}
        )
        or (
            number.form == "cardinal"
            and value.low >= 10000
            and money_role(reading, number) in {"salary", "asking"}
            and not is_content_at(reading, number.end)
        )
    ):
        unit = "money"
    elif reading.lower(number.end - 1) in {"lakh", "lakhs", "crore", "crores"} and not is_content_at(
        reading, number.end
    ):
        unit = "INR"
    if not unit or number.form not in {"cardinal", "vague"}:
        return None
    if unit.endswith(" cent"):
        unit, value = unit[:3], value.scaled(0.01)
    if after == "-" and reading.lower(number.end + 1) in {"million", "thousand"}:
        value = value.scaled(lexicon("numbers")["scales"][reading.lower(number.end + 1)])
    if (
        after in {"pounds", "dollars", "euros", "quid"}
        and (cents := lexicon("numbers")["ones"].get(reading.lower(end), 0)) > 4
        and not is_content_at(reading, end + 1)
    ):
        value, end = Interval(value.low + cents / 100, value.high + cents / 100, value.loose), end + 1
    rate, end = rate_after(reading, end)
    slot = (
        "part"
        if reading.lower(end) == "of" and reading.lower(end + 1) in {"the", "that", "it", "this", "our", "my"}
        else money_role(reading, number)
    )
    return claim_at(
        reading,
        (first, end),
        "money",
        value,
        unit=f"{unit} a {rate}" if rate else unit,
        hedge=number.hedge,
        slot=slot,
        rule="money",
    )


def money_role(reading: Reading, number: Number) -> str:
    """Part an amount plays: salary, budget, saving … by the nearest word of its clause."""
    return nearest(reading, number.first, "units", "money_roles")
