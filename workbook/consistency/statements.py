"""Read clauses as statements: the concepts they hold, whether they are denied, and which way things went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workbook.consistency.concepts import concept, is_content, stem
from workbook.consistency.lexicon import antonyms, lexicon, phrase_index, words
from workbook.consistency.text import Reading, is_content_at

_UNREAL = frozenset({"if", "would", "wouldn't", "should", "shouldn't", "?", "whether", "hopefully", "hope"})
_TEMPORARY = words("cues", "for_a_time")


@dataclass(frozen=True)
class Statement:
    """One clause, reduced to what can be opposed.

    Parameters
    ----------
    span
        Token range of the clause.
    at
        Token index by concept, and by its plain stem.
    denials
        Token indices of the words that deny.
    nested
        Whether one denial takes another back.
    denies_verb
        Whether it denies that something was done, and not only that there was any.
    head
        Concept of the first content word after the last denial, or empty.
    subject
        ``"I"``, ``"we"``, ``"other"`` or empty.
    """

    span: tuple[int, int]
    at: Mapping[str, int]
    words: Mapping[str, int]
    denials: tuple[int, ...]
    nested: bool
    denies_verb: bool
    head: str
    subject: str
    is_firm: bool

    @property
    def concepts(self) -> frozenset[str]:
        """Concepts of the content words."""
        return frozenset(self.at)

    def at_of(self, word: str) -> int:
        """Token index of a word of the clause, by stem or concept."""
        return self.words[word] if word in self.words else self.at[word]

    @property
    def is_denied(self) -> bool:
        """Whether what it says is denied; "never without" affirms, "no stop and no delay" denies twice."""
        return bool(self.denials) and not self.nested


def statements_in(reading: Reading) -> list[Statement]:
    """Read every clause as a statement.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(s.is_denied, s.head) for s in statements_in(read("I never missed a deadline. Not only that."))]
    [(True, 'miss'), (False, '')]
    """
    return [_statement(reading, span) for span in reading.clauses]


def _statement(reading: Reading, span: tuple[int, int]) -> Statement:
    skipped = _idle_denials(reading, span)
    merged = _merged(reading, span)
    at: dict[str, int] = {}
    plain: dict[str, int] = {}
    denials: list[int] = []
    head, past, nested = "", span[0], False
    for k in range(*span):
        token = reading.tokens[k]
        if k in merged:
            word = merged[k][0]
            if word:
                at[word] = plain[word] = k
                head = head or (word if denials else "")
            continue
        if k < past:
            continue
        phrase = reading.phrase_at(k, phrase_index("words", "denials")) if k not in skipped else None
        if phrase is not None or (_denies(reading, k) and k not in skipped):
            nested ^= bool(denials) and (reading.lower(k) in _TAKES_BACK or denials[-1] == k - 1)
            denials.append(k)
            head = ""
            past = phrase[1] if phrase is not None else k + 1
        elif token.is_word and is_content(token):
            at.setdefault(concept(token), k)
            plain.setdefault(token.stem, k)
            plain.setdefault(token.lower, k)
            if denials and not head:
                head = concept(token)
        elif (token.lower in {"more", "fewer", "less"} and is_content_at(reading, k + 1)) or (
            token.lower in words("cues", "moves_alone") and reading.tokens[k - 1].stem in _MOVED
        ):
            plain.setdefault(token.lower, k)
    lowers = {reading.lower(k) for k in range(*span)}
    sentence = reading.sentence_of(span[0])
    around = reading.lowers(sentence)
    firm = not (_UNREAL & lowers) and not (
        denials
        and (_TEMPORARY & around or reading.lower(span[1]) in {"because", "until", "unless", "before"})
    )
    return Statement(
        span,
        at,
        plain,
        tuple(denials),
        nested,
        _denies_verb(reading, denials),
        head,
        _subject(reading, span),
        firm,
    )


def _denies_verb(reading: Reading, denials: list[int]) -> bool:
    return any(
        reading.lower(k).endswith("n't") or reading.lower(k) in {"not", "never", "failed", "didnt"}
        for k in denials
    )


_TAKES_BACK = frozenset({"without", "fail", "failed", "fails", "unable", "refused", "forgot", "neglected"})
_MOVED = frozenset(
    {"go", "be", "come", "trend", "mov", "head", "was", "were", "is", "are", "'s", "turn", "edg", "shoot"}
)


def _denies(reading: Reading, at: int) -> bool:
    lower = reading.lower(at)
    if lower == "no" and (
        reading.lower(at + 1) in {",", ".", "-", "!"} or reading.lower(at - 1) in {",", "or"}
    ):
        return False
    return lower in words("words", "negators") or lower.endswith("n't")


def _idle_denials(reading: Reading, span: tuple[int, int]) -> set[int]:
    """Places of words that look like denials and deny nothing here: "not only", "no doubt"."""
    skipped: set[int] = set()
    idle = phrase_index("words", "not_denials")
    for k in range(*span):
        phrase = reading.phrase_at(k, idle)
        if phrase is not None:
            skipped.update(range(k, phrase[1]))
        if _denies(reading, k) and reading.lower(k + 1) in {"just", "only", "simply", "merely"}:
            skipped.add(k)
        if reading.lower(k) == "zero" and not is_content(reading.tokens[min(k + 1, len(reading.tokens) - 1)]):
            skipped.add(k)
    return skipped


@cache
def _merges() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, word in sorted(lexicon("polarity")["phrases"].items(), key=lambda item: -len(item[0])):
        index.setdefault(phrase.split()[0], []).append((tuple(phrase.split()), word))
    return index


def _merged(reading: Reading, span: tuple[int, int]) -> dict[int, tuple[str, int]]:
    """Find phrases that are read as one word: their first place has the word, the others are empty."""
    found: dict[int, tuple[str, int]] = {}
    k = span[0]
    while k < span[1]:
        match = next(
            (
                (phrase, word)
                for phrase, word in _merges().get(reading.lower(k), ())
                if reading.starts_with(k, phrase)
            ),
            None,
        )
        if match is None:
            k += 1
            continue
        phrase, word = match
        for j in range(k, k + len(phrase)):
            found[j] = (word if j == k else "", k + len(phrase))
        k += len(phrase)
    return found


def _subject(reading: Reading, span: tuple[int, int]) -> str:
    for k in range(span[0], min(span[1], span[0] + 5)):
        lower = reading.lower(k)
        if lower in {"i", "i'm", "i've", "i'd", "me", "myself"}:
            return "I"
        if lower in {"we", "we're", "we've", "us"}:
            return "we"
        if lower in {"he", "she", "they"} or lower in words("roles", "others"):
            return "other"
    return ""


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Opposites by stem: the workbook's pairs and WordNet's, without those that interviews do not oppose.

    Examples
    --------
    >>> "fail" in opposites()["pass"], "reject" in opposites()["accept"]
    (True, True)
    """
    found: dict[str, set[str]] = {}

    def add(one: str, other: str) -> None:
        for left, right in {(one, other), (stem(one), stem(other))}:
            found.setdefault(left, set()).add(right)
            found.setdefault(right, set()).add(left)

    for word, others in antonyms().items():
        for other in others:
            add(word, other)
    for pair in lexicon("polarity")["not_opposites"].split("|"):
        one, other = pair.split()
        for left, right in ((one, other), (stem(one), stem(other))):
            found.get(left, set()).discard(right)
            found.get(right, set()).discard(left)
    for entry in lexicon("polarity")["opposites"]:
        ones, others = (side.split(",") for side in entry.split("|"))
        for one in ones:
            for other in others:
                add(one, other)
    return {word: frozenset(others) for word, others in found.items()}
