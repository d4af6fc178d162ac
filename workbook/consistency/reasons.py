"""Read reasons after "because", "due to", "so that", "left for", and tell what sort each is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from workbook.consistency.claims import Claim, claim_at
from workbook.consistency.concepts import stem
from workbook.consistency.lexicon import lexicon, listed, phrase_index, words
from workbook.consistency.text import Reading


def reasons_in(reading: Reading) -> list[Claim]:
    """Find reasons: `details` are their sorts, `topic` is what they explain, `slot` says ``"leaving"`` when it is leaving.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(c.quote, sorted(c.details), c.slot) for c in reasons_in(read("I left because the pay was low."))]
    [('the pay was low', ['pay'], 'leaving')]
    """
    found: list[Claim] = []
    taken: set[int] = set()
    found += _consequences(reading)
    for at in range(len(reading.tokens)):
        cue = _cue_at(reading, at)
        if cue is None or at in taken:
            continue
        end = _reason_end(reading, cue)
        if end <= cue:
            continue
        taken.update(range(at, end))
        found.append(_claim(reading, at, cue, end))
    return found


def _says_leaving(reading: Reading, first: int, end: int) -> bool:
    return any(
        reading.lower(k) in words("reasons", "leaving") | {"notice"}
        for k in range(first, min(end, len(reading.tokens)))
    )


def _consequences(reading: Reading) -> list[Claim]:
    """Find "the pay was low, so I left": the reason stands before."""
    found = []
    for first, end in reading.sentences:
        why = next((k for k in range(first + 3, end - 2) if reading.lower(k) == "why"), None)
        if why and reading.lower(why - 1) in {"is", "was", "that's"} and _says_leaving(reading, why, why + 6):
            found.append(_before(reading, first, why - (1 if reading.lower(why - 1) == "that's" else 2), end))
        found += [
            _before(reading, first, at, end)
            for at in range(first + 2, end - 2)
            if reading.lower(at) == "so"
            and reading.lower(at + 1) in {"i", "we"}
            and _says_leaving(reading, at + 2, min(at + 7, end))
        ]
    return found


def _before(reading: Reading, first: int, at: int, end: int) -> Claim:
    """Make the reason that a sentence gives before it says that one left."""
    span = (first, max(at, first + 1))
    claim = claim_at(
        reading, span, "reason", "reason", slot="leaving", details=sorts_of(reading, span), rule="reason"
    )
    return replace(claim, topic=reading.topic((at, end)), setting=reading.topic(span))


@cache
def _sorts() -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for sort, members in lexicon("reasons")["sorts"].items():
        for word in listed(members):
            index.setdefault(stem(word), set()).add(sort)
    return {word: frozenset(sorts) for word, sorts in index.items()}


def sorts_of(reading: Reading, span: tuple[int, int]) -> frozenset[str]:
    """Sorts of reasons that the words of a span tell."""
    found: set[str] = set()
    for token in reading.tokens[slice(*span)]:
        found |= _sorts().get(token.stem, frozenset())
    return frozenset(found)


def _cue_at(reading: Reading, at: int) -> int | None:
    """End of the cue that begins at a token."""
    lower = reading.lower(at)
    cue = reading.phrase_at(at, phrase_index("reasons", "cues"))
    if cue is not None:
        is_time = lower == "since" and reading.lower(cue[1]) not in words("words", "pronouns") - {"then"}
        return None if is_time else cue[1]
    if lower == "why" and reading.lower(at + 1) in {"i'm", "i", "am"}:
        named = next(
            (
                k + 1
                for k in range(at + 2, at + 8)
                if reading.lower(k) in words("reasons", "leaving") | {"here", "on", ","}
            ),
            None,
        )
        return (
            named + (reading.lower(named) in {"on", ",", "it's", "is"})
            if named is not None and _says_leaving(reading, at, named + 1)
            else None
        )
    if lower in {"left", "quit", "resigned", "leave", "leaving"} and reading.lower(at + 1) in {
        "for",
        "to",
        "over",
    }:
        return at + 2
    if (lower == "reason" and "is" in (window := [reading.lower(k) for k in range(at, at + 9)])) or (
        lower == "reason" and "was" in window
    ):
        return at + next(k for k, word in enumerate(window) if word in {"is", "was"}) + 1
    return None


def _reason_end(reading: Reading, cue: int) -> int:
    if cue >= len(reading.tokens):
        return cue
    end = reading.sentence_of(cue)[1]
    for at in range(cue + 1, end):
        if reading.lower(at) in {";", "—", "but", "although", "which"} or (
            reading.lower(at) == ","
            and at - cue > 1
            and reading.lower(at + 1) in {"so", "and", "but", "then", "we", "i", "which"}
            and at - cue > 3
        ):
            end = at
            break
    while end > cue and not reading.tokens[end - 1].is_word:
        end -= 1
    return min(end, cue + 30)


def _claim(reading: Reading, at: int, cue: int, end: int) -> Claim:
    sentence = reading.sentence_of(at)
    before = [reading.tokens[k] for k in range(sentence[0], at + 1)]
    if not any(token.is_word and len(token.lower) > 1 for token in before[:-1]) and sentence[0]:
        sentence = (reading.sentence_of(sentence[0] - 1)[0], sentence[1])
    explained = frozenset(
        reading.topic((sentence[0], at + 1))
        | (reading.topic((end, sentence[1])) if at == sentence[0] else frozenset())
    )
    told = {
        reading.lower(k) for k in range(sentence[0], cue + 1 if reading.lower(at) != "what" else sentence[1])
    }
    leaves = told & words("reasons", "leaves") or (
        "new" in told and told & {"role", "job", "position", "post"}
    )
    claim = claim_at(
        reading,
        (cue, end),
        "reason",
        " ".join(sorted(sorts_of(reading, (cue, end)))) or "reason",
        slot="leaving" if leaves else "",
        details=sorts_of(reading, (cue, end)),
        rule="reason",
    )
    return replace(claim, topic=explained, setting=reading.topic((cue, end)))
