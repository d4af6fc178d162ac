"""Numbers as people write and say them."""

import pytest

from workbook.consistency.interval import Interval
from workbook.consistency.numerals import numbers_in
from workbook.consistency.text import read


def intervals(text):
    return [(number.value.low, number.value.high) for number in numbers_in(read(text))]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("two hundred and fifty people", 250, 250),
        ("1,200 units", 1200, 1200),
        ("20k requests", 20_000, 20_000),
        ("2.5 million", 2.5e6, 2.5e6),
        ("one point two million", 1.2e6, 1.2e6),
        ("twenty-five cases", 25, 25),
        ("a dozen eggs", 12, 12),
        ("half a dozen sites", 6, 6),
        ("a couple of weeks", 2, 3),
        ("18 lakh", 1.8e6, 1.8e6),
        ("3 000 units", 3000, 3000),
        ("ten to fifteen calls", 10, 15),
        ("between ten and fifteen calls", 10, 15),
        ("twelve or thirteen thousand words", 12_000, 13_000),
        ("one and a half times", 1.5, 1.5),
    ],
)
def test_number_is_read(text, low, high):
    assert intervals(text)[0] == (low, high)


def test_number_corrected_in_speech_counts_once():
    assert intervals("There were five, no, six people.") == [(6, 6)]


def test_from_to_stays_two_numbers():
    assert len(intervals("It fell from 10 to 4.")) == 2


@pytest.mark.parametrize(
    "text",
    ["like, maybe forty or so", "about forty", "forty-ish", "forty, give or take", "sort of around forty"],
)
def test_spoken_hedge_makes_a_number_loose(text):
    number = numbers_in(read(text))[0]
    assert number.value.loose
    assert number.value.meets(Interval(37, 37))


def test_lower_bound_reaches_upwards_only():
    number = numbers_in(read("over 300 databases"))[0]
    assert number.value.low == 300
    assert number.value.high > 300


def test_exact_numbers_differ_beyond_two_percent():
    assert Interval(100, 100).meets(Interval(102, 102))
    assert not Interval(100, 100).meets(Interval(105, 105))
