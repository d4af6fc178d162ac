"""Words that name nobody by themselves: English, and the words of the product itself."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from workbook.consistency.lexicon import wordnet, words
from workbook.share.redaction.folding import fold
from workbook.share.redaction.policy import policy
from workbook.shipped import shipped
from workbook.tomlfile import read_text


def is_everyday(word: str) -> bool:
    """Whether a folded word is English, or the product's own, so that it names nobody by itself.

    >>> is_everyday("target"), is_everyday("whitlock")
    (True, False)
    """
    return (
        any(each in _english() for each in (word, word.removesuffix("s"), word.removesuffix("es")))
        or word in own_words()
    )


@cache
def _english() -> frozenset[str]:
    lists = (
        word
        for name in ("english.txt", "synonyms.txt", "antonyms.csv")
        for row in wordnet(name)
        for word in row
    )
    return frozenset(lists) | words("words", "stop") | words("words", "everyday") | policy().words["calendar"]


@cache
def own_words() -> frozenset[str]:
    """Words and numbers, folded, that the product says itself: in cards, notebooks, questions and rules."""
    return frozenset(own_text().split())


@cache
def own_text() -> str:
    """All texts of the product that may stand in a copy, folded."""
    package = Path(__file__).parents[2]
    files = [
        each
        for room in ("cards", "pictures", "progress", "star", "tables")
        for each in sorted((package / room).glob("*.py"))
    ]
    files += [package / f"{module}.py" for module in ("checkup", "wording")]
    data = ("questions.csv", "rules.toml", "reasons.toml", "competencies.toml")
    files += [shipped("data", name) for name in data]
    return fold("\n".join([*map(read_text, files), *sorted(own_cells())]))


@cache
def own_cells() -> frozenset[str]:
    """Sources of the shipped notebooks' cells: a cell that says anything else is the reader's own."""
    notebooks = (json.loads(read_text(path)) for path in shipped("notebooks").glob("[0-9]*.ipynb"))
    return frozenset("".join(cell["source"]) for each in notebooks for cell in each["cells"])
