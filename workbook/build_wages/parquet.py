"""The same cells as Parquet, for other programs: written, and read again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from workbook.build_wages.measured import NAMES, measured
from workbook.salary.oews import MEASURES, Cell, Key
from workbook.salary.packed import published


def write_parquet(cells: Iterable[Cell], path: Path) -> None:
    """Write cells as Parquet: codes, each measure as `pack` keeps it, and ``…_note`` with its footnote, 0 for none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    keys, rows = zip(*sorted(cells), strict=True)
    figures, notes = measured(rows)
    table = pa.table(
        dict(zip(Key._fields, zip(*keys, strict=True), strict=True))
        | {name: pa.array(column, pa.int32()) for name, column in figures.items()}
        | {f"{name}_note": pa.array(column, pa.uint8()) for name, column in notes.items()}
    )
    texts = [name for name in table.column_names if name not in NAMES]
    encoding = dict.fromkeys(NAMES, "BYTE_STREAM_SPLIT")
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
    measures = dict(zip(NAMES, MEASURES, strict=True))

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
