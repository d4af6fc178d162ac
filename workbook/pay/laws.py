"""Pay law by place, from ``data/pay_laws.toml``: dated, sourced, and no legal advice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from workbook.shipped import shipped
from workbook.tomlfile import from_table, read_tables, require_known

NOT_ADVICE = "Not legal advice: laws change; read the law itself or ask a lawyer."
KINDS = {
    "history": "asking what you earned is banned",
    "silence": "not telling what you earned must not count against you",
    "range": "the range must be told",
    "posting": "the range must be in the advertisement",
}


@dataclass(frozen=True, kw_only=True)
class PayLaw:
    """One rule that an employer in a place must keep."""

    place: str
    kind: str  # one of `KINDS`
    since: str
    """A day, month or year, as exactly as sources agree; it may lie ahead."""
    source: str
    note: str
    seen: str
    """Who tells it, where the law itself was not read."""
    as_of: date
    city: str = ""
    remote: str = ""
    """What is said of work that is done elsewhere."""

    def is_stale(self, today: date) -> bool:
        """Whether it was last looked up more than twelve months ago."""
        return today - self.as_of > timedelta(days=365)

    def is_ahead(self, today: date) -> bool:
        """Whether it is not in force yet."""
        return self.since > today.isoformat()


def pay_laws(place: str = "", path: Path | None = None) -> tuple[PayLaw, ...]:
    """Return the laws of a place, or all; `path` is a file of the reader's own, a mistake in it a `DataError`.

    Examples
    --------
    >>> [(law.kind, law.since) for law in pay_laws("california")]
    [('history', '2018-01-01'), ('posting', '2023-01-01')]
    """
    laws = []
    for where, values in read_tables(path or shipped("data", "pay_laws.toml"), ("law",))["law"]:
        laws.append(from_table(PayLaw, values, where))
        require_known("kind", [laws[-1].kind], KINDS, where)
    return tuple(law for law in laws if place.strip().lower() in ("", law.place.lower()))
