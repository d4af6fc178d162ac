"""A copy of the records without what must stay: withheld records and fields, names and figures with others in their place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, get_args

from workbook.records import Alias, Contents, Export, Record, Sharing, field_types
from workbook.share.redaction.amounts import is_telling
from workbook.share.redaction.everyday import own_text
from workbook.share.redaction.folding import fold
from workbook.share.redaction.policy import fields_of, policy
from workbook.share.redaction.private import is_about_pay
from workbook.share.redaction.proposals import Proposal, proposals
from workbook.share.redaction.result import Redacted, Secrets, Withheld
from workbook.share.redaction.staying import prose, staying
from workbook.share.redaction.texts import TextChange

_FEWEST_WORDS = 5
"""A sentence of fewer words may stand elsewhere by chance."""


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
    return _Redaction(contents, choice).result(texts or {}, code)


class _Redaction:
    """One redaction, and what it leaves behind: fields and texts that stay."""

    def __init__(self, contents: Contents, choice: Sharing) -> None:
        self.contents, self.choice = contents, choice
        self.change = TextChange(contents, choice)
        self.withheld: list[Withheld] = []
        self.hidden: list[str] = []

    def result(self, texts: Mapping[str, str], code: Collection[str]) -> Redacted:
        """Change the records and the reader's own cells, and tell of it."""
        stays = staying(self.contents, self.choice, self.change.private)
        leaving = []
        for record in self.contents:
            if record.ref in stays:
                self.withheld.append(Withheld(record.ref, stays[record.ref]))
                self.hidden += prose(record)
            elif record.kind() not in policy().kinds["never"]:
                leaving.append(record)
        copies = [self._copied(record) for record in leaving]
        own = {key: self.change.text(text, is_code=key in code) for key, text in texts.items()}
        copy = Contents([Export(id=Export.ID, audience=self.choice.audience), *copies])
        return Redacted(
            contents=copy,
            replacements=self.change.replacements(),
            withheld=tuple(self.withheld),
            proposals=self._proposals(leaving, texts),
            aliases=self.change.aliases.new,
            texts=own,
            secrets=self._secrets(copy),
        )

    def _copied(self, record: Record) -> Record:
        values = {name: self._value(record, name, kind) for name, kind in field_types(type(record)).items()}
        return type(record)(id=self.change.reference(record.id), **values)

    def _value(self, record: Record, name: str, kind: Any) -> Any:
        value, path, fields = getattr(record, name), f"{record.kind()}.{name}", policy().fields
        is_public = self.change.is_public
        why = (
            "never leaves" if path in fields["private"]
            else "it is about pay" if self.change.hides_pay and path in fields["pay"]
            else "a note to yourself" if path in fields["notes"] and not self.choice.with_notes
            else "it tells where" if is_public and path in fields["located"]
            else "an exact figure or day" if is_public and path not in fields["harmless"] and (
                {date, int} & {*get_args(kind)} or path in fields["days"]
            )
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
        change = self.change.reference if path in fields["references"] else self.change.text
        if isinstance(value, tuple):
            return tuple(map(change, value))
        if (
            isinstance(value, str)
            and path not in fields["references"]
            and is_about_pay(record, self.contents)
        ):
            return self.change.text(value, is_pay=True)
        return change(value) if isinstance(value, str) else value

    def _proposals(self, leaving: list[Record], texts: Mapping[str, str]) -> tuple[Proposal, ...]:
        if not self.change.is_public:
            return ()
        fields = policy().fields
        skipped = fields["titles"] | fields["references"]
        skipped = skipped.union(*(fields[sort] for sort in ("private", "pay", "located")))
        skipped = skipped if self.choice.with_notes else skipped | fields["notes"]
        found = {
            f"{record.ref}, {name}": value
            for record, name, path, value in fields_of(leaving)
            if path not in skipped and isinstance(value, str)
        }
        decided = [each.name for each in self.contents.all(Alias) if each.verdict]
        return proposals({**found, **texts}, self.change.names, decided)

    def _secrets(self, copy: Contents) -> Secrets:
        values = self.change.amounts | {value for value in self.change.masked if is_telling(value)}
        shown = fold(" ".join(_all_text(copy)))
        sentences = (fold(each).strip() for text in self.hidden for each in re.split(r"[.!?\n]+", text))
        kept = {
            each for each in sentences
            if len(each.split()) >= _FEWEST_WORDS and each not in shown and each not in own_text()
        }  # fmt: skip
        return Secrets(self.change.names, frozenset(values), tuple(sorted(kept)))


def _all_text(contents: Contents) -> Iterator[str]:
    for record in contents:
        for value in record.to_fields().values():
            yield from value if isinstance(value, list) else [str(value)]
