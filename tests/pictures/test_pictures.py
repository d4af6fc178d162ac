"""The picture of stories and skills: valid XML whatever a story is called, the same each time."""

import warnings
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.bank import load_competencies
from workbook.pictures.coverage import coverage_alt, coverage_picture
from workbook.pictures.timeline import timeline_alt, timeline_picture
from workbook.records import Answer, Contents, Question, Story
from workbook.sample import sample_records
from workbook.tables.answers import coverage_table
from workbook.tables.facts import claims_table

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


def test_it_shrinks_with_the_page_by_a_sixth_at_most():
    root = ET.fromstring(coverage_picture(SAMPLE))
    assert "viewBox" in root.attrib
    assert "width" not in root.attrib
    width = float(root.attrib["viewBox"].split()[2])
    assert root.attrib["style"] == f"min-width:{width / 1.2:.0f}pt;max-width:100%;height:auto"


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


def dated(title="The feed", question="Why?"):
    contents = Contents(
        [
            Question(id="q", text=question),
            Answer(id="first/q", question="q", round="first", text="It began in March 2019."),
            Story(id="s", title=title, situation="It broke in June 2021."),
        ]
    )
    return claims_table(contents).dropna(subset=["begins"])


def test_the_timeline_names_each_date_and_where_it_was_said():
    words = texts(timeline_picture(dated()))
    assert {"March 2019", "June 2021", "The feed", "Why? (First interview)"} <= set(words)
    assert "2020" in words


def test_the_timeline_of_one_day_can_be_seen():
    one = claims_table(Contents([Story(id="s", title="The feed", situation="It broke on 4 June 2021.")]))
    assert "The feed" in texts(timeline_picture(one.dropna(subset=["begins"])))


def test_the_timeline_is_drawn_the_same_each_time_and_in_the_colour_of_the_page():
    assert timeline_picture(dated()) == timeline_picture(dated())
    assert "currentColor" in timeline_picture(dated())
    assert "#123457" not in timeline_picture(dated())


@pytest.mark.parametrize("text", HOSTILE)
def test_any_title_and_question_make_a_valid_timeline_without_a_warning(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = timeline_picture(dated(text, text))
    tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(svg).iter()}
    assert tags <= {"svg", "defs", "g", "path", "rect", "text", "tspan", "clipPath", "style", "use"}


def test_the_timeline_in_words_is_in_its_order():
    alt = timeline_alt(dated())
    assert alt == (
        "When things were, the earliest first. March 2019: Why? (First interview). June 2021: The feed."
    )
