"""The program that unpacks an XLSX: a process of its own, so that it can be stopped and cannot take all memory.

A small file may unpack to a sheet of any size; here the system ends it at a limit, and the notebook goes on.
"""

from __future__ import annotations

import io
import marshal
import sys
from itertools import islice
from typing import Any, BinaryIO

ROWS = 5_000
MOST_MEMORY = 4 << 30


def main(sheet: str = "", limit: int = MOST_MEMORY) -> None:
    """Read an XLSX from the standard input and write what it is and then a sheet's rows to the output, as marshal does."""
    limit_memory(limit)
    try:
        write_rows(sys.stdin.buffer.read(), sheet, sys.stdout.buffer)
    except Exception as error:
        marshal.dump({"error": f"{type(error).__name__}: {error}"}, sys.stdout.buffer)


def limit_memory(most: int) -> None:
    """Let the system refuse more memory; Windows has no such limit."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def write_rows(content: bytes, name: str, out: BinaryIO) -> None:
    """Write the names of the sheets, width and merged cells of the one named or the first, then lists of rows of text."""
    import python_calamine

    book = python_calamine.load_workbook(io.BytesIO(content))
    if name and name not in book.sheet_names:
        marshal.dump({"width": 0, "sheets": book.sheet_names}, out)
        return
    sheet = book.get_sheet_by_name(name) if name else book.get_sheet_by_index(0)
    left = sheet.start[1] if sheet.start else 0
    ranges = sheet.merged_cell_ranges or ()
    merged = [(top, one - left, two - left) for (top, one), (_, two) in ranges if one < two]
    marshal.dump({"width": sheet.width, "sheets": book.sheet_names, "merged": merged}, out)
    rows = sheet.iter_rows()
    while some := [*islice(rows, ROWS)]:
        marshal.dump([[cell if type(cell) is str else text(cell) for cell in row] for row in some], out)
    marshal.dump([], out)


def text(cell: Any) -> str:
    """Write a cell as it is shown: whole numbers without a point, days without a time."""
    if type(cell) is float and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


if __name__ == "__main__":
    main(sys.argv[1])
