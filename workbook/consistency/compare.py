"""Compare two texts claim by claim: what changed, what is the same, what was added and dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbook.consistency.align import by_kind, cancel, conflicts
from workbook.consistency.claims import KINDS, Claim
from workbook.consistency.extract import claims_of, is_derived
from workbook.consistency.findings import Finding, finding
from workbook.consistency.guards import Guard
from workbook.consistency.interval import Interval
from workbook.consistency.oppose import oppositions
from workbook.consistency.relate_quantities import turned
from workbook.consistency.text import read

_HIGH = frozenset(
    {"number", "percent", "money", "date", "duration", "negation", "direction", "name", "title"}
)
_PART_OF = ("role", "negation", "strength", "order", "reason", "direction")


@dataclass(frozen=True)
class Comparison:
    """Two texts, claim by claim.

    Parameters
    ----------
    findings
        Conflicts, and softer or stronger wording, in the order of the first text.
    same, elaborated
        Pairs said the same, and pairs where one side only says more.
    dropped, added
        What one text says and the other does not.
    """

    findings: tuple[Finding, ...] = ()
    same: tuple[tuple[Claim, Claim], ...] = ()
    elaborated: tuple[tuple[Claim, Claim], ...] = ()
    dropped: tuple[Claim, ...] = ()
    added: tuple[Claim, ...] = ()

    def summary(self) -> str:
        """Count in a line.

        Examples
        --------
        >>> compare_fully("Five of us, in 2019.", "Six of us, in 2019.").summary()
        '1 fact the same, 1 changed, 0 new'
        """
        same = len(self.same) + len(self.elaborated)
        return f"{same} {'fact' if same == 1 else 'facts'} the same, {len(self.findings)} changed, {len(self.added)} new"

    def swapped(self) -> Comparison:
        """Return the comparison with the sides exchanged."""
        findings = sorted((found.swapped() for found in self.findings), key=_place)
        turned = [tuple((two, one) for one, two in pairs) for pairs in (self.same, self.elaborated)]
        return Comparison(tuple(findings), turned[0], turned[1], self.added, self.dropped)


def compare(first: str, second: str, *, names: Iterable[str] = ()) -> list[Finding]:
    """Find where two texts contradict each other; reworded facts give nothing.

    Parameters
    ----------
    first, second
        What was said, and what is planned.
    names
        Names the workbook knows.

    Returns
    -------
    list[Finding]
        In the order of the first text.

    Examples
    --------
    >>> [(f.kind, f.first.quote, f.second.quote) for f in compare("It took half a year.", "It took nine months.")]
    [('duration', 'half a year', 'nine months')]
    >>> compare("It took half a year.", "It took six months.")
    []
    """
    return list(compare_fully(first, second, names=names).findings)


def compare_fully(first: str, second: str, *, names: Iterable[str] = ()) -> Comparison:
    """Compare two texts and keep what is the same, elaborated, dropped and added beside the findings.

    The sides are put into one order before they are compared, so that swapping them swaps the result and nothing else.

    Examples
    --------
    >>> result = compare_fully("There were five of us.", "It was me and four others, in Leeds.")
    >>> len(result.findings), [claim.quote for claim in result.added]
    (0, ['Leeds'])
    """
    known = tuple(names)
    if first <= second:
        return _compared(first, second, known)
    return _compared(second, first, known).swapped()


def _compared(first: str, second: str, names: tuple[str, ...]) -> Comparison:
    readings = read(first), read(second)
    claims = [claims_of(reading, names) for reading in readings]
    if [token.lower for token in readings[0].tokens] == [token.lower for token in readings[1].tokens]:
        said = tuple(zip(*([c for c in side if not is_derived(c)] for side in claims), strict=False))
        return Comparison(same=said)
    groups = [by_kind(side) for side in claims]
    guard = Guard(*claims)
    same: list[tuple[Claim, Claim]] = []
    elaborated: list[tuple[Claim, Claim]] = []
    findings: list[Finding] = []
    rest: tuple[list[Claim], list[Claim]] = ([], [])
    for kind in KINDS:
        one, two = (group.get(kind, []) for group in groups)
        alike, more, left, right = cancel(one, two)
        same += alike
        elaborated += more
        pairs = conflicts(left, right, one, two, guard)
        findings += [judged for pair in pairs if (judged := _judge(*pair)) is not None]
        paired = {id(claim) for pair in pairs for claim in pair[:2]}
        for side, leftover in zip(rest, (left, right), strict=True):
            side += [claim for claim in leftover if id(claim) not in paired and not is_derived(claim)]
    for one_claim, two_claim in turned(*claims):
        findings.append(
            finding(
                replace(one_claim, kind="direction"),
                replace(two_claim, kind="direction"),
                "reversed",
                "high",
                0.9,
            )
        )
    for one_claim, two_claim, sureness in oppositions(*readings):
        findings.append(
            finding(one_claim, two_claim, "reversed", "high" if sureness >= 0.75 else "medium", sureness)
        )
    return Comparison(
        tuple(sorted(_distinct(findings), key=_place)),
        tuple(same),
        tuple(elaborated),
        tuple(rest[0]),
        tuple(rest[1]),
    )


def _judge(one: Claim, two: Claim, score: float) -> Finding | None:
    """Status and severity of two claims that conflict."""
    confidence = min(0.5 + 0.4 * score, 0.95)
    if one.kind == "strength":
        step = _step(two) - _step(one)
        severity = "medium" if abs(step) >= 2 else "low"
        return finding(one, two, "strengthened" if step > 0 else "weakened", severity, confidence)
    if one.kind == "order":
        return finding(one, two, "reordered", "medium", confidence)
    if one.kind == "role":
        return finding(one, two, "changed", "high" if confidence >= 0.75 else "medium", confidence)
    severity = "high" if one.kind in _HIGH and confidence >= 0.7 else "medium"
    return finding(one, two, "changed", severity, confidence)


def _step(claim: Claim) -> float:
    return claim.value.low if isinstance(claim.value, Interval) else 0.0


def _distinct(findings: list[Finding]) -> list[Finding]:
    """Keep one finding for one place: a changed fact before an opposite, role or strength in the same words."""
    kept: list[Finding] = []
    for found in sorted(findings, key=lambda f: (f.kind in _PART_OF, f.severity == "low", -f.confidence)):
        if not any(_same_place(found, other) for other in kept):
            kept.append(found)
    return kept


def _same_place(one: Finding, two: Finding) -> bool:
    return _meet(one.first, two.first) and _meet(one.second, two.second)


def _meet(one: Claim | None, two: Claim | None) -> bool:
    return one is not None and two is not None and one.start < two.end and two.start < one.end


def _place(found: Finding) -> tuple[int, int, str]:
    one, two = found.first, found.second
    return (one.start if one else -1, two.start if two else -1, found.kind)
