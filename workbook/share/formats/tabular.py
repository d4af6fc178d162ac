"""Tables of a copy as CSV and Parquet: plain cells, nothing that a spreadsheet would calculate, nothing of this machine."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from workbook.bank import load_competencies
from workbook.share.outline.blocks import whole_contents
from workbook.share.package import Package
from workbook.tables.answers import answers_table, coverage_table, questions_table, stories_table
from workbook.tables.facts import findings_table
from workbook.tables.research import salary_table

if TYPE_CHECKING:
    import pandas as pd

_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With which a cell is a formula to Excel, LibreOffice or Google Sheets (OWASP, CSV injection)."""


def tables_of(package: Package) -> dict[str, pd.DataFrame]:
    """Return the tables of a copy that have any row: the same as ``wb.stories()`` and its like."""
    contents = whole_contents(package.contents)
    tables = {
        "stories": stories_table(contents),
        "answers": answers_table(contents),
        "questions": questions_table(contents, ()),
        "findings": findings_table(contents),
        "skills": coverage_table(contents, load_competencies()).reset_index(),
        "salary": salary_table(contents, package.made_at.date()),
    }
    return {name: frame for name, frame in tables.items() if len(frame)}


def csv_files(package: Package) -> dict[str, bytes]:
    """Return each table as CSV in UTF-8 with a byte order mark, so that spreadsheets know it; lists have semicolons."""
    return {
        f"{name}.csv": b"\xef\xbb\xbf"
        + _flat(frame).to_csv(index=False, lineterminator="\r\n").encode(errors="replace")
        for name, frame in tables_of(package).items()
    }


def parquet_files(package: Package) -> dict[str, bytes]:
    """Return each table as Parquet, lists as lists, without the notes that pandas and pyarrow leave in the schema."""
    return {f"{name}.parquet": _parquet(frame) for name, frame in tables_of(package).items()}


def neutral(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula; numbers and dates stay what they are.

    >>> neutral("=1+1"), neutral("fine"), neutral(-3)
    ("'=1+1", 'fine', -3)
    """
    if isinstance(cell, (tuple, list)):
        cell = "; ".join(map(str, cell))
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \u00a0\n").startswith(_STARTS) else cell


def _flat(frame: pd.DataFrame) -> pd.DataFrame:
    flat: pd.DataFrame = frame.astype(object).map(neutral)
    flat.columns = [neutral(str(column)) for column in frame.columns]
    return flat


def _parquet(frame: pd.DataFrame) -> bytes:
    whole = frame.rename(columns=str).map(lambda cell: list(cell) if isinstance(cell, tuple) else cell)
    table = pa.Table.from_pandas(whole, preserve_index=False).replace_schema_metadata(None)
    buffer = io.BytesIO()
    pq.write_table(table, buffer, store_schema=False)
    return buffer.getvalue()
