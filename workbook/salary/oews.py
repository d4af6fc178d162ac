"""How the wages of BLS's OEWS survey lie in ``data/oews``: what is measured, packed by `build_wages`, and out again."""

from __future__ import annotations

import csv
import tomllib
from bisect import bisect_left
from functools import cache
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from workbook.shipped import shipped
from workbook.tomlfile import read_text


class Measure(NamedTuple):
    """One of the survey's seventeen data types."""

    name: str
    decimals: int  # decimals as published; packed figures are whole numbers of that unit
    hourly: str = ""  # for an annual wage, the measure that is the same by the hour


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


def unpack(table: pa.Table) -> list[Cell]:
    """Return the cells of a packed table, or of a slice of it, exactly as BLS published them.

    Examples
    --------
    >>> ((key, values),) = unpack(packed("cross_industry.parquet", "151252", "0000000"))
    >>> key, values[0], values[12]
    (Key(soc='151252', area='0000000', industry='000000'), ('1687890', ''), ('135980', ''))
    """
    rows = table.to_pydict()
    published: list[list[tuple[str | None, str]]] = []
    for measure in MEASURES:
        figures = rows[measure.name]
        if measure.hourly:
            figures = [
                None if rest is None else 10 * (rest + tens_a_year(hourly))
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


def packed(name: str, soc: str, area: str | None = None) -> pa.Table:
    """Return the rows of an occupation (its code without hyphen), in one area or all, of one of `FILES`.

    Only the sixth of the file that holds the occupation is read, once: the first look-up of a new process is quick.

    Examples
    --------
    >>> len(packed("industry.parquet", "151252")) > 100, len(packed("industry.parquet", "999999"))
    (True, 0)
    """
    file = _file(name)
    groups = [file.metadata.row_group(number).column(0).statistics for number in range(file.num_row_groups)]
    held = [number for number, socs in enumerate(groups) if socs.min <= int(soc) <= socs.max]
    table = pa.concat_tables([_group(name, number) for number in held or [0]])  # of 0 no row will be left
    for column, code in (("soc", soc), ("area", area)):
        if code is not None:
            ends = (
                bisect_left(table[column], int(code) + more, key=lambda cell: cell.as_py()) for more in (0, 1)
            )
            start, stop = ends
            table = table.slice(start, stop - start)
    return table


@cache
def _file(name: str) -> pq.ParquetFile:
    return pq.ParquetFile(shipped("data", "oews", name))


@cache
def _group(name: str, number: int) -> pa.Table:
    # A reader of its own: callbacks of widgets run on several threads, and one reader serves only one.
    return pq.ParquetFile(shipped("data", "oews", name)).read_row_group(number)


@cache
def release() -> dict[str, Any]:
    """Return which release is shipped: its name, source, days, and the notice that BLS wants beside derived figures.

    Examples
    --------
    >>> release()["name"], release()["published"].isoformat()
    ('May 2025', '2026-05-15')
    """
    found: dict[str, Any] = tomllib.loads(read_text(shipped("data", "oews", "release.toml")))["release"]
    return found


@cache
def names(what: str) -> dict[str, dict[str, str]]:
    """Read the names of ``"areas"``, ``"industries"``, ``"occupations"`` or ``"footnotes"`` by code.

    Examples
    --------
    >>> names("occupations")["151252"]
    {'code': '151252', 'name': 'Software Developers', 'level': '3'}
    """
    rows = csv.DictReader(read_text(shipped("data", "oews", f"{what}.csv")).splitlines())
    return {row["code"]: row for row in rows}


def _published(figure: int | None, note: int | None, decimals: int) -> tuple[str | None, str]:
    if figure is None:
        return ("-", str(note)) if note else (None, "")
    digits = f"{figure:0{decimals + 1}d}"
    return (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits), str(note or "")


def tens_a_year(cents_an_hour: int | None) -> int:
    """Return what 2,080 hours bring, in tens of dollars; 0 where there is no hourly wage.

    Examples
    --------
    >>> tens_a_year(2451)
    5098
    """
    return 0 if cents_an_hour is None else (208 * cents_an_hour + 50) // 100
