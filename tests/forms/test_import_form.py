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
    assert form.status == "4 rows read: 2 understood, 2 not."
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


def many(count):
    return pd.DataFrame(
        {"pay": [f"${50_000 + n}" for n in range(count)], "company": [f"C{n % 3}" for n in range(count)]}
    )


def test_reading_can_be_stopped_and_shows_what_was_understood(form, pay, tmp_path):
    many(50_000).to_parquet(tmp_path / "ads.parquet")
    form.path = str(tmp_path / "ads.parquet")
    form.open()
    form.observe(lambda change: form.stop(), names=["done"])
    form.read()
    assert len(pay.rows) == MOST_KEPT
    assert "Stopped after 20,000 of 50,000 rows." in form.status
    assert not form.is_reading


def test_how_far_the_reading_of_the_file_has_come_is_told(form):
    told = []
    form.open("ads.csv", many(200_000).to_csv(index=False).encode())
    assert (form.done, form.total) == (0, 0)
    form.observe(lambda change: told.append(form.done), names=["done"])
    form.observe(lambda change: told.append(form.total), names=["total"])
    form.read()
    assert len(told) > 4
    assert 150_000 < told[1] < 250_000
    assert (form.done, form.total) == (200_000, 200_000)


def test_unpacking_a_sheet_can_be_stopped(store, pay, tmp_path):
    form = ImportForm(store, pay, begin=lambda work: (form.stop(), work()))
    TABLE.to_excel(tmp_path / "ads.xlsx")
    form.open("ads.xlsx", (tmp_path / "ads.xlsx").read_bytes())
    assert form.error == "Stopped: ads.xlsx was not read."
    assert (form.is_reading, form.columns) == (False, [])


def test_another_sheet_is_opened_by_its_name(form, pay, tmp_path):
    with pd.ExcelWriter(tmp_path / "ads.xlsx") as file:
        pd.DataFrame({"About": ["Ads of May"]}).to_excel(file, sheet_name="Notes", index=False)
        TABLE.to_excel(file, sheet_name="Ads", index=False)
    form.path = str(tmp_path / "ads.xlsx")
    form.open()
    assert (form.sheet, form.sheets) == ("Notes", [("Notes", "Notes"), ("Ads", "Ads")])
    assert "Of 2 sheets the first, “Notes”, was read." in form.status
    form.sheet = "Ads"
    form.open_sheet()
    assert (form.sheet, form.pay) == ("Ads", "Pay")
    form.read()
    assert len(pay.rows) == 2
    form.open("ads.csv", CSV)
    assert (form.sheet, form.sheets) == ("", [])


def test_while_a_table_is_read_no_other_is_begun(store, pay):
    waiting = []
    form = ImportForm(store, pay, begin=waiting.append)
    form.open("ads.csv", CSV)
    form.read()
    with pytest.raises(InputError, match="A table is being read"):
        form.read()
    waiting[0]()
    form.read()


def test_where_hardly_a_row_is_pay_the_reading_ends(form, monkeypatch):
    monkeypatch.setattr(import_form, "MOST_WRONG", 10)
    form.open("ads.csv", b"pay\n" + b"none\n" * 400_000)
    form.read()
    assert "because so many are no pay; is the right column chosen?" in form.status
    assert form.done < 400_000


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
    assert "2,005 understood, 0 not. Only the first 2,000 are offered" in form.status


def test_very_many_rows_become_one_figure_for_each_company(form, pay):
    form.open("ads.csv", many(9_000).to_csv(index=False).encode())
    form.grouped_by, form.title_has = "company", "analyst"
    form.read()
    assert form.status == "9,000 rows read: 9,000 understood, 0 not. They became 3 figures."
    first = pay.rows[0].point
    assert (first.company, first.title, first.n, first.low, first.high, first.period) == (
        *("C0", "analyst", "3000", "52249", "56748", "year"),
    )
    assert first.note == "25th to 75th percentile of 3,000 rows, median 54,498"


def test_occupation_level_hours_and_people_are_kept(form, pay):
    table = pd.DataFrame(
        [["$50/h", "15-1252", "L4", "37.5", "12"]], columns=["pay", "soc", "level", "hours", "n"]
    )
    form.open("ads.csv", table.to_csv(index=False).encode())
    form.read()
    pay.keep()
    point = pay._store.contents().all(PayPoint)[0]
    assert (point.soc, point.level, point.hours, point.n) == ("15-1252", "L4", "37.5", "12")


def test_what_is_kept_already_is_unticked_whatever_its_file_is_called(form, pay):
    table = TABLE.assign(Date="")
    for name in ("ads.csv", "again.csv"):
        form.open(name, table.to_csv(index=False).encode())
        form.title, form.place = "Role", "Where"
        form.read()
        ticked = [row.is_wanted for row in pay.rows]
        if any(ticked):
            pay.keep()
    assert ticked == [False, False]
    assert "kept already" in pay.rows[0].doubts[-1]


def test_what_wb_salary_gives_can_be_read_again(form, pay):
    columns = [
        "title",
        "level",
        "soc",
        "company",
        "place",
        "low",
        "high",
        "currency",
        "period",
        "basis",
        "hours",
        "n",
        "date",
        "note",
    ]
    row = [
        "Analyst",
        "",
        "15-2031",
        "Acme",
        "Leeds",
        "95000.0",
        "110000.0",
        "GBP",
        "year",
        "base",
        "",
        "",
        "2026-10-02",
        "n",
    ]
    form.open(
        "salary.csv", pd.DataFrame([["own", *row]], columns=["role", *columns]).to_csv(index=False).encode()
    )
    assert "Figures of this workbook" in form.status
    form.read()
    point = pay.rows[0].point
    assert (point.low, point.high, point.currency, str(point.found_on)) == (
        "95000",
        "110000",
        "GBP",
        "2026-10-02",
    )


def test_uneven_rows_are_listed_once(form, pay):
    form.open("ads.csv", b"pay,date\n$95k,2026-10-02\n$96k,x,y\n$97k,2026-10-02\n")
    form.read()
    assert pay.wrong == ["Row 3: 3 cells under 2 columns"]
    assert len(pay.rows) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.docx", b"x"),
        ("broken.parquet", b"PAR1"),
        ("../up.csv.exe", b""),
    ],
)
def test_what_is_no_table_is_one_sentence_and_what_was_open_stays(form, name, content):
    form.open("ads.csv", CSV)
    with pytest.raises(DataError):
        form.open(name, content)
    assert form.source == "ads.csv"


def test_a_sheet_that_is_none_is_one_sentence_and_what_was_open_stays(form):
    form.open("ads.csv", CSV)
    form.open("broken.xlsx", b"not a zip")
    assert form.error == "broken.xlsx cannot be read as xlsx: File is not a zip file"
    assert (form.source, form.is_reading) == ("ads.csv", False)


def test_a_file_on_this_machine_is_opened_by_its_name(form, tmp_path):
    (tmp_path / "own.csv").write_bytes(CSV)
    form.path = str(tmp_path / "own.csv")
    form.open()
    assert form.source == "own.csv"


def test_no_file_no_table_and_no_column_of_pay_are_one_sentence(form):
    with pytest.raises(InputError, match="no file"):
        form.open()
    with pytest.raises(InputError, match="no table yet"):
        form.read()
    form.open("ads.csv", CSV)
    form.pay = ""
    with pytest.raises(InputError, match="which column holds the pay"):
        form.read()
