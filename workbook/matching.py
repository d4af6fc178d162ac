"""Which story fits which question, and which skills it shows, in the reader's own words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, log

from workbook.bank import STORY_TYPES, BankQuestion, Competency
from workbook.records import Story
from workbook.star.lexicon import word_set
from workbook.star.wording import clause_around

Span = tuple[int, int]

_OF_PERSONS = ("r", "er", "or", "t", "ist")
"""Endings that do not fit: "supervised" is what the reader did, "supervisor" somebody's title."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BREAK = re.compile(r"[.,;:!?\n()\[\]“”\"–—]|\s-\s")
_DENIED = re.compile(
    r"\b(?:no|never|without|(?:did|was|were|had|have|has)(?:\snot|n['’]t))(?:\s(?:an?|any|the))?\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Match:
    """A question and a story that may answer it; scores compare only within one list."""

    question_id: str
    story_id: str
    score: float
    reason: str


def rank_questions(
    story: Story, questions: Sequence[BankQuestion], competencies: Sequence[Competency], *, top: int = 5
) -> list[Match]:
    """Return the questions that a story may answer, the likeliest first.

    A question scores by those of its cues that the story contains (rare ones more), by the competencies that
    the reader chose for the story or that its words point to, and most when the reader chose the question.

    Examples
    --------
    >>> from workbook.bank import load_competencies, load_questions
    >>> story = Story(id="s1", action="I missed the deadline and broke a promise.", skills=("professionalism",))
    >>> best = rank_questions(story, load_questions(), load_competencies())[0]
    >>> best.question_id, best.reason
    ('missed-promise', 'You named Professionalism among its skills; you wrote “I missed the deadline” and “broke a promise”.')
    """
    told, weights = _Told(story), _weights(tuple(questions))
    return _best((_match(told, question, competencies, weights) for question in questions), top)


def suggest_skills(
    story: Story, competencies: Sequence[Competency], *, at_least: int = 2
) -> list[tuple[str, tuple[str, ...]]]:
    """Return competencies not yet chosen for a story to which some of its words point, with those words.

    Examples
    --------
    >>> from workbook.bank import load_competencies
    >>> suggest_skills(Story(id="s1", action="I wrote a script in Python."), load_competencies())
    [('technology', ('I wrote a script in Python',))]
    """
    told = _Told(story)
    found = [(each.id, told.hits(each.cues)) for each in competencies if each.id not in story.skills]
    found.sort(key=lambda pair: -len(pair[1]))
    return [(name, told.quotes(hits, most=3)) for name, hits in found if len(hits) >= at_least]


@lru_cache(maxsize=5000)
def stem(word: str) -> str:
    """Return a word without its ending, so that "planned" and "planning" are one; rough on purpose.

    Examples
    --------
    >>> [stem(word) for word in ("Planned", "planning", "companies", "manage", "managing", "missed")]
    ['plan', 'plan', 'company', 'manag', 'manag', 'miss']
    """
    word = re.sub(r"['’]s?$", "", word.casefold())
    if len(word) < 5:
        return word
    base = re.sub(r"(?<=[^e])ed$|ing$|(?<=[^sui])s$", "", re.sub(r"ie[sd]$", "y", word))
    if len(base) < 3 or not re.search("[aeiouy]", base):
        return word
    base = re.sub(r"([^aeioulszy])\1$", r"\1", base) if base != word else base
    return re.sub(r"(?<=[^e])e$", "", base) if len(base) > 4 else base


@lru_cache(maxsize=5000)
def _forms(word: str) -> frozenset[str]:
    """Return the cues that a word fits: its stem, and every beginning of five letters or more."""
    told = stem(word)
    ends = range(5, min(len(told), 30))
    return frozenset({told, *(told[:end] for end in ends if told[end:] not in _OF_PERSONS)})


@lru_cache(maxsize=5000)
def _stems(cue: str) -> tuple[str, ...]:
    return tuple(stem(part) for part in re.split(r"[-\s]+", cue))


class _Told:
    """The words of a story, found by every cue that they fit."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.text = "\n".join((story.title, *story.parts().values(), story.reflection))
        self.words = [found.span() for found in _WORD.finditer(self.text)]
        self.forms = [_forms(self.text[start:end]) for start, end in self.words]
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for place, forms in enumerate(self.forms):
            for form in forms:
                self.places[form].append(place)

    def hits(self, cues: Iterable[str]) -> dict[Span, str]:
        """Return the first place of each cue that is found; a place counts once."""
        found: dict[Span, str] = {}
        for cue in cues:
            parts = _stems(cue)
            if parts[0] in self.places:
                spans = (self._span(parts, first) for first in self.places[parts[0]])
                if span := next(filter(None, spans), None):
                    found.setdefault(span, cue)
        return found

    def _span(self, parts: tuple[str, ...], first: int) -> Span | None:
        """Where the words from one on are these, in one clause, and one word alone is not denied."""
        forms, last = self.forms[first : first + len(parts)], first + len(parts) - 1
        if last >= len(self.words) or not all(part in form for part, form in zip(parts, forms, strict=True)):
            return None
        start, end = self.words[first][0], self.words[last][1]
        is_denied = last == first and _DENIED.search(self.text, max(0, start - 25), start)
        return None if is_denied or _BREAK.search(self.text, start, end) else (start, end)

    def quotes(self, spans: Iterable[Span], most: int = 2) -> tuple[str, ...]:
        """Return the clauses that hold most of these places, in the order of the text."""
        clauses = Counter(clause_around(self.text, *span) for span in sorted(spans))
        return tuple(dict.fromkeys(quote for _, quote in sorted(dict(clauses.most_common(most)))))


def _match(
    told: _Told, question: BankQuestion, competencies: Sequence[Competency], weights: dict[str, float]
) -> Match | None:
    if question.type not in STORY_TYPES:
        return None
    story, spans, because = told.story, told.hits(question.cues), []
    score = fsum(weights[cue] for cue in spans.values())
    if question.id in story.questions:
        score += 10.0
        because.append("you chose it for this question")
    asked = [each for each in competencies if {each.id, *each.akin} & set(question.competencies)]
    if chosen := [each.name for each in asked if each.id in story.skills]:
        score += 0.75 + 0.25 * len(chosen)
        because.append(f"you named {' and '.join(chosen)} among its skills")
    elif cued := [(hits, each.name) for each in asked if len(hits := told.hits(each.cues)) > 1]:
        hits, name = max(cued, key=lambda pair: len(pair[0]))
        score, spans = score + 0.25, spans or hits
        because.append(f"it points to {name}")
    if story.is_failure and "failure" in question.cues:
        score += 2.0
        because.append("you marked it as a failure")
    if quotes := told.quotes(spans):
        because.append(f"you wrote {' and '.join(f'“{quote}”' for quote in quotes)}")
    if not because:
        return None
    reason = "; ".join(because)
    reason = f"{reason[0].upper()}{reason[1:]}."
    return Match(question_id=question.id, story_id=story.id, score=round(score, 3), reason=reason)


@lru_cache(maxsize=200)
def _weights(questions: tuple[BankQuestion, ...]) -> dict[str, float]:
    """Weigh cues: one that many questions share says little, two telling words together say much."""
    usual = Counter(stems for question in questions for stems in {_stems(cue) for cue in question.cues})
    weights = {}
    for cue in {cue for question in questions for cue in question.cues}:
        parts = _stems(cue)
        telling = sum(part not in word_set("leaning_words") for part in parts)
        worth = 1.0 if len(parts) == 1 else 1.5 if telling > 1 else 0.75
        weights[cue] = worth * log(1 + len(questions) / usual[parts]) / log(1 + len(questions))
    return weights


def _best(matches: Iterable[Match | None], top: int) -> list[Match]:
    found = [match for match in matches if match]
    return sorted(found, key=lambda match: (-match.score, match.question_id, match.story_id))[:top]
