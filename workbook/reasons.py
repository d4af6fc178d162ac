"""Why there is a second interview, what to expect then, and how to prepare (from ``data/reasons.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from workbook.shipped import shipped


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
    tables = tomllib.loads(shipped("data", "reasons.toml").read_text(encoding="utf-8"))
    return tuple(Reason(**table) for table in tables["reason"])
