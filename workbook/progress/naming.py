"""What the reader calls rounds, texts and their topics, and how a text is shortened to a name."""

from __future__ import annotations

from workbook.ledger import Place
from workbook.records import Answer, Contents, Interviewer, Question
from workbook.rehearsal.attempts import without_attempts


def round_names(contents: Contents) -> dict[str, str]:
    """Return the names of the rounds by identifier, in their order; a round without a name has one here.

    Examples
    --------
    >>> from workbook.records import Round
    >>> round_names(Contents([Round(id="first", name="By video")]))
    {'first': 'By video', 'second': 'Second interview'}
    """
    return {item.id: item.name if item.name.strip() else "Unnamed round" for item in contents.rounds}


def person_name(person: Interviewer) -> str:
    """Return name and job of an interviewer as far as they are known."""
    return ", ".join(filter(None, (person.name.strip(), person.role.strip())))


def place_name(place: Place, contents: Contents) -> str:
    """Name a text for the reader: the round of an answer, or the story."""
    if isinstance(place.record, Answer):
        return round_names(contents).get(place.round, "A round that was removed")
    return f"Story: {place.record.title.strip() or 'Untitled story'}"


def topic_name(place: Place, contents: Contents) -> str:
    """Name what a text is about: the question that it answers, or the story that it is."""
    if not isinstance(place.record, Answer):
        return place_name(place, contents)
    question = contents.find(Question, place.record.question)
    return short(question.text if question else "", 100) or "Question"


def not_asked_yet(contents: Contents) -> tuple[Question, ...]:
    """The reader's own questions that no interview has an answer to: expected, and still without a draft."""
    answered = {answer.question for answer in without_attempts(contents).all(Answer)}
    return tuple(question for question in contents.all(Question) if question.id not in answered)


def short(text: str, length: int = 60) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
