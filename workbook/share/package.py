"""What leaves the machine: a workbook that is redacted already, with its notebooks run on that copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbook.records import Contents, Record


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


def whole_contents(contents: Contents) -> Contents:
    r"""Return records without halves of surrogate pairs, as a cut emoji leaves them: no table or page can hold them.

    Examples
    --------
    >>> from workbook.records import Story
    >>> whole_contents(Contents([Story(id="s", title="cut \ud83d")])).all(Story)[0].title
    'cut ?'
    """
    return Contents(_whole(record) for record in contents)


def _whole(record: Record) -> Record:
    def whole(value: Any) -> Any:
        if isinstance(value, list):
            return [whole(each) for each in value]
        return value.encode(errors="replace").decode() if isinstance(value, str) else value

    return type(record).from_fields(
        whole(record.id), {name: whole(value) for name, value in record.to_fields().items()}
    )
