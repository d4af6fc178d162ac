"""Threads of the board and what holds them, as tables."""

from __future__ import annotations

from datetime import date

import pandas as pd

from workbook.board import threads
from workbook.frames import frame, schemas
from workbook.records import Contents


def board_table(contents: Contents, today: date) -> pd.DataFrame:
    """One row a thread: a loose end, question, requirement, contradiction or number said, and what holds it."""
    names = schemas()["board"]
    return frame(
        "board", ({name: getattr(each, name) for name in names} for each in threads(contents, today))
    )


def ties_table(contents: Contents, today: date) -> pd.DataFrame:
    """One row a thread and a thing that holds it, named ``holder``; one with an empty holder for an open thread."""
    rows = [
        (thread.sort, thread.text, name)
        for thread in threads(contents, today)
        if thread.sort in ("loose end", "question", "requirement")
        for name in dict.fromkeys([tie.name for tie in thread.ties] or [""])
    ]
    return pd.DataFrame(rows, columns=["sort", "thread", "holder"])
