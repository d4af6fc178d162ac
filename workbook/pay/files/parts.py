"""A table in a file that was looked into: its columns, and its rows a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.errors import DataError, WorkbookError
from workbook.wording import numbered

if TYPE_CHECKING:
    import pandas as pd

MOST_COLUMNS = 2_000
ROWS_AT_A_TIME = 20_000
ROW_OF_FIRST = 2
"""The row of a frame's index 0, as one counts them in the file: the first below the header."""


class Part(NamedTuple):
    """Some rows of a table."""

    cells: list[Any]
    """A column of text each, as Arrow has it."""
    index: Any
    """The row in the file less `ROW_OF_FIRST`, for each row."""
    wrong: dict[int, str]
    """Why a row is left out, by the same index."""
    share: float
    """Of the file, how much is read with this part, from 0 to 1."""


@dataclass(frozen=True)
class PayFile:
    """A table that was looked into."""

    name: str
    columns: tuple[str, ...]
    read: Callable[[list[int]], Iterator[Part]]
    """Yields the columns at these places."""
    rows: int | None = None  # None where they are not counted before they are read
    note: str = ""  # what was presumed or left out, a sentence for the reader
    sheets: tuple[str, ...] = ()  # of an XLSX: what may be read instead

    def parts(
        self, columns: Collection[str] | None = None
    ) -> Iterator[tuple[pd.DataFrame, dict[int, str], float]]:
        """Yield the rows part by part: a table of the columns named, what is wrong with rows left out, the share read.

        A `DataError` says that a column is not there, or that the file breaks off.
        """
        wanted = self._wanted(columns)
        for part in self._parts(wanted):
            yield _table(wanted, part.cells, part.index), part.wrong, part.share

    def whole(self, columns: Collection[str] | None = None) -> pd.DataFrame:
        """Return all rows as one table; those left out are in ``attrs["wrong"]``, the `note` in ``attrs["note"]``."""
        import numpy as np
        import pyarrow as pa

        wanted = self._wanted(columns)
        parts = [*self._parts(wanted)]

        def column(place: int) -> Any:
            whole = pa.chunked_array([part.cells[place] for part in parts], pa.string())
            for part in parts:
                part.cells[place] = None  # so that not every column is there twice
            return whole

        index = np.concatenate([[], *(part.index for part in parts)])
        frame = _table(wanted, map(column, range(len(wanted))), index)
        wrong = {row: reason for part in parts for row, reason in part.wrong.items()}
        frame.attrs = {"wrong": wrong, "note": self.note.strip()}
        return frame

    def _wanted(self, columns: Collection[str] | None) -> tuple[str, ...]:
        wanted = self.columns if columns is None else tuple(dict.fromkeys(columns))
        if missing := [each for each in wanted if each not in self.columns]:
            raise DataError(f"{self.name} has no column “{missing[0]}”.")
        return wanted

    def _parts(self, wanted: tuple[str, ...]) -> Iterator[Part]:
        try:
            yield from self.read([self.columns.index(each) for each in wanted])
        except (WorkbookError, GeneratorExit):
            raise
        except Exception as error:  # each library has its own family
            raise DataError(f"{self.name} cannot be read: {str(error).partition(chr(10))[0]}") from None


def _table(names: Sequence[str], cells: Iterable[Any], index: Any) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame({name: column.to_pandas() for name, column in zip(names, cells, strict=True)})
    return frame.set_axis(pd.Index(index, dtype="int64"), axis=0)


def decoded(content: bytes) -> str:
    """Return bytes as text: UTF-8 where they are that, else Windows' Western alphabet."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def head_row(rows: Sequence[Sequence[str]]) -> int:
    """Return which of the first rows holds the names of the columns; titles above it fill fewer cells.

    >>> head_row([["Pay in 2026", "", ""], ["Job", "Pay", "Zip"], ["Cook", "$40k", "02139"]])
    1
    """
    filled = [sum(map(bool, row)) for row in rows]
    most = max(filled, default=0)
    return next((n for n, cells in enumerate(filled) if cells >= max(min(most, 2), most / 2)), 0)


def column_names(cells: Sequence[str], name: str) -> tuple[str, ...]:
    """Return names that are all there and all unlike; a column without one is called by its place.

    >>> column_names(["Job", " Pay ", "", "Pay"], "own.csv")
    ('Job', 'Pay', 'column 3', 'Pay (2)')
    """
    if len(cells) > MOST_COLUMNS:
        raise DataError(f"{name} has more than {MOST_COLUMNS:,} columns; give the few that matter.")
    named = [" ".join(cell.split()) or f"column {place}" for place, cell in enumerate(cells, start=1)]
    return tuple(numbered(named))
