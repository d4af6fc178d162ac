"""The whole workbook in one file and back, and what a hostile file cannot do."""

import io
import json
import stat
import sys
import zipfile

import pytest
from generated import NOW

from workbook.errors import DataError, InputError
from workbook.share.packing import pack, unpack
from workbook.store import FILE_NAME, Store


def contents(folder):
    with Store(folder / FILE_NAME) as store:
        return [*store.contents()]


class TestThereAndBack:
    def test_answers_notebooks_and_added_files_come_back(self, folder, tmp_path):
        (folder / "notes").mkdir()
        (folder / "notes" / "offer.txt").write_text("ünï", encoding="utf-8")
        (folder / "mine.ipynb").write_text("{}")
        file, left = pack(folder, now=NOW)
        assert (file.name, left) == ("my-interview-2026-11-23.workbook", [])
        said = unpack(file, tmp_path / "new")
        assert said.endswith(f"from {file.name} are now in {tmp_path / 'new'}.")
        assert contents(tmp_path / "new") == contents(folder)
        for path in (
            *folder.glob("*.ipynb"),
            folder / "notes" / "offer.txt",
            folder / ".workbook" / "notebooks.json",
        ):
            assert (tmp_path / "new" / path.relative_to(folder)).read_bytes() == path.read_bytes()

    def test_every_version_comes_along(self, folder, tmp_path):
        with Store(folder / FILE_NAME) as store:
            story = store.contents().all(type(store.contents().referred("story/peak-season")))[0]
            before = len(store.history(type(story), story.id))
        unpack(pack(folder, now=NOW)[0], tmp_path / "new")
        with Store(tmp_path / "new" / FILE_NAME) as store:
            assert len(store.history(type(story), story.id)) == before

    def test_it_is_the_newest_state_while_the_workbook_is_open(self, folder, store, tmp_path):
        store.remove(
            store.contents().referred("story/peak-season"),
            base=store.head(type(store.contents().referred("story/peak-season")), "peak-season").number,
        )
        unpack(pack(folder, now=NOW)[0], tmp_path / "new")
        assert contents(tmp_path / "new") == [*store.contents()]

    def test_backups_copies_and_leftovers_stay(self, folder):
        for name in (
            "backups/a.sqlite",
            "shared/a.html",
            ".ipynb_checkpoints/a.ipynb",
            "answers.sqlite-journal",
            "old.workbook",
            ".hidden/a",
        ):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text("x")
        with zipfile.ZipFile(pack(folder, now=NOW)[0]) as archive:
            names = archive.namelist()
        assert not [
            name
            for name in names
            if name.startswith(("backups", "shared", ".ipynb", "answers.sqlite-", "old", ".hidden"))
        ]
        assert not [*(folder / "backups").glob("*packed*")]

    @pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
    def test_a_link_is_left_and_said(self, folder, tmp_path):
        (tmp_path / "secret").write_text("x")
        (folder / "link").symlink_to(tmp_path / "secret")
        file, left = pack(folder, now=NOW)
        assert left == ["link is a link or no file, so it is not in it."]
        assert "link" not in zipfile.ZipFile(file).namelist()

    @pytest.mark.skipif(sys.platform == "win32", reason="other rights there")
    def test_only_its_owner_may_read_it(self, folder):
        assert stat.S_IMODE(pack(folder, now=NOW)[0].stat().st_mode) == 0o600

    def test_nothing_is_overwritten(self, folder, tmp_path):
        one, _ = pack(folder, now=NOW)
        two, _ = pack(folder, now=NOW)
        assert one != two
        (tmp_path / "full").mkdir()
        (tmp_path / "full" / "a").write_text("mine")
        with pytest.raises(InputError, match="is there already, with something in it"):
            unpack(one, tmp_path / "full")
        assert [path.name for path in (tmp_path / "full").iterdir()] == ["a"]

    def test_an_empty_folder_may_be_filled(self, folder, tmp_path):
        (tmp_path / "empty").mkdir()
        unpack(pack(folder, now=NOW)[0], tmp_path / "empty")
        assert contents(tmp_path / "empty") == contents(folder)


class TestEncrypted:
    def test_it_opens_with_its_passphrase_only(self, folder, tmp_path):
        pytest.importorskip("pyrage")
        file, _ = pack(folder, passphrase="correct horse", now=NOW)
        assert file.name.endswith(".workbook.age")
        assert b"Halden" not in file.read_bytes()
        with pytest.raises(InputError, match="does not open the file"):
            unpack(file, tmp_path / "new", ask=lambda: "wrong")
        with pytest.raises(InputError, match="give its passphrase"):
            unpack(file, tmp_path / "new", ask=lambda: "")
        assert not (tmp_path / "new").exists()
        unpack(file, tmp_path / "new", ask=lambda: "correct horse")
        assert contents(tmp_path / "new") == contents(folder)

    def test_a_passphrase_opens_it_from_any_keyboard(self, folder, tmp_path):
        pytest.importorskip("pyrage")
        file, _ = pack(folder, passphrase="pa\u00e9", now=NOW)
        unpack(file, tmp_path / "new", ask=lambda: "pae\u0301")
        assert contents(tmp_path / "new") == contents(folder)

    def test_a_damaged_file_may_be_why(self, folder, tmp_path):
        pytest.importorskip("pyrage")
        file, _ = pack(folder, passphrase="x", now=NOW)
        file.write_bytes(file.read_bytes()[:-9])
        with pytest.raises(InputError, match="or the file is damaged"):
            unpack(file, tmp_path / "new", ask=lambda: "x")

    def test_without_the_library_it_is_said_how_to_get_it(self, folder, monkeypatch):
        monkeypatch.setitem(sys.modules, "pyrage", None)
        with pytest.raises(InputError, match="Encryption is not installed"):
            pack(folder, passphrase="x", now=NOW)
        assert not [*folder.parent.glob("*.workbook*")]


