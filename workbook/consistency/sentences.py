"""Tell where a sentence ends: not behind every point."""

from __future__ import annotations

import re

from workbook.consistency.concepts import is_content
from workbook.consistency.lexicon import words

_SHORT, _NEXT = re.compile(r"(?<![\w.])[^\W\d_]+(?:\.[^\W\d_]+)*\Z"), re.compile(r"(\s*)(\w+)(\.?)")


def ends_sentence(text: str, at: int) -> bool:
    """Whether the mark at a place ends a sentence: a point behind an abbreviation or initial does before "The" or "I" only.

    Examples
    --------
    >>> text = "I met Dr. A. Hall of St. Brendan at 7 a.m. We spoke of No. 4, e.g. twice. He said no. So I left."
    >>> [text[at - 3 : at] for at, mark in enumerate(text) if mark == "." and ends_sentence(text, at)]
    ['a.m', 'ice', ' no', 'eft']
    """
    if text[at] != ".":
        return True
    before, behind = _SHORT.search(text[max(0, at - 20) : at]), _NEXT.match(text, at + 1)
    if before is None or not behind:
        return True
    short, follows = before[0].lower(), behind[2]
    if not behind[1] or (
        len(follows) == 1 and behind[3] and follows != "I"
    ):  # within "a.m.", before "A. Diaz"
        return False
    if short == "no":
        return not follows[0].isdecimal()
    is_initial = len(short) == 1 and before[0] != "I" and before[0].isupper()
    if short in words("words", "abbreviations_behind"):
        return follows[0].isupper()
    if not is_initial and "." not in short and short not in words("words", "abbreviations"):
        return True
    return follows[0].isupper() and not is_content(follows.lower())
