"""Remarks on the first 90 days: each goal by itself, and all of them together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from workbook.consistency.concepts import stem
from workbook.records import Contents, Goal, Interviewer
from workbook.rules import Remark
from workbook.star.evidence import remark
from workbook.star.figures import figures
from workbook.star.lexicon import phrase_pattern, word_set
from workbook.star.wording import clause_around, clip, tokens, words

LAST_DAY = 90
MOST_GOALS = 7
PHASES = ((30, "Days 1 to 30", "learn"), (60, "Days 31 to 60", "contribute"), (90, "Days 61 to 90", "own"))
"""Last day, name and purpose of each phase."""

_NOUN = re.compile(r"(?:tion|sion|ment|ness|ship|ity|ance|ence|ism)s?$")


def phase_of(day: int | None) -> int:
    """Return the number of the phase in which a day lies, from 0; -1 for no day, or one outside of the 90.

    Examples
    --------
    >>> [phase_of(day) for day in (1, 30, 31, 90, 91, None)]
    [0, 0, 1, 2, -1, -1]
    """
    if day is None or day < 1:
        return -1
    return next((number for number, (last, _, _) in enumerate(PHASES) if day <= last), -1)


def in_order(goals: Iterable[Goal]) -> list[Goal]:
    """Return goals by their day; those without one come last."""
    return sorted(goals, key=lambda goal: (goal.day is None, goal.day or 0))


def remarks_on_goal(goal: Goal, contents: Contents) -> list[Remark]:
    """Say what guides to such plans would ask about one goal, quoting it; nothing before it is written.

    Examples
    --------
    >>> goal = Goal(id="g1", what="Replace the gate system", measure="all gates", day=20, question="Is it liked?")
    >>> [(remark.rule, remark.quote) for remark in remarks_on_goal(goal, Contents())]
    [('goal-toes', 'Replace the gate system')]
    """
    if not words(goal.what):
        return []
    remarks = [*_on_wording(goal), *_on_measure(goal), *_on_day(goal)]
    if not any(map(contents.referred, goal.rests_on)) and not words(goal.question):
        ask = "“” rests on nothing yet. Which line of the advertisement, story or answer is behind it? If it is a"
        ask = f"{ask} guess, what would you have to ask?"
        remarks.append(remark("goal-question", "what", ask, clip(goal.what)))
    return remarks


def remarks_on_plan(goals: Sequence[Goal], contents: Contents) -> list[Remark]:
    """Say what guides would ask about the goals together; nothing while there is none."""
    people = [person.name for person in contents.all(Interviewer)]
    goals = [goal for goal in goals if words(goal.what)]
    if not goals:
        return []
    remarks = []
    early = [goal for goal in goals if phase_of(goal.day) == 0]
    if early and not any(_is_about_people(goal.what, people) for goal in early):
        told = " and ".join(f"“{clip(goal.what)[1]}”" for goal in early[:3])
        ask = f"Until day 30 you plan {told}. Whom would you meet, listen to or sit beside in that time?"
        remarks.append(remark("goal-relationship", "what", ask))
    if len(goals) > MOST_GOALS:
        ask = f"There are {len(goals)} goals; the last is “”. Which could wait until after day 90, or be part of another?"
        remarks.append(remark("goal-count", "what", ask, clip(in_order(goals)[-1].what)))
    return remarks


def _on_wording(goal: Goal) -> list[Remark]:
    what, remarks = goal.what, []
    start, first = clip(what, limit=1)
    if _is_no_verb(first.lower(), what):
        ask = f"“” begins with “{first}”. What would you do? Put the verb first."
        remarks.append(remark("goal-verb", "what", ask, clip(what, start)))
    if phase_of(goal.day) == 0:
        remarks += [
            remark(
                "goal-toes", "what",
                f"“”, and that by day {goal.day}, may step on toes. Could it be a suggestion for later, or a question first?",
                clause_around(what, *found.span()),
            )
            for found in phrase_pattern("toes").finditer(what)
            if not phrase_pattern("asks_first").search(what, max(0, found.start() - 40), found.start())
        ][:1]  # fmt: skip
    for name, text in (("what", what), ("measure", goal.measure)):
        if found := phrase_pattern("committal").search(text):
            ask = (
                f"“” sounds like a promise or an order (“{found[0]}”). How would you say it as a suggestion?"
            )
            remarks.append(remark("goal-suggestion", name, ask, clause_around(text, *found.span())))
            break
    return remarks


def _on_measure(goal: Goal) -> list[Remark]:
    if not words(goal.measure):
        ask = "“” has no measure yet. By what would somebody else see that it is done?"
        return [remark("goal-measure", "measure", ask.replace("“”", f"“{clip(goal.what)[1]}”"))]
    found = phrase_pattern("vague").search(goal.measure)
    if found and not figures(goal.measure) and not phrase_pattern("proxies").search(goal.measure):
        ask = "The measure “” leaves open how much, or who says so. What could be counted, dated or shown?"
        return [remark("goal-measure", "measure", ask, clause_around(goal.measure, *found.span()))]
    return []


def _on_day(goal: Goal) -> list[Remark]:
    if phase_of(goal.day) >= 0:
        return []
    state = "has no day yet" if goal.day is None else f"is set for day {goal.day}"
    ask = f"“” {state}. By which of the first {LAST_DAY} days would it be done?"
    return [remark("goal-day", "what", ask, clip(goal.what))]


def _is_about_people(what: str, people: Iterable[str]) -> bool:
    names = {part.lower() for name in people for part in name.split() if len(part) > 2}
    said = {token[0].lower() for token in tokens(what)}
    return bool(phrase_pattern("relationship_words").search(what) or names & said)


def _is_no_verb(first: str, what: str) -> bool:
    """Whether a text surely begins with another word than a verb; an adverb before it is passed over."""
    said = [token[0].lower() for token in tokens(what)]
    if len(said) > 1 and first.endswith("ly") and first not in word_set("not_verbs"):
        first = said[1]
    is_subject = first in {"to", "i"} and len(said) > 1  # "to meet …", "I would meet …"
    if is_subject or first in word_set("goal_verbs"):
        return False
    is_small = first in word_set("function_words", "not_verbs") or first[0].isdigit()
    return is_small or (stem(first) not in _verbs() and bool(_NOUN.search(first)))


@cache
def _verbs() -> frozenset[str]:
    known = word_set("action_verbs", "other_verbs", "stative", "goal_verbs")
    return frozenset(stem(word) for word in known)
