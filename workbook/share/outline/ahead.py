"""Sections on what comes: the plan, pay, questions to ask, and what follows the interview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbook.cards.parts import field_name
from workbook.cards.salary import range_header, range_note, range_rows, understood
from workbook.cards.talk import PRACTISE, ladder, named_already
from workbook.records import (
    PITCHES,
    Contents,
    FollowUp,
    Goal,
    Interviewer,
    JobAd,
    JobOffer,
    PayPoint,
    Pitch,
    QuestionToAsk,
    Requirement,
    Research,
    ThankYou,
    field_types,
)
from workbook.salary.offers import PERCENTS
from workbook.salary.official import work_name
from workbook.salary.research import findings
from workbook.share.outline.blocks import Block, Heading, Note, Words
from workbook.share.outline.parts import day, dotted, facts, named, rests_on, table, words
from workbook.wording import long_date

_PITCHES = ("Why I am the best person", "Why you should hire me", "What I can do for you")
PITCH_NAMES = dict(zip(PITCHES, _PITCHES, strict=True))


def plan(contents: Contents) -> Iterator[Block]:
    """Pitches, goals by day, requirements with what meets them, and the advertisement."""
    for id in (*PITCHES, *(each.id for each in contents.all(Pitch) if each.id not in PITCHES)):
        if (pitch := contents.find(Pitch, id)) is not None and pitch.text.strip():
            yield Heading(PITCH_NAMES.get(id, "Pitch"), 2)
            yield words(pitch, "text")
            yield from rests_on(pitch.rests_on, contents)
    goals = sorted(contents.all(Goal), key=lambda goal: 1_000 if goal.day is None else goal.day)
    if goals:
        yield Heading("The first 90 days, as suggestions", 2)
    for goal in goals:
        yield Heading("No day yet" if goal.day is None else f"By day {goal.day}", 3)
        yield words(goal, "what")
        yield from facts(("Measure", goal.measure), ("To ask first", goal.question))
        yield from rests_on(goal.rests_on, contents)
    rows = [
        (each.text, "; ".join(named(ref, contents) for ref in each.met_by))
        for each in contents.all(Requirement)
    ]
    if rows:
        yield Heading("What the advertisement asks for", 2)
        yield from table(("Requirement", "Met by"), rows)
    if (ad := contents.find(JobAd, JobAd.ID)) is not None and ad.text.strip():
        yield Heading("The advertisement", 2)
        yield Words(ad.text)
        yield Note(ad.source)


def pay(contents: Contents) -> Iterator[Block]:
    """What was researched: what is named, figures found, and offers side by side."""
    research = contents.research
    yield from facts(
        ("Title", research.title),
        ("Place", research.place),
        ("Posted", research.posted),
        ("Named so far", research.said),
        ("Target", research.target),
        ("Opening", research.opening),
    )
    points = [
        (each.text, understood(each), each.source, dotted(each.title, each.place))
        for each in contents.all(PayPoint)
    ]
    yield from table(("As written", "Understood as", "Source", "About"), points)
    offers = contents.all(JobOffer)
    rows = [
        (
            field_name(field).capitalize() + ", %" * (field in PERCENTS),
            *(getattr(each, field) for each in offers),
        )
        for field in field_types(JobOffer)
        if field != "name" and any(getattr(each, field) for each in offers)
    ]
    yield from table(("Offer", *(each.name for each in offers)), rows)


def negotiation(contents: Contents, today: date) -> Iterator[Block]:
    """What the research comes to, and the sentences to practise: of no copy without it, and never the walk-away."""
    if contents.find(Research, Research.ID) is None:
        return
    found = findings(contents, today)
    yield Heading("Target and opening", 2)
    yield from facts(
        ("Occupations", "; ".join(map(work_name, found.wages))),
        ("Official wages of", "; ".join(dict.fromkeys(each.place for each in found.wages))),
    )
    if found.range is None:
        yield Note("No range can be worked out from what is kept.")
    else:
        yield from table(range_header(contents.research.currency), range_rows(found.range, found.hours)[1:])
        yield Note(range_note(found))
    if named := [(each,) for each in named_already(contents)]:
        yield from table(("Figures already named",), named)
    if found.range is not None:
        yield Heading("What to say, in this order", 2)
        yield from facts(*ladder(contents, found))
        yield Note(PRACTISE)


def asking(contents: Contents) -> Iterator[Block]:
    """Questions for the interviewers, and what they answered."""
    people = {each.id: each.name or each.role for each in contents.all(Interviewer)}
    for each in contents.all(QuestionToAsk):
        yield words(each, "text")
        who = ", ".join(people.get(id, "") for id in each.interviewers)
        yield from facts(("For", who), ("Why", each.purpose))
        if each.answer.strip():
            yield Note("What was answered:")
            yield words(each, "answer")


def after(contents: Contents) -> Iterator[Block]:
    """What happens next, and thank-you notes."""
    follow_up = contents.find(FollowUp, FollowUp.ID)
    if follow_up is not None:
        yield from facts(
            ("Next step", follow_up.next_step),
            ("Said by", follow_up.told_by),
            ("Promised for", day(follow_up.promised_on)),
        )
    for note in contents.all(ThankYou):
        person = contents.find(Interviewer, note.id)
        yield Heading(f"Thank-you note to {(person and person.name) or 'an interviewer'}", 2)
        yield words(note, "text")
        yield Note(
            f"sent on {long_date(note.sent_on)}" if note.sent_on else contents.unless_copy("not sent yet")
        )
