"""The steps of the workbook, how far each has come, and which matters most: computed from what is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workbook.progress import items
from workbook.records import Contents


@dataclass(frozen=True)
class Step:
    """One notebook: what it gives, how long it takes, and for which reasons it matters most."""

    notebook: str
    title: str
    minutes: int
    items: Callable[[Contents], Iterator[items.Item]]
    """Yields for each thing to do whether it is done and what it is."""
    weights: Mapping[str, int]
    """By reason for a second interview: 2 matters most, 1 matters more, absent is as for everybody."""
    outcome: str


STEPS = (
    Step("00_start_here", "Start here", 10, items.start, {},
         "why there is a second interview, and who you will meet"),
    Step("01_review_first_round", "Review the first round", 45, items.first_round, {"tie": 1, "clarify": 2},
         "what was asked, what you said, and each answer again in more detail"),
    Step("02_tell_star_stories", "Tell STAR stories", 60, items.stories, {"tie": 1, "behavioural": 2},
         "four or five stories, the skills they show, and the questions they answer"),
    Step("03_check_consistency", "Check consistency", 20, items.consistency, {"tie": 1, "clarify": 2},
         "what you told differently, settled before somebody asks"),
    Step("04_plan_first_90_days", "Plan the first 90 days", 60, items.plan, {"tie": 2, "behavioural": 1},
         "what they ask for and what you have for it, why it should be you, "
         "and 30, 60 and 90 days as a suggestion"),
    Step("05_research_salary", "Research salary", 45, items.salary, {},
         "official wages, figures of your own, three numbers, and the words to say"),
    Step("06_prepare_questions", "Prepare questions", 30, items.asking, {"tie": 1},
         "questions to ask, and after the interview the debrief, the thanks and the dates"),
    Step("07_rehearse", "Rehearse", 30, items.rehearsals, {"tie": 1, "behavioural": 1},
         "likely questions answered aloud against the clock, and what to practise next"),
    Step("08_walk_in", "Walk in", 15, items.walk_in, {},
         "one page to take along, and a last look at what is open"),
    Step("09_share_workbook", "Share the workbook", 10, items.share, {},
         "a copy that is safe to give away, and what was given to whom"),
)  # fmt: skip


@dataclass(frozen=True)
class StepProgress:
    """How far a step has come; in a copy that has nothing of it, 0 of 0."""

    step: Step
    done: int
    wanted: int
    todo: tuple[str, ...]
    weight: int

    @property
    def importance(self) -> str:
        """In words, for the reasons chosen."""
        return ("", "matters more", "matters most")[self.weight]


def progress(contents: Contents) -> tuple[StepProgress, ...]:
    """How far every step has come, in the order of the notebooks.

    Examples
    --------
    >>> start = progress(Contents())[0]
    >>> start.done, start.wanted, start.todo[0]
    (0, 5, 'name the company')
    """
    return tuple(_measure(step, contents) for step in STEPS)


def _measure(step: Step, contents: Contents) -> StepProgress:
    items = list(step.items(contents))
    if contents.is_copy and not any(is_done for is_done, _ in items):
        items = []
    todo = tuple(what for is_done, what in items if not is_done)
    weight = max((step.weights.get(reason, 0) for reason in contents.process.reasons), default=0)
    return StepProgress(step, len(items) - len(todo), len(items), todo, weight)
