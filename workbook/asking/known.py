"""What the advertisement or an earlier conversation already answered, with the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from workbook.asking.phrases import counted, said, topics
from workbook.consistency.text import read
from workbook.ledger import known_names
from workbook.records import Answer, Contents, JobAd, Question, QuestionToAsk, Round

ALIKE = 85
"""How alike, in percent, two questions are that ask the same; below it they may differ in the one word that counts."""

REACH = 30
"""Within so many characters behind a count stands what it is of: "a 28-bed surgical unit"."""

_OWN = re.compile(r"\b(i|i['’]m|i['’]d|we|my|our|us|me)\b", re.IGNORECASE)
_OF_THEIRS = re.compile(r"\byour\b|(?<!for )(?<!to )(?<!thank )\byou\b(?! know\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """A sentence that answers a question, and where it stands."""

    where: str
    """In words for the reader."""
    sentence: str
    """Exactly as it is written there."""
    start: int
    """Its place in that text."""


def already_known(question: QuestionToAsk, contents: Contents) -> Known | None:
    """Return the first sentence that answers a question, or None where no sentence plainly does.

    Looks at the advertisement, at the rounds that were held, and at what was heard in answer to other questions. What
    the reader told of other employers counts only where it speaks of this one.

    Examples
    --------
    >>> ad = JobAd(id=JobAd.ID, text="You will report to the Head of Planning. We are a team of eight.")
    >>> already_known(QuestionToAsk(id="q", text="How big is the team?"), Contents([ad])).sentence
    'We are a team of eight.'
    """
    if said("open").search(question.text):
        return None
    asked = [answers for asks, answers in topics().values() if asks.search(question.text)]
    for where, text, is_theirs in _texts(question, contents):
        for start, sentence in _statements(text):
            is_answer = _counts(question.text, sentence) or any(answers.search(sentence) for answers in asked)
            if is_answer and is_theirs(sentence):
                return Known(where, sentence, start)
    return _asked_before(question, contents)


def _counts(question: str, sentence: str) -> bool:
    """Whether a sentence says how many there are of what is asked: of a unit, not of the hospital that it is in.

    Examples
    --------
    >>> asked = "How many beds does the unit have?"
    >>> [_counts(asked, told) for told in ("We are a 310-bed hospital.", "You lead a 28-bed unit.", "We have 30 beds.")]
    [False, True, True]
    """
    asks, answers = counted()
    counts = asks.search(question)
    if counts is None:
        return False
    wholes = _wholes(question)
    for number in answers.finditer(sentence):
        behind = _wholes(sentence[number.end() : number.end() + REACH])
        of = behind or _wholes(sentence[: number.start()])
        if number["thing"].lower() == counts["thing"].lower() and (not wholes or not of or wholes & of):
            return True
    return False


def _wholes(text: str) -> set[str]:
    return {found[0].lower() for found in said("wholes").finditer(text)}


def _texts(question: QuestionToAsk, contents: Contents) -> Iterator[tuple[str, str, Callable[[str], bool]]]:
    """Yield where a text is from, the text, and what tells whether a sentence of it speaks of this employer."""
    ad = contents.find(JobAd, JobAd.ID)
    if ad is not None:
        yield "The advertisement", ad.text, lambda _: True
    names = {name for full in known_names(contents) for name in (full, full.split()[0])}
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None

    def is_note(sentence: str) -> bool:
        return not _OWN.search(sentence)

    def is_of_them(sentence: str) -> bool:
        """It addresses them, or names one of them and nothing of the reader's own."""
        is_named = named is not None and named.search(sentence) and is_note(sentence)
        return bool(_OF_THEIRS.search(sentence) or is_named)

    for item in _held(contents):
        name = item.name.strip() or "An earlier round"
        for answer in contents.all(Answer):
            if answer.round == item.id and contents.find(Question, answer.question):
                yield f"Your answer in “{name}”", answer.text, is_of_them
                yield f"A loose end of “{name}”", answer.loose_end, is_note
    for other in contents.all(QuestionToAsk):
        if other.id != question.id:
            yield f"What you heard to “{other.text.strip()}”", other.answer, lambda _: True


def _held(contents: Contents) -> list[Round]:
    """Rounds in which something was said, not those that are prepared or rehearsed."""
    return [each for each in contents.rounds if each.id != Round.SECOND and each.sort != "rehearsal"]


@lru_cache(maxsize=512)
def _statements(text: str) -> tuple[tuple[int, str], ...]:
    """Place and words of the sentences that state something: no questions, no notes to oneself, no bullets before them."""
    reading = read(text)
    found = []
    for first, end in reading.sentences:
        first = next((at for at in range(first, end) if reading.tokens[at].form[0].isalnum()), end)
        if first < end:
            sentence = reading.quote((first, end))
            if not sentence.rstrip("\"'”’)").endswith("?") and not said("asks").match(sentence):
                found.append((reading.tokens[first].start, sentence))
    return tuple(found)


def _asked_before(question: QuestionToAsk, contents: Contents) -> Known | None:
    """The first sentence of what was answered when the reader asked this before, kept among a round's questions."""
    for item in _held(contents):
        for answer in contents.all(Answer):
            asked = contents.find(Question, answer.question)
            if answer.round != item.id or asked is None or asked.type or _OWN.search(answer.text):
                continue
            if fuzz.token_sort_ratio(asked.text.lower(), question.text.lower()) >= ALIKE:
                for start, sentence in _statements(answer.text)[:1]:
                    return Known(
                        f"“{item.name.strip() or 'An earlier round'}”, where you asked it,", sentence, start
                    )
    return None
