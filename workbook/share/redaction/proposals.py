"""Names that stand in texts but in no list: proposed to the reader, who decides on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbook.consistency.names import names_in
from workbook.consistency.text import read
from workbook.progress import short
from workbook.share.redaction.folding import fold, fold_words
from workbook.share.redaction.names import Names, bare, is_everyday
from workbook.share.redaction.policy import policy

_SORTS = {"place": "place", "person": "person", "organisation": "employer", "name": "name"}


@dataclass(frozen=True)
class Proposal:
    """A name found in a text, what sort it seems to be, and the words around it."""

    name: str
    sort: str
    where: str
    quote: str


def proposals(texts: Mapping[str, str], known: Names, decided: Iterable[str]) -> tuple[Proposal, ...]:
    """Return every name, address and number to call that is neither listed nor decided on, each once.

    Parameters
    ----------
    texts
        By where they stand.
    known
        The names of the lists.
    decided
        Names on which the reader decided.

    Examples
    --------
    >>> [(each.name, each.sort) for each in proposals({"a": "I met Tove Lind at Acme Ltd: tove@acme.example."}, Names(()), ())]
    [('tove@acme.example', 'contact'), ('Tove Lind', 'name'), ('Acme Ltd', 'employer')]
    >>> from workbook.share.redaction.names import forms_of
    >>> proposals({"a": "Dear Priya, we met."}, Names(forms_of("Priya Raman", "person", "Person A")), ())
    ()
    """
    seen = {fold_words(bare(name)) for name in decided}
    found: dict[tuple[str, ...], Proposal] = {}
    for where, text in texts.items():
        covered = [(hit.start, hit.end) for hit in known.find(text)]
        for start, end, sort in _names_of(text):
            name = text[start:end]
            words = fold_words(name)
            if not words or words in seen or words in found or _is_known(text, (start, end), covered):
                continue
            quote = short(text[max(0, start - 40) : end + 40], 110)
            found[words] = Proposal(name, sort, where, quote)
    return tuple(found.values())


def _is_known(text: str, span: tuple[int, int], covered: Sequence[tuple[int, int]]) -> bool:
    """Whether names of the lists cover it, but for everyday words: “Dear Priya” tells nothing that “Priya” does not."""
    start, end = span
    inside = sorted((max(a, start), min(b, end)) for a, b in covered if a < end and start < b)
    rest, at = list[str](), start
    for a, b in inside:
        rest += fold_words(text[at:a])
        at = max(at, b)
    rest += fold_words(text[at:end])
    return bool(inside) and all(map(is_everyday, rest))


@lru_cache(maxsize=4096)
def _names_of(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = []
    for pattern in policy().contacts.values():
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield *match.span(), "contact"
    reading = read(text)
    for mention in names_in(reading):
        first, end = (reading.tokens[mention.span[0]].start, reading.tokens[mention.span[1] - 1].end)
        if mention.claim.subject not in _SORTS or any(start < end and first < stop for start, stop in taken):
            continue
        words = {token.lower for token in reading.tokens[slice(*mention.span)]}
        opens = mention.span[0] == reading.sentence_of(mention.span[0])[0]
        if end - first < 2 or (opens and len(words) == 1 and is_everyday(fold(min(words)))):
            continue
        is_school = words & policy().words["schools"]
        yield first, end, "school" if is_school else _SORTS[mention.claim.subject]
