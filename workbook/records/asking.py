"""The reader's own questions to the employer, and what follows the interview: records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workbook.records.record import Record

PURPOSES = (
    *("the role", "priorities", "success", "the team", "ways of working", "growth", "direction"),
    *("your doubts about me", "how you decide", "next steps", "timeline"),
)
"""What a question to ask is meant to find out."""


@dataclass(frozen=True, kw_only=True)
class QuestionToAsk(Record):
    """A question for an interviewer, from the bank or of the reader's own, and what was answered."""

    text: str = ""
    purpose: str = ""
    """One of `PURPOSES`, or empty."""
    origin: str = ""
    """Identifier in the bank; empty for one of the reader's own."""
    interviewers: tuple[str, ...] = ()
    """Identifiers of the interviewers it is meant for; empty is whoever is there."""
    comes_back_to: tuple[str, ...] = ()
    """References of answers whose loose end it takes up."""
    answer: str = ""
    """What was heard."""
    rank: int | None = None
    """Its place among all of them; without one it comes last."""


@dataclass(frozen=True, kw_only=True)
class ThankYou(Record):
    """The note to one interviewer, whose identifier is its id."""

    callback: str = ""
    """The one thing from the conversation that it comes back to."""
    text: str = ""
    sent_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class FollowUp(Record):
    """What was said about how it goes on."""

    ID: ClassVar[str] = "followup"

    next_step: str = ""
    told_by: str = ""
    promised_on: date | None = None
    """The day by which they wanted to be in touch."""
    calendar: str = ""
    """What the entries of its calendar file are known by; made when the first one is written."""
