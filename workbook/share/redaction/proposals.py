"""Names that stand in texts but in no list: proposed to the reader, who decides on each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from workbook.consistency.lexicon import lexicon
from workbook.consistency.lexicon import words as lexicon_words
from workbook.consistency.names import names_in
from workbook.consistency.text import read
from workbook.progress import short
from workbook.share.redaction.everyday import is_everyday
from workbook.share.redaction.folding import fold, fold_words
from workbook.share.redaction.forms import bare
from workbook.share.redaction.names import Names
from workbook.share.redaction.policy import policy

Span = tuple[int, int]
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]{2,})*")
_OWNS = re.compile(r"['’]s?$")
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
    >>> from workbook.share.redaction.forms import forms_of
    >>> proposals({"a": "Dear Priya, we met."}, Names(forms_of("Priya Raman", "person", "Person A")), ())
    ()
    """
    seen = {fold_words(form) for name in decided for form in (name, bare(name))}
    found: dict[tuple[str, ...], Proposal] = {}
    for where, text in texts.items():
        covered = [(hit.start, hit.end) for hit in known.find(text)]
        for start, end, sort in _names_of(text):
            for first, stop in _unknown(text, (start, end), covered, sort):
                words = fold_words(text[first:stop])
                if words and words not in seen and words not in found:
                    quote = short(text[max(0, first - 40) : stop + 40], 110)
                    found[words] = Proposal(text[first:stop], sort, where, quote)
    return tuple(found.values())


def _unknown(text: str, span: Span, covered: Sequence[Span], sort: str) -> Iterator[Span]:
    """Yield what of a name no name of the lists covers, but for everyday words: of “Dear Priya Lund” only “Lund”."""
    start, end = span
    inside = sorted((max(a, start), min(b, end)) for a, b in covered if a < end and start < b)
    if not inside or sort == "contact":
        yield from () if span in inside else [span]
        return
    ends = [start, *(each for hit in inside for each in hit), end]
    for first, stop in zip(ends[::2], ends[1::2], strict=True):
        told = [each for each in _WORD.finditer(text, first, max(first, stop)) if not _is_small(each[0])]
        if told:
            yield told[0].start(), told[-1].end()


def _is_small(word: str) -> bool:
    """Whether a word beside a name tells nobody who it is: everyday, a title, the "s" of an owner, a "von"."""
    titles = lexicon_words("names", "before_person") | policy().words["joints"]
    return len(word) < 2 or word.lower() in titles or is_everyday(fold(word))


def _tells_time_or_pay(words: Iterable[str]) -> bool:
    lists = policy().words
    told = lists["calendar"] | lists["pay"] | lexicon("quantities")["currency"].keys()
    return all(word in told or word.removesuffix("s") in told for word in words)


@lru_cache(maxsize=4096)
def _names_of(text: str) -> tuple[tuple[int, int, str], ...]:
    found: list[tuple[int, int, str]] = []
    for start, end, sort in chain(_contacts(text), _people(text), _names(text), _openers(text)):
        if not any(a < end and start < b for a, b, _ in found):
            found.append((start, end, sort))
    return tuple(each for each in found if each[2])


def _contacts(text: str) -> Iterator[tuple[int, int, str]]:
    for pattern in policy().contacts.values():
        yield from ((*match.span(), "contact") for match in pattern.finditer(text))


def _people(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield surnames behind initials, and who signs."""
    for pattern in policy().people.values():
        for match in pattern.finditer(text):
            told = [each for each in _WORD.finditer(match[0]) if not _is_small(each[0])]
            at = (
                0 if told and told[0].start() == 0 else match[0].find(".") - 1
            )  # “With” is no name in “With O. Lund”
            if told:
                yield match.start() + max(at, 0), match.end(), "person"


def _names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield names as the consistency check reads them, without “'s” and with “van der”; others have no sort."""
    reading = read(text)
    for mention in names_in(reading):
        tokens = reading.tokens[slice(*mention.span)]
        start, end = tokens[0].start, tokens[-1].end
        while (joint := _joint().match(text, end)) and joint[1][0].isupper():
            end = joint.end()
        end -= len(text[start:end]) - len(_OWNS.sub("", text[start:end]))
        words = {token.lower for token in tokens}
        opens = mention.span[0] == reading.sentence_of(mention.span[0])[0]
        is_name = end - start > 1 and not (opens and len(words) == 1 and is_everyday(fold(min(words))))
        is_name &= not _tells_time_or_pay(words)
        sort = "school" if words & policy().words["schools"] else _SORTS.get(mention.claim.subject, "")
        yield start, end, sort if is_name else ""


def _openers(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield words that begin a sentence and are not English."""
    reading = read(text)
    known = lexicon_words("names", "not_names")
    for first, _ in reading.sentences:
        token = reading.tokens[first]
        name = _OWNS.sub("", token.form).split("'")[0].split("’")[0]
        stems = {token.stem, f"{token.stem}e", fold(name)}
        if (
            token.is_capital
            and len(name) > 2
            and token.lower not in known
            and not any(map(is_everyday, stems))
        ):
            yield token.start, token.start + len(name), "name"


@cache
def _joint() -> re.Pattern[str]:
    joints = "|".join(sorted(policy().words["joints"]))
    return re.compile(rf"(?:[ -](?:{joints})\b)+[ -]?([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
