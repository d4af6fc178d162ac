"""Read how strongly something is said: how often, how many of all, how well known, how sure."""

from __future__ import annotations

from functools import cache

from workbook.consistency.claims import Claim, claim_at
from workbook.consistency.concepts import concept, is_content
from workbook.consistency.interval import Interval
from workbook.consistency.lexicon import lexicon
from workbook.consistency.text import Reading


def strengths_in(reading: Reading) -> list[Claim]:
    """Find words on a scale; the value is the step, the topic is the words around it.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(c.quote, c.subject, str(c.value)) for c in strengths_in(read("I'm fluent in French and I always check."))]
    [('fluent', 'proficiency', '4'), ('always', 'frequency', '3')]
    """
    found: list[Claim] = []
    at = 0
    while at < len(reading.tokens):
        match = next(
            (
                (entry, end)
                for entry in _steps().get(reading.lower(at), ())
                if reading.starts_with(at, entry[0])
                for end in [at + len(entry[0])]
            ),
            None,
        )
        if match is None:
            at += 1
            continue
        (_, scale, step), end = match
        denied = any(
            reading.lower(k).endswith("n't") or reading.lower(k) in {"not", "without"}
            for k in range(max(at - 3, 0), at)
        )
        if not denied:
            near = [
                reading.tokens[k]
                for k in range(max(at - 5, reading.clause_of(at)[0]), min(end + 6, reading.clause_of(at)[1]))
                if not at <= k < end
            ]
            details = frozenset(concept(token) for token in near if token.is_word and is_content(token))
            found.append(
                claim_at(
                    reading,
                    (at, end),
                    "strength",
                    Interval(step, step),
                    unit="step",
                    subject=scale,
                    details=details,
                    rule=f"scale: {scale}",
                )
            )
        at = end
    return found


@cache
def _steps() -> dict[str, tuple[tuple[tuple[str, ...], str, int], ...]]:
    """Phrases by their first word, longest first, each with its scale and step."""
    index: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for scale, steps in lexicon("strength")["scales"].items():
        for step, members in enumerate(steps):
            for phrase in members:
                parts = tuple(phrase.split())
                index.setdefault(parts[0], []).append((parts, scale, step))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for word, entries in index.items()}
