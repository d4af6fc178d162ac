"""Files that are no tables, or mean harm: one clear sentence each, in bounded memory and time."""

import os
import random
import resource
import subprocess
import sys
import threading
import zipfile

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from workbook.errors import DataError, InputError
from workbook.pay.files import open_pay_file, read_pay_file, sheet_rows, workbook_parts
from workbook.pay.imports import import_pay


def refused(source, said, name=""):
    with pytest.raises(DataError, match=said) as caught:
        open_pay_file(source, name).whole()
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("own.ods", b"x", r"own\.ods is none of \.csv"),
        ("own.csv", b"", r"own\.csv is empty"),
        ("own.xlsx", b"", r"own\.xlsx is empty"),
        ("own.parquet", b"", r"own\.parquet is empty"),
        ("own.csv", b"\n\n  \n", r"own\.csv has no line with words"),
        ("own.xlsx", b"no zip", r"own\.xlsx cannot be read as xlsx: File is not a zip file"),
        ("own.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), r"has a password or is an old \.xls"),
        ("own.parquet", b"PAR1", r"own\.parquet cannot be read as parquet"),
        ("own.parquet", b"PAR1" + bytes(100) + b"PAR1", r"own\.parquet cannot be read as parquet"),
        ("own.csv", b"a," * 3_000, r"own\.csv has more than 2,000 columns"),
        ("own.csv", b"a," * 10_000_000, r"begins with a line of more than 262,144 bytes"),
        ("own.csv", b"Pay\n$95k\n\0\0\1\2\0", r"holds bytes that no text has"),
        ("own.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), r"holds bytes that no text has"),
        ("own.csv", b'Pay\n"' + b"x" * 200_000, r"a cell that is too long .* is a quotation mark left open"),
    ],
)
def test_what_is_no_table_gives_one_clear_sentence(name, content, said):
    refused(content, said, name)


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path, form):
    folder, pipe, device, nothing = (
        tmp_path / f"{name}.{form}" for name in ("folder", "pipe", "device", "nothing")
    )
    folder.mkdir()
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    refused(folder, "is a folder; write the name of a file in it")
    refused(pipe, "no ordinary file, but a pipe or a device")
    refused(device, "no ordinary file, but a pipe or a device")
    refused(nothing, "There is no file")


def test_a_link_to_a_table_is_that_table_and_one_to_nothing_is_none(tmp_path):
    (tmp_path / "own.csv").write_text("Pay\n$95k\n")
    (tmp_path / "link.csv").symlink_to(tmp_path / "own.csv")
    (tmp_path / "lost.csv").symlink_to(tmp_path / "gone.csv")
    assert read_pay_file(tmp_path / "link.csv")["Pay"].tolist() == ["$95k"]
    refused(tmp_path / "lost.csv", "There is no file")


# CSV ---------------------------------------------------------------------------------------------


