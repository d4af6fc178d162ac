"""Amounts and words that must stay: the walk-away, and what else tells of pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbook.errors import InputError
from workbook.ledger import asks_for_pay
from workbook.records import Answer, Contents, Question, Record
from workbook.salary.research import own_pay
from workbook.share.redaction.amounts import is_telling, numbers_in, spoken
from workbook.share.redaction.folding import fold_words, plain
from workbook.share.redaction.names import Name
from workbook.share.redaction.policy import fields_of, policy
from workbook.share.redaction.said import money_spans, short_values, values_said

WITHHELD = "[withheld]"
AMOUNT = "[amount]"
_TIMES = {"year": 1, "month": 12, "week": 52, "day": 260, "hour": 2080}
"""How often a year has pay of a period, in full time."""


def _private_texts(contents: Contents) -> list[str]:
    """Return what is written in fields that never leave."""
    private = policy().fields["private"]
    return [
        text for _, _, path, value in fields_of(contents) if path in private and (text := str(value).strip())
    ]


def private_values(contents: Contents) -> frozenset[float]:
    """Return the amounts of the walk-away, by year, month, week, day and hour as well."""
    values: set[float] = set()
    for text in _private_texts(contents):
        values |= values_said(text)
        try:
            pay = own_pay(text, contents.research.currency)
        except InputError:
            continue
        for end in filter(None, (pay.low, pay.high)):
            year = end * _TIMES.get(pay.period, 1)
            values |= {end, year}
            values |= {round(year / times, digits) for times in _TIMES.values() for digits in (0, 2)}
    return frozenset(values)


def is_about_pay(record: Record, contents: Contents) -> bool:
    """Whether a record is of pay and nothing else: research, offers, a question on salary and its answers."""
    asked = contents.find(Question, record.question) if isinstance(record, Answer) else record
    is_asked = isinstance(asked, Question) and asks_for_pay(asked)
    return is_asked or record.kind() in policy().kinds["pay"]


def pay_values(contents: Contents) -> set[float]:
    """Return the amounts in fields, records and answers that are about nothing but pay."""
    kinds, paths = policy().kinds["pay"], policy().fields["pay"]
    texts = [
        value
        for record, _, path, value in fields_of(contents)
        if (record.kind() in kinds or path in paths) and isinstance(value, str)
    ]
    answers = [each.text for each in contents.all(Answer) if is_about_pay(each, contents)]
    found = {value for text in (*texts, *answers) for value in values_said(text)}
    return {value for value in found.union(*map(short_values, answers)) if is_telling(value)}


def money_values(contents: Contents) -> set[float]:
    """Return the amounts of money in texts: what is money in one is taken out of all."""
    texts = [value for *_, value in fields_of(contents) if isinstance(value, str)]
    spans = ((text, span) for text in texts for span in money_spans(text))
    found = {max(each.values) for text, (start, end) in spans for each in numbers_in(plain(text[start:end]))}
    return {value for value in found if is_telling(value)}


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
