"""Pay laws are dated and sourced; one that was not looked up for a year is stale."""

import re
from datetime import date

import pytest

from workbook.errors import DataError
from workbook.pay.laws import NOT_ADVICE, pay_laws
from workbook.salary.oews import names


def test_every_law_names_a_place_that_exists_a_day_and_a_source():
    places = {row["name"] for row in names("areas").values() if row["type"] == "S"}
    assert len(pay_laws()) >= 40
    for law in pay_laws():
        assert law.place in places
        assert re.fullmatch(r"20\d\d(-\d\d){0,2}", law.since)
        assert law.source
        assert law.note
        assert law.seen
    assert NOT_ADVICE.startswith("Not legal advice")


@pytest.mark.parametrize(
    ("place", "kinds"),
    [("Nevada", ["history", "range"]), (" new york ", ["posting", "history"]), ("Texas", [])],
)
def test_laws_are_found_by_place(place, kinds):
    assert [law.kind for law in pay_laws(place)] == kinds


@pytest.mark.parametrize(("today", "stale"), [(date(2027, 11, 28), False), (date(2027, 11, 29), True)])
def test_after_twelve_months_a_law_is_stale(today, stale):
    assert {law.is_stale(today) for law in pay_laws("Vermont")} == {stale}


# The days that shared sources name: posting of ranges, and the bans on asking what one earned.
POSTING = {
    "California": "2023-01-01",
    "Colorado": "2021-01-01",
    "Delaware": "2027-09-26",
    "District of Columbia": "2024-06-30",
    "Hawaii": "2024-01-01",
    "Illinois": "2025-01-01",
    "Maine": "2026-07-13",
    "Maryland": "2024-10-01",
    "Massachusetts": "2025-10-29",
    "Minnesota": "2025-01-01",
    "New Jersey": "2025-06-01",
    "New York": "2023-09-17",
    "Vermont": "2025-07-01",
    "Virginia": "2026-07-01",
    "Washington": "2023-01-01",
}


def test_states_that_want_the_range_advertised():
    found = {law.place: law.since for law in pay_laws() if law.kind == "posting" and not law.city}
    assert found == POSTING


def test_after_an_interview_nevada_owes_the_range():
    (law,) = [law for law in pay_laws("Nevada") if law.kind == "range"]
    assert "completed an interview" in law.note


def test_a_law_of_next_year_is_ahead():
    ahead = {law.place for law in pay_laws() if law.is_ahead(date(2026, 11, 28))}
    assert ahead == {"Delaware"}


def test_a_law_of_a_city_stands_with_its_state():
    assert {law.city for law in pay_laws("Ohio")} == {"Cincinnati", "Cleveland", "Columbus", "Toledo"}


def test_where_sources_disagree_the_note_says_so():
    (law,) = [law for law in pay_laws("Massachusetts") if law.kind == "posting"]
    assert "31 July 2025" in law.note


LAW = '[[law]]\nplace = "Utah"\nkind = "{}"\nsince = "2026"\nsource = "x"\nnote = "y"\nseen = "z"\nas_of = 2026-11-01\n'


def test_a_file_of_ones_own_is_read_and_checked(tmp_path):
    path = tmp_path / "laws.toml"
    path.write_text(LAW.format("range"), encoding="utf-8")
    assert [law.place for law in pay_laws(path=path)] == ["Utah"]
    path.write_text(LAW.format("rumour"), encoding="utf-8")
    with pytest.raises(DataError, match=r"laws\.toml, line 1: the kind 'rumour' is not known"):
        pay_laws(path=path)
