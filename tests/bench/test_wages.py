"""How far a wage brought from the state or the nation is off, on cells that BLS does publish; and how long it takes.

The peers have the same figures: a database of texts, zipped, as the packages of others carry it; a table in pandas.
"""

import gzip
import math
import sqlite3
import subprocess
import sys
from statistics import median, quantiles

import pandas as pd
import pytest

from workbook import build_wages
from workbook.salary.oews import MEASURES, names
from workbook.salary.packed import FILES, Packed, unpack
from workbook.salary.wage import find_wages

CROSS, INDUSTRY = FILES


@pytest.mark.parametrize(("origin", "power"), [("state", 0.5), ("nation", 0.75)])
def test_margin_of_a_wage_brought_to_an_area(origin, power):
    packed = Packed.shipped(CROSS)
    wages = {
        (int(key.soc), int(key.area)): wage
        for rows in map(packed.rows, packed.occupations)
        for key, wage in zip(rows.keys, rows.figures("hourly_p50"), strict=True)
    }
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


@pytest.fixture(scope="module")
def cells(request):
    if not request.config.getoption("--benchmark-enable"):
        pytest.skip("the peers are made only where one measures")
    packed = Packed.shipped(CROSS)
    return [cell for soc in packed.occupations for cell in unpack(packed.rows(soc))]


def test_parquet_of_every_cell(cells, tmp_path):
    by_industry = Packed.shipped(INDUSTRY)
    others = [cell for soc in by_industry.occupations for cell in unpack(by_industry.rows(soc))]
    for name, each, most in (("all industries", cells, 4_000_000), ("by industry", others, 2_000_000)):
        path = tmp_path / f"{name}.parquet"
        build_wages.write_parquet(each, path)
        print(f"\n{name}: {path.stat().st_size:,} bytes as Parquet")
        assert path.stat().st_size <= most
        assert build_wages.read_parquet(path) == each


@pytest.fixture(scope="module")
def zipped(cells, tmp_path_factory):
    """A zipped database with a row a cell, its key the first column."""
    path = tmp_path_factory.mktemp("peer") / "oews.sqlite"
    names = [f"{kind}{place}" for kind in "vf" for place in range(len(MEASURES))]
    rows = (
        ("".join(key), *(text for text, _ in values), *(note or None for _, note in values))
        for key, values in cells
    )
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE cell (key TEXT PRIMARY KEY, {', '.join(names)}) WITHOUT ROWID")
        connection.executemany(f"INSERT INTO cell VALUES (?{', ?' * len(names)})", rows)
    connection.close()
    path.with_suffix(".gz").write_bytes(gzip.compress(path.read_bytes()))
    return path.with_suffix(".gz")


def in_a_new_process(benchmark, code):
    benchmark.pedantic(lambda: subprocess.run([sys.executable, "-c", code], check=True), rounds=9)


@pytest.mark.benchmark(group="first look-up in a new process")
def test_first_look_up_in_a_new_process(benchmark):
    in_a_new_process(benchmark, "from workbook.salary.wage import find_wages; find_wages('15-1252')[0]")


@pytest.mark.benchmark(group="first look-up in a new process")
def test_first_look_up_where_a_database_is_unzipped(benchmark, zipped):
    code = f"""
import gzip, pathlib, sqlite3, tempfile
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "oews.sqlite"
    path.write_bytes(gzip.decompress(pathlib.Path({str(zipped)!r}).read_bytes()))
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT * FROM cell WHERE key = '1512520000000000000'").fetchone()
    connection.close()
"""
    in_a_new_process(benchmark, code)


@pytest.mark.benchmark(group="one occupation in all areas")
def test_one_occupation_in_all_areas(benchmark):
    assert len(benchmark(find_wages, "15-1252", None)) == 566


@pytest.mark.benchmark(group="one occupation in all areas")
def test_one_occupation_in_all_areas_and_its_medians(benchmark):
    assert benchmark(lambda: find_wages("15-1252", None).exact("annual_p50"))[0] == 135_980


@pytest.mark.benchmark(group="one occupation in all areas")
def test_one_occupation_in_all_areas_with_a_mask_in_pandas(benchmark, cells):
    frame = pd.DataFrame([(*key, *(text for text, _ in values)) for key, values in cells])
    codes = frame[0].astype(int)  # quicker to compare than text
    assert len(benchmark(lambda: frame[codes == 151252])) == 566
