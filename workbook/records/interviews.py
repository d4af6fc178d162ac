"""The interviews, what was asked and told in them, and the stories: records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workbook.records.record import Record

REASONS = ("tie", "clarify", "behavioural")
"""Why a second interview: a tie between candidates, areas to clarify, the behavioural second half."""

QUESTION_TYPES = ("behavioural", "situational", "motivation", "career", "plan", "salary", "clarification")
ROUND_KINDS = ("first", "second", "later", "rehearsal")
INTERVIEWER_KINDS = ("recruiter", "hiring manager", "peer", "executive")
STAR_PARTS = ("situation", "task", "action", "result")
VERDICTS = ("first", "second", "both", "dismissed")
"""Of two texts that differ: the first is right, the second, both, or it was no conflict at all."""


@dataclass(frozen=True, kw_only=True)
class Process(Record):
    """The interview process: which company and role, when, why a second interview, and the reader's own pace."""

    ID: ClassVar[str] = "process"

    company: str = ""
    role: str = ""
    interview_on: date | None = None
    interview_at: str = ""
    """The time of day, as typed."""
    place: str = ""
    """Where it is held, or the link."""
    reasons: tuple[str, ...] = ()
    words_per_minute: int | None = None
    answer_seconds: int | None = None
    """How long the reader wants a spoken answer to take."""


@dataclass(frozen=True, kw_only=True)
class Interviewer(Record):
    """A person on the other side of the table."""

    name: str = ""
    role: str = ""
    sort: str = ""
    """One of `INTERVIEWER_KINDS`, or empty."""


@dataclass(frozen=True, kw_only=True)
class Round(Record):
    """One conversation: the first interview, the second, a rehearsal."""

    FIRST: ClassVar[str] = "first"
    SECOND: ClassVar[str] = "second"
    SAID: ClassVar[str] = "said"
    """The second interview as it went, beside the drafts for it."""

    name: str = ""
    sort: str = ""
    """One of `ROUND_KINDS`, or empty."""
    held_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Question(Record):
    """A question that was asked or may be asked."""

    text: str = ""
    type: str = ""
    """One of `QUESTION_TYPES`, or empty."""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer(Record):
    """What was said, or is planned, to one question in one round."""

    question: str = ""
    round: str = ""
    text: str = ""
    went: str = ""
    """How it went: ``"well"``, ``"mixed"``, ``"badly"``, or empty."""
    loose_end: str = ""
    seconds: int | None = None
    """How long it took to say."""

    @staticmethod
    def id_for(question: str, round: str, attempt: str = "") -> str:
        """Identifier of the one answer to a question in a round, the same for every writer.

        In a rehearsal a question is answered several times: an attempt has a name of its own, so that none takes the
        place of another.
        """
        return "/".join(filter(None, (round, question, attempt)))


@dataclass(frozen=True, kw_only=True)
class Story(Record):
    """A situation told as situation, task, action and result, with the skills it shows."""

    title: str = ""
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    reflection: str = ""
    skills: tuple[str, ...] = ()
    """Identifiers of competencies."""
    is_failure: bool = False
    questions: tuple[str, ...] = ()
    """Identifiers of the questions it is meant to answer, chosen by the reader."""
    told_in: tuple[str, ...] = ()
    """Identifiers of the rounds in which it was told already."""

    def parts(self) -> dict[str, str]:
        """Situation, task, action and result by name."""
        return {part: getattr(self, part) for part in STAR_PARTS}


@dataclass(frozen=True, kw_only=True)
class Decision(Record):
    """How the reader settled one place where two texts differ; its id is that place's key in the ledger."""

    verdict: str = ""
    """One of `VERDICTS`, or empty while it is open."""
    note: str = ""
    about: str = ""
    """The two quotes, so that it can be understood when the texts have changed."""
