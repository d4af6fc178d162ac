"""Offers side by side over four years: every part by year, an effective hourly rate, a break-even base."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from numbers import Real
from typing import Any, NamedTuple

from workbook.errors import InputError
from workbook.records import Contents, JobOffer
from workbook.salary.pay_strings import PERIODS, parse_pay

YEARS = (1, 2, 3, 4)
NOT_MODELLED = (
    "Before tax, which is not modelled, nor are raises, interest and prices; tax and law are for an adviser."
    " Year one is no steady state."
)
PERCENTS = ("bonus_target", "bonus_likelihood", "match")
"""Fields that are written in percent."""


_MONEY = (0, 1e12, "an amount of money, 0 or more")
_SHARE = (0, 1, "a share from 0 to 1 (0 to 100 %)")
_YEARS = (1, 50, "a whole number of years from 1 to 50")
_ALLOWED = {
    "base": _MONEY,
    "bonus_target": (0, 2, "a share of the base from 0 to 2 (0 to 200 %)"),
    "bonus_likelihood": _SHARE,
    "sign_on": _MONEY,
    "sign_on_years": _YEARS,
    "equity": _MONEY,
    "vesting_years": _YEARS,
    "cliff_years": (0, 50, "a whole number of years from 0 to 50"),
    "match": _SHARE,
    "health": _MONEY,
    "leave_days": (0, 259, "working days a year, from 0 to 259"),
    "hours": (1, 168, "hours a week, from 1 to 168"),
}
"""Least, most, and how to write it."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What an employer offers; all money is in one currency, before tax.

    Parameters
    ----------
    name
        What to call it.
    base
        Base pay, money a year.
    paid_by
        The period by which the base was written, one of `PERIODS`; paid by the hour, it changes with the hours.
    bonus_target
        Bonus when all targets are reached, as a share of the base: 0.1 for 10 %, at most 2.
    bonus_likelihood
        How much of the target bonus to count on, 0 to 1.
    sign_on, sign_on_years
        Sign-on bonus, money in all; over how many years to spread it.
    equity
        What the whole grant is worth today, money.
    vesting_years, cliff_years
        Years until all of the grant has vested; years before which nothing vests, no more than those.
    match
        What the employer adds to retirement savings, as a share of the base, 0 to 1.
    health
        What the employer pays for health insurance, less what is kept from pay, money a year.
    leave_days
        Paid working days off a year, holidays included.
    hours
        Hours a week, as really worked.

    Raises
    ------
    InputError
        When a field is not such a number.

    Examples
    --------
    >>> Offer(name="A", base=100_000, bonus_target=10)
    Traceback (most recent call last):
    workbook.errors.InputError: A: bonus_target is 10; write a share of the base from 0 to 2 (0 to 200 %).
    """

    name: str
    base: float
    paid_by: str = "year"
    bonus_target: float = 0.0
    bonus_likelihood: float = 1.0
    sign_on: float = 0.0
    sign_on_years: int = 1
    equity: float = 0.0
    vesting_years: int = 4
    cliff_years: int = 1
    match: float = 0.0
    health: float = 0.0
    leave_days: float = 0.0
    hours: float = 40.0

    def __post_init__(self) -> None:
        for name, (least, most, form) in _ALLOWED.items():
            value = getattr(self, name)
            number = float(value) if isinstance(value, Real) else math.nan
            if not least <= number <= most or ("years" in name and number % 1):
                shown = f"{number:g}" if isinstance(value, Real) else repr(value)
                raise InputError(f"{self.name}: {name} is {shown}; write {form}.")
        if self.cliff_years > self.vesting_years:
            years = f"cliff_years is {self.cliff_years}, vesting_years {self.vesting_years}"
            raise InputError(f"{self.name}: {years}; the cliff cannot come after all has vested.")


def offer_parts(offer: Offer, year: int, equity: float = 1.0) -> dict[str, float]:
    """Return what an offer brings in one year, from 1, by part.

    Equity vests evenly at each year's end, nothing before the cliff; `equity` is what the grant will be worth, as a share
    of today's value: test it at 0.

    Examples
    --------
    >>> offer = Offer(name="A", base=100_000, bonus_target=0.1, sign_on=10_000, equity=40_000, cliff_years=2)
    >>> offer_parts(offer, 1)
    {'base': 100000, 'bonus': 10000.0, 'sign_on': 10000.0, 'equity': 0.0, 'match': 0.0, 'health': 0.0}
    >>> offer_parts(offer, 2, equity=0.5)["equity"]
    10000.0
    """
    ends = (year - 1, year)
    before, after = (min(1.0, end / offer.vesting_years) if end >= offer.cliff_years else 0.0 for end in ends)
    return {
        "base": offer.base,
        "bonus": offer.base * offer.bonus_target * offer.bonus_likelihood,
        "sign_on": offer.sign_on / offer.sign_on_years if year <= offer.sign_on_years else 0.0,
        "equity": offer.equity * equity * (after - before),
        "match": offer.base * offer.match,
        "health": offer.health,
    }


def offer_total(offer: Offer, equity: float = 1.0) -> float:
    """Return what an offer brings over four years, all parts together."""
    return sum(sum(offer_parts(offer, year, equity).values()) for year in YEARS)


def hourly_rate(offer: Offer, equity: float = 1.0) -> float:
    """Return the average of four years for each hour really worked, paid days off taken out.

    Examples
    --------
    >>> hourly_rate(Offer(name="A", base=104_000)), hourly_rate(Offer(name="A", base=104_000, leave_days=52))
    (50.0, 62.5)
    """
    return offer_total(offer, equity) / len(YEARS) / (offer.hours * (52 - offer.leave_days / 5))


def break_even_base(offer: Offer, other: Offer, equity: float = 1.0) -> float:
    """Return the base at which an offer brings over four years what the other does; negative: any base brings more.

    Examples
    --------
    >>> one, two = Offer(name="A", base=90_000, bonus_target=0.1), Offer(name="B", base=110_000)
    >>> round(break_even_base(one, two))
    100000
    """
    rest = offer_total(replace(offer, base=0.0), equity)
    return (offer_total(other, equity) - rest) / (offer_total(replace(offer, base=1.0), equity) - rest)


class Swing(NamedTuple):
    """What an offer comes to with one assumption at its least and at its most, the others as they are."""

    what: str
    least: str
    most: str
    first_year: tuple[float, float]
    four_years: tuple[float, float]
    hour: tuple[float, float]  # an hour really worked

    @property
    def width(self) -> float:
        """How far the hour really worked moves, which every assumption can move."""
        return abs(self.hour[1] - self.hour[0])


def sensitivity(offer: Offer) -> tuple[Swing, ...]:
    """Return what an offer hangs on, the most telling assumption first; one that changes nothing is left out.

    The ends are conventions: the equity at nothing and at today's value, the bonus unpaid and in full, the sign-on bonus
    counted at once and spread over three years (and thus paid back in part by whoever leaves before), ten hours a week
    more and as they are, no paid day off taken and all of them. By the hour, more of them are paid: they swing nothing.

    Examples
    --------
    >>> offer = Offer(name="A", base=100_000, bonus_target=0.1, bonus_likelihood=0.8, equity=80_000)
    >>> [(swing.what, *swing.four_years) for swing in sensitivity(offer)]
    [('hours a week', 512000.0, 512000.0), ('equity', 432000.0, 512000.0), ('bonus', 480000.0, 520000.0)]
    """

    def swing(what: str, least: str, most: str, one: Offer, two: Offer = offer) -> Swing:
        years = (sum(offer_parts(one, 1).values()), sum(offer_parts(two, 1).values()))
        totals = (offer_total(one), offer_total(two))
        return Swing(what, least, most, years, totals, (hourly_rate(one), hourly_rate(two)))

    unpaid, paid = (replace(offer, bonus_likelihood=part) for part in (0.0, 1.0))
    at_once, spread = (replace(offer, sign_on_years=years) for years in (1, 3))
    more, leave = 0 if offer.paid_by == "hour" else 10, offer.leave_days
    longer = replace(offer, hours=min(offer.hours + more, 168))
    found = [
        swing("equity", "worth nothing", "worth what it is today", replace(offer, equity=0.0)),
        swing("bonus", "unpaid", "paid in full", unpaid, paid),
        swing("sign-on bonus", "spread over three years", "counted at once", spread, at_once),
        swing("hours a week", f"{longer.hours:g}", f"{offer.hours:g}", longer),
        swing("paid days off", "none taken", f"all {leave:g} taken", replace(offer, leave_days=0.0)),
    ]
    telling = [each for each in found if each.width or each.first_year[0] != each.first_year[1]]
    return tuple(sorted(telling, key=lambda each: -each.width))


def periods_a_year(offer: Offer) -> float:
    """Return how many of the periods by which it is paid make a year; of hours, those of 52 of its weeks.

    >>> periods_a_year(Offer(name="A", base=101_556, hours=36, paid_by="hour"))
    1872
    """
    return 52 * offer.hours if offer.paid_by == "hour" else PERIODS[offer.paid_by]


def offers_of(contents: Contents) -> tuple[tuple[Offer, ...], tuple[str, ...]]:
    """Return the offers that can be compared, and for each other one a sentence why not."""
    offers, faults = list[Offer](), list[str]()
    for record in contents.all(JobOffer):
        try:
            offers.append(_offer(record))
        except InputError as error:
            faults.append(str(error))
    return tuple(offers), tuple(faults)


def number(text: str, what: str) -> float:
    """Understand a number as it is typed; `InputError` when it is none.

    >>> number("$98,500", "base"), number("12,5 %", "bonus"), number("1.5k", "sign-on"), number("95.000 €", "base")
    (98500.0, 12.5, 1500.0, 95000.0)
    """
    plain = re.sub(r"[\s$€£%_]|[A-Z]{3}", "", text)
    match = re.fullmatch(r"(\d+(?:[.,]\d+)*)(k?)", plain, re.IGNORECASE)
    if match is None:
        raise InputError(f"{what}: “{text}” is no number; write one such as 95,000 or 12.5.")
    digits = match[1]
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits) or digits.count(",") > 1:
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits) or digits.count(".") > 1:
        digits = digits.replace(".", "")
    return float(digits.replace(",", ".")) * (1000 if match[2] else 1)


def _offer(record: JobOffer) -> Offer:
    name = record.name.strip() or "Unnamed offer"
    if not record.base.strip():
        raise InputError(f"{name}: there is no base pay yet, so it cannot be compared.")
    values: dict[str, Any] = {}
    for field, text in record.to_fields().items():
        if field != "name" and text.strip():
            what = f"{name}, {field.replace('_', ' ')}"
            if field == "base":
                values["base"], values["paid_by"] = _base(text, what)
                continue
            value = number(text, what)
            if "years" in field and value % 1:
                raise InputError(f"{what}: “{text}” is no whole number of years.")
            values[field] = value / 100 if field in PERCENTS else int(value) if "years" in field else value
    offer = Offer(name=name, **values)
    return replace(offer, base=offer.base * periods_a_year(offer))


def _base(text: str, what: str) -> tuple[float, str]:
    """Understand base pay as it is typed: a number is by the year, all else says by what it is."""
    try:
        return number(text, what), "year"
    except InputError:
        pay = parse_pay(text)
        if pay is None or pay.low is None or any("period is named" in doubt for doubt in pay.doubts):
            raise InputError(
                f"{what}: “{text}” is no base pay; write it as 95,000, $54.25/hr or 4,500 a month."
            ) from None
        if pay.low != pay.high:
            raise InputError(
                f"{what}: “{text}” has two ends; write the one figure that you compare."
            ) from None
        return pay.low, pay.period
