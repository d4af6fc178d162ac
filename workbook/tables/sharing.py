"""What was given away, and the comments that came back, as tables."""

from __future__ import annotations

import pandas as pd

from workbook.comments import propose, text_name
from workbook.records import Comment, Contents, Shared


def comments_table(contents: Contents) -> pd.DataFrame:
    """One row a comment that came back: from whom, on which text, and what was decided.

    Returns
    -------
    pandas.DataFrame
        ``is_changed`` says whether the text was changed since the comment was made.
    """
    names = ("by", "comment", "suggestion", "about", "written_at", "verdict", "ref", "field", "export")
    rows = [
        {
            "text": text_name(each.ref, each.field, contents),
            **{name: getattr(each, name) for name in names},
            "is_changed": propose(each, contents).is_changed,
        }
        for each in contents.all(Comment)
    ]
    return pd.DataFrame(rows, columns=["text", *names, "is_changed"])


def shared_table(contents: Contents) -> pd.DataFrame:
    """One row a copy that was written: when, for whom, in which forms, the file and its SHA-256."""
    rows = [
        (pd.Timestamp(each.made_at), each.audience, each.formats, each.file, each.sha256, each.id)
        for each in contents.all(Shared)
    ]
    columns = "made_at audience formats file sha256 id"
    return pd.DataFrame(rows, columns=columns.split())
