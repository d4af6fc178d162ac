"""Which figures interviewers have heard already."""

from __future__ import annotations

from datetime import date

from workbook.ledger import claims
from workbook.progress import topic_name
from workbook.records import Contents, Round

_FIGURES = ("number", "percent", "money", "duration")


def numbers_said(contents: Contents, today: date) -> dict[str, list[str]]:
    """Return the figures that were named in rounds already held, as they were put, by question.

    Examples
    --------
    >>> from workbook.records import Answer, Question
    >>> said = Answer(id="first/q", question="q", round="first", text="We were six, and cut the queue by 40 percent.")
    >>> numbers_said(Contents([Question(id="q", text="What changed?"), said]), date(2026, 12, 1))
    {'What changed?': ['six', '40 percent']}
    """
    held = {each.id for each in contents.rounds if is_held(each, today)}
    found: dict[str, list[str]] = {}
    for place, claim in claims(contents):
        # "One report" is seldom a figure that anybody writes down.
        is_figure = claim.kind in _FIGURES and not claim.quote.lower().startswith("one ")
        if place.round in held and is_figure:
            quotes = found.setdefault(topic_name(place, contents), [])
            quotes += [claim.quote] if claim.quote not in quotes else []
    return found


def is_held(item: Round, today: date) -> bool:
    """Whether a round is over: the first and the debriefed are, others after their day; rehearsals nobody hears."""
    if item.sort == "rehearsal":
        return False
    return item.id in {Round.FIRST, Round.SAID} or (item.held_on is not None and item.held_on < today)
