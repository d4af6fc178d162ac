"""Official files that the reader adds: told by their content, checked, copied into the workbook's folder, and used."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from workbook.errors import DataError
from workbook.pay.files.parts import decoded
from workbook.salary.money import Parities, load_parities
from workbook.salary.occupations import TitleIndex, load_titles, title_index
from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables, read_text
from workbook.wording import many

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


def add_file(
    path: Path, folder: Path, on: date, origin: str = "", *, may_shrink: bool = False
) -> list[Added]:
    """Copy an official file (text, ZIP or XLSX of one of the `kinds`) into a workbook's folder, in the place of its like.

    The day and the `origin`, an address or else the file's own name, are noted beside it. A `DataError` says that it
    is none of those files, or has no row that can be used, or under half of those that are there, unless it `may_shrink`:
    then nothing is changed.
    """
    found = {kind: text for text in _texts(path) if (kind := recognise(text))}
    if not found:
        names = "; ".join(kind.what for kind in kinds())
        raise DataError(f"{path.name} is none of the files that the workbook can use, which are: {names}.")
    place, noted = folder / FOLDER, _read_noted(folder)
    before = {} if may_shrink else {each.kind: each.rows for each in added_files(folder)}
    unfinished = {kind: place / f"{kind.kept_as}.unfinished" for kind in found}
    try:
        place.mkdir(exist_ok=True)
        try:
            for kind, new in unfinished.items():
                new.write_text(found[kind], encoding="utf-8", newline="")
                _check(kind, _rows(kind, new), before.get(kind, 0), path.name)
            for kind, new in unfinished.items():
                facts = {"origin": origin or path.name, "added_on": on.isoformat(), "sha256": _hash(new)}
                new.replace(place / kind.kept_as)
                noted[kind.kept_as] = facts
        finally:
            for new in unfinished.values():
                new.unlink(missing_ok=True)
        (place / _NOTED).write_text(json.dumps(noted, indent=1), encoding="utf-8")
    except OSError as error:
        raise DataError(f"Nothing can be written to {place} ({error.strerror}); check its rights.") from None
    return [added for added in added_files(folder) if added.kind in found]


def _check(kind: Kind, rows: int, before: int, name: str) -> None:
    if not rows:
        raise DataError(f"{name} has the columns of {kind.name}, but no row that can be used.")
    if 2 * rows < before:
        what = f"{name} has {many(rows, 'row')} where the {kind.name} in use have {before:,}"
        raise DataError(f"{what}, so these stay; if it is whole, take it with --replace.")


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
    return _index(*_paths(folder, "-titles"))


def parities_of(folder: Path) -> Parities:
    """Return the price levels that were added, of states and of metropolitan areas; empty without any."""
    return _parities(*_paths(folder, "-prices"))


def _paths(folder: Path, ending: str) -> Iterator[tuple[Path, int, int]]:
    """Paths of files with what changes when they do, so that each is read once."""
    for kind in kinds():
        path = folder / FOLDER / kind.kept_as
        if kind.name.endswith(ending) and path.is_file():
            yield path, path.stat().st_mtime_ns, path.stat().st_size


@lru_cache(maxsize=2)
def _index(*paths: tuple[Path, int, int]) -> TitleIndex:
    return title_index(*(title for path, *_ in paths for title in load_titles(path)))


@lru_cache(maxsize=2)
def _parities(*paths: tuple[Path, int, int]) -> Parities:
    return {area: level for path, *_ in paths for area, level in load_parities(path).items()}


def _rows(kind: Kind, path: Path) -> int:
    return len(load_titles(path) if kind.name.endswith("-titles") else load_parities(path))


def _texts(path: Path) -> Iterator[str]:
    """Yield the text of a file: its own, that of each table in a ZIP, or a sheet of XLSX as CSV."""
    most = f"{MOST_BYTES // 10**6} MB"
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DataError(f"{path.name} is larger than {most}; no official file is.")
        if not zipfile.is_zipfile(path):
            yield decoded(path.read_bytes())
            return
        with zipfile.ZipFile(path) as file:
            sizes = {part.filename: part.file_size for part in file.infolist()}
            if sum(sizes.values()) > MOST_BYTES:
                raise DataError(f"{path.name} holds more than {most} when unpacked; no official file does.")
            if "xl/workbook.xml" in sizes:
                yield from _sheets(path)
                return
            for name in sizes:
                if name.lower().endswith((".csv", ".txt")):
                    yield decoded(file.read(name))
    except OSError as error:
        why = f"({error.strerror}); check that the file is where you said."
        raise DataError(f"{path.name} cannot be read {why}") from None
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
        tables = (
            _csv(rows[above:])
            for above in range(min(len(rows), _LINES_ABOVE))
            if recognise(_csv([rows[above]]))
        )
        yield from islice(tables, 1)


def _csv(rows: Iterable[Iterable[object]]) -> str:
    sheet = io.StringIO()
    csv.writer(sheet).writerows(rows)
    return sheet.getvalue()


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
