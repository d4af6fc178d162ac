"""The forms that a name takes: whole, in parts, by its initials, without what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from workbook.consistency.lexicon import words
from workbook.share.redaction.everyday import is_everyday
from workbook.share.redaction.folding import fold, fold_words, is_ideograph
from workbook.share.redaction.names import Name
from workbook.share.redaction.policy import policy

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\s*\([^()\d][^()]*\)")


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
    return (len(word) < 3 and not is_ideograph(word[0])) or is_everyday(word)


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
    if len(whole) == 1 and len(name) == 3 and is_ideograph(name[0]):
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