def peak_of(code, *arguments):
    """Megabytes that reading takes over loading, in a process of its own."""
    lines = (
        "import resource, sys; from pathlib import Path; from workbook.pay.files import open_pay_file, separated",
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024",
        "import pandas; before = peak()",
        code,
        "print(peak() - before)",
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


def test_a_cell_without_an_end_takes_no_memory(tmp_path):
    path = tmp_path / "own.csv"
    with path.open("wb") as file:
        file.write(b"Job,Pay\n" + b"Cook,$40k\n" * 50_000 + b"Cook,")
        for _ in range(300):
            file.write(b"9" * (1 << 20))
    code = """
from workbook.errors import DataError
try:
    open_pay_file(Path(sys.argv[1])).whole()
except DataError as error:
    assert "has a row of more than 1 MB, row 5" in str(error), error
else:
    raise SystemExit(1)"""
    assert peak_of(code, path) < 150


def test_a_long_table_is_read_in_parts_in_bounded_memory(tmp_path):
    path = tmp_path / "own.csv"
    line = "Analyst," + "x" * 90 + ",$95k\n"
    path.write_text("Job,Note,Pay\n" + line * 800_000)  # 80 MB
    code = "assert sum(len(frame) for frame, _, _ in open_pay_file(Path(sys.argv[1])).parts()) == 800_000"
    assert peak_of(code, path) < 150


def test_rows_longer_or_shorter_than_the_header_are_listed(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("Job,Pay\nAnalyst,$95k\nCook,$40k,extra\nClerk\nNurse,$80k\n", encoding="utf-8")
    rows, wrong = import_pay(read_pay_file(path), {"title": "Job", "pay": "Pay"}, source="mine")
    assert list(rows["title"]) == ["Analyst", "Nurse"]
    assert wrong.to_numpy().tolist() == [[3, "3 cells under 2 columns"], [4, "1 cells under 2 columns"]]


def test_a_quotation_mark_left_open_is_told():
    frame = open_pay_file(b'Job,Pay\nCook,$40k\n"Clerk,$50k\nNurse,$80k\n', "own.csv").whole()
    assert frame["Job"].tolist() == ["Cook"]
    assert "1 cells under 2 columns; a quotation mark" in frame.attrs["wrong"][1]


def test_one_left_open_in_the_last_column_makes_a_wrong_row():
    content = b'Job,Pay\nCook,$40k\nClerk,"$50k\n' + b"Nurse,$80k\n" * 300
    rows, wrong = import_pay(open_pay_file(content, "own.csv").whole(), {"pay": "Pay"}, source="mine")
    assert len(rows) == 1
    assert "is a quotation mark left open" in wrong["reason"].item()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_are_told_apart(encoding):
    content = "Job;Pay\nKöchin;£45,000 pa\nTänzer;€30\n".encode(encoding)
    frame = open_pay_file(content, "own.csv").whole()
    assert frame.to_dict("list") == {"Job": ["Köchin", "Tänzer"], "Pay": ["£45,000 pa", "€30"]}


def test_a_cell_in_another_encoding_far_down_spoils_no_other():
    content = b"Job;Pay\n" + "Köchin;€30\n".encode() * 40_000 + "Köchin;£45,000 pa\n".encode("cp1252")
    frame = open_pay_file(content, "own.csv").whole()
    assert set(frame["Job"]) == {"Köchin"}
    assert frame["Pay"].iloc[-1] == "£45,000 pa"


def test_formulas_and_titles_above_the_header_stay_text():
    content = b'Pay in 2026\n\nJob,Pay\n=cmd|\' /C calc\'!A0,"=HYPERLINK(""http://x"")"\nCook,$40k\n'
    frame = open_pay_file(content, "own.csv").whole()
    rows, wrong = import_pay(frame, {"title": "Job", "pay": "Pay"}, source="mine")
    assert list(rows["title"]) == ["Cook"]
    assert wrong.to_numpy().tolist() == [[4, "no amount"]]


@pytest.mark.filterwarnings("error")
def test_any_bytes_are_a_table_or_one_sentence():
    chance = random.Random(1)
    for _ in range(300):
        content = bytes(
            chance.choice(b'a1$,;\t"\n\r \x00\xff\xe2\x82\xac') for _ in range(chance.randrange(1, 60))
        )
        told = told_or_read(content)
        assert (
            "\n" not in told if isinstance(told, str) else all(map(pd.api.types.is_string_dtype, told.dtypes))
        )


def told_or_read(content):
    try:
        return open_pay_file(content, "own.csv").whole()
    except DataError as error:
        return str(error)


# XLSX --------------------------------------------------------------------------------------------


def book(path, rows, merged=(), **cells):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for place, value in cells.items():
        made.active[place] = value
    for each in merged:
        made.active.merge_cells(each)
    made.save(path)
    return path


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "own.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("sheet.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(70):
            part.write(bytes(1 << 26))
    refused(path, r"own\.xlsx holds more than 4 GB when unpacked")


def swollen(path, size):
    """A workbook with one cell of so many letters."""
    made = zipfile.ZipFile(book(path.with_name("small.xlsx"), [["Pay"], ["XX"]]))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for part in made.infolist():
            file.writestr(part.filename, made.read(part).replace(b"XX", b"x" * size))
    return path


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (101_000_000, r"own\.xlsx has a part that unpacks to 101 MB, 1,0\d\d times its size"),
        (600_000, r"own\.xlsx has a cell of more than 262,144 bytes"),
    ],
)
def test_a_cell_that_no_table_has_is_refused_before_it_is_unpacked(tmp_path, monkeypatch, size, said):
    path = swollen(tmp_path / "own.xlsx", size)
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: pytest.fail("it was unpacked"))
    refused(path, said)


