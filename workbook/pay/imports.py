"""Readers' own tables of pay: known forms recognised, columns mapped, every row understood or listed with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from workbook.errors import DataError, InputError
from workbook.pay.columns import COLUMNS, parse_pay_column
from workbook.pay.files.parts import ROW_OF_FIRST
from workbook.pay.files.sheet_rows import text
from workbook.salary.days import read_days
from workbook.salary.pay_strings import PERIODS
from workbook.salary.pay_words import currencies, find_period, pay_words
from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables

_LONGEST_CELL, _NUMBER, _MOST_PEOPLE = 2_000, r"(\d+(?:\.\d+)?)", 10**10
_BASES = ("base", "total")
PAY_FIELDS = ("low", "high", "pay")


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A known form of table."""

    name: str
    fields: tuple[str, ...]
    fixed: tuple[str, ...]
    source: str
    as_of: date

    @property
    def mapping(self) -> dict[str, str]:
        """Their column by our field."""
        return dict(item.split("=", 1) for item in self.fields)


def recognise(columns: Iterable[str]) -> tuple[Layout, dict[str, str]] | None:
    """Return the known form of table whose columns are all there, capitals or not, and the mapping as they are written."""
    own = {column.casefold(): column for column in columns}
    for layout in layouts():
        theirs = {field: column.casefold().split("+") for field, column in layout.mapping.items()}
        if all(part in own for parts in theirs.values() for part in parts):
            return layout, {field: "+".join(map(own.__getitem__, parts)) for field, parts in theirs.items()}
    return None


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the known forms of ``data/pay_layouts.toml``."""
    tables = read_tables(shipped("data", "pay_layouts.toml"), ("layout",))["layout"]
    return tuple(from_table(Layout, values, where) for where, values in tables)


def import_pay(
    frame: pd.DataFrame,
    mapping: Mapping[str, str],
    *,
    source: str,
    fixed: Mapping[str, str] | None = None,
    having: Mapping[str, str] | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Turn a reader's table, or a part of it, into rows of pay; every row that cannot be one is listed with the reason.

    Parameters
    ----------
    frame, source
        Of `workbook.pay.files.read_pay_file`, or of your own, with cells of any kind; where it is from.
    mapping
        Its columns by our fields: ``pay`` for strings, or ``low`` and ``high`` for amounts, and any of `COLUMNS`.
    fixed
        Fields that are the same in all rows; a column mapped to one goes before it. A currency is a code of three
        letters, a period one of ``"hour"`` … ``"year"``, a basis ``"base"`` or ``"total"``, in capitals or not.
    having
        Words by field; only rows that have all of them in it are looked at, whether in capitals or not.

    Returns
    -------
    tuple of two pandas.DataFrame
        Rows understood (`COLUMNS` and ``is_duplicate``; ``hours`` a week and people ``n`` are numbers, missing where not
        known), and ``row`` (2 is the first below the header), ``reason``.

    Raises
    ------
    DataError
        When a column or field is not there.
    InputError
        When a currency, period or basis in `fixed` is not known.

    Examples
    --------
    >>> frame = pd.DataFrame({"wage": [48.5, None], "staff": [12, 3]})
    >>> rows, wrong = import_pay(frame, {"low": "wage", "n": "staff"}, source="mine", fixed={"currency": "eur"})
    >>> rows[["low", "currency", "period", "n"]].to_numpy().tolist(), wrong.to_numpy().tolist()
    ([[48.5, 'EUR', 'hour', 12]], [[3, 'no amount']])
    """
    columns = {field: column.split("+") for field, column in mapping.items()}
    unknown = [field for field in (*mapping, *(fixed or ())) if field not in (*COLUMNS, "pay")]
    missing = [column for parts in columns.values() for column in parts if column not in frame.columns]
    if unknown or missing or not set(PAY_FIELDS) & set(mapping):
        what = f"no column {missing[0]!r}" if missing else f"no field {(unknown or ['pay'])[0]!r}"
        raise DataError(f"There is {what}; map pay, or low and high, and any of {', '.join(COLUMNS)}.")
    same = {field: _known(field, text(value).strip()) for field, value in (fixed or {}).items()}
    joined = {field: _joined(frame, parts) for field, parts in columns.items()}
    cells = pd.DataFrame(joined, index=frame.index)
    for field, words in (having or {}).items():
        for word in words.split() if field in cells else ():
            cells = cells[cells[field].str.contains(word, case=False, regex=False)]
    cells = cells.assign(**{field: value for field, value in same.items() if field not in mapping})
    reasons = _faults(cells) | frame.attrs.get("wrong", {})
    cells = cells.drop(index=cells.index.intersection([*reasons]))
    texts = _pay_texts(cells)
    pay = parse_pay_column(texts)
    is_wrong = pay["period"].isna()
    rows = cells.assign(**pay[["low", "high", "period", "doubts"]], original=texts, source=source)
    for field in ("currency", "basis", "note"):
        given = cells[field] if field in cells else pd.Series("", index=cells.index)
        words = {"currency": pay_words()["currencies"], "basis": {each: each for each in _BASES}}.get(
            field, {}
        )
        given = given.map({each: words.get(each.lower(), each) for each in given.unique()})
        rows[field] = given.where(given != "", pay[field])
    rows = _with_days(rows.reindex(columns=COLUMNS, fill_value="")[~is_wrong])
    for field in ("hours", "n"):
        rows[field] = rows[field].str.replace(",", "").str.extract(_NUMBER, expand=False).astype(float)
    rows["n"] = rows["n"].round().where(rows["n"] < _MOST_PEOPLE).astype("Int64")
    rows["is_duplicate"] = rows.drop(columns="doubts").duplicated()
    for row, told in texts[is_wrong].items():
        reasons[row] = f"“{told}” was not understood as pay" if any(map(str.isdigit, told)) else "no amount"
    wrong = sorted((row + ROW_OF_FIRST, reason) for row, reason in reasons.items())
    return rows, pd.DataFrame(wrong, columns=["row", "reason"]).astype({"row": "int64", "reason": "str"})


