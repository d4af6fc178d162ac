"""Why there is a second interview, what to expect then, and how to prepare (from ``data/reasons.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason for a second interview."""

    id: str
    label: str
    expect: str
    prepare: str
    source: str
    as_of: date


@cache
def load_reasons() -> tuple[Reason, ...]:
    """Return the reasons in the order in which they are shown.

    Examples
    --------
    >>> [reason.id for reason in load_reasons()]
    ['tie', 'clarify', 'behavioural']
    """
    tables = read_tables(shipped("data", "reasons.toml"), ["reason"])
    return tuple(from_table(Reason, values, where) for where, values in tables["reason"])
