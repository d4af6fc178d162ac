"""The rules behind every remark, loaded from ``data/rules.toml``, and the remark itself."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from workbook.errors import DataError
from workbook.shipped import shipped

FIRMNESS = ("firm", "soft", "law")
"""Several career centres or an official source agree; one source, or sources disagree; a law with its date."""


@dataclass(frozen=True)
class Rule:
    """One rule, who says so, how firmly, and the day on which that was last looked up."""

    id: str
    title: str
    source: str
    firmness: str
    as_of: date


@dataclass(frozen=True)
class Remark:
    """What one rule has to say about the reader's own words.

    Parameters
    ----------
    rule
        Identifier of a rule in ``data/rules.toml``.
    about
        Name of the field that is meant, such as ``"action"`` or ``"text"``.
    quote
        The reader's exact words; empty when something is missing.
    start
        Offset of `quote` in that field, in characters; -1 when `quote` is empty.
    text
        One or two sentences for the reader.

    Examples
    --------
    >>> remark = Remark("star-missing-part", "task", "", -1, "The task is empty.")
    >>> remark.firmness
    'firm'
    """

    rule: str
    about: str
    quote: str
    start: int
    text: str

    def __post_init__(self) -> None:
        if (self.start >= 0) != bool(self.quote):
            raise ValueError(
                f"a remark quotes words at an offset, or nothing at -1; found {self.quote!r} at {self.start}"
            )

    @property
    def source(self) -> str:
        """Who says so."""
        return rule(self.rule).source

    @property
    def firmness(self) -> str:
        """One of `FIRMNESS`."""
        return rule(self.rule).firmness


def load_rules(path: Path) -> dict[str, Rule]:
    """Read a file of rules, by identifier.

    Raises
    ------
    DataError
        When a rule lacks a key, has another one, or a value that cannot be meant.
    """
    return {id: _rule(f"{path.name}, rule {id!r}", id, table) for id, table in read_tables(path).items()}


def read_tables(path: Path) -> dict[str, Any]:
    """Read a TOML file; a mistake in it raises `DataError` with the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name} is not valid TOML ({error}); correct that line.") from error


@cache
def rules() -> dict[str, Rule]:
    """Return all shipped rules by identifier."""
    return load_rules(shipped("data", "rules.toml"))


def rule(id: str) -> Rule:
    """Return one shipped rule; an unknown one raises `DataError`.

    Examples
    --------
    >>> rule("star-length").firmness
    'firm'
    """
    if id not in rules():
        raise DataError(f"There is no rule {id!r} in rules.toml; add a table [{id}] or correct the name.")
    return rules()[id]


def _rule(where: str, id: str, table: Any) -> Rule:
    keys = ("title", "source", "firmness", "as_of")
    if not isinstance(table, dict) or (odd := sorted(set(keys) ^ set(table))):
        found = f"{odd[0]!r} is missing or unknown" if isinstance(table, dict) else f"found {table!r:.40}"
        raise DataError(f"{where} needs exactly {', '.join(keys)}; {found}.")
    if not all(isinstance(table[key], str) and table[key].strip() for key in keys[:2]):
        raise DataError(f"{where}: title and source are sentences and may not be empty.")
    if table["firmness"] not in FIRMNESS:
        raise DataError(f"{where}: firmness is {table['firmness']!r}; use one of {', '.join(FIRMNESS)}.")
    if type(table["as_of"]) is not date:
        raise DataError(
            f"{where}: as_of is {table['as_of']!r}; write a day without quotes, such as 2026-11-23."
        )
    return Rule(id=id, **table)
