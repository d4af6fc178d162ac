"""Readers' tables of pay are read as they stand; good rows are kept, wrong ones all listed with the reason."""

import zipfile

import pandas as pd
import pytest

from workbook.errors import DataError
from workbook.pay_tables import (
    COLUMNS,
    compare_offers,
    import_pay,
    layouts,
    parse_pay_column,
    read_pay_file,
    recognise,
    titles_table,
    wages_table,
)
from workbook.salary.offers import Offer

TABLE = pd.DataFrame(
    {
        "Job": ["Analyst", "Engineer", "Cook", "Clerk"],
        "Pay": ["$95k–$110k/yr DOE", "€55/h", "competitive", "-$5,000"],
        "Zip": ["02139", "94107", "", "01001"],
    }
)


@pytest.fixture(params=["csv", "tsv", "xlsx", "parquet"])
def file(request, tmp_path):
    path = tmp_path / f"own.{request.param}"
    match request.param:
        case "csv":
            TABLE.to_csv(path, index=False)
        case "tsv":
            TABLE.to_csv(path, index=False, sep="\t", encoding="utf-16")
        case "xlsx":
            TABLE.to_excel(path, index=False)
        case "parquet":
            TABLE.to_parquet(path)
    return path


def test_a_table_comes_back_as_text_from_every_form(file):
    frame = read_pay_file(file)
    assert frame.to_dict("list") == TABLE.to_dict("list")


def test_good_rows_are_kept_and_all_wrong_ones_listed(file):
    rows, wrong = import_pay(read_pay_file(file), {"title": "Job", "pay": "Pay"}, source="mine")
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


# Known forms -------------------------------------------------------------------------------------

KNOWN = {
    "BLS OEWS table": {
        "OCC_CODE": "15-1252", "OCC_TITLE": "Software Developers", "AREA_TITLE": "Texas",
        "A_PCT25": "102,340", "A_PCT75": "#", "TOT_EMP": "120,000",
    },
    "DOL LCA disclosure": {
        "JOB_TITLE": "Engineer", "SOC_CODE": "15-1252.00", "EMPLOYER_NAME": "Acme", "WORKSITE_CITY": "Austin",
        "WORKSITE_STATE": "TX", "WAGE_RATE_OF_PAY_FROM": "45.5", "WAGE_RATE_OF_PAY_TO": "", "WAGE_UNIT_OF_PAY": "Hour",
        "BEGIN_DATE": "2026-01-05",
    },
    "Stack Overflow survey": {"DevType": "Developer, back-end", "Country": "Poland", "ConvertedCompYearly": "62000"},
    "Offers with base salary": {
        "company": "Acme", "title": "Engineer", "level": "L4", "location": "Austin, TX", "basesalary": "150000",
        "timestamp": "2026-01-05",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_form_is_recognised_and_read(name):
    frame = pd.DataFrame([{"other": "", **KNOWN[name]}])
    layout = recognise(frame)
    assert layout is not None
    assert layout.name == name
    fixed = dict(item.split("=", 1) for item in layout.fixed)
    rows, wrong = import_pay(frame, layout.mapping, source=name, fixed=fixed)
    assert len(wrong) == 0
    assert rows["currency"].item() == "USD"
    assert rows["period"].item() == ("hour" if name == "DOL LCA disclosure" else "year")
    assert rows["basis"].item() == ("total" if name == "Stack Overflow survey" else "base")


def test_every_known_form_is_tried():
    assert {layout.name for layout in layouts()} == set(KNOWN)
    assert recognise(TABLE) is None


# Hostile files -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("own.ods", b"x", r"own\.ods is none of \.csv"),
        ("own.xlsx", b"no zip", r"own\.xlsx cannot be read as xlsx: File is not a zip file"),
        ("own.parquet", b"PAR1", r"own\.parquet cannot be read as parquet"),
        ("own.csv", b"", r"own\.csv cannot be read as csv: No columns to parse"),
        ("own.csv", b"a," * 3000, r"own\.csv has more than 2,000 columns"),
    ],
)
def test_a_file_that_is_no_table_gives_one_clear_sentence(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataError, match=said) as caught:
        read_pay_file(path)
    assert "\n" not in str(caught.value)


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "own.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("sheet.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(1100):
            part.write(bytes(1 << 20))
    with pytest.raises(DataError, match=r"own\.xlsx holds more than 1 GB when unpacked"):
        read_pay_file(path)


def test_rows_longer_or_shorter_than_the_header_are_listed(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("Job,Pay\nAnalyst,$95k\nCook,$40k,extra\nClerk\nNurse,$80k\n", encoding="utf-8")
    rows, wrong = import_pay(read_pay_file(path), {"title": "Job", "pay": "Pay"}, source="mine")
    assert list(rows["title"]) == ["Analyst", "Nurse"]
    assert wrong.to_numpy().tolist() == [[3, "3 cells under 2 columns"], [4, "1 cells under 2 columns"]]


def test_another_encoding_is_read(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes("Job;Pay\nKöchin;£45,000 pa\n".encode("cp1252"))
    assert read_pay_file(path).to_dict("list") == {"Job": ["Köchin"], "Pay": ["£45,000 pa"]}


def test_a_title_above_the_header_is_passed_over_and_formulas_stay_text(tmp_path):
    path = tmp_path / "own.xlsx"
    rows = [["Pay in 2026", "", ""], ["Job", "Pay", "Zip"], ["=1+1", "$95k", "02139"]]
    pd.DataFrame(rows).to_excel(path, index=False, header=False)
    frame = read_pay_file(path)
    assert list(frame.columns) == ["Job", "Pay", "Zip"]
    assert frame["Zip"].item() == "02139"


# Views -------------------------------------------------------------------------------------------


def test_a_column_of_strings_keeps_its_index_and_may_be_done_in_parts():
    texts = pd.Series(["$95k", None, "no pay", "$95k"], index=[7, 3, 5, 1])
    whole = parse_pay_column(texts)
    assert list(whole.index) == [7, 3, 5, 1]
    assert whole["low"].isna().tolist() == [False, True, True, False]
    parts = pd.concat([parse_pay_column(texts[:2]), parse_pay_column(texts[2:])])
    pd.testing.assert_frame_equal(whole, parts)


def test_titles_come_with_employment_and_median():
    first = titles_table("Sr. backend dev").iloc[0]
    assert (first["soc_code"], first["employment"], first["median"]) == ("15-1252", 1_687_890, 135_980)
    assert titles_table("").empty


def test_wages_have_no_number_for_a_bound():
    table = wages_table("27-2021", "0600000")
    assert table["annual_p90"].isna().item()
    assert "annual_p90 ≥ 239,200" in table["notes"].item()
    assert len(wages_table("15-1252", None)) > 500


def test_offers_are_one_row_for_each_year_and_share_of_the_equity():
    offers = [Offer(name="A", base=100_000, equity=40_000), Offer(name="B", base=120_000)]
    table = compare_offers(offers)
    assert len(table) == 2 * 3 * 4
    sums = table.groupby(["offer", "equity_share"])["total"].sum()
    assert sums.to_dict() == {
        ("A", 0.0): 400_000, ("A", 0.5): 420_000, ("A", 1.0): 440_000,
        ("B", 0.0): 480_000, ("B", 0.5): 480_000, ("B", 1.0): 480_000,
    }  # fmt: skip
