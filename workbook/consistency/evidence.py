"""Tell what speaks for two claims being about one thing: shared words, shared parts, how many others there are."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbook.consistency.claims import Mention
from workbook.consistency.concepts import concept, is_negator, weight
from workbook.consistency.counts import may_count_one
from workbook.consistency.dates import LATER
from workbook.consistency.interval import Interval
from workbook.consistency.text import likeness, ties

LONG = 120
"""A text of more words than this is long: chance likeness is greater there."""


def features(
    one: Mention,
    two: Mention,
    sides: tuple[Sequence[Mention], Sequence[Mention]],
    left: tuple[Sequence[Mention], Sequence[Mention]],
) -> dict[str, float]:
    """Tell what speaks for two conflicting claims being about one thing.

    Parameters
    ----------
    sides
        All claims of this kind in each text.
    left
        Those that no claim of the other text equals.

    Returns
    -------
    dict[str, float]
        The features of a `Pair`, by name.
    """
    claims = one.claim, two.claim
    slots = {claim.slot for claim in claims}
    subjects = {concept(claim.subject) if one.kind == "number" else claim.subject for claim in claims}
    own = _own(one) | _own(two)
    around = [
        {word: value for word, value in m.reading.around(m.span).items() if word not in own}
        for m in (one, two)
    ]
    about = [
        frozenset(word for word in m.about if weight(word) == 1 or len(m.about) == 1) for m in (one, two)
    ]
    shared = about[0] & about[1]
    counts = [
        [sum(_one_sort(m, other) for other in side) for side in group]
        for m, group in ((one, sides), (one, left))
    ]
    found = {
        "like": likeness(around[0], around[1]),
        "near": nearness(one, two, own),
        "alone": float(max(counts[0]) == 1),
        "left": float(max(counts[1]) == 1),
        "slot": float(len(slots) == 1 and slots != {""}),
        "slots": float(len(slots) == 2 and "" not in slots),
        "subject": float(len(subjects) == 1 and subjects != {""}),
        "subjects": float(len(subjects) == 2 and "" not in subjects),
        "about": len(shared) / max(min(map(len, about)), 1),
        "unit": float(claims[0].unit == claims[1].unit),
        **closeness(one, two),
        "denied": float(is_denied(one) != is_denied(two)),
        "hedged": float(any(claim.hedge for claim in claims)),
    }
    if one.kind not in {"name", "title", "date"}:
        found["apart"] = _apart(one.value, two.value)
        found["close"] = float(found["apart"] < 0.18)
        found["one"] = float(1 in {one.value.low, two.value.low})
    return found


def closeness(one: Mention, two: Mention) -> dict[str, float]:
    """Ties of the sentences of two claims, apart for short and long texts, where chance plays a greater part."""
    tied = min(ties(one.reading, two.reading, one.span[0], two.span[0]), 4.0)
    long = is_long(one, two)
    return {"long": float(long), "long_ties" if long else "ties": tied, "frame": _frame(one, two)}


def is_long(one: Mention, two: Mention) -> bool:
    """Whether one of two claims stands in a long text."""
    return max(len(m.reading.tokens) for m in (one, two)) > LONG


def _frame(one: Mention, two: Mention) -> float:
    """Share of all other words of two sentences that both have: near 1 where one word was swapped for another."""
    words = []
    for m in (one, two):
        first, end = m.reading.sentence_of(m.span[0])
        around = [*range(max(first, m.span[0] - 30), m.span[0]), *range(m.span[1], min(end, m.span[1] + 30))]
        words.append({m.reading.lower(k) for k in around if m.reading.tokens[k].is_word})
    union = len(words[0] | words[1])
    return max(0.0, 2 * len(words[0] & words[1]) / union - 1) if union > 1 else 0.0


def is_denied(one: Mention) -> bool:
    """Whether the clause of a claim denies something."""
    clause = one.reading.tokens[slice(*one.reading.clause_of(one.span[0]))]
    return any(is_negator(t.lower) for t in clause)


def _own(one: Mention) -> frozenset[str]:
    return one.reading.concepts(one.span) if one.kind in {"name", "title"} else frozenset()


def nearness(one: Mention, two: Mention, own: frozenset[str]) -> float:
    """Whether the nearest telling word on either side of the claims is the same."""
    found = []
    for m in (one, two):
        first, end = m.reading.sentence_of(m.span[0])
        before = [t.concept for t in m.reading.tokens[max(first, m.span[0] - 6) : m.span[0]] if t.is_content]
        after = [t.concept for t in m.reading.tokens[m.span[1] : min(end, m.span[1] + 6)] if t.is_content]
        found.append(
            {word for word in [*before[-2:], *after[:2], *m.about] if weight(word) == 1 and word not in own}
        )
    return float(len(found[0] & found[1])) / max(min(len(found[0]), len(found[1])), 1)


def _apart(one: Interval, two: Interval) -> float:
    if one.low <= 0 or two.low <= 0:
        return min(abs(one.low - two.low), 2.0)
    return min(abs(math.log((one.low + one.high) / (two.low + two.high))), 2.0)


def _one_sort(one: Mention, other: Mention) -> bool:
    """Whether two claims of one text might be taken for each other."""
    if one.kind != other.kind:
        return False
    if one.kind == "number":
        ranks = {m.claim.slot == "ordinal" for m in (one, other)}
        return len(ranks) == 1 and one.claim.unit == other.claim.unit and may_count_one(one, other)
    if one.kind == "date":
        return (one.claim.rule == LATER) == (other.claim.rule == LATER)
    return (
        one.kind != "name"
        or one.claim.subject == other.claim.subject
        or "name" in {one.claim.subject, other.claim.subject}
    )
