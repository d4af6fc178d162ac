"""Read an answer: tokens with places in the original, sentences, clauses, and the stems that carry its topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from workbook.consistency.concepts import concept, is_content, stem
from workbook.consistency.lexicon import PhraseIndex, lexicon, listed, words

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W_]|[\u0300-\u036f])*(?:['’][^\W\d_]+)?(?:\+\+|#)?|[^\w\s]|_"
)


_SENTENCE_END = frozenset(".!?")


_BREAKS = frozenset(";:—()")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, numeral or sign: ``text[start:end]`` of the original is its form."""

    form: str
    lower: str
    stem: str
    start: int
    end: int
    sentence: int
    clause: int

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.form[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.form[0].isdecimal()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.form[0].isupper()


@dataclass(frozen=True)
class Reading:
    """A text with its tokens, and the token ranges of its sentences and clauses."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    clauses: tuple[tuple[int, int], ...]
    topics: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    roots: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    forms: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def lower(self, at: int) -> str:
        """Return the lower-case form at a token index, or ``""`` outside of the text."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def starts_with(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Whether the tokens from ``at`` on are these words."""
        for k, word in enumerate(phrase, at):
            if not 0 <= k < len(self.tokens) or self.tokens[k].lower != word:
                return False
        return True

    def phrase_at(self, at: int, index: PhraseIndex) -> tuple[str, int] | None:
        """Name of the list and end of the longest phrase that begins at a token."""
        for phrase, name in index.get(self.lower(at), ()):
            if self.starts_with(at, phrase):
                return name, at + len(phrase)
        return None

    def sentence_text(self, at: int) -> str:
        """Text of the sentence that holds a token."""
        first, end = self.sentences[self.tokens[at].sentence]
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def topic(self, span: tuple[int, int]) -> frozenset[str]:
        """Concepts of the content words in a token range."""
        if span not in self.topics:
            self.topics[span] = frozenset(
                concept(token) for token in self.tokens[slice(*span)] if token.is_word and is_content(token)
            )
        return self.topics[span]

    def lowers(self, span: tuple[int, int]) -> frozenset[str]:
        """Lower-case forms in a token range."""
        if span not in self.forms:
            self.forms[span] = frozenset(token.lower for token in self.tokens[slice(*span)])
        return self.forms[span]

    def stems(self, span: tuple[int, int]) -> frozenset[str]:
        """Stems in a token range."""
        if span not in self.roots:
            self.roots[span] = frozenset(token.stem for token in self.tokens[slice(*span)])
        return self.roots[span]

    def clause_of(self, at: int) -> tuple[int, int]:
        """Token range of the clause that holds a token."""
        return self.clauses[self.tokens[at].clause]

    def sentence_of(self, at: int) -> tuple[int, int]:
        """Token range of the sentence that holds a token."""
        return self.sentences[self.tokens[at].sentence]


def read(text: str) -> Reading:
    """Split a text into tokens, sentences and clauses in one pass.

    Examples
    --------
    >>> reading = read("We were five. Then I left, because of the pay.")
    >>> [reading.text[reading.tokens[i].start : reading.tokens[j - 1].end] for i, j in reading.clauses]
    ['We were five.', 'Then I left,', 'because of the pay.']
    """
    matches = list(_TOKEN.finditer(text))
    lowers = [match.group().lower().replace("’", "'") for match in matches]
    sentence_starts = set(_sentence_starts(text, matches, lowers))
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    clauses: list[tuple[int, int]] = []
    sentence_from = clause_from = 0
    for at, match in enumerate(matches):
        if at and at in sentence_starts:
            sentences.append((sentence_from, at))
            clauses.append((clause_from, at))
            sentence_from = clause_from = at
        elif at > clause_from + 1 and _opens_clause(lowers, at):
            clauses.append((clause_from, at))
            clause_from = at
        form = match.group()
        tokens.append(
            Token(
                form, lowers[at], stem(lowers[at]), match.start(), match.end(), len(sentences), len(clauses)
            )
        )
    if tokens:
        sentences.append((sentence_from, len(tokens)))
        clauses.append((clause_from, len(tokens)))
    return Reading(text, tuple(tokens), tuple(sentences), tuple(clauses))


def _sentence_starts(text: str, matches: list[re.Match[str]], lowers: list[str]) -> Iterator[int]:
    short = words("words", "abbreviations")
    for at in range(1, len(matches)):
        gap = text[matches[at - 1].end() : matches[at].start()]
        ended = (
            lowers[at - 1] in _SENTENCE_END
            and gap
            and not (at > 1 and lowers[at - 1] == "." and lowers[at - 2] in short)
        )
        if ended or "\n" in gap:
            yield at


def _opens_clause(lowers: list[str], at: int) -> bool:
    word, before = lowers[at], lowers[at - 1]
    if before in _BREAKS:
        return True
    if word in words("words", "clause_openers"):
        return not (word == "so" and before == "or") and not (word == "that" and before == "so")
    follows = lowers[at + 1] if at + 1 < len(lowers) else ""
    if word == "and":
        return follows in words("words", "pronouns") or follows in {"then", "so"}
    return before == "," and word in words("words", "pronouns")


def is_content_at(reading: Reading, at: int) -> bool:
    """Whether there is a content word at a token index."""
    return at < len(reading.tokens) and reading.tokens[at].is_word and is_content(reading.tokens[at])


@cache
def _by_word(name: str, table: str) -> dict[str, str]:
    return {word: group for group, members in lexicon(name)[table].items() for word in listed(members)}


def nearest(reading: Reading, at: int, name: str, table: str) -> str:
    """Name of the group whose word stands nearest to a token, within its clause."""
    clause = reading.clause_of(at)
    roles = _by_word(name, table)
    best, found = 12, ""
    for k in range(max(clause[0], at - 12), min(clause[1], at + 12)):
        group = roles.get(reading.lower(k))
        if group is not None and abs(k - at) < best:
            best, found = abs(k - at), group
    return found


@cache
def words_of_direction() -> frozenset[str]:
    """Return all words that say which way a quantity went."""
    table = lexicon("verbs")["directions"]
    return frozenset(table["up"].split()) | frozenset(table["down"].split())


def moves(reading: Reading, at: int) -> bool:
    """Whether a word of movement stands before a token, within its clause."""
    clause = reading.clause_of(at)
    ways = words_of_direction()
    return any(reading.lower(k) in ways for k in range(clause[0], at))
