"""What of the reader's stories and answers meets each line of the advertisement: confirmed, suggested, or open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from workbook.consistency.concepts import stem, weight
from workbook.consistency.text import Reading, Token, read
from workbook.ledger import asks_for_pay
from workbook.plan.evidence import Evidence, evidence_of
from workbook.records import Answer, Contents, Question, Requirement, Story
from workbook.star.lexicon import word_set
from workbook.star.wording import clause_around

ENOUGH = 1.6
"""What shared words must weigh together, so that a single everyday word suggests nothing; our own bound."""
DEED, REACH = 0.6, 30
"""What a deed of everyday weighs beside what it is done to, and within so many characters before it; our own bounds."""
MOST_SUGGESTED = 3
STATES = ("met", "suggested", "open")

_ENDING = re.compile(r"(?<=\w{5})(?:at)?(?:ion|ment|ance|ence|or|s|d|e)?$")
_read = lru_cache(maxsize=512)(read)


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Evidence that may meet a line: the words that match, on both sides, as they are written."""

    evidence: Evidence
    score: float
    asked: tuple[str, ...]
    told: tuple[str, ...]
    quote: str
    """The reader's words around the most telling of them."""

    @property
    def reason(self) -> str:
        """The match in a sentence."""
        ask, tell = (", ".join(f"“{word}”" for word in words) for words in (self.asked, self.told))
        return f"They ask for {ask}; you say {tell} in “{self.quote}”."


@dataclass(frozen=True, kw_only=True)
class Covered:
    """A line of the advertisement with what meets it, what may, and what the reader declined."""

    requirement: Requirement
    met_by: tuple[Evidence, ...]
    suggestions: tuple[Suggestion, ...]
    declined: tuple[Evidence, ...]

    @property
    def state(self) -> str:
        """One of `STATES`."""
        return STATES[0] if self.met_by else STATES[1] if self.suggestions else STATES[2]


def covering(contents: Contents) -> tuple[Covered, ...]:
    """Say for every line of the advertisement that has words what meets it, in the order in which they were kept."""
    known = {each.ref: each for each in evidence_of(contents)}
    told = told_by(contents)
    lines = []
    for each in contents.all(Requirement):
        if not each.text.strip():
            continue
        settled = {*each.met_by, *each.not_met_by}
        may = tuple(found for found in suggest(each.text, told) if found.evidence.ref not in settled)
        met = tuple(known[ref] for ref in each.met_by if ref in known)
        declined = tuple(known[ref] for ref in each.not_met_by if ref in known and ref not in each.met_by)
        lines.append(Covered(requirement=each, met_by=met, suggestions=may, declined=declined))
    return tuple(lines)


def suggest(line: str, evidence: Sequence[Evidence]) -> list[Suggestion]:
    """Return what may meet a line, the likeliest first; nothing when too little is shared.

    Words of one meaning count as the same (client, customer); a name such as SQL is enough, other words only
    together within two sentences, or when they are all that the line asks for.

    Examples
    --------
    >>> story = Evidence(ref="story/s1", name="S", text="I wrote a script in Python.")
    >>> [(each.asked, each.told, each.quote) for each in suggest("SQL; Python is a plus", [story])]
    [(('Python',), ('Python',), 'I wrote a script in Python')]
    """
    usual = _usual(tuple(each.text for each in evidence))
    found = [each for one in evidence if (each := _match(line, one, usual))]
    found.sort(key=lambda each: (-each.score, each.evidence.name))
    return found[:MOST_SUGGESTED]


def told_by(contents: Contents) -> list[Evidence]:
    """Return what suggestions come from: the stories and, of the answers to one question, the latest; none about pay."""
    known = {each.ref: each for each in evidence_of(contents)}
    latest: dict[str, str] = {}
    order = {each.id: number for number, each in enumerate(contents.rounds)}
    for answer in sorted(contents.all(Answer), key=lambda each: order.get(each.round, -1)):
        question = contents.find(Question, answer.question)
        if question and not asks_for_pay(question) and answer.text.strip():
            latest[answer.question] = answer.ref
    refs = [*(story.ref for story in contents.all(Story)), *latest.values()]
    return [known[ref] for ref in refs if ref in known]


@lru_cache(maxsize=64)
def _usual(texts: tuple[str, ...]) -> frozenset[str]:
    """Concepts that more than a third of the texts share: they tell less of any one of them."""
    counts = Counter(word for text in texts for word in {token.concept for token in _read(text).tokens})
    return frozenset(word for word, count in counts.items() if count > max(3, len(texts) / 3))


