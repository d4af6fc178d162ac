"""The research as tables: every figure a row, base apart from total, adjustments visible; and what is drawn."""

from datetime import date

import pandas as pd
import pytest

from workbook.cards.figures import wages_figure
from workbook.pictures.wages import wages_alt, wages_picture
from workbook.records import Contents, PayPoint, Research
from workbook.salary.wage import find_wages
from workbook.sample import sample_records
from workbook.tables.research import curve_table, salary_table

TODAY = date(2026, 11, 23)
SAMPLE = Contents(sample_records())


@pytest.fixture(scope="module")
def table():
    return salary_table(SAMPLE, TODAY)


def test_every_figure_is_a_row_with_a_role(table):
    assert table["role"].value_counts().to_dict() == {
        "official": 10,
        "own": 4,
        "offer": 2,
        "posted": 1,
        "said": 1,
    }


def test_official_figures_name_their_percentile(table):
    official = table[table["role"] == "official"]
    assert official["percentile"].tolist() == [10, 25, 50, 75, 90] * 2
    assert table["percentile"].notna().sum() == len(official)


def test_every_row_names_source_currency_period_and_basis(table):
    assert (table[["source", "currency", "period", "basis"]] != "").all(axis=None)


def test_what_was_found_stays_beside_what_became_of_it(table):
    row = table[table["original"] == "$52/h"].iloc[0]
    assert (row["low"], row["period"], row["value_low"]) == (52, "hour", 108_160)
    assert (row["period_rate"], row["currency_rate"], row["not_done"]) == (2080, 1, "")


def test_hours_a_year_hold_for_pay_by_the_hour_as_on_the_card():
    short = Research(id=Research.ID, occupations=("27-2011",), hours_a_year="1,000")
    own = PayPoint(id="p", text="$52/h", low="52", high="52", currency="USD", period="hour", hours="30")
    rows = salary_table(Contents([short, own]), TODAY)
    official, found = rows[rows["percentile"] == 50], rows[rows["role"] == "own"]
    assert official["value_low"].tolist() == [29_050]
    assert found["value_low"].tolist() == [52 * 52 * 30]


def test_what_was_posted_and_named_stays_as_it_was_written():
    research = Research(id=Research.ID, posted="€40–50/h", said="$8,000 a month")
    posted, said = salary_table(Contents([research]), TODAY).to_dict("records")
    assert (posted["low"], posted["high"], posted["currency"], posted["period"]) == (40, 50, "EUR", "hour")
    assert (said["low"], said["period"], said["value_low"]) == (8_000, "month", 96_000)


def test_an_official_wage_is_of_the_month_that_it_tells_of(table):
    assert set(table.loc[table["role"] == "official", "date"]) == {pd.Timestamp(2025, 5, 1)}


def test_a_wage_brought_from_elsewhere_says_the_rate():
    research = Research(id=Research.ID, occupations=("15-2051",), area="0010380")
    changes = salary_table(Contents([research]), TODAY)["changed_by"]
    assert changes.str.match(r"wage of Puerto Rico brought to Aguadilla, PR × 0\.\d+$").all()


def test_total_pay_is_marked(table):
    assert table.loc[table["basis"] == "total", "original"].tolist() == ["OTE 125k"]


def test_the_walk_away_is_in_no_row(table):
    assert not table.astype(str).apply(lambda column: column.str.contains("92000|92,000")).any(axis=None)


def test_a_lower_bound_has_no_high_end():
    (wage,) = [each for each in find_wages("29-1249", None) if each.amounts["annual_p90"].is_at_least][:1]
    research = Research(id=Research.ID, occupations=("29-1249",), area=wage.area)
    last = salary_table(Contents([research]), TODAY).iloc[-1]
    assert last["low"] == wage.amounts["annual_p90"].value
    assert pd.isna(last["high"])


def test_an_occupation_paid_by_the_hour_only_is_by_the_hour():
    table = salary_table(Contents([Research(id=Research.ID, occupations=("27-2011",))]), TODAY)
    assert set(table["period"]) == {"hour"}


def test_the_picture_has_every_number_and_says_where_it_stands():
    drawn = curve_table(SAMPLE, TODAY)
    svg, alt = wages_picture(drawn), wages_alt(drawn)
    for words in (
        "112,000",
        "137,700",
        "walk-away (private)",
        "95,000 to 110,000",
        "percentile (BLS)",
        "USD a year",
    ):
        assert words in svg
    assert "Target, 112,000, at the 67th percentile." in alt
    assert "You named, 88,000 to 96,000, its middle at the 49th percentile." in alt


def test_the_picture_is_the_same_every_time():
    assert wages_picture(curve_table(SAMPLE, TODAY)) == wages_picture(curve_table(SAMPLE, TODAY))


def test_total_pay_is_not_drawn_beside_base_pay():
    assert "125,000" not in wages_picture(curve_table(SAMPLE, TODAY))


def test_without_official_wages_own_figures_are_drawn_alone():
    contents = Contents([PayPoint(id=f"{n}", text=f"${90 + n}k") for n in range(3)])
    drawn = curve_table(contents, TODAY)
    assert "percentile (BLS)" not in wages_picture(drawn)
    assert "Official" not in wages_alt(drawn)
    assert "BLS" not in wages_figure(drawn)


def test_many_figures_are_drawn_as_one_more_line():
    contents = Contents([PayPoint(id=f"{n}", text=f"${60 + n}k") for n in range(50)])
    assert "30 more figures" in curve_table(contents, TODAY)["label"].str.cat()


def test_figures_of_one_source_are_told_apart_by_what_they_are_of():
    texts = {"a": ("ads.xlsx", "Brandt"), "b": ("ads.xlsx", ""), "c": ("a friend", "Brandt")}
    points = [PayPoint(id=id, text="$90k", source=ad, company=firm) for id, (ad, firm) in texts.items()]
    labels = curve_table(Contents(points), TODAY).query("kind == 'own'")["label"]
    assert [*labels] == ["ads.xlsx: Brandt", "ads.xlsx: $90k", "a friend"]


def test_nothing_to_draw_is_a_sentence():
    assert "nothing to draw" in wages_figure(curve_table(Contents(), TODAY))


def test_occupation_level_hours_and_people_of_a_figure_are_columns():
    told = {"soc": "15-2031", "level": "IC3", "hours": "37.5", "n": "1,240"}
    point = PayPoint(id="a", text="$50/h", low="50", high="50", currency="USD", period="hour", **told)
    row = salary_table(Contents([point]), date(2026, 11, 23)).iloc[0]
    assert (row["soc"], row["level"], row["hours"], row["n"]) == ("15-2031", "IC3", 37.5, 1240)
