"""Pay laws are dated and sourced; one that was not looked up for a year is stale."""

import re
from datetime import date

import pytest

from workbook.errors import DataError
from workbook.pay_laws import NOT_ADVICE, pay_laws
from workbook.salary.oews import names


def test_every_law_names_a_place_that_exists_a_day_and_a_source():
    places = {row["name"] for row in names("areas").values() if row["type"] == "S"}
    assert len(pay_laws()) >= 12
    for law in pay_laws():
        assert law.place in places
        assert re.fullmatch(r"20\d\d(-\d\d){0,2}", law.since)
        assert law.source
        assert law.note
    assert NOT_ADVICE.startswith("Not legal advice")


@pytest.mark.parametrize(
    ("place", "kinds"), [("Nevada", ["history", "range"]), (" new york ", ["posting"]), ("Texas", [])]
)
def test_laws_are_found_by_place(place, kinds):
    assert [law.kind for law in pay_laws(place)] == kinds


@pytest.mark.parametrize(("today", "stale"), [(date(2027, 11, 28), False), (date(2027, 11, 29), True)])
def test_after_twelve_months_a_law_is_stale(today, stale):
    (law,) = pay_laws("Vermont")
    assert law.is_stale(today) is stale


LAW = '[[law]]\nplace = "Utah"\nkind = "{}"\nsince = "2026"\nsource = "x"\nnote = "y"\nas_of = 2026-11-01\n'


def test_a_file_of_ones_own_is_read_and_checked(tmp_path):
    path = tmp_path / "laws.toml"
    path.write_text(LAW.format("range"), encoding="utf-8")
    assert [law.place for law in pay_laws(path=path)] == ["Utah"]
    path.write_text(LAW.format("rumour"), encoding="utf-8")
    with pytest.raises(DataError, match=r"laws\.toml, line 1: the kind 'rumour' is not known"):
        pay_laws(path=path)
