r"""A copy as Markdown that reads well as it stands, and the records read back from it exactly.

Each record is a section: a heading, its reference in code, and each field that says something under its name. Texts
stand in quote blocks, one line of theirs a line, so that nothing in them can become a heading or a list. What pay comes
to stands behind the records and is not read again.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, get_args, get_origin

from workbook.cards.share import KINDS
from workbook.errors import DataError
from workbook.progress import short
from workbook.records import RECORDS, Answer, Contents, Decision, Question, Record, field_types
from workbook.share.outline.ahead import negotiation
from workbook.share.outline.blocks import Block, Facts, Heading, Note, Table
from workbook.share.package import Package
from workbook.wording import long_date

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$!()+=.:@-]")
_UNSEEN = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|^ | $|(?<= ) ")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|~$!()+=.:@-])|(&#?\w+;)")
_TITLES = {**KINDS, "decision": "decisions", "export": "this copy"}


def markdown_document(package: Package) -> str:
    r"""Return the copy as Markdown.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> from workbook.records import Story
    >>> kept = Contents([Story(id="s", title="Late", result="3 days\n*less*", skills=("teamwork",))])
    >>> made = Package(id="x", title="t", audience="coach", made_at=datetime(2026, 1, 2, tzinfo=UTC), contents=kept)
    >>> contents_from_markdown(markdown_document(made)) == kept
    True
    """
    made = f"A copy for: {package.audience} · made on {long_date(package.made_at.date())} · {package.id}"
    lines = [f"# {_escaped(package.title)}", "", _escaped(made), ""]
    for record_type in RECORDS:
        records = package.contents.all(record_type)
        if records:
            kind = record_type.kind()
            lines += [f"## {_TITLES.get(kind, kind).capitalize()}", ""]
        for record in records:
            reference = f"`{record.kind()}/{_code(record.id)}`"
            lines += [f"### {_title(record, package.contents)}", "", reference, ""]
            lines += _fields(record)
    lines += _worked_out(negotiation(package.contents, package.made_at.date()))
    return "\n".join(lines)


def contents_from_markdown(text: str) -> Contents:
    """Read the records of such a document.

    Raises
    ------
    DataError
        When a section names a record or a field that there is not.
    """
    types = {each.kind(): each for each in RECORDS}
    records: list[tuple[type[Record], str, dict[str, list[str]]]] = []
    name = ""
    for line in text.split("\n"):
        if reference := re.fullmatch(r"`([a-z]+)/(.+)`", line):
            if reference[1] not in types:
                raise DataError(f"A section is of a {reference[1]!r}, which this version does not know.")
            records.append((types[reference[1]], _plain(reference[2]), {}))
        elif line.startswith("## "):
            name = ""
        elif records and (heading := re.fullmatch(r"\*\*([a-z_ ]+)\*\*", line)):
            name = heading[1].replace(" ", "_")
            records[-1][2][name] = []
        elif records and line.startswith(("> ", ">", "- ")) and name:
            records[-1][2].setdefault(name, []).append(_plain(_unbroken(line[2:])))
    return Contents(
        of.from_fields(id, {name: _value(of, name, lines) for name, lines in fields.items()})
        for of, id, fields in records
    )


def _worked_out(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the lines of what no record holds; without names of fields in them, they are not read again."""
    for block in blocks:
        match block:
            case Heading(text):
                yield f"## {_escaped(text)}"
            case Note(text):
                yield _escaped(text)
            case Facts(pairs):
                yield from (f"- {_escaped(name)}: {_escaped(text)}" for name, text in pairs)
            case Table(header, rows):
                yield from map(_row, (header, ("---",) * len(header), *rows))
        yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(each if each == '---' else _escaped(each) for each in cells)} |"


def _fields(record: Record) -> Iterator[str]:
    """Yield the lines of the fields that say more than an empty record would."""
    empty = type(record)(id=record.id)
    for name, value in record.to_fields().items():
        if getattr(record, name) == getattr(empty, name):
            continue
        yield from (f"**{name.replace('_', ' ')}**", "")
        if isinstance(value, list):
            yield from (f"- {_escaped(each)}" for each in value)
        else:
            told = str(value) if not isinstance(value, bool) else "yes" if value else "no"
            lines = told.split("\n")
            for line, following in zip(lines, [*lines[1:], ""], strict=True):
                yield f"> {_escaped(line)}" + ("\\" if line and following else "")
        yield ""


def _value(of: type[Record], name: str, lines: list[str]) -> Any:
    kind = field_types(of).get(name)
    if get_origin(kind) is tuple:
        return lines
    told = "\n".join(lines)
    if int in get_args(kind) and date not in get_args(kind):
        return int(told)
    return told == "yes" if kind is bool else told


def _title(record: Record, contents: Contents) -> str:
    """Return the heading of a record: its title, name or question, else its first words."""
    if isinstance(record, Answer):
        question = contents.find(Question, record.question)
        name = next((item.name for item in contents.rounds if item.id == record.round), record.round)
        return _escaped(short(f"{question.text if question else record.question} ({name})", 120))
    if isinstance(record, Decision):
        return _escaped(short(record.about)) or "Decision"
    texts = (getattr(record, name, "") for name in ("title", "name", "text", "what", "company"))
    return _escaped(short(next((text for text in texts if text.strip()), type(record).__name__), 120))


def _escaped(line: str) -> str:
    """Write a line so that Markdown shows it letter by letter; what cannot be seen becomes an entity."""
    marked = _SPECIAL.sub(r"\\\g<0>", line.replace("&", "&amp;"))
    return _UNSEEN.sub(lambda found: f"&#{ord(found[0])};", marked)


def _plain(line: str) -> str:
    return _ESCAPED.sub(lambda found: found[1] or _letter(found[2]), line)


def _unbroken(line: str) -> str:
    """Return a line without the backslash that only breaks it: an escaped one never stands alone."""
    ends = len(line) - len(line.rstrip("\\"))
    return line[:-1] if ends % 2 else line


def _letter(entity: str) -> str:
    """Return a character by its entity; `html.unescape` would take some numbers for other characters."""
    return chr(int(entity[2:-1])) if entity.startswith("&#") else html.unescape(entity)


def _code(id: str) -> str:
    return "".join(each if each.isalnum() or each in "/-_.:" else f"&#{ord(each)};" for each in id)
