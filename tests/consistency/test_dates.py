"""Dates as intervals of days."""

from datetime import date

import pytest

from workbook.consistency.dates import dates_in, shown
from workbook.consistency.text import read


def only(text):
    (claim,) = dates_in(read(text))[0]
    return claim


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in March 2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("on 12 March 2022", date(2022, 3, 12), date(2022, 3, 12)),
        ("on March 5th, 2020", date(2020, 3, 5), date(2020, 3, 5)),
        ("in Q3 2021", date(2021, 7, 1), date(2021, 9, 30)),
        ("in 2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("in October of '22", None, None),
    ],
)
def test_date_is_an_interval(text, first, last):
    claims = dates_in(read(text))[0]
    if first:
        assert (claims[0].interval.low, claims[0].interval.high) == (first.toordinal(), last.toordinal())
    else:
        assert claims


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("I joined in 2018", "start"),
        ("since 2018", "start"),
        ("I left in 2018", "end"),
        ("until 2018", "end"),
        ("the launch was in 2018", ""),
    ],
)
def test_edge_is_told_by_preposition_or_verb(text, slot):
    assert only(text).slot == slot


def test_early_narrows_a_year():
    assert shown(only("in early 2019")) == "January 2019 – June 2019"


@pytest.mark.parametrize("text", ["I may do that", "we march on", "2000 customers", "I read 24/7"])
def test_no_date_where_none_is_said(text):
    assert dates_in(read(text))[0] == []


def test_year_after_follows_from_the_date_before():
    derived = dates_in(read("I joined in 2018. The year after, I was promoted."))[0][-1]
    assert shown(derived) == "2019"
