"""What is typed of the research: what it comes to, and what is said of everything that cannot be used."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.records import Contents, JobOffer, PayPoint, Research
from workbook.salary.oews import names
from workbook.salary.offers import number, offers_of, sensitivity
from workbook.salary.official import blend
from workbook.salary.research import findings, own_pay, pay_of, point_from_own, states_of
from workbook.salary.wage import Amount, find_wages, nearest_wage

TODAY = date(2026, 11, 23)
CHICAGO = "0016980"


def found(*points, **research):
    records = [PayPoint(id=str(number), **each) for number, each in enumerate(points)]
    return findings(Contents([Research(id=Research.ID, **research), *records]), TODAY)


OWN = [{"text": text} for text in ("$95k", "$100k to $110k", "$105k")]


def test_nothing_gives_no_range_and_says_what_is_lacking():
    empty = findings(Contents(), TODAY)
    assert empty.range is None
    assert "Pick an occupation" in empty.why_not
    assert empty.faults == ()


def test_an_occupation_in_a_place_is_enough_for_a_range():
    got = found(occupations=("15-2031",), area=CHICAGO)
    assert got.wage == nearest_wage("15-2031", CHICAGO)
    assert got.range.walk_away.value < got.range.target.value <= got.range.opening.value


def test_three_figures_of_base_pay_are_enough_without_an_occupation():
    got = found(*OWN)
    assert got.range.target.value == 104_900  # their median, 104,881, to the hundred
    assert got.range.target.basis.startswith("median of 3 own points")
    assert found(*OWN[:2]).range is None
    assert found(*OWN[:2], {"text": "OTE 200k"}).range is None


def test_the_level_in_the_title_sets_the_percentiles_unless_the_reader_does():
    assert found(title="Senior Analyst").band == (50, 70, 85)
    assert found(title="Senior Analyst", band="25 50 75").band == (25, 50, 75)


@pytest.mark.parametrize("band", ["50", "50, 40, 85", "50, 70", "abc", "5, 50, 75", "50, 70, 99"])
def test_percentiles_that_are_none_are_said_and_the_levels_used(band):
    got = found(title="Senior Analyst", band=band)
    assert got.band == (50, 70, 85)
    assert band in got.faults[0]


def test_occupations_are_blended_by_their_weights():
    both = {"occupations": ("13-1111", "15-2031"), "area": CHICAGO}
    equal, heavy = found(**both), found(**both, weights="1, 9")
    one, two = (wage.amounts["annual_p50"].value for wage in equal.wages)
    assert equal.wage.amounts["annual_p50"].value == pytest.approx((one * two) ** 0.5, abs=1)
    assert heavy.wage.amounts["annual_p50"].value == pytest.approx(one**0.1 * two**0.9, abs=1)
    assert equal.wage.adjustments[-1].what == "Occupations blended"


@pytest.mark.parametrize("weights", ["2", "1, 2, 3", "0, 1", "much, less"])
def test_weights_that_do_not_fit_are_said_and_count_the_same(weights):
    got = found(occupations=("13-1111", "15-2031"), weights=weights)
    assert got.weights == (1, 1)
    assert weights in got.faults[0]


def test_what_is_a_bound_for_one_occupation_is_unknown_for_the_blend():
    (one,), (other,) = find_wages("29-1249"), find_wages("15-2031")
    bound = replace(one, amounts=one.amounts | {"annual_p90": Amount(239_200.0, "at least", True)})
    mixed = blend([bound, other], (1, 1))
    assert mixed.amounts["annual_p90"].value is None
    assert "not known" in mixed.amounts["annual_p90"].note


def test_a_blend_of_one_is_that_one():
    (wage,) = find_wages("15-2031")
    assert blend([wage], (3,)) is wage


def test_own_numbers_stand_in_the_place_of_those_worked_out():
    got = found(occupations=("15-2031",), walk_away="90k", target="$50/h", opening="120,000")
    values = [figure.value for figure in (got.range.walk_away, got.range.target, got.range.opening)]
    assert values == [90_000, 104_000, 120_000]
    assert got.range.target.basis == "your own"


def test_own_numbers_in_a_wrong_order_are_said_and_left():
    got = found(occupations=("15-2031",), walk_away="120k", target="100k", opening="90k")
    assert got.range.walk_away.value == 120_000
    assert "your walk-away is not below the target" in got.range.conflicts
    assert "the opening is below the target" in got.range.conflicts


def test_what_was_posted_and_said_is_held_against_the_range():
    got = found(occupations=("15-2031",), walk_away="92k", posted="$60k-$70k", said="80k")
    assert "the posted maximum is below your walk-away" in got.range.conflicts
    assert "what you named in round one is below your walk-away" in got.range.conflicts


@pytest.mark.parametrize("field", ["posted", "said", "walk_away", "target", "opening"])
def test_words_that_are_no_pay_are_one_sentence_and_the_rest_is_used(field):
    got = found(occupations=("15-2031",), **{field: "as much as you can"})
    assert got.range is not None
    assert len(got.faults) == 1
    assert "“as much as you can”" in got.faults[0]


def test_total_pay_never_enters_the_range():
    base, both = found(*OWN), found(*OWN, {"text": "OTE 400k"})
    assert both.range.target == base.range.target
    assert any("total pay" in each for each in both.range.conflicts)


def test_other_currencies_are_changed_at_the_rate_of_their_day():
    got = found({"text": "€60,000", "found_on": date(2026, 10, 2)})
    ((_, point),) = got.points
    assert [(each.what, each.as_of) for each in point.adjustments] == [("EUR → USD", "2026-10-02")]


def test_official_wages_stay_out_of_a_range_in_another_currency():
    euros = [{"text": f"€{amount}k"} for amount in (60, 65, 70)]
    got = found(*euros, currency="EUR", occupations=("15-2031",))
    assert got.wages == ()
    assert got.range.target.value == 65_000
    assert any("do not enter a range in EUR" in each for each in got.faults)


def test_a_currency_without_a_rate_is_said_and_left_out():
    got = found({"text": "XYZ 95k", "low": "95000", "high": "95000", "currency": "XYZ", "period": "year"})
    assert got.points[0][1] is None
    assert "no rate for 'XYZ'" in got.faults[0]


@pytest.mark.parametrize("area", ["9999999", "nowhere"])
def test_an_area_or_occupation_that_is_none_is_one_sentence(area):
    assert "no area" in found(occupations=("15-2031",), area=area).faults[0]
    assert "SOC code" in found(occupations=("x",)).faults[0]


def test_a_figure_of_which_only_the_words_were_typed_is_understood():
    ((record, point),) = found({"text": "$52/h"}).points
    assert (record.low, record.period, point.low) == ("52", "hour", 108_160)


@pytest.mark.parametrize("low", ["nan", "inf", "-5", "0", "ninety"])
def test_ends_that_are_no_amounts_are_read_from_the_words_again(low):
    ((_, point),) = found({"text": "$95k", "low": low, "currency": "USD", "period": "year"}).points
    assert point.low == 95_000


@given(st.text())
def test_whatever_is_typed_is_pay_or_one_sentence(text):
    try:
        pay = own_pay(text, "USD")
    except InputError as error:
        said = str(error)
    else:
        said, again = "", pay_of(point_from_own(pay, "x"))
        assert (again.low, again.high) == (
            pay.low and pytest.approx(pay.low, abs=0.01),
            pay.high and pytest.approx(pay.high, abs=0.01),
        )
    assert not said or said.startswith(f"“{text}” was not understood")


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_there_is_an_answer(one, two, three):
    got = found({"text": one, "low": two}, title=one, weights=two, band=three, walk_away=two, said=three)
    assert got.range or got.why_not


def test_every_area_but_the_nation_is_in_states_of_the_survey():
    states = {row["name"] for row in names("areas").values() if row["type"] == "S"}
    found = {code: set(states_of(code)) for code in names("areas")}
    assert [code for code, own in found.items() if not own] == ["0000000"]
    assert set().union(*found.values()) == states


@pytest.mark.parametrize("field", ["posted", "said", "walk_away", "target", "opening"])
def test_total_pay_is_not_held_against_a_range_of_base_pay(field):
    plain, got = found(occupations=("15-2031",)), found(occupations=("15-2031",), **{field: "OTE 30k"})
    assert got.range == plain.range
    assert "is total pay" in got.faults[0]


def test_an_area_over_a_border_is_in_both_states():
    assert states_of("0035620") == ("New York", "New Jersey")


@pytest.mark.parametrize(
    ("text", "value"),
    [("95,000", 95_000), ("$98,500.50", 98_500.5), ("12,5 %", 12.5), ("1.5k", 1500), ("95.000,50 €", 95_000.5), ("EUR 70 000", 70_000), ("1,250,000", 1_250_000)],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written(text, value):
    assert number(text, "base") == value


@pytest.mark.parametrize("text", ["", "much", "-5", "1-2", "12%%x"])
def test_what_is_no_number_is_said(text):
    with pytest.raises(InputError, match=r"base: .*is no number"):
        number(text, "base")


def test_offers_that_cannot_be_compared_are_listed_and_the_others_are_kept():
    good = JobOffer(id="a", name="A", base="100k", bonus_target="10", match="4")
    rest = [
        JobOffer(id="b", name="B"),
        JobOffer(id="c", name="C", base="x"),
        JobOffer(id="d", name="D", base="9", match="300"),
    ]
    offers, faults = offers_of(Contents([good, *rest]))
    assert [(each.base, each.bonus_target, each.match) for each in offers] == [(100_000, 0.1, 0.04)]
    assert [fault[0] for fault in faults] == ["B", "C", "D"]


def test_years_are_whole():
    offers, faults = offers_of(Contents([JobOffer(id="a", name="A", base="100k", vesting_years="2.5")]))
    assert offers == ()
    assert faults == ("A, vesting years: “2.5” is no whole number of years.",)


def test_an_hourly_wage_is_for_the_hours_of_its_week():
    week = PayPoint(id="a", text="$50/h", low="50", high="50", currency="USD", period="hour", hours="35")
    other = PayPoint(
        id="b", text="$50/h", low="50", high="50", currency="USD", period="hour", hours="as needed"
    )
    points = [point for _, point in findings(Contents([week, other]), date(2026, 11, 23)).points]
    assert [point.low for point in points] == [50 * 52 * 35, 50 * 2080]
    assert points[0].adjustments[0].basis == "1,820 hours a year"


@pytest.mark.parametrize(
    ("base", "hours", "year", "paid_by"),
    [
        ("$54.25/hr", "", 112_840, "hour"),
        ("54.25 an hour", "36", 101_556, "hour"),
        ("4,500 a month", "", 54_000, "month"),
        ("$2,100 a week", "36", 109_200, "week"),
        ("$434/day", "", 112_840, "day"),
        ("$95k a year", "", 95_000, "year"),
        ("95,000", "36", 95_000, "year"),
    ],
)
def test_base_pay_by_any_period_is_brought_to_a_year(base, hours, year, paid_by):
    (offer,), faults = offers_of(Contents([JobOffer(id="a", name="A", base=base, hours=hours)]))
    assert (offer.base, offer.paid_by, faults) == (pytest.approx(year), paid_by, ())


@pytest.mark.parametrize(
    ("base", "why"),
    [("$50-55/hr", "has two ends"), ("a lot", "is no base pay"), ("$54 plus bonus", "is no base pay")],
)
def test_base_pay_that_is_no_one_figure_is_said(base, why):
    offers, (fault,) = offers_of(Contents([JobOffer(id="a", name="A", base=base)]))
    assert offers == ()
    assert f"A, base: “{base}” {why}" in fault


def test_by_the_hour_more_hours_are_no_assumption():
    (hourly, yearly), _ = offers_of(
        Contents([JobOffer(id="a", base="$50/hr"), JobOffer(id="b", base="104,000")])
    )
    assert hourly.base == yearly.base
    assert [swing.what for swing in sensitivity(yearly)] == ["hours a week"]
    assert sensitivity(hourly) == ()


def test_ends_that_were_typed_the_other_way_round_are_said_once_and_not_used():
    point = PayPoint(
        id="p", text="x", low="110000", high="95000", currency="USD", period="year", source="an ad"
    )
    got = findings(Contents([Research(id=Research.ID), point]), date(2026, 11, 23))
    assert got.points[0][1] is None
    assert got.faults == (
        "an ad: pay of 110000.0 to 95000.0 a year was found; write amounts above 0, the lower end first.",
    )
