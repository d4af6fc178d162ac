"""Readers' tables of pay: good rows are kept, wrong ones all listed with the reason; known forms are recognised."""

import pandas as pd
import pytest

from workbook.errors import DataError, InputError
from workbook.pay.columns import COLUMNS
from workbook.pay.imports import import_pay, layouts, recognise

TABLE = pd.DataFrame(
    {
        "Job": ["Analyst", "Engineer", "Cook", "Clerk"],
        "Pay": ["$95k–$110k/yr DOE", "€55/h", "competitive", "-$5,000"],
        "Zip": ["02139", "94107", "", "01001"],
    }
)


def test_good_rows_are_kept_and_all_wrong_ones_listed():
    rows, wrong = import_pay(TABLE, {"title": "Job", "pay": "Pay"}, source="mine")
    assert list(rows.columns) == [*COLUMNS, "is_duplicate"]
    assert rows[["title", "low", "high", "currency", "period", "original"]].to_numpy().tolist() == [
        ["Analyst", 95_000, 110_000, "USD", "year", "$95k–$110k/yr DOE"],
        ["Engineer", 55, 55, "EUR", "hour", "€55/h"],
    ]
    assert wrong.to_numpy().tolist() == [[4, "no amount"], [5, "“-$5,000” was not understood as pay"]]


def test_amounts_in_columns_are_understood_like_strings():
    frame = pd.DataFrame(
        {
            "from": ["95000", "30.50", "-5", "70000.00", "", "110000"],
            "to": ["110000", "", "", "", "", "95000"],
            "unit": ["Year", "Hour", "Year", "Bi-Weekly", "Year", "Year"],
        }
    )
    rows, wrong = import_pay(
        frame, {"low": "from", "high": "to", "period": "unit"}, source="mine", fixed={"currency": "USD"}
    )
    assert rows[["low", "high", "period"]].to_numpy().tolist() == [
        [95000, 110000, "year"],
        [30.5, 30.5, "hour"],
        [70000, 70000, "biweek"],
        [95000, 110000, "year"],
    ]
    assert set(rows["currency"]) == {"USD"}
    assert "the ends were the other way round" in rows["doubts"].iloc[-1]
    assert list(wrong["row"]) == [4, 6]


def test_duplicates_are_marked():
    frame = pd.DataFrame({"Pay": ["$95k", "$95k", "$96k"]})
    rows, _ = import_pay(frame, {"pay": "Pay"}, source="mine")
    assert list(rows["is_duplicate"]) == [False, True, False]


def test_two_columns_make_one_field():
    frame = pd.DataFrame({"Pay": ["$95k"], "City": ["Austin"], "State": ["TX"]})
    rows, _ = import_pay(frame, {"pay": "Pay", "place": "City+State"}, source="mine")
    assert list(rows["place"]) == ["Austin, TX"]


def test_an_empty_table_gives_an_empty_one():
    rows, wrong = import_pay(pd.DataFrame({"Pay": pd.Series(dtype=str)}), {"pay": "Pay"}, source="mine")
    assert (len(rows), len(wrong)) == (0, 0)
    assert list(rows.columns) == [*COLUMNS, "is_duplicate"]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"pay": "Salary"}, "There is no column 'Salary'; map pay, or low and high"),
        ({"pay": "Pay", "colour": "Pay"}, "There is no field 'colour'"),
        ({"title": "Job"}, "There is no field 'pay'"),
    ],
)
def test_a_mapping_that_does_not_fit_says_what_to_map(mapping, said):
    with pytest.raises(DataError, match=said):
        import_pay(TABLE, mapping, source="mine")


def test_a_wage_of_at_least_so_much_is_open_above():
    frame = pd.DataFrame({"low": ["102,340", "#"], "high": ["#", "#"]})
    fixed = {"currency": "USD", "period": "year"}
    rows, wrong = import_pay(frame, {"low": "low", "high": "high"}, source="BLS", fixed=fixed)
    assert rows["low"].tolist() == [102_340]
    assert rows["high"].isna().all()
    assert list(wrong["row"]) == [3]


def test_occupation_level_hours_and_people_are_kept():
    frame = pd.DataFrame(
        {"Pay": ["$50/h"], "c": ["15-1252.00"], "l": ["II"], "h": ["37.5 hours"], "w": ["1,240"]}
    )
    mapping = {"pay": "Pay", "soc": "c", "level": "l", "hours": "h", "n": "w"}
    rows, _ = import_pay(frame, mapping, source="mine")
    assert rows[["soc", "level", "hours", "n"]].to_numpy().tolist() == [["15-1252.00", "II", 37.5, 1240]]


