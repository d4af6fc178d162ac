"""Which records stay as a whole, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from workbook.records import Answer, Contents, Decision, Record, Sharing, Story
from workbook.share.redaction.amounts import numbers_in
from workbook.share.redaction.folding import plain
from workbook.share.redaction.policy import fields_of, policy
from workbook.share.redaction.private import is_about_pay
from workbook.share.redaction.said import said_spans

_QUOTES = re.compile("“([^”]*)”")


def staying(contents: Contents, choice: Sharing, private: Collection[float]) -> dict[str, str]:
    """Return the references of records that stay, each with why; kinds that never leave are not told.

    Parameters
    ----------
    private
        Amounts of the walk-away: a figure of pay that names one stays.

    Examples
    --------
    >>> from workbook.records import Question
    >>> contents = Contents([Story(id="s1", title="Late"), Question(id="q1", text="What do you earn?", type="salary")])
    >>> staying(contents, Sharing(id="sharing", audience="friend", without=("story/s1",)), ())
    {'story/s1': 'you chose that it stays', 'question/q1': 'it is about pay'}
    """
    records = [record for record in contents if record.kind() not in policy().kinds["never"]]
    found = {each.ref: why for each in records if (why := _why(each, contents, choice, private))}
    # What rests on another record is known when all were looked at.
    for record in records:
        if record.ref not in found and (why := _rests_on(record, contents, found)):
            found[record.ref] = why
    return found


def prose(record: Record) -> Iterator[str]:
    """Yield the texts of a record that are no identifiers."""
    for _, _, path, value in fields_of([record]):
        if isinstance(value, str) and path not in policy().fields["references"]:
            yield value


def _why(record: Record, contents: Contents, choice: Sharing, private: Collection[float]) -> str:
    kind, number, pay = record.kind(), policy().notebook_of(record.kind()), policy().kinds["pay"]
    if not number:
        return "it is not known whether this may leave"
    if record.ref in choice.without:
        return "you chose that it stays"
    if any(name.startswith(number) for name in choice.without):
        return "you left out its notebook"
    hides_pay = choice.audience == "friend" or (choice.audience == "public" and kind in pay)
    if hides_pay and is_about_pay(record, contents):
        return "it is about pay"
    if kind in pay and not hasattr(record, "ID") and (field := _field_with(record, private)):
        return f"{field} has the number of your walk-away, by the year or a part of it"
    return ""


def _field_with(record: Record, private: Collection[float]) -> str:
    """Return the first field that names one of these amounts, in words."""
    for name, value in record.to_fields().items():
        if isinstance(value, str) and (
            said_spans(value, private, is_pay=True)
            or any(not each.values.isdisjoint(private) for each in numbers_in(plain(value)))
        ):
            return name.replace("_", " ")
    return ""


def _rests_on(record: Record, contents: Contents, stays: Collection[str]) -> str:
    if isinstance(record, Answer) and f"question/{record.question}" in stays:
        return "its question stays"
    told = [each for each in contents if isinstance(each, Answer | Story)]
    if isinstance(record, Decision) and any(each.ref in stays for each in told):
        leaving = " ".join(text for each in told if each.ref not in stays for text in prose(each))
        if not all(quote in leaving for quote in _QUOTES.findall(record.about)):
            return "it quotes what stays"
    return ""
