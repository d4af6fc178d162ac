"""The plan as tables and pictures: the words of every state, valid SVG whatever was typed."""

import warnings
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.cards import figures as figures
from workbook.pictures.plan import evidence_alt, evidence_picture, plan_alt, plan_picture
from workbook.records import Contents, Goal, Requirement, Story
from workbook.sample import sample_records
from workbook.tables.plan import evidence_grid, goals_table, requirements_table

SAMPLE, EMPTY = Contents(sample_records()), Contents()
HOSTILE = [
    "$5 and $6",
    "$\\frac{1}{0}",
    "<script>alert(1)</script> & more",
    "]]> <!-- -->",
    "漢字 🧑‍🚀",
    " ",
    "word" * 40,
    "a\x00b\x1f\ufffe",
]


def planned(text):
    return Contents(
        [
            Story(id="s", title=text, action=text),
            Requirement(id="r", text=text if text.strip() else ".", met_by=("story/s",)),
            Requirement(id="open", text=text if text.strip() else "."),
            Goal(id="g", what=text, day=3),
            Goal(id="late", what=text, day=300),
            Goal(id="none", what=text),
        ]
    )


def texts(svg):
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter() if each.tag.endswith("}text")]


@pytest.mark.parametrize("table", [requirements_table, goals_table, evidence_grid])
def test_an_empty_workbook_has_a_table_without_rows(table):
    assert len(table(EMPTY)) == 0


def test_one_row_a_line_with_the_words_that_match():
    table = requirements_table(SAMPLE).set_index("id")
    assert list(table["state"].value_counts().sort_index().items()) == [
        ("met", 6),
        ("open", 1),
        ("suggested", 2),
    ]
    assert table.loc["sql", "words"] == ("Python / Python", "scripting / script")
    assert table.loc["sql", "suggested"] == ("Story: The Monday report",)
    assert table.loc["late-loads", "met_by"][0] == "Story: Trucks waiting in the yard"
    assert table.loc["sql", "declined"][0].startswith("First interview, by video: How comfortable")


def test_one_row_a_goal_by_day_with_its_phase_and_remarks():
    table = goals_table(Contents([*SAMPLE, Goal(id="new", what="Meet Tom")]))
    assert list(table["day"].dropna()) == sorted(table["day"].dropna())
    assert (table["id"].iloc[-1], table["phase"].iloc[-1]) == ("new", "")
    row = table.set_index("id").loc["replace-report"]
    assert (row["phase"], row["remarks"]) == ("learn", ("goal-toes", "goal-question"))


def test_the_picture_has_a_word_for_every_mark():
    grid = evidence_grid(SAMPLE)
    words = texts(evidence_picture(grid))
    assert words.count("yes") == (grid == "met").to_numpy().sum() > 0
    assert words.count("may be") == (grid == "suggested").to_numpy().sum() > 0
    assert words.count("open") == (grid == "").all(axis=1).sum() == 1


def test_the_description_says_what_meets_each_line():
    contents = planned("Told")
    assert evidence_alt(evidence_grid(contents)) == (
        "What meets each line of the advertisement. Told: met by Story: Told. Told: may be met by Story: Told."
    )
    assert "Tact: open" in evidence_alt(evidence_grid(Contents([Requirement(id="r", text="Tact")])))


def test_lines_of_one_text_and_evidence_of_one_name_are_all_drawn():
    contents = Contents(
        [
            *planned("Told"),
            Story(id="t", title="Told", action="x"),
            Requirement(id="t", text="Tact", met_by=("story/t",)),
        ]
    )
    assert texts(evidence_picture(evidence_grid(contents))).count("yes") == 2
    assert evidence_alt(evidence_grid(contents)).count(": met by Story: Told") == 2


def test_every_goal_with_a_day_is_on_the_line_with_its_phase():
    goals = goals_table(SAMPLE)
    words = " ".join(texts(plan_picture(goals)))
    assert all(f"day {day}" in words for day in goals["day"])
    assert all(phase in words for phase in ("1–30: learn", "31–60: contribute", "61–90: own"))
    assert "Day 28 (learn): Replace the weekly report with a dashboard" in plan_alt(goals)


def test_a_goal_after_day_90_is_drawn_and_said_to_be():
    goals = goals_table(Contents([Goal(id="g", what="Own it", day=300)]))
    assert "day 300" in " ".join(texts(plan_picture(goals)))
    assert "Day 300, after the 90: Own it" in plan_alt(goals)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_typed_makes_valid_pictures_without_a_warning(text):
    contents = planned(text)
    goals = goals_table(contents)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pictures = evidence_picture(evidence_grid(contents)), plan_picture(goals[goals["day"].notna()])
    for svg in pictures:
        tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(svg).iter()}
        assert tags <= {"svg", "defs", "g", "path", "rect", "text", "tspan", "clipPath", "style", "use"}


@settings(max_examples=15)
@given(text=st.text(max_size=40))
def test_no_text_makes_an_element(text):
    for svg in (
        evidence_picture(evidence_grid(planned(text))),
        plan_picture(goals_table(planned(text)).dropna(subset=["day"])),
    ):
        assert not {each.tag for each in ET.fromstring(svg).iter()} & {
            "script",
            "{http://www.w3.org/2000/svg}script",
        }


@pytest.mark.parametrize(
    "draw", [lambda c: evidence_picture(evidence_grid(c)), lambda c: plan_picture(goals_table(c))]
)
def test_a_picture_is_the_same_each_time_and_in_the_colour_of_the_page(draw):
    svg = draw(SAMPLE)
    assert svg == draw(SAMPLE)
    assert "currentColor" in svg
    assert "#123457" not in svg


def test_figures_are_framed_and_say_when_there_is_nothing():
    assert "nothing to draw" in figures.evidence_figure(evidence_grid(EMPTY))
    assert "nothing to draw" in figures.plan_figure(goals_table(EMPTY))
    assert "nothing to draw" in figures.plan_figure(goals_table(Contents([Goal(id="g", what="Meet Tom")])))
    assert 'aria-label="What meets each line' in figures.evidence_figure(evidence_grid(SAMPLE))
    assert "(1 without a day left out)" in figures.plan_figure(goals_table(planned("Told")))


def test_lines_that_nothing_meets_are_drawn_all_the_same():
    grid = evidence_grid(Contents([Requirement(id="r", text="Tact")]))
    assert "open" in texts(evidence_picture(grid))
    assert "<svg" in figures.evidence_figure(grid)
