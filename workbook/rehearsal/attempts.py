"""Attempts: what was said in rehearsals, every time a question was tried."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from workbook.records import Answer, Contents, Question, Round
from workbook.rules import Remark
from workbook.star import remarks_on_answer

PLANNED_SECONDS = 90
"""The middle of the one to two minutes that career centres suggest (rule ``star-length``); the reader may set another."""


@dataclass(frozen=True)
class Attempt:
    """One answer in a rehearsal."""

    answer: Answer
    question: Question
    held_on: date | None
    number: int
    """Which attempt at this question it was on that day, from 1."""


def attempts(contents: Contents) -> tuple[Attempt, ...]:
    """Return every attempt that was begun, in the order of days; those without a date come first.

    Examples
    --------
    >>> from workbook.records import Round
    >>> held = Round(id="r", sort="rehearsal", held_on=date(2026, 11, 20))
    >>> said = [Answer(id=f"r/q/{n}", question="q", round="r", text="I rang them.") for n in (1, 2)]
    >>> [each.number for each in attempts(Contents([held, Question(id="q", text="Why?"), *said]))]
    [1, 2]
    """
    rounds = {item.id: item for item in contents.rounds if item.sort == "rehearsal"}
    said = [answer for answer in contents.all(Answer) if answer.round in rounds and is_begun(answer)]
    said.sort(key=lambda answer: rounds[answer.round].held_on or date.min)
    counts: Counter[tuple[str, date | None]] = Counter()
    found = []
    for answer in said:
        if (question := contents.find(Question, answer.question)) is not None:
            day = rounds[answer.round].held_on
            counts[question.id, day] += 1
            found.append(Attempt(answer, question, day, counts[question.id, day]))
    return tuple(found)


def is_begun(answer: Answer) -> bool:
    """Whether there is anything of an attempt: words, a time, or how it went."""
    return bool(answer.text.strip() or answer.seconds or answer.went)


def rehearsal_on(day: date, contents: Contents) -> Round:
    """Return the rehearsal of a day: the one that is saved, or a new one of which every notebook thinks the same."""
    held = (item for item in contents.rounds if item.sort == "rehearsal" and item.held_on == day)
    id = f"rehearsal-{day.isoformat()}"
    return next(held, Round(id=id, name=f"Rehearsal of {day.isoformat()}", sort="rehearsal", held_on=day))


def rehearsals(contents: Contents) -> frozenset[str]:
    """Return the identifiers of the rounds that are rehearsals: what was said in them nobody heard."""
    return frozenset(item.id for item in contents.rounds if item.sort == "rehearsal")


def newest_only(contents: Contents) -> Contents:
    """Return the contents with no attempt but the newest at each question: where texts stand side by side, one is enough."""
    found = attempts(contents)
    newest = {each.question.id: each.answer.id for each in found}
    older = {each.answer.id for each in found} - set(newest.values())
    return Contents(record for record in contents if not (isinstance(record, Answer) and record.id in older))


def without_attempts(contents: Contents) -> Contents:
    """Return the contents with no answer of a rehearsal: what was said in interviews, and drafted for them."""
    held = rehearsals(contents)
    return Contents(
        record for record in contents if not (isinstance(record, Answer) and record.round in held)
    )


def planned_seconds(contents: Contents) -> int:
    """Return how long an answer is to take."""
    return contents.process.answer_seconds or PLANNED_SECONDS


def remarks_on_attempt(answer: Answer, question: Question | None, contents: Contents) -> list[Remark]:
    """Return the remarks on what was said; a length that was measured is not reckoned from words as well."""
    kind, pace = question.type if question else "", contents.process.words_per_minute
    remarks = remarks_on_answer(answer.text, question_type=kind, pace=pace)
    return [each for each in remarks if not (answer.seconds and each.rule == "star-length")]
