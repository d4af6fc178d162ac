"""What the stories taken together cover, and what they leave open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbook.bank import Competency
from workbook.records import Story

QUESTIONS_A_STORY = 3
"""A story meant for more questions counts as overused."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something that the stories taken together leave open."""

    kind: str
    """``"few stories"``, ``"no failure"``, ``"few figures"``, ``"overused"`` or ``"uncovered"``."""
    sentence: str
    stories: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()


def coverage(stories: Sequence[Story], competencies: Sequence[Competency]) -> dict[tuple[str, str], bool]:
    """Say for every story and competency, by their ids, whether the reader chose one for the other.

    Examples
    --------
    >>> teamwork = Competency(id="teamwork", name="Teamwork", description="", cues=())
    >>> coverage([Story(id="s1", skills=("teamwork",))], [teamwork])
    {('s1', 'teamwork'): True}
    """
    return {(story.id, each.id): each.id in story.skills for story in stories for each in competencies}


def story_gaps(
    stories: Sequence[Story], competencies: Sequence[Competency], *, is_quantified: Callable[[Story], bool]
) -> list[Gap]:
    """Return what the stories taken together leave open, by career centres' rules of thumb.

    Parameters
    ----------
    is_quantified
        Says whether a story's result has a figure.

    Examples
    --------
    >>> story_gaps([], [], is_quantified=lambda story: False)[0].sentence
    'There is no story yet; career centres suggest at least four or five.'
    """
    gaps = []
    if len(stories) < 4:
        many = ("is no story yet", "is one story so far", f"are {len(stories)} stories so far")
        sentence = f"There {many[min(len(stories), 2)]}; career centres suggest at least four or five."
        gaps.append(Gap(kind="few stories", sentence=sentence))
    if not stories:
        return gaps
    if not any(story.is_failure for story in stories):
        advice = "career centres suggest having one ready, with what you took from it"
        gaps.append(Gap(kind="no failure", sentence=f"No story is marked as a failure; {advice}."))
    without = tuple(story.id for story in stories if not is_quantified(story))
    if (figures := len(stories) - len(without)) < 2:
        sentence = f"{'One' if figures else 'No'} story has a figure in its result; career centres suggest at"
        sentence += " least two. Where you have no figure, time, quality, people or learning can stand in."
        gaps.append(Gap(kind="few figures", sentence=sentence, stories=without))
    for story in stories:
        if (count := len(set(story.questions))) > QUESTIONS_A_STORY:
            sentence = f"“{story.title or story.id}” is meant for {count} questions; career centres suggest"
            sentence += f" {QUESTIONS_A_STORY} at most."
            gaps.append(Gap(kind="overused", sentence=sentence, stories=(story.id,)))
    chosen = {skill for story in stories for skill in story.skills}
    if missing := {each.id: each.name for each in competencies if each.id not in chosen}:
        *names, last = missing.values()
        listed = f"{', '.join(names)} and {last}" if names else last
        sentence = f"No story is tagged yet with {listed}."
        gaps.append(Gap(kind="uncovered", sentence=sentence, competencies=tuple(missing)))
    return gaps
