"""Three numbers in order, each with what it rests on; what contradicts them is said."""

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.salary.curve import wage_curve
from workbook.salary.occupations import band_for
from workbook.salary.oews import names
from workbook.salary.official import by_year
from workbook.salary.pay_strings import parse_pay
from workbook.salary.range import Point, point_from_pay, suggest_range
from workbook.salary.wage import Adjustment, find_wages, nearest_wage


@pytest.fixture(scope="module")
def developers():
    return find_wages("15-1252")[0]


def own(*values):
    return [
        Point(value, value, f"ad {place}", date(2026, 10, place + 1)) for place, value in enumerate(values)
    ]


def values(found):
    return [figure.value for figure in (found.walk_away, found.target, found.opening)]


def test_without_own_points_it_is_the_official_percentiles(developers):
    found = suggest_range(developers)
    assert values(found) == [105_200, 136_000, 172_000]
    assert found.target.basis == "50th percentile of BLS, National, May 2025 (weight 4)"
    assert found.notice.startswith("BLS.gov cannot vouch")
    assert found.conflicts == ()


@given(
    st.lists(st.integers(30_000, 400_000), max_size=8),
    st.sampled_from([band_for([level]) for level in ("junior", "mid", "senior", "lead")]),
    st.floats(0.5, 20),
)
def test_walk_away_target_and_opening_stand_in_order_within_their_intervals(points, band, weight):
    found = suggest_range(find_wages("15-1252")[0], own(*points), band=band, weight=weight)
    walk, target, opening = values(found)
    assert walk < target <= opening
    for figure in (found.walk_away, found.target, found.opening):
        assert figure.low <= figure.value <= figure.high
        assert "BLS, National" in figure.basis


@given(st.lists(st.integers(30_000, 400_000), min_size=1, max_size=8))
def test_the_order_of_own_points_makes_no_difference(points):
    wage = find_wages("15-1252")[0]
    assert values(suggest_range(wage, own(*points))) == values(suggest_range(wage, own(*reversed(points))))


def test_the_target_moves_by_the_share_of_the_weights_in_logarithms(developers):
    found = suggest_range(developers, own(200_000, 200_000, 200_000, 200_000), weight=4)
    assert found.target.value == pytest.approx(math.sqrt(135_980 * 200_000), abs=100)
    assert found.target.basis.endswith("and 4 own points of 2026-10-01 to 2026-10-04 (weight 4.0)")
    single = suggest_range(developers, own(200_000), weight=1e9)
    assert single.target.value == pytest.approx(135_980, abs=100)
    assert "and 1 own point of" in single.target.basis


def test_one_point_far_off_counts_less(developers):
    found = suggest_range(developers, own(150_000, 152_000, 155_000, 149_000, 900_000))
    assert found.weights[:4] == (1.0, 1.0, 1.0, 1.0)
    assert found.weights[4] < 0.1
    assert found.target.value < 150_000


@given(st.lists(st.integers(100_000, 180_000), max_size=7), st.integers(1_000, 90_000_000))
def test_one_wild_point_cannot_move_the_target_far(points, wild):
    wage = find_wages("15-1252")[0]
    before = suggest_range(wage, own(*points)).target.value
    after = suggest_range(wage, own(*points, wild)).target.value
    # A hundredfold wage among none to seven others; unguarded, a single one would multiply the target by up to 3.7.
    assert abs(math.log(after / before)) < 0.16


@given(st.integers(1, 8), st.integers(1_000, 90_000_000))
def test_among_points_that_agree_a_wild_one_counts_for_next_to_nothing(count, wild):
    wage = find_wages("15-1252")[0]
    found = suggest_range(wage, own(*[150_000] * (count + 2), wild))
    assert found.weights[-1] < 0.3 or 100_000 < wild < 220_000


def test_points_that_are_many_and_agree_count_in_full_however_far_they_lie(developers):
    assert suggest_range(developers, own(*[400_000] * 5)).weights == (1.0,) * 5
    assert suggest_range(developers, own(400_000)).weights[0] < 0.5


