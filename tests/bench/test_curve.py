"""How far the curve is off where one published percentile is left out and made from its neighbours."""

from statistics import median

from workbook.salary.curve import WageCurve
from workbook.salary.packed import Packed

PERCENTILES = (10.0, 25.0, 50.0, 75.0, 90.0)


def test_the_curve_against_straight_lines():
    packed = Packed.shipped("cross_industry.oews")
    rows = [
        wages
        for rows in map(packed.rows, packed.occupations)
        for wages in zip(*(rows.figures(f"hourly_p{p:.0f}") for p in PERCENTILES), strict=True)
    ]
    bent, straight = [], []
    for wages in rows:
        if None in wages:
            continue
        points = list(zip(PERCENTILES, wages, strict=True))
        for left_out in (1, 2, 3):
            percentile, true = points[left_out]
            (low, one), (high, two) = points[left_out - 1], points[left_out + 1]
            made = WageCurve(((low, one), (high, two))).wage_at(percentile)
            bent.append(abs(made / true - 1))
            straight.append(abs((one + (two - one) * (percentile - low) / (high - low)) / true - 1))
    share = median(bent) / median(straight)
    print(
        f"\n{len(bent):,} percentiles left out: median error {median(bent):.2%} with the curve,"
        f" {median(straight):.2%} with straight lines, {share:.2f} ×"
    )
    assert share <= 0.85
