"""Load the word lists of the consistency check from ``data/lexicons``, each once and only when needed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from workbook.errors import DataError
from workbook.shipped import shipped


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """Tables of one TOML lexicon.

    Raises
    ------
    DataError
        When the file cannot be read or does not say where it comes from.

    Examples
    --------
    >>> lexicon("quantities")["duration"]["fortnight"]
    14
    """
    path = shipped("data", "lexicons", f"{name}.toml")
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"The word list {path.name} cannot be read ({error}); install it again.") from error
    if not {"source", "as_of"} <= tables.keys():
        raise DataError(f"The word list {path.name} does not name its source and as_of; add both at its top.")
    return tables


@cache
def words(name: str, table: str) -> frozenset[str]:
    """Return the words of one list, written as an array or as text with spaces.

    Examples
    --------
    >>> "never" in words("words", "negators")
    True
    """
    return frozenset(listed(lexicon(name)[table]))


@cache
def groups(name: str, table: str) -> Mapping[str, str]:
    """Map each word of a table of groups to the name of its group.

    Examples
    --------
    >>> groups("polarity", "directions")["soared"]
    'up'
    """
    return {word: group for group, members in lexicon(name)[table].items() for word in listed(members)}


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Phrases by their first word, longest first, each with the name of its list."""


@cache
def phrases(name: str, *tables: str) -> Phrases:
    """Index the phrases of several lists (arrays, or tables of arrays) by their first word.

    Examples
    --------
    >>> phrases("numbers", "above")["upwards"]
    ((('upwards', 'of'), 'above'),)
    """
    found = [(table, lexicon(name)[table]) for table in tables]
    lists = [
        pair
        for table, each in found
        for pair in (each.items() if isinstance(each, Mapping) else [(table, each)])
    ]
    return indexed((phrase, group) for group, members in lists for phrase in members)


def indexed(named: Iterable[tuple[str, str]]) -> Phrases:
    """Index phrases, each with a name, by their first word."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, name in named:
        parts = tuple(phrase.split())
        index.setdefault(parts[0], []).append((parts, name))
    return {word: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for word, found in index.items()}


def wordnet(name: str) -> Iterator[list[str]]:
    """Yield the rows of a list drawn from WordNet, each as words.

    Examples
    --------
    >>> ["buy", "purchase"] in list(wordnet("synonyms.txt"))
    True
    """
    with shipped("data", "lexicons", name).open(encoding="utf-8") as lines:
        yield from (line.replace(",", " ").split() for line in lines if not line.startswith("#"))


def listed(value: str | Iterable[str]) -> list[str]:
    """Split text at spaces; return an array as it is."""
    return value.split() if isinstance(value, str) else list(value)
