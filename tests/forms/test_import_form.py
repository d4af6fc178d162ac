"""A table of pay is opened, its columns named, its rows understood part by part, and confirmed like pasted lines."""

import pandas as pd
import pytest

from workbook.errors import DataError, InputError
from workbook.forms import import_form
from workbook.forms.import_form import ImportForm
from workbook.forms.pay_form import MOST_KEPT, PayForm
from workbook.records import PayPoint

TABLE = pd.DataFrame(
    {
        "Role": ["Analyst", "Engineer", "Cook", "Clerk"],
        "Pay": ["$95k–$110k/yr DOE", "€55/h", "competitive", "-$5,000"],
        "Where": ["Leeds", "Chicago", "Leeds", "Leeds"],
        "Date": ["2026-10-02", "last week", "", ""],
    }
)
CSV = TABLE.to_csv(index=False).encode()


@pytest.fixture
def pay(store):
    return PayForm(store)


@pytest.fixture
def form(store, pay):
    return ImportForm(store, pay, begin=lambda work: work())


def test_columns_are_offered_and_those_with_our_names_guessed(form):
    form.open("ads.csv", CSV)
    assert [name for name, _ in form.columns] == ["none", "Role", "Pay", "Where", "Date"]
    assert (form.pay, form.date, form.title, form.source) == ("Pay", "Date", "", "ads.csv")


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_rows_are_understood_and_kept_only_when_confirmed(form, pay, store, tmp_path, suffix):
    path = tmp_path / f"ads.{suffix}"
    write = {"csv": TABLE.to_csv, "xlsx": TABLE.to_excel, "parquet": TABLE.to_parquet}[suffix]
    write(path, index=False)
    form.open(path.name, path.read_bytes())
    form.title, form.place = "Role", "Where"
    form.read()
    assert (form.error, form.is_reading, form.done) == ("", False, 4)
    assert [row.point.text for row in pay.rows] == ["$95k–$110k/yr DOE", "€55/h"]
    assert pay.wrong == ["Row 4: no amount", "Row 5: “-$5,000” was not understood as pay"]
    assert store.contents().all(PayPoint) == ()
    assert pay.keep() == 2
    kept = store.contents().all(PayPoint)[0]
    assert (kept.title, kept.place, kept.low, kept.source, str(kept.found_on)) == (
        *("Analyst", "Leeds", "95000", path.name, "2026-10-02"),
    )


def test_a_known_layout_is_recognised_and_mapped(form, pay):
    columns = ["company", "title", "level", "location", "basesalary", "timestamp"]
    table = pd.DataFrame([["Orrin", "Analyst", "L4", "Leeds", "120000", "2026-10-02"]], columns=columns)
    form.open("offers.csv", table.to_csv(index=False).encode())
    assert "Offers with base salary" in form.status
    form.read()
    assert [(row.point.low, row.point.currency, row.point.period) for row in pay.rows] == [
        ("120000", "USD", "year")
    ]


def test_a_column_that_the_reader_picks_goes_before_what_a_layout_says(form, pay):
    columns = ["company", "title", "level", "location", "basesalary", "timestamp", "money"]
    row = ["Orrin", "Analyst", "L4", "Leeds", "70000", "2026-10-02", "GBP"]
    form.open("offers.csv", pd.DataFrame([row], columns=columns).to_csv(index=False).encode())
    form.currency = "money"
    form.read()
    assert [(row.point.low, row.point.currency) for row in pay.rows] == [("70000", "GBP")]


def test_only_rows_asked_for_are_read(form, pay):
    form.open("ads.csv", CSV)
    form.title, form.title_has = "Role", "engin"
    form.read()
    assert [row.point.title for row in pay.rows] == ["Engineer"]
    assert pay.wrong == []


def test_reading_can_be_stopped_and_shows_what_was_understood(form, pay, monkeypatch):
    monkeypatch.setattr(import_form, "ROWS_AT_A_TIME", 1)
    form.observe(lambda change: form.stop(), names=["done"])
    form.open("ads.csv", CSV)
    form.read()
    assert len(pay.rows) == 1
    assert "Stopped after 1 of 4 rows." in form.status


def test_a_failure_on_the_other_thread_is_one_sentence(form, monkeypatch):
    def fail(*_, **__):
        raise ValueError("odd")

    monkeypatch.setattr(import_form, "import_pay", fail)
    form.open("ads.csv", CSV)
    form.read()
    assert form.error == "The rows could not be read (ValueError: odd)."
    assert not form.is_reading


def test_very_many_rows_are_cut_and_it_says_so(form, pay):
    table = pd.DataFrame({"pay": [f"${50_000 + n}" for n in range(MOST_KEPT + 5)]})
    form.open("ads.csv", table.to_csv(index=False).encode())
    form.read()
    assert len(pay.rows) == MOST_KEPT
    assert "Only the first 2,000 are offered" in form.status


def test_uneven_rows_are_listed_once(form, pay):
    form.open("ads.csv", b"pay,date\n$95k,2026-10-02\n$96k,x,y\n$97k,2026-10-02\n")
    form.read()
    assert pay.wrong == ["Row 3: 3 cells under 2 columns"]
    assert len(pay.rows) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.docx", b"x"),
        ("broken.xlsx", b"not a zip"),
        ("broken.parquet", b"PAR1"),
        ("../up.csv.exe", b""),
    ],
)
def test_what_is_no_table_is_one_sentence_and_what_was_open_stays(form, name, content):
    form.open("ads.csv", CSV)
    with pytest.raises(DataError):
        form.open(name, content)
    assert form.source == "ads.csv"


def test_a_file_on_this_machine_is_opened_by_its_name(form, tmp_path):
    (tmp_path / "own.csv").write_bytes(CSV)
    form.path = str(tmp_path / "own.csv")
    form.open()
    assert form.total == 4


def test_no_file_no_table_and_no_column_of_pay_are_one_sentence(form):
    with pytest.raises(InputError, match="no file"):
        form.open()
    with pytest.raises(InputError, match="no table yet"):
        form.read()
    form.open("ads.csv", CSV)
    form.pay = ""
    with pytest.raises(InputError, match="which column holds the pay"):
        form.read()
