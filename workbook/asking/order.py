"""In which order the questions are asked, and of whom."""

from __future__ import annotations

from dataclasses import replace

from workbook.records import Contents, Goal, Interviewer, QuestionToAsk


def in_order(contents: Contents) -> tuple[QuestionToAsk, ...]:
    """Return the questions to ask as the reader put them; those not put anywhere come last, as they were added.

    Examples
    --------
    >>> asked = [QuestionToAsk(id="new"), QuestionToAsk(id="b", rank=2), QuestionToAsk(id="a", rank=1)]
    >>> [question.id for question in in_order(Contents(asked))]
    ['a', 'b', 'new']
    """
    questions = contents.all(QuestionToAsk)
    return tuple(sorted(questions, key=lambda each: len(questions) if each.rank is None else each.rank))


def moved(contents: Contents, id: str, by: int) -> list[QuestionToAsk]:
    """Return the questions whose place changes when one goes so many places later, or earlier when negative.

    Examples
    --------
    >>> asked = Contents([QuestionToAsk(id="a", rank=0), QuestionToAsk(id="b", rank=1)])
    >>> [(question.id, question.rank) for question in moved(asked, "b", -1)]
    [('b', 0), ('a', 1)]
    """
    order = list(in_order(contents))
    here = next((place for place, each in enumerate(order) if each.id == id), None)
    if here is None or not 0 <= here + by < len(order):
        return []
    order.insert(here + by, order.pop(here))
    return [replace(each, rank=place) for place, each in enumerate(order) if each.rank != place]


def meant_for(contents: Contents, interviewer: str) -> tuple[QuestionToAsk, ...]:
    """Return, in order, the questions for one interviewer: those meant for them, and those for whoever is there."""
    return tuple(
        each
        for each in in_order(contents)
        if each.text.strip() and (interviewer in each.interviewers or not each.interviewers)
    )


def open_in_plan(contents: Contents) -> dict[str, str]:
    """Return the questions that goals of the plan rest on and that are not to be asked yet, by the goal's reference.

    Examples
    --------
    >>> goal = Goal(id="g1", what="Cut the wait", question="Who sets the rota?")
    >>> open_in_plan(Contents([goal])), open_in_plan(Contents([goal, QuestionToAsk(id="goal/g1")]))
    ({'goal/g1': 'Who sets the rota?'}, {})
    """
    asked = contents.all(QuestionToAsk)
    known = {each.id for each in asked} | {each.text.strip().casefold() for each in asked}
    planned = {goal.ref: goal.question.strip() for goal in contents.all(Goal) if goal.question.strip()}
    return {ref: text for ref, text in planned.items() if not known & {ref, text.casefold()}}


def asked_of(question: QuestionToAsk, contents: Contents) -> str:
    """Return the names of those for whom a question is; empty when it is for whoever is there."""
    people = [contents.find(Interviewer, id) for id in question.interviewers]
    return ", ".join(person.name.strip() for person in people if person and person.name.strip())
