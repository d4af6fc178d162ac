"""Compare two texts claim by claim: what is the same, elaborated, changed, dropped and added."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from workbook.consistency.claims import Claim, Mention, Pair
from workbook.consistency.derive import derived
from workbook.consistency.findings import Comparison, Finding, finding, place_of
from workbook.consistency.lexicon import lexicon
from workbook.consistency.names import names_in
from workbook.consistency.oppose import oppositions
from workbook.consistency.order import order_pairs, sequences_in
from workbook.consistency.pairing import cancel, conflicts
from workbook.consistency.parts import parts_in, role_pairs
from workbook.consistency.posts import titles_in
from workbook.consistency.quantities import quantities_in
from workbook.consistency.reasons import reason_pairs, reasons_in
from workbook.consistency.relate import MORE
from workbook.consistency.scales import strength_pairs, strengths_in
from workbook.consistency.text import Reading, read

MOST = 250
"""So many claims of a kind are compared in each text, so that any text returns in bounded time; an answer has a tenth."""

SOFT = ("proficiency", "extent")
"""Scales on which one step is a nuance, and no change of fact."""

FACTS = ("number", "percent", "money", "date", "duration", "name", "title")
"""Kinds that are compared value against value; those of the other kinds are compared clause against clause."""


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
    >>> result = compare_fully("There were five of us.", "It was five of us, in Leeds.")
    >>> len(result.findings), [claim.quote for claim in result.added]
    (0, ['Leeds'])
    """
    known = tuple(names)
    if first <= second:
        return _compared(first, second, known)
    return _compared(second, first, known).swapped()


def claims_in(text: str, names: Iterable[str] = ()) -> list[Claim]:
    """Read the claims of one text, in order: facts, the part played, reasons and strength.

    Examples
    --------
    >>> [(claim.kind, claim.quote) for claim in claims_in("I led a team of five in Leeds.")]
    [('role', 'led'), ('number', 'five'), ('name', 'Leeds')]
    """
    reading = read(text)
    facts = _quantities_and_titles(reading)
    facts += _names(reading, facts, tuple(names))
    found = [*facts, *parts_in(reading), *reasons_in(reading), *strengths_in(reading)]
    told = (
        m.claim for m in found if m.claim.rule != "doer"
    )  # who did what serves to compare, and tells nothing new
    return sorted(told, key=lambda claim: (claim.start, claim.end))


def _quantities_and_titles(reading: Reading) -> list[Mention]:
    return [*quantities_in(reading), *titles_in(reading)]


def _names(reading: Reading, facts: list[Mention], names: tuple[str, ...]) -> list[Mention]:
    """Names that are no part of another fact."""
    within = {at for m in facts if m.kind != "number" for at in range(*m.span)}
    return [m for m in names_in(reading, names) if not within & set(range(*m.span))]


def _facts_of_both(
    first: Reading, second: Reading, names: tuple[str, ...]
) -> tuple[list[Mention], list[Mention]]:
    """Facts of two texts; a name that one of them tells is known in the other, too, even where it opens a sentence."""
    one, two = _quantities_and_titles(first), _quantities_and_titles(second)
    told = tuple(m.word for side, found in ((first, one), (second, two)) for m in _names(side, found, names))
    return [*one, *_names(first, one, (*names, *told))], [*two, *_names(second, two, (*names, *told))]


def pairs_of(first: str, second: str, names: Iterable[str] = ()) -> list[Pair]:
    """Return every pair of claims that conflict if they speak of one thing, with its features.

    `tests/consistency/fit_confidence.py` learns from these how sure each is.
    """
    readings = read(first), read(second)
    return _pairs(*readings, *_facts_of_both(*readings, tuple(names)))


def _pairs(first: Reading, second: Reading, one: list[Mention], two: list[Mention]) -> list[Pair]:
    implied = derived(one), derived(two)
    found: list[Pair] = []
    for kind in FACTS:
        found += conflicts(
            _of_kind(one, kind),
            _of_kind(two, kind),
            ([*implied[0], *_echoes(one)], [*implied[1], *_echoes(two)]),
        )
    found += oppositions(first, second)
    found += role_pairs(parts_in(first)[:MOST], parts_in(second)[:MOST])
    found += strength_pairs(strengths_in(first)[:MOST], strengths_in(second)[:MOST])
    found += order_pairs(sequences_in(first)[:MOST], sequences_in(second)[:MOST])
    found += reason_pairs(reasons_in(first)[:MOST], reasons_in(second)[:MOST])
    return found


