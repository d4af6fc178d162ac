"""Read which of two events came first: "before", "after", "then", "followed by"."""

from __future__ import annotations

from dataclasses import replace

from workbook.consistency.claims import Claim, claim_at
from workbook.consistency.lexicon import words
from workbook.consistency.text import Reading

_NEXT = (
    ("and", "then"),
    ("then",),
    ("followed", "by"),
    ("and", "afterwards"),
    ("and", "after", "that"),
    ("and", "later"),
    ("and", "only", "then"),
    ("later",),
    ("and", "subsequently"),
    ("and", "next"),
    ("and", "it", "was", "only"),
    ("and", "only", "once"),
    ("and", "only", "after", "that"),
)
_PRONOUNS = frozenset(
    [
        "she",
        "he",
        "it",
        "they",
        "that",
        "this",
        "him",
        "her",
        "them",
        "she'd",
        "he'd",
        "they'd",
        "she's",
        "he's",
    ]
)
_PERIODS = frozenset(["day", "week", "month", "year", "morning", "evening", "afternoon"])
_OPENS_NEXT = (
    ("then",),
    ("after", "that"),
    ("afterwards",),
    ("next",),
    ("later",),
    ("only", "then"),
    ("and", "then"),
    ("once", "that"),
    ("subsequently",),
    ("from", "there"),
)


def orders_in(reading: Reading) -> list[Claim]:
    """Find orders of two events: `details` are the concepts of the earlier one, `topic` those of the later one.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(sorted(c.details), sorted(c.topic)) for c in orders_in(read("I tested the pump before I called the client."))]
    [(['pump', 'test'], ['call', 'customer'])]
    """
    found: list[Claim] = []
    for number, (first, end) in enumerate(reading.sentences):
        split = _split(reading, first, end)
        if (
            split is None
            and number
            and (cue := next((c for c in _OPENS_NEXT if reading.starts_with(first, c)), None))
        ):
            split = (reading.sentences[number - 1], (first + len(cue), end))
        if split is None:
            continue
        earlier, later = (_event(reading, span) for span in split)
        if earlier and later:
            span = (min(split[0][0], split[1][0]), max(split[0][1], split[1][1]))
            claim = claim_at(reading, span, "order", "earlier, later", details=earlier - later, rule="order")
            found.append(replace(claim, topic=later - earlier))
    return found


def _event(reading: Reading, span: tuple[int, int]) -> frozenset[str]:
    """Concepts of an event; a pronoun brings in the sentence before."""
    topic = reading.topic(span)
    number = reading.tokens[span[0]].sentence if span[0] < len(reading.tokens) else 0
    refers = {reading.lower(at) for at in range(*span)} & _PRONOUNS
    if number and refers and len(topic) <= 2:
        topic |= reading.topic(reading.sentences[number - 1])
    return topic


def _split(reading: Reading, first: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Token ranges of the earlier and the later event in a sentence."""
    lower = reading.lower
    start = first + (lower(first) in {"and", "so", "but", "only", "well"})
    if lower(start) in {"before", "after", "once", "having", "following"} and not (
        lower(start) == "after" and lower(start + 1) in {"that", "which"}
    ):
        comma = next((at for at in range(start + 1, end) if lower(at) == ","), None)
        if comma is None:
            comma = next(
                (at - 1 for at in range(start + 2, end) if lower(at) in {"i", "we"} and at > start + 2), None
            )
        if comma is None:
            return None
        sides = ((start + 1, comma), (comma + 1, end))
        return sides if lower(start) != "before" else (sides[1], sides[0])
    for at in range(first + 1, end - 1):
        if (
            lower(at) in {"before", "after"}
            and lower(at - 1) not in words("cues", "before_no_order")
            and lower(at + 1)
            not in {"that", "and", ",", ".", "it", "this", "then", "us", "me", "anyone", "everyone"}
        ):
            sides = ((first, at), (at + 1, end))
            return sides if lower(at) == "before" else (sides[1], sides[0])
        for cue in _NEXT:
            if reading.starts_with(at, cue):
                return (first, at), (at + len(cue), end)
    return _by_period(reading, first, end)


def _by_period(reading: Reading, first: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Split "X, and Y the week after" and "I had already X when Y"."""
    lower = reading.lower
    for at in range(first + 2, end - 1):
        follows = (
            lower(at) in _PERIODS and lower(at + 1) in {"after", "later"} and lower(at - 1) in {"the", "a"}
        )
        if follows or (lower(at) in _PERIODS and lower(at - 1) in {"following", "next"}):
            joint = next((k for k in range(at - 2, first + 1, -1) if lower(k) == "and"), None)
            return ((first, joint), (joint + 1, end)) if joint else None
        if lower(at) == "when" and "already" in {lower(k) for k in range(first, at)}:
            return (first, at), (at + 1, end)
    return None
