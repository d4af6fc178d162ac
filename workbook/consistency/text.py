"""Read an answer: tokens with their places in the original, sentences, clauses, and the concepts around a place."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbook.consistency.concepts import concept, is_content, stem, weight
from workbook.consistency.lexicon import Phrases, groups, words
from workbook.consistency.sentences import ends_sentence

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W_]|[\u0300-\u036f])*(?:['’][^\W\d_]+)?(?:\+\+|#)?|[^\w\s]|_"
)
_ENDS, _BREAKS = frozenset(".!?"), frozenset(";:—–()…")
_LONGEST = 150
"""A sentence ends after so many tokens at the latest, so that work on one stays bounded."""
_NEAR = 8
"""Within so many words, what stands beside a claim counts fully as its surroundings."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, numeral or sign: ``text[start:end]`` of the original is its form."""

    form: str
    lower: str
    start: int
    end: int
    sentence: int
    clause: int
    is_word: bool
    """Whether it begins with a letter."""
    is_content: bool
    """Whether it carries topic."""
    concept: str
    """What its synonyms share."""

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.form[0].isdecimal()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.form[0].isupper()

    @property
    def stem(self) -> str:
        """What its inflections share."""
        return stem(self.lower)


@dataclass(frozen=True)
class Reading:
    """A text with its tokens, and the token ranges of its sentences and clauses."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    clauses: tuple[tuple[int, int], ...]
    _concepts: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    _known: dict[tuple[int, int], Mapping[str, float]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def lower(self, at: int) -> str:
        """Return the lower-case form at a token index, or ``""`` outside of the text."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def is_topic(self, at: int) -> bool:
        """Whether a content word stands at a token index."""
        return 0 <= at < len(self.tokens) and self.tokens[at].is_content

    def has(self, at: int, *phrase: str) -> bool:
        """Whether the tokens from ``at`` on are these words."""
        return all(self.lower(k) == word for k, word in enumerate(phrase, at))

    def phrase_at(self, at: int, index: Phrases) -> tuple[str, int] | None:
        """Name of the list and end of the longest phrase that begins at a token."""
        if 0 <= at < len(self.tokens):
            for phrase, name in index.get(self.tokens[at].lower, ()):
                if len(phrase) == 1 or self.has(at, *phrase):
                    return name, at + len(phrase)
        return None

    def phrases_in(self, span: tuple[int, int], index: Phrases) -> list[tuple[str, int, int]]:
        """List, first and end of all phrases that begin in a token range, one behind the other."""
        found, at = [], span[0]
        while at < span[1]:
            match = self.phrase_at(at, index)
            if match is not None:
                found.append((match[0], at, match[1]))
            at = match[1] if match is not None else at + 1
        return found

    def sentence_of(self, at: int) -> tuple[int, int]:
        """Token range of the sentence that holds a token."""
        return self.sentences[self.tokens[at].sentence]

    def clause_of(self, at: int) -> tuple[int, int]:
        """Token range of the clause that holds a token."""
        return self.clauses[self.tokens[at].clause]

    def quote(self, span: tuple[int, int]) -> str:
        """Words of a token range as written."""
        return self.text[self.tokens[span[0]].start : self.tokens[span[1] - 1].end]

    def concepts(self, span: tuple[int, int]) -> frozenset[str]:
        """Concepts of the content words in a token range."""
        if span not in self._concepts:
            self._concepts[span] = frozenset(t.concept for t in self.tokens[slice(*span)] if t.is_content)
        return self._concepts[span]

    @cached_property
    def uses(self) -> Mapping[str, int]:
        """In how many sentences each concept stands."""
        return Counter(word for sentence in self.sentences for word in self.concepts(sentence))

    def around(self, span: tuple[int, int]) -> Mapping[str, float]:
        """Concepts around a token range by nearness: 1 in its clause, less in its sentence, little beside that.

        Examples
        --------
        >>> near = read("I led the harvest in our barn. It took weeks.").around((1, 2))
        >>> near["barn"], near["week"] < 0.5
        (1.0, True)
        """
        if span not in self._known:
            clause, sentence = self.clause_of(span[0]), self.sentence_of(span[0])
            number = self.tokens[span[0]].sentence
            first = self.sentences[max(number - 1, 0)][0]
            end = self.sentences[min(number + 1, len(self.sentences) - 1)][1]
            found: dict[str, float] = {}
            for at in range(max(first, span[0] - 60), min(end, span[1] + 60)):
                token = self.tokens[at]
                if span[0] <= at < span[1] or not token.is_content:
                    continue
                apart = span[0] - at if at < span[0] else at - span[1] + 1
                inside = clause[0] <= at < clause[1] or apart <= 3
                near = 1.0 if inside else 0.7 if sentence[0] <= at < sentence[1] else 0.3
                near *= 1.0 if apart <= _NEAR else 0.75
                found[token.concept] = max(found.get(token.concept, 0.0), near * weight(token.concept))
            self._known[span] = found
        return self._known[span]


