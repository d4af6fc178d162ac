"""A copy of the records without what must stay: withheld records and fields, names and figures with others in their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, count
from typing import Any, get_args

from workbook.records import (
    Alias,
    Answer,
    Contents,
    Decision,
    Export,
    Question,
    Record,
    Sharing,
    Story,
    field_types,
)
from workbook.share.aliases import Aliases
from workbook.share.amounts import is_telling, money_spans, numbers_in, numbers_with_places, spelled
from workbook.share.folding import fold, fold_words, plain
from workbook.share.names import Hit, Name, Names, bare, forms_of, joined_hits, own_text
from workbook.share.policy import fields_of, policy
from workbook.share.private import AMOUNT, WITHHELD, pay_values, private_values, private_words, spoken_names
from workbook.share.proposals import Proposal, proposals

_LISTED = ("employer", "person", "place")
_QUOTES = re.compile("“([^”]*)”")
_FEWEST_WORDS = 5
"""A sentence of fewer words may stand elsewhere by chance."""


@dataclass(frozen=True)
class Replacement:
    """What stands for a name or figure, and how often it was put there."""

    name: str
    sort: str
    alias: str
    count: int


@dataclass(frozen=True)
class Withheld:
    """A record, or a field of one, that stays, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class Secrets:
    """What must not be in any copy: names in all their forms, amounts by value, sentences of withheld texts (folded)."""

    names: Names = field(default_factory=lambda: Names(()))
    values: frozenset[float] = frozenset()
    sentences: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    """Places on this machine, as they are written."""


@dataclass(frozen=True)
class Redacted:
    """What leaves, and what was done to it.

    Attributes
    ----------
    texts
        The reader's own cells, by the keys they were given under.
    aliases
        Names and figures that have an alias now and had none; to be kept, so that it stays the same.
    """

    contents: Contents
    replacements: tuple[Replacement, ...]
    withheld: tuple[Withheld, ...]
    proposals: tuple[Proposal, ...]
    aliases: tuple[Alias, ...]
    texts: Mapping[str, str]
    secrets: Secrets


def redact(
    contents: Contents, choice: Sharing, texts: Mapping[str, str] | None = None, code: Collection[str] = ()
) -> Redacted:
    """Make the copy that an audience may see; nothing is saved.

    Parameters
    ----------
    choice
        For whom, and what stays beside what the audience may not see. Decisions on names are among the contents.
    texts
        Of cells that the reader wrote, by any key.
    code
        Keys of those that are code.

    Examples
    --------
    >>> from workbook.records import Process, Research
    >>> contents = Contents([Process(id="process", company="Acme", role="Buyer at Acme"), Research(id="research", walk_away="92k")])
    >>> copy = redact(contents, Sharing(id="sharing", audience="public"))
    >>> copy.contents.process.role, copy.contents.research.walk_away, copy.withheld[0].why
    ('Buyer at Employer A', '', 'it is about pay')
    """
    return _Redaction(contents, choice, texts or {}, code).result()


