"""XLSX: one of its sheets, unpacked by a process of its own."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import workbook
from workbook.errors import DataError, InputError
from workbook.pay.files.parts import (
    MOST_COLUMNS,
    ROW_OF_FIRST,
    ROWS_AT_A_TIME,
    Part,
    PayFile,
    column_names,
    head_row,
)
from workbook.pay.files.workbook_parts import look_through

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How old Office files begin, and new ones with a password."""


def open_sheet(source: Path | bytes, name: str, sheet: str, stop: threading.Event) -> PayFile:
    """Unpack the sheet named, or the first, of an XLSX and keep it as text."""
    content = source.read_bytes() if isinstance(source, Path) else source
    if content.startswith(_OLD_OFFICE):
        raise DataError(f"{name} has a password or is an old .xls; save it as .xlsx without a password.")
    uncalculated = look_through(content, name, sheet, stop)
    about, *blocks = _unpacked(content, name, sheet, stop)
    sheets = tuple(about["sheets"])
    if not blocks:
        raise DataError(f"{name} has no row with words in its sheet “{sheet or sheets[0]}”.")
    first = [[cell.strip() for cell in row] for row in blocks[0].slice(0, 50).to_pandas().to_numpy().tolist()]
    head = head_row(first)
    names, below = _names(first, head, about["merged"])
    columns, cells = column_names(names, name), pa.Table.from_batches(blocks)[below:]
    index = np.arange(below, below + len(cells)) + 1 - ROW_OF_FIRST
    is_empty = np.logical_and.reduce([pc.equal(column, "").to_numpy() for column in cells.columns])
    cells, index = cells.filter(~is_empty), index[~is_empty]
    which = f"“{sheet}”" if sheet else f"the first, “{sheets[0]}”,"
    note = f" Of {len(sheets)} sheets {which} was read." if len(sheets) > 1 else ""

    def read(places: list[int]) -> Iterator[Part]:
        for start in range(0, max(1, len(index)), ROWS_AT_A_TIME):
            part = slice(start, start + ROWS_AT_A_TIME)
            some = [cells[place][part].combine_chunks() for place in places]
            yield Part(some, index[part], {}, min(1.0, part.stop / max(1, len(index))))

    return PayFile(name, columns, read, rows=len(index), note=note + uncalculated, sheets=sheets)


def _unpacked(content: bytes, name: str, sheet: str, stop: threading.Event) -> Iterator[Any]:
    """Yield what the workbook and the sheet are, and then blocks of its rows, as the other process writes them."""
    folders = (str(Path(workbook.__file__).parents[1]), os.environ.get("PYTHONPATH"))
    path = os.pathsep.join(filter(None, folders))
    process = subprocess.Popen(  # noqa: S603 - the name of a sheet is an argument, read by no shell
        [sys.executable, "-P", "-m", "workbook.pay.files.sheet_rows", sheet],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path},
    )
    with process:
        threading.Thread(target=_watch, args=(process, stop), daemon=True).start()
        threading.Thread(target=_feed, args=(process.stdin, content), daemon=True).start()
        out: Any = process.stdout
        try:
            about = marshal.load(out)  # noqa: S302
            _check(about, name, sheet)
            yield about
            labels = [str(place) for place in range(about["width"])]
            while block := marshal.load(out):  # noqa: S302
                arrays = [pa.array(column, pa.string()) for column in zip(*block, strict=True)]
                yield pa.RecordBatch.from_arrays(arrays, labels)
        except (EOFError, ValueError):  # it was ended
            if stop.is_set():
                raise InputError(f"Stopped: {name} was not read.") from None
            raise DataError(f"{name} needs more than 4 GB of memory as a sheet; save it as CSV.") from None
        finally:
            process.kill()


def _check(about: dict[str, Any], name: str, sheet: str) -> None:
    fault = about.get("error", "")
    if "Password" in fault:
        raise DataError(f"{name} has a password; save it as .xlsx without one.")
    if fault:
        raise DataError(f"{name} cannot be read as xlsx: {fault}")
    if sheet and sheet not in about["sheets"]:
        raise DataError(f"{name} has no sheet “{sheet}”; it has {', '.join(about['sheets'])}.")
    if about["width"] > MOST_COLUMNS:
        raise DataError(f"{name} has more than {MOST_COLUMNS:,} columns; give the few that matter.")


def _watch(process: subprocess.Popen[bytes], stop: threading.Event) -> None:
    while process.poll() is None:
        if stop.wait(0.1):
            process.kill()


def _feed(pipe: Any, content: bytes) -> None:
    try:
        with pipe:
            pipe.write(content)
    except OSError:  # it was ended before it had read all
        pass


def _names(rows: list[list[str]], head: int, merged: list[tuple[int, int, int]]) -> tuple[list[str], int]:
    """Return the names of the columns and the first row below them; a merged name goes before those under it."""
    names, wide = list(rows[head]), [each for each in merged if each[0] == head]
    if not wide or head + 1 >= len(rows):
        return names, head + 1
    for _, one, two in wide:
        for place in range(one, two + 1):
            names[place] = f"{names[one] if place == one else rows[head][one]} {rows[head + 1][place]}"
    return names, head + 2
