"""How many pay strings are read in a time, against price-parser and quantulum3. Run with ``--benchmark-enable -s``."""

import csv
import random
import re
from pathlib import Path

import pandas as pd
import pytest

from workbook.pay.columns import parse_pay_column
from workbook.salary import pay_strings

ADS = Path(__file__).parents[1] / "salary" / "ads.csv"


@pytest.fixture(scope="module")
def advertisements():
    """Sentences of advertisements, each with figures of its own."""
    chance = random.Random(3)
    texts = [row["text"] for row in csv.DictReader(ADS.read_text(encoding="utf-8").splitlines())]
    drawn = (chance.choice(texts) for _ in range(20_000))
    return pd.Series([re.sub(r"\d", lambda _: chance.choice("123456789"), text) for text in drawn])


def test_a_column_against_price_parser(times_as_fast, advertisements):
    price = pytest.importorskip("price_parser").Price
    ratio = times_as_fast(
        lambda: parse_pay_column(advertisements), lambda: advertisements.map(price.fromstring)
    )
    print(f"\n{len(advertisements):,} strings: {ratio:.2f} × as fast as price-parser")
    assert ratio >= 0.5


def test_sentences_of_a_form_not_seen_before_against_price_parser(times_as_fast, advertisements):
    price = pytest.importorskip("price_parser").Price
    unlike = advertisements.drop_duplicates().head(5_000)

    def read():
        for text in unlike:
            pay_strings._known_form.cache_clear()
            pay_strings.parse_pay(text)

    print(
        f"\nevery form new: {times_as_fast(read, lambda: unlike.map(price.fromstring)):.2f} × as fast as price-parser"
    )


@pytest.mark.parametrize(("with_classifier", "goal"), [(True, 400), (False, 150)])
def test_a_column_against_quantulum3(times_as_fast, advertisements, monkeypatch, with_classifier, goal):
    """Its documentation wants the classifier, which tells units apart; without it, it is quicker."""
    parser = pytest.importorskip("quantulum3.parser")
    classifier = pytest.importorskip("quantulum3.classifier")
    assert classifier.USE_CLF, 'pip install ".[bench]" brings what its classifier needs'
    monkeypatch.setattr(classifier, "USE_CLF", with_classifier)
    few = advertisements[::40]
    ratio = 40 * times_as_fast(
        lambda: parse_pay_column(advertisements), lambda: few.map(parser.parse), rounds=5
    )
    told = "with" if with_classifier else "without"
    print(f"\n{ratio:.0f} × as fast as quantulum3 {told} its classifier (it read {len(few)} of them)")
    assert ratio >= goal
