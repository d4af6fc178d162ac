"""How far a wage brought from the state or the nation is off, on cells that BLS does publish; and how long it takes."""

import math
import subprocess
import sys
from statistics import median, quantiles

import pytest

from workbook.salary.oews import _file, names
from workbook.salary.wages import find_wages


@pytest.mark.parametrize(("origin", "power"), [("state", 0.5), ("nation", 0.75)])
def test_margin_of_a_wage_brought_to_an_area(origin, power):
    rows = _file("cross_industry.parquet").read(["soc", "area", "hourly_p50"]).to_pydict()
    wages = dict(zip(zip(rows["soc"], rows["area"], strict=True), rows["hourly_p50"], strict=True))
    areas = {int(code): row for code, row in names("areas").items()}
    errors = []
    for (soc, area), wage in wages.items():
        home = int(areas[area]["state"]) * 100_000 if origin == "state" else 0
        if wage and areas[area]["type"] == "M" and soc % 10 and wages.get((soc, home)):
            ratio = wages[0, area] / wages[0, home]
            errors.append(abs(math.log(wage / wages[soc, home]) - power * math.log(ratio)))
    eighth = quantiles(errors, n=10)[7]
    print(
        f"\nfrom the {origin}: {len(errors):,} areas × occupations, |log error| {median(errors):.3f}, four in five ≤ {eighth:.3f}"
    )
    assert eighth == pytest.approx({"state": 0.12, "nation": 0.18}[origin], abs=0.01)


def test_first_look_up_in_a_new_process(benchmark):
    code = "from workbook.salary.wages import find_wages; assert find_wages('15-1252')"
    benchmark.pedantic(lambda: subprocess.run([sys.executable, "-c", code], check=True), rounds=5)


def test_one_occupation_in_all_areas(benchmark):
    assert len(benchmark(find_wages, "15-1252", None)) > 500
