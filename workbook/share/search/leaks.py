"""The last look before a file is written, for anything in it that must stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbook.errors import WorkbookError
from workbook.salary.pay_strings import PERIODS
from workbook.share.redaction.amounts import find_values
from workbook.share.redaction.folding import fold
from workbook.share.redaction.names import Names
from workbook.share.redaction.private import spoken_names
from workbook.share.redaction.result import Secrets
from workbook.share.redaction.said import said_spans
from workbook.share.search.extraction import Text, unbroken

_OWN_NUMBERS = frozenset([PERIODS["hour"], 239_200.0])
"""Amounts that cards name by themselves: the hours of a year, and the highest wage that BLS publishes."""


class LeakError(WorkbookError):
    """Something that must stay is in a file; nothing was written."""


@dataclass(frozen=True)
class Leak:
    """What was found, and where."""

    where: str
    found: str


def leaks_in(texts: Iterable[Text], secrets: Secrets, allowed: Iterable[float] = ()) -> Iterator[Leak]:
    """Yield everything in the texts of a finished file that must stay.

    Everyday words and forms under three letters are passed over here, since every page has them; they are looked for,
    with their capitals, in the records and in the reader's own cells (`leaks_in_text`). Numbers under 1,000, and years,
    count only with a currency, unit of thousands or period beside them.

    Parameters
    ----------
    texts
        Of `extraction.texts_in`.
    allowed
        Amounts that the product shows by itself, such as official wages.

    Examples
    --------
    >>> from workbook.share.redaction.forms import forms_of
    >>> secrets = Secrets(Names(forms_of("Will Okafor", "person", "Person A")), frozenset({92_000}))
    >>> text = Text("a.md", "It will be Oka\u00adfor's ninety, from 92k up.")
    >>> [leak.found for leak in leaks_in([text], secrets)]
    ['okafor', '92k']
    """
    values = secrets.values - {*allowed} - _OWN_NUMBERS
    strong = Names([*(each for each in secrets.names.all if not each.is_weak), *spoken_names(values)])
    seen: set[tuple[str, bool]] = set()
    for text in texts:
        if (text.text, text.has_numbers) in seen:  # keys of JSON, styles of HTML: the same hundreds of times
            continue
        seen.add((text.text, text.has_numbers))
        yield from _leaks(text, strong, values, secrets.sentences, secrets.paths)


def leaks_in_text(where: str, text: str, secrets: Secrets, allowed: Iterable[float] = ()) -> Iterator[Leak]:
    """Yield everything that must stay in a text of the reader's own, everyday words with capitals included."""
    for hit in secrets.names.find(text):
        yield Leak(where, text[hit.start : hit.end])
    for start, end in said_spans(text, secrets.values - {*allowed}):
        yield Leak(where, text[start:end])
    yield from _leaks(Text(where, text), Names(()), secrets.values - {*allowed}, secrets.sentences)


def _leaks(
    text: Text, names: Names, values: Iterable[float], sentences: Iterable[str], paths: Iterable[str] = ()
) -> Iterator[Leak]:
    folded = fold(text.text)
    for form in {folded, fold(unbroken(text.text))}:
        for start, end, _ in names.in_folded(form):
            yield Leak(text.where, form[start:end])
    for path in paths:
        if path in text.text:
            yield Leak(text.where, path)
    if text.has_numbers:
        for found in find_values(text.text, values):
            yield Leak(text.where, found)
    for sentence in sentences:
        if sentence in folded:
            yield Leak(text.where, sentence)


def refuse(leaks: Iterable[Leak]) -> None:
    """Raise `LeakError` for the first leak."""
    for leak in leaks:
        raise LeakError(
            f"“{leak.found}” must stay, but stands in {leak.where}. Nothing was written. "
            "Take it out there, or leave that notebook or record out."
        )
