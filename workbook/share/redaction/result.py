"""What a redaction returns: what leaves, what was replaced or stays, and what no copy may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook.records import Alias, Contents
from workbook.share.redaction.names import Names
from workbook.share.redaction.proposals import Proposal


@dataclass(frozen=True)
class Replacement:
    """What stands for a name or figure, and how often it was put there."""

    name: str
    sort: str
    alias: str
    count: int


@dataclass(frozen=True)
class Withheld:
    """A record, or a field of one, that stays, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class Secrets:
    """What must not be in any copy: names in all their forms, amounts by value, sentences of withheld texts (folded)."""

    names: Names = field(default_factory=lambda: Names(()))
    values: frozenset[float] = frozenset()
    sentences: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    """Places on this machine, as they are written."""


@dataclass(frozen=True)
class Redacted:
    """What leaves, and what was done to it.

    Attributes
    ----------
    texts
        The reader's own cells, by the keys they were given under.
    aliases
        Names and figures that have an alias now and had none; to be kept, so that it stays the same.
    """

    contents: Contents
    replacements: tuple[Replacement, ...]
    withheld: tuple[Withheld, ...]
    proposals: tuple[Proposal, ...]
    aliases: tuple[Alias, ...]
    texts: Mapping[str, str]
    secrets: Secrets
