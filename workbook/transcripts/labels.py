"""Speaker labels at line starts, in the many shapes that people and meeting programs give them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbook.transcripts.phrases import is_asking

QUESTION, ANSWER = "Q", "A"
HEAD = 160
"""A label is looked for in this many characters of a line, so that a line of any length costs the same."""

_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?+(?:[.,]\d{1,3})?(?: ?[AaPp][Mm]\b)?[\])]?"
_LEAD = r"[\s>*_#•–-]{0,12}(?:\d{1,3}[.)]\s{1,3})?"
_LABEL = re.compile(
    rf"{_LEAD}(?P<before>{_TIME})?[\s|–-]{{0,8}}[*_]{{0,3}}(?P<name>[^\W_][^\t:：*_<>?!;\[\]]{{0,59}}?)"
    rf"(?:\s{{0,4}}[*_]{{0,3}}\s{{0,4}}(?P<inside>{_TIME})?[*_]{{0,3}}\s?(?:[:：](?!//)[*_]{{0,3}}|(?P<tab>\t))"
    rf"|[*_]{{0,3}}\s{{1,12}}(?P<after>{_TIME})\s*$)\s*"
)
_LETTER = re.compile(
    rf"{_LEAD}(?:(?P<word>(?i:question|answer|ans))|(?P<letter>[QA]|[qa](?=\s?\d{{0,3}}\s?[:：])))"
    r"\s?#?\d{0,3}\s?[*_]{0,3}\s?(?:[:：.)]|[–—-](?=\s))[*_]{0,3}\s*"
)
_ONLY_TIME = re.compile(rf"\s*{_TIME}(?:\s*(?:-->|[-–])\s*{_TIME})?\s*$")
_NAME_PARTICLES = "van von de der den del da di la le bin al el of the ter ten dos ibn y e and"
_PARTICLES = frozenset(_NAME_PARTICLES.split())
_HEADS_OF_NOTES = (
    "note notes result results situation task action summary example examples reason reasons pros cons update todo date "
    "time company position role location salary http https re subject from to cc ps important warning tip conclusion "
    "feedback strength strengths weakness weaknesses next steps agenda background context overview introduction first "
    "second third also however challenge outcome goal goals impact learning lesson skills tools duration interviewers "
    "the my our this that one two three and but so because remember reflection topic topics team stack benefits title "
    "job link url email phone attendees participants present follow-up followup tuesday monday wednesday thursday friday "
    "why what how when where which who problem solution answer question plan key takeaway takeaways star"
)
_INTERVIEWERS = (
    "interviewer recruiter manager panel panelist panellist hr host employer director headteacher principal matron "
    "supervisor founder ceo cto cfo coo hiring talent"
)
_READERS = "me myself candidate interviewee applicant you"
_NOT_SPEAKERS = frozenset(_HEADS_OF_NOTES.split())
_ROLES = {"me": frozenset(_READERS.split()), "interviewer": frozenset(_INTERVIEWERS.split())}


class Label(NamedTuple):
    """Where the words after a label begin in its line, and whose words they are."""

    speaker: str
    rest: int
    is_timed: bool = False


def role_of_label(label: str) -> str | None:
    """Role that a label names by itself: ``"me"``, ``"interviewer"`` or None.

    Examples
    --------
    >>> role_of_label("Anna Berg (Hiring Manager)"), role_of_label("Me"), role_of_label("Anna Berg")
    ('interviewer', 'me', None)
    """
    if label in (QUESTION, ANSWER, "I"):
        return "interviewer" if label == QUESTION else "me"
    words = re.findall(r"[^\W\d_]+", label.casefold())
    return next((role for role, known in _ROLES.items() if known.intersection(words)), None)


def is_only_time(line: str) -> bool:
    """Whether a line holds a time stamp and nothing else."""
    return len(line) < 80 and ":" in line and _ONLY_TIME.match(line) is not None


def find_labels(lines: Sequence[str]) -> dict[int, Label]:
    """Labels by line number: role words, and names that come back or stand in a text made of labelled lines.

    Examples
    --------
    >>> lines = ["Anna: Why us?", "Me: There were two reasons: pay.", "Note: she smiled.", "Anna: And now?"]
    >>> {number: label.speaker for number, label in find_labels(lines).items()}
    {0: 'Anna', 1: 'Me', 3: 'Anna'}
    """
    found = dict(_candidates(lines))
    counts = Counter(_key(label.speaker) for label in found.values())
    timed = sum(label.is_timed for label in found.values())
    is_all_labelled = len(found) >= max(2, 0.8 * len(lines)) and any(
        is_asking(line[-HEAD:]) for line in lines
    )
    has_role_word = any(role_of_label(label.speaker) for label in found.values())
    has_letters = counts["q"] >= 2 or (counts["q"] and len(counts) > 1)

    def is_speaker(number: int, label: Label) -> bool:
        count = counts[_key(label.speaker)]
        if label.speaker in (QUESTION, ANSWER):
            return bool(has_letters)
        if _is_role_word(label.speaker):
            return count > 1 or number > 9 or not _is_full_name(lines[number][label.rest :])
        if not is_name(label.speaker):
            return (
                count > 1 and has_role_word and label.speaker.isalpha() and label.speaker not in _NOT_SPEAKERS
            )
        return count > 1 or (label.is_timed and timed > 1) or is_all_labelled

    kept = {number: label for number, label in found.items() if is_speaker(number, label)}
    names: dict[str, str] = {}
    for label in kept.values():  # "Anna Berg (Hiring Manager):" once and "Anna Berg:" later are one person
        key = _key(label.speaker)
        if key not in names or ("(" in label.speaker and "(" not in names[key]):
            names[key] = label.speaker
    return {number: label._replace(speaker=names[_key(label.speaker)]) for number, label in kept.items()}


def _candidates(lines: Sequence[str]) -> Iterator[tuple[int, Label]]:
    for number, line in enumerate(lines):
        head = line[:HEAD]
        if match := _LETTER.match(head):
            letter = (match["word"] or match["letter"])[0].upper()
            yield number, Label(letter, match.end())
        elif (match := _LABEL.match(head)) and not (match["after"] and len(line) > HEAD):
            is_timed = bool(match["before"] or match["inside"] or match["after"])
            name = match["name"].strip(" ,-–|")
            if _is_role_word(name) or is_name(name) or (name.isalpha() and not match["tab"]):
                yield number, Label(name, match.end(), is_timed)
        elif number + 1 < len(lines) and is_only_time(lines[number + 1]) and is_name(head.strip()):
            yield number, Label(head.strip(), len(line), True)


def _key(speaker: str) -> str:
    return re.sub(r"\([^)]*\)?", "", speaker).strip().casefold() or speaker.casefold()


def _is_role_word(label: str) -> bool:
    words = re.sub(r"\([^)]*\)?|\d+", "", label).split()
    return 0 < len(words) <= 3 and role_of_label(label) is not None and (is_name(label) or len(words) == 1)


def is_name(label: str) -> bool:
    """Whether a label has the form of a name: up to four capitalised words, none that heads a note.

    Examples
    --------
    >>> is_name("Ludwig van der Berg (HR)"), is_name("Next steps"), is_name("There were two reasons")
    (True, False, False)
    """
    words = re.sub(r"\([^)]*\)?", "", label).replace(",", " ").split()
    if not 0 < len(words) <= 4 or len(label) > 60 or label.endswith(".") or not words[0][0].isalpha():
        return False
    if any(word.casefold().strip(".") in _NOT_SPEAKERS for word in words if word not in _PARTICLES):
        return False
    return all(not word[0].islower() or (number and word in _PARTICLES) for number, word in enumerate(words))


def _is_full_name(text: str) -> bool:
    words = text.split(None, 5)
    return 2 <= len(words) <= 4 and is_name(text.strip())
