"""The picture of stories and skills: valid XML whatever a story is called, the same each time."""

import warnings
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.bank import load_competencies
from workbook.pictures import coverage_alt, coverage_picture
from workbook.records import Contents
from workbook.sample import sample_records
from workbook.tables import coverage_table

SAMPLE = coverage_table(Contents(sample_records()), load_competencies())
HOSTILE = [
    "$5 and $6",
    "$\\frac{1}{0}",
    "<script>alert(1)</script> & more",
    "]]> <!-- -->",
    "\"quoted\" 'twice'",
    "🧑‍🚀 emoji 漢字 עברית",
    "{title} %s",
    " ",
    "two\nlines",
    "word" * 40,
    "a\x00b\x08c\x1f\ufffe",
]


def table(title):
    return pd.DataFrame([[True, False]], index=[title], columns=["Teamwork", "Leadership"])


def texts(svg):
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter() if each.tag.endswith("}text")]


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_makes_valid_xml_without_a_warning(title):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = coverage_picture(table(title))
    assert ET.fromstring(svg).tag.endswith("svg")


@pytest.mark.parametrize("title", ["$5 and $6", "<b>bold</b> & more", "{title} %s", "漢字 🧑‍🚀"])
def test_a_short_title_is_there_to_the_letter(title):
    assert title in texts(coverage_picture(table(title)))


@settings(max_examples=20, deadline=None)
@given(title=st.text(max_size=40))
def test_no_title_makes_an_element(title):
    tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(coverage_picture(table(title))).iter()}
    assert tags <= {"svg", "defs", "g", "path", "rect", "text", "tspan", "clipPath", "style", "use"}


def test_it_is_drawn_the_same_each_time():
    assert coverage_picture(SAMPLE) == coverage_picture(SAMPLE)


def test_words_take_the_colour_of_the_page():
    svg = coverage_picture(SAMPLE)
    assert "currentColor" in svg
    assert "#123457" not in svg
    assert "#000000" not in svg


def test_it_holds_no_script_and_asks_for_nothing_from_elsewhere():
    root = ET.fromstring(coverage_picture(SAMPLE))
    names = {name.rpartition("}")[2] for each in root.iter() for name in each.attrib}
    assert not {name for name in names if name.startswith("on")}
    hrefs = [value for each in root.iter() for name, value in each.attrib.items() if name.endswith("href")]
    assert all(value.startswith("#") for value in hrefs)
    assert "url(http" not in coverage_picture(SAMPLE)


def test_it_shrinks_with_the_page():
    root = ET.fromstring(coverage_picture(SAMPLE))
    assert "viewBox" in root.attrib
    assert "width" not in root.attrib
    assert "max-width:100%" in root.attrib["style"]


def test_it_says_yes_in_words_as_often_as_a_story_shows_a_skill():
    assert texts(coverage_picture(SAMPLE)).count("yes") == SAMPLE.to_numpy().sum()


def test_the_description_names_each_story_with_its_skills():
    alt = coverage_alt(table("The late release"))
    assert alt == (
        "Which story shows which skill. The late release: Teamwork. Skills without a story: Leadership."
    )


def test_the_description_of_nothing_says_so():
    assert "No story yet" in coverage_alt(SAMPLE.iloc[:0])


def test_two_stories_of_one_name_are_both_described():
    twice = pd.concat([table("Told"), table("Told")])
    assert coverage_alt(twice).count("Told: Teamwork") == 2
    assert texts(coverage_picture(twice)).count("yes") == 2