def test_hours_and_people_are_numbers_and_missing_where_not_known():
    frame = pd.DataFrame({"Pay": ["$50/h"] * 3, "h": ["37.5", "", "full time"], "w": ["1,240", "9" * 30, ""]})
    rows, _ = import_pay(frame, {"pay": "Pay", "hours": "h", "n": "w"}, source="mine")
    assert (rows["hours"].dtype, rows["n"].dtype) == ("float64", "Int64")
    assert rows[["hours", "n"]].isna().to_numpy().tolist() == [[False, False], [True, True], [True, True]]
    assert (rows["hours"].sum(), rows["n"].sum()) == (37.5, 1240)


def test_cells_of_any_kind_are_read_like_text():
    columns = {
        "low": pd.Series([95_000, None, 48.5]),
        "high": pd.Series([110_000, 90_000, 0], dtype="int32"),
        "zip": pd.Series([2139, "02139", None], dtype=object),
        "day": pd.Series([pd.Timestamp(2026, 3, 4), pd.NaT, pd.Timestamp(2026, 11, 28, 10)]),
        "people": pd.Series([12, None, 7], dtype="Int64"),
        "title": pd.Categorical(["Cook", None, "Clerk"]),
        "hours": [float("nan")] * 3,
        "level": [True, False, True],
        "n": pd.Series([None] * 3, dtype=object),
    }
    mapping = {"low": "low", "high": "high", "place": "zip", "date": "day", "n": "people", "note": "n"}
    frame = pd.DataFrame(columns)
    rows, wrong = import_pay(
        frame, mapping | {each: each for each in ("title", "hours", "level")}, source="mine"
    )
    as_text = pd.DataFrame(
        {
            "low": ["95000", "", "48.5"],
            "high": ["110000", "90000", "0"],
            "zip": ["2139", "02139", ""],
            "day": ["2026-03-04", "", "2026-11-28"],
            "people": ["12", "", "7"],
            "title": ["Cook", "", "Clerk"],
            "hours": [""] * 3,
            "level": ["True", "False", "True"],
            "n": [""] * 3,
        }
    )
    same, same_wrong = import_pay(
        as_text, mapping | {each: each for each in ("title", "hours", "level")}, source="mine"
    )
    pd.testing.assert_frame_equal(rows, same)
    pd.testing.assert_frame_equal(wrong, same_wrong)
    assert rows["place"].tolist()[:2] == ["2139", "02139"]


@pytest.mark.parametrize("pay", [95_000, 95_000.0, "95000", 95_000.5])
def test_a_native_number_is_pay(pay):
    rows, _ = import_pay(
        pd.DataFrame({"Pay": [pay]}), {"pay": "Pay"}, source="mine", fixed={"currency": "USD"}
    )
    assert rows["low"].item() == pytest.approx(95_000, abs=1)


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        ("currency", "eur", "EUR"),
        ("currency", " Usd ", "USD"),
        ("period", "Yearly", "year"),
        ("period", "HOUR", "hour"),
        ("basis", "Total", "total"),
    ],
)
def test_what_is_the_same_in_all_rows_may_be_in_capitals_or_not(field, written, meant):
    frame = pd.DataFrame({"low": ["60"]})
    fixed = {"currency": "USD", "period": "hour"} | {field: written}
    frame["low"] = "60000" if meant == "year" else "60"
    rows, _ = import_pay(frame, {"low": "low"}, source="mine", fixed=fixed)
    assert rows[field].item() == meant


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        (
            "currency",
            "EURO",
            r"The currency 'EURO' was found; write its three letters, such as EUR, GBP or USD\.",
        ),
        (
            "period",
            "visit",
            r"The period 'visit' was found; write one of hour, day, week, biweek, month, year\.",
        ),
        ("basis", "gross", r"The basis 'gross' was found; write one of base, total\."),
    ],
)
def test_what_is_the_same_in_all_rows_must_be_known(field, written, said):
    with pytest.raises(InputError, match=said):
        import_pay(TABLE, {"pay": "Pay"}, source="mine", fixed={field: written})


def test_words_for_a_currency_in_a_column_become_its_code():
    frame = pd.DataFrame(
        {"low": ["95000"] * 3, "money": ["eur", "Euro", "doubloons"], "basis": ["Base", "TOTAL", ""]}
    )
    rows, wrong = import_pay(frame, {"low": "low", "currency": "money", "basis": "basis"}, source="mine")
    assert rows[["currency", "basis"]].to_numpy().tolist() == [["EUR", "base"], ["EUR", "total"]]
    assert wrong["reason"].tolist() == ["“doubloons 95000” was not understood as pay"]


def test_a_day_that_may_be_two_is_left_out_and_doubted():
    frame = pd.DataFrame(
        {"Pay": ["$95k", "$96k", "$97k"], "When": ["3/4/2026", "last week", "2026-03-04 10:00:00"]}
    )
    rows, _ = import_pay(frame, {"pay": "Pay", "date": "When"}, source="mine")
    assert list(rows["date"]) == ["", "", "2026-03-04"]
    assert ["no day" in doubts[-1] for doubts in rows["doubts"]] == [True, True, False]


