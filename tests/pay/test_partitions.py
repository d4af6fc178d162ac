"""Beyond one machine: the column functions give partition by partition, on a cluster, what they give in pandas."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from workbook.pay.columns import parse_pay_column

dask = pytest.importorskip("dask")
pytest.importorskip("distributed")
pytest.importorskip("dask.dataframe")

ADS = Path(__file__).parents[1] / "salary" / "ads.csv"


@pytest.fixture(scope="module")
def cluster():
    from distributed import Client, LocalCluster

    with (
        dask.config.set({"dataframe.convert-string": False}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as workers,
        Client(workers) as client,
    ):
        yield client


def test_a_column_of_pay_strings_on_a_cluster(cluster):
    import dask.dataframe as dd

    texts = [row["text"] for row in csv.DictReader(ADS.read_text(encoding="utf-8").splitlines())]
    ads = pd.DataFrame({"text": [*texts, None, "no pay", *texts]})
    parts = dd.from_pandas(ads, npartitions=5)["text"].map_partitions(
        parse_pay_column, meta=parse_pay_column(ads["text"][:0])
    )
    pd.testing.assert_frame_equal(parts.compute(), parse_pay_column(ads["text"]))