def test_at_weight_nothing_own_points_alone_make_the_range(developers):
    found = suggest_range(developers, own(50_000, 60_000, 70_000), weight=0)
    assert values(found) == [54_800, 60_000, 64_800]
    assert found.target.basis == "median of 3 own points of 2026-10-01 to 2026-10-03 (weight 3.0)"
    with pytest.raises(InputError, match="The official wage is left out; add three own points"):
        suggest_range(developers, own(50_000, 60_000), weight=0)


CELLS = [
    wage
    for code in [code for code, row in names("occupations").items() if row["level"] == "3"][::60]
    for wage in find_wages(code, None)
    if wage.percentiles()[50].exact
]


@settings(max_examples=400)
@given(
    st.sampled_from(CELLS),
    st.lists(st.integers(20_000, 900_000), max_size=6),
    st.sampled_from([band_for([level]) for level in ("junior", "mid", "senior", "lead")]),
    st.sampled_from([0, 1, 4, 20]),
    st.tuples(*[st.none() | st.integers(20_000, 400_000)] * 3),
)
def test_on_any_published_cell_the_three_stand_in_order_or_it_is_said(wage, points, band, weight, chosen):
    three = dict(zip(("walk_away", "target", "opening"), chosen, strict=True))
    is_official = weight and None not in map(wage_curve(wage).wage_at, band[:2])
    if len(points) < 3 and not is_official:
        with pytest.raises(InputError, match="add three own points"):
            suggest_range(wage, own(*points), band=band, weight=weight, **three)
        return
    found = suggest_range(wage, own(*points), band=band, weight=weight, **three)
    walk, target, opening = values(found)
    said = " ".join(found.conflicts)
    assert (walk < target) != ("walk-away is not below the target" in said)
    assert (target <= opening) != ("the opening is below the target" in said)
    if chosen == (None, None, None):
        assert target <= opening
        assert walk <= target
    for name, number in three.items():
        assert number is None or getattr(found, name).value == number


def test_total_pay_never_mixes_with_base_pay(developers):
    total = Point(300_000, 300_000, "levels", None, "total")
    found = suggest_range(developers, [total])
    assert values(found) == values(suggest_range(developers))
    assert found.points == ()
    assert found.conflicts == ("points with total pay were left out: it never mixes with base pay",)


def test_sources_that_disagree_have_a_wider_interval_that_holds_both(developers):
    near, far = (suggest_range(developers, own(*[pay] * 4)).target for pay in (136_000, 200_000))
    assert near.high / near.low < 1.15
    assert far.low < 135_980 < 200_000 < far.high


def test_a_few_points_that_agree_may_do_so_by_chance(developers):
    one, many = (suggest_range(developers, own(*[140_000] * count), weight=1).target for count in (1, 20))
    assert math.log(one.high / one.low) > 0.25  # one point is worth as much as the official wage here
    assert math.log(many.high / many.low) < 0.1


def test_a_wage_from_elsewhere_has_a_wider_interval():
    near, far = find_wages("29-1242")[0], nearest_wage("29-1242", "0041860")
    near, far = (suggest_range(wage, band=(10, 25, 40)).target for wage in (near, far))
    assert far.high / far.low > near.high / near.low


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"walk_away": 150_000}, "your walk-away is not below the target"),
        ({"posted": Point(80_000, 100_000, "ad")}, "the posted maximum is below your walk-away"),
        (
            {"posted": Point(120_000, 140_000, "ad")},
            "the opening is more than a fifth above the posted maximum; to ask that much above an offer is risky",
        ),
        ({"posted": Point(120_000, 170_000, "ad")}, "the opening is above the posted maximum"),
        ({"said": Point(130_000, 135_000, "recruiter")}, "what you named in round one is below your target"),
        ({"said": Point(130_000, 160_000, "recruiter")}, "the opening is above what you named in round one"),
        ({"posted": Point(180_000, 200_000, "ad")}, "the posted minimum is above your opening"),
        (
            {"posted": Point(100_000, 151_000, "ad")},
            "the posted range is wider than half of its lower end and says little",
        ),
        ({"said": Point(90_000, 90_000, "recruiter")}, "what you named in round one is below your walk-away"),
        ({"said": Point(190_000, 190_000, "recruiter")}, "what you named in round one is above your opening"),
        (
            {"points": own(30, 140_000)},
            "30 (ad 0): less than a quarter of 135,980, or more than four times that;"
            " see whether it is pay for a full-time year",
        ),
        (
            {"points": own(*[1_500_000] * 5)},
            "1,500,000 (ad 0), 1,500,000 (ad 1), 1,500,000 (ad 2), 2 more: less than a quarter of 135,980,"
            " or more than four times that; see whether it is pay for a full-time year",
        ),
        ({"points": own(300_000)}, "your points lie +121% from BLS’s target; are they the same work?"),
    ],
)
def test_what_does_not_fit_is_said_and_not_put_in_order(developers, more, said):
    found = suggest_range(developers, **more)
    assert said in found.conflicts
    if "walk_away" in more:
        assert found.walk_away.value == more["walk_away"]


