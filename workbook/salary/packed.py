"""How the figures of the survey are packed in ``data/oews`` by `build_wages`, and how they come out again."""

from __future__ import annotations

import json
import lzma
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from workbook.salary.oews import MEASURES, Cell, Key
from workbook.shipped import shipped

FILES = ("cross_industry.oews", "industry.oews")
"""All industries together, by nation, state and area; the nation, by industry.

A line of JSON (codes of areas and industries; for each block, its length and its occupations with
their rows), then the blocks. A block holds some thousand rows, column by column: areas and industries as steps in their
lists, `MEASURES`, the measures' footnotes (a byte each). A column of numbers is four planes of bytes.
"""

_NUMBERS = 2 + len(MEASURES)
FILTERS = ({"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 20, "lc": 0, "lp": 0, "pb": 0},)
"""Planes of bytes have no context to learn from; so it is a tenth smaller than Parquet, and needs the standard library only."""

_PLACES = {measure.name: place for place, measure in enumerate(MEASURES)}


class Rows:
    """Neighbouring rows of one occupation; a column is decoded when it is asked for.

    Examples
    --------
    >>> rows = Packed.shipped("cross_industry.oews").rows("151252")
    >>> len(rows), rows.keys[0], rows.figures("annual_p50")[0], rows.notes("annual_p50")[0]
    (566, Key(soc='151252', area='0000000', industry='000000'), 135980, 0)
    """

    def __init__(self, keys: Sequence[Key], block: bytes, whole: int, start: int) -> None:
        self.keys = keys
        self._block, self._whole, self._start = block, whole, start
        self._decoded: dict[str, list[int | None]] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def at(self, area: str, industry: str | None = None) -> Rows:
        """Return the rows of an area, in one industry or all."""
        soc = self.keys[0].soc if self.keys else ""
        start = bisect_left(self.keys, (soc, area, industry or ""))
        stop = bisect_right(self.keys, (soc, area, industry or "~"))
        return Rows(self.keys[start:stop], self._block, self._whole, self._start + start)

    def figures(self, name: str) -> list[int | None]:
        """Return a measure in whole numbers of its last decimal; None where no figure was published."""
        if name not in self._decoded:
            measure = MEASURES[_PLACES[name]]
            kept = column_of(self._block, 2 + _PLACES[name], self._whole, self._start, len(self))
            self._decoded[name] = measure.whole(kept, self.figures(measure.near)) if measure.near else kept
        return self._decoded[name]

    def notes(self, name: str) -> bytes:
        """Return a measure's footnotes, 0 for none."""
        begin = self._whole * (4 * _NUMBERS + _PLACES[name]) + self._start
        return self._block[begin : begin + len(self)]


class Packed:
    """A packed file: what its header says, and the rows of any occupation."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            line = file.readline()
        header: dict[str, Any] = json.loads(line)
        self._codes: tuple[list[str], list[str]] = (header["areas"], header["industries"])
        self._where: dict[str, tuple[int, int, int, int, int]] = {}
        begin = len(line)
        for length, occupations in header["blocks"]:
            ends = [0, *accumulate(count for _, count in occupations)]
            for (soc, count), start in zip(occupations, ends, strict=False):
                self._where[soc] = (begin, length, ends[-1], start, count)
            begin += length
        self.rows = lru_cache(maxsize=64)(self._rows)
        """Return the rows of an occupation, its code without hyphen; none when the file has none."""

    @classmethod
    @cache
    def shipped(cls, name: str) -> Packed:
        """Return one of `FILES`."""
        return cls(shipped("data", "oews", name))

    @property
    def occupations(self) -> dict[str, int]:
        """How many rows each occupation has."""
        return {soc: count for soc, (*_, count) in self._where.items()}

    def _rows(self, soc: str) -> Rows:
        if soc not in self._where:
            return Rows((), b"", 0, 0)
        begin, length, whole, start, count = self._where[soc]
        block = _block(self.path, begin, length)
        steps = (column_of(block, column, whole, start, count) for column in (0, 1))
        areas, industries = (accumulate(step or 0 for step in each) for each in steps)
        codes, trades = self._codes
        keys = [Key(soc, codes[a], trades[i]) for a, i in zip(areas, industries, strict=True)]
        return Rows(keys, block, whole, start)


def unpack(rows: Rows) -> list[Cell]:
    """Return cells exactly as BLS published them.

    Examples
    --------
    >>> key, values = unpack(Packed.shipped("cross_industry.oews").rows("151252"))[0]
    >>> key, values[0], values[12]
    (Key(soc='151252', area='0000000', industry='000000'), ('1687890', ''), ('135980', ''))
    """
    columns = [
        [published(figure, note, measure.decimals) for figure, note in zip(rows.figures(measure.name), rows.notes(measure.name), strict=True)]
        for measure in MEASURES
    ]  # fmt: skip
    return list(zip(rows.keys, zip(*columns, strict=True), strict=True))


@lru_cache(maxsize=16)
def _block(path: Path, begin: int, length: int) -> bytes:
    with path.open("rb") as file:
        file.seek(begin)
        return lzma.decompress(file.read(length), lzma.FORMAT_RAW, filters=FILTERS)


def planes_of(numbers: Sequence[int | None]) -> bytes:
    """Return a column as four planes of bytes: numbers near 0 become small natural ones, None is 0.

    Examples
    --------
    >>> list(planes_of([None, 0, -1, 1, 300]))[:10]
    [0, 1, 2, 3, 89, 0, 0, 0, 0, 2]
    """
    natural = [0 if n is None else 2 * n + 1 if n >= 0 else -2 * n for n in numbers]
    mixed = struct.pack(f"<{len(natural)}I", *natural)
    return b"".join(mixed[plane::4] for plane in range(4))


def column_of(block: bytes, column: int, whole: int, start: int, count: int) -> list[int | None]:
    """Return some rows of a column of a block that has as many rows as `whole`: `planes_of` undone."""
    mixed = bytearray(4 * count)
    for plane in range(4):
        begin = whole * (4 * column + plane) + start
        mixed[plane::4] = block[begin : begin + count]
    naturals = struct.unpack(f"<{count}I", mixed)
    return [None if n == 0 else n >> 1 if n & 1 else -(n >> 1) for n in naturals]


def published(figure: int | None, note: int, decimals: int) -> tuple[str | None, str]:
    """Return a figure as BLS writes it, and its footnote.

    >>> published(13598, 0, 2), published(None, 8, 0), published(None, 0, 0)
    (('135.98', ''), ('-', '8'), (None, ''))
    """
    if figure is None:
        return ("-", str(note)) if note else (None, "")
    digits = f"{figure:0{decimals + 1}d}"
    return (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits), str(note or "")
