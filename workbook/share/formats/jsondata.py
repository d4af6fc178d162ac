"""A copy as JSON with a documented, versioned form, and the records read back from it exactly."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, get_args, get_origin

from workbook.errors import DataError, InputError
from workbook.records import RECORDS, Contents, Record, field_types
from workbook.share.package import Package
from workbook.shipped import shipped

VERSION = 1
_NAME = "second-round"
_MOST_CHARACTERS = 50_000_000


def json_document(package: Package) -> str:
    """Return the copy as JSON in the form of `json_schema`.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> from workbook.records import Story
    >>> kept = Contents([Story(id="s", title="The late release")])
    >>> made = Package(id="x", title="t", audience="coach", made_at=datetime(2026, 1, 2, tzinfo=UTC), contents=kept)
    >>> contents_from_json(json_document(made)) == kept
    True
    """
    head = {"format": _NAME, "version": VERSION, "id": package.id, "title": package.title}
    head |= {"audience": package.audience, "made_at": package.made_at.isoformat()}
    records = [{"kind": each.kind(), "id": each.id, "fields": each.to_fields()} for each in package.contents]
    # ASCII only: half of a surrogate pair, as a cut emoji leaves it, has no form in UTF-8.
    return json.dumps({**head, "records": records}, indent=1) + "\n"


def contents_from_json(text: str) -> Contents:
    """Read the records of such a file, wherever it is from; it is untrusted.

    Raises
    ------
    DataError
        When it has another form.
    InputError
        When it is larger than any workbook.
    """
    if len(text) > _MOST_CHARACTERS:
        raise InputError("This file is larger than 50 MB; no workbook is.")
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DataError(f"This file is not JSON ({error}); export it again.") from None
    if not isinstance(tree, dict) or tree.get("format") != _NAME or not isinstance(tree.get("records"), list):
        raise DataError("This file is no export of Second Round in JSON; choose another.")
    if tree.get("version") != VERSION:
        raise DataError(
            f"This file has version {tree.get('version')!r}; this program reads {VERSION}. Update the package."
        )
    return Contents(_record(each, place) for place, each in enumerate(tree["records"], start=1))


def _record(entry: Any, place: int) -> Record:
    types = {each.kind(): each for each in RECORDS}
    if not isinstance(entry, dict) or {*entry} != {"kind", "id", "fields"}:
        raise DataError(f"Record {place} does not have a kind, an id and fields, and nothing else.")
    kind, id, fields = entry["kind"], entry["id"], entry["fields"]
    if not isinstance(kind, str) or kind not in types:
        raise DataError(
            f"Record {place} is a {kind!r}, which this version does not know; update the package."
        )
    if not isinstance(id, str) or not id or not isinstance(fields, dict):
        raise DataError(f"Record {place} ({kind}) has no id, or its fields are no object.")
    return types[kind].from_fields(id, fields)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of `json_document`, as it is shipped in ``data/export.schema.json``."""
    records = [
        {
            "description": (each.__doc__ or "").splitlines()[0],
            "properties": {
                "kind": {"const": each.kind()},
                "id": {"type": "string", "minLength": 1},
                "fields": {
                    "type": "object",
                    "properties": {name: _schema_of(kind) for name, kind in field_types(each).items()},
                    "additionalProperties": False,
                },
            },
            "required": ["kind", "id", "fields"],
            "additionalProperties": False,
        }
        for each in RECORDS
    ]
    text = {"type": "string"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A copy of a Second Round workbook",
        "type": "object",
        "properties": {
            "format": {"const": _NAME},
            "version": {"const": VERSION},
            **dict.fromkeys(("id", "title", "audience", "made_at"), text),
            "records": {"type": "array", "items": {"oneOf": records}},
        },
        "required": ["format", "version", "id", "title", "audience", "made_at", "records"],
    }


def _schema_of(kind: Any) -> dict[str, Any]:
    if get_origin(kind) is tuple:
        return {"type": "array", "items": {"type": "string"}}
    if date in get_args(kind):
        return {"type": ["string", "null"], "format": "date"}
    if int in get_args(kind):
        return {"type": ["integer", "null"]}
    return {"type": {str: "string", bool: "boolean"}[kind]}


if __name__ == "__main__":
    shipped("data", "export.schema.json").write_text(
        json.dumps(json_schema(), indent=1) + "\n", encoding="utf-8"
    )