def ties(one: Reading, two: Reading, at: int, to: int) -> float:
    """How many telling concepts two sentences of two texts share; one that a text uses often counts less.

    Examples
    --------
    >>> one, two = read("Five stood on the pavement. I rang home."), read("On the pavement were nine. I rang back.")
    >>> ties(one, two, 0, 0)
    1.0
    """
    shared = one.concepts(one.sentence_of(at)) & two.concepts(two.sentence_of(to))
    return sum(weight(word) / math.sqrt(one.uses[word] * two.uses[word]) for word in shared)


def nearest(reading: Reading, at: int, name: str, table: str) -> str:
    """Name of the group of a lexicon whose word stands nearest to a token, within its clause.

    Examples
    --------
    >>> nearest(read("My salary was 40"), 3, "quantities", "money_roles")
    'salary'
    """
    roles, clause = groups(name, table), reading.clause_of(at)
    best, found = 14, ""
    for k in range(max(clause[0], at - 13), min(clause[1], at + 13)):
        group = roles.get(reading.lower(k), "")
        if group and abs(k - at) < best:
            best, found = abs(k - at), group
    return found


def likeness(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """How much two surroundings share, between 0 and 1; what the shorter one says counts.

    Examples
    --------
    >>> likeness({"audit": 1, "store": 1}, {"audit": 1, "week": 1, "long": 1})
    0.5
    """
    shared = sum(min(value, two[word]) for word, value in one.items() if word in two)
    least = min(sum(one.values()), sum(two.values()))
    return shared / max(least, 1.0)


def read(text: str) -> Reading:
    """Split a text into tokens, sentences and clauses in one pass.

    Examples
    --------
    >>> reading = read("We were five. Then I left, because of the pay.")
    >>> [reading.quote(clause) for clause in reading.clauses]
    ['We were five.', 'Then I left,', 'because of the pay.']
    """
    matches = list(_TOKEN.finditer(text))
    lowers = [match.group().lower().replace("’", "'") for match in matches]
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    clauses: list[tuple[int, int]] = []
    sentence_from = clause_from = 0
    for at, match in enumerate(matches):
        if at and (_opens_sentence(text, matches, lowers, at) or at - sentence_from >= _LONGEST):
            sentences.append((sentence_from, at))
            clauses.append((clause_from, at))
            sentence_from = clause_from = at
        elif at > clause_from + 1 and _opens_clause(lowers, at):
            clauses.append((clause_from, at))
            clause_from = at
        place, word = (match.start(), match.end(), len(sentences), len(clauses)), lowers[at]
        is_word = word[0].isalpha()
        topic = is_word and is_content(word)
        tokens.append(Token(match.group(), word, *place, is_word, topic, concept(word) if topic else word))
    if tokens:
        sentences.append((sentence_from, len(tokens)))
        clauses.append((clause_from, len(tokens)))
    return Reading(text, tuple(tokens), tuple(sentences), tuple(clauses))


def _opens_sentence(text: str, matches: list[re.Match[str]], lowers: list[str], at: int) -> bool:
    gap = text[matches[at - 1].end() : matches[at].start()]
    if "\n" in gap:  # a wrapped line goes on in small letters
        return gap.count("\n") > 1 or not matches[at].group()[0].islower() or lowers[at - 1] in _ENDS
    if lowers[at - 1] not in _ENDS or not gap:
        return False
    return ends_sentence(text, matches[at - 1].start())


def _opens_clause(lowers: list[str], at: int) -> bool:
    word, before = lowers[at], lowers[at - 1]
    if before in _BREAKS:
        return True
    if word in words("words", "clause_openers"):
        return (before, word) not in {("or", "so"), ("so", "that"), ("as", "though")}
    follows = lowers[at + 1] if at + 1 < len(lowers) else ""
    if word == "and":
        return follows in words("words", "pronouns") or follows in {"then", "so"}
    return before == "," and word in words("words", "pronouns")
