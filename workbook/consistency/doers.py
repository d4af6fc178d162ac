"""Read who did what: "I drafted it", "my director drafted it", "it was drafted by Ann", "it was me who drafted it"."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.consistency.claims import Mention, mention
from workbook.consistency.concepts import is_person, stem, weight
from workbook.consistency.lexicon import words
from workbook.consistency.text import Reading

_SUBJECTS = {"i": "I", "i'd": "I", "i've": "I", "i'm": "I", "he": "other", "she": "other", "they": "other"}


def doers_in(reading: Reading) -> Iterator[Mention]:
    """Yield who did what: "I drafted it", "my director drafted it", "it was drafted by Ann", "it was me who …"."""
    deeds, states = ({stem(word) for word in words("parts", table)} for table in ("deeds", "states"))
    for at, token in enumerate(reading.tokens):
        is_deed = token.stem in deeds or (
            token.lower.endswith("ed") and len(token.lower) > 4 and token.is_content
        )
        if not token.is_word or not is_deed or token.stem in states or reading.lower(at + 1) in {"me", "us"}:
            continue
        found = _by_whom(reading, at) or (_subject(reading, at) if _is_past(token.lower) else None)
        if found is None:
            continue
        actor, span = found
        clause = reading.clause_of(at)
        if any(reading.lower(k) in {"with", "alongside"} and _person(reading, k + 1) for k in range(*clause)):
            continue
        about = (reading.concepts(clause) - _names(reading, span)) | {token.concept}
        sentence = token.sentence
        if sum(map(weight, about)) < 2.5 and sentence:  # "Marta was leading it": what "it" is stands before
            about |= reading.concepts(reading.sentences[sentence - 1])
        yield mention(reading, span, "role", actor, about=about, subject=token.concept, rule="doer")


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in words("parts", "past")


def _names(reading: Reading, span: tuple[int, int]) -> frozenset[str]:
    return frozenset(t.concept for t in reading.tokens[slice(*span)] if t.is_capital or is_person(t.lower))


def _by_whom(reading: Reading, at: int) -> tuple[str, tuple[int, int]] | None:
    """Doer of a passive: "was drafted by my colleague", "done by me"."""
    for k in range(at + 1, min(at + 5, reading.sentence_of(at)[1])):
        if reading.lower(k) == "by":
            actor = _person(reading, k + 1)
            return (actor[0], (at, actor[1])) if actor is not None else None
    return None


def _person(reading: Reading, at: int) -> tuple[str, int] | None:
    """Who is named from a token on, and the end of it."""
    if reading.lower(at) in {"me", "myself"}:
        return "I", at + 1
    for k in range(at, min(at + 5, len(reading.tokens))):
        token = reading.tokens[k]
        if is_person(token.lower) or (token.is_capital and token.is_content):
            end = k + 1
            while (
                end < len(reading.tokens)
                and reading.tokens[end].is_capital
                and reading.tokens[end].is_content
            ):
                end += 1
            return "other", end
        if not token.is_word:
            return None
    return None


def _subject(reading: Reading, at: int) -> tuple[str, tuple[int, int]] | None:
    """Doer of an active verb: the nearest subject before it in its clause."""
    clause = reading.clause_of(at)
    is_passive = reading.lower(at - 1) in {"was", "were", "been", "being", "got", "be", "get", "is", "are"}
    if is_passive and not reading.lower(at).endswith("ing"):
        return None
    is_cleft = reading.lower(at - 1) == "that" and "it" in {
        reading.lower(k) for k in range(max(at - 12, 0), at)
    }
    if is_cleft or reading.lower(at - 1) == "who" or (reading.lower(at - 2) == "who" and at - 2 >= 0):
        back = at - 2 if is_cleft or reading.lower(at - 1) == "who" else at - 3
        for k in range(back, max(back - 6, -1), -1):
            if reading.lower(k) in {"me", "i"}:
                return "I", (k, at + 1)
            if is_person(reading.lower(k)) or (reading.tokens[k].is_capital and reading.tokens[k].is_content):
                return "other", (k, at + 1)
        return None
    broken = False
    for k in range(at - 1, max(clause[0] - 1, at - 6), -1):
        lower = reading.lower(k)
        if lower in {"with", "in", "at", "for", "to", "on"} or reading.tokens[k].is_number:
            return None
        broken |= not reading.tokens[k].is_word
        if lower in {"we", "we'd", "we've", "us", "and"}:
            return None
        if lower in _SUBJECTS:
            return _SUBJECTS[lower], (k, at + 1)
        if broken:
            continue
        if is_person(lower) and lower not in words("parts", "no_doers"):
            return "other", (max(clause[0], k - (reading.lower(k - 1) in {"my", "the", "our", "a"})), at + 1)
        named = reading.tokens[k].is_capital and reading.tokens[k].is_content
        if named and k >= at - 2 and (k == at - 1 or is_passive):
            return "other", (k, at + 1)
    return None
