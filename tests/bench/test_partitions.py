"""Ten million advertisements on a small cluster, in bounded memory. By hand: ``--benchmark-enable -s``, some minutes."""

import os
import time

import numpy as np
import pandas as pd
import pytest

from workbook.pay.columns import parse_pay_column

ROWS = int(os.environ.get("SECOND_ROUND_BENCH_ROWS", 10_000_000))
PARTITION = 100_000
FORMS = (
    "${:,} - ${:,} a year",
    "£{:,} to £{:,} per annum + 10% bonus",
    "EUR {} – {} brutto/Jahr",
    "{}-{} USD/yr DOE",
)


def advertisements(number):
    """Make the rows of one partition, so that no machine holds all of them."""
    chance = np.random.default_rng(number)
    low = chance.integers(30, 190, PARTITION) * 1000 + chance.integers(0, 1000, PARTITION)
    forms = chance.integers(0, len(FORMS), PARTITION)
    texts = [FORMS[form].format(one, one + 20_000) for form, one in zip(forms, low, strict=True)]
    return pd.DataFrame({"text": texts, "true": low})


def understood(ads):
    pay = parse_pay_column(ads["text"])
    right = (pay["low"] == ads["true"]) & (pay["high"] == ads["true"] + 20_000)
    return (
        pay.groupby("currency")
        .agg(n=("low", "size"), total=("low", "sum"))
        .assign(right=right.sum())
        .reset_index()
    )


def test_ten_million_rows(request):
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")
    pytest.importorskip("distributed")
    dd = pytest.importorskip("dask.dataframe")
    from distributed import Client, LocalCluster

    first = understood(advertisements(0))
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, memory_limit="1GiB", dashboard_address=None
        ) as workers,
        Client(workers) as client,
    ):
        start = time.perf_counter()
        parts = dd.from_map(advertisements, range(ROWS // PARTITION)).map_partitions(
            understood, meta=first[:0]
        )
        table = parts.compute()
        seconds = time.perf_counter() - start
        peaks = client.run(lambda: __import__("resource").getrusage(0).ru_maxrss // 1024)
    by_currency = table.groupby("currency")["n"].sum()
    print(
        f"\n{ROWS:,} rows: {seconds:.0f} s; most memory of a worker {max(peaks.values())} MB; {by_currency.to_dict()}"
    )
    assert by_currency.sum() == ROWS
    assert table.drop_duplicates("right")["right"].eq(PARTITION).all()
    assert max(peaks.values()) < 1024
    pd.testing.assert_frame_equal(table.iloc[: len(first)].reset_index(drop=True), first, check_dtype=False)
