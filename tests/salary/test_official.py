"""Official wages by the reader's picks: an industry instead of a place, hours where there is no annual figure."""

from dataclasses import replace
from datetime import date

import pytest

from workbook.records import Contents, PayPoint, Research
from workbook.salary.oews import NATION
from workbook.salary.official import by_year, industries_of
from workbook.salary.research import findings
from workbook.salary.wage import Amount, find_wages

TODAY = date(2026, 11, 23)
ACTORS, NURSES, TEACHERS = "27-2011", "29-1141", "25-2021"
LOS_ANGELES, CHICAGO, HOSPITALS = "0031080", "0016980", "622000"


def found(*points, **research):
    records = [PayPoint(id=str(number), text=text) for number, text in enumerate(points)]
    return findings(Contents([Research(id=Research.ID, **research), *records]), TODAY)


def test_work_paid_by_the_hour_only_has_a_range_for_a_full_time_year():
    got = found(occupations=(ACTORS,), area=LOS_ANGELES)
    assert got.range.target.value == 115_000  # 55.29 an hour × 2,080
    (change,) = got.wage.adjustments
    assert (change.what, change.rate, change.source) == ("hour → year", 2_080, "convention")
    assert got.wages[0].amounts["annual_p50"].value is None  # what BLS publishes stays as it is


def test_the_readers_own_hours_go_for_official_and_own_figures():
    got = found("$60/h", occupations=(ACTORS,), area=LOS_ANGELES, hours_a_year="1,000")
    assert got.wage.amounts["annual_p50"].value == 55_290
    assert got.wage.adjustments[-1].source == "your hours"
    ((_, point),) = got.points
    assert point.low == 60_000
    assert point.adjustments[0].basis == "1,000 hours a year"


@pytest.mark.parametrize("hours", ["many", "0", "9000", "-5"])
def test_hours_that_are_none_are_said_and_a_full_time_year_is_used(hours):
    got = found(occupations=(ACTORS,), hours_a_year=hours)
    assert got.hours == 2_080
    assert f"“{hours}”" in got.faults[0]
    assert got.range is not None


def test_what_is_published_by_the_year_is_not_touched():
    for soc in (NURSES, TEACHERS):
        (wage,) = find_wages(soc)
        assert by_year(wage, 500) is wage


def test_a_lower_bound_by_the_hour_is_one_by_the_year():
    (wage,) = find_wages(ACTORS)
    bound = replace(wage, amounts={**wage.amounts, "hourly_p90": Amount(115.0, "at least", True)})
    assert by_year(bound, 1_000).amounts["annual_p90"] == Amount(115_000.0, "at least", True)


def test_an_industry_is_that_of_the_nation_and_says_so():
    got = found(occupations=(NURSES,), area=CHICAGO, industry=HOSPITALS)
    assert got.wage == find_wages(NURSES, NATION, HOSPITALS)[0]
    assert got.wage.amounts["annual_p50"].value == 100_220
    (fault,) = got.faults
    assert "for the nation only: that of Registered Nurses in Hospitals is not that of Chicago-" in fault
    assert found(occupations=(NURSES,), industry=HOSPITALS).faults == ()


def test_where_an_industry_has_no_wage_that_of_all_industries_is_used_and_said():
    got = found(occupations=(ACTORS,), area=CHICAGO, industry="212100")
    assert (got.wage.area, got.wage.trade) == (CHICAGO, "")
    assert "no wage for 27-2011 in Coal Mining; the one used is of all industries" in got.faults[0]


def test_an_industry_that_is_none_is_one_sentence():
    got = found(occupations=(NURSES,), industry="x")
    assert "There is no industry 'x'" in got.faults[0]


def test_industries_to_pick_from_are_those_with_a_wage_the_largest_first():
    pairs = industries_of((NURSES,))
    assert ("Hospitals (2,020,230 people)", HOSPITALS) in pairs[:5]
    assert {code for _, code in pairs} == {wage.industry for wage in find_wages(NURSES, NATION, None)}
    assert industries_of(()) == ()


def test_the_official_wage_may_count_for_nothing():
    own = ("$95k", "$100k to $110k", "$105k")
    alone, zero = found(*own), found(*own, occupations=(NURSES,), official_weight=0)
    assert zero.range.target.value == alone.range.target.value
    assert "BLS" not in zero.range.target.basis
    assert found(occupations=(NURSES,), official_weight=0).range is None
