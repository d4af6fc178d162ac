"""The phrases of ``data/lexicons/asking.toml`` as patterns over a text."""

from __future__ import annotations

import re
from functools import cache

from workbook.consistency.lexicon import lexicon

Topic = tuple[re.Pattern[str], re.Pattern[str]]


@cache
def said(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any phrase of a list.

    Examples
    --------
    >>> bool(said("pay").search("What is the bonus like?")), bool(said("pay").search("What is the pace like?"))
    (True, False)
    """
    return _any(lexicon("asking")[name])


@cache
def topics() -> dict[str, Topic]:
    """Return, by topic, what a question about it holds and what a sentence that answers it holds."""
    found = lexicon("asking")["topics"]
    return {name: (_any(topic["asked"]), _any(topic["answered"])) for name, topic in found.items()}


@cache
def counted() -> Topic:
    """Return what asks how many there are of a thing, and a number with a thing; both name it, without s, as ``thing``."""
    named = sorted((thing.removesuffix("s") for thing in lexicon("asking")["counted"]), key=len, reverse=True)
    thing = rf"(?P<thing>{'|'.join(map(re.escape, named))})"
    asked, answered = rf"\bhow many (?:\w+ ){{0,2}}?{thing}s\b", rf"(?<!\w)<number>[\s-](?:\w+ )??{thing}s?\b"
    return _filled(asked), _filled(answered)


def _any(phrases: list[str]) -> re.Pattern[str]:
    return _filled("|".join(rf"(?<!\w){_shape(phrase)}(?!\w)" for phrase in phrases))


def _shape(phrase: str) -> str:
    shape = phrase.replace(" ?", r"\s?").replace(" * ", r"\s+(?:\S+\s+){0,3}?").replace(" ", r"\s+")
    return f"(?:{shape})".replace("'", "['’]").replace("#", "<number>")


def _filled(shape: str) -> re.Pattern[str]:
    numbers = "|".join(sorted(lexicon("numbers")["ones"], key=len, reverse=True))
    return re.compile(shape.replace("<number>", rf"(?:\d[\d,.]*+[k%]?|{numbers})"), re.IGNORECASE)
