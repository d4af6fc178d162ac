"""What came of comparing: findings that ask for a decision, each with a key that lasts as long as its two claims do."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbook.consistency import Claim, Comparison, Finding, Interval, compare_fully, shown
from workbook.ledger.pairs import Pair, pairs, pay_named
from workbook.ledger.places import known_names
from workbook.records import Contents, Decision

_KINDS = {
    "percent": "percentage",
    "money": "amount of money",
    "duration": "length of time",
    "order": "order of events",
    "title": "job title",
    "role": "your part in it",
    "negation": "yes or no",
    "strength": "how strongly it is said",
}


@dataclass(frozen=True)
class Conflict:
    """A finding that asks for a decision, and the decision so far."""

    key: str
    pair: Pair
    finding: Finding
    decision: Decision

    @property
    def is_open(self) -> bool:
        """Whether the reader has not decided yet."""
        return not self.decision.verdict

    @property
    def quotes(self) -> str:
        """The words of both sides."""
        return _quotes(self.finding)

    @property
    def kind(self) -> str:
        """What the two claims are about, in words."""
        return _KINDS.get(self.finding.kind, self.finding.kind)

    def follows(self, other: Conflict) -> bool:
        """Whether it may be the other one with the words of one side changed."""
        sides = zip(_sides(self.pair, self.finding), _sides(other.pair, other.finding), strict=True)
        same_place, same = zip(*((one[0] == two[0], one == two) for one, two in sides), strict=True)
        return self.finding.kind == other.finding.kind and all(same_place) and any(same)


@dataclass(frozen=True)
class Checked:
    """Two texts and what came of comparing them."""

    pair: Pair
    comparison: Comparison
    conflicts: tuple[Conflict, ...]


def checked(contents: Contents) -> tuple[Checked, ...]:
    """Compare all texts that should agree."""
    names = known_names(contents)
    return tuple(_checked(pair, names, contents) for pair in pairs(contents))


def conflicts(contents: Contents) -> tuple[Conflict, ...]:
    """Return everything that asks for a decision, settled or not.

    Examples
    --------
    >>> from workbook.records import Answer, Question
    >>> told = {"first": "We were a team of five.", "second": "We were a team of eight."}
    >>> answers = [Answer(id=round, question="q", round=round, text=text) for round, text in told.items()]
    >>> [each.is_open for each in conflicts(Contents([Question(id="q", text="Why?"), *answers]))]
    [True]
    """
    return tuple(conflict for each in checked(contents) for conflict in each.conflicts)


def _checked(pair: Pair, names: tuple[str, ...], contents: Contents) -> Checked:
    if pair.why == "pay":
        comparison = Comparison(
            findings=tuple(_pay_findings(pair, contents)), same=(), elaborated=(), dropped=(), added=()
        )
    else:
        comparison = _compared(pair.first.text, pair.second.text, names)
    found = []
    seen: Counter[str] = Counter()
    for finding in comparison.findings:
        if finding.severity != "low":
            key = _key(pair, finding)
            seen[key] += 1
            key += f"-{seen[key]}" if seen[key] > 1 else ""
            decision = contents.find(Decision, key) or Decision(id=key, about=_quotes(finding))
            found.append(Conflict(key, pair, finding, decision))
    return Checked(pair, comparison, tuple(found))


@lru_cache(maxsize=2048)
def _compared(first: str, second: str, names: tuple[str, ...]) -> Comparison:
    """Every save asks for all pairs again, of which a few at most have changed."""
    return compare_fully(first, second, names=names)


def _sides(pair: Pair, finding: Finding) -> list[tuple[str, str, bool]]:
    sides = ((pair.first, finding.first), (pair.second, finding.second))
    return [
        (place.id, " ".join(claim.quote.lower().split()), claim.polarity) if claim else (place.id, "", True)
        for place, claim in sides
    ]


def _key(pair: Pair, finding: Finding) -> str:
    return hashlib.sha256(json.dumps([finding.kind, _sides(pair, finding)]).encode()).hexdigest()[:16]


def _quotes(finding: Finding) -> str:
    return " / ".join(f"“{claim.quote}”" for claim in (finding.first, finding.second) if claim)


def _pay_findings(pair: Pair, contents: Contents) -> Iterator[Finding]:
    """One finding when no figure named in one answer can be a figure named in the other."""
    named = [
        (one, two)
        for one in pay_named(pair.first, contents)
        for two in pay_named(pair.second, contents)
        if one.unit.startswith(two.unit) or two.unit.startswith(one.unit)
    ]
    if named and all(_is_apart(one, two) for one, two in named):
        one, two = named[0]
        yield Finding(
            kind="money",
            status="changed",
            severity="medium",
            first=one,
            second=two,
            reason=f"Two answers name different pay: {shown(one)}; {shown(two)}.",
            question="Who has heard which figure, and which one do you stand by?",
            rule="pay",
            confidence=0.8,
        )


def _is_apart(first: Claim, second: Claim) -> bool:
    one, two = first.value, second.value
    if not isinstance(one, Interval) or not isinstance(two, Interval):
        return False
    slack = 0.1 * min(one.high, two.high) if one.loose or two.loose else 0.0
    return max(one.low - two.high, two.low - one.high) > slack
