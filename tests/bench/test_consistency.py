"""How long a comparison takes, and how long it takes to load. Run with ``--benchmark-enable``."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

from workbook.consistency import compare

PAIRS = Path(__file__).parents[1] / "consistency" / "pairs" / "mixed_long.jsonl"
"""Answers of 150 to 330 words a side."""


def test_two_long_answers(benchmark):
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    turns = itertools.cycle(rows)

    def run() -> None:
        row = next(turns)
        compare(row["first"], row["second"])

    run()  # the word lists are loaded before the clock runs
    benchmark.pedantic(run, rounds=4 * len(rows))


def test_loading_the_engine_in_a_new_process(benchmark):
    def run() -> None:
        subprocess.run([sys.executable, "-c", "import workbook.consistency"], check=True)

    benchmark.pedantic(run, rounds=10)
