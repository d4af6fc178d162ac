"""Wages, titles, pay strings and offers as tables."""

import pandas as pd
import pytest

from workbook.errors import InputError
from workbook.pay.columns import compare_offers, match_titles, parse_pay_column, wages
from workbook.salary.oews import MEASURES
from workbook.salary.offers import Offer
from workbook.salary.wage import find_wages


def test_a_column_of_strings_keeps_its_index_and_may_be_done_in_parts():
    texts = pd.Series(["$95k", None, "no pay", "$95k"], index=[7, 3, 5, 1])
    whole = parse_pay_column(texts)
    assert list(whole.index) == [7, 3, 5, 1]
    assert whole["low"].isna().tolist() == [False, True, True, False]
    parts = pd.concat([parse_pay_column(texts[:2]), parse_pay_column(texts[2:])])
    pd.testing.assert_frame_equal(whole, parts)


def test_titles_come_with_employment_and_median():
    first = match_titles("Sr. backend dev").iloc[0]
    assert (first["soc_code"], first["employment"], first["median"]) == ("15-1252", 1_687_890, 135_980)
    assert match_titles("").empty


def test_wages_have_no_number_for_a_bound():
    table = wages("27-2021", "0600000")
    assert table["annual_p90"].isna().item()
    assert "annual_p90 ≥ 239,200" in table["notes"].item()


def test_wages_come_for_every_area_or_industry_or_occupation():
    assert len(wages("15-1252")) == 566
    assert wages("15-1252")["industry"].unique().tolist() == ["000000"]
    by_industry = wages("15-1252", industry="each")
    assert by_industry["area"].unique().tolist() == ["0000000"]
    assert len(by_industry) > 200
    nation = wages(area="0000000")
    detailed = nation[~nation["soc"].str.endswith("0") & (nation["soc"] != "00-0000")]
    assert len(detailed) > 700
    assert nation.set_index("soc").loc["15-1252", "annual_p50"] == 135_980


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("backend",), "write a SOC code such as 15-1252"),
        (("15-1252", "Ohio"), "no area 'Ohio'; look for its code with find_areas"),
        (("15-1252", None, "banks"), "no industry 'banks'"),
        (("15-9999",), "no wages of an occupation '15-9999'; look for its code with match_titles"),
        (
            ("15-1252", "0041860", "541500"),
            "by industry for the nation only; leave out the area or the industry",
        ),
        (("15-1252", "0041860", "each"), "by industry for the nation only"),
    ],
)
def test_a_code_that_is_none_is_said_to_be_none(asked, told):
    with pytest.raises(InputError, match=told):
        wages(*asked)


def test_each_level_of_the_nation_adds_up_to_the_total_by_itself():
    work = wages(area="0000000").groupby("occupation_level")["employment"].sum()
    trades = wages("00-0000", industry="each").groupby("industry_level")["employment"].sum()
    (total,) = wages("00-0000", area="0000000")["employment"]
    assert work[["total", "major"]].tolist() == [total, total]
    assert trades[["sector", "subsector"]].tolist() == pytest.approx([total, total], rel=1e-5)
    assert wages("00-0000")["area_type"].value_counts().to_dict() == {
        "nation": 1, "state": 54, "metropolitan": 393, "nonmetropolitan": 135,
    }  # fmt: skip


@pytest.mark.parametrize("soc", ["15-1252", "27-2011", "25-2021", "11-1011"])
def test_the_table_says_what_each_wage_says(soc):
    """Actors have no annual wages, teachers no hourly ones, chief executives bounds."""
    table = wages(soc)
    for wage, row in zip(find_wages(soc, None), table.itertuples(), strict=True):
        assert (wage.soc, wage.place, wage.source) == (row.soc, row.place, row.source)
        exact = {name: amount.exact for name, amount in wage.amounts.items() if amount.exact is not None}
        assert exact == {
            m.name: getattr(row, m.name) for m in MEASURES if getattr(row, m.name) == getattr(row, m.name)
        }
        unknown = [f"{name} {amount}" for name, amount in wage.amounts.items() if amount.exact is None]
        assert "; ".join(unknown) == row.notes


def test_offers_are_one_row_for_each_year_and_share_of_the_equity():
    offers = [Offer(name="A", base=100_000, equity=40_000), Offer(name="B", base=120_000)]
    table = compare_offers(offers)
    assert len(table) == 2 * 3 * 4
    sums = table.groupby(["offer", "equity_share"])["total"].sum()
    assert sums.to_dict() == {
        ("A", 0.0): 400_000, ("A", 0.5): 420_000, ("A", 1.0): 440_000,
        ("B", 0.0): 480_000, ("B", 0.5): 480_000, ("B", 1.0): 480_000,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("soc", "said"),
    [
        ("31-1121", "no wages of an occupation '31-1121'; it is counted in 31-1120"),
        ("55-1011", "no wages of an occupation '55-1011'; look for its code with match_titles"),
        (151252, "151252 was found; write a SOC code such as 15-1252"),
    ],
)
def test_a_code_without_wages_is_said_with_what_to_do(soc, said):
    with pytest.raises(InputError, match=said):
        wages(soc)


@pytest.mark.parametrize("texts", ["$95k", ["$95k"], pd.DataFrame({"Pay": ["$95k"]})])
def test_pay_strings_that_are_no_column_are_refused_in_a_sentence(texts):
    with pytest.raises(InputError, match="parse_pay_column takes a Series"):
        parse_pay_column(texts)