def test_a_point_far_off_but_possible_is_not_doubted(developers):
    found = suggest_range(developers, own(60_000, 400_000))
    assert not [sentence for sentence in found.conflicts if "full-time year" in sentence]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"band": (5, 50, 99)}, "BLS publishes no 5th percentile for Software Developers here; add three"),
        ({"band": (50, 25, 75)}, r"The band \(50, 25, 75\) was found; write three rising percentiles"),
        ({"band": (25, 50)}, "write three rising percentiles"),
        ({"walk_away": -5}, "The walk-away -5 was found; write an amount above 0"),
        ({"target": math.nan}, "The target nan was found"),
        ({"opening": 0}, "The opening 0 was found"),
        ({"weight": -1}, "The weight -1 was found; write how many points the official wage is worth"),
        ({"weight": math.nan}, "The weight nan was found"),
    ],
)
def test_a_band_or_weight_that_cannot_be_is_one_sentence(developers, asked, said):
    with pytest.raises(InputError, match=said):
        suggest_range(developers, **asked)


@pytest.mark.parametrize("ends", [(0, 0), (-5, 10), (1, math.inf), (math.nan, 5), (9, 5), ("5", 6)])
def test_a_point_without_an_amount_is_one_sentence(ends):
    with pytest.raises(InputError, match=r"a friend: pay of .* a year was found; write amounts above 0, the"):
        Point(*ends, "a friend")


def test_without_a_wage_there_is_no_range():
    with pytest.raises(InputError, match="There is no wage to draw a curve through"):
        suggest_range(None, own(50_000))


def test_the_walk_away_is_marked_private(developers):
    for walk_away in (None, 100_000):
        found = suggest_range(developers, walk_away=walk_away)
        assert found.walk_away.is_private
        assert not found.target.is_private


def test_without_official_figures_three_own_points_are_wanted():
    actors = find_wages("27-2011")[0]  # no annual figures
    with pytest.raises(
        InputError, match="pay of Actors by the hour only; make it a year’s with by_year, or add three own"
    ):
        suggest_range(actors, own(50_000, 60_000))
    assert suggest_range(by_year(actors, 1_000)).target.value == 29_000
    found = suggest_range(actors, own(50_000, 60_000, 70_000))
    assert values(found) == [54_800, 60_000, 64_800]  # quartiles in logarithms
    assert found.target.basis.startswith("median of 3 own points")


def test_a_pay_string_becomes_a_point_with_its_adjustment():
    point = point_from_pay(parse_pay("$50 - $60 per hour"), "advertisement", date(2026, 11, 2))
    assert (point.low, point.high, point.basis) == (104_000, 124_800, "base")
    assert point.adjustments[0].rate == 2080
    open_above = point_from_pay(parse_pay("from $90k a year"), "advertisement")
    assert (open_above.low, open_above.high, open_above.adjustments) == (90_000, 90_000, ())


def test_another_currency_needs_its_rate():
    pounds = parse_pay("£45,000 pa")
    for exchange in (None, Adjustment("EUR → USD", 1.1, "ECB", "2026-10-02", "")):
        with pytest.raises(InputError, match="“£45,000 pa” is not in US dollars; convert it with a rate"):
            point_from_pay(pounds, "advertisement", exchange=exchange)
    rate = Adjustment("GBP → USD", 1.3, "ECB", "2026-10-02", "")
    point = point_from_pay(pounds, "advertisement", exchange=rate)
    assert (point.low, point.adjustments) == (58_500, (rate,))
