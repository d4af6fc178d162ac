"""How much each sign makes a question likelier to be drawn, from ``data/rehearsal.toml``: a convention, to be changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from workbook.errors import DataError
from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables, require_known

ORIGINS = ("asked", "own", "bank")
"""Where a question is from: an interview, the reader's own expectation, the question bank."""

SIGNS = (
    *("every", "asked", "reason", "loose-end", "conflict", "badly", "mixed", "story", "skill", "never"),
    "waiting",
)


@dataclass(frozen=True, kw_only=True)
class Weight:
    """The points of one sign, and who says that it matters."""

    id: str
    title: str
    points: int
    source: str
    as_of: date


def load_weights(path: Path) -> dict[str, Weight]:
    """Read a file of weights by sign; a mistake in it raises `DataError` with its line."""
    names = (*(f"from-{origin}" for origin in ORIGINS), *SIGNS)
    found = {}
    for id, [(where, values)] in read_tables(path).items():
        require_known("sign", [id], names, where)
        found[id] = from_table(Weight, values, where, id=id)
    if missing := [name for name in names if name not in found]:
        raise DataError(
            f"{path.name} has no table [{missing[0]}]; write one, with 0 points to switch it off."
        )
    return found


@cache
def weights() -> dict[str, Weight]:
    """Return the shipped weights by sign.

    Examples
    --------
    >>> weights()["loose-end"].points
    3
    """
    return load_weights(shipped("data", "rehearsal.toml"))
