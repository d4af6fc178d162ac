"""The question bank and the sets of competencies, read from ``data/`` and checked line by line."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from workbook.errors import DataError
from workbook.records import QUESTION_TYPES, REASONS, Question
from workbook.shipped import shipped

COLUMNS = ("id", "text", "type", "competencies", "cues", "reasons", "source", "as_of")
STORY_TYPES = ("behavioural", "situational", "motivation")
"""Types of question that a story can answer."""

_SET_FIELDS = {"id": str, "name": str, "source": str, "as_of": str}
_COMPETENCY_FIELDS = {"set": str, "id": str, "name": str, "description": str, "cues": list, "akin": list}


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

    def to_question(self) -> Question:
        """Return the record to keep in a workbook, under the same id."""
        return Question(id=self.id, text=self.text, type=self.type, source=self.source)


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


def load_questions(
    path: str | Path | None = None, *, competencies: Collection[Competency] | None = None
) -> tuple[BankQuestion, ...]:
    """Read the question bank, or one of the reader's own in the same form.

    Parameters
    ----------
    path
        A CSV file with the columns `COLUMNS`; the shipped bank when None.
    competencies
        What the questions may name; all shipped sets when None.

    Returns
    -------
    tuple of BankQuestion
        In the order of the file.

    Raises
    ------
    DataError
        Names the file, the line, what was found there and what to do.

    Examples
    --------
    >>> load_questions()[0].id
    'proudest-achievement'
    """
    if path is None and competencies is None:
        return _shipped_questions()
    file = shipped("data", "questions.csv") if path is None else Path(path)
    return _read_questions(file, _shipped_competencies() if competencies is None else competencies)


def load_competencies(name: str = "nace", path: str | Path | None = None) -> tuple[Competency, ...]:
    """Read one set of competencies, shipped or the reader's own.

    Raises
    ------
    DataError
        When the file is not in form, or has no set of that name.

    Examples
    --------
    >>> [competency.name for competency in load_competencies()][-2:]
    ['Teamwork', 'Technology']
    """
    sets = {group.id: group for group in load_competency_sets(path)}
    if name not in sets:
        file = Path(path).name if path else "competencies.toml"
        raise DataError(
            f"{file} has no set of competencies called {name!r}; choose one of {', '.join(sets)}."
        )
    return sets[name].competencies


def load_competency_sets(path: str | Path | None = None) -> tuple[CompetencySet, ...]:
    """Read all sets of competencies in a file, the shipped one when no path is given.

    Examples
    --------
    >>> [group.id for group in load_competency_sets()]
    ['nace', 'civil-service']
    """
    return _shipped_sets() if path is None else _read_sets(Path(path))


def read_tables(path: Path, kinds: Collection[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield every table of a TOML file as its kind, its place for an error message, and its values.

    Raises
    ------
    DataError
        When the file cannot be read or holds anything but tables of these kinds.
    """
    text = _text(path)
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name} is not valid TOML: {error}. Correct it there.") from None
    for kind, tables in tree.items():
        if kind not in kinds:
            raise DataError(f"{path.name} has the unknown table {kind!r}; use {', '.join(sorted(kinds))}.")
        headings = re.finditer(rf"^[ \t]*\[{{1,2}}[ \t]*{re.escape(kind)}[ \t]*\]", text, re.MULTILINE)
        lines = [text.count("\n", 0, heading.end()) + 1 for heading in headings]
        for number, table in enumerate(tables if isinstance(tables, list) else [tables]):
            where = f"line {lines[number]}" if number < len(lines) else f"{kind} {number + 1}"
            if not isinstance(table, dict):
                raise DataError(
                    f"{path.name}, {where}: {table!r} was found; write a table [[{kind}]] instead."
                )
            yield kind, f"{path.name}, {where}", {name: _plain(value) for name, value in table.items()}


@cache
def _shipped_questions() -> tuple[BankQuestion, ...]:
    return _read_questions(shipped("data", "questions.csv"), _shipped_competencies())


def _shipped_competencies() -> list[Competency]:
    return [competency for group in _shipped_sets() for competency in group.competencies]


@cache
def _shipped_sets() -> tuple[CompetencySet, ...]:
    return _read_sets(shipped("data", "competencies.toml"))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError:
        raise DataError(f"{path.name} cannot be opened; check that the file is where you said.") from None
    except UnicodeDecodeError:
        raise DataError(f"{path.name} is not UTF-8 text; save it again with the encoding UTF-8.") from None


