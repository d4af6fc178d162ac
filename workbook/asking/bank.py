"""The bank of questions to ask, read from ``data/questions_to_ask.csv`` and checked line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from workbook.bank import add_once, csv_rows, dated
from workbook.records import INTERVIEWER_KINDS, PURPOSES
from workbook.shipped import shipped
from workbook.tomlfile import from_table, require_known

COLUMNS = ("id", "text", "interviewers", "purpose", "source", "as_of")


@dataclass(frozen=True, kw_only=True)
class AskQuestion:
    """A question that a candidate may ask, who can answer it, and what it finds out."""

    id: str
    text: str
    interviewers: tuple[str, ...]
    """Some of `records.INTERVIEWER_KINDS`."""
    purpose: str
    """One of `records.PURPOSES`."""
    source: str
    as_of: date


@cache
def load_questions_to_ask(path: Path | None = None) -> tuple[AskQuestion, ...]:
    """Read the bank of questions to ask, or another file in the same form.

    Parameters
    ----------
    path
        A CSV file with the columns `COLUMNS`; in ``interviewers`` a semicolon stands between two.

    Raises
    ------
    DataError
        With the line, what was found there and what to do.

    Examples
    --------
    >>> load_questions_to_ask()[0].interviewers
    ('recruiter', 'hiring manager')
    """
    path = path or shipped("data", "questions_to_ask.csv")
    found: dict[str, AskQuestion] = {}
    for where, row in csv_rows(path, COLUMNS):
        who = [name.strip() for name in row["interviewers"].split(";")]
        question = from_table(AskQuestion, dated({**row, "interviewers": who}), where)
        require_known("interviewer", question.interviewers, INTERVIEWER_KINDS, where)
        require_known("purpose", [question.purpose], PURPOSES, where)
        add_once(found, question, where)
    return tuple(found.values())


def suited(sort: str = "", purpose: str = "") -> tuple[AskQuestion, ...]:
    """Return the bank's questions that such an interviewer can answer and that serve a purpose; empty is any.

    Examples
    --------
    >>> [question.id for question in suited("peer", "next steps")]
    ['next-steps']
    """
    return tuple(
        question
        for question in load_questions_to_ask()
        if sort in {"", *question.interviewers} and purpose in {"", question.purpose}
    )
