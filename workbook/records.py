"""What a workbook holds: frozen records, their plain form for storage, and all of them at one moment."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar, Self, TypeVar, Union, get_args, get_origin, get_type_hints

from workbook.errors import DataError

REASONS = ("tie", "clarify", "behavioural")
"""Why a second interview: a tie between candidates, areas to clarify, the behavioural second half."""

QUESTION_TYPES = ("behavioural", "situational", "motivation", "career", "plan", "salary", "clarification")
ROUND_KINDS = ("first", "second", "later", "rehearsal")
INTERVIEWER_KINDS = ("recruiter", "hiring manager", "peer", "executive")
STAR_PARTS = ("situation", "task", "action", "result")
VERDICTS = ("first", "second", "both", "dismissed")
"""Of two texts that differ: the first is right, the second, both, or it was no conflict at all."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One thing that is kept: an identifier and fields that are text, dates, flags, whole numbers or tuples of text.

    Examples
    --------
    >>> story = Story(id="s1", title="The late release", skills=("teamwork",))
    >>> Story.from_fields("s1", story.to_fields()) == story
    True
    """

    id: str

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError(f"a {type(self).__name__} needs an id")

    @classmethod
    def kind(cls) -> str:
        """Name under which records of this class are stored."""
        return cls.__name__.lower()

    def to_fields(self) -> dict[str, Any]:
        """Plain values (text, numbers, flags, lists) by field name, without the id."""
        return {name: _plain(getattr(self, name)) for name in field_types(type(self))}

    @classmethod
    def from_fields(cls, id: str, values: Mapping[str, Any]) -> Self:
        """Make the record again from `to_fields`; a field that is absent takes its default.

        Raises
        ------
        DataError
            When a field is unknown or has a value of another type.
        """
        expected = field_types(cls)
        if unknown := sorted(set(values) - set(expected)):
            raise DataError(
                f"A stored {cls.kind()} has the unknown field {unknown[0]!r}; update the workbook package."
            )
        return cls(
            id=id, **{name: _typed(cls, name, expected[name], value) for name, value in values.items()}
        )


@dataclass(frozen=True, kw_only=True)
class Process(Record):
    """The interview process: which company and role, when, why a second interview, and the reader's own pace."""

    ID: ClassVar[str] = "process"

    company: str = ""
    role: str = ""
    interview_on: date | None = None
    reasons: tuple[str, ...] = ()
    words_per_minute: int | None = None


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

    @staticmethod
    def id_for(question: str, round: str) -> str:
        """Identifier of the one answer to a question in a round, the same for every writer."""
        return f"{round}/{question}"


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


@dataclass(frozen=True, kw_only=True)
class Research(Record):
    """What the reader looks for in official wages, what was posted and said about pay, and the three numbers chosen."""

    ID: ClassVar[str] = "research"
    PRIVATE: ClassVar[tuple[str, ...]] = ("walk_away",)
    """Fields that are never said and never shared."""

    title: str = ""
    occupations: tuple[str, ...] = ()
    """SOC codes that the reader picked."""
    weights: str = ""
    """As typed, one number an occupation in their order; empty is equal weights."""
    place: str = ""
    area: str = ""
    """Code of an area of OEWS; empty is the nation."""
    currency: str = "USD"
    """Of the range, which is base pay for a year."""
    band: str = ""
    """Percentiles for the three numbers, as typed; empty is the convention for the level in the title."""
    official_weight: int | None = None
    posted: str = ""
    said: str = ""
    said_to: str = ""
    said_on: date | None = None
    walk_away: str = ""
    target: str = ""
    opening: str = ""


@dataclass(frozen=True, kw_only=True)
class PayPoint(Record):
    """A figure that the reader found: the words, and how they were understood."""

    text: str = ""
    low: str = ""
    high: str = ""
    currency: str = ""
    period: str = ""
    basis: str = ""
    """``"base"`` or ``"total"``."""
    source: str = ""
    found_on: date | None = None
    title: str = ""
    company: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class JobOffer(Record):
    """An offer as typed: money a year in one currency, shares in percent; empty fields are not offered or not known."""

    name: str = ""
    base: str = ""
    bonus_target: str = ""
    bonus_likelihood: str = ""
    sign_on: str = ""
    sign_on_years: str = ""
    equity: str = ""
    vesting_years: str = ""
    cliff_years: str = ""
    match: str = ""
    health: str = ""
    leave_days: str = ""
    hours: str = ""


RECORDS: tuple[type[Record], ...] = (
    *(Process, Interviewer, Round, Question, Answer, Story, Decision),
    *(Research, PayPoint, JobOffer),
)
"""Every class a store may hold."""

R = TypeVar("R", bound=Record)


class Contents:
    """All current records of a workbook at one moment; functions that check or draw take this.

    Examples
    --------
    >>> contents = Contents([Story(id="s1", title="The late release"), Round(id="first")])
    >>> [story.title for story in contents.all(Story)]
    ['The late release']
    >>> contents.process.company
    ''
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records = {(type(record), record.id): record for record in records}

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def __len__(self) -> int:
        return len(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Contents) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Records of one class, in the order in which they were first saved."""
        return tuple(record for record in self if isinstance(record, record_type))

    def find(self, record_type: type[R], id: str) -> R | None:
        """Return one record, or None."""
        record = self._records.get((record_type, id))
        return record if isinstance(record, record_type) else None

    @property
    def process(self) -> Process:
        """The interview process; an empty one while nothing was said of it."""
        return self.find(Process, Process.ID) or Process(id=Process.ID)

    @property
    def research(self) -> Research:
        """What is known and wanted about pay; an empty one while nothing was said of it."""
        return self.find(Research, Research.ID) or Research(id=Research.ID)

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The conversations: the first and the second interview, saved or not, then all others."""
        saved = {item.id: item for item in self.all(Round)}
        first = saved.pop(Round.FIRST, Round(id=Round.FIRST, name="First interview", sort="first"))
        second = saved.pop(Round.SECOND, Round(id=Round.SECOND, name="Second interview", sort="second"))
        return (first, second, *saved.values())


_FIELD_TYPES: dict[type[Record], Mapping[str, Any]] = {}
"""Filled by `field_types`: evaluating annotations takes longer than all the rest of reading a record."""


def field_types(record_type: type[Record]) -> Mapping[str, Any]:
    """Return the types of a record's stored fields by name, without the id."""
    if record_type not in _FIELD_TYPES:
        hints = get_type_hints(record_type)
        _FIELD_TYPES[record_type] = {
            field.name: hints[field.name] for field in fields(record_type) if field.name != "id"
        }
    return _FIELD_TYPES[record_type]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _typed(owner: type[Record], name: str, expected: Any, value: Any) -> Any:
    if isinstance(expected, types.UnionType) or get_origin(expected) is Union:
        if value is None:
            return None
        expected = next(kind for kind in get_args(expected) if kind is not type(None))
    try:
        if expected is date:
            return date.fromisoformat(value)
        if get_origin(expected) is tuple and isinstance(value, (list, tuple)):
            if all(isinstance(item, str) for item in value):
                return tuple(value)
        elif type(value) is expected:
            return value
    except (TypeError, ValueError):
        pass
    raise DataError(
        f"A stored {owner.kind()} has {value!r} as its {name}; a {getattr(expected, '__name__', expected)} was expected."
    )
