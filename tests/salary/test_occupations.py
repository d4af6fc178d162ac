"""A title finds its occupation, through level words, short forms and slips; what is uncertain stays a choice."""

import csv
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import DataError
from workbook.salary.occupations import (
    Title,
    _lists,
    band_for,
    find_titles,
    load_titles,
    row_for,
    shipped_titles,
    split_level,
    title_index,
)
from workbook.salary.oews import names


def read(name):
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [tuple(row.values()) for row in csv.DictReader(text.splitlines())]


HELD_BACK = read("titles.csv")
"""Titles as advertisements write them."""
MANY_FIELDS = read("titles_many_fields.csv")
"""Others of many fields, British ones too; with ``|`` between codes that are as right."""


def shares(titles):
    """How often the right occupation comes first, and among the first three."""
    found = [[match.soc for match in find_titles(title, 3)] for title, _ in titles]
    right = [{*soc.split("|")} for _, soc in titles]
    first = sum(not known.isdisjoint(socs[:1]) for socs, known in zip(found, right, strict=True))
    among = sum(not known.isdisjoint(socs) for socs, known in zip(found, right, strict=True))
    return first / len(titles), among / len(titles)


def test_titles_held_back_find_their_occupation():
    first, among = shares(HELD_BACK)
    assert first >= 0.90
    assert among >= 0.95
    first, among = shares(MANY_FIELDS)
    assert first >= 0.90
    assert among >= 0.95


def test_every_occupation_with_present_day_titles_is_found_by_one_of_them():
    own = {title.soc for title in shipped_titles() if title.source == "our own list"}
    detailed = {code for code, row in names("occupations").items() if row["level"] == "3"}
    assert len(own) / len(detailed) > 0.95


@pytest.mark.parametrize(
    ("title", "soc"),
    [
        ("LVN/LPN - Skilled Nursing", "29-2061"),  # short forms with a slash between
        ("Sous-Chef", "35-1011"),
        ("Multi Skilled Maintenance Engineer", "49-9041"),
        ("R&D Manager", "11-9121"),
        ("Director of FP&A", "11-3031"),  # a sign within a word
        ("M&A Associate", "13-2051"),
        ("Senior H&S Advisor", "19-5011"),
        ("Paediatric Nurse", "29-1141"),
        ("Adviser, Mortgages", "13-2072"),
    ],
)
def test_short_forms_joined_words_and_british_spelling_are_read(title, soc):
    assert find_titles(title, 1)[0].soc == soc


def test_a_level_word_before_a_title_is_told_and_does_not_make_it_a_title_of_its_own():
    own = {title.text: title.soc for title in shipped_titles() if title.source == "our own list"}
    levels = re.compile(r"(?:junior|senior|trainee|apprentice|graduate|principal) ")
    plain = {text: levels.sub("", text) for text in own if levels.match(text)}
    assert [text for text, rest in plain.items() if own.get(rest) == own[text]] == []


def test_one_slip_in_each_does_little_harm():
    chance = random.Random(7)
    places = [chance.randrange(1, len(title) - 2) for title, _ in HELD_BACK]
    slipped = [
        (title[:place] + title[place + 1 :], soc)
        for (title, soc), place in zip(HELD_BACK, places, strict=True)
    ]
    assert shares(slipped)[1] >= 0.85


@pytest.mark.parametrize("title", ["Intern", "internship", "trainee", None, float("nan")])
def test_a_word_that_tells_a_level_is_no_slip_of_another_and_a_missing_title_is_none(title):
    assert find_titles(title) == []


def test_an_exact_word_goes_before_one_with_a_slip():
    index = title_index(Title("medical intern", "29-1229", "a test"))
    assert find_titles("Intern", 1, index)[0].soc == "29-1229"


@given(st.text(max_size=60))
def test_any_text_gives_matches_or_none(text):
    matches = find_titles(text)
    assert len(matches) <= 5
    assert len({match.soc for match in matches}) == len(matches)
    assert all(0 < match.score <= 100 and match.why for match in matches)


@given(st.sampled_from([title for title, _ in HELD_BACK]))
def test_case_and_spaces_make_no_difference(title):
    assert find_titles(f"  {title.upper()} ") == find_titles(title)


@pytest.mark.parametrize(
    ("title", "levels", "rest"),
    [
        ("Senior Data Engineer II", ("senior", "ii"), "data engineer"),
        ("Sr. Product Manager", ("sr",), "product manager"),
        ("Entry Level Accountant", ("entry level",), "accountant"),
        ("Staff Accountant", (), "staff accountant"),
        ("School Principal", (), "school principal"),
        ("Principal Engineer", ("principal",), "engineer"),
        ("Senior", (), "senior"),
        ("", (), ""),
    ],
)
def test_level_words_are_split_off_and_kept(title, levels, rest):
    assert split_level(title) == (levels, rest)


@pytest.mark.parametrize(
    ("levels", "band"),
    [
        ((), (25, 50, 75)),
        (("ii",), (25, 50, 75)),
        (("sr",), (50, 70, 85)),
        (("junior",), (10, 25, 40)),
        (("staff",), (60, 80, 90)),
        (("senior", "iv"), (60, 80, 90)),
    ],
)
def test_the_highest_level_named_sets_the_band(levels, band):
    assert band_for(levels) == band


def test_each_candidate_says_why():
    (match,) = find_titles("Sr. backend dev (platform)", 1)
    assert match.why == "like “backend developer” (our own list)"
    (match,) = find_titles("actuaries", 1)
    assert match.name == "Actuaries"


# The list ----------------------------------------------------------------------------------------


def test_every_title_of_the_list_has_a_row_in_the_release_and_only_one():
    detailed = {code for code, row in names("occupations").items() if row["level"] == "3"}
    own = [title for title in shipped_titles() if title.source == "our own list"]
    assert {title.soc.replace("-", "") for title in own} <= detailed
    assert {code.replace("-", "") for code in _lists()["rows"].values()} <= detailed
    assert len({title.text for title in own}) == len(own) >= 1500
    assert all(title.text == title.text.strip().lower() for title in own)


def test_a_code_without_a_row_of_its_own_is_counted_in_another():
    assert row_for("31-1121") == row_for("31-1122") == "31-1120"
    assert row_for("11-1031") is None


# What a reader adds ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n31-1121.00\tDoula Visitor\tn/a\t08\n"
        "55-1011.00\tFlight Officer\tn/a\t08\n",
        "O*NET-SOC Code\tTitle\tAlternate Title\tShort Title\tSource(s)\n31-1121.00\tx\tDoula Visitor\t\t08\n",
        "\ufeff2018 SOC Code,2018 SOC Title,2018 SOC Direct Match Title,Illustrative Example\n"
        "31-1121,Home Health Aides,Doula Visitor,x\n",
    ],
)
def test_official_files_of_titles_are_read(tmp_path, text):
    path = tmp_path / "titles.txt"
    path.write_text(text, encoding="utf-8")
    titles = load_titles(path)
    assert [(title.text, title.soc) for title in titles] == [("Doula Visitor", "31-1120")]
    (match,) = find_titles("doula visitor", 1, title_index(*titles))
    assert (match.soc, match.score) == ("31-1120", 100.0)
    assert titles[0].source in match.why


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("name,price\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.csv has no columns of O\*NET"):
        load_titles(path)


@pytest.mark.parametrize("level", ["senior", "Senior", ["senior"], ("Sr",)])
def test_a_level_may_be_given_as_one_word(level):
    assert band_for(level) == (50, 70, 85)
