"""What is shown of a conflict: both sides, why, how sure, and a question to settle it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbook.consistency.claims import Claim
from workbook.consistency.dates import shown_date
from workbook.consistency.interval import Interval, plain
from workbook.consistency.lexicon import lexicon, words
from workbook.consistency.parts import MEANING
from workbook.wording import many

_SWAPPED = {"strengthened": "weakened", "weakened": "strengthened", "added": "dropped", "dropped": "added"}
_NAMES = {
    "number": "number", "percent": "percentage", "money": "amount", "date": "date", "duration": "length of time",
    "order": "order of events", "name": "name", "title": "job title", "role": "part you played",
    "direction": "direction", "negation": "yes or no", "reason": "reason", "strength": "strength of the claim",
}  # fmt: skip
_QUESTIONS = {
    "reordered": "Which of the two came first?",
    "reversed": "Which is right? If both were true at different times, what happened in between?",
    "reason": "Which reason is the main one? If both count, say both in each round.",
    "role": "Which part was yours? If both are true, which part of the work does each speak of?",
    "strength": "Which strength can you stand by when asked for an example?",
    "changed": "Which is right? If both, what happened in between, or do they speak of different things?",
}


@dataclass(frozen=True)
class Finding:
    """One place where two texts differ in fact.

    Parameters
    ----------
    kind
        Kind of the claims, one of `claims.KINDS`.
    status
        ``"changed"``, ``"reversed"``, ``"reordered"``, ``"strengthened"``, ``"weakened"``, ``"added"`` or ``"dropped"``.
    severity
        ``"high"``, ``"medium"`` or ``"low"``.
    first, second
        The claim of each text; None where it is missing.
    reason
        Why they cannot both hold, in a sentence with both values.
    question
        What to ask oneself to settle it.
    rule
        Name of the rule that found it.
    confidence
        Between 0 and 1.
    """

    kind: str
    status: str
    severity: str
    first: Claim | None
    second: Claim | None
    reason: str
    question: str
    rule: str
    confidence: float

    def swapped(self) -> Finding:
        """Return the finding with the sides exchanged.

        Examples
        --------
        >>> from workbook.consistency import compare
        >>> compare("a team of five", "a team of eight")[0].swapped() == compare("a team of eight", "a team of five")[0]
        True
        """
        status = _SWAPPED.get(self.status, self.status)
        return finding(self.second, self.first, status, self.severity, self.confidence)


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
        >>> from workbook.consistency import compare_fully
        >>> compare_fully("I led a team of five in 2019.", "In 2019 I led a team of eight.").summary()
        '1 fact the same, 1 changed, 0 new'
        """
        same = len(self.same) + len(self.elaborated)
        changed = sum(found.severity != "low" for found in self.findings)
        return f"{many(same, 'fact')} the same, {changed} changed, {len(self.added)} new"

    def swapped(self) -> Comparison:
        """Return the comparison with the sides exchanged."""
        findings = sorted((found.swapped() for found in self.findings), key=place_of)
        same, elaborated = (tuple((two, one) for one, two in pairs) for pairs in (self.same, self.elaborated))
        return Comparison(tuple(findings), same, elaborated, self.added, self.dropped)


def finding(
    first: Claim | None, second: Claim | None, status: str, severity: str, confidence: float
) -> Finding:
    """Make a finding and word it; without any claim it raises `ValueError`."""
    claim = first or second
    if claim is None:
        raise ValueError("a finding needs a claim on one side at least")
    question = _QUESTIONS.get(claim.kind, _QUESTIONS.get(status, _QUESTIONS["changed"]))
    if first is None or second is None:
        question = "Is it meant to be said in one round only?"
    rule = " / ".join(dict.fromkeys(side.rule for side in sorted_claims(first, second)))
    reason = _reason(first, second, status)
    return Finding(claim.kind, status, severity, first, second, reason, question, rule, round(confidence, 2))


def sorted_claims(first: Claim | None, second: Claim | None) -> list[Claim]:
    """Return the claims that are there, in an order that does not depend on their side."""
    return sorted((claim for claim in (first, second) if claim is not None), key=lambda claim: claim.rule)


