"""Tables have the columns that ``data/tables.toml`` declares, empty as full, and their docstrings list them."""

import inspect
import shutil
from datetime import UTC, datetime

import pandas as pd
import pytest

from workbook import Workbook, open_workbook
from workbook.folder import prepare_folder
from workbook.frames import frame, schemas
from workbook.pay.columns import compare_offers, match_titles, parse_pay_column, wages

WORKBOOK_TABLES = sorted(
    name
    for name, method in inspect.getmembers(Workbook, inspect.isfunction)
    if method.__annotations__.get("return") == "pd.DataFrame"
)
DECLARED = [name for name in WORKBOOK_TABLES if name != "coverage"]  # its columns are the skills
FUNCTIONS = {
    "wages": (wages, lambda: wages("15-1252"), lambda: wages("53-5011", area="0010180")),
    "match_titles": (match_titles, lambda: match_titles("nurse"), lambda: match_titles("")),
    "offers": (compare_offers, None, lambda: compare_offers([])),
    "parse_pay_column": (
        parse_pay_column,
        lambda: parse_pay_column(pd.Series(["$95k", None])),
        lambda: parse_pay_column(pd.Series([], dtype=str)),
    ),
}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Every table of an empty workbook, and of the sample."""

    def tables(*, sample):
        folder = tmp_path_factory.mktemp("workbook")
        prepare_folder(folder, sample=sample)
        with open_workbook(folder, now=lambda: datetime(2026, 11, 23, tzinfo=UTC)) as wb:
            found = {name: getattr(wb, name)() for name in WORKBOOK_TABLES}
        shutil.rmtree(folder)
        return found

    return tables(sample=False), tables(sample=True)


@pytest.mark.parametrize("name", WORKBOOK_TABLES)
def test_a_table_has_the_same_columns_and_dtypes_empty_as_full(both, name):
    empty, full = (tables[name] for tables in both)
    assert len(full) > 0
    pd.testing.assert_series_equal(empty.dtypes, full.dtypes)


@pytest.mark.parametrize("name", DECLARED)
def test_columns_and_dtypes_are_those_declared(both, name):
    dtypes = {column: str(dtype) for column, dtype in both[1][name].dtypes.items()}
    assert dtypes == {column: dtype for column, (dtype, _) in schemas()[name].items()}
    assert list(dtypes) == list(schemas()[name])


@pytest.mark.parametrize("name", WORKBOOK_TABLES)
def test_texts_flags_and_lists_are_never_missing(both, name):
    full = both[1][name]
    assert full.select_dtypes(["str", "bool", "object"]).notna().all(axis=None)


@pytest.mark.parametrize("name", DECLARED)
def test_help_lists_every_column_with_its_meaning(name):
    text = inspect.getdoc(getattr(Workbook, name))
    for column, (dtype, meaning) in schemas()[name].items():
        assert f"\n{column} : {dtype}\n    {meaning}" in text


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_have_their_columns_too(name):
    function, full, empty = FUNCTIONS[name]
    for table in (made() for made in (full, empty) if made):
        assert {column: str(dtype) for column, dtype in table.dtypes.items()} == {
            column: dtype for column, (dtype, _) in schemas()[name].items()
        }
    assert len(empty()) == 0
    assert f"\n{[*schemas()[name]][-1]} : " in inspect.getdoc(function)


def test_every_table_that_is_declared_is_tried_here():
    assert {*schemas()} == {*DECLARED, *FUNCTIONS}


def test_every_dtype_is_one_of_few():
    few = {"str", "object", "bool", "Int64", "float64", "datetime64[s]", "datetime64[s, UTC]"}
    assert {column.dtype for table in schemas().values() for column in table.values()} == few
    assert all(column.meaning for table in schemas().values() for column in table.values())


def test_what_a_data_scientist_does_first_works_without_a_row(both):
    empty, _ = both
    board, offers, attempts = empty["board"], empty["offers"], empty["attempts"]
    assert list(board[board.is_open].columns) == list(board.columns)
    assert offers.groupby("offer")["total"].sum().empty
    assert attempts["held_on"].dt.year.empty
    assert frame("salary", [])["value_low"].mean() is not None
