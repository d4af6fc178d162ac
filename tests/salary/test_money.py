"""Currencies, months and places: rates from their sources, noted with day and basis, never twice or backwards."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import DataError, InputError
from workbook.salary.money import exchange, inflation, load_parities, price_level

currencies = st.sampled_from(["USD", "EUR", "GBP", "INR", "JPY", "PLN", "CHF"])
days = st.dates(date(2009, 2, 1), date(2026, 10, 30))


@given(currencies, currencies, days)
def test_there_and_back_is_where_one_was(one, two, day):
    assert exchange(one, two, day).rate * exchange(two, one, day).rate == pytest.approx(1)


@given(currencies, days)
def test_a_currency_in_itself_changes_nothing(currency, day):
    assert exchange(currency, currency, day).rate == 1


@given(days, days, days)
def test_prices_over_two_steps_are_those_over_one(one, two, three):
    assert inflation(one, two).rate * inflation(two, three).rate == pytest.approx(inflation(one, three).rate)


# Read by hand: ECB reference rates of the day, and BLS's index.
@pytest.mark.parametrize(
    ("currency", "on", "rate", "day"),
    [
        ("EUR", date(2026, 10, 30), 1.1172, "2026-10-30"),
        ("EUR", date(2026, 11, 28), 1.1172, "2026-10-30"),  # after the last that is here
        ("GBP", date(2026, 10, 30), 1.1172 / 0.8338, "2026-10-30"),
    ],
)
def test_rates_are_the_banks(currency, on, rate, day):
    change = exchange(currency, "USD", on)
    if date.fromisoformat(change.as_of) <= date(2026, 10, 30):  # a newer package has newer rates
        assert (change.rate, change.as_of) == (pytest.approx(rate), day)
    assert "European Central Bank" in change.source


@pytest.mark.parametrize(
    ("currency", "on", "said"),
    [
        ("XTS", date(2026, 1, 1), "has no rate for 'XTS'"),
        ("RUB", date(2026, 1, 1), "There is no rate for RUB in USD near 2026-01-01"),
        ("EUR", date(1990, 1, 1), "There is no rate for EUR"),
    ],
)
def test_without_a_rate_nothing_is_invented(currency, on, said):
    with pytest.raises(InputError, match=said):
        exchange(currency, "USD", on)


def test_a_month_without_an_index_takes_the_one_before_and_says_so():
    assert (
        inflation(date(2025, 10, 1), date(2025, 11, 1)).basis
        == "price index 2025-11 324.122 ÷ 2025-09 324.800"
    )
    with pytest.raises(InputError, match="begins in 2000-01; 1999-12 is before it"):
        inflation(date(1999, 12, 1), date(2026, 1, 1))


BEA = """GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2023,2024
 "00000","United States", ,MARPP,1,"...","RPPs: All items ","Index",100.000,100.000
 "12420","Austin-Round Rock-San Marcos, TX (Metropolitan Statistical Area)", ,MARPP,1,"...","RPPs: All items ","Index",98.000,97.500
 "12420","Austin-Round Rock-San Marcos, TX (Metropolitan Statistical Area)", ,MARPP,3,"..."," RPPs: Services: Housing ","Index",120.0,(NA)
 "48000","Texas",6,SARPP,1,"...","RPPs: All items ","Index",97.200,(NA)
"Note: See the included footnote file."
"""


@pytest.fixture
def parities(tmp_path):
    path = tmp_path / "MARPP.csv"
    path.write_text(BEA, encoding="utf-8")
    return load_parities(path)


def test_parities_have_the_surveys_codes_and_their_last_year(parities):
    assert parities == {"0000000": (100.0, "2024"), "0012420": (97.5, "2024"), "4800000": (97.2, "2023")}


def test_a_figure_from_elsewhere_is_brought_to_a_places_prices(parities):
    change = price_level(parities, "0000000", "0012420")
    assert (change.rate, change.as_of, change.basis) == (0.975, "2024", "97.5 ÷ 100.0")


@pytest.mark.parametrize(
    ("origin", "to", "said"),
    [
        ("0012420", "0012420", "from the place itself"),
        ("0000000", "0041860", "no area 0041860; add its other table"),
    ],
)
def test_a_local_figure_or_an_unknown_place_is_refused(parities, origin, to, said):
    with pytest.raises(InputError, match=said):
        price_level(parities, origin, to)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n"])
def test_another_file_is_refused(tmp_path, text):
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.csv is not BEA's table"):
        load_parities(path)
