"""Wages are shown as BLS published them; the nearest one stands in where there is none, and says so."""

import math
import tomllib

import pytest

from workbook.errors import InputError
from workbook.salary.areas import find_areas
from workbook.salary.oews import NATION, names
from workbook.salary.wage import Amount, find_wages, nearest_wage
from workbook.shipped import shipped

NOT_YEAR_ROUND = (
    "Wages for some occupations that do not generally work year-round, full time, are reported either as hourly wages"
    " or annual salaries depending on how they are typically paid."
)

# Read by hand from the release's source with SQL, cell by cell: SOC code, area, industry, and some of its figures as text.
# A comment names the series: OEU + type of area + area + industry + occupation, and then two digits for the measure.
BY_HAND = [
    (
        "15-1252",
        NATION,
        "000000",
        {"annual_p50": "135,980", "annual_p90": "214,670", "employment": "1,687,890"},
    ),
    ("25-2021", NATION, "000000", {"annual_p10": "47,960", "annual_p50": "63,970", "annual_p90": "104,340"}),
    ("27-2011", NATION, "000000", {"hourly_p10": "16.5", "hourly_p50": "29.05", "hourly_p90": "143.68"}),
    ("53-2011", "0041860", "000000", {"annual_p25": "205,140", "annual_p75": "398,870"}),
    ("11-1011", "0041860", "000000", {"hourly_p50": "138.79", "annual_p50": "288,690"}),
    ("00-0000", NATION, "000000", {"hourly_mean": "33.54", "annual_mean": "69,770", "wage_rse": "0.1"}),
    # An ordinary one, whole: OEUM0016980000000291141, registered nurses round Chicago.
    (
        "29-1141",
        "0016980",
        "000000",
        {
            "employment": "100,240",
            "employment_rse": "1",
            "hourly_mean": "47.08",
            "annual_mean": "97,930",
            "wage_rse": "0.4",
            "hourly_p10": "37.22",
            "hourly_p25": "39.73",
            "hourly_p50": "48.31",
            "hourly_p75": "52.13",
            "hourly_p90": "57.34",
            "annual_p10": "77,410",
            "annual_p25": "82,640",
            "annual_p50": "100,490",
            "annual_p75": "108,430",
            "annual_p90": "119,260",
            "jobs_per_1000": "22.21",
            "location_quotient": "1.02",
        },
    ),
    # A top-coded one: OEUM0010580000000291151, nurse anesthetists round Albany; footnote 5 in place of every wage.
    (
        "29-1151",
        "0010580",
        "000000",
        {
            "employment": "170",
            "wage_rse": "8.4",
            "hourly_p10": "≥ 115",
            "hourly_mean": "≥ 115",
            "annual_mean": "≥ 239,200",
            "annual_p10": "≥ 239,200",
            "annual_p90": "≥ 239,200",
        },
    ),
    # Suppressed ones: OEUM0010500000000111011, chief executives round Albany, GA (people, and no wage);
    # OEUS0100000000000119039, other education administrators in Alabama (a wage, and no people).
    (
        "11-1011",
        "0010500",
        "000000",
        {
            "employment": "40",
            "employment_rse": "12.2",
            "annual_p50": "Estimate not released.",
            "hourly_mean": "Estimate not released.",
        },
    ),
    (
        "11-9039",
        "0100000",
        "000000",
        {
            "employment": "Estimate not released.",
            "location_quotient": "Estimate not released.",
            "annual_p10": "38,540",
            "annual_p50": "94,610",
            "annual_p90": "129,720",
            "hourly_p50": "45.49",
        },
    ),
    # A teacher has no hourly wage: OEUM0035620000000252021, elementary school teachers round New York.
    (
        "25-2021",
        "0035620",
        "000000",
        {
            "employment": "98,900",
            "annual_mean": "96,400",
            "annual_p10": "62,530",
            "annual_p25": "75,390",
            "annual_p50": "96,900",
            "annual_p75": "128,250",
            "annual_p90": "136,330",
            "hourly_p50": NOT_YEAR_ROUND,
        },
    ),
    # An actor has no annual wage: OEUM0031080000000272011, actors round Los Angeles.
    (
        "27-2011",
        "0031080",
        "000000",
        {
            "employment": "24,800",
            "wage_rse": "24.1",
            "hourly_p10": "21.97",
            "hourly_p25": "25.12",
            "hourly_p50": "55.29",
            "hourly_p75": "143.26",
            "hourly_p90": "145.47",
            "annual_p50": NOT_YEAR_ROUND,
        },
    ),
    # The nation in one industry: OEUN0000000622000291141, registered nurses in hospitals.
    (
        "29-1141",
        NATION,
        "622000",
        {"employment": "2,020,230", "annual_p10": "76,500", "annual_p50": "100,220", "annual_p90": "138,710"},
    ),
]


@pytest.mark.parametrize(("soc", "area", "industry", "figures"), BY_HAND)
def test_figures_checked_by_hand_against_the_source(soc, area, industry, figures):
    (wage,) = find_wages(soc, area, industry)
    assert {name: str(wage.amounts[name]) for name in figures} == figures


@pytest.mark.parametrize("soc", ["15-1252", "29-1249", "25-2021"])
@pytest.mark.parametrize("name", ["employment", "annual_p50", "annual_p90", "hourly_p90"])
def test_one_measure_of_all_areas_is_that_of_each_wage(soc, name):
    wages = find_wages(soc, None)
    assert wages.exact(name) == [wage.amounts.get(name, Amount(None)).exact for wage in wages]


