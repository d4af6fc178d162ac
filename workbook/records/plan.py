"""What the job asks for, why it should be you, and what you would do in it: records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workbook.records.record import Record

PITCH_QUESTIONS = {
    "best_person": "Why are you the best person for this job?",
    "why_hire": "Why should we hire you?",
    "what_for_us": "What can you do for us?",
}
"""The three questions that a pitch answers."""

PITCHES = tuple(PITCH_QUESTIONS)


@dataclass(frozen=True, kw_only=True)
class JobAd(Record):
    """The advertisement, pasted once."""

    ID: ClassVar[str] = "ad"

    text: str = ""
    source: str = ""
    seen_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Requirement(Record):
    """One thing that the advertisement asks for; the reader may correct its words and what meets it."""

    text: str = ""
    line: str = ""
    """Its words in the advertisement; empty for one that the reader added."""
    met_by: tuple[str, ...] = ()
    """References of the stories and answers that the reader says meet it."""
    not_met_by: tuple[str, ...] = ()
    """References that were suggested and that the reader declined."""


@dataclass(frozen=True, kw_only=True)
class Pitch(Record):
    """The answer to one of `PITCHES`, which is its id."""

    text: str = ""
    rests_on: tuple[str, ...] = ()
    """References of stories, answers and requirements."""


@dataclass(frozen=True, kw_only=True)
class Goal(Record):
    """One thing to do in the first 90 days, as a suggestion."""

    what: str = ""
    measure: str = ""
    day: int | None = None
    rests_on: tuple[str, ...] = ()
    """References of requirements, answers and stories."""
    question: str = ""
    """What would have to be asked, where it rests on a guess."""
