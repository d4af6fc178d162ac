"""Load the word lists of the consistency check from ``data/lexicons``, each once and only when needed."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from workbook.errors import DataError
from workbook.shipped import shipped


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """Tables of one TOML lexicon.

    Parameters
    ----------
    name
        File name without its ending, such as ``"words"``.

    Returns
    -------
    Mapping[str, Any]

    Raises
    ------
    DataError
        When the file cannot be read or does not say where it comes from.

    Examples
    --------
    >>> lexicon("units")["duration"]["fortnight"]
    14
    """
    path = shipped("data", "lexicons", f"{name}.toml")
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            f"The word list {path.name} cannot be read ({error}); install the package again."
        ) from error
    if not {"source", "as_of"} <= tables.keys():
        raise DataError(f"The word list {path.name} does not name its source and as_of; add both at its top.")
    return tables


@cache
def words(name: str, table: str) -> frozenset[str]:
    """Return the words of one list, which may be written as an array or as space-separated text.

    Examples
    --------
    >>> "never" in words("words", "negators")
    True
    """
    return frozenset(listed(lexicon(name)[table]))


@cache
def phrases(name: str, table: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of one list as tuples of words, longest first.

    Examples
    --------
    >>> ("more", "than") in phrases("numbers", "above")
    True
    """
    return tuple(
        sorted((tuple(phrase.split()) for phrase in lexicon(name)[table]), key=lambda p: (-len(p), p))
    )


PhraseIndex = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Phrases by one of their words, longest first, each with the name of its list."""


@cache
def phrase_index(name: str, *tables: str, by: int = 0) -> PhraseIndex:
    """Index the phrases of several lists by their first word (``by=0``) or their last (``by=-1``).

    Examples
    --------
    >>> phrase_index("numbers", "above")["more"]
    ((('more', 'than'), 'above'),)
    """
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for table in tables:
        for phrase in phrases(name, table):
            index.setdefault(phrase[by], []).append((phrase, table))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for word, entries in index.items()}


@cache
def grouped(name: str, table: str) -> Mapping[str, str]:
    """Map every word of a table of groups to the name of its group.

    Examples
    --------
    >>> grouped("nouns", "synonyms")["programmer"]
    'engineer'
    """
    groups = {word: group for group, members in lexicon(name)[table].items() for word in listed(members)}
    return groups | {group: group for group in lexicon(name)[table]}


@cache
def antonyms() -> Mapping[str, frozenset[str]]:
    """Words of opposite meaning by word: WordNet's direct antonyms and the workbook's own list.

    Examples
    --------
    >>> "lose" in antonyms()["win"]
    True
    """
    path = shipped("data", "lexicons", "antonyms.csv")
    opposites: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(line for line in lines if not line.startswith("#"))
        for one, other in rows:
            opposites.setdefault(one, set()).add(other)
            opposites.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in opposites.items()}


def listed(value: str | Iterable[str]) -> list[str]:
    """Split text at spaces; return an array as it is."""
    return value.split() if isinstance(value, str) else list(value)
