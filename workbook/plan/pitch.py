"""Remarks on the three pitches: whether the words stand in the evidence that the reader names for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from workbook.consistency.text import Token, read
from workbook.plan.covering import is_telling
from workbook.plan.evidence import Evidence, evidence_behind
from workbook.records import PITCH_QUESTIONS, Contents, Interviewer, Pitch
from workbook.rules import Remark
from workbook.star import figures, remarks_on_answer
from workbook.star.evidence import remark
from workbook.star.lexicon import phrase_pattern
from workbook.star.wording import clause_around, clip

MOST_REMARKS = 3
LONGEST_QUOTE = 160
FEWEST_NEW = 3
"""With fewer words of its own, a sentence only tells the evidence in other words."""


def remarks_on_saved_pitch(pitch: Pitch, contents: Contents) -> list[Remark]:
    """Return the remarks on a pitch as it stands among all else that is saved; none before it is written."""
    if not pitch.text.strip():
        return []
    process, behind = contents.process, evidence_behind(pitch.rests_on, contents)
    people = [f"{person.name} {person.role}" for person in contents.all(Interviewer)]
    known = (process.company, process.role, PITCH_QUESTIONS.get(pitch.id, ""), *people)
    return remarks_on_pitch(pitch.text, behind, known=known, pace=process.words_per_minute)


def remarks_on_pitch(
    text: str, evidence: Sequence[Evidence], *, known: Collection[str] = (), pace: int | None = None
) -> list[Remark]:
    """Say what career centres would ask about a pitch: its length, its evidence, words that stand in none of it.

    Parameters
    ----------
    evidence
        What the reader linked and is still there.
    known
        Other texts whose words need no evidence, such as the company's name and the role.
    pace
        The reader's own, in words a minute.

    Examples
    --------
    >>> text = "I am a team player. " + "I cut the waiting time in the yard by 38 percent and trained two people. " * 2
    >>> [remark.rule for remark in remarks_on_pitch(text, [])]
    ['pitch-evidence', 'pitch-platitude']
    """
    remarks = remarks_on_answer(text, question_type="motivation", pace=pace)
    if any(each.rule == "too-short" for each in remarks):
        return remarks
    if not evidence:
        ask = "Nothing is linked behind “” yet. Which story, answer or line of the advertisement shows it?"
        remarks.append(remark("pitch-evidence", "text", ask, _first_claim(text)))
    else:
        remarks += _on_words(text, "\n\n".join(f"{each.text}\n{each.heard}" for each in evidence), known)
    for found in list(phrase_pattern("platitudes").finditer(text))[:MOST_REMARKS]:
        ask = f"Many say “{found[0]}”. What did you do that would make somebody say it of you?"
        remarks.append(remark("pitch-platitude", "text", ask, (found.start(), found[0])))
    return remarks


def _first_claim(text: str) -> tuple[int, str]:
    counted = figures(text)
    return clause_around(text, *counted[0][:2]) if counted else clip(text)


def _on_words(text: str, evidence: str, known: Collection[str]) -> list[Remark]:
    """Quote figures, and the words of sentences about something else, that the evidence does not have."""
    told = read(evidence)
    shown = {token.concept for token in told.tokens} | {token.stem for token in told.tokens}
    shown |= {token.concept for each in known for token in read(each).tokens}
    numbers, said = set(re.findall(r"\d+", evidence)), {each.quote.lower() for each in figures(evidence)}
    remarks = []
    for found in figures(text):
        if found.quote.lower() not in said and not set(re.findall(r"\d+", found.quote)) <= (numbers or {""}):
            ask = f"“{found.quote}” stands in nothing that you linked. Where does it come from?"
            remarks.append(remark("pitch-words", "text", ask, (found.start, found.quote)))
    stock = [found.span() for found in phrase_pattern("platitudes").finditer(text)]
    reading = read(text)
    for span in reading.sentences:
        topics = [token for token in reading.tokens[slice(*span)] if is_telling(token)]
        topics = [t for t in topics if not any(start <= t.start < end for start, end in stock)]
        new = {t.concept: t for t in topics if t.concept not in shown and t.stem not in shown}
        if len(new) >= FEWEST_NEW and 2 * len(new) > len({t.concept for t in topics}):
            quoted = ", ".join(f"“{token.form}”" for token in list(new.values())[:5])
            ask = f"In “” the words {quoted} stand in nothing that you linked. Which evidence shows them?"
            quote = reading.quote(span)
            quote = quote if len(quote) <= LONGEST_QUOTE else clause_around(text, *_place(new))[1]
            start = text.index(quote, reading.tokens[span[0]].start)
            remarks.append(remark("pitch-words", "text", ask, (start, quote)))
    return remarks[:MOST_REMARKS]


def _place(new: Mapping[str, Token]) -> tuple[int, int]:
    first = next(iter(new.values()))
    return first.start, first.end
