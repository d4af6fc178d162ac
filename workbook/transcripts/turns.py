"""Text of a transcript, or of plain notes, cut into turns: who says what, and where in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from workbook.errors import InputError
from workbook.star.lexicon import pattern, word_set
from workbook.transcripts.phrases import MARKS, has_question_mark, is_asking, sentences

TEXT_LIMIT = 1_000_000
"""Longest text, in characters; an hour of talk is about 60,000."""
QUESTION, ANSWER = "Q", "A"
_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?+(?:[.,]\d{1,3})?(?:[ ]?[AaPp][Mm]\b)?[\])]?"
# Every repetition is bounded, so that a line of any length costs the same.
_LABEL = re.compile(
    rf"""^[ \t\xa0>*_\#•–-]{{0,12}} (?:\d{{1,3}}[.)][ \t]{{1,3}})?
    (?: (?P<letter>[QA]|[qa](?=[ ]?\d{{0,3}}[ ]?[:：])|(?i:question|answer|ans))
        [ ]?\#?\d{{0,3}}[ ]?[*_]{{0,3}}[ ]?(?:[:：.)]|[–—-](?=\s))
    |   (?:{_TIME})?[ \t|–-]{{0,8}} [*_]{{0,3}}
        (?P<name>[^\W_][^\t\n:：*_<>?!;()\[\]]{{0,59}}?) (?P<title>[ ]?\([^()\n]{{0,60}}\))?
        (?: [ ]{{0,4}}[*_]{{0,3}}[ ]{{0,4}}(?:{_TIME})?[*_]{{0,3}}[ ]?(?:[:：](?!//)|\t)
        |   [*_]{{0,3}}(?:[ \t]{{1,12}}|[ \t\r]{{0,12}}\n){_TIME}[ \t\r]{{0,12}}$ )
    ) [*_]{{0,3}}[ \t]* (?=(?P<rest>[^\n]{{0,60}}))""",
    re.VERBOSE | re.MULTILINE,
)
_ONLY_TIME = re.compile(rf"\s*{_TIME}(?:\s{{0,4}}(?:-->|[-–])\s{{0,4}}{_TIME})?\s*")
_LIST_MARK = re.compile(r"\s{0,12}(?:#{1,6}\s|\d{1,3}[.)]\s|[-*•–]\s|\*\*(?=\S))\s{0,8}")


@dataclass(frozen=True)
class Turn:
    """What one speaker says in one go.

    Parameters
    ----------
    speaker
        Name as labelled, ``"Q"`` or ``"A"`` in notes; empty for words before the first label or question.
    text
        The words, without label, list mark and time stamp.
    start, end
        Characters of the source that hold label and words.
    """

    speaker: str
    text: str
    start: int
    end: int


def split_turns(text: str) -> list[Turn]:
    r"""Cut a transcript at its speaker labels, or notes at their questions.

    Every word is in a turn, apart from labels, list marks before questions and lines that hold only a time. More than
    `TEXT_LIMIT` characters raise `InputError`.

    Examples
    --------
    >>> [(turn.speaker, turn.text) for turn in split_turns("Anna: Why us?\nMe: The team.")]
    [('Anna', 'Why us?'), ('Me', 'The team.')]
    >>> [(turn.speaker, turn.text) for turn in split_turns("Why us?\nThe team.\nSay when you can start? In May.")]
    [('Q', 'Why us?'), ('A', 'The team.'), ('Q', 'Say when you can start?'), ('A', 'In May.')]
    """
    if len(text) > TEXT_LIMIT:
        raise InputError(f"The text has {len(text):,} characters; paste a part with up to {TEXT_LIMIT:,}.")
    labels = find_labels(text)
    roles = {speaker: role_of_label(speaker) for speaker in {label.speaker for label in labels}}
    if len(roles) < 2 or set(roles.values()) == {"me"}:
        labels = list(_labels_of_notes(text, labels))
    return turns_from_labels(text, labels)


def role_of_label(label: str) -> str | None:
    """Role that a label such as "Anna Berg (Hiring Manager)" names by itself: "me", "interviewer" or None."""
    words = set(re.findall(r"[^\W\d_]+", label.casefold()))
    if label in (ANSWER, "I") or words & word_set("reader_labels"):
        return "me"
    return "interviewer" if label == QUESTION or words & word_set("interviewer_labels") else None


def is_name(label: str) -> bool:
    """Whether a label can be a name or role: up to four words, capitalised or all roles, none that heads a note."""
    words, particles = label.replace(",", " ").split(), word_set("name_particles")
    if not 0 < len(words) <= 4 or not words[0][0].isalpha() or words[0] in particles or label.endswith("."):
        return False
    odd = [
        word for word in words if word[0].islower() or word.casefold().strip(".") in word_set("note_heads")
    ]
    return particles.issuperset(odd) or all(word.isdigit() or role_of_label(word) for word in words)


def find_labels(text: str, *, is_labelled: bool = False) -> list[Turn]:
    """Find labels, as turns without words: names that come back, have a time or stand in a labelled text; roles."""
    found = []
    for match in _LABEL.finditer(text):
        name = match["letter"][0].upper() if match["letter"] else match["name"].strip(" ,-–|")
        if match["letter"] or is_name(name):
            found.append((match, name))
    names = [name for _, name in found]
    timed = [name for match, name in found if re.search(r"\d:\d\d", match[0])]
    lines = sum(1 for line in text.split("\n") if line.strip())
    is_labelled |= len(found) >= max(2, 0.8 * lines) and any(map(is_asking, sentences(text)))
    signs = Counter(names)  # a speaker has two
    signs[QUESTION] = signs[ANSWER] = signs[QUESTION] and signs[QUESTION] + signs[ANSWER]
    signs.update((timed if len(timed) > 1 else []) + (names if is_labelled else []))
    for match, name in found:
        heads_notes = len(match["rest"].split()) > 1 and is_name(match["rest"])  # "Interviewer: Anna Berg"
        signs[name] += 2 * (len(name) > 1 and role_of_label(match[0]) is not None and not heads_notes)
    # "Anna Berg (Hiring Manager):" once and "Anna Berg:" later are one person.
    titles = {name: match["title"] for match, name in found if match["title"]}
    return [Turn(name + titles.get(name, ""), "", *match.span()) for match, name in found if signs[name] > 1]


def turns_from_labels(text: str, labels: list[Turn]) -> list[Turn]:
    """Take the words from each label to the next, and join one speaker's turns unless they are questions of notes."""
    said = []
    for label, after in pairwise([Turn("", "", 0, 0), *labels, Turn("", "", len(text), len(text))]):
        lines = text[label.end : after.start].split("\n")
        words = "\n".join(line.rstrip() for line in lines if line.strip() and not _ONLY_TIME.fullmatch(line))
        words = words.strip(" \t*_" if label.speaker == QUESTION else None)
        if words or label.speaker not in ("", QUESTION, ANSWER):  # what names somebody is kept
            whole = text[label.start : after.start]
            start, end = after.start - len(whole.lstrip()), label.start + len(whole.rstrip())
            said.append(Turn(label.speaker, words, start, end))
    groups = groupby(said, lambda turn: (turn.speaker, turn.speaker == QUESTION and turn.start))
    return [
        Turn(speaker, "\n".join(turn.text for turn in turns if turn.text), turns[0].start, turns[-1].end)
        for speaker, turns in ((key[0], list(group)) for key, group in groups)
    ]


def _labels_of_notes(text: str, labels: list[Turn]) -> Iterator[Turn]:
    """Put "Q" and "A" around the questions of notes in which nobody, or only one side, is labelled."""
    at = {label.start: label for label in labels}
    has_asker = bool(labels) and role_of_label(labels[0].speaker) != "me"
    for line in re.finditer(r"[^\n]+", text):
        label, mark = at.get(line.start()), _LIST_MARK.match(line[0])
        begin = label.end if label else line.start() + (mark.end() if mark else 0)
        words = text[begin : line.end()]
        length = _question_length(words)
        if label and not has_asker:
            yield label
        elif label or (length and not has_asker):
            end = begin + (length or len(words.split("\t")[0]))
            yield Turn(label.speaker if label else QUESTION, "", line.start(), begin)
            yield Turn(ANSWER, "", end, end)


def _question_length(line: str) -> int:
    """Characters at the beginning of a line of notes that are the question; 0 if it tells."""
    length = 0
    if pattern(r"\W{0,9}<own_starts>\b").match(line):
        return 0
    for part in sentences(line):
        if not is_asking(part.lstrip(MARKS)):
            break
        length = line.index(part, length) + len(part)
    return length or (len(line) if len(line) < 480 and has_question_mark(line) else 0)
