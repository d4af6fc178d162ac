"""What leaves the machine: the choice, the names that were decided on, and what was shared; records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbook.records.record import Record

AUDIENCES = ("coach", "friend", "public")
"""A coach sees all but the walk-away and notes; a friend nothing of pay; the public no name and no exact figure."""

NAME_SORTS = ("employer", "person", "school", "place", "name", "contact", "figure", "date")
GIVEN_SORTS = ("figure", "date")
"""Replaced for the public wherever they stand: nobody is asked about them."""
NAME_VERDICTS = ("replace", "leave")


@dataclass(frozen=True, kw_only=True)
class Sharing(Record):
    """What the reader wants to share next, and with whom."""

    ID: ClassVar[str] = "sharing"

    audience: str = "coach"
    """One of `AUDIENCES`."""
    formats: tuple[str, ...] = ("html",)
    without: tuple[str, ...] = ()
    """Notebooks by name, and records by reference, that stay here."""
    with_notes: bool = False
    """Whether notes to oneself leave, too."""
    with_notebooks: bool = True
    """Whether the notebooks are run on the copy; without them only what is kept is shared."""


@dataclass(frozen=True, kw_only=True)
class Alias(Record):
    """A name or figure, and what stands for it wherever something is shared with the public."""

    name: str = ""
    sort: str = ""
    """One of `NAME_SORTS`."""
    verdict: str = ""
    """One of `NAME_VERDICTS`, or empty while it is open."""
    alias: str = ""


@dataclass(frozen=True, kw_only=True)
class Shared(Record):
    """One export that was written."""

    made_at: str = ""
    """ISO 8601 with offset."""
    audience: str = ""
    formats: tuple[str, ...] = ()
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class Export(Record):
    """Says, in a copy that was made to be shared, that it is one."""

    ID: ClassVar[str] = "export"

    number: str = ""
    """Random name of this export."""
    audience: str = ""
