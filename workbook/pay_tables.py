"""Wages, titles and pay strings as pandas tables; readers' own tables of pay, read, understood and checked row by row."""

from __future__ import annotations

import csv
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from workbook.errors import DataError
from workbook.salary.occupations import TitleIndex, match_titles
from workbook.salary.oews import NATION
from workbook.salary.offers import YEARS, Offer, offer_parts
from workbook.salary.pay_strings import find_period, parse_pay
from workbook.salary.wages import Wage, find_wages
from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables

COLUMNS = [
    "source",
    "date",
    "title",
    "soc",
    "level",
    "company",
    "place",
    "low",
    "high",
    "currency",
    "period",
    "basis",
    "hours",
    "n",
    "note",
    "original",
    "doubts",
]
"""Of a table of pay: a row is one figure, `original` the words it was found in."""

_MOST_BYTES, _MOST_COLUMNS = 1 << 30, 2_000
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


def wages_table(soc: str, area: str | None = NATION, industry: str | None = "000000") -> pd.DataFrame:
    """One row a published wage: figures as numbers, a lower bound or an unknown one as NaN and in ``notes``.

    Parameters
    ----------
    soc, area, industry
        As in `workbook.salary.wages.find_wages`; dollars before tax, BLS OEWS.
    """
    return pd.DataFrame([_wage_row(wage) for wage in find_wages(soc, area, industry)])


def titles_table(title: str, top: int = 5, index: TitleIndex | None = None) -> pd.DataFrame:
    """One row an occupation that a title may mean: why, how many people do it, their median wage in dollars a year."""
    rows = []
    for match in match_titles(title, top, index):
        (wage,) = find_wages(match.soc)
        employment, median = (wage.amounts[name].exact for name in ("employment", "annual_p50"))
        rows.append((match.soc, match.name, match.score, match.why, employment, median))
    return pd.DataFrame(rows, columns=["soc_code", "title", "score", "why", "employment", "median"])


def compare_offers(offers: Sequence[Offer], equities: Sequence[float] = (0.0, 0.5, 1.0)) -> pd.DataFrame:
    """One row an offer, a share of its equity's value and a year, with every part and their sum; before tax."""
    rows = []
    for offer in offers:
        for equity in equities:
            for year in YEARS:
                parts = offer_parts(offer, year, equity)
                rows.append(
                    {
                        "offer": offer.name,
                        "equity_share": equity,
                        "year": year,
                        **parts,
                        "total": sum(parts.values()),
                    }
                )
    return pd.DataFrame(rows)


def parse_pay_column(texts: pd.Series[str]) -> pd.DataFrame:
    """Understand a column of pay strings: one row each, with the column's index; partitions may be done one by one."""
    fields = ("low", "high", "currency", "period", "basis", "note", "confidence", "doubts")
    found = {text: parse_pay(text) for text in texts.dropna().astype(str).unique()}
    rows = [[getattr(found.get(str(text)), field, None) for field in fields] for text in texts]
    table = pd.DataFrame(rows, index=texts.index, columns=list(fields))
    return table.astype({"low": float, "high": float, "confidence": float})


def read_pay_file(path: Path) -> pd.DataFrame:
    """Read a table from CSV, XLSX or Parquet; every cell is text as it stands, an empty one the empty text.

    Raises
    ------
    DataError
        When it is no such file, or so large or wide that it cannot be a table of pay.
    """
    readers = {
        ".csv": _read_csv,
        ".txt": _read_csv,
        ".tsv": _read_csv,
        ".xlsx": _read_xlsx,
        ".parquet": _read_parquet,
    }
    if path.suffix.lower() not in readers:
        raise DataError(f"{path.name} is none of {', '.join(readers)}; save it as one of these.")
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DataError(f"{path.name} is larger than 1 GB; give a part of it.")
        frame = readers[path.suffix.lower()](path)
    except DataError:
        raise
    except Exception as error:  # each library has its own family
        raise DataError(
            f"{path.name} cannot be read as {path.suffix[1:]}: {str(error).splitlines()[0]}"
        ) from None
    frame.columns = [str(column).strip() for column in frame.columns]
    return frame


def recognise(frame: pd.DataFrame) -> Layout | None:
    """Return the known form of table whose columns are all there."""
    for layout in layouts():
        wanted = {column for columns in layout.mapping.values() for column in columns.split("+")}
        if wanted <= set(frame.columns):
            return layout
    return None


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the known forms of ``data/pay_layouts.toml``."""
    tables = read_tables(shipped("data", "pay_layouts.toml"), ("layout",))["layout"]
    return tuple(from_table(Layout, values, where) for where, values in tables)


def import_pay(
    frame: pd.DataFrame, mapping: Mapping[str, str], *, source: str, fixed: Mapping[str, str] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Turn a reader's table into rows of pay; every row that cannot be one is listed with the reason.

    Parameters
    ----------
    frame
        Of `read_pay_file`.
    mapping
        Its columns by our fields: ``pay`` for strings, or ``low`` and ``high`` for amounts, and any of `COLUMNS`.
    source
        Where it is from.
    fixed
        Fields that are the same in all rows, such as the currency; a column mapped to one goes before it.

    Returns
    -------
    tuple of two pandas.DataFrame
        Rows understood (`COLUMNS` and ``is_duplicate``), and ``row`` (2 is the first below the header), ``reason``.

    Raises
    ------
    DataError
        When a column or field is not there.
    """
    columns = {field: column.split("+") for field, column in mapping.items()}
    unknown = [field for field in (*mapping, *(fixed or ())) if field not in (*COLUMNS, "pay")]
    missing = [column for parts in columns.values() for column in parts if column not in frame.columns]
    if unknown or missing or not set(PAY_FIELDS) & set(mapping):
        what = f"no column {missing[0]!r}" if missing else f"no field {(unknown or ['pay'])[0]!r}"
        raise DataError(f"There is {what}; map pay, or low and high, and any of {', '.join(COLUMNS)}.")
    cells = pd.DataFrame(
        {
            field: frame[parts].agg(", ".join, axis=1) if parts[1:] else frame[parts[0]]
            for field, parts in columns.items()
        }
    ).assign(**{field: value for field, value in (fixed or {}).items() if field not in mapping})
    texts = _pay_texts(cells)
    pay = parse_pay_column(texts)
    is_wrong = pay["period"].isna()
    rows = cells.assign(**pay[["low", "high", "period", "doubts"]], original=texts, source=source)
    for field in ("currency", "basis", "note"):
        given = cells[field] if field in cells else pd.Series("", index=cells.index)
        rows[field] = given.where(given != "", pay[field])
    rows = rows.reindex(columns=COLUMNS)[~is_wrong]
    rows["is_duplicate"] = rows.drop(columns="doubts").duplicated()
    reasons = texts[is_wrong].map(_reason).to_dict() | frame.attrs.get("wrong", {})
    wrong = pd.DataFrame(
        sorted((row + 2, reason) for row, reason in reasons.items()), columns=["row", "reason"]
    )
    return rows, wrong