def test_a_long_cell_that_a_sheet_may_have_is_read(tmp_path):
    assert read_pay_file(swollen(tmp_path / "own.xlsx", 32_767))["Pay"].item() == "x" * 32_767


def test_a_workbook_that_declares_too_small_a_size_is_one_sentence(tmp_path):
    path = swollen(tmp_path / "own.xlsx", 30_000_000)
    with zipfile.ZipFile(path) as file:
        size = max(part.file_size for part in file.infolist())
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (2_000).to_bytes(4, "little")))
    refused(path, r"own\.xlsx cannot be read as xlsx: Bad CRC-32")


@pytest.mark.parametrize("sheet", [None, "First", "Ads & more"])
def test_a_sheet_is_chosen_by_its_name_and_which_was_read_is_said(tmp_path, sheet):
    made = openpyxl.Workbook()
    made.active.title = "First"
    more = made.create_sheet("Ads & more")
    for each, pay in ((made.active, "$95k"), (more, "$40k")):
        each.append(["Pay"])
        each.append([pay])
    made.save(tmp_path / "own.xlsx")
    frame = read_pay_file(tmp_path / "own.xlsx", **({"sheet": sheet} if sheet else {}))
    assert frame["Pay"].tolist() == ["$40k" if sheet == "Ads & more" else "$95k"]
    which = f"“{sheet}”" if sheet else "the first, “First”,"
    assert frame.attrs["note"] == f"Of 2 sheets {which} was read."
    assert open_pay_file(tmp_path / "own.xlsx").sheets == ("First", "Ads & more")


def test_a_sheet_that_is_not_there_is_one_sentence(tmp_path):
    path = book(tmp_path / "own.xlsx", [["Pay"]])
    with pytest.raises(DataError, match=r"own\.xlsx has no sheet “Ads”; it has Sheet\."):
        open_pay_file(path, sheet="Ads")
    with pytest.raises(DataError, match=r"own\.csv has no sheets, so “Ads” cannot be read"):
        open_pay_file(b"Pay\n$1\n", "own.csv", sheet="Ads")


def test_formulas_that_were_never_calculated_are_told(tmp_path):
    made = openpyxl.Workbook()
    made.active.append(["Pay", "Twice"])
    for row in range(2, 20_002):  # more than is looked at in one piece
        made.active.append([row, "=A2*2" if row in (9_000, 20_001) else row])
    made.create_sheet("Other").append(["=1+1"])
    made.save(tmp_path / "own.xlsx")
    note = open_pay_file(tmp_path / "own.xlsx").note
    assert note.startswith(
        " Of 2 sheets the first, “Sheet”, was read. 2 formulas, the first in B9000, without"
    )
    one = open_pay_file(book(tmp_path / "one.xlsx", [["Pay", "=A1"]])).note
    assert one.startswith(" 1 formula, the first in B1, without a stored value is read as empty; save it")


@pytest.mark.parametrize(
    ("cell", "is_told"),
    [
        (b'<c r="A1"><f>1+1</f></c>', True),
        (b'<c r="A1" s="2"><f t="shared" si="0"/><v></v></c>', True),
        (b'<c r="A1"><f>1+1</f><v>2</v></c>', False),
        (b'<c r="A1" s="2" t="str"><f>""</f><v></v></c>', False),  # its value is the empty text
        (b'<c r="A1" t="s"><v>0</v></c><c r="B1"/>', False),
    ],
)
def test_a_formula_with_a_value_is_calculated(cell, is_told):
    for cut in range(len(cell)):
        assert [*workbook_parts._uncalculated(iter([cell[:cut], cell[cut:]]))] == (["A1"] if is_told else [])


