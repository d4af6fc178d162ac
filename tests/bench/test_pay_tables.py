"""How long a reader's table takes, and what it takes of memory, against polars and openpyxl. ``--benchmark-enable -s``."""

import subprocess
import sys
import time
from statistics import median

import pandas as pd
import pytest

from workbook.pay.files import open_pay_file, read_pay_file
from workbook.pay.imports import import_pay

ROWS = 20_000
MANY = 1_000_000
WANTED = ["title", "company", "place", "pay", "date"]


@pytest.fixture(scope="module")
def table():
    return pd.DataFrame(
        {
            "Job": [f"Analyst {n}" for n in range(ROWS)],
            "Pay": [f"${50_000 + n:,} - ${60_000 + n:,} a year" for n in range(ROWS)],
        }
    )


def test_rows_are_understood(benchmark, table):
    rows, wrong = benchmark.pedantic(
        import_pay, (table, {"title": "Job", "pay": "Pay"}), {"source": "mine"}, rounds=3
    )
    assert (len(rows), len(wrong)) == (ROWS, 0)


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_a_file_is_read(benchmark, table, tmp_path, form):
    path = tmp_path / f"own.{form}"
    {"csv": table.to_csv, "xlsx": table.to_excel}.get(form, lambda path, index: table.to_parquet(path))(
        path, index=False
    )
    assert len(benchmark.pedantic(read_pay_file, (path,), rounds=3)) == ROWS


@pytest.fixture
def measured(request):
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")


@pytest.fixture(scope="module")
def long_csv(tmp_path_factory):
    """A million rows of twenty columns, 230 MB; five are wanted."""
    path = tmp_path_factory.mktemp("long") / "long.csv"
    with path.open("w") as file:
        file.write(",".join(["id", *WANTED, *(f"x{n}" for n in range(14))]) + "\n")
        for n in range(MANY):
            low = 40_000 + n * 7919 % 160_000
            more = ",".join(f"value {n * k % 10_007}" for k in range(14))
            told = f'Data Analyst {n % 977},Company {n % 5003},"City {n % 311}, TX","${low:,} - ${low + 20_000:,} a year"'
            file.write(f"{n},{told},2026-01-{n % 28 + 1:02d},{more}\n")
    return path


def in_its_own_process(load, read, path):
    """Processor seconds and megabytes that reading takes over loading, and over a first read of two lines."""
    code = f"""
import resource, sys
from pathlib import Path
{load}
usage = lambda: resource.getrusage(resource.RUSAGE_SELF)
read = lambda path: {read}
small = Path({str(path)!r}).with_name("small.csv")
small.write_text("".join(Path({str(path)!r}).open().readlines(1)[:1]) + ",".join("1" * 20) + chr(10))
read(small)
before = usage()
table, after = read(Path({str(path)!r})), usage()
seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
print(seconds, (after.ru_maxrss - before.ru_maxrss) / 1024, len(table))"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, memory, rows = map(float, done.stdout.split())
    assert rows == MANY
    return seconds, memory


def test_the_columns_wanted_of_a_million_rows_against_polars(measured, long_csv):
    pytest.importorskip("polars")
    ours, theirs = [], []
    for _ in range(7):
        load = "from workbook.pay.files import read_pay_file"
        ours.append(in_its_own_process(load, f"read_pay_file(path, {WANTED})", long_csv))
        read = f"polars.read_csv(path, columns={WANTED}, infer_schema=False)"
        theirs.append(in_its_own_process("import polars", read, long_csv))
    seconds, memory = (median(one[n] for one in ours) / median(one[n] for one in theirs) for n in (0, 1))
    print(f"\n{seconds:.2f} × the time of polars at {memory:.2f} × its memory: {ours} {theirs}")
    assert seconds <= 1.3
    assert memory <= 0.6


def test_a_million_rows_are_understood_part_by_part(measured, long_csv):
    mapping = {name: name for name in WANTED}
    start, told, done = time.perf_counter(), [], 0
    for frame, _, share in open_pay_file(long_csv).parts(WANTED):
        rows, _ = import_pay(frame, mapping, source="ads.csv")
        done += len(rows)
        told.append(share)
    seconds = time.perf_counter() - start
    print(f"\n{done:,} rows in {len(told)} parts: {seconds:.0f} s, {seconds / done * 1e6:.0f} µs a row")
    assert done == MANY


def test_a_sheet_of_200_000_rows_against_openpyxl(measured, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    path, book = tmp_path / "long.xlsx", openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["id", *WANTED, "low", "high"])
    for n in range(200_000):
        low = 40_000 + n * 7919 % 160_000
        told = [f"Data Analyst {n % 977}", f"Company {n % 5003}", f"City {n % 311}, TX", f"${low:,} a year"]
        sheet.append([n, *told, pd.Timestamp(2026, 1, n % 28 + 1), low, low + 20_000])
    book.save(path)
    ours, theirs = [], []
    for _ in range(3):
        start = time.perf_counter()
        assert len(read_pay_file(path)) == 200_000
        middle = time.perf_counter()
        rows = openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True)
        assert sum(1 for _ in rows) == 200_001
        ours.append(middle - start)
        theirs.append(time.perf_counter() - middle)
    ratio = min(theirs) / min(ours)
    print(f"\n{ratio:.1f} × as fast as openpyxl, read-only: {ours} {theirs}")
    assert ratio >= 4
