"""Days as tables write them are read; what may be read in two ways is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.salary.days import read_days

DAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    ["2026-11-28", "2026-11-28 10:30:00", "28.11.2026", "11/28/2026", "28/11/2026", "11/28/2026 9:05", "28 Nov 2026",
     "November 28, 2026", "28-11-2026"],
)  # fmt: skip
def test_a_day_is_read(text):
    assert read_days([text]) == {text: DAY}


@pytest.mark.parametrize(
    "text", ["", "last week", "May", "31.02.2026", "2026-13-01", "3/4/2026", "45988", "99/99/2026"]
)
def test_what_is_no_day_or_may_be_two_is_none(text):
    assert read_days([text]) == {text: None}


def test_the_column_tells_whether_the_day_or_the_month_is_first():
    assert read_days(["3/4/2026", "28/11/2026"])["3/4/2026"] == date(2026, 4, 3)
    assert read_days(["3/4/2026", "11/28/2026"])["3/4/2026"] == date(2026, 3, 4)
    assert read_days(["3/4/2026", "28/11/2026", "11/28/2026"])["3/4/2026"] is None


@given(st.lists(st.text("0123456789/.-Nov ", max_size=12)))
def test_any_text_is_read_without_an_error(texts):
    assert set(read_days(texts)) == set(texts)
