"""Text of a transcript, or of plain notes, cut into turns: who says what, and where in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbook.transcripts.labels import (
    ANSWER,
    HEAD,
    QUESTION,
    Label,
    find_labels,
    is_only_time,
    role_of_label,
)
from workbook.transcripts.phrases import MARKS, has_question_mark, is_asking, sentences

_LINE = re.compile(r"[^\r\n]+")
_STYLE = re.compile(r"(?P<mark>\s{0,12}(?:#{1,6}\s|\d{1,3}[.)]\s|[-*•–]\s|\*\*(?=\S)))\s{0,8}")
_MY_QUESTIONS = re.compile(
    r"\b(?:my questions|questions (?:i (?:asked|had|put)|from me|for them))\b|^\W{0,9}i asked(?: them)?:",
    re.I,
)


@dataclass(frozen=True)
class Turn:
    """What one speaker says in one go.

    Parameters
    ----------
    speaker
        Name as labelled; empty for words before the first label or question. Notes without labels have ``"Q"``
        and ``"A"``.
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

    Every word of the text is in a turn, apart from labels, list marks before questions and lines that hold only a
    time. One speaker's successive turns are joined.

    Examples
    --------
    >>> [(turn.speaker, turn.text) for turn in split_turns("Anna: Why us?\nMe: The team.")]
    [('Anna', 'Why us?'), ('Me', 'The team.')]
    >>> [(turn.speaker, turn.text) for turn in split_turns("Why us?\nThe team.\nSay when you can start? In May.")]
    [('Q', 'Why us?'), ('A', 'The team.'), ('Q', 'Say when you can start?'), ('A', 'In May.')]
    """
    found = [line for line in _LINE.finditer(text) if line[0].strip()]
    spans, lines = [line.span() for line in found], [line[0] for line in found]
    labels = find_labels(lines)
    speakers = {label.speaker for label in labels.values()}
    asked_of = {speaker for speaker in speakers if role_of_label(speaker) != "me"}
    is_notes = len(speakers) < 2 or not asked_of or asked_of == speakers == {QUESTION}
    pieces = _from_notes(lines, labels) if is_notes else _from_labels(lines, labels)
    return _join(
        Turn(speaker, words, spans[number][0] + first, spans[number][0] + last)
        for number, speaker, words, first, last in pieces
        if not is_only_time(lines[number])
    )


Piece = tuple[int, str, str, int, int]
"""Line number, speaker, words, and where in the line they start (a label included) and end."""


def _from_labels(lines: list[str], labels: Mapping[int, Label]) -> Iterator[Piece]:
    speaker = ""
    for number, line in enumerate(lines):
        label = labels.get(number)
        speaker = label.speaker if label else speaker
        yield number, speaker, line[label.rest if label else 0 :], 0, len(line)


def _from_notes(lines: list[str], labels: Mapping[int, Label]) -> Iterator[Piece]:
    """Labels, if any, are one-sided here: only "Q:", only "Me:", or one interviewer whose answers have no label."""
    styles = _question_styles(lines)
    asker, teller, before = QUESTION, ANSWER, ""
    has_question_labels = any(role_of_label(label.speaker) != "me" for label in labels.values())
    for number, line in enumerate(lines):
        label = labels.get(number)
        mark = _STYLE.match(line)
        begin = label.rest if label else 0
        if label is None and len(line) < HEAD and _MY_QUESTIONS.search(line) and not has_question_mark(line):
            asker, teller, before = "Me", "Interviewer", ""
            yield number, before, line, 0, len(line)
            continue
        if label and role_of_label(label.speaker) == "me":
            before = label.speaker
        elif label or (not has_question_labels and (styles.get(_style(line)) or asking_part(line))):
            begin = begin or (mark.end() if mark else 0)
            cut = begin + (len(asking_part(line[begin:])) or len(line[begin:].split("\t")[0]))
            yield number, label.speaker if label else asker, line[begin:cut].strip(" \t*_"), 0, cut
            begin, before = cut, teller
        if line[begin:].strip(MARKS):
            yield number, before, line[begin:], 0 if not before or begin == 0 else begin, len(line)


def asking_part(line: str) -> str:
    """Beginning of a line of notes that is the question; empty if there is none.

    Examples
    --------
    >>> asking_part("- Why us? The team."), asking_part("I asked them: is it safe?"), asking_part("Me first.")
    ('- Why us?', '', '')
    """
    mark = _STYLE.match(line)
    begin = mark.end() if mark else 0
    parts = sentences(line[begin:])
    count = next(
        (number for number, part in enumerate(parts) if not is_asking(part.lstrip(MARKS))), len(parts)
    )
    if count == 0 and parts and has_question_mark(line) and len(line) < 3 * HEAD:
        is_mine = re.match(rf"[{re.escape(MARKS)}]*(?:I|We|My|Our|They|He|She)\b", parts[0])
        count = 0 if is_mine else len(parts)
    if count == 0 or re.match(r"(?:I|We|My)\b.*[,:]", parts[0][:HEAD]):
        return ""
    return (
        line if count == len(parts) else line[: line.index(parts[count - 1], begin) + len(parts[count - 1])]
    )


def _style(line: str) -> str:
    mark = _STYLE.match(line)
    return re.sub(r"\d+", "1", mark["mark"]) if mark else ""


def _question_styles(lines: list[str]) -> dict[str, bool]:
    """Kinds of list mark or heading that stand before questions here, even before those that do not look it."""
    count, asking, followed = Counter[str](), Counter[str](), Counter[str]()
    styles = [_style(line) for line in lines]
    for number, (style, line) in enumerate(zip(styles, lines, strict=True)):
        count[style] += 1
        asking[style] += bool(asking_part(line))
        followed[style] += "\t" in line or (number + 1 < len(lines) and styles[number + 1] != style)
    total = asking.total()
    chosen = [
        style
        for style, items in count.items()
        if style
        and items > 1
        and (2 * asking[style] >= items or (not total and 2 * followed[style] >= items))
    ]
    if (
        not total and chosen
    ):  # topics only: the outermost kind of mark heads them, the others belong to the answers
        chosen = chosen[:1]
    return dict.fromkeys(chosen, True)


def _join(turns: Iterable[Turn]) -> list[Turn]:
    """Join successive turns of one speaker; a question marked "Q" stands for itself."""
    groups: list[list[Turn]] = []
    for turn in turns:
        if groups and groups[-1][0].speaker == turn.speaker != QUESTION:
            groups[-1].append(turn)
        else:
            groups.append([turn])
    joined = [
        Turn(
            group[0].speaker,
            "\n".join(turn.text.rstrip() for turn in group).strip(),
            group[0].start,
            group[-1].end,
        )
        for group in groups
    ]
    return [turn for turn in joined if turn.text or turn.speaker]  # a label is kept even if nothing follows
