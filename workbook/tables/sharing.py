"""What was given away, and the comments that came back, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from workbook.comments import propose, text_name
from workbook.frames import frame
from workbook.records import Comment, Contents, Shared

if TYPE_CHECKING:
    from pandas.api.typing import NaTType


def comments_table(contents: Contents) -> pd.DataFrame:
    """One row a comment that came back: from whom, on which text, and what was decided."""
    rows = [
        {
            **vars(each),
            "text": text_name(each.ref, each.field, contents),
            "written_at": _time(each.written_at),
            "is_changed": propose(each, contents).is_changed,
        }
        for each in contents.all(Comment)
    ]
    return frame("comments", rows)


def shared_table(contents: Contents) -> pd.DataFrame:
    """One row a copy that was written: when, for whom, in which forms, the file and its SHA-256."""
    return frame("shared", ({**vars(each), "made_at": _time(each.made_at)} for each in contents.all(Shared)))


def _time(text: str) -> pd.Timestamp | NaTType:
    """Read a moment, whatever its offset, in UTC; what a coach's clock wrote and is none is missing."""
    return pd.to_datetime(text, utc=True, errors="coerce")
