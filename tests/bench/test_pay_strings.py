"""How long a pay string takes; in microseconds a string, divide by the strings of the file."""

import csv
from pathlib import Path

from workbook.salary.pay_strings import parse_pay

ADS = Path(__file__).parents[1] / "salary" / "ads.csv"


def test_the_sentences_of_advertisements(benchmark):
    texts = [row["text"] for row in csv.DictReader(ADS.read_text(encoding="utf-8").splitlines())]
    assert all(benchmark(lambda: [parse_pay(text) for text in texts]))