def test_only_rows_with_the_words_are_looked_at():
    rows, wrong = import_pay(
        TABLE, {"pay": "Pay", "title": "Job"}, source="mine", having={"title": "ENGIN er"}
    )
    assert list(rows["title"]) == ["Engineer"]
    assert wrong.empty


def test_postal_codes_stay_text():
    rows, _ = import_pay(TABLE, {"pay": "Pay", "place": "Zip"}, source="mine")
    assert list(rows["place"]) == ["02139", "94107"]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("$95k " + "x" * 3_000, "its pay has 3,005 characters"),
        ("$9\0k", "its pay has a character that no text has"),
    ],
)
def test_a_cell_that_is_none_is_a_wrong_row(cell, reason):
    rows, wrong = import_pay(pd.DataFrame({"Pay": [cell, "$95k"]}), {"pay": "Pay"}, source="mine")
    assert len(rows) == 1
    assert reason in wrong["reason"].item()


# Known forms -------------------------------------------------------------------------------------

LCA = {
    "JOB_TITLE": "Engineer", "SOC_CODE": "15-1252.00", "EMPLOYER_NAME": "Acme", "WORKSITE_CITY": "Austin",
    "WORKSITE_STATE": "TX", "WAGE_RATE_OF_PAY_FROM": "45.5", "WAGE_RATE_OF_PAY_TO": "", "WAGE_UNIT_OF_PAY": "Hour",
    "CASE_STATUS": "Certified",
}  # fmt: skip
OFFER = {
    "company": "Acme",
    "title": "Engineer",
    "level": "L4",
    "location": "Austin, TX",
    "timestamp": "6/17/2026 11:33:27",
}
KNOWN = {
    "Figures of this workbook (wb.salary())": dict.fromkeys(COLUMNS, "")
    | {"low": "95000", "high": "110000", "currency": "USD", "period": "year", "basis": "base", "date": "2026-01-05"},
    "BLS OEWS table": {
        "OCC_CODE": "15-1252", "OCC_TITLE": "Software Developers", "AREA_TITLE": "Texas",
        "A_PCT25": "102,340", "A_PCT75": "#", "TOT_EMP": "120,000",
    },
    "DOL LCA disclosure, fiscal year 2020 and later": LCA
    | {"BEGIN_DATE": "2026-01-05", "TOTAL_WORKER_POSITIONS": "3", "PW_WAGE_LEVEL": "II"},
    "DOL LCA disclosure, fiscal year 2019": {
        f"{name}_1" if "WORKSITE" in name or "WAGE" in name else name: cell for name, cell in LCA.items()
    },
    "DOL LCA disclosure, fiscal years 2017 and 2018": LCA
    | {"EMPLOYMENT_START_DATE": "2018-01-05", "TOTAL_WORKERS": "3"},
    "Stack Overflow survey": {"DevType": "Developer, back-end", "Country": "Poland", "ConvertedCompYearly": "62000"},
    "Stack Overflow survey, 2019 and 2020": {"DevType": "Developer", "Country": "Poland", "ConvertedComp": "62000"},
    "Offers with base salary": OFFER | {"basesalary": "150000", "totalyearlycompensation": "200000"},
    "Offers with total pay": OFFER | {"totalyearlycompensation": "200000"},
}  # fmt: skip
TOTAL = ("Stack Overflow survey", "Stack Overflow survey, 2019 and 2020", "Offers with total pay")


@pytest.mark.parametrize("in_capitals", [True, False])
@pytest.mark.parametrize("name", KNOWN)
def test_a_known_form_is_recognised_and_read(name, in_capitals):
    row = {"other": "", **KNOWN[name]}
    frame = pd.DataFrame([row if in_capitals else {column.lower(): cell for column, cell in row.items()}])
    layout, mapping = recognise(frame.columns)
    assert layout.name == name
    fixed = dict(item.split("=", 1) for item in layout.fixed)
    rows, wrong = import_pay(frame, mapping, source=name, fixed=fixed)
    assert len(wrong) == 0
    assert rows["currency"].item() == "USD"
    assert rows["period"].item() == ("hour" if "LCA" in name else "year")
    assert rows["basis"].item() == ("total" if name in TOTAL else "base")
    assert rows["doubts"].item() == ()


def test_every_known_form_is_tried():
    assert {layout.name for layout in layouts()} == set(KNOWN)
    assert recognise(TABLE.columns) is None


def test_the_list_of_wrong_rows_has_the_same_dtypes_empty_as_full():
    tables = [pd.DataFrame({"Pay": cells}, dtype="str") for cells in ([], ["$95k"], ["none"])]
    wrong = [import_pay(table, {"pay": "Pay"}, source="mine")[1] for table in tables]
    assert [len(each) for each in wrong] == [0, 0, 1]
    assert all(each.dtypes.equals(wrong[2].dtypes) for each in wrong)
