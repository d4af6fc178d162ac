"""What a coach said of a text that was shared, and what the reader decided: records."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Comment(Record):
    """A comment on one version of one text, perhaps with other words for it; from a file, so never trusted."""

    export: str = ""
    """Identifier of the export that was commented on."""
    by: str = ""
    """Name of the coach, as given; often empty."""
    ref: str = ""
    """Reference of the record (`Record.ref`), and the field in it."""
    field: str = ""
    about: str = ""
    """The text as the coach saw it: names may be replaced in it, and it may have changed since."""
    comment: str = ""
    suggestion: str = ""
    """The whole text in the coach's words; empty when none were suggested."""
    written_at: str = ""
    """ISO 8601, by the coach's clock."""
    verdict: str = ""
    """``"accepted"``, ``"rejected"`` or ``"seen"``; empty while it is open."""
    draft: str = ""
    """The text as the reader would take it, while that is neither the suggestion nor accepted."""
