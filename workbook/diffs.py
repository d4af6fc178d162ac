"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "removed", "added"]

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")


def word_changes(before: str, after: str) -> list[tuple[Change, str]]:
    """Pieces of two texts in reading order, each the same, removed or added.

    Parameters
    ----------
    before, after
        The two texts.

    Returns
    -------
    list of (change, text)
        Without the removed pieces they join to `after`, without the added ones to `before`.

    Examples
    --------
    >>> word_changes("a team of five", "a team of eight")
    [('same', 'a team of '), ('removed', 'five'), ('added', 'eight')]
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pieces: list[tuple[Change, str]] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=len(old) > 5000).get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(old[i:j])))
            continue
        if i < j:
            pieces.append(("removed", "".join(old[i:j])))
        if k < m:
            pieces.append(("added", "".join(new[k:m])))
    return pieces
