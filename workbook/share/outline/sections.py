"""The completed workbook as headings, words, facts and tables, for formats that know no cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from workbook.cards.parts import field_name
from workbook.records import (
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
    Requirement,
    Research,
    Round,
    Story,
    ThankYou,
)
from workbook.share.outline.ahead import after, asking, negotiation, pay, plan
from workbook.share.outline.blocks import Block, Heading, Note, Words, whole_contents
from workbook.share.outline.drawn import pictures
from workbook.share.outline.parts import facts
from workbook.share.outline.told import answers, decisions, interview, stories

_TOLD = (
    *(Process, Interviewer, Round, Question, Answer, Story, Decision, Research, PayPoint, JobOffer),
    *(JobAd, Requirement, Pitch, Goal, QuestionToAsk, ThankYou, FollowUp),
)
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
    return _outline(contents, (), ())


def illustrated(contents: Contents, today: date) -> tuple[Block, ...]:
    """Return the outline with pictures behind the stories, and behind pay what it comes to: all from these records only.

    Figures of pay without a date are exchanged at the rate of `today`.

    Examples
    --------
    >>> from workbook.share.outline.blocks import Picture
    >>> blocks = illustrated(Contents([Story(id="s1", title="Late", skills=("teamwork",))]), date(2026, 12, 1))
    >>> [block.title for block in blocks if isinstance(block, Picture)]
    ['Which story shows which skill']
    """
    contents = whole_contents(contents)
    return _outline(contents, pictures(contents), negotiation(contents, today))


def _outline(contents: Contents, drawn: Iterable[Block], said: Iterable[Block]) -> tuple[Block, ...]:
    sections = {
        "The interview": interview(contents),
        "Questions and answers": answers(contents),
        "Stories": chain(stories(contents), drawn),
        "What was told in two ways": decisions(contents),
        "Why me, and the first 90 days": plan(contents),
        "Pay": chain(pay(contents), said),
        "Questions to ask": asking(contents),
        "After the interview": after(contents),
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


def _more(contents: Contents) -> Iterator[Block]:
    """Records of which no section tells: a new kind must not be missing from what is shared as complete."""
    for record in contents:
        if isinstance(record, _TOLD) or record.kind() in _LEFT_OUT:
            continue
        private = getattr(record, "PRIVATE", ())
        shown = {name: value for name, value in record.to_fields().items() if value and name not in private}
        if shown:
            yield Heading(field_name(record.kind()).capitalize(), 2)
            yield from facts(*((field_name(name), _plain(value)) for name, value in shown.items()))


def _plain(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else "yes" if value is True else str(value)
