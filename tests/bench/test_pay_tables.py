"""How long a reader's table takes: 20,000 rows of which no two are alike."""

import pandas as pd
import pytest

from workbook.pay_tables import import_pay, read_pay_file

ROWS = 20_000


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