def shown(claim: Claim) -> str:
    """Write a claim's value for the reader, in a unit that people use.

    Examples
    --------
    >>> from workbook.consistency import claims_in
    >>> [shown(claim) for claim in claims_in("Half a year, $1.2M, 30 per cent, in Q3 2021, five engineers.")]
    ['6 months', '1,200,000 USD', '30 %', 'July 2021 – September 2021', '5 engineers']
    """
    if claim.kind == "strength":
        return claim.quote.lower()
    if not isinstance(claim.value, Interval):
        return MEANING.get(claim.value, claim.value) if claim.kind == "role" else claim.value
    if claim.kind == "date":
        return shown_date(claim)
    if claim.kind == "duration":
        return _span(claim, claim.value) + (f" {claim.slot}" if claim.slot.startswith("a ") else "")
    if claim.rule == "multiple":
        return f"{claim.value.low:+.0f} %"
    period = claim.slot if claim.slot.startswith("a ") else ""
    unit = "" if claim.unit == "?" else _noun(claim) if claim.kind == "number" else claim.unit
    return " ".join(part for part in (_bounded(claim, claim.value), unit, period) if part)


def _noun(claim: Claim) -> str:
    """Name what is counted, as told: no noun of its own tells people, a "28-bed unit" beds; measures have one unit."""
    if " in " in claim.unit:  # "5 km" is held in metres
        return claim.unit.rpartition(" in ")[2]
    is_one, is_compound = str(claim.value) == "1", claim.quote.lower().endswith(f"-{claim.subject}")
    if claim.unit == "people" and (is_compound or claim.subject in words("quantities", "anyone") | {""}):
        return "person" if is_one else "people"
    return f"{claim.subject}s" if is_compound and claim.subject and not is_one else claim.subject


def _bounded(claim: Claim, value: Interval) -> str:
    """Write an amount with the bound that was told, and no edge that was not."""
    told = next((name for phrase, name in _bounds() if claim.hedge.lower().startswith(phrase)), "")
    if told in {"above", "just_above"}:
        return f"{'over' if told == 'just_above' or 'over' in claim.hedge.lower() else 'at least'} {plain(value.low)}"
    if told in {"below", "just_below", "at_most"}:
        return f"{'at most' if told == 'at_most' else 'under'} {plain(value.high)}"
    return str(value)


@cache
def _bounds() -> list[tuple[str, str]]:
    lists = ("just_above", "just_below", "at_most", "above", "below")
    told = [(phrase, name) for name in lists for phrase in lexicon("numbers")[name]]
    return sorted(told, key=lambda entry: -len(entry[0]))


def _span(claim: Claim, value: Interval) -> str:
    units = lexicon("quantities")["duration"]
    for name in ("year", "month", "week", "day", "hour", "minute", "second", "ms"):
        size = value.high / units[name]
        whole = abs(size - round(size)) < 0.01 or size >= (3 if name == "year" else 99)
        if size >= 1 and (name not in {"year", "week"} or whole):
            low, high = (round(edge / units[name], 1) for edge in (value.low, value.high))
            number = _bounded(claim, Interval(low, high))
            return f"{number} {name}" if name == "ms" or number == "1" else f"{number} {name}s"
    return f"{value} days"


def _reason(first: Claim | None, second: Claim | None, status: str) -> str:
    if first is None or second is None:
        claim, where = (first, "first") if first is not None else (second, "second")
        return f"“{claim.quote if claim else ''}”: only the {where} text says it."
    if status == "reordered":
        return "The order of two events differs: what comes first in one text comes after in the other."
    if status == "reversed":
        return f"“{first.quote}” and “{second.quote}” say opposite things of the same matter."
    return f"The {_NAMES[first.kind]} differs: {_equation(first)}; {_equation(second)}."


def _equation(claim: Claim) -> str:
    value = shown(claim)
    return f"“{claim.quote}”" if is_as_told(claim) else f"“{claim.quote}” = {value}"


def is_as_told(claim: Claim) -> bool:
    """Whether the value, written for a reader, says no more than the words: "30%" is 30 %, "40 percent" is 40 %.

    Examples
    --------
    >>> from workbook.consistency import claims_in
    >>> [is_as_told(claim) for claim in claims_in("by 30%, in half a year")]
    [True, False]
    """
    plainly = (
        text.lower().replace("per cent", "%").replace("percent", "%") for text in (claim.quote, shown(claim))
    )
    return len({"".join(text.split()) for text in plainly}) == 1


def place_of(found: Finding) -> tuple[int, int, str]:
    """Return where a finding stands, for putting findings in order."""
    one, two = found.first, found.second
    return (one.start if one else -1, two.start if two else -1, found.kind)
