"""What leaves the machine: a workbook that is redacted already, with its notebooks run on that copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from workbook.records import Contents
from workbook.share.outline.blocks import Block
from workbook.share.outline.sections import illustrated


@dataclass(frozen=True, kw_only=True)
class Package:
    """One export, before it takes a format; nothing in it has to be withheld any more.

    Attributes
    ----------
    id
        Random name of this export; comments on it say which export they were made on.
    audience
        ``"coach"``, ``"friend"`` or ``"public"``.
    contents
        The redacted records.
    notebooks
        Name (``"02_tell_star_stories"``) and executed notebook (nbformat 4) in order; empty when only cards are wanted.
    """

    id: str
    title: str
    audience: str
    made_at: datetime
    contents: Contents
    notebooks: tuple[tuple[str, Any], ...] = ()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The outline of the records with what is drawn and worked out from them, made once for all formats."""
        return illustrated(self.contents, self.made_at.date())
