"""Which questions are likely, and why: each sign in words, with the reader's own words quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from workbook.bank import STORY_TYPES, BankQuestion, Competency
from workbook.board import is_held
from workbook.ledger import Conflict, conflicts
from workbook.progress import round_names, short
from workbook.reasons import load_reasons
from workbook.records import Answer, Contents, Question, Story
from workbook.rehearsal.attempts import Attempt, attempts
from workbook.rehearsal.weights import Weight, weights
from workbook.rules import Remark, rule
from workbook.star import remarks_on_story

WAITING_DAYS = 3
"""As the title of the sign ``waiting`` says."""

_REASON_OF_TYPE = {"behavioural": "behavioural", "situational": "behavioural", "clarification": "clarify"}
"""For questions that the bank does not know; `data/reasons.toml` says what to expect for each reason."""

_WENT = {"badly": "went badly", "mixed": "went so-so"}


@dataclass(frozen=True)
class Sign:
    """One thing that makes a question likelier or weaker."""

    name: str
    points: int
    sentence: str


@dataclass(frozen=True)
class Likely:
    """A question, where it is from, and the signs that it bears."""

    id: str
    text: str
    type: str
    origin: str
    """One of `workbook.rehearsal.weights.ORIGINS`."""
    signs: tuple[Sign, ...]
    attempts: tuple[Attempt, ...] = ()

    @property
    def points(self) -> int:
        """The points of all signs."""
        return sum(sign.points for sign in self.signs)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The signs in words, the weightiest first."""
        told = sorted((sign for sign in self.signs if sign.sentence), key=lambda sign: -sign.points)
        return tuple(sign.sentence for sign in told)

    @property
    def last(self) -> date | None:
        """The day on which it was rehearsed last; None when it never was, or on a day not known."""
        return max((each.held_on for each in self.attempts if each.held_on), default=None)


@dataclass(frozen=True)
class _Known:
    """What the workbook holds, by question."""

    contents: Contents
    told: Mapping[str, list[Answer]]
    """In rounds that are over."""
    tried: Mapping[str, list[Attempt]]
    open: Mapping[str, list[Conflict]]
    skills: Mapping[str, str]
    """Names of the competencies that no story shows, by identifier."""


def likely(
    contents: Contents,
    bank: Sequence[BankQuestion],
    competencies: Sequence[Competency],
    today: date,
    points: Mapping[str, Weight] | None = None,
) -> tuple[Likely, ...]:
    """Return every question that may come, the reader's own before the bank's, each with its signs.

    Parameters
    ----------
    contents
        What is saved.
    bank, competencies
        Questions to draw from, and the skills that they ask for.
    today
        For how long ago something was rehearsed.
    points
        By sign; the shipped ones when None.

    Examples
    --------
    >>> asked = [Question(id="q", text="Why us?"), Answer(id="first/q", question="q", round="first", went="badly")]
    >>> [found] = likely(Contents(asked), [], [], date(2026, 11, 23))
    >>> found.reasons
    ('Asked in “First interview”: expect it again.', 'In “First interview” it went badly.', 'You have not rehearsed it yet.')
    """
    known, points = _known(contents, competencies, today), points or weights()
    twins = {each.id: each for each in bank}
    own = [question for question in contents.all(Question) if question.text.strip()]
    asked = [(each.id, each.text, each.type, "asked" if each.id in known.told else "own") for each in own]
    there = {question.id for question in contents.all(Question)}
    asked += [(each.id, each.text, each.type, "bank") for each in bank if each.id not in there]
    found = []
    for id, text, kind, origin in asked:
        signs = tuple(
            Sign(name, points[name].points, sentence)
            for name, sentence in _signs(id, kind, twins.get(id), known, today)
            if points[name].points
        )
        found.append(Likely(id, text, kind, origin, signs, tuple(known.tried.get(id, ()))))
    return tuple(found)


