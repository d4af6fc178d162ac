"""Read clauses as statements: the concepts they hold, who acts, whether they are denied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workbook.consistency.concepts import concept, is_negator, is_person, stem
from workbook.consistency.lexicon import Phrases, indexed, lexicon, phrases, wordnet, words
from workbook.consistency.text import Reading

_UNREAL = frozenset(
    ["if", "would", "wouldn't", "should", "shouldn't", "?", "whether", "hopefully", "hope", "could"]
)
_TAKES_BACK = frozenset(["without", "fail", "failed", "fails", "unable", "refused", "forgot", "neglected"])


@dataclass(frozen=True)
class Statement:
    """One clause, reduced to what can be opposed.

    Parameters
    ----------
    span
        Token range of the clause.
    at, plain
        Token index by concept, and by stem and form.
    denials
        Token indices of the words that deny.
    is_denied
        Whether what it says is denied; "never without" affirms.
    denied
        Concept of the first content word behind the last denial, or empty.
    actor
        ``"I"``, ``"we"``, ``"other"`` or empty.
    is_firm
        Whether it tells a fact, and nothing imagined or meanwhile changed.
    """

    span: tuple[int, int]
    at: Mapping[str, int]
    plain: Mapping[str, int]
    denials: tuple[int, ...]
    is_denied: bool
    denied: str
    actor: str
    is_firm: bool

    def place(self, word: str) -> int:
        """Token index of a word of the clause, by form, stem or concept."""
        return self.plain[word] if word in self.plain else self.at[word]


def statements_in(reading: Reading) -> list[Statement]:
    """Read every clause as a statement.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(s.is_denied, s.denied, s.actor) for s in statements_in(read("I never missed a deadline. Not only that."))]
    [(True, 'miss', 'I'), (False, '', '')]
    """
    return [_statement(reading, span) for span in reading.clauses]


def _statement(reading: Reading, span: tuple[int, int]) -> Statement:
    idle = _idle_denials(reading, span)
    at: dict[str, int] = {}
    plain: dict[str, int] = {}
    denials: list[int] = []
    denied, taken_back, k = "", False, span[0]
    while k < span[1]:
        token, end = reading.tokens[k], k + 1
        merged = reading.phrase_at(k, _merges())
        denial = reading.phrase_at(k, phrases("words", "denials")) if k not in idle else None
        if merged is not None and merged[1] <= span[1]:
            word, end = merged
            at.setdefault(concept(word), k)
            plain.setdefault(word, k)
            denied = denied or (concept(word) if denials else "")
        elif denial is not None or (_denies(reading, k) and k not in idle):
            between = {reading.lower(j) for j in range(denials[-1] + 1, k)} if denials else set()
            said = bool(between & {"say", "think", "believe", "claim", "day", "week", "time", "single"})
            again = bool(denials) and (token.lower in _TAKES_BACK or denials[-1] == k - 1)
            taken_back ^= said or again
            denials.append(k)
            denied, end = "", denial[1] if denial is not None else k + 1
        elif token.is_content:
            at.setdefault(token.concept, k)
            plain.setdefault(token.stem, k)
            plain.setdefault(token.lower, k)
            denied = denied or (token.concept if denials else "")
        elif token.lower in words("polarity", "small_ways") and _is_way(reading, k):
            plain.setdefault(token.lower, k)
        k = end
    lowers = {reading.lower(k) for k in range(*span)}
    for_a_time = lowers & words("polarity", "for_a_time") or reading.lower(span[1]) in {
        "until",
        "till",
        "before",
    }
    firm = not (_UNREAL & lowers) and not (denials and for_a_time)
    is_denied = bool(denials) and not taken_back
    return Statement(span, at, plain, tuple(denials), is_denied, denied, actor_of(reading, span), firm)


def _is_way(reading: Reading, at: int) -> bool:
    """Whether "up" or "more" says which way something went: "went up", "up by", "more complaints"."""
    if reading.lower(at) in {"up", "down"}:
        follows = at + 1 < len(reading.tokens) and reading.tokens[at + 1].is_number
        moved = reading.tokens[at - 1].stem in words("polarity", "movers") or reading.lower(at - 1) in words(
            "polarity", "was"
        )
        return at > 0 and (moved or follows or reading.lower(at + 1) in {"by", "to", "from"})
    return True


def _denies(reading: Reading, at: int) -> bool:
    lower = reading.lower(at)
    if lower == "no" and (reading.lower(at + 1) in {",", ".", "-", "!"} or reading.lower(at - 1) == "or"):
        return False
    return is_negator(lower)


def _idle_denials(reading: Reading, span: tuple[int, int]) -> set[int]:
    """Places of words that look like denials and deny nothing here: "not only", "no doubt"."""
    found = {
        k
        for _, first, end in reading.phrases_in(span, phrases("words", "not_denials"))
        for k in range(first, end)
    }
    follow = {"just", "only", "simply", "merely", "my", "mine", "me", "alone"}
    return found | {k for k in range(*span) if reading.lower(k + 1) in follow}


@cache
def _merges() -> Phrases:
    return indexed(lexicon("polarity")["phrases"].items())


def actor_of(reading: Reading, span: tuple[int, int]) -> str:
    """Who acts in a clause: ``"I"``, ``"we"``, ``"other"`` or empty.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [actor_of(read(t), (0, 4)) for t in ("I led the move", "My boss led it", "We led the move")]
    ['I', 'other', 'we']
    """
    for k in range(*span):
        lower = reading.lower(k)
        if lower in {"i", "i'm", "i'd", "i've", "i'll"}:
            return "I"
        if lower in {"we", "we'd", "we're", "we've", "us", "our"} and k - span[0] < 4:
            return "we"
        if lower in {"he", "she", "they", "someone", "somebody", "nobody"} or (
            is_person(lower) and k - span[0] < 4
        ):
            return "other"
    if any(
        reading.lower(k) == "by" and is_person(reading.lower(min(k + j, span[1] - 1)))
        for k in range(*span)
        for j in (2, 3)
    ):
        return "other"  # "it was run by the senior pharmacist"
    opener = reading.tokens[span[0]]
    named = opener.is_capital and opener.is_content and span[0] + 1 < span[1]
    return "other" if named and reading.lower(span[0] + 1) in words("parts", "past") else ""


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Opposites by form and stem: the workbook's pairs and WordNet's, without those that interviews do not oppose.

    Examples
    --------
    >>> "fail" in opposites()["pass"], "reject" in opposites()["accept"]
    (True, True)
    """
    found: dict[str, set[str]] = {}
    pairs = [(one, other) for one, other in wordnet("antonyms.csv")]
    for entry in lexicon("polarity")["opposites"]:
        ones, others = (side.split(",") for side in entry.split("|"))
        pairs += [(one, other) for one in ones for other in others]
    dropped = {frozenset(map(stem, pair.split())) for pair in lexicon("polarity")["not_opposites"].split("|")}
    own = {word for entry in lexicon("polarity")["opposites"] for word in entry.replace("|", ",").split(",")}
    for one, other in pairs:
        if frozenset((stem(one), stem(other))) in dropped and not {one, other} <= own:
            continue
        for left, right in {(one, other), (stem(one), stem(other))}:
            found.setdefault(left, set()).add(right)
            found.setdefault(right, set()).add(left)
    return {word: frozenset(others) for word, others in found.items()}