def _known(field: str, value: str) -> str:
    """Return what is the same in all rows as the workbook writes it."""
    allowed = {"currency": currencies(), "period": tuple(PERIODS), "basis": _BASES}.get(field)
    if not allowed or not value:
        return value
    told = find_period(value) if field == "period" else value.casefold()
    if (known := next((each for each in allowed if each.casefold() == told), "")) == "":
        one = (
            "its three letters, such as EUR, GBP or USD"
            if field == "currency"
            else f"one of {', '.join(allowed)}"
        )
        raise InputError(f"The {field} {value!r} was found; write {one}.")
    return known


def _joined(frame: pd.DataFrame, parts: Sequence[str]) -> pd.Series[str]:
    """Return one column, or several as one; where a part is empty there is no comma."""
    whole = _texts(frame[parts[0]])
    for part in parts[1:]:
        more = _texts(frame[part])
        comma = (whole.ne("") & more.ne("")).map({True: ", ", False: ""})
        whole = whole + comma + more
    return whole


def _texts(column: pd.Series[Any]) -> pd.Series[str]:
    """Return cells of any kind as text without spaces around it; one without a value is the empty text."""
    if isinstance(column.dtype, pd.StringDtype):
        return column.fillna("").str.strip()
    cells = zip(column, column.isna(), strict=True)
    return pd.Series(
        ["" if is_none else text(cell).strip() for cell, is_none in cells], column.index, dtype=str
    )


def _faults(cells: pd.DataFrame) -> dict[Any, str]:
    """Find rows with a cell that is no cell of a table of pay."""
    found = dict[Any, str]()
    for field, column in cells.items():
        for row, cell in column[column.str.len() > _LONGEST_CELL].items():
            found[row] = f"its {field} has {len(cell):,} characters; is a quotation mark left open?"
        for row in column.index[column.str.contains("\0", regex=False)]:
            found[row] = f"its {field} has a character that no text has"
    return found


def _with_days(rows: pd.DataFrame) -> pd.DataFrame:
    """Write dates as 2026-11-28; one that may be read in two ways, or in none, is left out and doubted."""
    given = rows["date"].str.strip()
    days = read_days(given[given != ""])
    doubts = [
        (*each, f"“{text}” is no day that can be read in one way only") if text and not days[text] else each
        for each, text in zip(rows["doubts"], given, strict=True)
    ]
    written = [day.isoformat() if (day := days.get(text)) else "" for text in given]
    doubted = pd.Series(doubts, rows.index, dtype=object)
    return rows.assign(date=pd.Series(written, rows.index, dtype=str), doubts=doubted)


def _pay_texts(cells: pd.DataFrame) -> pd.Series[str]:
    """Write each row's pay as one string, so that one reading understands all."""
    nothing = pd.Series("", index=cells.index, dtype=str)
    fields = ("pay", "low", "high", "currency", "period")
    pay, low, high, currency, period = (cells.get(field, nothing).str.strip() for field in fields)
    is_closed = ~(high.eq("#") & low.ne(""))
    low, high = (end.where(end.str.contains(r"\d"), "") for end in (low, high))
    # BLS writes “#” for a wage of at least so much that it is not published.
    joint = (low.ne("") & high.ne("")).map({True: " - ", False: ""}).where(is_closed, "+")
    money = (currency + " ").where(pay.eq("") & currency.ne(""), "")
    amount = pay.where(pay.ne(""), money + low + joint + high)
    units = {each: f" per {find_period(each) or each}" if each else "" for each in period.unique()}
    return (amount + period.map(units.__getitem__)).where(amount.str.contains(r"\d"), "")
