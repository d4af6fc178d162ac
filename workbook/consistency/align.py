"""Decide which claims of two texts speak of the same thing, and pair the ones that conflict."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from workbook.consistency.claims import Claim
from workbook.consistency.concepts import overlap, weight
from workbook.consistency.guards import BARE, NEVER, Guard
from workbook.consistency.relate import relation
from workbook.consistency.relate_quantities import COMPATIBLE, CONFLICT, SAME

QUANTITIES = frozenset({"number", "percent", "money", "date", "duration", "name"})
ALIKE = 0.6
"""Sentences that share this much say the same thing with one word changed."""

LEAST = {
    "number": 0.3,
    "percent": 0.3,
    "money": 0.25,
    "date": 0.3,
    "duration": 0.3,
    "name": 0.4,
    "title": 0.0,
    "role": 0.34,
    "reason": 0.3,
    "strength": 0.4,
    "order": 0.0,
}
"""Least affinity of two claims that may be paired."""

LEAST_ALONE = {"number": 0.0, "percent": 0.0, "money": 0.0, "date": 0.0, "duration": 0.0, "role": 0.15}
"""The same when each text has only one claim of that sort, and what is added in a long text, where chance is greater."""
LONG, IN_LONG = 700, 0.1


def affinity(one: Claim, two: Claim) -> float:
    """How much the surroundings of two claims share, between 0 and 1."""
    if one.kind == "strength":
        return max(
            overlap(one.details, two.details),
            0.8 * overlap(one.topic, two.topic),
            0.7 * overlap(one.line, two.line),
        )
    own = own_words(one) | own_words(two)
    near = overlap(one.topic - own, two.topic - own)
    together = 0.25 if (one.beside & two.beside) - own else 0.0
    return together + max(
        near,
        0.9 * overlap(one.line - own, two.line - own),
        0.7 * overlap(one.setting - own, two.setting - own),
    )


def own_words(claim: Claim) -> frozenset[str]:
    """Concepts of the claim itself, which say nothing about what it speaks of."""
    return claim.own | {claim.subject} if claim.kind in QUANTITIES | {"title"} else frozenset()


def similarity(one: Claim, two: Claim) -> float:
    """How alike two clauses are but for the claims: the share of their concepts, or of all their words, that both have."""
    own = own_words(one) | own_words(two) if one.kind == "name" else frozenset()
    union = weight((one.topic | two.topic) - own)
    by_topic = weight((one.topic & two.topic) - own) / union if union > 1 else 0.0
    return max(by_topic, likeness(one, two))


def likeness(one: Claim, two: Claim) -> float:
    """Share of all the words around two claims that both have."""
    words = one.frame | two.frame
    return len(one.frame & two.frame) / len(words) if len(words) > 1 else 0.0


def _differs_exactly(one: Claim, two: Claim) -> bool:
    """Whether two close figures stand in the same words, none of them rounded: "57 of 100" and "58 of 100"."""
    if (
        one.kind not in {"number", "percent", "money"}
        or one.interval.loose
        or two.interval.loose
        or one.hedge
        or two.hedge
    ):
        return False
    figures = [f"{claim.interval.low:.6g}".rstrip("0").replace(".", "") for claim in (one, two)]
    return (
        figures[0] != figures[1]
        and one.unit == two.unit
        and len(figures[0]) == len(figures[1]) > 1
        and likeness(one, two) >= 0.75
    )


def _agreement(one: Claim, two: Claim) -> str | None:
    """Relate two claims; a part played, or a strength, agrees only where it speaks of one thing."""
    found = relation(one, two)
    if found == SAME and _differs_exactly(one, two):
        return CONFLICT
    if found == SAME and one.kind in {"role", "strength"} and affinity(one, two) < 0.2:
        return None
    if found == SAME and one.kind == "percent" and one.slot != two.slot and affinity(one, two) < 0.1:
        return None
    return found


Pair = tuple[Claim, Claim]


def cancel(
    first: Sequence[Claim], second: Sequence[Claim]
) -> tuple[list[Pair], list[Pair], list[Claim], list[Claim]]:
    """Set aside what both texts say, many to many.

    Returns
    -------
    tuple
        Pairs said the same, pairs where one side only says more, and what is left of each text.
    """
    same: list[Pair] = []
    elaborated: list[Pair] = []
    matched: tuple[set[int], set[int]] = (set(), set())
    exact = {
        j
        for j, two in enumerate(second)
        if two.kind == "name" and any(one.value == two.value for one in first)
    }
    for i, one in enumerate(first):
        relations = [(_agreement(one, two), j) for j, two in enumerate(second)]
        for wanted, bucket in ((SAME, same), (COMPATIBLE, elaborated)):
            partners = [
                j
                for found, j in relations
                if found == wanted and not (wanted == COMPATIBLE and j in exact and i not in matched[0])
            ]
            if partners and i not in matched[0]:
                best = max(partners, key=lambda j: (affinity(one, second[j]), -j))
                bucket.append((one, second[best]))
                matched[0].add(i)
            matched[1].update(partners)
    return (
        same,
        elaborated,
        [claim for i, claim in enumerate(first) if i not in matched[0]],
        [claim for j, claim in enumerate(second) if j not in matched[1]],
    )


def conflicts(
    first: Sequence[Claim],
    second: Sequence[Claim],
    all_first: Sequence[Claim],
    all_second: Sequence[Claim],
    guard: Guard,
) -> list[tuple[Claim, Claim, float]]:
    """Pair what is left where it speaks of one thing, the surest pairs first; each claim once."""
    alone = _sorts_alone(all_first) & _sorts_alone(all_second)
    left_alone = _sorts_alone(first) & _sorts_alone(second)
    is_long = max((claim.end for claim in (*all_first, *all_second)), default=0) > LONG
    added = IN_LONG if is_long else 0.0
    found: list[tuple[float, int, int]] = []
    for i, one in enumerate(first):
        for j, two in enumerate(second):
            if _agreement(one, two) != CONFLICT or (one.kind in QUANTITIES and one.polarity != two.polarity):
                continue
            score = affinity(one, two)
            least = (
                LEAST[one.kind]
                if not one.slot == two.slot in {"leaving", "boss", "asking", "notice"}
                else 0.0
            )
            if _sort(one) in alone and _sort(one) == _sort(two):
                least = LEAST_ALONE[one.kind] + added if one.kind in LEAST_ALONE else least
            elif _sort(one) in left_alone and _sort(one) == _sort(two):
                least = min(least, LEAST_ALONE.get(one.kind, least) + 0.05 + added)
            floor = guard.least(one, two)
            alike = similarity(one, two) if floor != BARE else likeness(one, two)
            if floor < NEVER and (alike >= ALIKE or score >= max(least, floor)):
                found.append((score + alike + 0.2 * (one.slot == two.slot), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for score, i, j in sorted(found, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((first[i], second[j], score))
    return pairs


def _sort(claim: Claim) -> tuple[str, str]:
    """Return what a claim would be confused with."""
    if claim.kind == "number":
        return claim.kind, claim.subject
    if claim.kind == "name":
        return claim.kind, claim.subject
    if claim.kind == "role":
        return claim.kind, "company" if claim.value in {"alone", "together"} else str(claim.value)
    return claim.kind, "change" if claim.slot == "change" else claim.unit.partition(" ")[
        0
    ] if claim.kind == "date" else ""


def _sorts_alone(claims: Iterable[Claim]) -> set[tuple[str, str]]:
    counts = Counter(_sort(claim) for claim in claims if not claim.rule.startswith("derived"))
    return {sort for sort, count in counts.items() if count == 1}


def by_kind(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Group claims by kind."""
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.kind].append(claim)
    return groups
