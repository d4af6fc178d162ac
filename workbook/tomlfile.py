"""TOML files, shipped or the reader's own: tables with the lines they begin at, made into dataclasses."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from workbook.errors import DataError

T = TypeVar("T")
Tables = dict[str, list[tuple[str, dict[str, Any]]]]

_HEADING = re.compile(r"[ \t]*\[{1,2}[ \t]*([\w-]+)[ \t]*\]")
_FORMS: dict[Any, str] = {
    str: "a text",
    date: "a date such as 2026-11-23, without quotes",
    int: "a whole number, 0 or more, without quotes",
    tuple[str, ...]: 'a list of words such as ["plan", "deadline"]',
}
_hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)


def read_text(path: Path) -> str:
    """Read a file of UTF-8 text, with or without a byte order mark; raises `DataError`."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError:
        raise DataError(f"{path.name} cannot be opened; check that the file is where you said.") from None
    except UnicodeDecodeError:
        raise DataError(f"{path.name} is not UTF-8 text; save it again with the encoding UTF-8.") from None


def read_tables(path: Path, kinds: Collection[str] | None = None) -> Tables:
    """Read all tables of a file by name, each with its place for an error message.

    Parameters
    ----------
    kinds
        Names that arrays of tables may have; without them every table has a name of its own.

    Raises
    ------
    DataError
        When the file cannot be read or holds anything but such tables.
    """
    text = read_text(path)
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name} is not valid TOML: {error}. Correct it there.") from None
    lines = defaultdict(list)
    for number, line in enumerate(text.split("\n"), 1):
        if heading := _HEADING.match(line):
            lines[heading[1]].append(f"line {number}")
    found: Tables = {kind: [] for kind in kinds or tree}
    for kind, value in tree.items():
        require_known("table", [kind], found, path.name)
        for number, table in enumerate(value if kinds and isinstance(value, list) else [value]):
            line = next(iter(lines[kind][number:]), f"{kind} {number + 1}")
            if not isinstance(table, dict):
                form = f"[[{kind}]]" if kinds else f"[{kind}]"
                raise DataError(f"{path.name}, {line}: {table!r} was found; write a table {form} instead.")
            found[kind].append((f"{path.name}, {line}", table))
    return found


def from_table(of: type[T], values: Mapping[str, Any], where: str, **made: Any) -> T:
    """Make a dataclass of texts, dates, whole numbers and tuples of text from a table; fields in `made` are no part of it.

    Raises
    ------
    DataError
        When a field is unknown, missing, empty or of another type.
    """
    kinds = {name: kind for name, kind in _hints(of).items() if name not in made}
    require_known("field", values, kinds, where)
    for name, kind in kinds.items():
        if name in values or not hasattr(of, name):  # what has a default may be left out
            value = values.get(name)
            if not _fits(value, kind):
                found = repr(value) if name in values else "missing"
                raise DataError(f"{where}: {name} is {found}; write {_FORMS[kind]}.")
            made[name] = tuple(value) if isinstance(value, list) else value
    return of(**made)


def require_known(what: str, found: Collection[Any], known: Collection[str], where: str) -> None:
    """Raise `DataError` for the first value that is not among the known ones."""
    for value in found:
        if value not in [*known]:
            raise DataError(f"{where}: the {what} {value!r} is not known; write one of {', '.join(known)}.")


def _fits(value: Any, kind: Any) -> bool:
    if kind is int:
        return type(value) is int and value >= 0
    if kind in (str, date):
        return type(value) is kind and (kind is date or bool(value.strip()))
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
