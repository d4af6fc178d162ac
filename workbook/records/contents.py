"""All records of a workbook at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from workbook.records.asking import FollowUp, QuestionToAsk, ThankYou
from workbook.records.comments import Comment
from workbook.records.interviews import Answer, Decision, Interviewer, Process, Question, Round, Story
from workbook.records.pay import JobOffer, PayPoint, Research
from workbook.records.plan import Goal, JobAd, Pitch, Requirement
from workbook.records.record import Record
from workbook.records.sharing import Alias, Export, Shared, Sharing

RECORDS: tuple[type[Record], ...] = (
    *(Process, Interviewer, Round, Question, Answer, Story, Decision),
    *(Research, PayPoint, JobOffer),
    *(JobAd, Requirement, Pitch, Goal),
    *(QuestionToAsk, ThankYou, FollowUp),
    Comment,
    *(Sharing, Alias, Shared, Export),
)
"""Every class a store may hold."""

R = TypeVar("R", bound=Record)


class Contents:
    """All current records of a workbook at one moment; functions that check or draw take this.

    Examples
    --------
    >>> from workbook.records import Round, Story
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

    def referred(self, ref: str) -> Record | None:
        """Return the record that a reference (`Record.ref`) names, or None when it is no longer there.

        Examples
        --------
        >>> from workbook.records import Answer
        >>> answer = Answer(id="first/q1", question="q1", round="first")
        >>> answer.ref, Contents([answer]).referred("answer/first/q1") == answer
        ('answer/first/q1', True)
        """
        kind, _, id = ref.partition("/")
        return next((self.find(each, id) for each in RECORDS if each.kind() == kind), None)

    @property
    def process(self) -> Process:
        """The interview process; an empty one while nothing was said of it."""
        return self.find(Process, Process.ID) or Process(id=Process.ID)

    @property
    def research(self) -> Research:
        """What is known and wanted about pay; an empty one while nothing was said of it."""
        return self.find(Research, Research.ID) or Research(id=Research.ID)

    @property
    def is_copy(self) -> bool:
        """Whether this is a copy made to be shared; the walk-away is then neither told nor worked out."""
        return self.find(Export, Export.ID) is not None

    def unless_copy(self, text: str) -> str:
        """Return what is said of something missing; nothing in a copy, for there it may only have been left out."""
        return "" if self.is_copy else text

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The conversations: the first and the second interview, saved or not, then all others."""
        saved = {item.id: item for item in self.all(Round)}
        first = saved.pop(Round.FIRST, Round(id=Round.FIRST, name="First interview", sort="first"))
        second = saved.pop(Round.SECOND, Round(id=Round.SECOND, name="Second interview", sort="second"))
        return (first, second, *saved.values())
