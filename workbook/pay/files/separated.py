"""CSV and its kin: separator, encoding and header found out, then read block by block, only the columns wanted."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv

from workbook.errors import DataError
from workbook.pay.files.parts import ROW_OF_FIRST, Part, PayFile, column_names, decoded, head_row

_LOOKED_AT = 1 << 18
_BLOCK = 1 << 20
"""Bytes read at a time; no row may be longer."""


def open_separated(source: Path | bytes, name: str, size: int) -> PayFile:
    """Look into a table whose cells are separated by commas, semicolons, tabs or bars."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            start = file.read(_LOOKED_AT)
    else:
        start = source[:_LOOKED_AT]
    encoding, note = _encoding(start, name)
    text = decoded(start) if encoding == "latin-1" else start.decode(encoding, errors="replace")
    lines = text.splitlines()
    if size > _LOOKED_AT and len(lines) < 2:
        why = f"a line of more than {_LOOKED_AT:,} bytes, so it is no table of pay."
        raise DataError(f"{name} begins with {why}")
    separator = max(",;\t|", key=lambda mark: median(line.count(mark) for line in lines[:50]))
    if max(line.count(separator) for line in lines[:50]) == 0:
        separator = ","
    cells = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows, ends = [], []
    try:
        for row in islice((row for row in cells if any(map(str.strip, row))), 50):
            rows.append([cell.strip() for cell in row])
            ends.append(cells.line_num)
    except csv.Error as error:
        why = f"({error}); is a quotation mark left open?"
        raise DataError(f"{name} has a cell that is too long {why}") from None
    if not rows:
        raise DataError(f"{name} has no line with words; choose another file.")
    head = head_row(rows)
    columns = column_names(rows[head], name)
    expected = max(1, len(lines) * size // len(start))  # rows, if all are as long as the first ones

    def read(places: list[int]) -> Iterator[Part]:
        # Arrow opens the file by itself: through Python, its threads would wait for each other at each block.
        opened = pa.OSFile(str(source)) if isinstance(source, Path) else pa.BufferReader(source)
        with opened as file:
            yield from _blocks(file, name, expected, places, len(columns), separator, encoding, ends[head])

    return PayFile(name, columns, read, note=note)


def _blocks(
    file: Any,
    name: str,
    expected: int,
    places: list[int],
    width: int,
    separator: str,
    encoding: str,
    head: int,
) -> Iterator[Part]:
    """Yield block by block; rows are numbered without blank lines, the header is in row `head`."""
    left_out, given, told = dict[int, str](), 0, 0
    first = head + 1 - ROW_OF_FIRST

    def leave_out(row: Any) -> str:
        spread = f"; a quotation mark before it or in it is not closed, {row.text.count(chr(10)):,} lines are in it"
        reason = f"{row.actual_columns} cells under {row.expected_columns} columns"
        left_out[row.number - head - 1] = reason + (spread if "\n" in row.text else "")
        return "skip"

    names = [str(place) for place in range(width)]
    try:
        reader = pa.csv.open_csv(
            file,
            read_options=pa.csv.ReadOptions(
                use_threads=False,
                block_size=_BLOCK,
                skip_rows=head,
                column_names=names,
                encoding=encoding if encoding != "utf-8-sig" else "utf8",
            ),
            parse_options=pa.csv.ParseOptions(
                delimiter=separator, newlines_in_values=True, invalid_row_handler=leave_out
            ),
            convert_options=pa.csv.ConvertOptions(
                include_columns=[names[place] for place in places],
                column_types=dict.fromkeys(names, pa.binary()),
                strings_can_be_null=False,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid as error:
        if "straddling" in str(error):
            raise DataError(_too_long(name, head + 1)) from None
        if "Empty CSV" not in str(error) and "Could not skip" not in str(error):
            raise
        reader = None  # there is nothing below the header
    while reader:
        try:
            batch = reader.read_next_batch()
        except StopIteration:
            break
        except pa.ArrowInvalid as error:
            if "straddling" not in str(error):
                raise
            raise DataError(_too_long(name, head + 1 + given + len(left_out))) from None
        passed = np.fromiter(left_out, dtype=np.int64)
        good = np.arange(given, given + len(batch))
        # A good row stands as many places later as rows before it are left out.
        index = first + good + np.searchsorted(passed - np.arange(len(passed)), good, side="right")
        wrong = {first + row: reason for row, reason in islice(left_out.items(), told, None)}
        given, told = given + len(batch), len(left_out)
        share = min(0.99, (given + told) / expected)
        yield Part([_decoded(column, encoding == "latin-1") for column in batch.columns], index, wrong, share)
    wrong = {first + row: reason for row, reason in islice(left_out.items(), told, None)}
    yield Part([pa.array([], pa.string()) for _ in places], [], wrong, 1.0)


def _too_long(name: str, row: int) -> str:
    return f"{name} has a row of more than {_BLOCK >> 20} MB, row {row:,} or soon after; is a quotation mark left open?"


def _decoded(column: Any, is_mixed: bool) -> Any:
    """Return bytes as text: UTF-8 where they are that, else Windows' Western alphabet, cell by cell."""
    if is_mixed:  # each byte came as a letter, so that Arrow takes any
        return pa.array(
            [decoded(cell.decode().encode("latin-1")) for cell in column.to_pylist()], pa.string()
        )
    try:
        return column.cast(pa.string())
    except pa.ArrowInvalid:
        return pa.array([decoded(cell) for cell in column.to_pylist()], pa.string())


def _encoding(start: bytes, name: str) -> tuple[str, str]:
    if start[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "utf-32", ""
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16", ""
    if b"\0" in start:
        even, odd = start[::2].count(0), start[1::2].count(0)
        if max(even, odd) > len(start) / 4 and not min(even, odd):
            return ("utf-16-le", "") if odd else ("utf-16-be", "")
        why = "so it is no table; save it as CSV where it is from."
        raise DataError(f"{name} holds bytes that no text has, {why}")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start, len(start) < _LOOKED_AT)
    except UnicodeDecodeError:
        return (
            "latin-1",
            " It is not in UTF-8 throughout; other cells were read in Windows’ Western alphabet.",
        )
    return "utf-8-sig", ""
