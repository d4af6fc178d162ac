"""Read how strong a claim is: skill, frequency, extent, share and certainty, each on a scale of steps."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from workbook.consistency.claims import Mention, Pair, mention
from workbook.consistency.concepts import is_negator
from workbook.consistency.interval import exactly
from workbook.consistency.lexicon import Phrases, indexed, lexicon
from workbook.consistency.parts import role_features
from workbook.consistency.spelling import numeral_at
from workbook.consistency.text import Reading


def strengths_in(reading: Reading) -> list[Mention]:
    """Find words that stand on a scale; `Claim.unit` is the scale, the value its step.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(m.claim.quote, m.claim.unit, m.value.low) for m in strengths_in(read("I have basic Excel skills, used daily."))]
    [('basic', 'proficiency', 1.0), ('daily', 'frequency', 3.0)]
    """
    found = []
    for clause in reading.clauses:
        for name, first, end in reading.phrases_in(clause, _index()):
            scale, _, step = name.partition(":")
            counts = scale == "completeness" and numeral_at(reading, end) is not None  # "nearly forty"
            if scale == "idle" or counts or is_negator(reading.lower(first - 1)):
                continue
            about = reading.concepts((clause[0], first)) | reading.concepts((end, clause[1]))
            if not about:
                about = reading.concepts(reading.sentence_of(first)) - reading.concepts((first, end))
            found.append(
                mention(reading, (first, end), "strength", exactly(float(step)), unit=scale, about=about)
            )
    return found


@cache
def _index() -> Phrases:
    steps = [
        (phrase, f"{scale}:{step}")
        for scale, levels in lexicon("scales")["scales"].items()
        for step, members in enumerate(levels)
        for phrase in members
    ]
    return indexed([*steps, *((phrase, "idle:0") for phrase in lexicon("scales")["idle"])])


def strength_pairs(first: Iterable[Mention], second: Iterable[Mention]) -> list[Pair]:
    """Pair claims on one scale whose steps differ.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> sides = (strengths_in(read(t)) for t in ("I have basic Excel skills.", "I am an expert in Excel."))
    >>> [(p.status, p.features["steps"]) for p in strength_pairs(*sides)]
    [('strengthened', 3.0)]
    """
    left, right = list(first), list(second)
    found = []
    for one in left:
        for two in right:
            steps = two.value.low - one.value.low
            if one.claim.unit != two.claim.unit or not steps:
                continue
            said = any(_same(one, other) for other in right) or any(_same(two, other) for other in left)
            features = role_features(one, two) | {"steps": abs(steps), "said": float(said)}
            features["alone"] = float(sum(m.claim.unit == one.claim.unit for m in [*left, *right]) == 2)
            features[one.claim.unit] = 1.0
            found.append(Pair(one, two, "strengthened" if steps > 0 else "weakened", features))
    return found


def _same(one: Mention, two: Mention) -> bool:
    return one.claim.unit == two.claim.unit and one.value == two.value and bool(one.about & two.about)
