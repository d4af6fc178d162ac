"""Tables are read with the lines they begin at, and made into dataclasses or refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from workbook.errors import DataError
from workbook.tomlfile import from_table, read_tables, read_text


@dataclass(frozen=True)
class Law:
    name: str
    since: date
    places: tuple[str, ...] = ()


def written(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_tables_come_with_the_lines_at_which_they_begin(tmp_path: Path) -> None:
    path = written(tmp_path, "\n[[set]]\na = 1\n\n  [[ set ]]\na = 2\n")
    assert read_tables(path, ["set"]) == {
        "set": [("own.toml, line 2", {"a": 1}), ("own.toml, line 5", {"a": 2})]
    }


def test_without_kinds_every_table_has_a_name_of_its_own(tmp_path: Path) -> None:
    path = written(tmp_path, "# one\n[one]\na = 1\n[two]\n")
    assert read_tables(path) == {"one": [("own.toml, line 2", {"a": 1})], "two": [("own.toml, line 4", {})]}


def test_a_kind_of_which_there_is_none_is_an_empty_list(tmp_path: Path) -> None:
    assert read_tables(written(tmp_path, ""), ["set"]) == {"set": []}


def test_a_table_that_is_written_inline_is_named_by_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, "set = [{ a = 1 }, { a = 2 }]\n")
    assert [where for where, _ in read_tables(path, ["set"])["set"]] == ["own.toml, set 1", "own.toml, set 2"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, "\ufeffa")) == "a"


def test_a_table_becomes_a_dataclass() -> None:
    day = date(2026, 11, 23)
    values = {"name": "Pay", "since": day, "places": ["Nevada"]}
    assert from_table(Law, values, "here") == Law("Pay", day, ("Nevada",))
    assert from_table(Law, {"since": day}, "here", name="Pay") == Law("Pay", day)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": None}, "name is None; write a text."),
        ({"name": " "}, "name is ' '; write a text."),
        ({"since": "2026-11-23"}, "since is '2026-11-23'; write a date such as 2026-11-23, without quotes."),
        ({"places": "Nevada"}, "places is 'Nevada'; write a list of words such as "),
        ({"places": [1]}, "places is [1]; write a list of words such as "),
        ({"colour": "red"}, "the field 'colour' is not known; write one of name, since, places."),
    ],
)
def test_a_field_that_is_not_in_form_is_named(change: dict[str, object], said: str) -> None:
    with pytest.raises(DataError) as caught:
        from_table(Law, {"name": "Pay", "since": date(2026, 11, 23), **change}, "own.toml, line 1")
    assert str(caught.value).startswith(f"own.toml, line 1: {said}")


def test_a_missing_field_is_named() -> None:
    with pytest.raises(DataError, match="here: since is missing; write a date"):
        from_table(Law, {"name": "Pay"}, "here")
