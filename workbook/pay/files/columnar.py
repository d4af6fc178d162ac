"""Parquet: columns of plain values, read in batches as text; nested ones are left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from workbook.errors import DataError
from workbook.pay.files.parts import MOST_COLUMNS, ROWS_AT_A_TIME, Part, PayFile, column_names
from workbook.wording import many

_MOST_BYTES = 1 << 31
"""Of one group of rows, unpacked."""


def open_parquet(source: Path | bytes, name: str) -> PayFile:
    """Look into a Parquet file."""
    file = _opened(source)
    about = file.metadata
    if about.num_columns > MOST_COLUMNS:
        raise DataError(f"{name} has more than {MOST_COLUMNS:,} columns; give the few that matter.")
    sizes = [about.row_group(group).total_byte_size for group in range(about.num_row_groups)]
    if max(sizes, default=0) > _MOST_BYTES:
        raise DataError(
            f"{name} holds more than 2 GB in one group of rows; write it in smaller groups, or as CSV."
        )
    fields = [field for field in file.schema_arrow if not pa.types.is_nested(field.type)]
    plain = [field.name for field in fields if not field.name.startswith("__index_level_")]
    if not plain:
        raise DataError(f"{name} has only columns of lists and records; write plain columns.")
    nested = len(file.schema_arrow) - len(fields)
    note = f" Left out: {many(nested, 'column')} of lists or records." if nested else ""
    unlike = [each for each in plain if plain.count(each) == 1]
    columns = column_names(unlike, name)

    def read(places: list[int]) -> Iterator[Part]:
        wanted, done = [unlike[place] for place in places], 0
        for batch in _opened(source).iter_batches(ROWS_AT_A_TIME, columns=wanted):
            cells = [_text(batch.column(each)) for each in wanted]
            index = np.arange(done, done + len(batch))
            done += len(batch)
            yield Part(cells, index, {}, done / max(1, about.num_rows))

    return PayFile(name, columns, read, rows=about.num_rows, note=note)


def _text(column: Any) -> Any:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_null(column.type):
        return pa.array([""] * len(column), pa.string())
    if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        return pa.array([(cell or b"").decode(errors="replace") for cell in column.to_pylist()], pa.string())
    try:
        return column.cast(pa.string()).fill_null("")
    except pa.ArrowException:  # a type that has no text in Arrow
        return pa.array(["" if cell is None else str(cell) for cell in column.to_pylist()], pa.string())


def _opened(source: Path | bytes) -> Any:
    return pq.ParquetFile(source if isinstance(source, Path) else pa.BufferReader(source))
