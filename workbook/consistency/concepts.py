"""Reduce words to stems, and stems to the concepts that people name with different words."""

from __future__ import annotations

from functools import cache, lru_cache

from workbook.consistency.lexicon import lexicon, listed, wordnet, words


@lru_cache(maxsize=20_000)
def is_content(word: str) -> bool:
    """Whether a lower-case word carries topic: neither a small word nor a number word.

    Examples
    --------
    >>> is_content("audit"), is_content("because"), is_content("twelve")
    (True, False, False)
    """
    return word not in words("words", "stop") and word not in lexicon("numbers")["ones"]


def is_negator(word: str) -> bool:
    """Whether a lower-case word denies.

    Examples
    --------
    >>> is_negator("never"), is_negator("didn't"), is_negator("always")
    (True, True, False)
    """
    return word.endswith("n't") or word in words("words", "negators")


@lru_cache(maxsize=20_000)
def weight(concept: str) -> float:
    """Return how much a concept tells of the matter: words of every interview tell less."""
    return 0.4 if concept in _everyday() else 1.0


@cache
def _everyday() -> frozenset[str]:
    return frozenset(concept(word) for word in words("words", "everyday"))


@lru_cache(maxsize=20_000)
def concept(word: str) -> str:
    """Return the group of synonyms a lower-case word belongs to, or its stem.

    Examples
    --------
    >>> concept("clients") == concept("customer"), concept("bought") == concept("purchase")
    (True, True)
    """
    return _concepts().get(stem(word)) or stem(word)


@lru_cache(maxsize=20_000)
def is_person(word: str) -> bool:
    """Whether a lower-case noun, singular or plural, names a person.

    Examples
    --------
    >>> is_person("nurses"), is_person("people"), is_person("ovens")
    (True, True, False)
    """
    return stem(word) in _persons()


@cache
def _concepts() -> dict[str, str]:
    """Concept by stem: the workbook's groups first, then WordNet's; a stem keeps the first group that names it."""
    found: dict[str, str] = {}
    own = [entry.split() for entry in lexicon("words")["synonyms"]]
    for group in [*own, *wordnet("synonyms.txt")]:
        stems = [stem(word) for word in group]
        named = next((found[each] for each in stems if each in found), stems[0])
        for each in stems:
            found.setdefault(each, named)
    return found


@cache
def _persons() -> frozenset[str]:
    listed_persons = {stem(word) for row in wordnet("persons.txt") for word in row}
    return frozenset(listed_persons | {stem(w) for w in words("words", "persons")}) - words(
        "words", "no_persons"
    )


@cache
def _irregular() -> dict[str, str]:
    forms = lexicon("words")["irregular"]
    return {form: _trim(base) for base, bent in forms.items() for form in [base, *listed(bent)]}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Cut a lower-case word to a form that its inflections share.

    Examples
    --------
    >>> stem("managed") == stem("managing") == stem("manages"), stem("led") == stem("leading")
    (True, True)
    """
    word = word.removesuffix("'s")
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
        base = word[: -len(ending)]
        if len(base) > 2 and word.endswith(ending) and any(letter in "aeiouy" for letter in base):
            doubled = len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz"
            word = base[:-1] if doubled else base
            break
    if len(word) > 4 and word.endswith("ly"):
        word = word[:-2]
    if word.endswith("y") and len(word) > 3:
        word = word[:-1] + "i"
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