def test_a_sheet_with_two_cells_at_its_ends_takes_no_memory_here(tmp_path):
    path = book(tmp_path / "own.xlsx", [["Pay"]], BZZ1048576="$95k")  # 2 billion cells
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused(path, r"own\.xlsx (needs more than 4 GB of memory as a sheet|cannot be read)")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_sheet_of_very_many_columns_is_refused(tmp_path):
    refused(book(tmp_path / "own.xlsx", [["Pay"]], XFD1="x"), r"own\.xlsx has more than 2,000 columns")


def test_unpacking_can_be_stopped(tmp_path, monkeypatch):
    stop = threading.Event()
    stop.set()
    with pytest.raises(InputError, match=r"Stopped: own\.xlsx was not read"):
        open_pay_file(book(tmp_path / "own.xlsx", [["Pay"]]), stop=stop)


def test_a_merged_header_names_the_columns_below_it(tmp_path):
    rows = [
        ["Pay in 2026"],
        ["Job", "Pay", None, "Zip"],
        [None, "from", "to", None],
        ["Cook", 40_000, 45_000.5, "02139"],
    ]
    frame = read_pay_file(book(tmp_path / "own.xlsx", rows, merged=["A1:D1", "B2:C2"]))
    assert list(frame.columns) == ["Job", "Pay from", "Pay to", "Zip"]
    assert frame.to_numpy().tolist() == [["Cook", "40000", "45000.5", "02139"]]


def test_days_formulas_and_empty_rows_of_a_sheet(tmp_path):
    rows = [
        ["Job", "Pay", "When"],
        ["Cook", "$40k", pd.Timestamp(2026, 11, 28)],
        [None] * 3,
        ["=1+1", "=A1", "28.11.2026"],
    ]
    frame = read_pay_file(book(tmp_path / "own.xlsx", rows))
    rows, wrong = import_pay(frame, {"title": "Job", "pay": "Pay", "date": "When"}, source="mine")
    assert list(rows["date"]) == ["2026-11-28"]
    assert wrong.to_numpy().tolist() == [[4, "no amount"]]


def test_the_program_that_unpacks_has_a_limit_of_memory():
    code = "from workbook.pay.files.sheet_rows import limit_memory; limit_memory(1 << 30); bytearray(1 << 31)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
    assert sheet_rows.MOST_MEMORY == 4 << 30


# Parquet -----------------------------------------------------------------------------------------


def test_nested_columns_are_left_out_and_bytes_are_text(tmp_path):
    columns = {
        "Pay": [b"$95k", None],
        "tags": [["a"], []],
        "more": [{"a": 1}, None],
        "n": [1, None],
        "empty": [None, None],
    }
    pq.write_table(pa.table(columns), tmp_path / "own.parquet")
    file = open_pay_file(tmp_path / "own.parquet")
    assert "Left out: 2 columns of lists or records" in file.note
    assert file.whole().to_dict("list") == {"Pay": ["$95k", ""], "n": ["1", ""], "empty": ["", ""]}


def test_only_nested_columns_are_one_sentence(tmp_path):
    pq.write_table(pa.table({"tags": [["a"]]}), tmp_path / "own.parquet")
    refused(tmp_path / "own.parquet", "only columns of lists and records")


def test_very_many_columns_are_one_sentence(tmp_path):
    pq.write_table(pa.table({f"c{n}": [1] for n in range(2_001)}), tmp_path / "own.parquet")
    refused(tmp_path / "own.parquet", "more than 2,000 columns")


def test_a_file_that_breaks_off_is_one_sentence(tmp_path):
    pq.write_table(pa.table({"Pay": [f"${n}" for n in range(50_000)]}), tmp_path / "own.parquet")
    content = bytearray((tmp_path / "own.parquet").read_bytes())
    content[200:4_000] = bytes(3_800)
    refused(bytes(content), r"own\.parquet cannot be read", "own.parquet")
