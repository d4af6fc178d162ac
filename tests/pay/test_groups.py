"""Many rows become one figure for each company, place, title, level or occupation; kinds of pay stay apart."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.pay.columns import COLUMNS
from workbook.pay.groups import GROUPINGS, group_pay, pay_to_group
from workbook.pay.imports import import_pay


def understood(pays, **columns):
    frame = pd.DataFrame({"pay": pays, **columns})
    return import_pay(frame, {name: name for name in frame}, source="ads.csv")[0]


def test_one_figure_for_each_company_the_largest_first():
    rows = understood(["$90k", "$100k", "$110k", "$70k"], company=["Acme", "Acme", "Acme", "Orrin"])
    table = group_pay([pay_to_group(rows, "company")], "company", "ads.csv")
    assert table[["company", "low", "high", "n", "original"]].to_numpy().tolist() == [
        ["Acme", 95_000, 105_000, 3, "3 rows of ads.csv: Acme"],
        ["Orrin", 70_000, 70_000, 1, "1 row of ads.csv: Orrin"],
    ]


def test_currencies_and_base_and_total_pay_stay_apart():
    rows = understood(["$90k", "€90k", "OTE $90k", "$90k"])
    table = group_pay([pay_to_group(rows, "all")], "all", "ads.csv")
    assert sorted(zip(table["currency"], table["basis"], table["n"], strict=True)) == [
        ("EUR", "base", 1), ("USD", "base", 2), ("USD", "total", 1),
    ]  # fmt: skip


def test_an_hourly_wage_is_for_the_hours_of_its_row():
    rows = understood(["$50/h", "$50/h"], hours=["35", ""])
    assert pay_to_group(rows, "all")["year"].tolist() == [50 * 52 * 35, 50 * 2080]


@pytest.mark.parametrize("by", [by for by in GROUPINGS.values() if by])
@given(st.lists(st.integers(20_000, 400_000), min_size=1, max_size=12), st.integers(0, 12))
def test_parts_give_what_the_whole_gives(by, amounts, cut):
    rows = understood([f"${each:,} a year" for each in amounts], title=[f"T{each % 3}" for each in amounts])
    whole = group_pay([pay_to_group(rows, by)], by, "x")
    parts = group_pay([pay_to_group(rows[:cut], by), pay_to_group(rows[cut:], by)], by, "x")
    pd.testing.assert_frame_equal(whole, parts)
    assert list(whole.columns) == COLUMNS
    assert sum(map(int, whole["n"])) == len(amounts)
    assert (whole["low"] <= whole["high"]).all()
