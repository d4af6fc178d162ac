"""The word lists of ``data/lexicons/star.toml``, as sets of words and as patterns over a text."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from workbook.errors import DataError
from workbook.rules import read_tables
from workbook.shipped import shipped


def load_lexicon(path: Path) -> dict[str, tuple[str, ...]]:
    """Read the word lists of a file by name.

    Raises
    ------
    DataError
        When a list lacks its source or date, is empty, or holds anything but lower-case words.
    """
    lists = read_tables(path)
    for name, table in lists.items():
        if (
            not isinstance(table, dict)
            or set(table) != {"source", "as_of", "words"}
            or type(table["as_of"]) is not date
        ):
            raise DataError(
                f"{path.name}: the list {name!r} needs source, as_of (a day without quotes) and words."
            )
        for word in table["words"] or [""]:
            if not isinstance(word, str) or not word.strip() or word != word.lower().strip():
                raise DataError(f"{path.name}: {word!r} in {name!r} is not a word in lower case; correct it.")
    return {name: tuple(table["words"]) for name, table in lists.items()}


@cache
def word_set(name: str) -> frozenset[str]:
    """Return one shipped list as a set."""
    return frozenset(_shipped_lists()[name])


@cache
def phrase_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any phrase of one shipped list as whole words, the longest first."""
    return re.compile(rf"(?<!\w)(?:{alternatives(name)})(?!\w)", re.IGNORECASE)


def alternatives(name: str) -> str:
    """Return one shipped list as the inside of a regular expression; a space stands for one to three."""
    phrases = sorted(_shipped_lists()[name], key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,3}").replace("'", "['’]") for phrase in phrases)


@cache
def _shipped_lists() -> dict[str, tuple[str, ...]]:
    return load_lexicon(shipped("data", "lexicons", "star.toml"))
