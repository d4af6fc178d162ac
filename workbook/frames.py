"""The columns of tables, declared once in ``data/tables.toml``: for building them, empty as full, and for their docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from workbook.shipped import shipped
from workbook.tomlfile import read_tables

if TYPE_CHECKING:
    import pandas as pd

F = TypeVar("F", bound=Callable[..., Any])


class Column(NamedTuple):
    """What a column holds."""

    dtype: str  # as pandas names it
    meaning: str  # with the unit, and what is missing


@cache
def schemas() -> dict[str, dict[str, Column]]:
    """Return the columns of every table by name, in their order.

    Examples
    --------
    >>> schemas()["attempts"]["seconds"]
    Column(dtype='Int64', meaning='seconds it took; NA when not timed')
    """
    tables = read_tables(shipped("data", "tables.toml"))
    return {
        table: {name: Column(*text.split(": ", 1)) for name, text in columns.items()}
        for table, [(_, columns)] in tables.items()
    }


def frame(table: str, rows: Iterable[Mapping[str, Any]], index: pd.Index | None = None) -> pd.DataFrame:
    """Make a table of rows: its columns, in their order and of their dtypes, whether there is a row or none.

    Examples
    --------
    >>> frame("board", []).dtypes["is_open"]
    dtype('bool')
    """
    import pandas as pd

    return typed(table, pd.DataFrame([*rows], columns=[*schemas()[table]], index=index))


def typed(table: str, made: pd.DataFrame) -> pd.DataFrame:
    """Give columns of a table, some or all of them, their dtypes."""
    return made.astype({name: schemas()[table][str(name)].dtype for name in made})


def lists_columns(table: str) -> Callable[[F], F]:
    """Add the columns of a table, their dtypes and meanings, to the docstring of what returns it."""
    lines = [f"{name} : {column.dtype}\n    {column.meaning}" for name, column in schemas()[table].items()]

    def add(function: F) -> F:
        function.__doc__ = "\n".join(
            [inspect.cleandoc(function.__doc__ or ""), "", "Columns", "-------", *lines]
        )
        return function

    return add
