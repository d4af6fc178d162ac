"""Reduce words to stems, and stems to the concepts that people name with different words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from workbook.consistency.lexicon import grouped, lexicon, listed, words

if TYPE_CHECKING:
    from workbook.consistency.text import Token


def is_content(token: Token) -> bool:
    """Whether a word carries topic: neither a small word nor a number word."""
    return token.lower not in words("words", "stop") and token.lower not in lexicon("numbers")["ones"]


def concept(token: Token) -> str:
    """Return the group of synonyms a word belongs to, or its stem."""
    return concept_of(token.lower)


def concept_of(word: str) -> str:
    """Return the concept of a lower-case word.

    Examples
    --------
    >>> concept_of("clients") == concept_of("customer")
    True
    """
    return _concepts().get(word) or _concepts().get(stem(word)) or stem(word)


@cache
def _concepts() -> dict[str, str]:
    merged: dict[str, str] = {}
    for group in lexicon("synonyms")["groups"]:
        members = group.split()
        for word in members:
            merged.setdefault(stem(word), stem(members[0]))
    merged |= dict(grouped("nouns", "synonyms")) | dict(grouped("verbs", "synonyms"))
    named = {stem(word): merged.get(stem(group), group) for word, group in merged.items()}
    return named | {word: named[stem(word)] for word in merged}


@cache
def _irregular() -> dict[str, str]:
    forms = lexicon("words")["irregular"]
    return {form: _trim(base) for base, bent in forms.items() for form in [base, *listed(bent)]}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Cut a lower-case word to a form that its inflections share.

    Examples
    --------
    >>> stem("managed") == stem("managing") == stem("manages")
    True
    >>> stem("led") == stem("leading")
    True
    """
    word = word.replace("’", "'").removesuffix("'s")
    bases = _irregular()
    if word in bases:
        return bases[word]
    cut = _trim(word)
    return bases.get(cut, cut)


def _trim(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "ches", "shes", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if (
            len(word) > len(ending) + 2
            and word.endswith(ending)
            and any(c in "aeiouy" for c in word[: -len(ending)])
        ):
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    if len(word) > 4 and word.endswith("ly"):
        word = word[:-2]
    if word.endswith("y") and len(word) > 3:
        word = word[:-1] + "i"
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


EVERYDAY = frozenset(
    [
        "work",
        "team",
        "project",
        "job",
        "people",
        "time",
        "company",
        "role",
        "manage",
        "use",
        "year",
        "month",
        "week",
        "day",
        "customer",
        "new",
        "good",
    ]
)


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of the smaller set of concepts that the other has too; everyday ones weigh half.

    Examples
    --------
    >>> overlap(frozenset({"audit", "team"}), frozenset({"audit", "report", "budget"})) > 0.6
    True
    """
    smaller = min(weight(left), weight(right))
    return weight(left & right) / max(smaller, 1.5)


def weight(concepts: Iterable[str]) -> float:
    """Sum of the weights of concepts: one each, half for everyday ones."""
    return sum(0.5 if concept in EVERYDAY else 1.0 for concept in concepts)
