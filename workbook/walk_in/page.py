"""The one page for the last fifteen minutes: who, when and where, pitches, stories, numbers, pay and questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from workbook.asking import asked_of, has_purpose, in_order, open_in_plan
from workbook.board import numbers_said
from workbook.progress import short
from workbook.records import PITCHES, Contents, Interviewer, Pitch, Story
from workbook.salary.research import findings
from workbook.wording import long_date, span

CLOSING = "What are the next steps, and by when will I hear from you?"
"""Asked in the end when the reader has no such question of their own."""

_PITCH_NAMES = {
    "best_person": "Why I am the best person",
    "why_hire": "Why they should hire me",
    "what_for_us": "What I can do for them",
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")


@dataclass(frozen=True, kw_only=True)
class WalkIn:
    """What stands on the page; an empty field is left out. The walk-away is in none of them."""

    company: str
    role: str
    day: date | None
    time: str
    place: str
    people: tuple[str, ...]
    pitches: tuple[tuple[str, str], ...]
    """Which pitch, and its first sentence."""
    stories: tuple[tuple[str, str], ...]
    """Title, and as a cue the first sentence of the result."""
    numbers: tuple[tuple[str, str], ...]
    """Question, and the figures named in the answer."""
    pay: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]
    """For whom, if for somebody, and the question; then those that the plan leaves open."""
    closing: str
    is_copy: bool = False
    """Then a line that is missing may only have been left out, and nothing is said of it."""


def walk_in(contents: Contents, today: date) -> WalkIn:
    """Gather the page from what is saved.

    Parameters
    ----------
    today
        Rounds held before it are those in which numbers were said; also for exchange rates without a date.

    Examples
    --------
    >>> story = Story(id="s", title="The late release", result="It went out on Friday. Nobody worked the weekend.")
    >>> page = walk_in(Contents([story]), date(2026, 12, 1))
    >>> page.stories, page.closing
    ((('The late release', 'It went out on Friday.'),), 'What are the next steps, and by when will I hear from you?')
    """
    process = contents.process
    asked = in_order(contents)
    closing = next((each.text for each in asked if has_purpose(each, "next steps")), CLOSING)
    pitches = {pitch.id: pitch.text for pitch in contents.all(Pitch)}
    return WalkIn(
        company=process.company,
        role=process.role,
        day=process.interview_on,
        time=process.interview_at.strip(),
        place=process.place.strip(),
        people=tuple(_person(person) for person in contents.all(Interviewer) if person.name.strip()),
        pitches=tuple(
            (_PITCH_NAMES[id], first_sentence(pitches[id])) for id in PITCHES if pitches.get(id, "").strip()
        ),
        stories=tuple(
            (
                each.title.strip() or first_sentence(each.situation) or "Untitled story",
                first_sentence(each.result),
            )
            for each in contents.all(Story)
        ),
        numbers=tuple((topic, " · ".join(quotes)) for topic, quotes in numbers_said(contents, today).items()),
        pay=tuple(_pay(contents, today)),
        questions=(
            *(
                (asked_of(each, contents), each.text)
                for each in asked
                if each.text.strip() and each.text != closing
            ),
            *(("From my plan", text) for text in open_in_plan(contents).values()),
        ),
        closing=closing,
        is_copy=contents.is_copy,
    )


def page_facts(page: WalkIn) -> list[tuple[str, str]]:
    """Return who, when and where, as pairs of a name and what is known."""
    when = ", ".join(filter(None, (long_date(page.day) if page.day else "", page.time)))
    role = ", ".join(filter(None, (page.role, page.company)))
    rows = [("Role", role), ("When", when), ("Where", page.place), ("Who", "; ".join(page.people))]
    return [(name, text or "not entered yet") for name, text in rows if text or not page.is_copy]


def page_sections(page: WalkIn) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the sections below them: a title, and lines with a lead (which may be empty) and a text."""
    sections = [
        ("Three lines about me", page.pitches),
        ("My stories", page.stories),
        ("Numbers I have said", page.numbers),
        ("Pay", page.pay),
        ("My questions", (*page.questions, ("In the end", page.closing))),
    ]
    return [(title, [(_lead(lead), text) for lead, text in lines]) for title, lines in sections]


def _lead(text: str) -> str:
    """End the words before a colon with one, unless they are a question."""
    return text if not text or text.endswith(("?", "!", "…")) else f"{text.rstrip('.')}:"


def first_sentence(text: str, length: int = 160) -> str:
    """Return the first sentence of a text on one line.

    Examples
    --------
    >>> first_sentence("It went out on Friday. Nobody worked."), first_sentence("Cut by 3.5 days, i.e. half.")
    ('It went out on Friday.', 'Cut by 3.5 days, i.e. half.')
    """
    return short(_SENTENCE.split(text.strip(), maxsplit=1)[0], length)


def _person(person: Interviewer) -> str:
    what = ", ".join(filter(None, (person.role.strip(), person.sort)))
    return f"{person.name.strip()} ({what})" if what else person.name.strip()


def _pay(contents: Contents, today: date) -> list[tuple[str, str]]:
    research, found = contents.research, findings(contents, today)
    told = []
    if research.said.strip():
        to = f" to {research.said_to}" if research.said_to else ""
        told.append(("Named already", f"{research.said.strip()}{to}"))
    if found.range:
        low, high = found.range.target.value, found.range.opening.value
        pay = span(round(low, -2), round(max(low, high), -2))
        told.append(("Range to say", f"{pay} {research.currency} base pay a year"))
    return told
