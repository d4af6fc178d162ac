"""Rehearsals as tidy pandas tables: what comes next, and every attempt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from workbook.frames import frame
from workbook.progress import round_names
from workbook.records import Contents
from workbook.rehearsal.attempts import attempts, planned_seconds
from workbook.rehearsal.draw import chances, what_next
from workbook.rehearsal.likely import Likely
from workbook.rehearsal.weights import Weight
from workbook.star import words

if TYPE_CHECKING:
    import pandas as pd


def rehearsals_table(found: Sequence[Likely], points: Mapping[str, Weight] | None = None) -> pd.DataFrame:
    """One row a question that may come, in the order in which to rehearse them."""
    odds = {each.id: chance for each, chance in zip(found, chances(found, points), strict=True)}
    rows = [
        {
            "question": each.text,
            "why": " ".join(each.reasons),
            "rehearsed": each.last,
            "attempts": len(each.attempts),
            "went": each.attempts[-1].answer.went if each.attempts else "",
            "seconds": each.attempts[-1].answer.seconds if each.attempts else None,
            "type": each.type,
            "origin": each.origin,
            "points": each.points,
            "chance": round(odds[each.id], 4),
            "question_id": each.id,
        }
        for each in what_next(found)
    ]
    return frame("rehearsals", rows)


def attempts_table(contents: Contents) -> pd.DataFrame:
    """One row an attempt in a rehearsal, in the order of days: which question, how long it took, how it went."""
    names = round_names(contents)
    rows = [
        {
            "held_on": each.held_on,
            "question": each.question.text,
            "attempt": each.number,
            "seconds": each.answer.seconds,
            "planned": planned_seconds(contents),
            "words": words(each.answer.text),
            "went": each.answer.went,
            "loose_end": each.answer.loose_end,
            "text": each.answer.text,
            "round": names.get(each.answer.round, ""),
            "question_id": each.question.id,
            "answer_id": each.answer.id,
        }
        for each in attempts(contents)
    ]
    return frame("attempts", rows)
