"""The word lists of ``data/lexicons/``, as sets of words and as patterns over a text."""

from __future__ import annotations

import re
from collections import ChainMap
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from workbook.errors import DataError
from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables

FILES = ("star.toml", "transcripts.toml", "plan.toml")
"""No two of their lists have the same name."""


@dataclass(frozen=True)
class WordList:
    """Words and phrases in lower case, and where they come from."""

    source: str
    as_of: date
    words: tuple[str, ...]


@cache
def load_lexicon(path: Path) -> dict[str, tuple[str, ...]]:
    """Read the word lists of a file by name; a list that is not in form raises `DataError`."""
    lists = {}
    for name, [(where, values)] in read_tables(path).items():
        lists[name] = from_table(WordList, values, where).words
        for word in lists[name] or [""]:
            if not word or word != word.lower().strip():
                raise DataError(f"{where}: {word!r} in {name!r} is not a word in lower case; correct it.")
    return lists


@cache
def word_set(*names: str) -> frozenset[str]:
    """Return shipped lists as one set."""
    lists = ChainMap(*(load_lexicon(shipped("data", "lexicons", file)) for file in FILES))
    return frozenset(word for name in names for word in lists[name])


@cache
def phrase_pattern(*names: str) -> re.Pattern[str]:
    """Return a pattern that finds a phrase of each shipped list, one behind the other, as whole words."""
    phrases = r"\s".join(f"<{name}>" for name in names)
    return pattern(rf"(?<!\w){phrases}(?!\w)")


@cache
def pattern(shape: str) -> re.Pattern[str]:
    """Compile a pattern in which ``<name>`` stands for any phrase of that shipped list."""
    filled = re.sub(r"<(\w+)>", lambda name: f"(?:{alternatives(name[1])})", shape)
    return re.compile(filled, re.IGNORECASE)


def alternatives(*names: str) -> str:
    """Return shipped lists as the inside of a regular expression; a space stands for one to three."""
    phrases = sorted(word_set(*names), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,3}").replace("'", "['’]") for phrase in phrases)
