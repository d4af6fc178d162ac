"""Official files that a reader adds: known by content, checked, kept whole, used; anything else is one sentence."""

import json
import zipfile
from datetime import date

import openpyxl
import pytest

from workbook.errors import DataError
from workbook.pay import official_files as official_files
from workbook.pay.official_files import FOLDER, add_file, added_files, kinds, parities_of, titles_of
from workbook.salary.occupations import find_titles

DAY = date(2026, 11, 28)
ONET = "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n31-1121.00\tDoula Visitor\tn/a\t08\n"
SOC = "2018 SOC Code,2018 SOC Title,2018 SOC Direct Match Title,Illustrative Example\n11-1011,Chief Executives,Realm Warden,x\n"
HEAD = "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2023,2024\n"
ALL = '"...","RPPs: All items ","Index",{},{}\n'
METRO = f'{HEAD} "12420","Austin, TX", ,MARPP,1,{ALL.format(98.0, 97.5)}"Last updated: February 19, 2026-- new."\n'
STATE = f'{HEAD} "48000","Texas",6,SARPP,1,{ALL.format(97.2, 97.1)}'
TEXTS = {"onet-titles": ONET, "soc-titles": SOC, "metro-prices": METRO, "state-prices": STATE}


@pytest.fixture
def given(tmp_path):
    """Return a function that writes a file a reader may have."""

    def write(content, name="mine.dat"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "my-interview"
    place.mkdir()
    return place


def kept(folder):
    return sorted(path.name for path in (folder / FOLDER).iterdir()) if (folder / FOLDER).exists() else []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_is_known_by_its_content_whatever_its_name(given, folder, name, encoding):
    (added,) = add_file(given(TEXTS[name].encode(encoding)), folder, DAY)
    assert (added.kind.name, added.rows, added.origin, added.added_on) == (name, 1, "mine.dat", "2026-11-28")
    assert (folder / FOLDER / added.kind.kept_as).read_text(encoding="utf-8") == TEXTS[name]


def test_a_file_says_its_own_date_or_that_it_has_none(given, folder):
    (metro,), (onet,) = add_file(given(METRO), folder, DAY), add_file(given(ONET), folder, DAY)
    assert (metro.dated, onet.dated) == ("last updated February 19, 2026", "the file names no date")


def test_lines_end_as_they_did(given, folder):
    text = SOC.replace("\n", "\r\n")
    (added,) = add_file(given(text), folder, DAY)
    assert (folder / FOLDER / added.kind.kept_as).read_bytes() == text.encode()


def test_a_zip_may_hold_several(given, folder, tmp_path):
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name, text in (
            ("a/MARPP.csv", METRO),
            ("SARPP.csv", STATE),
            ("notes.html", "<p>"),
            ("x.csv", "a,b"),
        ):
            file.writestr(name, text)
    assert [added.kind.name for added in add_file(path, folder, DAY)] == ["state-prices", "metro-prices"]
    assert parities_of(folder) == {"4800000": (97.1, "2024"), "0012420": (97.5, "2024")}


def test_a_sheet_with_notes_above_its_columns_is_read(folder, tmp_path):
    book = openpyxl.Workbook()
    for row in (["U.S. Bureau of Labor Statistics"], [], *(line.split(",") for line in SOC.splitlines())):
        book.active.append(row)
    book.save(tmp_path / "titles.xlsx")
    (added,) = add_file(tmp_path / "titles.xlsx", folder, DAY)
    assert (added.kind.name, added.rows) == ("soc-titles", 1)
    assert find_titles("realm warden", 1, titles_of(folder))[0].soc == "11-1011"


def test_titles_that_were_added_say_who_has_them(given, folder):
    assert not any("O*NET" in match.why for match in find_titles("doula visitor", 5, titles_of(folder)))
    add_file(given(ONET), folder, DAY)
    (match,) = find_titles("doula visitor", 1, titles_of(folder))
    assert (match.soc, match.score) == ("31-1120", 100)
    assert "O*NET" in match.why


def test_a_newer_file_takes_the_place_of_the_older(given, folder):
    add_file(given(METRO), folder, DAY)
    assert parities_of(folder)["0012420"] == (97.5, "2024")
    add_file(given(METRO.replace("97.5", "96.25"), "newer.csv"), folder, date(2027, 3, 1))
    assert parities_of(folder)["0012420"] == (96.25, "2024")
    (listed,) = added_files(folder)
    assert (listed.origin, listed.added_on) == ("newer.csv", "2027-03-01")


def test_nothing_added_is_nothing_listed(folder):
    assert (added_files(folder), parities_of(folder)) == ([], {})


# What goes wrong ---------------------------------------------------------------------------------


def bomb(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.csv", b"0" * 60_000_000)
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "mine.dat is none of the files"),
        ("name,price\nx,1\n", "mine.dat is none of the files that the workbook can use, which are: job titles"),
        (METRO.replace("MARPP", "CAINC"), "is none of the files"),
        (b"\x00\xff" * 500, "is none of the files"),
        (b"PK\x03\x04 and no more", "is none of the files"),
        (ONET.partition("\n")[0] + "\n", "has the columns of onet-titles, but no row that can be used"),
        (HEAD + ' "48000","Texas",6,SARPP,2,"...","RPPs: Goods","Index",1,2\n', "columns of state-prices, but no row"),
    ],
)  # fmt: skip
def test_another_file_is_one_sentence_and_nothing_is_kept(given, folder, content, said):
    with pytest.raises(DataError, match=said) as raised:
        add_file(given(content), folder, DAY)
    assert "\n" not in str(raised.value)
    assert kept(folder) == []