def _pay_texts(cells: pd.DataFrame) -> pd.Series[str]:
    """Write each row's pay as one string, so that one reading understands all."""
    nothing = pd.Series("", index=cells.index, dtype=str)
    pay, low, high, currency, period = (
        cells.get(field, nothing).str.strip() for field in ("pay", "low", "high", "currency", "period")
    )
    low, high = (end.where(end.str.contains(r"\d"), "") for end in (low, high))
    joint = (low.ne("") & high.ne("")).map({True: " - ", False: ""})
    money = (currency + " ").where(pay.eq("") & currency.ne(""), "")
    amount = pay.where(pay.ne(""), money + low + joint + high)
    units = {each: f" per {find_period(each) or each}" if each else "" for each in period.unique()}
    return (amount + period.map(units.__getitem__)).where(amount.str.contains(r"\d"), "")


def _reason(text: str) -> str:
    if not any(map(str.isdigit, text)):
        return "no amount"
    return f"“{text}” was not understood as pay"


def _wage_row(wage: Wage) -> dict[str, Any]:
    names = ("soc", "title", "area", "place", "industry", "trade")
    figures = {name: amount.exact for name, amount in wage.amounts.items()}
    notes = [f"{name} {amount}" for name, amount in wage.amounts.items() if amount.exact is None]
    row = {name: getattr(wage, name) for name in names} | figures
    return row | {"notes": "; ".join(notes), "source": wage.source}


def _read_csv(path: Path) -> pd.DataFrame:
    with path.open("rb") as file:
        start = file.read(65_536)
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        start.decode(encoding, errors="strict" if len(start) < 65_536 else "ignore")
    except UnicodeDecodeError:
        encoding = "cp1252"
    head = start.decode(encoding, errors="ignore").partition("\n")[0]
    separator = max(",;\t|", key=head.count)
    if head.count(separator) > _MOST_COLUMNS:
        raise DataError(f"{path.name} has more than {_MOST_COLUMNS:,} columns; give the few that matter.")
    options: dict[str, Any] = {"sep": separator, "dtype": str, "na_filter": False, "encoding": encoding}
    try:
        with warnings.catch_warnings(action="error"):
            frame: pd.DataFrame = pd.read_csv(path, index_col=False, **options)
            return frame.fillna("")
    except (pd.errors.ParserError, pd.errors.ParserWarning):
        return _read_uneven(path, separator, encoding)


def _read_uneven(path: Path, separator: str, encoding: str) -> pd.DataFrame:
    """Read row by row, and put those that are longer or shorter than the header on the list of wrong ones."""
    with path.open(encoding=encoding, newline="") as file:
        head, *rows = csv.reader(file, delimiter=separator)
    even = {place: row for place, row in enumerate(rows) if len(row) == len(head)}
    frame = pd.DataFrame.from_dict(even, orient="index", columns=head, dtype=str)
    uneven = {
        place: f"{len(row)} cells under {len(head)} columns"
        for place, row in enumerate(rows)
        if place not in even
    }
    frame.attrs["wrong"] = {place: reason for place, reason in uneven.items() if any(rows[place])}
    return frame


def _read_xlsx(path: Path) -> pd.DataFrame:
    with zipfile.ZipFile(path) as file:
        if sum(part.file_size for part in file.infolist()) > _MOST_BYTES:
            raise DataError(f"{path.name} holds more than 1 GB when unpacked; give a part of it.")
    frame = pd.read_excel(path, engine="calamine", dtype=str, na_filter=False, header=None)
    filled = (frame != "").sum(axis=1)
    head = (
        int((filled >= max(1, filled.max() / 2)).idxmax()) if len(frame) else 0
    )  # titles above it are passed over
    below = frame.iloc[head + 1 :].reset_index(drop=True)
    return below.set_axis(frame.iloc[head].tolist(), axis=1) if len(frame) else frame


def _read_parquet(path: Path) -> pd.DataFrame:
    if pq.ParquetFile(path).metadata.num_columns > _MOST_COLUMNS:
        raise DataError(f"{path.name} has more than {_MOST_COLUMNS:,} columns; give the few that matter.")
    frame = pd.read_parquet(path)
    text: pd.DataFrame = frame.astype(object).where(frame.notna(), "").map(str)
    return text
