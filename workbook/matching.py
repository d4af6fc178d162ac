"""Which story fits which question, in the reader's own words, and what the stories leave open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum, log

from workbook.bank import STORY_TYPES, BankQuestion, Competency
from workbook.records import Story

Span = tuple[int, int]
Weights = dict[tuple[str, ...], float]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BREAK = re.compile(r"[.,;:!?\n()\[\]“”\"–—]|\s-\s")
_NEGATION = re.compile(r".*\b(no|never|without|(did|was|were|had|have|has)( not|n['’]t))( an?| any| the)?")
_JOINT = re.compile(
    r"and|but|so|or|of|to|that|which|who|in|on|at|for|by|with|as|from|because|when|if|than|after"
)
_LEANING = re.compile(
    _JOINT.pattern
    + r"|an?|the|i|we|he|she|it|they|my|our|his|her|its|their|me|him|them|us|was|were|is|are|had|did|what|how"
)
_PERSONS = ("r", "er", "or", "t", "ist")


@dataclass(frozen=True, kw_only=True)
class Match:
    """A question and a story that may answer it; scores compare only within one list."""

    question_id: str
    story_id: str
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something that the stories taken together leave open."""

    kind: str
    """``"few stories"``, ``"no failure"``, ``"few figures"``, ``"overused"`` or ``"uncovered"``."""
    sentence: str
    stories: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()


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
    ('missed-promise', 'You named Professionalism among its skills; you wrote “missed the deadline” and “broke a promise”.')
    """
    told, weights = _Told(story), _weights(questions)
    return _best((_match(told, question, competencies, weights) for question in questions), top)


def rank_stories(
    question: BankQuestion, stories: Sequence[Story], competencies: Sequence[Competency], *, top: int = 5
) -> list[Match]:
    """Return the stories that may answer a question, the likeliest first.

    Examples
    --------
    >>> from workbook.bank import load_competencies, load_questions
    >>> question = next(each for each in load_questions() if each.id == "failure")
    >>> stories = [Story(id="s1", result="We opened on time."), Story(id="s2", result="It was a failure.")]
    >>> [match.story_id for match in rank_stories(question, stories, load_competencies())]
    ['s2']
    """
    return _best((_match(_Told(story), question, competencies, {}) for story in stories), top)


def suggest_skills(
    story: Story, competencies: Sequence[Competency], *, at_least: int = 2
) -> list[tuple[str, tuple[str, ...]]]:
    """Return competencies not yet chosen for a story to which some of its words point, with those words.

    Examples
    --------
    >>> from workbook.bank import load_competencies
    >>> suggest_skills(Story(id="s1", action="I wrote a script in Python."), load_competencies())
    [('technology', ('script in Python',))]
    """
    told = _Told(story)
    found = [(each.id, told.hits(each.cues)) for each in competencies if each.id not in story.skills]
    found.sort(key=lambda pair: -len(pair[1]))
    return [(name, told.quotes(hits, most=3)) for name, hits in found if len(hits) >= at_least]


def coverage(stories: Sequence[Story], competencies: Sequence[Competency]) -> dict[tuple[str, str], bool]:
    """Say for every story and competency, by their ids, whether the reader chose one for the other.

    Examples
    --------
    >>> teamwork = Competency(id="teamwork", name="Teamwork", description="", cues=())
    >>> coverage([Story(id="s1", skills=("teamwork",))], [teamwork])
    {('s1', 'teamwork'): True}
    """
    return {(story.id, each.id): each.id in story.skills for story in stories for each in competencies}


def story_gaps(
    stories: Sequence[Story],
    competencies: Sequence[Competency],
    *,
    is_quantified: Callable[[Story], bool],
    limit: int = 3,
) -> list[Gap]:
    """Return what the stories taken together leave open, by career centres' rules of thumb.

    Parameters
    ----------
    is_quantified
        Says whether a story's result has a figure.
    limit
        For how many questions one story may be meant before it counts as overused.

    Examples
    --------
    >>> story_gaps([], [], is_quantified=lambda story: False)[0].sentence
    'There is no story yet; career centres suggest at least four or five.'
    """
    gaps = []
    if len(stories) < 4:
        many = {0: "is no story yet", 1: "is one story so far"}.get(
            len(stories), f"are {len(stories)} stories so far"
        )
        gaps.append(
            Gap(kind="few stories", sentence=f"There {many}; career centres suggest at least four or five.")
        )
    if not stories:
        return gaps
    if not any(story.is_failure for story in stories):
        advice = "career centres suggest having one ready, with what you took from it"
        gaps.append(Gap(kind="no failure", sentence=f"No story is marked as a failure; {advice}."))
    without = tuple(story.id for story in stories if not is_quantified(story))
    if (figures := len(stories) - len(without)) < 2:
        many = "One story has" if figures else "No story has"
        advice = "Where you have no figure, time, quality, people or learning can stand in."
        sentence = f"{many} a figure in its result; career centres suggest at least two. {advice}"
        gaps.append(Gap(kind="few figures", sentence=sentence, stories=without))
    for story in stories:
        if (count := len(set(story.questions))) > limit:
            sentence = f"“{story.title or story.id}” is meant for {count} questions; career centres suggest {limit} at most."
            gaps.append(Gap(kind="overused", sentence=sentence, stories=(story.id,)))
    if missing := [each for each in competencies if not any(each.id in story.skills for story in stories)]:
        sentence = f"No story is tagged yet with {_listed([each.name for each in missing])}."
        gaps.append(Gap(kind="uncovered", sentence=sentence, competencies=tuple(each.id for each in missing)))
    return gaps


@cache
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


@dataclass(frozen=True)
class _Word:
    stem: str
    start: int
    end: int
    clause: int


class _Told:
    """A story cut into words, so that cues can be found in it and quoted."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.text = "\n".join((story.title, *story.parts().values(), story.reflection))
        self.words: list[_Word] = []
        self.places: dict[str, list[int]] = {}
        self.found: dict[str, Span | None] = {}
        clause = end = 0
        for found in _WORD.finditer(self.text):
            clause += bool(_BREAK.search(self.text, end, found.start()))
            end = found.end()
            self.places.setdefault(stem(found[0]), []).append(len(self.words))
            self.words.append(_Word(stem(found[0]), found.start(), end, clause))

    def hits(self, cues: Iterable[str]) -> dict[Span, str]:
        """Return the first place of each cue that is found; a place counts once."""
        found: dict[Span, str] = {}
        for cue in cues:
            if cue not in self.found:
                self.found[cue] = self._first(_stems(cue))
            if span := self.found[cue]:
                found.setdefault(span, cue)
        return found

    def _first(self, parts: tuple[str, ...]) -> Span | None:
        starts = sorted(at for word in self.places if _fits(parts[0], word) for at in self.places[word])
        spans = ((start, start + len(parts) - 1) for start in starts)
        return next((span for span in spans if self._is_said(parts, *span)), None)

    def quotes(self, spans: Iterable[Span], most: int = 2) -> tuple[str, ...]:
        """Return the words around the longest few places, neighbouring places in one quotation."""
        joined: list[Span] = []
        for first, last in sorted(spans):
            left, right = joined[-1] if joined else (first, last)
            if joined and self._is_clause(left, last) and first - right <= 3 and last - left < 9:
                joined[-1] = (left, max(last, right))
            else:
                joined.append((first, last))
        longest = sorted(joined, key=lambda span: span[0] - span[1])[:most]
        return tuple(dict.fromkeys(self._widened(*span) for span in sorted(longest)))

    def _is_clause(self, first: int, last: int) -> bool:
        return 0 <= first <= last < len(self.words) and self.words[first].clause == self.words[last].clause

    def _is_said(self, parts: tuple[str, ...], first: int, last: int) -> bool:
        if not self._is_clause(first, last):
            return False
        before = " ".join(
            word.stem
            for word in self.words[max(first - 3, 0) : first]
            if word.clause == self.words[first].clause
        )
        if len(parts) == 1 and _NEGATION.fullmatch(before):
            return False
        return all(_fits(part, self.words[first + n].stem) for n, part in enumerate(parts))

    def _widened(self, first: int, last: int) -> str:
        left, right = first, last
        while (
            last - left < 2
            and self._is_clause(left - 1, last)
            and not _JOINT.fullmatch(self.words[left - 1].stem)
        ):
            left -= 1
        while right - left < 3 and self._is_clause(first, right + 1):
            right += 1
        while right > last and _LEANING.fullmatch(self.words[right].stem):
            right -= 1
        return self.text[self.words[left].start : self.words[right].end]