def test_a_file_that_holds_too_much_is_not_unpacked(folder, tmp_path):
    with pytest.raises(DataError, match=r"bomb\.zip holds more than 50 MB when unpacked"):
        add_file(bomb(tmp_path), folder, DAY)


def test_a_file_too_large_is_not_read(given, folder, monkeypatch):
    monkeypatch.setattr(official_files, "MOST_BYTES", 10)
    with pytest.raises(DataError, match=r"mine\.dat is larger than"):
        add_file(given(ONET), folder, DAY)


def test_a_missing_file_and_a_folder_are_said(folder, tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(DataError, match="cannot be read"):
            add_file(path, folder, DAY)


def test_a_damaged_archive_is_said(folder, given, tmp_path):
    path = tmp_path / "good.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("MARPP.csv", METRO * 50)
    content = bytearray(path.read_bytes())
    content[60:90] = b"\xff" * 30
    with pytest.raises(DataError, match=r"bad\.zip cannot be unpacked; download it again"):
        add_file(given(bytes(content), "bad.zip"), folder, DAY)


def test_a_file_that_fails_leaves_the_older_one(given, folder):
    add_file(given(METRO), folder, DAY)
    with pytest.raises(DataError, match="no row"):
        add_file(given(HEAD + ' "1","x",6,MARPP,2,"...","Goods","Index",1,2\n'), folder, DAY)
    assert parities_of(folder)["0012420"] == (97.5, "2024")
    assert kept(folder) == ["added.json", "metro_prices.csv"]


def titles(count):
    head, row = ONET.splitlines()
    return "\n".join([head, *(row.replace("Doula", f"Doula {n}") for n in range(count))])


@pytest.mark.parametrize(("rows", "is_kept"), [(5, True), (4, False)])
def test_a_file_with_far_fewer_rows_does_not_replace_one(given, folder, rows, is_kept):
    add_file(given(titles(10)), folder, DAY)
    if is_kept:
        assert add_file(given(titles(rows)), folder, DAY)[0].rows == rows
        return
    with pytest.raises(
        DataError, match=r"mine\.dat has 4 rows where the onet-titles in use have 10, so these stay"
    ):
        add_file(given(titles(rows)), folder, DAY)
    assert (added_files(folder)[0].rows, kept(folder)) == (10, ["added.json", "onet_titles.txt"])
    assert add_file(given(titles(rows)), folder, DAY, may_shrink=True)[0].rows == rows


def test_where_one_of_several_files_fails_none_is_replaced(given, folder, tmp_path):
    add_file(given(titles(10)), folder, DAY)
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("prices.csv", METRO)
        file.writestr("titles.txt", titles(1))
    with pytest.raises(DataError, match=r"both\.zip has 1 row where"):
        add_file(path, folder, DAY)
    assert [each.trouble for each in added_files(folder)] == [""]
    assert kept(folder) == ["added.json", "onet_titles.txt"]


def test_where_nothing_can_be_written_it_is_said(given, folder):
    (folder / FOLDER).write_text("a file, where the folder would be")
    with pytest.raises(DataError, match="Nothing can be written to"):
        add_file(given(METRO), folder, DAY)


def test_a_file_changed_afterwards_is_listed_as_changed(given, folder):
    (added,) = add_file(given(METRO), folder, DAY)
    path = folder / FOLDER / added.kind.kept_as
    path.write_text(METRO.replace("97.5", "9.75"), encoding="utf-8")
    assert added_files(folder)[0].trouble.startswith("It is not what was added")
    path.write_text("nothing", encoding="utf-8")
    assert "is not BEA's table" in added_files(folder)[0].trouble


def test_without_its_notes_a_file_is_used_all_the_same(given, folder):
    add_file(given(METRO), folder, DAY)
    for notes in ("", "[]", "{", json.dumps({"metro_prices.csv": 1})):
        (folder / FOLDER / "added.json").write_text(notes, encoding="utf-8")
        (listed,) = added_files(folder)
        assert (listed.origin, listed.rows, listed.trouble) == ("unknown", 1, "")


def test_every_address_is_secured_and_every_kind_has_a_file_of_its_own():
    assert all(kind.address.startswith("https://") for kind in kinds())
    assert len({kind.kept_as for kind in kinds()}) == len({kind.name for kind in kinds()}) == len(kinds())
