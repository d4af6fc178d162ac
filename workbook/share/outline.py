"""The completed workbook as headings, words, facts and tables, for formats that know no cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from workbook.bank import load_competencies
from workbook.cards.answers import WENT
from workbook.cards.consistency import VERDICTS
from workbook.cards.parts import field_name
from workbook.cards.salary import understood
from workbook.comments import text_name
from workbook.progress import round_names, short
from workbook.reasons import load_reasons
from workbook.records import (
    PITCHES,
    Answer,
    Contents,
    Decision,
    FollowUp,
    Goal,
    Interviewer,
    JobAd,
    JobOffer,
    PayPoint,
    Pitch,
    Process,
    Question,
    QuestionToAsk,
    Record,
    Requirement,
    Research,
    Round,
    Story,
    ThankYou,
    field_types,
)
from workbook.share.blocks import Block, Facts, Heading, Note, Picture, Table, Words, whole_contents
from workbook.wording import long_date

_PITCHES = ("Why I am the best person", "Why you should hire me", "What I can do for you")
PITCH_NAMES = dict(zip(PITCHES, _PITCHES, strict=True))
_LEFT_OUT = frozenset({"comment", "sharing", "alias", "shared", "export"})
"""Kinds that are about sharing itself; what others said of an export is no part of the next one."""


def outline(contents: Contents) -> tuple[Block, ...]:
    """Return everything that is written, section by section; what is empty is left out.

    Fields that must never be shared (`PRIVATE`) are left out whatever `contents` holds.

    Examples
    --------
    >>> outline(Contents([Story(id="s1", title="The late release", task="Tell the customer.")]))[:3]
    (Heading(text='Stories', level=1), Heading(text='The late release', level=2), Heading(text='Task', level=3))
    >>> outline(Contents([Story(id="s1", task="Tell the customer.")]))[3]
    Words(text='Tell the customer.', ref='story/s1#task')
    """
    return _outline(contents, ())


def illustrated(contents: Contents) -> tuple[Block, ...]:
    """Return the outline with pictures at the end of the stories; they are drawn from these records and nothing else.

    Examples
    --------
    >>> blocks = illustrated(Contents([Story(id="s1", title="Late", skills=("teamwork",))]))
    >>> [block.title for block in blocks if isinstance(block, Picture)]
    ['Which story shows which skill']
    """
    contents = whole_contents(contents)
    return _outline(contents, _pictures(contents))


def _outline(contents: Contents, pictures: Iterable[Block]) -> tuple[Block, ...]:
    sections = {
        "The interview": _interview(contents),
        "Questions and answers": _answers(contents),
        "Stories": chain(_stories(contents), pictures),
        "What was told in two ways": _decisions(contents),
        "Why me, and the first 90 days": _plan(contents),
        "Pay": _pay(contents),
        "Questions to ask": _asking(contents),
        "After the interview": _after(contents),
        "More": _more(contents),
    }
    found = {title: tuple(blocks) for title, blocks in sections.items()}
    return tuple(
        block
        for title, blocks in found.items()
        if blocks
        for block in (Heading(title), *filter(_is_said, blocks))
    )


def _is_said(block: Block) -> bool:
    return not isinstance(block, Words | Note) or bool(block.text.strip())


def _interview(contents: Contents) -> Iterator[Block]:
    process = contents.process
    reasons = [reason.label for reason in load_reasons() if reason.id in process.reasons]
    yield from _facts(
        ("Company", process.company),
        ("Role", process.role),
        ("Date", _day(process.interview_on)),
        ("Why a second interview", "; ".join(reasons)),
    )
    people = [(each.name, each.role, each.sort) for each in contents.all(Interviewer)]
    yield from _table(("Who will be there", "Job", "Part in the interview"), people)
    names = round_names(contents)
    rounds = [
        (names[each.id], each.sort, _day(each.held_on))
        for each in contents.rounds
        if contents.find(Round, each.id)
    ]
    yield from _table(("Round", "Kind", "Date"), rounds)


def _answers(contents: Contents) -> Iterator[Block]:
    names = round_names(contents)
    order = list(names)
    for question in contents.all(Question):
        yield Heading(question.text.strip() or "Question", 2)
        told = [answer for answer in contents.all(Answer) if answer.question == question.id]
        yield Note(_dotted(question.type, "" if told else "not answered yet"))
        for answer in sorted(told, key=lambda each: order.index(each.round) if each.round in order else -1):
            yield Heading(names.get(answer.round, "A round that was removed"), 3)
            yield _words(answer, "text") if answer.text.strip() else Note("not written yet")
            seconds = f"{answer.seconds} seconds aloud" if answer.seconds else ""
            yield Note(_dotted(WENT.get(answer.went, answer.went), seconds))
            if answer.loose_end.strip():
                yield Note("Loose end:")
                yield _words(answer, "loose_end")


def _stories(contents: Contents) -> Iterator[Block]:
    skills = {each.id: each.name for each in load_competencies()}
    names = round_names(contents)
    for story in contents.all(Story):
        yield Heading(story.title.strip() or "Untitled story", 2)
        for part in (*story.parts(), "reflection"):
            if getattr(story, part).strip():
                yield Heading(part.capitalize(), 3)
                yield _words(story, part)
        questions = [contents.find(Question, id) for id in story.questions]
        yield from _facts(
            ("Skills", ", ".join(skills.get(skill, skill) for skill in story.skills)),
            ("Answers", "; ".join(each.text for each in questions if each)),
            ("Told in", ", ".join(names.get(id, "") for id in story.told_in)),
            ("About a failure", "yes" if story.is_failure else ""),
        )


def _pictures(contents: Contents) -> Iterator[Block]:
    from workbook.pictures.coverage import coverage_alt, coverage_picture
    from workbook.pictures.timeline import timeline_alt, timeline_picture
    from workbook.tables.answers import coverage_table
    from workbook.tables.facts import claims_table

    if not contents.all(Story):
        return
    covered = coverage_table(contents, load_competencies())
    yield Heading("Skills", 2)
    yield Picture("Which story shows which skill", coverage_alt(covered), coverage_picture(covered))
    claims = claims_table(contents)
    dated = claims[claims["begins"].notna()].sort_values(["begins", "ends"], kind="stable")
    if not dated.empty:
        yield Heading("When it was", 2)
        yield Picture(
            "Months and years that answers and stories name", timeline_alt(dated), timeline_picture(dated)
        )


def _decisions(contents: Contents) -> Iterator[Block]:
    settled = [each for each in contents.all(Decision) if each.verdict]
    rows = [(each.about, VERDICTS.get(each.verdict, each.verdict), each.note) for each in settled]
    yield from _table(("What differs", "Decision", "Note"), rows)


def _plan(contents: Contents) -> Iterator[Block]:
    for id in (*PITCHES, *(each.id for each in contents.all(Pitch) if each.id not in PITCHES)):
        if (pitch := contents.find(Pitch, id)) is not None and pitch.text.strip():
            yield Heading(PITCH_NAMES.get(id, "Pitch"), 2)
            yield _words(pitch, "text")
            yield from _rests_on(pitch.rests_on, contents)
    goals = sorted(contents.all(Goal), key=lambda goal: 1_000 if goal.day is None else goal.day)
    if goals:
        yield Heading("The first 90 days, as suggestions", 2)
    for goal in goals:
        yield Heading("No day yet" if goal.day is None else f"By day {goal.day}", 3)
        yield _words(goal, "what")
        yield from _facts(("Measure", goal.measure), ("To ask first", goal.question))
        yield from _rests_on(goal.rests_on, contents)
    rows = [
        (each.text, "; ".join(_named(ref, contents) for ref in each.met_by))
        for each in contents.all(Requirement)
    ]
    if rows:
        yield Heading("What the advertisement asks for", 2)
        yield from _table(("Requirement", "Met by"), rows)
    if (ad := contents.find(JobAd, JobAd.ID)) is not None and ad.text.strip():
        yield Heading("The advertisement", 2)
        yield Words(ad.text)
        yield Note(ad.source)


def _pay(contents: Contents) -> Iterator[Block]:
    research = contents.research
    yield from _facts(
        ("Title", research.title),
        ("Place", research.place),
        ("Posted", research.posted),
        ("Named so far", research.said),
        ("Target", research.target),
        ("Opening", research.opening),
    )
    points = [
        (each.text, understood(each), each.source, _dotted(each.title, each.place))
        for each in contents.all(PayPoint)
    ]
    yield from _table(("As written", "Understood as", "Source", "About"), points)
    offers = contents.all(JobOffer)
    rows = [
        (field_name(field).capitalize(), *(getattr(each, field) for each in offers))
        for field in field_types(JobOffer)
        if field != "name" and any(getattr(each, field) for each in offers)
    ]
    yield from _table(("Offer", *(each.name for each in offers)), rows)


def _asking(contents: Contents) -> Iterator[Block]:
    people = {each.id: each.name or each.role for each in contents.all(Interviewer)}
    for each in contents.all(QuestionToAsk):
        yield _words(each, "text")
        who = ", ".join(people.get(id, "") for id in each.interviewers)
        yield from _facts(("For", who), ("Why", each.purpose))
        if each.answer.strip():
            yield Note("What was answered:")
            yield _words(each, "answer")


def _after(contents: Contents) -> Iterator[Block]:
    follow_up = contents.find(FollowUp, FollowUp.ID)
    if follow_up is not None:
        yield from _facts(
            ("Next step", follow_up.next_step),
            ("Said by", follow_up.told_by),
            ("Promised for", _day(follow_up.promised_on)),
        )
    for note in contents.all(ThankYou):
        person = contents.find(Interviewer, note.id)
        yield Heading(f"Thank-you note to {(person and person.name) or 'an interviewer'}", 2)
        yield _words(note, "text")
        yield Note(f"sent on {long_date(note.sent_on)}" if note.sent_on else "not sent yet")


_TOLD = (
    *(Process, Interviewer, Round, Question, Answer, Story, Decision, Research, PayPoint, JobOffer),
    *(JobAd, Requirement, Pitch, Goal, QuestionToAsk, ThankYou, FollowUp),
)


def _more(contents: Contents) -> Iterator[Block]:
    """Records of which no section tells: a new kind must not be missing from what is shared as complete."""
    for record in contents:
        if isinstance(record, _TOLD) or record.kind() in _LEFT_OUT:
            continue
        private = getattr(record, "PRIVATE", ())
        shown = {name: value for name, value in record.to_fields().items() if value and name not in private}
        if shown:
            yield Heading(field_name(record.kind()).capitalize(), 2)
            yield from _facts(*((field_name(name), _plain(value)) for name, value in shown.items()))


def _plain(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else "yes" if value is True else str(value)


def _words(record: Record, field: str) -> Words:
    return Words(getattr(record, field), record.field_ref(field))


def _rests_on(refs: Sequence[str], contents: Contents) -> Iterator[Block]:
    yield from _facts(("Rests on", "; ".join(_named(ref, contents) for ref in refs)))


def _named(ref: str, contents: Contents) -> str:
    """Name for the reader what a reference means: an answer by its question and round, anything else by its words."""
    record = contents.referred(ref)
    if isinstance(record, Answer):
        return text_name(ref, "text", contents)
    texts = (getattr(record, name, "") for name in ("title", "text", "what"))
    return short(next(filter(str.strip, texts), "")) or "something that was removed"


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _dotted(*said: str) -> str:
    return " · ".join(filter(None, said))


def _facts(*pairs: tuple[str, str]) -> Iterator[Block]:
    if said := tuple((name, value) for name, value in pairs if value.strip()):
        yield Facts(said)


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    if rows:
        yield Table(header, tuple(rows))
