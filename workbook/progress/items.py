"""What there is to do in each step, and whether it is done: computed from what is saved."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.asking import has_purpose
from workbook.asking.debrief import is_begun
from workbook.asking.follow_up import unsent
from workbook.asking.remarks import WANTED as ASKED_WANTED
from workbook.ledger import checked
from workbook.plan.goals import PHASES, phase_of
from workbook.progress.naming import short
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
"""Whether something is done, and what it is."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def start(contents: Contents) -> Iterator[Item]:
    """Company, role, date, reasons, somebody on the other side."""
    process = contents.process
    yield bool(process.company), "name the company"
    yield bool(process.role), "name the role"
    yield from _may_stay(contents, process.interview_on is not None, "enter the date of the interview")
    yield bool(process.reasons), "say which reasons for a second interview apply"
    yield any(person.name for person in contents.all(Interviewer)), "name an interviewer"


def first_round(contents: Contents) -> Iterator[Item]:
    """What was asked and answered, and each answer again."""
    texts = {question.id: question.text for question in contents.all(Question)}
    answers = [answer for answer in contents.all(Answer) if answer.question in texts]
    first = [answer for answer in answers if answer.round == Round.FIRST]
    drafts = [each for each in without_attempts(contents).all(Answer) if each.round != Round.FIRST]
    redrafted = {each.question for each in drafts if each.text.strip()}
    for ordinal in _ORDINALS[len(first) : QUESTIONS_WANTED]:
        yield False, f"write down a {ordinal} question from the first interview"
    for answer in first:
        name = f"“{short(texts[answer.question])}”"
        yield bool(answer.text.strip()), f"write down what you answered to {name}"
        yield bool(answer.went), f"mark how the answer to {name} went"
        yield answer.question in redrafted, f"tell the answer to {name} again in more detail"


def stories(contents: Contents) -> Iterator[Item]:
    """Whole stories with their skills."""
    told = contents.all(Story)
    for story in told:
        name = f"“{short(story.title or story.situation or 'Untitled story')}”"
        missing = [part for part in STAR_PARTS if not getattr(story, part).strip()]
        yield not missing, f"write the {' and the '.join(missing)} of {name}"
        yield bool(story.skills), f"choose the skills that {name} shows"
    for number in range(len(told), STORIES_WANTED):
        yield False, f"write story {number + 1} of {STORIES_WANTED}"


def consistency(contents: Contents) -> Iterator[Item]:
    """Something to compare, and nothing open."""
    compared = checked(contents)
    yield bool(compared), "tell an answer again, so that there is something to compare"
    if compared:
        count = sum(conflict.is_open for each in compared for conflict in each.conflicts)
        yield not count, f"settle what differs: {many(count, 'finding')} {'is' if count == 1 else 'are'} open"


def plan(contents: Contents) -> Iterator[Item]:
    """The advertisement with evidence, three pitches, a goal in each phase."""
    ad = contents.find(JobAd, JobAd.ID)
    lines = [line for line in contents.all(Requirement) if line.text.strip()]
    yield bool(ad and ad.text.strip()), "paste the advertisement"
    yield bool(lines), "keep the lines of the advertisement that ask for something"
    yield any(line.met_by for line in lines), "link a story or an answer to a line that it meets"
    for id, question in PITCH_QUESTIONS.items():
        pitch = contents.find(Pitch, id)
        yield bool(pitch and pitch.text.strip()), f"write your answer to “{question}”"
    planned = {phase_of(goal.day) for goal in contents.all(Goal) if goal.what.strip()}
    for number, (_, name, purpose) in enumerate(PHASES):
        yield number in planned, f"write a goal for {name.lower()}: {purpose}"


def salary(contents: Contents) -> Iterator[Item]:
    """Occupation, place, own figures, the walk-away."""
    research, found = contents.research, contents.all(PayPoint)
    yield bool(research.occupations), "pick the occupation whose official wages count"
    yield bool(research.area), "choose the place"
    for number, ordinal in enumerate(_ORDINALS[:FIGURES_WANTED]):
        figure = f"keep the {ordinal} figure that you found yourself"
        yield from _may_stay(contents, len(found) > number, figure)
    walk_away = bool(research.walk_away.strip())
    yield from _may_stay(contents, walk_away, "decide below which number you would walk away")


def asking(contents: Contents) -> Iterator[Item]:
    """Questions to ask; once it is over, the debrief, the thanks and the date."""
    asked = [each for each in contents.all(QuestionToAsk) if each.text.strip()]
    for number, ordinal in enumerate(_ORDINALS[:ASKED_WANTED]):
        yield len(asked) > number, f"choose the {ordinal} question that you will ask"
    yield any(has_purpose(each, "next steps") for each in asked), "have a question about the next steps"
    yield any(has_purpose(each, "timeline") for each in asked), "have a question about when you will hear"
    if is_begun(contents):
        answers = [each for each in contents.all(Answer) if each.round == Round.SAID]
        yield any(each.text.strip() for each in answers), "write down what was asked in the second interview"
        waiting = {person.id for person in unsent(contents)}
        for person in contents.all(Interviewer):
            thanks = f"thank {person.name or 'the interviewer without a name'}"
            yield from _may_stay(contents, person.id not in waiting, thanks)
        told = contents.find(FollowUp, FollowUp.ID)
        day = "enter by when they wanted to be in touch"
        yield from _may_stay(contents, bool(told and told.promised_on), day)


def rehearsals(contents: Contents) -> Iterator[Item]:
    """Questions answered aloud and marked."""
    tried = {each.question.id: each for each in attempts(contents)}
    for ordinal in _ORDINALS[len(tried) : REHEARSED_WANTED]:
        yield False, f"rehearse a {ordinal} question aloud"
    for each in tried.values():
        name = f"“{short(each.question.text)}”"
        yield True, f"rehearse {name} aloud"
        yield bool(each.answer.went), f"mark how your last attempt at {name} went"


def walk_in(contents: Contents) -> Iterator[Item]:
    """What the page to take along needs."""
    process = contents.process
    yield from _may_stay(contents, bool(process.interview_at.strip()), "enter the time of the interview")
    yield from _may_stay(contents, bool(process.place.strip()), "enter where it is, or its link")
    is_pitched = any(pitch.text.strip() for pitch in contents.all(Pitch))
    yield is_pitched, "write a line that says why it should be you"
    yield any(each.text.strip() for each in contents.all(QuestionToAsk)), "choose a question to ask"


def share(contents: Contents) -> Iterator[Item]:
    """A copy given away."""
    yield bool(contents.all(Shared)), "share a copy with somebody who reads it before you say it"


def _may_stay(contents: Contents, is_done: bool, what: str) -> Iterator[Item]:
    """Yield an item of what some copies leave out; in a copy only what is there counts."""
    if is_done or not contents.is_copy:
        yield is_done, what
