"""Read the part a speaker played: leading or helping, alone or with others, whose idea it was, who did the work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbook.consistency.claims import Mention, Pair, mention
from workbook.consistency.concepts import concept, is_negator, is_person, weight
from workbook.consistency.doers import doers_in
from workbook.consistency.evidence import closeness, nearness
from workbook.consistency.lexicon import phrases, words
from workbook.consistency.spelling import numeral_at
from workbook.consistency.text import Reading, likeness

_AGAINST = {
    "led": {"helped", "other"},
    "helped": {"led", "alone"},
    "alone": {"together", "helped"},
    "together": {"alone"},
    "mine": {"given"},
    "given": {"mine"},
    "I": {"other"},
    "other": {"I", "led"},
}
MEANING = {
    "led": "in charge", "helped": "helping", "alone": "alone", "together": "with others", "mine": "own idea",
    "given": "asked to by others", "I": "done by the speaker", "other": "done by someone else",
}  # fmt: skip
_ROLES = ("led", "helped", "alone", "together", "mine", "given")


def parts_in(reading: Reading) -> list[Mention]:
    """Find what tells of the part played; `Claim.value` is a key of `MEANING`.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(m.claim.quote, m.word) for m in parts_in(read("I led the audit on my own. It was drafted by Ann."))]
    [('I led', 'I'), ('led', 'led'), ('on my own', 'alone'), ('drafted by Ann', 'other')]
    """
    return sorted([*_phrased(reading), *doers_in(reading)], key=lambda m: m.span)


def _phrased(reading: Reading) -> Iterator[Mention]:
    """Yield leading, helping, alone, together, own idea and given task, by the phrases that tell them."""
    index = phrases("parts", *_ROLES, "idle")
    for at, token in enumerate(reading.tokens):
        if token.lower == "with" and (end := _helpers(reading, at + 1)):
            clause = reading.clause_of(at)
            yield mention(reading, (at, end), "role", "together", about=_activity(reading, clause, (at, end)))
        before = reading.tokens[at - 2] if at > 1 else token
        if reading.has(at - 1, "and", "i") and (
            is_person(before.lower) or (before.is_capital and before.is_content and not before.form.isupper())
        ):
            clause = reading.clause_of(at)
            yield mention(
                reading,
                (at - 2, at + 1),
                "role",
                "together",
                about=_activity(reading, clause, (at - 2, at + 1)),
            )
    for clause in reading.clauses:
        for role, first, end in reading.phrases_in(clause, index):
            if role == "idle" or not _is_speakers(reading, clause, first, end, role):
                continue
            yield mention(reading, (first, end), "role", role, about=_activity(reading, clause, (first, end)))


def _helpers(reading: Reading, at: int) -> int:
    """End of the people who worked with the speaker: "two contractors", "a colleague from Leeds"; 0 when there are none."""
    numeral = numeral_at(reading, at)
    k = numeral.end if numeral is not None else at + 1
    if numeral is None and reading.lower(at) not in {"a", "an", "another", "my", "some", "several", "other"}:
        return 0
    for end in range(k, min(k + 3, len(reading.tokens))):
        word = reading.lower(end)
        if is_person(word):
            return 0 if word in words("parts", "no_doers") else end + 1
    return 0


def _is_speakers(reading: Reading, clause: tuple[int, int], first: int, end: int, role: str) -> bool:
    """Whether a phrase is said of the speaker."""
    near = clause[0] if role in {"alone", "together"} else max(clause[0], first - 2)
    if any(is_negator(reading.lower(k)) for k in range(near, first)):
        return False
    if role in {"mine", "given", "together"}:
        return True
    before = [reading.lower(k) for k in range(clause[0], first)]
    own = any(word in words("parts", "speaker") for word in before)
    inside = any(reading.lower(k) in words("parts", "speaker") for k in range(first, end))
    opens_other = any(is_person(word) or word in {"he", "she", "they", "who"} for word in before)
    named = any(
        reading.tokens[k].is_capital and reading.tokens[k].is_content and k > clause[0]
        for k in range(clause[0], first)
    )
    return own or inside or not (opens_other or named)


def _activity(reading: Reading, clause: tuple[int, int], span: tuple[int, int]) -> frozenset[str]:
    """Concepts of the clause, and of its neighbour where the clause says little."""
    about = reading.concepts((clause[0], span[0])) | reading.concepts((span[1], clause[1]))
    if sum(map(weight, about)) < 2:
        about |= reading.concepts(reading.sentence_of(span[0])) - reading.concepts(span)
    return about


def role_pairs(first: Iterable[Mention], second: Iterable[Mention]) -> list[Pair]:
    """Pair parts that do not go together, with what tells whether they speak of one piece of work.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> sides = (parts_in(read(t)) for t in ("I led the redesign.", "I assisted with the redesign."))
    >>> [(p.first.word, p.second.word, p.features["about"]) for p in role_pairs(*sides)]
    [('led', 'helped', 1.0)]
    """
    left, right = list(first), list(second)
    found = []
    for one in left:
        for two in right:
            if two.word not in _AGAINST[one.word]:
                continue
            if _said_too(one, right) or _said_too(two, left):
                continue
            doers = {one.word, two.word} <= {"I", "other"}
            other = next((side for side in (one, two) if side.word == "other"), None)
            if (
                other is not None
                and not doers
                and other.claim.subject not in {concept(w) for w in ("led", "run", "managed", "headed")}
            ):
                continue
            if doers and one.claim.subject != two.claim.subject:
                continue
            found.append(Pair(one, two, "changed", role_features(one, two)))
    return found


def _said_too(one: Mention, others: list[Mention]) -> bool:
    """Whether the other side also says the same of the same work."""
    return any(
        other.word == one.word
        and _share(one, other) >= 0.5
        and (one.word not in {"I", "other"} or one.claim.subject == other.claim.subject)
        for other in others
    )


def _share(one: Mention, two: Mention) -> float:
    smaller = min(sum(map(weight, side.about)) for side in (one, two))
    return sum(map(weight, one.about & two.about)) / max(smaller, 1.0)


def role_features(one: Mention, two: Mention) -> dict[str, float]:
    """Tell how likely two claims speak of one matter."""
    shared = one.about & two.about
    return {
        "about": min(_share(one, two), 1.0),
        "shared": min(sum(map(weight, shared)), 3.0),
        "around": likeness(one.reading.around(one.span), two.reading.around(two.span)),
        "near": nearness(one, two, frozenset()),
        **closeness(one, two),
    }
