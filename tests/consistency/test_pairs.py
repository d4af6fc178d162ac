"""Own pairs of answers, short and long, reworded and changed: a guard against sliding back, not a measure of quality."""

import json
from pathlib import Path

import pytest

from workbook.consistency import compare
from workbook.consistency.lexicon import lexicon
from workbook.shipped import shipped

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
]
SILENT = [row for row in ROWS if not row["expected"]]


def conflicts(row):
    return [f for f in compare(row["first"], row["second"]) if f.severity != "low"]


@pytest.mark.parametrize("row", SILENT, ids=lambda row: row["first"][:30])
def test_reworded_answer_gives_nothing(row):
    assert [f.reason for f in conflicts(row)] == []


def test_most_planted_changes_are_found():
    wanted = found = 0
    for row in ROWS:
        quotes = [f.first.quote + " " + f.second.quote for f in conflicts(row)]
        for change in row["expected"]:
            wanted += 1
            words = {*change["first"].lower().split(), *change["second"].lower().split()}
            found += any(words & set(quote.lower().split()) for quote in quotes)
    assert found / wanted > 0.75


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted(shipped("data", "lexicons").glob("*.toml"))
        if path.stem not in {"star", "transcripts"}
    ],
    ids=lambda path: path.stem,
)
def test_word_list_names_its_source(path):
    assert lexicon(path.stem)["source"]
