"""Names to look for in every form they take, and the words of the product itself, which tell nothing of the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, product, takewhile
from pathlib import Path

from workbook.consistency.lexicon import wordnet, words
from workbook.share.redaction.folding import fold, fold_with_places, fold_words
from workbook.share.redaction.policy import policy
from workbook.shipped import shipped
from workbook.tomlfile import read_text

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\s*\([^()\d][^()]*\)")
_OPENS = re.compile(r"(?:^|[.!?…\n•*>“\"(])[\s“\"(–—-]*$")
_BEHIND = re.compile(r"(?P<owns>['’]s\b)|\s*(?P<mark>[^\w\s]|$)?\s*(?P<word>[^\W\d_]*)")
_NUMBERED = re.compile(r"\d(?:st|nd|rd|th)?\s*$"), re.compile(r"\s*\d")
_BROKEN = re.compile(r"[^\W\d_]{2}[.!?]\s")
_IDEOGRAPHS = 0x2E80
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
            if len(squeezed) >= _ANYWHERE or (ord(squeezed[0]) >= _IDEOGRAPHS and len(squeezed) > 1):
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
        return joined_hits(hit for hit in hits if _names_somebody(text, hit))

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
    is_prose = sort != "contact"  # the "in" of an address names nobody
    whole, parts = fold_words(base), [fold_words(each) for each in re.split(r"[,;/|·]", base) if is_prose]
    found = [whole, *(parts if len(parts) > 1 else [])]
    if sort in ("employer", "school", "name"):
        start = whole[1:] if whole[:1] == ("the",) else whole
        while len(start) > 1 and start[-1] in policy().words["endings"]:
            start = start[:-1]
            found.append(start)
        if sort == "employer" and start[1:] and len(start[0]) > 3 and not is_everyday(start[0]):
            found.append(start[:1])
    if sort == "person":
        found += _parts_of_person(base)
    return [
        Name(form, _written_like(base, form), alias, len(form) == 1 and _is_weak(form[0]))
        for form in dict.fromkeys(found)
        if form
    ] + [each for other in _in_latin(name, base) for each in forms_of(other, sort, alias)]  # fmt: skip


def _is_weak(word: str) -> bool:
    return (len(word) < 3 and ord(word[0]) < _IDEOGRAPHS) or is_everyday(word)


def _parts_of_person(name: str) -> Iterator[tuple[str, ...]]:
    """Yield what a person may be called by: each name, a surname with its "van der", two initials.

    >>> sorted({" ".join(each) for each in _parts_of_person("T.J. van der O'Neill-Berg")})
    ['berg', 'neill', 'o neill', 'o neill berg', 't j', 'van der o neill berg']
    """
    whole, titles = fold_words(name), words("names", "before_person")
    has_case = name != name.lower()
    initials = [*takewhile(lambda word: len(word) == 1 and word.isascii(), whole)]
    if initials[1:]:
        yield tuple(initials)
    written = name.split()
    for at, part in enumerate(written):
        if has_case and part.islower() and at > 0 and not written[at - 1].islower():
            yield fold_words(" ".join(written[at:]))
    pieces = chain(written, *(re.split(r"[-\u2010-\u2015]", part) for part in written), _WORD.findall(name))
    for piece in pieces:
        word = fold_words(piece)
        is_name = whole[1:] and len("".join(word)) > 1 and word[-1:] != word[:1] * 2
        if (
            is_name
            and not (has_case and piece.islower())
            and not {*word} <= titles
            and word != tuple(initials)
        ):
            yield word
    if len(whole) == 1 and len(name) == 3 and ord(name[0]) >= _IDEOGRAPHS:
        yield (whole[0][1:],)


def _in_latin(name: str, base: str) -> list[str]:
    """Return the spelling in brackets behind a name in another script."""
    is_other = base != name and not any(letter.isascii() for letter in base if letter.isalpha())
    return [each.strip(" ()") for each in _BRACKETS.findall(name)] if is_other else []


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


@lru_cache(maxsize=10_000)
def _joined(form: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return a form with each choice of its spaces gone."""
    if len(form) > _MOST_JOINED:
        return (form,)
    gaps = product((" ", ""), repeat=len(form) - 1)
    return tuple(
        tuple("".join(chain.from_iterable(zip(form, (*each, ""), strict=True))).split()) for each in gaps
    )


def _names_somebody(text: str, hit: Hit) -> bool:
    """Whether an everyday word is a name where it stands: by its capital, and at the beginning of a sentence by what follows.

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