def _read_questions(path: Path, competencies: Collection[Competency]) -> tuple[BankQuestion, ...]:
    rows = csv.reader(StringIO(_text(path), newline=""))
    header = next(rows, [])
    if sorted(header) != sorted(COLUMNS):
        found = ", ".join(header) or "none"
        raise DataError(
            f"{path.name}, line 1: columns found: {found}; write {','.join(COLUMNS)}, with commas between."
        )
    known = {competency.id for competency in competencies}
    questions: dict[str, BankQuestion] = {}
    for cells in filter(None, rows):
        where = f"{path.name}, line {rows.line_num}"
        if len(cells) != len(header):
            advice = "put double quotes around a text that has commas in it"
            raise DataError(f"{where}: {len(cells)} cells were found instead of {len(header)}; {advice}.")
        question = _question(dict(zip(header, cells, strict=True)), known, where)
        _require_new(question.id, questions, where)
        questions[question.id] = question
    return tuple(questions.values())


def _question(row: Mapping[str, str], competencies: Collection[str], where: str) -> BankQuestion:
    several = {name: tuple(row[name].lower().split()) for name in ("competencies", "cues", "reasons")}
    _require_known("type", [row["type"]], QUESTION_TYPES, where)
    _require_known("competency", several["competencies"], sorted(competencies), where)
    _require_known("reason", several["reasons"], REASONS, where)
    for name in (
        "text",
        "source",
        "reasons",
        *(("competencies", "cues") if row["type"] in STORY_TYPES else ()),
    ):
        if not row[name].strip():
            raise DataError(f"{where}: the column {name} is empty; fill it in.")
    return BankQuestion(
        id=_slug(row["id"], where),
        text=row["text"],
        type=row["type"],
        source=row["source"],
        as_of=_date(row["as_of"], where),
        **several,
    )


def _read_sets(path: Path) -> tuple[CompetencySet, ...]:
    tables = [*read_tables(path, ("set", "competency"))]
    sets: dict[str, CompetencySet] = {}
    for _, where, table in (each for each in tables if each[0] == "set"):
        _require_form(table, _SET_FIELDS, where)
        _require_new(_slug(table["id"], where), sets, where)
        sets[table["id"]] = CompetencySet(**{**table, "as_of": _date(table["as_of"], where)}, competencies=())
    if not sets:
        raise DataError(f"{path.name} has no [[set]]; write one, with its [[competency]] tables.")
    members: dict[str, dict[str, Competency]] = {group: {} for group in sets}
    for _, where, table in (each for each in tables if each[0] == "competency"):
        _require_form(table, _COMPETENCY_FIELDS, where)
        _require_known("set", [group := table.pop("set")], list(sets), where)
        _require_new(_slug(table["id"], where), members[group], where)
        _require_known("akin competency", table.get("akin", []), list(members[next(iter(sets))]), where)
        lists = {"cues": tuple(cue.lower() for cue in table["cues"]), "akin": tuple(table.get("akin", ()))}
        members[group][table["id"]] = Competency(**{**table, **lists})
    if empty := [group for group in sets if not members[group]]:
        raise DataError(f"{path.name}: the set {empty[0]!r} has no [[competency]]; add some or take it out.")
    return tuple(replace(each, competencies=tuple(members[group].values())) for group, each in sets.items())


def _require_form(table: Mapping[str, Any], form: Mapping[str, type], where: str) -> None:
    _require_known("field", list(table), list(form), where)
    for name, kind in form.items():
        value = table.get(name, [] if name == "akin" else None)
        if kind is list and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            raise DataError(
                f'{where}: {name} is {value!r}; write a list of words such as ["plan", "deadline"].'
            )
        if kind is str and not (isinstance(value, str) and value.strip()):
            raise DataError(
                f"{where}: {name} is {'missing' if value is None else repr(value)}; write a text."
            )


def _require_known(name: str, found: Iterable[str], known: Sequence[str], where: str) -> None:
    for value in found:
        if value not in known:
            raise DataError(f"{where}: the {name} {value!r} is not known; write one of {', '.join(known)}.")


def _require_new(value: str, known: Collection[str], where: str) -> None:
    if value in known:
        raise DataError(f"{where}: the id {value!r} was found a second time; choose another.")


def _slug(value: str, where: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise DataError(f"{where}: the id {value!r} was found; write lower-case letters, digits and hyphens.")
    return value


def _date(value: str, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise DataError(f"{where}: as_of is {value!r}; write a date such as 2026-11-23.") from None
