"""A table of pay in a file on its way to figures: what each column means, how far the reading has come, a way to stop."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets import Bool, HasTraits, Int, List, Unicode

from workbook.errors import InputError, WorkbookError
from workbook.forms.pay_form import MOST_KEPT, PayForm
from workbook.forms.record_list import new_id
from workbook.pay_tables import PAY_FIELDS, import_pay, read_pay_file, recognise
from workbook.records import PayPoint
from workbook.salary.research import end_text
from workbook.store import Store

if TYPE_CHECKING:
    import pandas as pd

FIELDS = {
    "pay": "Pay, as text",
    "low": "Low end",
    "high": "High end",
    "currency": "Currency",
    "period": "Period (year, hour …)",
    "basis": "Base or total",
    "title": "Job title",
    "company": "Company",
    "place": "Place",
    "date": "Date",
    "note": "Note",
}
"""What a column may mean, and how that is called in the form."""

ROWS_AT_A_TIME = 2_000


def in_background(work: Callable[[], None]) -> None:
    """Begin a piece of work on a thread of its own, so that what the reader clicks meanwhile is heard."""
    threading.Thread(target=work, daemon=True).start()


class ImportForm(HasTraits):
    """Reads a file, asks what its columns mean, and hands what it understood to a `PayForm` to be confirmed.

    For each of `FIELDS` there is a trait with the name of the column that holds it, or empty.

    Parameters
    ----------
    pay
        Shows and keeps what is understood.
    begin
        Starts the reading; replaced in tests.
    """

    path = Unicode(help="A file on this machine, for one that is too large to be uploaded.")
    title_has = Unicode(help="Only rows whose title has these words.")
    place_has = Unicode(help="Only rows whose place has these words.")
    source = Unicode(help="Where the table is from.")
    columns: List[tuple[str, str]] = List(help="Pairs of label and name of the columns to choose from.")
    done = Int(help="How many rows are read.")
    total = Int(help="How many rows there are.")
    is_reading = Bool()
    status = Unicode()
    error = Unicode()

    def __init__(
        self, store: Store, pay: PayForm, *, begin: Callable[[Callable[[], None]], None] = in_background
    ) -> None:
        super().__init__()
        self.add_traits(**{field: Unicode() for field in FIELDS})
        self._store, self._pay, self._begin = store, pay, begin
        self._frame: pd.DataFrame | None = None
        self._fixed: dict[str, str] = {}

    def open(self, name: str = "", content: bytes = b"") -> None:
        """Read a table, from bytes that were uploaded or from `path`, and guess what its columns mean.

        Raises
        ------
        WorkbookError
            When there is no such file, or it is no table.
        """
        if name:
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / Path(name).name
                file.write_bytes(content)
                frame = read_pay_file(file)
        else:
            file = Path(self.path.strip()).expanduser()
            if not self.path.strip() or not file.is_file():
                raise InputError(f"There is no file “{self.path}”; write its name, with its folder.")
            frame = read_pay_file(file)
        self._frame, layout = frame, recognise(frame)
        mapping = layout.mapping if layout else {}
        names = list(dict.fromkeys([*map(str, frame.columns), *mapping.values()]))
        self.columns = [("none", ""), *((each, each) for each in names)]
        for field in FIELDS:
            own = next((each for each in names if each.strip().lower() == field), "")
            setattr(self, field, mapping.get(field, "" if layout else own))
        self._fixed = dict(each.split("=", 1) for each in layout.fixed) if layout else {}
        self.source = file.name
        known = f" Its columns are those of: {layout.name}." if layout else ""
        self.status = (
            f"{len(frame):,} rows in {file.name}.{known} Say which column is which, then read the rows."
        )
        self.done, self.total = 0, len(frame)

    def read(self) -> None:
        """Understand the rows, part by part; what was understood is shown in the `PayForm`.

        Raises
        ------
        InputError
            When there is no table, or no column of pay.
        """
        if self._frame is None:
            raise InputError("There is no table yet: choose a file first.")
        mapping = {field: column for field in FIELDS if (column := getattr(self, field))}
        if not set(PAY_FIELDS) & set(mapping):
            raise InputError("Say which column holds the pay, or its low and high end.")
        if not self.is_reading:
            self.is_reading, self.error = True, ""
            self._begin(lambda: self._work(mapping))

    def stop(self) -> None:
        """End the reading; what was understood until then is shown."""
        self.is_reading = False

    def _work(self, mapping: dict[str, str]) -> None:
        try:
            self._understand(mapping)
        except WorkbookError as error:
            self.error = str(error)
        except Exception as error:  # on a thread of its own nobody else would tell the reader
            self.error = f"The rows could not be read ({type(error).__name__}: {error})."
        finally:
            self.is_reading = False

    def _understand(self, mapping: dict[str, str]) -> None:
        assert self._frame is not None  # noqa: S101 - `read` looked
        points: list[tuple[PayPoint, tuple[str, ...]]] = []
        frame, wrong = self._frame.copy(deep=False), dict[int, str]()
        wrong |= {row + 2: reason for row, reason in frame.attrs.pop("wrong", {}).items()}
        for field, text in (("title", self.title_has), ("place", self.place_has)):
            if text.strip() and field in mapping and "+" not in mapping[field]:
                frame = frame[frame[mapping[field]].str.contains(text.strip(), case=False, regex=False)]
        self.total, found = len(frame), 0
        for start in range(0, len(frame), ROWS_AT_A_TIME):
            if not self.is_reading:
                break
            rows, faulty = import_pay(
                frame.iloc[start : start + ROWS_AT_A_TIME], mapping, source=self.source, fixed=self._fixed
            )
            found += len(rows)
            points += [self._point(row) for row in rows.head(MOST_KEPT - len(points)).to_dict("records")]
            wrong |= dict(zip(faulty["row"], faulty["reason"], strict=True))
            self.done = min(start + ROWS_AT_A_TIME, len(frame))
        self._pay.show(points, [f"Row {row}: {wrong[row]}" for row in sorted(wrong)])
        more = (
            f" Only the first {MOST_KEPT:,} are offered; narrow them by title or place."
            if found > len(points)
            else ""
        )
        stopped = f" Stopped after {self.done:,} of {self.total:,} rows." if self.done < self.total else ""
        self.status = f"{found:,} rows understood, {len(wrong):,} not.{more}{stopped}"

    def _point(self, row: Mapping[Any, Any]) -> tuple[PayPoint, tuple[str, ...]]:
        low, high = (end_text(row[end]) for end in ("low", "high"))
        texts = ("source", "title", "company", "place", "period", "basis", "note")
        details = {name: str(row[name]) if isinstance(row[name], str) else "" for name in texts}
        currency, doubts = row["currency"], tuple(row["doubts"])
        if not currency:
            currency = self._store.contents().research.currency
            doubts = (*doubts, f"taken to be {currency}")
        try:
            found_on = date.fromisoformat(str(row["date"]).strip()[:10])
        except ValueError:
            found_on = None
        point = PayPoint(
            id=new_id(),
            text=str(row["original"]),
            low=low,
            high=high,
            currency=currency,
            found_on=found_on,
            **details,
        )
        return point, doubts
