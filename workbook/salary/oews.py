"""How the wages of BLS's OEWS survey lie in ``data/oews``: what is measured, packed into Parquet and out again."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from workbook.errors import DataError
from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables, read_text


class Measure(NamedTuple):
    """One of the survey's seventeen data types."""

    name: str
    decimals: int
    """Decimals as published; packed figures are whole numbers of that unit."""
    hourly: str = ""
    """For an annual wage, the measure that is the same by the hour."""


_STATISTICS = ("p10", "p25", "p50", "p75", "p90")
MEASURES = (
    Measure("employment", 0),
    Measure("employment_rse", 1),
    Measure("hourly_mean", 2),
    Measure("annual_mean", 0, "hourly_mean"),
    Measure("wage_rse", 1),
    *(Measure(f"hourly_{name}", 2) for name in _STATISTICS),
    *(Measure(f"annual_{name}", 0, f"hourly_{name}") for name in _STATISTICS),
    Measure("jobs_per_1000", 3),
    Measure("location_quotient", 2),
)
"""In the order of BLS's data types 01 to 17; relative standard errors (rse) are in percent, wages in US dollars."""

FILES = ("cross_industry.parquet", "industry.parquet")
"""All industries together, by nation, state and area; the nation, by industry."""


class Key(NamedTuple):
    """Which cell of the survey: SOC code, area and industry, all without hyphens, as BLS writes them."""

    soc: str
    area: str
    industry: str


Cell = tuple[Key, tuple[tuple[str | None, str], ...]]
"""A key and, for each measure, the text published (``"-"`` without a figure, None without a row) and its footnote."""


@dataclass(frozen=True)
class Release:
    """Which release of the survey is here."""

    name: str
    source: str
    published: date
    retrieved: date
    notice: str
    """BLS asks that it stands wherever derived figures do."""


def pack(cells: Iterable[Cell], path: Path) -> None:
    """Write cells, in any order, as one compact Parquet file that `unpack` reads.

    Wages are whole cents. An annual wage is kept as what it differs, in tens of dollars, from 2,080 × the hourly one
    (BLS's footnote 2), or from nothing where there is no hourly one.
    """
    rows = sorted(cells)
    columns: dict[str, pa.Array] = {
        "soc": pa.array([int(key.soc) for key, _ in rows], pa.int32()),
        "area": pa.array([int(key.area) for key, _ in rows], pa.int32()),
        "industry": pa.array([key.industry for key, _ in rows]),
    }
    whole: dict[str, list[int | None]] = {}
    for place, measure in enumerate(MEASURES):
        published = [values[place] for _, values in rows]
        figures = whole[measure.name] = [_whole(text, measure.decimals) for text, _ in published]
        if measure.hourly:
            figures = [
                None if annual is None else annual // 10 - _tens_a_year(hourly)
                for annual, hourly in zip(figures, whole[measure.hourly], strict=True)
            ]
        columns[measure.name] = pa.array(figures, pa.int32())
        notes = [int(note) if note else None for _, note in published]
        columns[f"{measure.name}_note"] = pa.array(notes, pa.int8())
    split = [measure.name for measure in MEASURES if not measure.hourly]
    pq.write_table(
        pa.table(columns),
        path,
        # Smallest of those tried that keeps figures of one occupation together: 4.9 MB with the defaults and zstd.
        compression="brotli",
        compression_level=11,
        row_group_size=40_000,
        use_dictionary=["soc", "area", "industry", *(f"{measure.name}_note" for measure in MEASURES)],
        column_encoding=dict.fromkeys(split, "BYTE_STREAM_SPLIT"),
        write_statistics=["soc"],
    )


def unpack(table: pa.Table) -> list[Cell]:
    """Return the cells of a packed table, or of a slice of it, exactly as BLS published them."""
    rows = table.to_pydict()
    published: list[list[tuple[str | None, str]]] = []
    for measure in MEASURES:
        figures = rows[measure.name]
        if measure.hourly:
            figures = [
                None if rest is None else 10 * (rest + _tens_a_year(hourly))
                for rest, hourly in zip(figures, rows[measure.hourly], strict=True)
            ]
        notes = rows[f"{measure.name}_note"]
        published.append([
            _published(figure, note, measure.decimals) for figure, note in zip(figures, notes, strict=True)
        ])  # fmt: skip
    keys = zip(rows["soc"], rows["area"], rows["industry"], strict=True)
    return [
        (Key(f"{soc:06d}", f"{area:07d}", industry), values)
        for (soc, area, industry), values in zip(keys, zip(*published, strict=True), strict=True)
    ]


def packed(name: str, soc: str) -> pa.Table:
    """Return the rows of one occupation as they are packed, by area and industry.

    Only the part of the file that holds the occupation is read, once: a sixth of it, so that the first look-up of a
    new process does not wait for the rest.

    Parameters
    ----------
    name
        One of `FILES`.
    soc
        SOC code without hyphen.
    """
    code, file = int(soc), _file(name)
    groups = [file.metadata.row_group(number).column(0).statistics for number in range(file.num_row_groups)]
    table = pa.concat_tables([
        _group(name, number)
        for number, socs in enumerate(groups)
        if socs.min <= code <= socs.max or number == 0  # the first one stands for “no rows” when no other does
    ])  # fmt: skip
    start, stop = (
        bisect_left(table["soc"], wanted, key=lambda soc: soc.as_py()) for wanted in (code, code + 1)
    )
    return table.slice(start, stop - start)


@cache
def _file(name: str) -> pq.ParquetFile:
    return pq.ParquetFile(shipped("data", "oews", name))


@cache
def _group(name: str, number: int) -> pa.Table:
    return _file(name).read_row_group(number)


@cache
def release() -> Release:
    """Return which release is shipped, and BLS's notice."""
    [(where, values)] = read_tables(shipped("data", "oews", "release.toml"))["release"]
    return from_table(Release, values, where)


@cache
def names(what: str) -> dict[str, dict[str, str]]:
    """Read one of the survey's lists of names by code.

    Parameters
    ----------
    what
        ``"areas"``, ``"industries"``, ``"occupations"`` or ``"footnotes"``.

    Examples
    --------
    >>> names("occupations")["151252"]
    {'code': '151252', 'name': 'Software Developers', 'level': '3'}
    """
    path = shipped("data", "oews", f"{what}.csv")
    rows: Sequence[dict[str, str]] = list(csv.DictReader(read_text(path).splitlines()))
    if not rows or not {"code", "name"} <= rows[0].keys():
        raise DataError(f"{path.name} has no columns code and name; build it again from BLS's files.")
    return {row["code"]: row for row in rows}


def _whole(text: str | None, decimals: int) -> int | None:
    if text in (None, "-"):
        return None
    units, _, rest = str(text).partition(".")
    if len(rest) != decimals:
        raise DataError(f"The figure {text!r} was found where one with {decimals} decimals belongs.")
    return int(units + rest)


def _published(figure: int | None, note: int | None, decimals: int) -> tuple[str | None, str]:
    if figure is None:
        return ("-", str(note)) if note else (None, "")
    digits = f"{figure:0{decimals + 1}d}"
    return (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits), str(note or "")


def _tens_a_year(cents_an_hour: int | None) -> int:
    return 0 if cents_an_hour is None else (208 * cents_an_hour + 50) // 100
