"""The rules behind every remark, loaded from ``data/rules.toml``, and the remark itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from workbook.errors import DataError
from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables, require_known

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

    Examples
    --------
    >>> Remark("star-missing-part", "task", "", -1, "The task is empty.").firmness
    'firm'
    """

    rule: str
    """Identifier of a rule in ``data/rules.toml``."""
    about: str
    """Name of the field that is meant, such as ``"action"`` or ``"text"``."""
    quote: str
    """The reader's exact words; empty when something is missing."""
    start: int
    """Offset of `quote` in that field, in characters; -1 when it is empty."""
    text: str
    """One or two sentences for the reader."""

    def __post_init__(self) -> None:
        if (self.start >= 0) != bool(self.quote):
            found = f"{self.quote!r} at {self.start}"
            raise ValueError(f"a remark quotes words at an offset, or nothing at -1; found {found}")

    @property
    def source(self) -> str:
        """Who says so."""
        return rule(self.rule).source

    @property
    def firmness(self) -> str:
        """One of `FIRMNESS`."""
        return rule(self.rule).firmness


def load_rules(path: Path) -> dict[str, Rule]:
    """Read a file of rules, by identifier; a mistake in it raises `DataError` with its line."""
    found = {}
    for id, [(where, values)] in read_tables(path).items():
        found[id] = from_table(Rule, values, where, id=id)
        require_known("firmness", [found[id].firmness], FIRMNESS, where)
    return found


@cache
def rules() -> dict[str, Rule]:
    """Return all shipped rules by identifier."""
    return load_rules(shipped("data", "rules.toml"))


def rule(id: str) -> Rule:
    """Return one shipped rule; an unknown one raises `DataError`."""
    if id not in rules():
        raise DataError(f"There is no rule {id!r} in rules.toml; add a table [{id}] or correct the name.")
    return rules()[id]