def _match(
    told: _Told, question: BankQuestion, competencies: Sequence[Competency], weights: Weights
) -> Match | None:
    if question.type not in STORY_TYPES:
        return None
    story, spans, because = told.story, told.hits(question.cues), []
    score = fsum(_worth(cue, weights) for cue in spans.values())
    if question.id in story.questions:
        score += 10.0
        because.append("you chose it for this question")
    asked = [each for each in competencies if {each.id, *each.akin} & set(question.competencies)]
    if chosen := [each.name for each in asked if each.id in story.skills]:
        score += 0.75 + 0.25 * len(chosen)
        because.append(f"you named {_listed(chosen)} among its skills")
    elif cued := [(hits, each.name) for each in asked if len(hits := told.hits(each.cues)) > 1]:
        hits, name = max(cued, key=lambda pair: len(pair[0]))
        score, spans = score + 0.25, spans or hits
        because.append(f"it points to {name}")
    if story.is_failure and "failure" in question.cues:
        score += 2.0
        because.append("you marked it as a failure")
    if quotes := told.quotes(spans):
        because.append(f"you wrote {_listed([f'“{quote}”' for quote in quotes])}")
    if not because:
        return None
    reason = "; ".join(because)
    return Match(
        question_id=question.id,
        story_id=story.id,
        score=round(score, 3),
        reason=reason[0].upper() + reason[1:] + ".",
    )


def _weights(questions: Sequence[BankQuestion]) -> Weights:
    """Weigh cues: one that many questions share says little about any of them."""
    usual = Counter(cue for question in questions for cue in {_stems(cue) for cue in question.cues})
    return {cue: log(1 + len(questions) / number) / log(1 + len(questions)) for cue, number in usual.items()}


def _worth(cue: str, weights: Weights) -> float:
    """Worth of a cue: two telling words together say more than one, "told her" says less."""
    parts = _stems(cue)
    telling = sum(not _LEANING.fullmatch(part) for part in parts)
    return weights.get(parts, 1.0) * (1.5 if telling > 1 else 1.0 if len(parts) == 1 else 0.75)


def _best(matches: Iterable[Match | None], top: int) -> list[Match]:
    found = [match for match in matches if match]
    return sorted(found, key=lambda match: (-match.score, match.question_id, match.story_id))[:top]


@cache
def _stems(cue: str) -> tuple[str, ...]:
    return tuple(stem(part) for part in re.split(r"[-\s]+", cue))


def _fits(cue: str, word: str) -> bool:
    # "supervised" is what the reader did, "supervisor" somebody's title: an ending of persons does not fit.
    return word == cue or (len(cue) > 4 and word.startswith(cue) and word[len(cue) :] not in _PERSONS)


def _listed(items: Sequence[str]) -> str:
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
