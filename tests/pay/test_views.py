"""Figures in one currency, period, month and place: rates in sight, no order, nothing twice, unknown stays unknown."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.pay.views import RATES, VIEW_COLUMNS, normalised
from workbook.salary.money import exchange, inflation
from workbook.salary.pay_strings import PERIODS

TODAY = date(2026, 11, 23)
PARITIES = {"0000000": (100.0, "2024"), "0016980": (103.6, "2024"), "0031080": (113.5, "2024")}
COLUMNS = ["low", "high", "currency", "period", "basis", "date", "area", "changed_by"]


def figures(*rows):
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.assign(date=pd.to_datetime(table["date"]))


def figure(
    low=52.0,
    high=60.0,
    currency="USD",
    period="hour",
    basis="base",
    on=date(2025, 5, 1),
    area="0016980",
    by="",
):
    return (low, high, currency, period, basis, on, area, by)  # fmt: skip


def view(table, **wanted):
    return normalised(table, TODAY, **{"currency": "USD", "period": "year", **wanted}, parities=PARITIES)


amounts = st.floats(10, 500_000)
currencies = st.sampled_from(["USD", "EUR", "GBP", "INR", "JPY"])
rows = st.builds(
    figure,
    low=amounts | st.none(),
    high=amounts,
    currency=currencies,
    period=st.sampled_from([*PERIODS]),
    basis=st.sampled_from(["base", "total"]),
    on=st.dates(date(2015, 1, 1), date(2026, 10, 1)) | st.none(),
    area=st.sampled_from(["", "0000000", "0016980", "0031080", "4800000"]),
    by=st.sampled_from(["", "wage of Texas brought here × 0.9"]),
)
tables = st.lists(rows, min_size=1, max_size=4).map(lambda rows: figures(*rows))
wishes = st.fixed_dictionaries(
    {
        "currency": currencies,
        "period": st.sampled_from([*PERIODS]),
        "month": st.sampled_from(["", "2025-10", "2026-06", "2010-01"]),
        "place": st.sampled_from(["", "0031080", "0016980"]),
    }
)


few = settings(max_examples=30)

# Laws --------------------------------------------------------------------------------------------


@few
@given(tables, wishes)
def test_once_and_twice_are_the_same(table, wishes):
    once = view(table, **wishes)
    pd.testing.assert_frame_equal(normalised(once, TODAY, **wishes, parities=PARITIES), once)
    pd.testing.assert_frame_equal(normalised(once, TODAY, parities=PARITIES), once)


@few
@given(tables, wishes, st.permutations(["currency", "period", "month", "place"]))
def test_the_order_of_steps_makes_no_difference(table, wishes, names):
    steps = view(table)
    for name in names:
        steps = normalised(steps, TODAY, **{name: wishes[name]}, parities=PARITIES)
    pd.testing.assert_frame_equal(steps, view(table, **wishes))


@few
@given(tables, currencies)
def test_a_currency_and_back_is_where_one_was(table, currency):
    there = view(table, currency=currency)
    back = normalised(there, TODAY, currency="USD")
    pd.testing.assert_frame_equal(back, view(table))


@few
@given(tables, wishes)
def test_the_result_is_the_figure_times_the_rates_in_sight(table, wishes):
    found = view(table, **wishes)
    for end in ("low", "high"):
        value = found[end].astype(float) * found[RATES].prod(axis=1, skipna=False)
        assert found[f"value_{end}"].tolist() == pytest.approx(value.tolist(), rel=1e-4, abs=0.6, nan_ok=True)


@few
@given(tables, wishes)
def test_what_was_found_stays_as_it_was(table, wishes):
    pd.testing.assert_frame_equal(view(table, **wishes)[COLUMNS], table)


@few
@given(tables, wishes)
def test_the_place_itself_and_what_was_brought_there_are_never_adjusted_again(table, wishes):
    found = view(table, **wishes)
    local = (found["area"] == found["value_place"]) | (found["changed_by"] != "")
    assert (found.loc[local, "place_rate"] == 1).all()


# Single steps ------------------------------------------------------------------------------------


def test_each_step_is_a_column():
    (row,) = view(
        figures(figure()), currency="EUR", period="month", month="2026-06", place="0031080"
    ).to_dict("records")
    assert row["period_rate"] == pytest.approx(2080 / 12, rel=1e-5)
    assert row["prices_rate"] == pytest.approx(inflation(date(2025, 5, 1), date(2026, 6, 1)).rate, rel=1e-5)
    assert row["prices"].startswith("price index 2026-06")
    assert row["currency_rate"] == pytest.approx(exchange("USD", "EUR", date(2026, 6, 30)).rate, rel=1e-5)
    assert row["currency_day"] == "2026-06-30"
    assert row["place_rate"] == pytest.approx(113.5 / 103.6, rel=1e-5)
    assert row["place_prices"] == "113.5 ÷ 103.6 (BEA, 2024)"


@pytest.mark.parametrize(("month", "taken"), [("2025-10", "2025-09"), ("2026-11", "2026-08")])
def test_a_month_without_an_index_says_which_was_taken_and_claims_no_other(month, taken):
    (row,) = view(figures(figure()), month=month).to_dict("records")
    assert f"price index {taken}" in row["prices"]
    assert row["value_month"] == taken
    assert row["not_done"] == f"there is no price index of {month}; that of {taken} is taken"


@pytest.mark.parametrize("row", [figure(currency="EUR"), figure(on=None)])
def test_a_figure_left_in_its_prices_claims_no_month(row):
    assert view(figures(row), month="2026-06")["value_month"].tolist() == [""]


@pytest.mark.parametrize("month", [date(2026, 6, 15), pd.Timestamp("2026-06-30 12:00"), pd.Period("2026-06")])
def test_a_day_is_its_month(month):
    table = figures(figure())
    pd.testing.assert_frame_equal(view(table, month=month), view(table, month="2026-06"))


def test_a_currency_may_be_written_in_any_case():
    table = figures(figure())
    pd.testing.assert_frame_equal(view(table, currency=" eur"), view(table, currency="EUR"))


@pytest.mark.parametrize(
    ("row", "wanted", "said"),
    [
        (figure(currency="EUR"), {"month": "2026-06"}, "the price index is of US dollars"),
        (figure(on=None), {"month": "2026-06"}, "no date, so its prices are left as they are"),
        (figure(area=""), {"place": "0031080"}, "place not known"),
        (figure(by="brought"), {"place": "0031080"}, "brought to its place already"),
        (figure(area="4800000"), {"place": "0031080"}, "BEA's file has no area 4800000"),
        (figure(on=date(1999, 5, 1)), {"month": "2026-06"}, "The price index here begins in 2000-01"),
    ],
)
def test_a_step_that_cannot_be_done_is_said_and_left_out(row, wanted, said):
    (made,) = view(figures(row), **wanted).to_dict("records")
    assert said in made["not_done"]
    assert (made["prices_rate"], made["place_rate"]) == (1, 1)
    assert made["value_low"] > 0


@pytest.mark.parametrize("row", [figure(period=""), figure(currency="XTS"), figure(currency="")])
def test_a_figure_of_unknown_unit_has_no_value(row):
    (made,) = view(figures(row)).to_dict("records")
    assert pd.isna(made["value_low"])
    assert made["not_done"]


def test_pay_by_the_hour_is_for_the_hours_a_week_that_the_figure_names():
    table = figures(figure(50, 50), figure(78_000, 78_000, period="year"), figure(50, 50)).assign(
        hours=[30, 30, None]
    )
    assert view(table)["value_low"].tolist() == [50 * 52 * 30, 78_000, 50 * 2080]
    assert view(table, period="hour")["value_low"].tolist() == [50, 50, 50]


def test_an_open_end_stays_open():
    (row,) = view(figures(figure(low=None))).to_dict("records")
    assert pd.isna(row["value_low"])
    assert row["value_high"] == 60 * 2080


def test_one_basis_leaves_the_other_out():
    table = figures(figure(), figure(basis="total"))
    assert view(table, basis="base")["basis"].tolist() == ["base"]
    assert len(view(table)) == 2


def test_a_step_is_taken_back_with_an_empty_text():
    table = figures(figure())
    there = view(table, month="2026-06", place="0031080")
    pd.testing.assert_frame_equal(normalised(there, TODAY, month="", place=""), view(table))


def test_a_place_may_be_named():
    assert view(figures(figure()), place="Chicago, IL")["value_place"].tolist() == ["0016980"]


def test_a_year_is_whole_and_an_hour_has_cents():
    table = figures(figure(low=100_001.4, high=123_456.7, period="year"))
    assert view(table)[["value_low", "value_high"]].iloc[0].tolist() == [100_001, 123_457]
    assert view(table, period="hour")[["value_low", "value_high"]].iloc[0].tolist() == [48.08, 59.35]


def test_an_empty_table_has_the_columns():
    empty = normalised(view(figures()), TODAY, month="2026-06")
    assert {*VIEW_COLUMNS} <= {*empty.columns}
    assert empty.empty


# What is not known -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"currency": "XTS"}, "no rate for 'XTS'"),
        ({"period": "fortnight"}, "The period 'fortnight' was found; write one of hour"),
        ({"month": "June"}, "The month 'June' was found; write one such as 2026-06"),
        ({"month": "1990-01"}, "begins in 2000-01"),
        ({"month": "2030-01"}, "The month 2030-01 is still to come"),
        ({"month": pd.NaT}, "The month 'NaT' was found"),
        ({"currency": 5}, "no rate for '5'"),
        ({"basis": "gross"}, "The basis 'gross' was found; write base or total"),
        ({"place": "Columbus"}, "'Columbus' is not one area"),
        ({"place": "4800000"}, "BEA's file has no area 4800000; add its other table"),
    ],
)
def test_what_cannot_be_had_is_one_sentence(wanted, said):
    with pytest.raises(InputError, match=said):
        view(figures(figure()), **wanted)


def test_without_a_file_of_prices_a_place_says_how_to_get_it():
    with pytest.raises(InputError, match="which are not here yet; add one as `workbook data list` says"):
        normalised(figures(figure()), TODAY, currency="USD", period="year", place="0031080")
