"""What the fields of records hold, for sharing: loaded from ``data/lexicons/sharing.toml`` and held against the records."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbook.consistency.lexicon import lexicon, listed
from workbook.errors import DataError
from workbook.records import RECORDS, Record, field_types

_SHARES = "09"


@dataclass(frozen=True)
class Policy:
    """Parts of ``data/lexicons/sharing.toml``, and what records name `PRIVATE`; a field is named ``"kind.field"``."""

    notebooks: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, frozenset[str]]
    fields: Mapping[str, frozenset[str]]
    lookalikes: Mapping[str, str]
    contacts: Mapping[str, re.Pattern[str]]
    people: Mapping[str, re.Pattern[str]]
    words: Mapping[str, frozenset[str]]

    def left_out(self, notebook: str, audience: str, without: Collection[str]) -> bool:
        """Whether a notebook stays: chosen by the reader, about pay, or the one that shares."""
        pay = {number for number, kinds in self.notebooks.items() if {*kinds} & self.kinds["pay"]}
        is_pay = audience != "coach" and notebook.startswith(tuple(pay))
        return notebook in without or is_pay or notebook.startswith(_SHARES)

    def notebook_of(self, kind: str) -> str:
        """Number of the notebook that a kind of record belongs to; empty when it is in none."""
        return next((number for number, kinds in self.notebooks.items() if kind in kinds), "")


@cache
def policy() -> Policy:
    """Load the policy.

    Raises
    ------
    DataError
        When it names a record or field that there is not.

    Examples
    --------
    >>> policy().notebook_of("story"), "research.walk_away" in policy().fields["private"]
    ('02', True)
    """
    tables = lexicon("sharing")
    kinds = {each.kind() for each in RECORDS}
    known = {f"{each.kind()}.{name}" for each in RECORDS for name in field_types(each)}
    for table, allowed in (("notebooks", kinds), ("kinds", kinds), ("fields", known)):
        for part, entry in ((part, entry) for part, entries in tables[table].items() for entry in entries):
            if entry not in allowed and part != "never":
                raise DataError(f"sharing.toml, [{table}]: there is no {entry!r}; correct it there.")
    private = frozenset(f"{each.kind()}.{name}" for each in RECORDS for name in getattr(each, "PRIVATE", ()))
    return Policy(
        notebooks={number: tuple(found) for number, found in tables["notebooks"].items()},
        kinds={name: frozenset(found) for name, found in tables["kinds"].items()},
        fields={**{name: frozenset(found) for name, found in tables["fields"].items()}, "private": private},
        lookalikes={like: letter for letter, others in tables["lookalikes"].items() for like in others},
        contacts={
            name: re.compile(pattern, 0 if name in ("street", "postcode") else re.IGNORECASE)
            for name, pattern in tables["contacts"].items()
        },
        people={name: re.compile(pattern) for name, pattern in tables["people"].items()},
        words={name: frozenset(listed(found)) for name, found in tables["words"].items()},
    )


def fields_of(records: Iterable[Record]) -> Iterator[tuple[Record, str, str, Any]]:
    """Yield each field of records: the record, the field's name, its name in the policy, and its value."""
    for record in records:
        for name in field_types(type(record)):
            yield record, name, f"{record.kind()}.{name}", getattr(record, name)
