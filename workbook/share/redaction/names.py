"""Names to look for in every form they take, and the words of the product itself, which tell nothing of the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, product
from pathlib import Path

from workbook.consistency.lexicon import wordnet, words
from workbook.share.redaction.folding import fold, fold_with_places, fold_words
from workbook.share.redaction.policy import policy
from workbook.shipped import shipped
from workbook.tomlfile import read_text

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
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
            if len(squeezed) >= _ANYWHERE or (ord(squeezed[0]) >= 0x2E80 and len(squeezed) > 1):
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
        return joined_hits(
            hit
            for hit in hits
            if not hit.name.is_weak or _is_written_so(text[hit.start : hit.end], hit.name.written)
        )

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


def forms_of(name: str, sort: str, alias: str) -> list[Name]:
    """Return the forms of a name: whole, without the end of a company, by its first word, a person by each of theirs.

    Examples
    --------
    >>> [" ".join(form.words) for form in forms_of("Dana Whitlock", "person", "Person A")]
    ['dana whitlock', 'dana', 'whitlock']
    >>> [" ".join(form.words) for form in forms_of("Chicago, IL", "place", "Place A")]
    ['chicago il', 'chicago', 'il']
    """
    base = bare(name)
    whole, parts = fold_words(base), [fold_words(each) for each in re.split(r"[,;/|·]", base)]
    found = [whole, *(parts if len(parts) > 1 else [])]
    if sort in ("employer", "school", "name"):
        start = whole[1:] if whole[:1] == ("the",) else whole
        while len(start) > 1 and start[-1] in policy().words["endings"]:
            start = start[:-1]
            found.append(start)
        if sort == "employer" and start[1:] and len(start[0]) > 3 and not is_everyday(start[0]):
            found.append(start[:1])
    if sort == "person":
        titles = words("names", "before_person")
        found += [(word,) for word in whole if len(word) > 1 and word not in titles and whole[1:]]
    return [
        Name(form, _written_like(base, form), alias, len(form) == 1 and (len(form[0]) < 3 or is_everyday(form[0])))
        for form in dict.fromkeys(found)
        if form
    ]  # fmt: skip


def bare(name: str) -> str:
    """Return a name without what stands in brackets behind it.

    >>> bare("Halden Row Foods (fictional)")
    'Halden Row Foods'
    """
    return _BRACKETS.sub("", name).strip() or name.strip()


def _written_like(base: str, form: Sequence[str]) -> str:
    """Return a one-word form as it is written in the name; longer ones need it not."""
    found = _WORD.findall(base) if len(form) == 1 else ()
    return next((word for word in found if fold(word) == form[0]), "")


def is_everyday(word: str) -> bool:
    """Whether a folded word is English, or the product's own, so that it names nobody by itself.

    >>> is_everyday("target"), is_everyday("whitlock")
    (True, False)
    """
    return word in _english() or word in own_words()


@cache
def _english() -> frozenset[str]:
    lists = (word for name in ("synonyms.txt", "antonyms.csv") for row in wordnet(name) for word in row)
    return frozenset(lists) | words("words", "stop") | words("words", "everyday")


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


@lru_cache(maxsize=10_000)
def _joined(form: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return a form with each choice of its spaces gone."""
    if len(form) > _MOST_JOINED:
        return (form,)
    gaps = product((" ", ""), repeat=len(form) - 1)
    return tuple(
        tuple("".join(chain.from_iterable(zip(form, (*each, ""), strict=True))).split()) for each in gaps
    )


def _is_written_so(found: str, written: str) -> bool:
    if len(written) < 3 or not written[:1].isupper():
        return found == written
    return found[:1].isupper()
