"""Readers' own tables in files: CSV, XLSX and Parquet, opened without trust and read part by part, every cell as text."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from workbook.errors import DataError, WorkbookError
from workbook.pay.files.parts import PayFile

if TYPE_CHECKING:
    import pandas as pd

FORMS = (".csv", ".tsv", ".txt", ".xlsx", ".parquet")

__all__ = ["FORMS", "PayFile", "open_pay_file", "read_pay_file"]


def open_pay_file(
    source: Path | str | bytes, name: str = "", *, sheet: str = "", stop: Event | None = None
) -> PayFile:
    """Look into a table: which columns it has, and how it is to be read.

    Parameters
    ----------
    source, name
        A file, by its path, or the content of one that was uploaded and what that is called.
    sheet
        Name of the sheet of an XLSX; by default the first, and ``note`` says so where there are more.
    stop
        Set by another thread to give up: an XLSX is unpacked here, which takes seconds where it is long.

    Raises
    ------
    DataError
        When it is no such table, or so large or wide that it cannot be a table of pay: one sentence that says why.
    """
    source = Path(source).expanduser() if isinstance(source, str) else source
    name = name or (source.name if isinstance(source, Path) else "table")
    form = Path(name).suffix.lower()
    if form not in FORMS:
        raise DataError(f"{name} is none of {', '.join(FORMS)}; save it as one of these.")
    size = _size(source, name) if isinstance(source, Path) else len(source)
    if not size:
        raise DataError(f"{name} is empty; choose the file again, or save it again where it is from.")
    if sheet and form != ".xlsx":
        raise DataError(f"{name} has no sheets, so “{sheet}” cannot be read; leave it out.")
    try:
        if form == ".xlsx":
            from workbook.pay.files.sheets import open_sheet

            return open_sheet(source, name, sheet, stop or Event())
        if form == ".parquet":
            from workbook.pay.files.columnar import open_parquet

            return open_parquet(source, name)
        from workbook.pay.files.separated import open_separated

        return open_separated(source, name, size)
    except WorkbookError:
        raise
    except Exception as error:  # each library has its own family
        raise DataError(f"{name} cannot be read as {form[1:]}: {str(error).partition(chr(10))[0]}") from None


def read_pay_file(
    path: Path | str, columns: Collection[str] | None = None, *, sheet: str = ""
) -> pd.DataFrame:
    """Read a whole table, or those of its columns that are named; every cell is text, an empty one the empty text.

    Rows that have more or fewer cells than the header are left out and are in ``attrs["wrong"]``, reasons by index; what
    was presumed, such as which sheet was meant, is in ``attrs["note"]``.

    Parameters
    ----------
    sheet
        Name of the sheet of an XLSX; by default the first.

    Raises
    ------
    DataError
        As `open_pay_file` does, or when a column is not there.
    """
    return open_pay_file(path, sheet=sheet).whole(columns)


def _size(path: Path, name: str) -> int:
    """Return how long an ordinary file is; a pipe or a device would be read for ever."""
    try:
        if path.is_dir():
            raise DataError(f"{name} is a folder; write the name of a file in it.")
        if not path.exists():
            raise DataError(f"There is no file “{path}”; write its name, with its folder.")
        if not path.is_file():
            raise DataError(f"{name} is no ordinary file, but a pipe or a device; choose a table in a file.")
        with path.open("rb"):
            return path.stat().st_size
    except OSError as error:
        raise DataError(f"{name} cannot be opened: {error.strerror or error}.") from None
