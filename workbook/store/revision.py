"""One version of one record: as a row of the file, as plain fields, and merged with another one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbook.errors import DataError
from workbook.records import RECORDS, Record

Fields = Mapping[str, Any]
COLUMNS = "number, kind, id, base, fields, saved_at, writer, is_aside, settles"

_KINDS = {record_type.kind(): record_type for record_type in RECORDS}


@dataclass(frozen=True)
class Revision:
    """One version of one record, as it was saved."""

    number: int
    kind: str
    id: str
    base: int | None
    fields: Fields | None
    """Plain values by field name; None when the record was removed."""
    saved_at: datetime
    writer: str
    is_aside: bool
    settles: int | None

    def record(self) -> Record | None:
        """Return the record of this version; None when it says the record was removed."""
        return None if self.fields is None else _KINDS[self.kind].from_fields(self.id, self.fields)


def to_json(fields: Fields) -> str:
    """Write plain fields as text that SQLite can keep."""
    # Half of a surrogate pair, as a cut emoji leaves it, is no UTF-8 but can be written as JSON's \udXXX.
    return json.dumps(fields, ensure_ascii=False).encode(errors="backslashreplace").decode()


def revision_from_row(row: Iterable[Any]) -> Revision:
    """Read a row of `COLUMNS`.

    A kind that this version does not know raises `DataError`, a damaged row `ValueError` or `TypeError`.
    """
    number, kind, id, base, body, saved_at, writer, is_aside, settles = row
    if kind not in _KINDS:
        raise DataError(
            f"The workbook holds a {kind!r}, which this version does not know; update the package."
        )
    values = None if body is None else json.loads(body)
    if not isinstance(values, dict | None):
        raise ValueError(f"version {number} holds {body!r}")
    saved_at = datetime.fromisoformat(saved_at)
    return Revision(number, kind, id, base, values, saved_at, writer, bool(is_aside), settles)


def fields_of(record: Record, revision: Revision | None) -> Fields:
    """All fields of a version; those it lacks (it is new, removed or of an older program) have their defaults."""
    return {**type(record)(id=record.id).to_fields(), **((revision and revision.fields) or {})}


def merged_fields(origin: Mapping[str, Any], *, theirs: Fields, mine: Fields) -> dict[str, Any] | None:
    """Both edits in one, field by field; None when they changed the same field in different ways."""
    merged = dict(theirs)
    for name, value in mine.items():
        if value == origin.get(name):
            continue
        if theirs.get(name) not in (origin.get(name), value):
            return None
        merged[name] = value
    return merged
