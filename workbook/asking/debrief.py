"""After the interview: which of the expected questions were really asked, and which nobody expected."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.records import Answer, Contents, Question, Round


@dataclass(frozen=True)
class Expected:
    """A question, whether the reader was prepared for it, and whether it came."""

    question: Question
    is_expected: bool
    answer: Answer | None
    """What was said in the round; None when it was not asked."""


def is_begun(contents: Contents) -> bool:
    """Whether the reader has begun to write down how the second interview went."""
    return contents.find(Round, Round.SAID) is not None


def expected_questions(contents: Contents, round: str = Round.SAID) -> tuple[Expected, ...]:
    """Return all questions that were asked or could have been: those of earlier rounds, drafts, and own ones.

    Examples
    --------
    >>> contents = Contents([Question(id="a"), Answer(id="said/a", question="a", round="said")])
    >>> [(each.is_expected, each.answer is not None) for each in expected_questions(contents)]
    [(False, True)]
    """
    answers = contents.all(Answer)
    said = {each.question: each for each in answers if each.round == round}
    others = {each.question for each in answers if each.round != round}
    return tuple(
        Expected(question, question.id in others or question.id not in said, said.get(question.id))
        for question in contents.all(Question)
        if question.text.strip() or question.id in said
    )
