"""The curve goes through what is published, rises with it, and says nothing beyond it."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.salary.curve import WageCurve, wage_curve
from workbook.salary.oews import names
from workbook.salary.wage import find_wages

curves = st.lists(st.integers(15_000, 900_000), min_size=5, max_size=5).map(
    lambda wages: WageCurve(
        tuple(zip((10.0, 25.0, 50.0, 75.0, 90.0), sorted(map(float, wages)), strict=True))
    )
)
inside = st.floats(10, 90)


@given(curves)
def test_it_goes_through_the_published_points(curve):
    for percentile, wage in curve.points:
        assert curve.wage_at(percentile) == wage
        low, high = curve.percentiles_of(wage)
        assert low <= percentile <= high


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((None,), "There is no wage to draw a curve through; take another occupation or place"),
        (
            (find_wages("15-1252")[0], "month"),
            "The period 'month' was found; official wages are by the hour or year",
        ),
    ],
)
def test_what_has_no_curve_is_one_sentence(asked, said):
    with pytest.raises(InputError, match=said):
        wage_curve(*asked)


@given(curves, inside, inside)
def test_it_never_falls(curve, one, two):
    low, high = sorted((one, two))
    assert curve.wage_at(low) <= curve.wage_at(high) * (1 + 1e-12)


@given(curves, inside)
def test_there_and_back(curve, percentile):
    wage = curve.wage_at(percentile)
    low, high = curve.percentiles_of(wage)
    assume(len({known for _, known in curve.points}) == 5)
    assert low - 0.01 <= percentile <= high + 0.01


@given(curves, st.floats(1_000, 2_000_000))
def test_any_wage_stands_somewhere(curve, wage):
    low, high = curve.percentiles_of(wage)
    assert 0 <= low <= high <= 100
    assert curve.standing(wage)


@given(curves, st.sampled_from([0, 5, 9.99, 90.01, 99, 100]))
def test_beyond_what_is_published_there_is_no_wage(curve, percentile):
    assert curve.wage_at(percentile) is None


def test_a_tie_is_an_interval():
    curve = WageCurve(((10, 30000), (25, 40000), (50, 40000), (75, 50000)))
    assert curve.percentiles_of(40000) == (25, 50)
    assert curve.standing(40000) == "between the 25th and 50th percentiles"
    assert curve.wage_at(40) == pytest.approx(40000)


@pytest.mark.parametrize(
    ("wage", "said"),
    [
        (10000, "below the 10th percentile"),
        (100000, "between the 50th and 90th percentiles"),
        (239200, "above the 50th percentile"),
        (500000, "above the 50th percentile"),
    ],
)
def test_a_lower_bound_makes_no_point(wage, said):
    curve = WageCurve(((10, 30000), (50, 60000)), bounds=((90, 239200),))
    assert curve.standing(wage) == said
    assert curve.wage_at(90) is None


def test_nothing_published_says_nothing():
    assert WageCurve(()).wage_at(50) is None
    assert WageCurve(()).standing(50000) == "where no percentile is published"


def test_a_published_wage_gives_its_curve():
    (wage,) = find_wages("15-1252")
    assert wage_curve(wage).wage_at(50) == 135_980
    assert wage_curve(wage, "hour").wage_at(50) == 65.38
    (teacher,) = find_wages("25-2021")
    assert wage_curve(teacher, "hour") == WageCurve(())


DETAILED = [code for code, row in names("occupations").items() if row["level"] == "3"]


@pytest.fixture(scope="module")
def published():
    """Curves by the year and by the hour of thousands of published cells: every 25th occupation, wherever it is."""
    wages = [wage for code in DETAILED[::25] for wage in find_wages(code, None)]
    curves = [wage_curve(wage, period) for wage in wages for period in ("year", "hour")]
    assert len(curves) > 5_000
    return curves


def test_every_published_curve_goes_through_its_points_and_never_falls(published):
    grid = [10 + 80 * step / 40 for step in range(41)]
    for curve in published:
        assert [curve.wage_at(percentile) for percentile, _ in curve.points] == [w for _, w in curve.points]
        inside = [wage for wage in map(curve.wage_at, grid) if wage is not None]
        assert all(below <= above * (1 + 1e-12) for below, above in pairwise(inside))


def test_on_every_published_curve_a_wage_leads_back_to_its_percentile(published):
    for curve in published:
        for (low, one), (high, two) in pairwise(curve.points):
            middle = (low + high) / 2
            below, above = curve.percentiles_of(curve.wage_at(middle))
            if one < two:
                assert below == pytest.approx(middle, abs=0.01)
                assert above == pytest.approx(middle, abs=0.01)
            else:  # a tie is an interval that holds both
                assert below <= low < high <= above
