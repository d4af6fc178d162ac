"""The word lists are whole, say where they come from, and the weights fit the engine."""

import tomllib

import pytest
from fit_confidence import AGAINST, FOR
from labelled import SEEN, rows

from workbook.consistency.claims import KINDS
from workbook.consistency.comparison import pairs_of
from workbook.consistency.lexicon import lexicon
from workbook.errors import DataError
from workbook.shipped import shipped

NAMES = (
    "confidence", "names", "numbers", "order", "parts", "polarity", "quantities", "reasons", "scales", "titles", "words",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_word_list_names_its_source_and_day(name):
    tables = lexicon(name)
    assert tables["source"]
    assert tables["as_of"]


@pytest.mark.parametrize("name", ["english.txt", "synonyms.txt", "persons.txt", "antonyms.csv"])
def test_a_list_from_wordnet_names_it(name):
    assert "source: WordNet 3.0" in shipped("data", "lexicons", name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "says"), [("a = [", "cannot be read"), ("a = 1", "does not name its source")]
)
def test_a_faulty_list_is_said_in_a_sentence(text, says, tmp_path, monkeypatch):
    (tmp_path / "odd.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("workbook.consistency.lexicon.shipped", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DataError, match=says):
        lexicon.__wrapped__("odd")


def test_every_kind_has_weights_for_features_that_exist():
    weights = tomllib.loads(shipped("data", "lexicons", "confidence.toml").read_text(encoding="utf-8"))[
        "weights"
    ]
    known: dict[str, set[str]] = {kind: {"bias"} for kind in KINDS}
    for file in SEEN:
        for row in rows(file):
            for pair in pairs_of(row.first, row.second):
                known[pair.first.kind] |= pair.features.keys()
    assert set(weights) == set(KINDS)
    for kind, table in weights.items():
        assert set(table) <= known[kind], kind


def test_what_speaks_for_a_conflict_never_weighs_against_it():
    for table in lexicon("confidence")["weights"].values():
        assert all(value >= 0 for name, value in table.items() if name in FOR)
        assert all(value <= 0 for name, value in table.items() if name in AGAINST)
