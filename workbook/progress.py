"""The steps of the workbook, how far each has come, and which matters most: computed from what is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workbook.asking import has_purpose
from workbook.asking.debrief import is_begun
from workbook.asking.follow_up import unsent
from workbook.asking.remarks import WANTED as ASKED_WANTED
from workbook.ledger import Place, checked
from workbook.plan.goals import PHASES, phase_of
from workbook.records import (
    PITCH_QUESTIONS,
    STAR_PARTS,
    Answer,
    Contents,
    FollowUp,
    Goal,
    Interviewer,
    JobAd,
    PayPoint,
    Pitch,
    Question,
    QuestionToAsk,
    Requirement,
    Round,
    Shared,
    Story,
)
from workbook.rehearsal.attempts import attempts, without_attempts
from workbook.wording import many

STORIES_WANTED = 4
"""TopInterview asks for four or five situations."""

QUESTIONS_WANTED = 3
"""Fewer remembered questions than this make a thin record of a first interview; our own bound."""

FIGURES_WANTED = 3
"""With fewer of one's own there is no range where nothing official is published."""

REHEARSED_WANTED = 5
"""As many as the situations that TopInterview asks for; our own bound."""

Item = tuple[bool, str]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One notebook: what it gives, how long it takes, and for which reasons it matters most."""

    notebook: str
    title: str
    outcome: str
    minutes: int
    weights: Mapping[str, int]
    """By reason for a second interview: 2 matters most, 1 matters more, absent is as for everybody."""
    items: Callable[[Contents], Iterator[Item]]
    """Yields for each thing to do whether it is done and what it is."""


@dataclass(frozen=True)
class StepProgress:
    """How far a step has come."""

    step: Step
    done: int
    wanted: int
    todo: tuple[str, ...]
    weight: int

    @property
    def importance(self) -> str:
        """In words, for the reasons chosen."""
        return ("", "matters more", "matters most")[self.weight]


def progress(contents: Contents) -> tuple[StepProgress, ...]:
    """How far every step has come, in the order of the notebooks.

    Examples
    --------
    >>> start = progress(Contents())[0]
    >>> start.done, start.wanted, start.todo[0]
    (0, 5, 'name the company')
    """
    return tuple(_measure(step, contents) for step in STEPS)


def _measure(step: Step, contents: Contents) -> StepProgress:
    items = list(step.items(contents))
    todo = tuple(what for is_done, what in items if not is_done)
    weight = max((step.weights.get(reason, 0) for reason in contents.process.reasons), default=0)
    return StepProgress(step, len(items) - len(todo), len(items), todo, weight)


def _start(contents: Contents) -> Iterator[Item]:
    process = contents.process
    yield bool(process.company), "name the company"
    yield bool(process.role), "name the role"
    yield process.interview_on is not None, "enter the date of the interview"
    yield bool(process.reasons), "say which reasons for a second interview apply"
    yield any(person.name for person in contents.all(Interviewer)), "name an interviewer"


def _first_round(contents: Contents) -> Iterator[Item]:
    texts = {question.id: question.text for question in contents.all(Question)}
    answers = [answer for answer in contents.all(Answer) if answer.question in texts]
    first = [answer for answer in answers if answer.round == Round.FIRST]
    drafts = [each for each in without_attempts(contents).all(Answer) if each.round != Round.FIRST]
    redrafted = {each.question for each in drafts if each.text.strip()}
    for number in range(len(first), QUESTIONS_WANTED):
        yield False, f"write down a {('first', 'second', 'third')[number]} question from the first interview"
    for answer in first:
        name = f"“{short(texts[answer.question])}”"
        yield bool(answer.text.strip()), f"write down what you answered to {name}"
        yield bool(answer.went), f"mark how the answer to {name} went"
        yield answer.question in redrafted, f"tell the answer to {name} again in more detail"


def _stories(contents: Contents) -> Iterator[Item]:
    stories = contents.all(Story)
    for story in stories:
        name = f"“{short(story.title or story.situation or 'Untitled story')}”"
        missing = [part for part in STAR_PARTS if not getattr(story, part).strip()]
        yield not missing, f"write the {' and the '.join(missing)} of {name}"
        yield bool(story.skills), f"choose the skills that {name} shows"
    for number in range(len(stories), STORIES_WANTED):
        yield False, f"write story {number + 1} of {STORIES_WANTED}"


def _consistency(contents: Contents) -> Iterator[Item]:
    compared = checked(contents)
    yield bool(compared), "tell an answer again, so that there is something to compare"
    if compared:
        count = sum(conflict.is_open for each in compared for conflict in each.conflicts)
        yield not count, f"settle what differs: {many(count, 'finding')} {'is' if count == 1 else 'are'} open"


def _plan(contents: Contents) -> Iterator[Item]:
    ad, lines = contents.find(JobAd, JobAd.ID), contents.all(Requirement)
    yield bool(ad and ad.text.strip()), "paste the advertisement"
    yield bool(lines), "keep the lines of the advertisement that ask for something"
    yield any(line.met_by for line in lines), "link a story or an answer to a line that it meets"
    for id, question in PITCH_QUESTIONS.items():
        pitch = contents.find(Pitch, id)
        yield bool(pitch and pitch.text.strip()), f"write your answer to “{question}”"
    planned = {phase_of(goal.day) for goal in contents.all(Goal) if goal.what.strip()}
    for number, (_, name, purpose) in enumerate(PHASES):
        yield number in planned, f"write a goal for {name.lower()}: {purpose}"


def _salary(contents: Contents) -> Iterator[Item]:
    research, found = contents.research, contents.all(PayPoint)
    yield bool(research.occupations), "pick the occupation whose official wages count"
    yield bool(research.area), "choose the place"
    for number in range(FIGURES_WANTED):
        ordinal = ("first", "second", "third")[number]
        yield len(found) > number, f"keep the {ordinal} figure that you found yourself"
    yield bool(research.walk_away.strip()), "decide below which number you would walk away"


def _asking(contents: Contents) -> Iterator[Item]:
    asked = [each for each in contents.all(QuestionToAsk) if each.text.strip()]
    for number in range(ASKED_WANTED):
        yield (
            len(asked) > number,
            f"choose the {('first', 'second', 'third')[number]} question that you will ask",
        )
    yield any(has_purpose(each, "next steps") for each in asked), "have a question about the next steps"
    yield any(has_purpose(each, "timeline") for each in asked), "have a question about when you will hear"
    if is_begun(contents):
        answers = [each for each in contents.all(Answer) if each.round == Round.SAID]
        yield any(each.text.strip() for each in answers), "write down what was asked in the second interview"
        waiting = {person.id for person in unsent(contents)}
        for person in contents.all(Interviewer):
            yield person.id not in waiting, f"thank {person.name or 'the interviewer without a name'}"
        told = contents.find(FollowUp, FollowUp.ID)
        yield bool(told and told.promised_on), "enter by when they wanted to be in touch"


def _rehearsals(contents: Contents) -> Iterator[Item]:
    tried = {each.question.id: each for each in attempts(contents)}
    for number in range(len(tried), REHEARSED_WANTED):
        yield False, f"rehearse a {('first', 'second', 'third', 'fourth', 'fifth')[number]} question aloud"
    for each in tried.values():
        name = f"“{short(each.question.text)}”"
        yield True, f"rehearse {name} aloud"
        yield bool(each.answer.went), f"mark how your last attempt at {name} went"


def _walk_in(contents: Contents) -> Iterator[Item]:
    process = contents.process
    yield bool(process.interview_at.strip()), "enter the time of the interview"
    yield bool(process.place.strip()), "enter where it is, or its link"
    yield (
        any(pitch.text.strip() for pitch in contents.all(Pitch)),
        "write a line that says why it should be you",
    )
    yield any(each.text.strip() for each in contents.all(QuestionToAsk)), "choose a question to ask"


def _share(contents: Contents) -> Iterator[Item]:
    yield bool(contents.all(Shared)), "share a copy with somebody who reads it before you say it"


def round_names(contents: Contents) -> dict[str, str]:
    """Return the names of the rounds by identifier, in their order; a round without a name has one here.

    Examples
    --------
    >>> round_names(Contents([Round(id="first", name="By video")]))
    {'first': 'By video', 'second': 'Second interview'}
    """
    return {item.id: item.name if item.name.strip() else "Unnamed round" for item in contents.rounds}


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


STEPS = (
    Step(
        notebook="00_start_here",
        title="Start here",
        outcome="why there is a second interview, and who you will meet",
        minutes=10,
        weights={},
        items=_start,
    ),
    Step(
        notebook="01_review_first_round",
        title="Review the first round",
        outcome="what was asked, what you said, and each answer again in more detail",
        minutes=45,
        weights={"tie": 1, "clarify": 2},
        items=_first_round,
    ),
    Step(
        notebook="02_tell_star_stories",
        title="Tell STAR stories",
        outcome="four or five stories, the skills they show, and the questions they answer",
        minutes=60,
        weights={"tie": 1, "behavioural": 2},
        items=_stories,
    ),
    Step(
        notebook="03_check_consistency",
        title="Check consistency",
        outcome="what you told differently, settled before somebody asks",
        minutes=20,
        weights={"tie": 1, "clarify": 2},
        items=_consistency,
    ),
    Step(
        notebook="04_plan_first_90_days",
        title="Plan the first 90 days",
        outcome="what they ask for and what you have for it, why it should be you, and 30, 60 and 90 days as a suggestion",
        minutes=60,
        weights={"tie": 2, "behavioural": 1},
        items=_plan,
    ),
    Step(
        notebook="05_research_salary",
        title="Research salary",
        outcome="official wages, figures of your own, three numbers, and the words to say",
        minutes=45,
        weights={},
        items=_salary,
    ),
    Step(
        notebook="06_prepare_questions",
        title="Prepare questions",
        outcome="questions to ask, and after the interview the debrief, the thanks and the dates",
        minutes=30,
        weights={"tie": 1},
        items=_asking,
    ),
    Step(
        notebook="07_rehearse",
        title="Rehearse",
        outcome="likely questions answered aloud against the clock, and what to practise next",
        minutes=30,
        weights={"tie": 1, "behavioural": 1},
        items=_rehearsals,
    ),
    Step(
        notebook="08_walk_in",
        title="Walk in",
        outcome="one page to take along, and a last look at what is open",
        minutes=15,
        weights={},
        items=_walk_in,
    ),
    Step(
        notebook="09_share_workbook",
        title="Share the workbook",
        outcome="a copy that is safe to give away, and what was given to whom",
        minutes=10,
        weights={},
        items=_share,
    ),
)