def _known(contents: Contents, competencies: Sequence[Competency], today: date) -> _Known:
    held = {item.id for item in contents.rounds if is_held(item, today)}
    told: defaultdict[str, list[Answer]] = defaultdict(list)
    tried: defaultdict[str, list[Attempt]] = defaultdict(list)
    is_open: defaultdict[str, list[Conflict]] = defaultdict(list)
    for answer in contents.all(Answer):
        if answer.round in held:  # a draft for a round to come was not asked yet
            told[answer.question].append(answer)
    for attempt in attempts(contents):
        tried[attempt.question.id].append(attempt)
    for conflict in conflicts(contents):
        if conflict.is_open:
            for id in dict.fromkeys(_asked_by(conflict)):
                is_open[id].append(conflict)
    shown = {skill for story in contents.all(Story) for skill in story.skills}
    skills = {each.id: each.name for each in competencies if each.id not in shown}
    return _Known(contents, told, tried, is_open, skills)


def _asked_by(conflict: Conflict) -> Iterator[str]:
    for place in (conflict.pair.first, conflict.pair.second):
        if isinstance(place.record, Answer):
            yield place.record.question
        else:
            yield from place.record.questions


def _signs(
    id: str, kind: str, twin: BankQuestion | None, known: _Known, today: date
) -> Iterator[tuple[str, str]]:
    """Yield the signs that a question bears, each with a sentence."""
    contents, told, tried = known.contents, known.told.get(id, []), known.tried.get(id, [])
    names = round_names(contents)
    yield "every", ""
    if told:
        yield "asked", f"Asked in “{names[told[0].round]}”: expect it again."
    reasons = twin.reasons if twin else (_REASON_OF_TYPE.get(kind, ""), "tie" if told else "")
    for reason in load_reasons():
        if reason.id in contents.process.reasons and reason.id in reasons:
            yield "reason", f"It belongs to a reason that you ticked: “{reason.label}”."
            break
    said = [*(each.answer for each in tried[-1:]), *reversed(told)]
    if end := next((each for each in said if each.loose_end.strip()), None):
        yield "loose-end", f"Loose end of “{names[end.round]}”: “{short(end.loose_end, 140)}”"
    if differs := known.open.get(id):
        more = f", and {len(differs) - 1:,} more" if len(differs) > 1 else ""
        yield "conflict", f"Told in two ways and not settled: {differs[0].quotes}{more}."
    tellings = [*(each.answer for each in reversed(tried)), *reversed(told)]
    marked = next((each for each in tellings if each.went), None)
    if marked and marked.went in _WENT:
        quote = f": “{short(marked.text, 80)}”" if marked.text.strip() else "."
        yield marked.went, f"In “{names[marked.round]}” it {_WENT[marked.went]}{quote}"
    yield from _of_stories(id, kind, twin, known)
    last = max((each.held_on for each in tried if each.held_on), default=None)
    if not tried:
        yield "never", "You have not rehearsed it yet."
    elif last and (today - last).days >= WAITING_DAYS:
        yield "waiting", f"You rehearsed it last {(today - last).days} days ago."


def _of_stories(id: str, kind: str, twin: BankQuestion | None, known: _Known) -> Iterator[tuple[str, str]]:
    pace = known.contents.process.words_per_minute
    for story in known.contents.all(Story):
        if id in story.questions and (first := next(iter(_remarks(story, pace)), None)):
            title = rule(first.rule).title
            where = f"“{story.title.strip() or 'Untitled story'}”"
            yield "story", f"Your story {where} has a remark at “{short(first.quote, 80)}”: {title}."
            break
    missing = [known.skills[each] for each in (twin.competencies if twin else ()) if each in known.skills]
    if missing and kind in STORY_TYPES:
        yield "skill", f"It asks for {missing[0]}, which no story shows yet."


@lru_cache(maxsize=256)
def _remarks(story: Story, pace: int | None) -> tuple[Remark, ...]:
    """Those that quote; every save asks for all stories again, of which one at most has changed."""
    return tuple(each for each in remarks_on_story(story, pace=pace) if each.quote)
