"""One frozen record, and its plain form for storage."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self, Union, get_args, get_origin, get_type_hints

from workbook.errors import DataError


@dataclass(frozen=True, kw_only=True)
class Record:
    """One thing that is kept: an identifier and fields that are text, dates, flags, whole numbers or tuples of text.

    Examples
    --------
    >>> from workbook.records import Story
    >>> story = Story(id="s1", title="The late release", skills=("teamwork",))
    >>> Story.from_fields("s1", story.to_fields()) == story
    True
    """

    id: str

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError(f"a {type(self).__name__} needs an id")

    @classmethod
    def kind(cls) -> str:
        """Name under which records of this class are stored."""
        return cls.__name__.lower()

    @property
    def ref(self) -> str:
        """How other records refer to this one: ``"story/s1"``."""
        return f"{self.kind()}/{self.id}"

    def field_ref(self, field: str) -> str:
        """How one text of this record is referred to: ``"story/s1#task"``."""
        return f"{self.ref}#{field}"

    def to_fields(self) -> dict[str, Any]:
        """Plain values (text, numbers, flags, lists) by field name, without the id."""
        return {name: _plain(getattr(self, name)) for name in field_types(type(self))}

    @classmethod
    def from_fields(cls, id: str, values: Mapping[str, Any]) -> Self:
        """Make the record again from `to_fields`; a field that is absent takes its default.

        Raises
        ------
        DataError
            When a field is unknown or has a value of another type.
        """
        expected = field_types(cls)
        if unknown := sorted(set(values) - set(expected)):
            raise DataError(
                f"A stored {cls.kind()} has the unknown field {unknown[0]!r}; update the workbook package."
            )
        return cls(
            id=id, **{name: _typed(cls, name, expected[name], value) for name, value in values.items()}
        )


_FIELD_TYPES: dict[type[Record], Mapping[str, Any]] = {}
"""Filled by `field_types`: evaluating annotations takes longer than all the rest of reading a record."""


def field_types(record_type: type[Record]) -> Mapping[str, Any]:
    """Return the types of a record's stored fields by name, without the id."""
    if record_type not in _FIELD_TYPES:
        hints = get_type_hints(record_type)
        _FIELD_TYPES[record_type] = {
            field.name: hints[field.name] for field in fields(record_type) if field.name != "id"
        }
    return _FIELD_TYPES[record_type]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _typed(owner: type[Record], name: str, expected: Any, value: Any) -> Any:
    if isinstance(expected, types.UnionType) or get_origin(expected) is Union:
        if value is None:
            return None
        expected = next(kind for kind in get_args(expected) if kind is not type(None))
    try:
        if expected is date:
            return date.fromisoformat(value)
        if get_origin(expected) is tuple and isinstance(value, (list, tuple)):
            if all(isinstance(item, str) for item in value):
                return tuple(value)
        elif type(value) is expected:
            return value
    except (TypeError, ValueError):
        pass
    raise DataError(
        f"A stored {owner.kind()} has {value!r} as its {name}; a {getattr(expected, '__name__', expected)} was expected."
    )