def is_telling(token: Token) -> bool:
    """Whether a word tells more than those of every advertisement, every answer and every interview."""
    everywhere = token.stem in _stems("ad_words") or token.stem in _stems("ad_weak")
    return token.is_content and not everywhere and weight(token.concept) == 1.0


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in word_set(words))


def _wanted(line: Reading, usual: frozenset[str]) -> dict[str, tuple[Token, float]]:
    """What a line asks for, by concept, and how much it says that somebody tells of it."""
    found: dict[str, tuple[Token, float]] = {}
    topics = [token for token in line.tokens if token.is_content]
    is_titled = len(topics) > 3 and 2 * sum(token.is_capital for token in topics) > len(topics)
    first = _openings(line)
    for token in topics:
        if token.stem in _stems("ad_words"):
            continue
        is_short_form = len(token.form) > 1 and (not token.form[1:].islower() or token.form[-1] in "+#")
        is_name = token.is_capital and token.start not in first and not is_titled
        worth = weight(token.concept) * (0.8 if token.concept in usual else 1.0)
        worth = min(worth, 0.5) if token.stem in _stems("ad_weak") else worth
        found.setdefault(token.concept, (token, ENOUGH if is_short_form or is_name else worth))
    return found


def _root(stem: str) -> str:
    """What a verb and the noun made from it share: "respond" and "response", "educate" and "education"."""
    return _ENDING.sub("", stem)


def _openings(reading: Reading) -> set[int]:
    """Places at which sentences begin: a capital there tells no name."""
    return {reading.tokens[start].start for start, _ in reading.sentences}


def _worth(token: Token, wanted: tuple[Token, float], *, is_name: bool) -> float:
    """How much a told word says: a word of like meaning less than the same one, however rare that is."""
    asked, worth = wanted
    if token.stem != asked.stem:
        return min(worth, 1.0) * 0.6
    return ENOUGH if is_name and asked.is_capital else worth


def _is_done_to(told: Reading, thing: Token, line: Reading, asked: Token) -> bool:
    """Whether both say one deed of one thing, which weighs as a word: "lead huddles and debriefs", "I led a debrief"."""
    deeds = [
        {t.stem for t in reading.tokens if 0 < at.start - t.start < REACH and t.sentence == at.sentence}
        & _stems("ad_deeds")
        for reading, at in ((told, thing), (line, asked))
    ]
    return bool(deeds[0] & deeds[1]) and is_telling(asked)


def _match(asked: str, evidence: Evidence, usual: frozenset[str]) -> Suggestion | None:
    wanted, reading = _wanted(_read(asked), usual), _read(evidence.text)
    openings, roots = _openings(reading), {_root(token.stem): name for name, (token, _) in wanted.items()}
    hits = []
    for token in reading.tokens:
        name = token.concept if token.concept in wanted else roots.get(_root(token.stem), "")
        if name:
            is_name = token.is_capital and token.start not in openings
            hits.append((name, token, _worth(token, wanted[name], is_name=is_name)))
    best: tuple[float, dict[str, Token]] = (0.0, {})
    for sentence in dict.fromkeys(token.sentence for _, token, _ in hits):
        near: dict[str, tuple[float, Token]] = {}
        for name, token, worth in hits:
            is_near = sentence <= token.sentence <= sentence + 1
            if is_near and worth > near.get(name, (0.0, token))[0]:
                near[name] = worth, token
        found = {name: token for name, (_, token) in near.items()}
        score = sum(worth for worth, _ in near.values())
        score += DEED * any(
            _is_done_to(reading, token, _read(asked), wanted[name][0]) for name, token in found.items()
        )
        best = max(best, (score, found), key=lambda each: each[0])
    score, told = best
    is_all = len(told) == len(wanted) and score >= 0.8 * len(wanted)
    if not told or (score < ENOUGH and not is_all):
        return None
    names = sorted(told, key=lambda name: wanted[name][0].start)
    clauses = [clause_around(evidence.text, token.start, token.end) for token in told.values()]
    within = {
        quote: sum(at <= token.start < at + len(quote) for token in told.values()) for at, quote in clauses
    }
    return Suggestion(
        evidence=evidence,
        score=round(score, 2),
        asked=tuple(wanted[name][0].form for name in names),
        told=tuple(told[name].form for name in names),
        quote=max(within, key=lambda quote: (within[quote], len(quote))),
    )
