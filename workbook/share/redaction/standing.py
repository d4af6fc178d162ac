"""Whether a word that may be a name is one where it stands: “Will asked”, “will you”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.consistency.lexicon import words
from workbook.share.redaction.everyday import is_everyday
from workbook.share.redaction.policy import policy

if TYPE_CHECKING:
    from workbook.share.redaction.names import Hit

_WORD = re.compile(r"[^\W_]+")
_OPENS = re.compile(r"(?:^|[.!?…\n•*>“\"(])[\s“\"(–—-]*$")
_BEHIND = re.compile(r"(?P<owns>['’]s\b)|\s*(?P<mark>[^\w\s]|$)?\s*(?P<word>[^\W\d_]*)")
_NUMBERED = re.compile(r"\d(?:st|nd|rd|th)?\s*$"), re.compile(r"\s*\d")
_BROKEN = re.compile(r"[^\W\d_]{2}[.!?]\s")


def names_somebody(text: str, hit: Hit) -> bool:
    """Whether an everyday word is a name where it stands: by its capital, and at the beginning of a sentence by what follows.

    >>> from workbook.share.redaction.forms import forms_of
    >>> from workbook.share.redaction.names import Names
    >>> names = Names(forms_of("Will May", "person", "Person A"))
    >>> text = "Will asked. May I, in May? Will you? I met May. Will, May and I will."
    >>> [text[max(0, hit.start - 2) : hit.end + 2] for hit in names.find(text)]
    ['Will a', 't May. ', '. Will, May a']
    """
    found, written = text[hit.start : hit.end], hit.name.written
    if not hit.name.is_weak:  # “… with grace. Reading …” is not Grace Reading
        return not (_BROKEN.search(found) and all(map(is_everyday, hit.name.words)))
    if len(written) < 3 or not written[:1].isupper():
        if found != written:
            return False
    elif not found[:1].isupper():
        return False
    (word,), lists = hit.name.words, policy().words
    before, behind = text[max(0, hit.start - 40) : hit.start], text[hit.end : hit.end + 40]
    if word in lists["calendar"]:
        last = _WORD.findall(before)[-1:]
        beside = _NUMBERED[0].search(before) or _NUMBERED[1].match(behind)
        if beside or (last and last[0].lower() in lists["dated"] and before[-1:].isspace()):
            return False
    if not _OPENS.search(before) or not written[:1].isupper():
        return True
    after = _BEHIND.match(behind)
    if after is None or after["owns"]:
        return True
    follows = after["word"].lower()
    if (after["mark"] in (None, ",") and follows in lists["small"]) or (
        after["mark"] is None and after["word"] == "I"
    ):
        return False
    is_name = after["mark"] is not None or after["word"] != follows
    is_small = word in words("words", "stop") | words("words", "everyday") | lists["calendar"]
    return is_name or follows in lists["does"] or follows.endswith("ed") or not is_small
