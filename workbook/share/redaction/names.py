"""Finds names in texts in every form they take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, product

from workbook.share.redaction.folding import fold_with_places, is_ideograph
from workbook.share.redaction.standing import names_somebody

_WORD = re.compile(r"[^\W_]+")
_MOST_JOINED = 5
_ANYWHERE = 10
"""Letters from which on a name is found even with its spaces and hyphens moved; fewer would be found in other words."""


@dataclass(frozen=True)
class Name:
    """A name in one of its forms, as folded words, and what stands for it."""

    words: tuple[str, ...]
    written: str
    alias: str
    is_weak: bool
    """Whether the form is an everyday word or under three letters: then only its capitals tell that it is the name."""


@dataclass(frozen=True)
class Hit:
    """A place in a text where a name stands."""

    start: int
    end: int
    name: Name


class Names:
    """Finds names in texts, however they are cased, spaced, hyphenated or disguised.

    Examples
    --------
    >>> from workbook.share.redaction.forms import forms_of
    >>> names = Names(forms_of("Halden Row Foods (fictional)", "employer", "Employer A"))
    >>> [text[hit.start : hit.end] for text in ["At HALDEN-ROW\u2019s hub", "haldenrow"] for hit in names.find(text)]
    ['HALDEN-ROW', 'haldenrow']
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self.all = tuple(dict.fromkeys(name for name in names if name.words))
        self._by_first: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
        self._anywhere: dict[str, Name] = {}
        for name in self.all:
            for form in _joined(name.words):
                self._by_first.setdefault(form[0], []).append((form, name))
            squeezed = "".join(name.words)
            if len(squeezed) >= _ANYWHERE or (is_ideograph(squeezed[0]) and len(squeezed) > 1):
                self._anywhere.setdefault(squeezed, name)
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each[0]))

    def find(self, text: str) -> list[Hit]:
        """Return where names stand in a text, places in the original; weak ones only where their case says so."""
        if not self.all:
            return []
        folded, places = fold_with_places(text)
        hits = (
            Hit(places[start][0], places[end - 1][1], name) for start, end, name in self.in_folded(folded)
        )
        return joined_hits(hit for hit in hits if names_somebody(text, hit))

    def in_folded(self, folded: str) -> Iterator[tuple[int, int, Name]]:
        """Yield where names stand in a folded text, weak ones wherever their letters stand."""
        tokens = list(_WORD.finditer(folded))
        texts = [token[0] for token in tokens]
        for at, text in enumerate(texts):
            for form, name in (*self._by_first.get(text, ()), *self._by_first.get(text[:-1], ())):
                end = at + len(form)
                if texts[at:end] == [*form]:
                    yield tokens[at].start(), tokens[end - 1].end(), name
                elif texts[at : end - 1] == [*form[:-1]] and texts[end - 1 : end] == [f"{form[-1]}s"]:
                    yield tokens[at].start(), tokens[end - 1].end() - 1, name
        if self._anywhere:
            squeezed = folded.replace(" ", "")
            if any(each in squeezed for each in self._anywhere):
                yield from self._squeezed(folded)

    def _squeezed(self, folded: str) -> Iterator[tuple[int, int, Name]]:
        kept = [at for at, letter in enumerate(folded) if letter != " "]
        squeezed = "".join(folded[at] for at in kept)
        for text, name in self._anywhere.items():
            at = squeezed.find(text)
            while at >= 0:
                yield kept[at], kept[at + len(text) - 1] + 1, name
                at = squeezed.find(text, at + 1)


def joined_hits(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits in their order; those that overlap are one, under the name of the first and longest.

    Nothing of the second may be left beside the first: in “half USD 55,000” two amounts share a word.
    """
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (each.start, -each.end)):
        if kept and hit.start < kept[-1].end:
            kept[-1] = replace(kept[-1], end=max(kept[-1].end, hit.end))
        else:
            kept.append(hit)
    return kept


@lru_cache(maxsize=10_000)
def _joined(form: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return a form with each choice of its spaces gone."""
    if len(form) > _MOST_JOINED:
        return (form,)
    gaps = product((" ", ""), repeat=len(form) - 1)
    return tuple(
        tuple("".join(chain.from_iterable(zip(form, (*each, ""), strict=True))).split()) for each in gaps
    )
