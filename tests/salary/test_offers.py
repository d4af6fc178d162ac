"""Offers add up: parts to years, years to sums, and a break-even base to the other offer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.salary.offers import (
    YEARS,
    Offer,
    break_even_base,
    hourly_rate,
    offer_parts,
    offer_total,
    sensitivity,
)

money = st.floats(0, 500_000)
share = st.floats(0, 1)
offers = st.builds(
    lambda vesting_years, cliff_years, **others: Offer(
        vesting_years=vesting_years, cliff_years=min(cliff_years, vesting_years), **others
    ),
    name=st.just("A"),
    base=money,
    bonus_target=share,
    bonus_likelihood=share,
    sign_on=money,
    sign_on_years=st.integers(1, 4),
    equity=money,
    vesting_years=st.integers(1, 6),
    cliff_years=st.integers(0, 4),
    match=share,
    health=money,
    leave_days=st.floats(0, 60),
    hours=st.floats(10, 80),
)


@given(offers, share)
def test_parts_add_up_to_the_sum(offer, equity):
    parts = [offer_parts(offer, year, equity) for year in YEARS]
    assert sum(sum(part.values()) for part in parts) == pytest.approx(offer_total(offer, equity))


@given(offers)
def test_the_whole_grant_and_the_whole_sign_on_arrive(offer):
    years = range(1, 7)
    assert sum(offer_parts(offer, year)["equity"] for year in years) == pytest.approx(offer.equity)
    assert sum(offer_parts(offer, year)["sign_on"] for year in years) == pytest.approx(offer.sign_on)


@given(offers, offers, share)
def test_at_the_break_even_base_both_bring_the_same(one, two, equity):
    base = break_even_base(one, two, equity)
    if base >= 0:
        assert offer_total(replace(one, base=base), equity) == pytest.approx(
            offer_total(two, equity), abs=0.01
        )


@given(offers, share)
def test_less_equity_never_brings_more(offer, equity):
    assert offer_total(offer, 0.0) <= offer_total(offer, equity) + 1e-6 <= offer_total(offer, 1.0) + 2e-6


@given(offers)
def test_at_its_least_an_assumption_never_brings_more_than_at_its_most(offer):
    swings = sensitivity(offer)
    for swing in swings:
        for low, high in (swing.first_year, swing.four_years, swing.hour):
            assert low <= high * (1 + 1e-9) + 1e-6
    assert [each.width for each in swings] == sorted((each.width for each in swings), reverse=True)


@given(offers)
def test_the_offer_as_it_is_lies_within_each_swing(offer):
    hour = hourly_rate(offer)
    for swing in sensitivity(offer):
        assert swing.hour[0] * (1 - 1e-9) <= hour <= swing.hour[1] * (1 + 1e-9) + 1e-9


def test_each_assumption_moves_what_it_can():
    offer = Offer(name="A", base=100_000, bonus_target=0.1, sign_on=9_000, equity=40_000, leave_days=25)
    swings = {swing.what: swing for swing in sensitivity(offer)}
    assert swings["equity"].four_years == (449_000, 489_000)
    assert swings["bonus"].first_year == (119_000, 129_000)
    assert swings["sign-on bonus"].first_year == (123_000, 129_000)
    assert swings["sign-on bonus"].four_years == (489_000, 489_000)
    assert swings["hours a week"].hour[0] == pytest.approx(489_000 / 4 / (50 * 47))
    assert swings["paid days off"].hour[0] == pytest.approx(489_000 / 4 / (40 * 52))


def test_what_is_not_offered_is_no_assumption():
    assert [swing.what for swing in sensitivity(Offer(name="A", base=100_000))] == ["hours a week"]


@given(offers)
def test_more_days_off_make_the_hour_dearer(offer):
    assert hourly_rate(offer) <= hourly_rate(replace(offer, leave_days=offer.leave_days + 5)) + 1e-9


def test_nothing_vests_before_the_cliff_and_all_of_it_at_once_then():
    offer = Offer(name="A", base=1, equity=100, cliff_years=2)
    assert [offer_parts(offer, year)["equity"] for year in (1, 2, 3, 4, 5)] == [0, 50, 25, 25, 0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"base": -1}, "A: base is -1; write an amount of money, 0 or more"),
        ({"base": "95k"}, "A: base is '95k'; write an amount of money"),
        ({"base": float("nan")}, "A: base is nan"),
        ({"match": 5}, r"A: match is 5; write a share from 0 to 1 \(0 to 100 %\)"),
        (
            {"bonus_target": 10},
            r"A: bonus_target is 10; write a share of the base from 0 to 2 \(0 to 200 %\)",
        ),
        ({"hours": 0}, "A: hours is 0; write hours a week, from 1 to 168"),
        ({"vesting_years": 0}, "A: vesting_years is 0; write a whole number of years from 1"),
        ({"sign_on_years": 1.5}, "A: sign_on_years is 1.5; write a whole number of years"),
        ({"leave_days": 260}, "A: leave_days is 260; write working days a year, from 0 to 259"),
        (
            {"cliff_years": 9},
            "A: cliff_years is 9, vesting_years 4; the cliff cannot come after all has vested",
        ),
    ],
)
def test_what_cannot_be_is_refused(change, said):
    with pytest.raises(InputError, match=said):
        Offer(**{"name": "A", "base": 100_000, **change})
