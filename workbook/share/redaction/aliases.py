"""What stands for a name or figure in a public copy: the same each time, a letter of the alphabet for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import count, product
from string import ascii_uppercase

from workbook.records import GIVEN_SORTS, Alias
from workbook.share.redaction.folding import fold_words
from workbook.share.redaction.forms import bare


class Aliases:
    """Gives out aliases beside those that were kept.

    Examples
    --------
    >>> aliases = Aliases([Alias(id="x", name="Acme Foods", sort="employer", alias="Employer A")])
    >>> aliases.of("Zeta", "employer"), aliases.of("Acme", "employer"), [each.name for each in aliases.new]
    ('Employer B', 'Employer A', ['Zeta', 'Acme'])
    """

    def __init__(self, kept: Iterable[Alias]) -> None:
        self._known = {fold_words(bare(each.name)): each for each in kept}
        self._given: dict[tuple[str, ...], Alias] = {}

    def __iter__(self) -> Iterator[Alias]:
        return iter(self._known.values())

    @property
    def new(self) -> tuple[Alias, ...]:
        """Those that were given out, to be kept."""
        return tuple(self._given.values())

    def of(self, name: str, sort: str) -> str:
        """Return what stands for a name: what stood for it before, or for a longer form of it, or the next letter."""
        words = fold_words(bare(name)) or (name,)
        decided = self._known.get(words)
        if decided and decided.alias:
            return decided.alias
        longer = (
            each.alias
            for other, each in self._known.items()
            if each.alias and _is_part(words, sort, other, each)
        )
        used = {each.alias for each in self._known.values()}
        free = (
            f"{sort.capitalize()} {''.join(letters)}"
            for size in count(1)
            for letters in product(ascii_uppercase, repeat=size)
        )
        alias = next(longer, "") or next(each for each in free if each not in used)
        self._given[words] = self._known[words] = replace(
            decided or alias_for(bare(name), sort, "replace"), alias=alias
        )
        return alias


def _is_part(words: tuple[str, ...], sort: str, whole: tuple[str, ...], of: Alias) -> bool:
    """Whether a name may be part of another: of one sort, and a company is often first met as some name."""
    loose = {"employer", "school", "name"}
    is_of_one_sort = (sort == of.sort and sort not in GIVEN_SORTS) or {sort, of.sort} <= loose
    return is_of_one_sort and (whole[: len(words)] == words or (sort == "person" and {*words} < {*whole}))


def alias_for(name: str, sort: str, verdict: str) -> Alias:
    """Return the record that keeps a decision on a name.

    >>> alias_for("Orrin Home", "employer", "leave").verdict
    'leave'
    """
    words = fold_words(bare(name)) or (name,)
    id = sha256(" ".join(words).encode(errors="replace")).hexdigest()[:16]
    return Alias(id=id, name=name, sort=sort, verdict=verdict)
