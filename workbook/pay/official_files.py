"""Official files that the reader adds: told by their content, checked, copied into the workbook's folder, and used."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from workbook.errors import DataError
from workbook.salary.money import Parities, load_parities
from workbook.salary.occupations import TitleIndex, load_titles, title_index
from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables, read_text

FOLDER = "data"
"""Beside the answers: what is there survives a new version of the package, and works offline."""

MOST_BYTES = 50_000_000
_NOTED = "added.json"
_LINES_ABOVE = 40  # a sheet of BLS has its title and notes above the columns


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A file that the workbook can use; ``data/official_files.toml`` lists them."""

    name: str
    what: str
    columns: tuple[str, ...]
    kept_as: str
    address: str
    source: str
    as_of: date
    release: str = ""  # which one is at the address, where it is not the latest
    table: str = ""  # the word that tells two files with the same columns apart


class Added(NamedTuple):
    """A file that was added."""

    kind: Kind
    rows: int
    dated: str  # what the file says of its own date
    origin: str
    added_on: str
    sha256: str
    trouble: str = ""  # why it cannot be used, or that it is no longer what was added


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the files that can be added.

    Examples
    --------
    >>> [kind.name for kind in kinds()]
    ['onet-titles', 'soc-titles', 'state-prices', 'metro-prices']
    """
    tables = read_tables(shipped("data", "official_files.toml"), ("file",))["file"]
    return tuple(from_table(Kind, values, where) for where, values in tables)


def add_file(path: Path, folder: Path, on: date, origin: str = "") -> list[Added]:
    """Copy an official file, or those in a ZIP, into a workbook's folder; one of the same kind is replaced.

    Parameters
    ----------
    path
        Text, a ZIP or an XLSX of one of the `kinds`.
    folder
        Of the workbook.
    on
        The day.
    origin
        The address it was downloaded from; else its own name is noted.

    Raises
    ------
    DataError
        When it is none of those files, or has no row that can be used.
    """
    found = {kind: text for text in _texts(path) if (kind := recognise(text))}
    if not found:
        names = "; ".join(kind.what for kind in kinds())
        raise DataError(f"{path.name} is none of the files that the workbook can use, which are: {names}.")
    place, noted = folder / FOLDER, _read_noted(folder)
    try:
        place.mkdir(exist_ok=True)
        for kind, text in found.items():
            unfinished = place / f"{kind.kept_as}.unfinished"
            try:
                unfinished.write_text(text, encoding="utf-8", newline="")
                if not _rows(kind, unfinished):
                    raise DataError(
                        f"{path.name} has the columns of {kind.name}, but no row that can be used."
                    )
                unfinished.replace(place / kind.kept_as)
            finally:
                unfinished.unlink(missing_ok=True)
            noted[kind.kept_as] = {
                "origin": origin or path.name,
                "added_on": on.isoformat(),
                "sha256": _hash(place / kind.kept_as),
            }
        (place / _NOTED).write_text(json.dumps(noted, indent=1), encoding="utf-8")
    except OSError as error:
        raise DataError(f"Nothing can be written to {place} ({error.strerror}); check its rights.") from None
    return [added for added in added_files(folder) if added.kind in found]


def recognise(text: str) -> Kind | None:
    """Tell by its first lines which file a text is.

    Examples
    --------
    >>> recognise("2018 SOC Code,2018 SOC Direct Match Title").name, recognise("name,price")
    ('soc-titles', None)
    """
    head, _, rest = text.removeprefix("\ufeff").partition("\n")
    cells = {cell.strip(' "\r') for cell in head.split("\t" if "\t" in head else ",")}
    fitting = (kind for kind in kinds() if cells.issuperset(kind.columns))
    return next((kind for kind in fitting if not kind.table or f",{kind.table}," in rest), None)


def added_files(folder: Path) -> list[Added]:
    """Return the files in a workbook's folder, whoever put them there; what is amiss with one stands with it."""
    noted, found = _read_noted(folder), []
    for kind in kinds():
        path = folder / FOLDER / kind.kept_as
        if not path.is_file():
            continue
        note = noted.get(kind.kept_as, {})
        rows, dated, sha256, trouble = 0, "", "", ""
        try:
            rows, dated, sha256 = _rows(kind, path), _dated(read_text(path)), _hash(path)
        except DataError as error:
            trouble = str(error)
        if note.get("sha256", sha256) != sha256 and not trouble:
            trouble = "It is not what was added; add it again if you did not change it."
        facts = note.get("origin", "unknown"), note.get("added_on", "unknown")
        found.append(Added(kind, rows, dated, *facts, sha256, trouble))
    return found