def test_a_top_coded_wage_is_a_lower_bound_and_nothing_to_calculate_with():
    bounds = [
        amount
        for wage in find_wages("29-1242", None)
        for name, amount in wage.amounts.items()
        if amount.is_at_least and name.startswith("annual")
    ]
    assert bounds
    assert {amount.value for amount in bounds} == {239200.0}
    assert {amount.exact for amount in bounds} == {None}
    assert "equal to or greater than" in bounds[0].note


def test_what_is_not_released_stays_unknown():
    amounts = [wage.amounts["employment"] for wage in find_wages("11-1011", None)]
    assert Amount(None, "Estimate not released.") in amounts


def test_teachers_have_no_hourly_and_actors_no_annual_wage():
    (teacher,), (actor,) = find_wages("25-2021"), find_wages("27-2011")
    assert [amount.value for amount in teacher.percentiles("hour").values()] == [None] * 5
    assert [amount.value for amount in actor.percentiles("year").values()] == [None] * 5
    assert "do not generally work year-round" in actor.percentiles()[50].note


def test_an_industry_is_for_the_nation():
    trades = find_wages("15-1252", NATION, None)
    assert len({wage.industry for wage in trades}) == len(trades) > 100
    assert find_wages("15-1252", "0041860", trades[0].industry)[:] == ()


def test_an_occupation_of_which_there_is_no_row_gives_none():
    assert len(find_wages("99-9999")) == 0
    assert nearest_wage("99-9999") is None


@pytest.mark.parametrize("code", ["software", "15-125", "", "15-1252-3"])
def test_what_is_no_code_says_how_one_looks(code):
    with pytest.raises(InputError, match=r"write a SOC code such as 15-1252"):
        find_wages(code)


def test_an_unknown_area_says_where_to_look():
    with pytest.raises(InputError, match="There is no area 'Austin'; look for its code with find_areas"):
        nearest_wage("15-1252", "Austin")


def test_a_published_wage_is_not_touched():
    wage = nearest_wage("15-1252", "0012420")
    assert wage == find_wages("15-1252", "0012420")[0]
    assert (wage.adjustments, wage.margin) == ((), 0.0)


@pytest.mark.parametrize(
    ("soc", "area", "origin", "margin"),
    [("29-1242", "0041860", "California", 0.12), ("27-2011", "0041860", "National", 0.18)],
)
def test_a_wage_that_is_missing_comes_from_the_state_then_from_the_nation(soc, area, origin, margin):
    wage = nearest_wage(soc, area)
    (change,) = wage.adjustments
    assert change.what == f"wage of {origin} brought to San Francisco-Oakland-Fremont, CA"
    assert (wage.margin, wage.area) == (margin, area)
    assert "median wage of all occupations, 35.7 ÷" in change.basis
    assert change.source.startswith("BLS")
    (raw,) = find_wages(soc, {"California": "0600000", "National": NATION}[origin])
    assert wage.amounts["wage_rse"] == raw.amounts["wage_rse"]
    for name, amount in wage.amounts.items():
        if amount.exact is not None and name != "wage_rse":
            assert math.isclose(amount.exact, raw.amounts[name].exact * change.rate, abs_tol=0.01), name


def test_a_lower_bound_elsewhere_is_no_bound_here():
    (state,) = find_wages("27-2021", "0600000")
    assert state.amounts["annual_p90"].is_at_least
    metro = nearest_wage("27-2021", "0012540")
    assert metro.adjustments
    assert metro.amounts["annual_p90"] == Amount(None, state.amounts["annual_p90"].note)


def test_numbers_of_people_are_not_brought_along():
    assert "employment" not in nearest_wage("29-1242", "0041860").amounts


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("austin", "Austin-Round Rock-San Marcos, TX"),
        ("Austin, TX", "Austin-Round Rock-San Marcos, TX"),
        ("San Fransisco", "San Francisco-Oakland-Fremont, CA"),
        ("Oakland", "San Francisco-Oakland-Fremont, CA"),
        ("Portland ME", "Portland-South Portland, ME"),
        ("washington dc", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("winston salem", "Winston-Salem, NC"),
        ("PA", "Pennsylvania"),
        ("dc", "District of Columbia"),
        ("upper peninsula", "Upper Peninsula of Michigan nonmetropolitan area"),
        ("USA", "National"),
        ("NYC", "New York-Newark-Jersey City, NY-NJ"),
        ("Bay Area", "San Francisco-Oakland-Fremont, CA"),
        ("Silicon Valley", "San Jose-Sunnyvale-Santa Clara, CA"),
        ("Washington, D.C.", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("LA", "Louisiana"),
        ("L.A.", "Los Angeles-Long Beach-Anaheim, CA"),
    ],
)
def test_an_area_is_found_by_city_state_or_letters(text, first):
    assert find_areas(text)[0].name == first


def test_a_name_of_two_places_gives_both_that_with_more_people_first():
    assert [area.name for area in find_areas("Portland", 2)] == [
        "Portland-Vancouver-Hillsboro, OR-WA",
        "Portland-South Portland, ME",
    ]
    assert len({area.score for area in find_areas("Columbus", 3)}) == 1


def test_everyday_names_are_of_areas_that_there_are_and_no_states_letters():
    everyday = tomllib.loads(shipped("data", "lexicons", "areas.toml").read_text(encoding="utf-8"))["names"]
    assert {*everyday} <= {*names("areas")}
    letters = {row["name"].partition(", ")[2][:2].lower() for row in names("areas").values()}
    assert not letters & {name.strip() for text in everyday.values() for name in text.split(",")}


@pytest.mark.parametrize("text", ["", "  ", "!?", "xqzzy", None, math.nan])
def test_nothing_is_found_for_nothing(text):
    assert find_areas(text) == []
