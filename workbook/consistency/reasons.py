"""Read why something was done: "because …", "due to …", "the reason I left was …", "it was the commute"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from workbook.consistency.claims import Mention, Pair, mention
from workbook.consistency.concepts import stem, weight
from workbook.consistency.evidence import closeness
from workbook.consistency.lexicon import lexicon, listed, phrases, words
from workbook.consistency.text import Reading

_ENDS = frozenset([".", ";", "!", "?", "—", "–", "(", ")"])


def reasons_in(reading: Reading) -> list[Mention]:
    """Find reasons; `about` is what they explain, `Claim.subject` their sorts, such as ``"pay growth"``.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(m.claim.quote, m.claim.subject) for m in reasons_in(read("I left because of the commute. It was long."))]
    [('the commute', 'commute')]
    """
    found = []
    for sentence in reading.sentences:
        cues = reading.phrases_in(sentence, phrases("reasons", "cues", "doubtful", "behind"))
        for name, first, end in [*cues, *_answers(reading, sentence)]:
            if name == "doubtful" and not _explains(reading, first, end, sentence):
                continue
            cause, effect = _parts(reading, sentence, name, (first, end))
            if cause is None or not reading.concepts(cause):
                continue
            about = reading.concepts(effect)
            if sum(map(weight, about)) < 1 and reading.tokens[first].sentence:
                about |= reading.concepts(reading.sentences[reading.tokens[first].sentence - 1])
            said = " ".join(sorted(_sorts(reading, cause)))
            slot = "leaving" if _is_leaving(reading, effect) else ""
            found.append(
                mention(
                    reading,
                    cause,
                    "reason",
                    reading.quote(cause).lower(),
                    about=about,
                    subject=said,
                    slot=slot,
                )
            )
    return found


def _answers(reading: Reading, sentence: tuple[int, int]) -> list[tuple[str, int, int]]:
    """Cues without a word of reason: "Why did I leave? It was the commute", "what drew me there was the pay"."""
    number = reading.tokens[sentence[0]].sentence
    asked = reading.sentences[number - 1] if number else (0, 0)
    asks = any(reading.lower(k) == "why" for k in range(*asked)) and reading.lower(asked[1] - 1) == "?"
    brings = reading.lower(sentence[0]) == "what" and reading.lower(sentence[0] + 1) in words(
        "reasons", "brings"
    )
    for k in range(sentence[0], min(sentence[0] + 14, sentence[1])):
        if (asks or brings) and reading.lower(k) in {"was", "is"}:
            return [("cues", k, k + 1)]
    return []


def _explains(reading: Reading, first: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether "since", "as" and "for" give a reason and no time, part or purpose."""
    follows = reading.lower(end)
    if not (
        follows in words("reasons", "openers") or reading.tokens[min(end, len(reading.tokens) - 1)].is_capital
    ):
        return False
    rest = [reading.lower(k) for k in range(end + 1, min(end + 9, sentence[1]))]
    return (
        any(word in words("reasons", "verbs") or word.endswith(("ed", "n't", "'d")) for word in rest)
        and first > sentence[0]
    )


def _parts(
    reading: Reading, sentence: tuple[int, int], name: str, cue: tuple[int, int]
) -> tuple[tuple[int, int] | None, tuple[int, int]]:
    """Token ranges of the cause and of what it explains."""
    if name == "behind":  # "it cost too much, that was why"
        before = reading.clause_of(max(cue[0] - 2, sentence[0]))
        if reading.lower(before[0]) in {"if", "honestly"} and before[0] > sentence[0]:
            before = reading.clause_of(before[0] - 1)
        return (before if before[1] <= cue[0] + 1 and before[0] < cue[0] else None), sentence
    end = cue[1]
    while end < sentence[1] and end - cue[1] < 26:
        if reading.lower(end) in _ENDS or (
            reading.lower(end) in {",", "and", "so"} and end - cue[1] > 2 and _closes(reading, end)
        ):
            break
        end += 1
    cause = (cue[1], end) if end > cue[1] else None
    opens = cue[0] - sentence[0] <= 2
    effect = (end, sentence[1]) if opens and end < sentence[1] else (sentence[0], cue[0])
    number = reading.tokens[sentence[0]].sentence
    if number and reading.lower(reading.sentences[number - 1][1] - 1) == "?":
        effect = reading.sentences[number - 1]
    return cause, effect


def _closes(reading: Reading, at: int) -> bool:
    """Whether a comma or "and" ends the reason: a new subject follows."""
    follows = reading.lower(at + 1)
    return reading.lower(at) == "," or follows in words("words", "pronouns")


@cache
def _by_stem() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for sort, members in lexicon("reasons")["sorts"].items():
        for word in listed(members):
            found.setdefault(stem(word), set()).add(sort)
    return {word: frozenset(sorts) for word, sorts in found.items()}


def _sorts(reading: Reading, span: tuple[int, int]) -> frozenset[str]:
    found: set[str] = set()
    for token in reading.tokens[slice(*span)]:
        found |= _by_stem().get(token.stem, frozenset())
    return frozenset(found)


def _is_leaving(reading: Reading, span: tuple[int, int]) -> bool:
    return any(reading.lower(k) in words("reasons", "leaving") for k in range(*span))


def reason_pairs(first: Iterable[Mention], second: Iterable[Mention]) -> list[Pair]:
    """Pair reasons given for one thing that have nothing in common.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> texts = "I left because of the commute.", "I left because the pay was poor."
    >>> [p.features["sorts"] for p in reason_pairs(*(reasons_in(read(text)) for text in texts))]
    [1.0]
    """
    found = []
    right = list(second)
    for one in first:
        for two in right:
            sorts = set(one.claim.subject.split()), set(two.claim.subject.split())
            causes = one.reading.concepts(one.span), two.reading.concepts(two.span)
            if sorts[0] & sorts[1] or any(weight(word) == 1 for word in causes[0] & causes[1]):
                continue
            shared = sum(map(weight, one.about & two.about))
            least = min(sum(map(weight, one.about)), sum(map(weight, two.about)))
            told = _told(one, two) + _told(two, one)
            features = {
                "about": shared / max(least, 1.0),
                "shared": min(shared, 3.0),
                "leaving": float(one.claim.slot == two.claim.slot == "leaving"),
                "sorts": float(bool(sorts[0]) and bool(sorts[1])),
                "told": told,
                **closeness(one, two),
                "one_word": float(min(len(causes[0]), len(causes[1])) < 2),
            }
            found.append(Pair(one, two, "changed", features))
    return found


def _told(one: Mention, two: Mention) -> float:
    """How much of a cause the other text tells anywhere, by words or by sort."""
    whole = two.reading.concepts((0, len(two.reading.tokens)))
    cause = {word for word in one.reading.concepts(one.span) if weight(word) == 1}
    return len(cause & whole) / max(len(cause), 1)
