"""Advertisements are taken apart: no word is lost or invented, and what asks is told from the rest."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from labelled_ads import ads, score

from workbook.plan.ad import split_ad

TEXTS = [text for folder in ("ads", "unseen") for _, text, _, _ in ads(folder)]
PIECES = st.sampled_from(
    [
        "Requirements:",
        "- SQL",
        "• A • B",
        "You must drive.",
        "Benefits",
        "1. Lead a team",
        "e.g. this. And that",
        "$50k a year",
        "\t",
        "* ",
        "–",
        "o ",
        "# X",
    ]
)


def words(text):
    return re.findall(r"\w+", text)


@given(text=st.text() | st.lists(PIECES | st.text(max_size=20)).map("\n".join) | st.sampled_from(TEXTS))
@example(text="a) b) c)")
@example(text="o o o")
def test_no_word_is_lost_or_invented_but_numbers_of_a_list(text):
    lines = split_ad(text)
    for before, after in pairwise(lines):
        assert before.end <= after.start
    assert all(line.text == " ".join(text[line.start : line.end].split()) for line in lines)
    ends = [0, *(line.end for line in lines)]
    gaps = [
        text[end:start] for end, start in zip(ends, [*(line.start for line in lines), len(text)], strict=True)
    ]
    assert all(re.fullmatch(r"(?:\W|_|[oO]\s|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s)*", gap) for gap in gaps)


@given(text=st.sampled_from(TEXTS))
def test_split_again_a_line_that_asks_stays_whole(text):
    asked = [line.text for line in split_ad(text) if line.is_wanted]
    again = [line.text for line in split_ad("Requirements:\n" + "\n".join(f"- {each}" for each in asked))]
    assert again[1:] == asked


def test_split_twice_is_the_same():
    assert all(split_ad(text) == split_ad(text) for text in TEXTS)


@pytest.mark.parametrize("folder", ["ads", "unseen"])
def test_there_are_labelled_advertisements_and_they_are_split_well(folder):
    counts, _ = score(folder)
    right, found, labelled = counts["requirement"]
    assert labelled >= 50
    assert right / found >= 0.85
    assert right / labelled >= 0.85


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("We are an equal opportunity employer.", "legal"),
        ("The salary range is $85,000 to $110,000 a year.", "pay"),
        ("To apply, send your CV to a@b.example.", "apply"),
        ("We offer health insurance and 25 days of annual leave.", "benefits"),
        ("We are a family company with ten shops.", "company"),
        ("You will lead a team of four.", "requirement"),
        ("5+ years in a kitchen.", "requirement"),
        ("The office has a river view.", "other"),
    ],
)
def test_a_sentence_under_no_heading_is_told_by_its_words(line, sort):
    (found,) = split_ad(line)
    assert found.sort == sort
    assert found.why


def test_a_budget_to_manage_is_no_pay():
    (_, line) = split_ad("Responsibilities:\n- Manage an annual budget of $2,000,000")
    assert line.is_wanted


def test_applying_a_skill_is_no_application():
    (_, line) = split_ad("You will:\n- Apply statistical methods to orders")
    assert line.is_wanted


def test_what_is_under_a_heading_of_benefits_is_left_out_with_the_reason():
    line = split_ad("Benefits:\n- Every second Friday off")[1]
    assert (line.is_wanted, line.why) == (False, "says what they give, under “Benefits”")


def test_a_line_that_goes_on_is_one():
    text = "You will:\n- design pipelines that take in readings from ships,\n  even late ones\n- help"
    assert [line.text for line in split_ad(text) if line.is_wanted] == [
        "design pipelines that take in readings from ships, even late ones",
        "help",
    ]


def test_an_abbreviation_ends_no_sentence():
    text = "You must know a scripting language, e.g. Python, and tools, etc. You will teach others."
    assert len(split_ad(text)) == 2


def test_a_bullet_alone_on_its_line_belongs_to_the_next():
    lines = split_ad("Duties\n•\nLead a team\n•\nBake")
    assert [line.text for line in lines if line.is_wanted] == ["Lead a team", "Bake"]
