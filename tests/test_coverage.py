"""What the stories leave open is named; a full story bank has no gap."""

from __future__ import annotations

import pytest

from workbook.bank import load_competencies
from workbook.coverage import coverage, story_gaps
from workbook.records import Story

NACE = load_competencies()


def gaps(stories: list[Story]) -> dict[str, tuple[str, ...]]:
    found = story_gaps(stories, NACE, is_quantified=lambda story: "%" in story.result)
    return {gap.kind: gap.stories for gap in found}


def test_coverage_says_which_story_was_chosen_for_which_competency() -> None:
    told = [Story(id="a", skills=("teamwork",)), Story(id="b")]
    covered = coverage(told, NACE)
    assert len(covered) == 16
    assert [pair for pair, is_covered in covered.items() if is_covered] == [("a", "teamwork")]


def test_an_empty_story_bank_has_one_gap_only() -> None:
    assert gaps([]) == {"few stories": ()}


def test_a_full_story_bank_has_no_gap() -> None:
    everything = tuple(each.id for each in NACE)
    told = [Story(id=name, result="38% less", is_failure=name == "a", skills=everything) for name in "abcd"]
    assert gaps(told) == {}


@pytest.mark.parametrize(("count", "is_gap"), [(1, True), (3, True), (4, False)])
def test_fewer_than_four_stories_are_a_gap(count: int, is_gap: bool) -> None:
    assert ("few stories" in gaps([Story(id=str(n)) for n in range(count)])) is is_gap


def test_no_failure_is_a_gap() -> None:
    assert "no failure" in gaps([Story(id="a")])
    assert "no failure" not in gaps([Story(id="a", is_failure=True)])


def test_fewer_than_two_figures_are_a_gap_that_names_the_stories_without() -> None:
    told = [Story(id="a", result="5% less"), Story(id="b"), Story(id="c")]
    assert gaps(told)["few figures"] == ("b", "c")
    assert "few figures" not in gaps([*told, Story(id="d", result="9% more")])


def test_a_story_meant_for_more_than_three_questions_is_overused() -> None:
    told = [Story(id="a", questions=("1", "2", "3", "4")), Story(id="b", questions=("1", "2", "3"))]
    assert gaps(told)["overused"] == ("a",)


def test_competencies_without_a_story_are_named_in_one_gap() -> None:
    found = story_gaps([Story(id="a", skills=("teamwork",))], NACE[-3:], is_quantified=lambda story: True)
    uncovered = next(gap for gap in found if gap.kind == "uncovered")
    assert uncovered.sentence == "No story is tagged yet with Professionalism and Technology."
    assert uncovered.competencies == ("professionalism", "technology")
