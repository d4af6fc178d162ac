"""Which texts should agree: answers to one question, a story and its questions, texts about one event, named pay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from workbook.consistency import Claim
from workbook.ledger.places import Place, claims_of, known_names, places
from workbook.records import Answer, Contents, Question, Story

ALIKE, ALIKE_WHEN_TOLD, FEWEST = 0.4, 0.35, 6
"""Share and number of the shorter text's longer words that the other one must have, too, for both to tell of one event; less
when the reader says that the story was told in that round. In the sample, texts about unlike events share a third at most."""

_PAY = re.compile(r"\b(salar(y|ies)|compensation|wages?|(base|annual|starting) pay)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(remuneration|earnings|(current|expected|your) pay|pay (expectations?|range)|(do|did|would|will) you"
    r" (\w+ ){0,3}(be paid|get paid|earn(?=\W*($|(now|today|currently|there|at|in|a)\b))))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Pair:
    """Two texts that should agree, the one that was told earlier first."""

    first: Place
    second: Place
    why: str
    """``"question"``: two answers to one; ``"link"``: a story and a question it is meant to answer; ``"words"``: texts
    about one event; ``"pay"``: figures named in different rounds."""


def pairs(contents: Contents) -> tuple[Pair, ...]:
    """Return the texts to hold against each other.

    Each later answer to a question is compared with the earliest and with the one before it; what was said last in
    rehearsal with the earliest and with the newest draft. Nobody heard the attempts before it.
    """
    rehearsals = {item.id for item in contents.rounds if item.sort == "rehearsal"}
    told = places(contents)
    found: dict[tuple[str, str], Pair] = {}
    for question in contents.all(Question):
        answers = [
            each for each in told if isinstance(each.record, Answer) and each.record.question == question.id
        ]
        for first, second in _of_one_question(answers, rehearsals):
            found.setdefault((first.id, second.id), Pair(first, second, "question"))
    of_pay = {each.id for each in told if pay_named(each, contents)}
    for first, second in combinations([each for each in told if each.round not in rehearsals], 2):
        if why := _link(first, second, of_pay):
            found.setdefault((first.id, second.id), Pair(first, second, why))
    return tuple(found.values())


def asks_for_pay(question: Question) -> bool:
    """Whether a question is about pay: by its type, or by its words as long as no type is chosen.

    >>> [asks_for_pay(Question(id="q", text=text)) for text in ("What salary do you look for?", "How do you earn trust?")]
    [True, False]
    """
    asked = (pattern.search(question.text) for pattern in (_PAY, _ASKED))
    return question.type == "salary" or (not question.type and any(asked))


def pay_named(place: Place, contents: Contents) -> list[Claim]:
    """Return the amounts of money in an answer that speak of pay."""
    record = place.record
    asked = contents.find(Question, record.question) if isinstance(record, Answer) else None
    return [
        claim
        for claim in claims_of(place, known_names(contents))
        if claim.kind == "money" and asked and (asks_for_pay(asked) or _PAY.search(claim.sentence))
    ]


def _of_one_question(answers: Sequence[Place], rehearsals: set[str]) -> Iterator[tuple[Place, Place]]:
    told = [each for each in answers if each.round not in rehearsals]
    for before, later in pairwise(told):
        yield told[0], later
        yield before, later
    for rehearsed in [each for each in answers if each.round in rehearsals][-1:]:
        yield from ((each, rehearsed) for each in (*told[:1], *told[-1:]))


def _link(first: Place, second: Place, of_pay: set[str]) -> str:
    """Why two texts should agree, or nothing; places of pay by their identifier."""
    one, two = first.record, second.record
    if isinstance(one, Answer) and isinstance(two, Answer) and one.question == two.question:
        return ""
    if isinstance(one, Answer) and isinstance(two, Story) and one.question in two.questions:
        return "link"
    is_told = isinstance(two, Story) and first.round in two.told_in
    if _share(first.text, second.text) >= (ALIKE_WHEN_TOLD if is_told else ALIKE):
        return "words"
    is_elsewhere = first.round and second.round and first.round != second.round
    return "pay" if is_elsewhere and {first.id, second.id} <= of_pay else ""


def _share(one: str, two: str) -> float:
    first, second = _long_words(one), _long_words(two)
    both = len(first & second)
    return both / min(len(first), len(second)) if both >= FEWEST else 0.0


@lru_cache(maxsize=1024)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{5,}", text.lower()))
