"""The fictional sample workbook, read from ``data/sample.toml``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from workbook.errors import DataError
from workbook.records import RECORDS, Answer, Record
from workbook.shipped import shipped
from workbook.tomlfile import read_tables

_ONLY = {each.kind(): str(each.ID) for each in RECORDS if hasattr(each, "ID")}
"""The identifier of a record of which there is only one."""


def sample_records(path: str | Path | None = None) -> tuple[Record, ...]:
    """Return the records of the sample workbook, or of another file in the same form.

    The file has a table ``[process]`` and arrays of tables such as ``[[story]]``, with the fields of
    the records. An answer has no id: its question and its round give it one, and in a rehearsal its attempt.

    Raises
    ------
    DataError
        Names the file, the line, what was found there and what to do.

    Examples
    --------
    >>> from workbook.records import Contents
    >>> Contents(sample_records()).process.role
    'Senior Operations Analyst'
    """
    file = shipped("data", "sample.toml") if path is None else Path(path)
    types = {record_type.kind(): record_type for record_type in RECORDS}
    records: dict[tuple[str, str], Record] = {}
    for kind, tables in read_tables(file, types).items():
        for where, table in tables:
            values = {
                key: value.isoformat() if isinstance(value, date) else value for key, value in table.items()
            }
            name = _id(kind, values, where)
            if (kind, name) in records:
                raise DataError(f"{where}: a second {kind} {name!r} was found; give each its own id.")
            try:
                records[kind, name] = types[kind].from_fields(name, values)
            except DataError as error:
                raise DataError(f"{where}: {error}") from None
    return tuple(records.values())


def _id(kind: str, values: dict[str, Any], where: str) -> str:
    if only := _ONLY.get(kind):
        return only
    named = ("question", "round") if kind == Answer.kind() else ("id",)
    texts = [text for name in named if isinstance(text := values.get(name), str) and text]
    if len(texts) < len(named):
        raise DataError(
            f"{where}: this {kind} has no {' or no '.join(named)}; write {' and '.join(named)} as text."
        )
    if kind == Answer.kind():
        return Answer.id_for(texts[0], texts[1], str(values.pop("attempt", "")))
    return str(values.pop("id"))
