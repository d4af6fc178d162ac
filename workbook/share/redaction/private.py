"""Amounts and words that must stay: the walk-away, and what else tells of pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbook.errors import InputError
from workbook.records import Contents
from workbook.salary.research import own_pay
from workbook.share.redaction.amounts import is_telling, spoken, values_of
from workbook.share.redaction.folding import fold_words
from workbook.share.redaction.names import Name
from workbook.share.redaction.policy import fields_of, policy

WITHHELD = "[withheld]"
AMOUNT = "[amount]"


def _private_texts(contents: Contents) -> list[str]:
    """Return what is written in fields that never leave."""
    private = policy().fields["private"]
    return [
        text for _, _, path, value in fields_of(contents) if path in private and (text := str(value).strip())
    ]


def private_values(contents: Contents) -> frozenset[float]:
    """Return the amounts of the walk-away, by year, month and hour as well."""
    values: set[float] = set()
    for text in _private_texts(contents):
        values |= values_of(text)
        try:
            pay = own_pay(text, contents.research.currency)
        except InputError:
            continue
        for end in filter(None, (pay.low, pay.high)):
            values.add(end)
            if pay.period == "year":
                values |= {round(end / 12), round(end / 12, 2), round(end / 2080, 2)}
    return frozenset(values)


def pay_values(contents: Contents) -> set[float]:
    """Return the amounts in fields and records that are about nothing but pay."""
    kinds, paths = policy().kinds["pay"], policy().fields["pay"]
    texts = [
        value
        for record, _, path, value in fields_of(contents)
        if (record.kind() in kinds or path in paths) and isinstance(value, str)
    ]
    return {value for text in texts for value in values_of(text) if is_telling(value)}


def spoken_names(values: Iterable[float], alias: str = AMOUNT) -> list[Name]:
    """Return what finds amounts that are said in words."""
    return [
        Name(tuple(said.split()), said, alias, is_weak=False) for value in values for said in spoken(value)
    ]


def private_words(contents: Contents) -> Iterator[Name]:
    """Yield a walk-away that was written without a number, as a name."""
    for text in _private_texts(contents):
        words = fold_words(text)
        if words and (len(words) > 1 or not words[0].isdigit()):
            yield Name(words, text, WITHHELD, is_weak=len(words) == 1 and len(words[0]) < 5)
