"""What a number counts, measures, pays or lasts."""

import pytest

from workbook.consistency import claims_in
from workbook.consistency.quantities import quantities_in
from workbook.consistency.text import read


def only(text, kind=None):
    (claim,) = [c for c in quantities_in(read(text)) if kind in {None, c.kind}]
    return claim


@pytest.mark.parametrize(
    ("text", "size", "slot"),
    [
        ("me and four others", 5, "us"),
        ("four colleagues and me", 5, "us"),
        ("there were five of us", 5, "us"),
        ("our three-person team", 3, "team"),
        ("a team of twelve nurses", 12, "team"),
        ("I managed eight people", 8, "reports"),
        ("eight direct reports", 8, "reports"),
    ],
)
def test_size_of_a_team_is_told_in_many_ways(text, size, slot):
    claim = only(text)
    assert (claim.interval.low, claim.slot) == (size, slot)


def test_part_of_a_group_is_not_the_group():
    whole, part = quantities_in(read("We had 12 people, 5 of them remote."))
    assert (whole.slot, part.slot) == ("", "part")


def test_number_belongs_to_its_noun():
    assert [c.subject for c in quantities_in(read("two interns, four juniors and 30 clients"))] == [
        "intern",
        "junior",
        "customer",
    ]


@pytest.mark.parametrize(
    "text", ["one of the things", "24/7", "on the one hand", "Windows 10", "the first thing"]
)
def test_idle_numeral_counts_nothing(text):
    assert [c for c in quantities_in(read(text)) if c.kind == "number"] == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$1.2M", 1.2e6, "USD"),
        ("1.2 million dollars", 1.2e6, "USD"),
        ("£14.50", 14.5, "GBP"),
        ("fourteen pounds fifty", 14.5, "GBP"),
        ("€80k a year", 80_000, "EUR a year"),
        ("A$310,000", 310_000, "AUD"),
        ("22 grand", 22_000, "money"),
        ("my salary is 58k", 58_000, "money"),
        ("1.8 crore", 1.8e7, "INR"),
        ("3 000 € gross each month", 3000, "EUR a month"),
    ],
)
def test_money(text, value, unit):
    claim = only(text, "money")
    assert (claim.interval.low, claim.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("half a year", 182.625),
        ("a year and a half", 547.875),
        ("six-month contract", 182.625),
        ("gave a fortnight", 14),
        ("two years and three months", 821.8125),
        ("it took a quarter", 91.3125),
    ],
)
def test_span_of_time(text, days):
    assert only(text, "duration").interval.low == pytest.approx(days)


@pytest.mark.parametrize(
    ("text", "share", "slot"),
    [
        ("30 per cent of sales", 30, "share"),
        ("two thirds of the class", 66.67, "share"),
        ("nine out of ten", 90, "share"),
        ("it fell by 12%", 12, "change"),
        ("we cut it by a third", 33.33, "change"),
        ("we halved it", 50, "change"),
        ("3x faster", 200, "change"),
    ],
)
def test_percentage(text, share, slot):
    claim = only(text, "percent")
    assert claim.interval.low == pytest.approx(share, abs=0.01)
    assert claim.slot == slot


def test_from_to_shares_its_unit():
    one, two = quantities_in(read("We went from 5 days to 2."))
    assert [(c.kind, c.slot, c.interval.low) for c in (one, two)] == [
        ("duration", "from", 5),
        ("duration", "to", 2),
    ]


def test_metres_and_miles_have_one_unit():
    assert only("thirty miles").unit == only("48 kilometres").unit


def test_rate_is_kept_with_its_count():
    assert only("40 tickets a week").slot == "a week"


def test_claims_quote_the_original():
    text = "Wir — well: I joined Acme in May 2019, as an “analyst”, for £31k…  Five of us!"
    for claim in claims_in(text):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote in claim.sentence or claim.sentence