MANIFEST = json.dumps({"format": "second-round-workbook", "version": 1})


@pytest.fixture
def forge(folder, tmp_path):
    """Return a function that makes a file with these parts beside good answers."""

    def make(*parts, manifest=MANIFEST, answers=None):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("workbook.json", manifest)
            archive.writestr(FILE_NAME, (folder / FILE_NAME).read_bytes() if answers is None else answers)
            for name, data in parts:
                archive.writestr(name, data)
        (tmp_path / "forged.workbook").write_bytes(buffer.getvalue())
        return tmp_path / "forged.workbook"

    return make


def link(name="link", mode=stat.S_IFLNK):
    part = zipfile.ZipInfo(name)
    part.create_system, part.external_attr = 3, (mode | 0o777) << 16
    return part


class TestHostile:
    @pytest.mark.parametrize(
        "name",
        [
            "../up.txt",
            "/etc/x",
            "a/../../x",
            "C:/x",
            "C:x",
            "..\\up.txt",
            "a\\..\\x",
            "//host/x",
            "a/",
            "ANSWERS.SQLITE",
            "con.txt",
            "a/NUL",
            "x:stream",
            "..",
        ],
    )
    def test_a_name_that_leads_elsewhere_is_refused(self, forge, tmp_path, name):
        before = {path.name for path in tmp_path.iterdir()}
        with pytest.raises(DataError, match="nothing was unpacked"):
            unpack(forge((name, "x")), tmp_path / "new")
        assert {path.name for path in tmp_path.iterdir()} - before == {"forged.workbook"}

    @pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
    def test_a_link_or_device_is_refused(self, forge, tmp_path, mode):
        with pytest.raises(DataError, match="which no workbook has"):
            unpack(forge((link(mode=mode), "/etc/passwd")), tmp_path / "new")

    def test_a_bomb_is_refused_before_it_goes_off(self, forge, tmp_path, monkeypatch):
        monkeypatch.setattr("workbook.share.packing._MOST_BYTES", 1_000_000)
        with pytest.raises(DataError, match="more than a workbook can be"):
            unpack(forge(("bomb", b"\0" * 2_000_000)), tmp_path / "new")

    def test_too_many_files_are_refused(self, forge, tmp_path, monkeypatch):
        monkeypatch.setattr("workbook.share.packing._MOST_FILES", 3)
        with pytest.raises(DataError, match="more than a workbook can be"):
            unpack(forge(("a", ""), ("b", "")), tmp_path / "new")

    @pytest.mark.parametrize(
        "data", [b"", b"no zip", b"PK\x03\x04 cut short", b"age-encryption.org/v1\nbroken"]
    )
    def test_what_is_no_packed_workbook_is_said_so(self, tmp_path, data):
        (tmp_path / "a.workbook").write_bytes(data)
        with pytest.raises((DataError, InputError)):
            unpack(tmp_path / "a.workbook", tmp_path / "new", ask=lambda: "x")
        assert [path.name for path in tmp_path.iterdir()] == ["a.workbook"]

    def test_a_newer_form_is_said_so(self, forge, tmp_path):
        with pytest.raises(DataError, match="newer version"):
            unpack(forge(manifest='{"version": 2}'), tmp_path / "new")

    @pytest.mark.parametrize("answers", [b"", b"no database" * 100])
    def test_answers_that_are_no_workbook_are_refused(self, forge, tmp_path, answers):
        if answers:
            with pytest.raises(DataError):
                unpack(forge(answers=answers), tmp_path / "new")
            assert not (tmp_path / "new").exists()
        else:  # an empty file is a workbook in which nothing was said yet
            unpack(forge(answers=answers), tmp_path / "new")
            assert contents(tmp_path / "new") == []

    def test_damage_is_noticed(self, folder, tmp_path):
        file, _ = pack(folder, now=NOW)
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 0xFF
        file.write_bytes(bytes(data))
        with pytest.raises(DataError):
            unpack(file, tmp_path / "new")
        assert not (tmp_path / "new").exists()

    def test_a_file_that_is_not_there_is_said(self, tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            unpack(tmp_path / "none", tmp_path / "new")