def _echoes(mentions: list[Mention]) -> list[Mention]:
    """Figures that the other text may repeat without their unit, or with it."""
    return [
        m
        for m in mentions
        if m.kind in {"percent", "money", "duration"} or (m.kind == "number" and not m.claim.unit)
    ]


Weights = Mapping[str, Mapping[str, float]]
"""Weight by feature, and a bias, for each kind of claim."""


def confidence(pair: Pair, weights: Weights) -> float:
    """Return how likely the claims of a pair speak of one thing: the logistic function of the weighed features."""
    own = weights[pair.first.kind]
    total = own["bias"] + sum(own.get(name, 0.0) * value for name, value in pair.features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _compared(first: str, second: str, names: tuple[str, ...]) -> Comparison:
    readings = read(first), read(second)
    one, two = _facts_of_both(*readings, names)
    if [token.lower for token in readings[0].tokens] == [token.lower for token in readings[1].tokens]:
        return Comparison(same=tuple((a.claim, b.claim) for a, b in zip(one, two, strict=True)))
    fitted = lexicon("confidence")
    findings = judged(_pairs(*readings, one, two), fitted["weights"], fitted["least"], fitted["sure"])
    agreed = _agreed(one, two, findings)
    return Comparison(tuple(sorted(findings, key=place_of)), *agreed)


def judged(pairs: Sequence[Pair], weights: Weights, least: float, sure: float) -> list[Finding]:
    """Keep the pairs that are sure enough, the surest first, each place once.

    Parameters
    ----------
    least, sure
        Confidence below which nothing is said, and from which on a finding is of high severity.
    """
    rated = sorted(((confidence(pair, weights), -k) for k, pair in enumerate(pairs)), reverse=True)
    kept: list[Finding] = []
    for trust, k in rated:
        pair = pairs[-k]
        if trust < least or any(_meets(found, pair) for found in kept):
            continue
        is_nuance = (
            pair.first.kind == "strength" and pair.features["steps"] < 2 and pair.first.claim.unit in SOFT
        )
        severity = "low" if is_nuance else "high" if trust >= sure else "medium"
        kept.append(finding(pair.first.claim, pair.second.claim, pair.status, severity, trust))
    return kept


def _meets(found: Finding, pair: Pair) -> bool:
    """Whether a finding has a claim of a pair already, or stands on both its places."""
    one, two = pair.first.claim, pair.second.claim
    meets = [
        side is not None and side.start < claim.end and claim.start < side.end
        for side, claim in ((found.first, one), (found.second, two))
    ]
    return all(meets) or (any(meets) and found.kind == one.kind)


def _agreed(
    one: Sequence[Mention], two: Sequence[Mention], findings: Sequence[Finding]
) -> tuple[
    tuple[tuple[Claim, Claim], ...], tuple[tuple[Claim, Claim], ...], tuple[Claim, ...], tuple[Claim, ...]
]:
    """Pairs said the same, pairs where one says more, and what only one text says."""
    changed = {id(claim) for found in findings for claim in (found.first, found.second)}
    same: list[tuple[Claim, Claim]] = []
    more: list[tuple[Claim, Claim]] = []
    rest: tuple[list[Claim], list[Claim]] = ([], [])
    for kind in FACTS:
        sides = _of_kind(one, kind), _of_kind(two, kind)
        pairs, *matched = cancel(*sides)
        for i, j, how in pairs:
            (more if how == MORE else same).append((sides[0][i].claim, sides[1][j].claim))
        for left, side, known in zip(rest, sides, matched, strict=True):
            left += [m.claim for k, m in enumerate(side) if k not in known and id(m.claim) not in changed]
    for group in (same, more):
        group.sort(key=lambda pair: pair[0].start)
    dropped, added = (tuple(sorted(side, key=lambda claim: claim.start)) for side in rest)
    return tuple(same), tuple(more), dropped, added


def _of_kind(mentions: Sequence[Mention], kind: str) -> list[Mention]:
    return [m for m in mentions if m.kind == kind][:MOST]