def titles_of(folder: Path) -> TitleIndex:
    """Return the titles that can be looked up: those shipped, and those that were added."""
    return _index(*_states(folder, "-titles"))


def parities_of(folder: Path) -> Parities:
    """Return the price levels that were added, of states and of metropolitan areas; empty without any."""
    return _parities(*_states(folder, "-prices"))


_State = tuple[Path, int, int]


def _states(folder: Path, ending: str) -> Iterator[_State]:
    """Paths of files with what changes when they do, so that each is read once."""
    for kind in kinds():
        path = folder / FOLDER / kind.kept_as
        if kind.name.endswith(ending) and path.is_file():
            facts = path.stat()
            yield path, facts.st_mtime_ns, facts.st_size


@lru_cache(maxsize=2)
def _index(*states: _State) -> TitleIndex:
    return title_index(*(title for path, *_ in states for title in load_titles(path)))


@lru_cache(maxsize=2)
def _parities(*states: _State) -> Parities:
    return {area: level for path, *_ in states for area, level in load_parities(path).items()}


def _rows(kind: Kind, path: Path) -> int:
    return len(load_titles(path) if kind.name.endswith("-titles") else load_parities(path))


def _texts(path: Path) -> Iterator[str]:
    """Yield the text of a file: its own, that of each table in a ZIP, or a sheet of XLSX as CSV."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DataError(f"{path.name} is larger than {MOST_BYTES // 10**6} MB; no official file is.")
        if not zipfile.is_zipfile(path):
            yield _decoded(path.read_bytes())
            return
        with zipfile.ZipFile(path) as file:
            parts = file.infolist()
            if sum(part.file_size for part in parts) > MOST_BYTES:
                raise DataError(
                    f"{path.name} holds more than {MOST_BYTES // 10**6} MB when unpacked; no official file does."
                )
            if any(part.filename == "xl/workbook.xml" for part in parts):
                yield from _sheets(path)
                return
            for part in parts:
                if part.filename.lower().endswith((".csv", ".txt")):
                    yield _decoded(file.read(part))
    except OSError as error:
        raise DataError(
            f"{path.name} cannot be read ({error.strerror}); check that the file is where you said."
        ) from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):  # damaged, or with a password
        raise DataError(f"{path.name} cannot be unpacked; download it again.") from None


def _sheets(path: Path) -> Iterator[str]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(path)
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except CalamineError as error:
        raise DataError(f"{path.name} cannot be read as XLSX: {error}") from None
    for rows in sheets:
        for above in range(min(len(rows), _LINES_ABOVE)):
            sheet = io.StringIO()
            csv.writer(sheet).writerows(rows[above : above + 1])
            if recognise(sheet.getvalue()):
                csv.writer(sheet).writerows(rows[above + 1 :])
                yield sheet.getvalue()
                break


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _dated(text: str) -> str:
    found = re.search(r"(?i)last updated: ([a-z]+ \d\d?, \d{4})", text)
    return f"last updated {found[1]}" if found else "the file names no date"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_noted(folder: Path) -> dict[str, dict[str, str]]:
    try:
        noted = json.loads((folder / FOLDER / _NOTED).read_text(encoding="utf-8"))
        return {name: {key: str(value) for key, value in note.items()} for name, note in noted.items()}
    except (OSError, ValueError, AttributeError):  # it only adds to what the files themselves say
        return {}
