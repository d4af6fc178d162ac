"""What to do next, each with the one reason why it stands where it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workbook.board.threads import CHECK, loose_ends, where_told
from workbook.ledger import conflicts
from workbook.progress import progress, short
from workbook.reasons import load_reasons
from workbook.records import Contents


@dataclass(frozen=True)
class NextThing:
    """One thing to do, and the one reason why it stands where it does."""

    notebook: str
    text: str
    reason: str


def next_things(contents: Contents, today: date) -> tuple[NextThing, ...]:
    """Return what to do next, the most urgent first, each with one reason.

    In this order: two tellings that differ, loose ends, what comes next in each step by how much the step matters for
    the reasons ticked and how little of it is done. On the last day before the interview rehearsing and the page to
    take along come before the rest.

    Examples
    --------
    >>> first = next_things(Contents(), date(2026, 12, 1))[0]
    >>> first.text, first.reason
    ('name the company', 'nothing of this step is done yet')
    """
    urgent = list(_urgent(contents))
    named = {each.notebook for each in urgent if each.notebook == CHECK}  # its step would say the same again
    found = [*urgent, *(each for each in _by_step(contents) if each.notebook not in named)]
    day = contents.process.interview_on
    left = (day - today).days if day else 9
    if 0 <= left <= 1:
        when = "the interview is tomorrow" if left else "the interview is today"
        found.insert(0, NextThing("08_walk_in", "read the page to take along", when))
    return tuple(found)


def _urgent(contents: Contents) -> Iterator[NextThing]:
    for each in conflicts(contents):
        if each.is_open:
            what = f"settle {each.quotes} ({where_told(each, contents)})"
            yield NextThing(CHECK, what, "interviewers compare notes, and two of your texts differ")
    for thread in loose_ends(contents):
        if thread.is_open:
            what = f"tell the answer to “{thread.about}” again, or ask back"
            reason = f"you noted that it was left open: “{short(thread.text, 90)}”"
            yield NextThing(thread.notebook, what, reason)


def _by_step(contents: Contents) -> Iterator[NextThing]:
    labels = {reason.id: reason.label for reason in load_reasons()}
    steps = [step for step in progress(contents) if step.todo]
    for step in sorted(steps, key=lambda step: (-step.weight, step.done / step.wanted)):
        ticked = [labels[each] for each in contents.process.reasons if step.step.weights.get(each)]
        if step.weight:
            reason = f"{step.importance} because you ticked “{ticked[0]}”"
        elif step.done:
            reason = f"{step.done} of {step.wanted} in this step are done"
        else:
            reason = "nothing of this step is done yet"
        yield NextThing(step.step.notebook, step.todo[0], reason)
