"""Writes a release into a folder, and compares every cell with the source."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from workbook.build_wages.packing import pack
from workbook.build_wages.parquet import read_parquet, write_parquet
from workbook.build_wages.source import LISTS, Source
from workbook.errors import DataError
from workbook.salary.oews import Cell
from workbook.salary.packed import FILES, Packed, unpack

NOTICE = (
    "BLS.gov cannot vouch for the data or analyses derived from these data"
    " after the data have been retrieved from BLS.gov."
)


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
    for name, (table, columns) in LISTS.items():
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
