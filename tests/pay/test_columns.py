"""Wages, titles, pay strings and offers as tables."""

import pandas as pd

from workbook.pay.columns import compare_offers, parse_pay_column, titles_table, wages_table
from workbook.salary.offers import Offer


def test_a_column_of_strings_keeps_its_index_and_may_be_done_in_parts():
    texts = pd.Series(["$95k", None, "no pay", "$95k"], index=[7, 3, 5, 1])
    whole = parse_pay_column(texts)
    assert list(whole.index) == [7, 3, 5, 1]
    assert whole["low"].isna().tolist() == [False, True, True, False]
    parts = pd.concat([parse_pay_column(texts[:2]), parse_pay_column(texts[2:])])
    pd.testing.assert_frame_equal(whole, parts)


def test_titles_come_with_employment_and_median():
    first = titles_table("Sr. backend dev").iloc[0]
    assert (first["soc_code"], first["employment"], first["median"]) == ("15-1252", 1_687_890, 135_980)
    assert titles_table("").empty


def test_wages_have_no_number_for_a_bound():
    table = wages_table("27-2021", "0600000")
    assert table["annual_p90"].isna().item()
    assert "annual_p90 ≥ 239,200" in table["notes"].item()
    assert len(wages_table("15-1252", None)) > 500


def test_offers_are_one_row_for_each_year_and_share_of_the_equity():
    offers = [Offer(name="A", base=100_000, equity=40_000), Offer(name="B", base=120_000)]
    table = compare_offers(offers)
    assert len(table) == 2 * 3 * 4
    sums = table.groupby(["offer", "equity_share"])["total"].sum()
    assert sums.to_dict() == {
        ("A", 0.0): 400_000, ("A", 0.5): 420_000, ("A", 1.0): 440_000,
        ("B", 0.0): 480_000, ("B", 0.5): 480_000, ("B", 1.0): 480_000,
    }  # fmt: skip
