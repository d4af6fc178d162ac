"""The points of the signs: shipped ones are whole and sourced, and a file of one's own is checked line by line."""

import pytest

from workbook.errors import DataError
from workbook.rehearsal.weights import ORIGINS, SIGNS, load_weights, weights
from workbook.shipped import shipped

FILE = shipped("data", "rehearsal.toml")


def test_every_sign_has_points_a_source_and_a_day():
    assert list(weights()) == [*(f"from-{origin}" for origin in ORIGINS), *SIGNS]
    assert all(each.points > 0 and each.source and each.as_of for each in weights().values())


def test_the_file_calls_itself_a_convention():
    assert "CONVENTION" in "".join(FILE.read_text(encoding="utf-8").splitlines()[0])


@pytest.mark.parametrize(
    ("was", "altered", "said"),
    [
        ("[asked]", "[asked-twice]", "the sign 'asked-twice' is not known"),
        ("[every]", "", "own.toml is not valid TOML"),
        ("points = 5", "points = -5", "points is -5; write a whole number, 0 or more"),
        ("points = 5", "points = 2.5", "points is 2.5; write a whole number"),
        ("points = 5", "points = true", "points is True; write a whole number"),
        ("points = 5", "", "points is missing"),
    ],
)
def test_a_file_that_is_not_in_form_is_named(tmp_path, was, altered, said):
    path = tmp_path / "own.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(was, altered, 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.toml") as caught:
        load_weights(path)
    assert said in str(caught.value)


def test_a_sign_left_out_is_named(tmp_path):
    path = tmp_path / "own.toml"
    text = FILE.read_text(encoding="utf-8")
    path.write_text(text[: text.index("[waiting]")], encoding="utf-8")
    with pytest.raises(
        DataError, match=r"has no table \[waiting\]; write one, with 0 points to switch it off"
    ):
        load_weights(path)
