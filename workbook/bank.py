"""The question bank and the sets of competencies, read from ``data/`` and checked line by line."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, Protocol, TypeVar

from workbook.errors import DataError
from workbook.records import QUESTION_TYPES, REASONS
from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables, read_text, require_known

COLUMNS = ("id", "text", "type", "competencies", "cues", "reasons", "source", "as_of")
STORY_TYPES = ("behavioural", "situational", "motivation")
"""Types of question that a story can answer."""


@dataclass(frozen=True, kw_only=True)
class BankQuestion:
    """A question that a second round may bring, and how to find a story for it."""

    id: str
    text: str
    type: str
    competencies: tuple[str, ...]
    cues: tuple[str, ...]
    """Words that a fitting story would contain; a hyphen joins words that follow each other."""
    reasons: tuple[str, ...]
    """For which of `records.REASONS` of a second interview it is likely."""
    source: str
    as_of: date


@dataclass(frozen=True, kw_only=True)
class Competency:
    """Something an interviewer listens for, and the words that show it in a story."""

    id: str
    name: str
    description: str
    cues: tuple[str, ...]
    akin: tuple[str, ...] = ()
    """Competencies of the file's first set that it comes close to; the bank's questions name those."""


@dataclass(frozen=True, kw_only=True)
class CompetencySet:
    """Competencies that one source names together."""

    id: str
    name: str
    source: str
    as_of: date
    competencies: tuple[Competency, ...]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


def load_questions(
    path: str | Path | None = None, *, competencies: Collection[Competency] | None = None
) -> tuple[BankQuestion, ...]:
    """Read the question bank, or one of the reader's own in the same form, in the order of the file.

    A file that is not in form raises `DataError` with the line, what was found there and what to do.

    Parameters
    ----------
    path
        A CSV file with the columns `COLUMNS`; the shipped bank when None.
    competencies
        What the questions may name; all shipped sets when None.

    Examples
    --------
    >>> load_questions()[0].id
    'proudest-achievement'
    """
    if path is None and competencies is None:
        return _shipped_questions()
    if competencies is None:
        competencies = [each for group in _shipped_sets() for each in group.competencies]
    return _read_questions(Path(path or shipped("data", "questions.csv")), competencies)


def load_competencies(name: str = "nace", path: str | Path | None = None) -> tuple[Competency, ...]:
    """Read one set of competencies, shipped or the reader's own; raises `DataError` when there is none.

    Examples
    --------
    >>> [competency.name for competency in load_competencies()][-2:]
    ['Teamwork', 'Technology']
    """
    sets = {group.id: group.competencies for group in load_competency_sets(path)}
    require_known("set of competencies", [name], sets, Path(path or "competencies.toml").name)
    return sets[name]


def load_competency_sets(path: str | Path | None = None) -> tuple[CompetencySet, ...]:
    """Read all sets of competencies in a file, the shipped one when no path is given.

    Examples
    --------
    >>> [group.id for group in load_competency_sets()]
    ['nace', 'civil-service']
    """
    return _shipped_sets() if path is None else _read_sets(Path(path))


@cache
def _shipped_questions() -> tuple[BankQuestion, ...]:
    return load_questions(shipped("data", "questions.csv"))


@cache
def _shipped_sets() -> tuple[CompetencySet, ...]:
    return _read_sets(shipped("data", "competencies.toml"))


def _read_questions(path: Path, competencies: Collection[Competency]) -> tuple[BankQuestion, ...]:
    known = sorted({competency.id for competency in competencies})
    questions: dict[str, BankQuestion] = {}
    for where, row in csv_rows(path, COLUMNS):
        add_once(questions, _question(row, known, where), where)
    return tuple(questions.values())


def csv_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of a CSV file by column, each with its place for an error message.

    Raises
    ------
    DataError
        When the file has other columns, or a row has more or fewer cells.
    """
    rows = csv.reader(StringIO(read_text(path), newline=""))
    if sorted(header := next(rows, [])) != sorted(columns):
        found = f"columns found: {', '.join(header) or 'none'}"
        raise DataError(f"{path.name}, line 1: {found}; write {','.join(columns)}, with commas between.")
    for cells in filter(None, rows):
        where = f"{path.name}, line {rows.line_num}"
        if len(cells) != len(header):
            advice = "put double quotes around a text that has commas in it"
            raise DataError(f"{where}: {len(cells)} cells were found instead of {len(header)}; {advice}.")
        yield where, dict(zip(header, cells, strict=True))


def _question(row: dict[str, str], competencies: Collection[str], where: str) -> BankQuestion:
    lists = {name: row[name].lower().split() for name in ("competencies", "cues", "reasons")}
    question = from_table(BankQuestion, dated({**row, **lists}), where)
    require_known("type", [question.type], QUESTION_TYPES, where)
    require_known("competency", question.competencies, competencies, where)
    require_known("reason", question.reasons, REASONS, where)
    for name in lists:
        if not lists[name] and (name == "reasons" or question.type in STORY_TYPES):
            raise DataError(f"{where}: the column {name} is empty; fill it in.")
    return question


def _read_sets(path: Path) -> tuple[CompetencySet, ...]:
    tables = read_tables(path, ("competency", "set"))
    sets: dict[str, CompetencySet] = {}
    for where, values in tables["set"]:
        add_once(sets, from_table(CompetencySet, dated(values), where, competencies=()), where)
    if not sets:
        raise DataError(f"{path.name} has no [[set]]; write one, with its [[competency]] tables.")
    members: dict[str, dict[str, Competency]] = {name: {} for name in sets}
    for where, values in tables["competency"]:
        require_known("set", [name := values.pop("set", "")], sets, where)
        competency = from_table(Competency, values, where)
        require_known("akin competency", competency.akin, members[next(iter(sets))], where)
        add_once(members[name], replace(competency, cues=tuple(map(str.lower, competency.cues))), where)
    if empty := [name for name in sets if not members[name]]:
        raise DataError(f"{path.name}: the set {empty[0]!r} has no [[competency]]; add some or take it out.")
    return tuple(replace(sets[name], competencies=tuple(members[name].values())) for name in sets)


def add_once(known: dict[str, T], new: T, where: str) -> None:
    """Add what was read under its identifier; one that is not in form, or there already, raises `DataError`."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", new.id):
        raise DataError(f"{where}: the id {new.id!r} was found; use lower-case letters, digits and hyphens.")
    if new.id in known:
        raise DataError(f"{where}: the id {new.id!r} was found a second time; choose another.")
    known[new.id] = new


def dated(values: dict[str, Any]) -> dict[str, Any]:
    """Read the date as text: a cell has no other form, and a reader may well put quotes around it."""
    with suppress(KeyError, TypeError, ValueError):
        return {**values, "as_of": date.fromisoformat(values["as_of"])}
    return values
