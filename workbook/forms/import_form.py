"""A table of pay in a file on its way to figures: what each column means, how far the reading has come, a way to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets import Bool, HasTraits, Int, List, Unicode

from workbook.errors import InputError, WorkbookError
from workbook.forms.pay_form import MOST_KEPT, PayForm
from workbook.forms.record_list import new_id
from workbook.pay.files import PayFile, open_pay_file
from workbook.pay.files.sheet_rows import text
from workbook.pay.groups import group_pay, pay_to_group
from workbook.pay.imports import PAY_FIELDS, import_pay, recognise
from workbook.records import PayPoint, field_types
from workbook.salary.research import end_text
from workbook.store import Store
from workbook.wording import many, rows_text

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
    "level": "Level",
    "soc": "Occupation code (SOC)",
    "company": "Company",
    "place": "Place",
    "hours": "Hours a week",
    "n": "How many people it stands for",
    "date": "Date",
    "note": "Note",
}
"""What a column may mean, and how that is called in the form."""

MOST_WRONG = 200_000
"""After so many rows that are no pay, hardly the right column is chosen."""


def in_background(work: Callable[[], None]) -> None:
    """Begin a piece of work on a thread of its own, so that what the reader clicks meanwhile is heard."""
    threading.Thread(target=work, daemon=True).start()


class ImportForm(HasTraits):
    """Reads a file, asks what its columns mean, and hands what it understood to a `PayForm` to be confirmed.

    For each of `FIELDS` there is a trait with the name of the column that holds it, or empty. `begin` starts the reading.
    """

    path = Unicode(help="A file on this machine, for one that is too large to be uploaded.")
    title_has = Unicode(help="Only rows whose title has these words.")
    place_has = Unicode(help="Only rows whose place has these words.")
    soc_has = Unicode(help="Only rows whose occupation code has this.")
    grouped_by = Unicode(help="Which rows become one figure, of `workbook.pay.groups.GROUPINGS`.")
    source = Unicode(help="Where the table is from.")
    sheet = Unicode(help="Name of the sheet of an XLSX to read.")
    sheets: List[tuple[str, str]] = List(help="Pairs of label and name of its sheets.")
    columns: List[tuple[str, str]] = List(help="Pairs of label and name of the columns to choose from.")
    done = Int(help="How many rows are read.")
    total = Int(help="How many rows there are, about.")
    is_reading = Bool()
    status = Unicode()
    error = Unicode()

    def __init__(
        self, store: Store, pay: PayForm, *, begin: Callable[[Callable[[], None]], None] = in_background
    ) -> None:
        super().__init__()
        self.add_traits(**{field: Unicode() for field in FIELDS})
        self._store, self._pay, self._begin = store, pay, begin
        self._stop = threading.Event()
        self._file: PayFile | None = None
        self._source: tuple[Path | bytes, str] = (b"", "")
        self._fixed: dict[str, str] = {}

    def open(self, name: str = "", content: bytes = b"") -> None:
        """Look into a table, in bytes that were uploaded or at `path`, and guess what its columns mean.

        An XLSX has to be unpacked first, which happens in the background. A `WorkbookError` says that there is no such
        file, or that it is no table.
        """
        path = self.path.strip()
        if not name and not path:
            raise InputError("There is no file yet: write its name, with its folder.")
        self._source = content if name else Path(path).expanduser(), Path(name or path).name
        self._open()

    def open_sheet(self) -> None:
        """Look into the `sheet` chosen, of the file that is open."""
        self._open(self.sheet)

    def _open(self, sheet: str = "") -> None:
        name = self._source[1]
        if name.lower().endswith(".xlsx"):
            self._start(lambda: self._look(*self._source, sheet))
            self.status = f"Unpacking {name} …" if self.is_reading else self.status
        else:
            self._look(*self._source)

    def read(self) -> None:
        """Understand the rows, part by part, and show them in the `PayForm`; no table or column of pay is an `InputError`."""
        if self._file is None:
            raise InputError("There is no table yet: choose a file first.")
        mapping = {field: column for field in FIELDS if (column := getattr(self, field))}
        if not set(PAY_FIELDS) & set(mapping):
            raise InputError("Say which column holds the pay, or its low and high end.")
        file = self._file
        self._start(lambda: self._understand(file, mapping))

    def stop(self) -> None:
        """End the reading; what was understood until then is shown."""
        self._stop.set()

    def _start(self, work: Callable[[], None]) -> None:
        if self.is_reading:
            raise InputError("A table is being read; wait, or stop it first.")
        self.is_reading, self.error = True, ""
        self._stop.clear()
        self._begin(lambda: self._work(work))

    def _work(self, work: Callable[[], None]) -> None:
        try:
            work()
        except WorkbookError as error:
            self.error, self.status = str(error), ""
        except Exception as error:  # on a thread of its own nobody else would tell the reader
            self.error = f"The rows could not be read ({type(error).__name__}: {error})."
        finally:
            self.is_reading = False

    def _look(self, source: Path | bytes, name: str, sheet: str = "") -> None:
        file = open_pay_file(source, name, sheet=sheet, stop=self._stop)
        layout, mapping = recognise(file.columns) or (None, {})
        names = list(dict.fromkeys([*file.columns, *mapping.values()]))
        self._file = file
        self.sheets = [(each, each) for each in file.sheets]
        self.sheet = sheet or next(iter(file.sheets), "")
        self.columns = [("none", ""), *((each, each) for each in names)]
        for field in FIELDS:
            own = next((each for each in names if each.casefold() == field), "")
            setattr(self, field, mapping.get(field, "" if layout else own))
        self._fixed = dict(each.split("=", 1) for each in layout.fixed) if layout else {}
        self.source = file.name
        rows = "" if file.rows is None else f"{file.rows:,} rows, "
        known_as = f" They are those of: {layout.name}." if layout else ""
        self.status = f"{file.name}: {rows}{len(file.columns):,} columns.{known_as}{file.note} Say which column is which, then read the rows."
        self.done, self.total = 0, file.rows or 0

    def _understand(self, file: PayFile, mapping: dict[str, str]) -> None:
        wanted = {part for column in mapping.values() for part in column.split("+")}
        having = {field: getattr(self, f"{field}_has") for field in ("title", "place", "soc")}
        by, groups, offered = self.grouped_by, list["pd.DataFrame"](), list["pd.DataFrame"]()
        self.done, found, looked_at, wrong = 0, 0, 0, dict[int, str]()
        for frame, left_out, share in file.parts(wanted):
            if self._stop.is_set() or len(wrong) > MOST_WRONG:
                break
            frame.attrs["wrong"] = left_out
            rows, faulty = import_pay(frame, mapping, source=self.source, fixed=self._fixed, having=having)
            found, looked_at = found + len(rows), looked_at + len(rows) + len(faulty)
            wrong |= dict(zip(faulty["row"], faulty["reason"], strict=True))
            if by:
                groups.append(pay_to_group(rows, by))
            elif (room := MOST_KEPT - sum(map(len, offered))) > 0:
                offered.append(rows.head(room))
            self.done += len(frame) + len(left_out)
            self.total = file.rows or max(self.done, round(self.done / max(share, 1e-6)))
        is_whole = not self._stop.is_set() and len(wrong) <= MOST_WRONG
        if by and groups:
            offered = [group_pay(groups, by, self.source).head(MOST_KEPT)]
        known = (part.astype({"hours": object, "n": object}) for part in offered)
        kept = (part.where(part.notna() | ~part.columns.isin(["hours", "n"]), "") for part in known)
        points = [self._point(row, having) for part in kept for row in part.to_dict("records")]
        self._pay.show(points, rows_text(wrong), len(wrong))
        self.status = self._told(found, looked_at, len(wrong), len(points), is_whole)

    def _told(self, found: int, looked_at: int, wrong: int, offered: int, is_whole: bool) -> str:
        """Say how many rows there were, fitted, were understood and are offered."""
        fitted = f", {looked_at:,} of them as asked for" if looked_at < self.done else ""
        told = [f"{self.done:,} rows read{fitted}: {found:,} understood, {wrong:,} not."]
        if self.grouped_by and offered:
            told.append(f"They became {many(offered, 'figure')}.")
        elif found > offered:
            what = "ask for words in title, place or occupation code, or for one figure of many rows."
            told.append(f"Only the first {offered:,} are offered: {what}")
        if not is_whole:
            why = "." if wrong <= MOST_WRONG else " because so many are no pay; is the right column chosen?"
            self.total = max(self.total, self.done)
            told.append(f"Stopped after {self.done:,} of {self.total:,} rows{why}")
        return " ".join(told)

    def _point(self, row: Mapping[Any, Any], having: Mapping[str, str]) -> tuple[PayPoint, tuple[str, ...]]:
        low, high = (end_text(row[end]) for end in ("low", "high"))
        copied = {*FIELDS} & {*field_types(PayPoint)} | {"source"}
        told = {name: text(row[name]).strip() for name in copied}
        told |= {"text": str(row["original"]), "low": low, "high": high}
        if self.grouped_by:  # what all its rows have in common
            told |= {name: words.strip() for name, words in having.items() if not told[name]}
        doubts = tuple(row["doubts"])
        if not told["currency"]:
            told["currency"] = self._store.contents().research.currency
            doubts = (*doubts, f"taken to be {told['currency']}")
        return PayPoint.from_fields(new_id(), told | {"found_on": row["date"] or None}), doubts
