"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "removed", "added"]

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")


def split_words(text: str) -> list[str]:
    """Words, spaces and signs in reading order; together they are the text.

    >>> split_words("Don't stop!")
    ["Don't", ' ', 'stop', '!']
    """
    return _TOKEN.findall(text)


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
    old, new = split_words(before), split_words(after)
    found = runs(old, new)
    pieces: list[tuple[Change, str]] = []
    removed = added = ""
    for at, (is_same, i, j, k, m) in enumerate(found):
        text = "".join(old[i:j])
        if is_same and text.isspace() and 0 < at < len(found) - 1:
            # A space between two changes: word after word struck out and put in is not to be read.
            removed, added = removed + text, added + text
            continue
        if not is_same:
            removed, added = removed + text, added + "".join(new[k:m])
            continue
        pieces += _changed(removed, added)
        pieces.append(("same", text))
        removed = added = ""
    return pieces + _changed(removed, added)


def _changed(removed: str, added: str) -> list[tuple[Change, str]]:
    both: list[tuple[Change, str]] = [("removed", removed), ("added", added)]
    return [(change, text) for change, text in both if text]


def runs(old: Sequence[str], new: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    """What is the same and what differs, in turn: a flag, then where it begins and ends in the old and in the new words.

    >>> runs(["a", " ", "b"], ["a", " ", "c"])
    [(True, 0, 2, 0, 2), (False, 2, 3, 2, 3)]
    """
    count = Counter(word for word in new if not word.isspace())
    alike = sum(count[word] for word in old)
    if alike > 2_000 and alike > sum(count.values()) * len(old) / 20:
        # The same few words over and over take difflib minutes; a file from elsewhere may be made so.
        from rapidfuzz.distance import LCSseq

        same = [(c.src_start, c.src_end, c.dest_start) for c in LCSseq.opcodes(old, new) if c.tag == "equal"]
    else:
        matcher = SequenceMatcher(None, old, new, autojunk=len(old) > 5000)
        same = [(block.a, block.a + block.size, block.b) for block in matcher.get_matching_blocks()]
    found, i, k = [], 0, 0
    for begin, end, other in [*same, (len(old), len(old), len(new))]:
        if i < begin or k < other:
            found.append((False, i, begin, k, other))
        if begin < end:
            found.append((True, begin, end, other, other + end - begin))
        i, k = end, other + end - begin
    return found
