"""How a text changes for an audience: names by their aliases, figures by theirs, amounts by a mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, count

from workbook.consistency.calendar_words import DAYS, MONTHS
from workbook.consistency.dates import dates_in, shown_date
from workbook.consistency.text import read
from workbook.records import GIVEN_SORTS, Alias, Contents, Sharing
from workbook.share.redaction.aliases import Aliases
from workbook.share.redaction.amounts import is_telling, numbers_with_places
from workbook.share.redaction.folding import fold_words
from workbook.share.redaction.forms import bare, forms_of
from workbook.share.redaction.names import Hit, Name, Names, joined_hits
from workbook.share.redaction.policy import fields_of, policy
from workbook.share.redaction.private import (
    AMOUNT,
    WITHHELD,
    money_values,
    pay_values,
    private_values,
    private_words,
    spoken_names,
)
from workbook.share.redaction.result import Replacement
from workbook.share.redaction.said import money_spans, rough_spans, said_spans, spelled

_DAY = re.compile(
    r"(?<!\d)\d{4}-\d\d(?:-\d\d)?(?!\d)|(?<![\d/])\d\d?/\d\d?/\d{2,4}(?![\d/])|(?<![\d:])\d?\d:\d\d(?![\d:])|(?<![\d.])(?=\d+\.\d{1,2}\.)\d+(?:\.\d+){2,}(?![\d,])",
    re.ASCII,
)
"""A day or month as forms write it, a time, or a version: one, not two or three figures."""
_DATE = re.compile(r"\d{4}-\d\d|\d\d?/", re.ASCII)
_JOINS = re.compile(r"[ .'’\u2010-\u2015-]{1,2}")
_LISTED = ("employer", "person", "place")
_YEAR = re.compile("1,9[0-9]{2}|2,0[0-9]{2}")


class TextChange:
    """Changes texts for one audience; what is to be found is gathered first.

    Attributes
    ----------
    private, amounts
        The walk-away, by value; it and all that tells of pay, where the audience may not see it.
    counts
        How often each alias was put.
    masked
        Values of the figures that were replaced.

    Examples
    --------
    >>> from workbook.records import Process
    >>> contents = Contents([Process(id="process", company="Acme")])
    >>> change = TextChange(contents, Sharing(id="sharing", audience="public"))
    >>> change.text("Acme has 40 vans"), change.reference("round/acme")
    ('Employer A has Figure A vans', 'round/employer-a')
    """

    def __init__(self, contents: Contents, choice: Sharing) -> None:
        self.is_public = choice.audience == "public"
        self.hides_pay = choice.audience != "coach"
        self.private = private_values(contents)
        self.amounts = self.private | (pay_values(contents) if self.hides_pay else set())
        if self.hides_pay and not self.is_public:
            self.amounts = self.amounts | money_values(contents)
        self.aliases = Aliases(contents.all(Alias))
        self.counts: Counter[str] = Counter()
        self.masked: set[float] = set()
        self._slugs: dict[str, str] = {}
        self._ids = {part for record in contents for part in record.id.split("/")}
        said = [*spoken_names(self.private, WITHHELD), *spoken_names(self.amounts - self.private, AMOUNT)]
        named = self._names(contents) if self.is_public else ()
        self.names = Names([*named, *said, *private_words(contents)])

    def text(self, text: str, *, is_code: bool = False, is_pay: bool = False) -> str:
        """Return a text with everything replaced that must be; of numbers in code only those that tell pay."""
        hits = self.names.find(text)
        for number in numbers_with_places(text):
            told = {each for each in number.values & self.amounts if number.tells(each)}
            if told & self.private or (told and (is_code or not self.is_public)):
                hits.append(_hit(number.start, number.end, WITHHELD if told & self.private else AMOUNT))
        if not is_code:
            hits += [
                _hit(start, end, WITHHELD) for start, end in said_spans(text, self.private, is_pay=is_pay)
            ]
        if self.hides_pay and not is_code:
            hits += [_hit(start, end, AMOUNT) for start, end in rough_spans(text, is_pay=is_pay)]
        if self.is_public and not is_code:
            hits += self._figures(text)
        elif self.hides_pay and not is_code:
            hits += [_hit(start, end, AMOUNT) for start, end in said_spans(text, self.amounts)]
            hits += [_hit(start, end, AMOUNT) for start, end in money_spans(text)]
        pieces, at, last = list[str](), 0, ""
        for hit in joined_hits(hits):
            if hit.name.words and hit.name.alias == last and _JOINS.fullmatch(text, at, hit.start):
                at = hit.end  # "María José" is one person
                continue
            last = hit.name.alias
            self.counts[hit.name.alias] += 1
            gap = " " if text[hit.end : hit.end + 1].isalpha() else ""
            start = hit.start - (last.startswith("Contact") and text[hit.start - 1 : hit.start] in {*"+@("})
            pieces += [text[at:start], hit.name.alias, gap]
            at = hit.end
        return "".join([*pieces, text[at:]])

    def reference(self, value: str) -> str:
        """Return an identifier or reference in which no name stands."""
        return "/".join(map(self._slug, value.split("/")))

    def replacements(self) -> tuple[Replacement, ...]:
        """Return what was put in place of what so far, and how often."""
        named = [(_shown(each), each.sort, each.alias) for each in self.aliases]
        named += [("your walk-away", "figure", WITHHELD), ("amounts of money", "figure", AMOUNT)]
        return tuple(Replacement(*each, self.counts[each[-1]]) for each in named if each[-1] in self.counts)

    def _names(self, contents: Contents) -> Iterator[Name]:
        for name, sort in _listed(contents):
            yield from forms_of(name, sort, self.aliases.of(name, sort))
        decided = sorted(contents.all(Alias), key=lambda each: -len(fold_words(each.name)))
        for each in decided:  # whole names before parts of them
            if each.verdict == "replace" and each.sort not in GIVEN_SORTS:
                yield from forms_of(each.name, each.sort, each.alias or self.aliases.of(each.name, each.sort))

    def _figures(self, text: str) -> Iterator[Hit]:
        dates = dict(_dates(text))
        for (start, end), (name, sort) in dates.items():
            yield _hit(start, end, self.aliases.of(name, sort))
        for number in numbers_with_places(text):
            value = max(number.values)
            if value >= 1_000 or number.is_marked or not text[: number.start][-1:].isalpha():
                self.masked.add(value)
                if not any(start <= number.start < end for start, end in dates):
                    yield _hit(number.start, number.end, self.aliases.of(f"{value:,.10g}", "figure"))
        for start, end, value in spelled(text):
            yield _hit(start, end, self.aliases.of(f"{value:,.10g}", "figure"))

    def _slug(self, part: str) -> str:
        if part not in self._slugs:
            told = _DAY.sub("day", part) if self.is_public else part
            for hit in reversed(self.names.find(part)):
                told = told[: hit.start] + "-".join(fold_words(hit.name.alias)) + told[hit.end :]
            for number in reversed(numbers_with_places(told)):
                telling = {value for value in number.values if is_telling(value)}
                hides = telling & self.amounts or (self.hides_pay and number.is_marked and telling)
                told = told[: number.start] + "x" + told[number.end :] if hides else told
            taken = {*self._slugs.values(), *self._ids} if told != part else set()
            forms = chain([told], (f"{told}-{number}" for number in count(2)))
            self._slugs[part] = next(each for each in forms if each not in taken)
        return self._slugs[part]


def _dates(text: str) -> Iterator[tuple[tuple[int, int], tuple[str, str]]]:
    """Yield where a date, time or version stands, what it is, and its sort.

    >>> text = "Until May 2nd, 2024, since Sept 2023, in 2019, 5/6/24, at 10:30; in May, on 2 trucks."
    >>> sorted(name for _, name in _dates(text))
    [('10:30', 'figure'), ('2 May 2024', 'date'), ('2019', 'date'), ('5/6/24', 'date'), ('September 2023', 'date')]
    """
    written = [each.span() for each in _DAY.finditer(text)]
    for start, end in written:
        yield (start, end), (text[start:end], "date" if _DATE.match(text, start) else "figure")
    reading = read(text)
    for each in dates_in(reading)[0]:
        tokens = reading.tokens[slice(*each.span)]
        start, end = tokens[0].start, tokens[-1].end
        is_exact = each.claim.unit in {DAYS, MONTHS} and any(token.is_number for token in tokens)
        if is_exact and not any(first < end and start < last for first, last in written):
            yield (start, end), (shown_date(each.claim), "date")


def _shown(alias: Alias) -> str:
    """Return a name as one reads it: a figure that may be a year has no comma."""
    is_year = alias.sort == "figure" and _YEAR.fullmatch(alias.name)
    return alias.name.replace(",", "") if is_year else alias.name


def _listed(contents: Contents) -> list[tuple[str, str]]:
    """Return the names that stand in fields made for them, whole ones before parts of them."""
    ids = {record.id for record in contents}
    found: dict[str, str] = {}
    for _, _, path, value in fields_of(contents):
        for sort in _LISTED:
            if path in policy().fields[sort] and value.strip() not in ids and fold_words(bare(value)):
                found.setdefault(value.strip(), sort)
    return sorted(found.items(), key=lambda each: -len(fold_words(bare(each[0]))))


def _hit(start: int, end: int, alias: str) -> Hit:
    return Hit(start, end, Name((), "", alias, is_weak=False))