class _Redaction:
    """One redaction: what is to be found is gathered first, then every text is gone through."""

    def __init__(
        self, contents: Contents, choice: Sharing, texts: Mapping[str, str], code: Collection[str]
    ) -> None:
        self.contents, self.choice, self.texts, self.code = contents, choice, texts, code
        self.policy = policy()
        self.is_public = choice.audience == "public"
        self.hides_pay = choice.audience != "coach"
        self.private = private_values(contents)
        self.amounts = self.private | (pay_values(contents) if self.hides_pay else set())
        self.aliases = Aliases(contents.all(Alias))
        self.counts: Counter[str] = Counter()
        self.withheld: list[Withheld] = []
        self.hidden: list[str] = []
        self.masked: set[float] = set()
        self.slugs: dict[str, str] = {}
        self.ids = {part for record in contents for part in record.id.split("/")}
        said = [*spoken_names(self.private, WITHHELD), *spoken_names(self.amounts - self.private, AMOUNT)]
        self.names = Names([*self._names(), *said, *private_words(contents)])

    # What is looked for

    def _names(self) -> Iterator[Name]:
        if not self.is_public:
            return
        for name, sort in self._listed():
            yield from forms_of(name, sort, self.aliases.of(name, sort))
        decided = sorted(self.contents.all(Alias), key=lambda each: -len(fold_words(each.name)))
        for each in decided:  # whole names before parts of them
            if each.verdict == "replace" and each.sort != "figure":
                yield from forms_of(each.name, each.sort, each.alias or self.aliases.of(each.name, each.sort))

    def _listed(self) -> list[tuple[str, str]]:
        """Return the names that stand in fields made for them, whole ones before parts of them."""
        ids = {record.id for record in self.contents}
        found: dict[str, str] = {}
        for _, _, path, value in fields_of(self.contents):
            for sort in _LISTED:
                if path in self.policy.fields[sort] and value.strip() not in ids and fold_words(bare(value)):
                    found.setdefault(value.strip(), sort)
        return sorted(found.items(), key=lambda each: -len(fold_words(bare(each[0]))))

    # What is done to a text

    def text(self, text: str, *, is_code: bool = False) -> str:
        """Return a text with everything replaced that must be; of numbers in code only those that tell pay."""
        hits = self.names.find(text)
        for number in numbers_with_places(text):
            told = {each for each in number.values & self.amounts if number.tells(each)}
            if told & self.private or (told and (is_code or not self.is_public)):
                hits.append(_hit(number.start, number.end, WITHHELD if told & self.private else AMOUNT))
        if self.is_public and not is_code:
            hits += self._figures(text)
        elif self.hides_pay and not is_code:
            for start, end in money_spans(text):
                self.masked |= {max(each.values) for each in numbers_in(plain(text[start:end]))}
                hits.append(_hit(start, end, AMOUNT))
        pieces, at = [], 0
        for hit in joined_hits(hits):
            self.counts[hit.name.alias] += 1
            gap = " " if text[hit.end : hit.end + 1].isalpha() else ""
            pieces += [text[at : hit.start], hit.name.alias, gap]
            at = hit.end
        return "".join([*pieces, text[at:]])

    def _figures(self, text: str) -> Iterator[Hit]:
        for number in numbers_with_places(text):
            value = max(number.values)
            if value >= 1_000 or number.is_marked or not text[: number.start][-1:].isalpha():
                self.masked.add(value)
                yield _hit(number.start, number.end, self.aliases.of(f"{value:,.10g}", "figure"))
        for start, end, value in spelled(text):
            yield _hit(start, end, self.aliases.of(f"{value:,.10g}", "figure"))

    def reference(self, value: str) -> str:
        """Return an identifier or reference in which no name stands."""
        return "/".join(map(self._slug, value.split("/")))

    def _slug(self, part: str) -> str:
        if part not in self.slugs:
            told = part
            for hit in reversed(self.names.find(part)):
                told = told[: hit.start] + "-".join(fold_words(hit.name.alias)) + told[hit.end :]
            for number in reversed(numbers_with_places(told)):
                telling = {value for value in number.values if is_telling(value)}
                hides = telling & self.amounts or (self.hides_pay and number.is_marked and telling)
                told = told[: number.start] + "x" + told[number.end :] if hides else told
            taken = {*self.slugs.values(), *self.ids} if told != part else set()
            forms = chain([told], (f"{told}-{number}" for number in count(2)))
            self.slugs[part] = next(each for each in forms if each not in taken)
        return self.slugs[part]

    # What is done to a record

    def result(self) -> Redacted:
        records = [record for record in self.contents if record.kind() not in self.policy.kinds["never"]]
        staying = self._staying(records)
        for record in staying:
            self.hidden += _prose(record)
        leaving = [record for record in records if record not in staying]
        copies = [self._copied(record) for record in leaving]
        own = {key: self.text(text, is_code=key in self.code) for key, text in self.texts.items()}
        copy = Contents([Export(id=Export.ID, audience=self.choice.audience), *copies])
        named = [(each.name, each.sort, each.alias) for each in self.aliases]
        named += [("your walk-away", "figure", WITHHELD), ("amounts of money", "figure", AMOUNT)]
        return Redacted(
            contents=copy,
            replacements=tuple(
                Replacement(*each, self.counts[each[-1]]) for each in named if each[-1] in self.counts
            ),
            withheld=tuple(self.withheld),
            proposals=self._proposals(leaving),
            aliases=self.aliases.new,
            texts=own,
            secrets=self._secrets(copy),
        )  # fmt: skip

    def _staying(self, records: list[Record]) -> list[Record]:
        """Return the records that stay as a whole, and note why."""
        staying: list[Record] = []
        for is_second in (False, True):  # what rests on another record is known when all were looked at
            for record in records:
                why = self._depends(record, staying) if is_second else self._why_it_stays(record)
                if why and record not in staying:
                    staying.append(record)
                    self.withheld.append(Withheld(record.ref, why))
        return staying

    def _why_it_stays(self, record: Record) -> str:
        kind, number = record.kind(), self.policy.notebook_of(record.kind())
        if not number:
            return "it is not known whether this may leave"
        if record.ref in self.choice.without:
            return "you chose that it stays"
        if any(name.startswith(number) for name in self.choice.without):
            return "you left out its notebook"
        if self.hides_pay and kind in self.policy.kinds["pay"]:
            return "it is about pay"
        asked = record if isinstance(record, Question) else None
        if isinstance(record, Answer):
            asked = self.contents.find(Question, record.question)
        if self.choice.audience == "friend" and asked and asked.type == "salary":
            return "it is about pay"
        if kind in self.policy.kinds["pay"] and not hasattr(record, "ID") and self._names_private(record):
            return "it has the number of your walk-away"
        return ""

    def _names_private(self, record: Record) -> bool:
        texts = (value for value in record.to_fields().values() if isinstance(value, str))
        return any(each.values & self.private for text in texts for each in numbers_in(plain(text)))

    def _depends(self, record: Record, staying: list[Record]) -> str:
        refs = {each.ref for each in staying}
        if isinstance(record, Answer) and f"question/{record.question}" in refs:
            return "its question stays"
        if isinstance(record, Decision) and any(isinstance(each, Answer | Story) for each in staying):
            told = " ".join(
                text
                for each in self.contents
                if each.ref not in refs and isinstance(each, Answer | Story)
                for text in _prose(each)
            )
            if not all(quote in told for quote in _QUOTES.findall(record.about)):
                return "it quotes what stays"
        return ""

    def _copied(self, record: Record) -> Record:
        values = {name: self._value(record, name, kind) for name, kind in field_types(type(record)).items()}
        return type(record)(id=self.reference(record.id), **values)

    def _value(self, record: Record, name: str, kind: Any) -> Any:
        value, path, fields = getattr(record, name), f"{record.kind()}.{name}", self.policy.fields
        why = (
            "never leaves" if path in fields["private"]
            else "it is about pay" if self.hides_pay and path in fields["pay"]
            else "a note to yourself" if path in fields["notes"] and not self.choice.with_notes
            else "it tells where" if self.is_public and path in fields["located"]
            else "an exact figure or day" if self.is_public and {date, int} & {*get_args(kind)} and path not in fields["harmless"]
            else ""
        )  # fmt: skip
        if why:
            empty = type(record)(id=record.id)
            if value != getattr(empty, name):
                where = path if hasattr(type(record), "ID") else f"{record.ref}, {name}"
                self.withheld.append(Withheld(where, why))
                if isinstance(value, str) and path not in fields["private"]:
                    self.hidden.append(value)
            return getattr(empty, name)
        change = self.reference if path in fields["references"] else self.text
        if isinstance(value, tuple):
            return tuple(map(change, value))
        return change(value) if isinstance(value, str) else value

    # What is told of it

    def _proposals(self, leaving: list[Record]) -> tuple[Proposal, ...]:
        if not self.is_public:
            return ()
        skipped = self.policy.fields["titles"] | self.policy.fields["references"]
        skipped = skipped.union(*(self.policy.fields[sort] for sort in ("private", "pay", "located")))
        skipped = skipped if self.choice.with_notes else skipped | self.policy.fields["notes"]
        found = {
            f"{record.ref}, {name}": value
            for record, name, path, value in fields_of(leaving)
            if path not in skipped and isinstance(value, str)
        }
        decided = [each.name for each in self.contents.all(Alias) if each.verdict]
        return proposals({**found, **self.texts}, self.names, decided)

    def _secrets(self, copy: Contents) -> Secrets:
        values = self.amounts | {value for value in self.masked if is_telling(value)}
        shown = fold(" ".join(_all_text(copy)))
        sentences = (fold(each).strip() for text in self.hidden for each in re.split(r"[.!?\n]+", text))
        kept = {
            each for each in sentences
            if len(each.split()) >= _FEWEST_WORDS and each not in shown and each not in own_text()
        }  # fmt: skip
        return Secrets(self.names, frozenset(values), tuple(sorted(kept)))


def _hit(start: int, end: int, alias: str) -> Hit:
    return Hit(start, end, Name((), "", alias, is_weak=False))


def _prose(record: Record) -> list[str]:
    """Return the texts of a record that are no identifiers."""
    references = policy().fields["references"]
    return [
        value
        for _, _, path, value in fields_of([record])
        if isinstance(value, str) and path not in references
    ]


def _all_text(contents: Contents) -> Iterator[str]:
    for record in contents:
        for value in record.to_fields().values():
            yield from value if isinstance(value, list) else [str(value)]
