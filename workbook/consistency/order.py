"""Read which of two events came first: "A before B", "first A, then B", "by the time B, A was done", "B afterwards"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbook.consistency.claims import Mention, Pair, mention
from workbook.consistency.concepts import weight
from workbook.consistency.evidence import closeness
from workbook.consistency.lexicon import groups, phrases, words
from workbook.consistency.text import Reading

Span = tuple[int, int]


@dataclass(frozen=True)
class Sequence:
    """Two events in the order in which they are told to have happened."""

    mention: Mention
    earlier: frozenset[str]
    later: frozenset[str]


def sequences_in(reading: Reading) -> list[Sequence]:
    """Find pairs of events whose order is told.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> found = sequences_in(read("We set up the alerts and then moved the traffic. After the audit we left."))
    >>> [(sorted(s.earlier), sorted(s.later)) for s in found]
    [(['alert', 'set'], ['mov', 'traffic']), (['check'], ['resign'])]
    """
    found: list[Sequence] = []
    previous: Span | None = None
    for sentence in reading.sentences:
        marks = reading.phrases_in(
            sentence, phrases("order", "before", "after", "then", "later", "earlier", "first", "already")
        )
        for name, first, end in marks:
            found += [
                Sequence(
                    mention(reading, _quoted(reading, (first, end)), "order", name), one - two, two - one
                )
                for one, two in _events(reading, sentence, previous, marks, (name, first, end))
                if all(sum(map(weight, event)) >= 0.8 for event in (one - two, two - one))
            ]
        previous = sentence
    return found


def _quoted(reading: Reading, span: Span) -> Span:
    """Words to show: the mark with what stands beside it in its clause."""
    sentence = reading.sentence_of(span[0])
    return max(sentence[0], span[0] - 4), min(sentence[1], span[1] + 6)


Mark = tuple[str, int, int]
Events = tuple[frozenset[str], frozenset[str]]


def _events(
    reading: Reading, sentence: Span, previous: Span | None, marks: list[Mark], mark: Mark
) -> list[Events]:
    """Earlier and later event that one mark tells."""
    name, first, end = mark
    if name == "then" and reading.lower(first - 1) in {"by", "since", "until", "back"}:
        return []
    if name in {"before", "after"} and reading.lower(end) in {"it", "that", "them", "this", "then"}:
        return []
    left, right = _part(sentence, marks, (sentence[0], first)), (end, sentence[1])
    if name in {"before", "after"}:
        fronted = reading.lower(first - 1) in {"and", "but", "so", ",", "that", "then"} and name == "after"
        opens = first - sentence[0] <= 2 or not reading.concepts(left) or fronted
        comma = next((k for k in range(end + 1, sentence[1]) if reading.lower(k) == ","), None)
        if opens and comma is None:  # "After the audit we hired"
            comma = next(
                (k for k in range(end + 1, sentence[1]) if reading.lower(k) in words("words", "pronouns")),
                None,
            )
            comma = None if comma is not None and comma <= end + 1 else comma
        if opens:
            left, right = (
                ((comma, sentence[1]), (end, comma)) if comma is not None else (sentence, (end, end))
            )
        else:
            right = _until_break(reading, right)
        one, two = _event(reading, left if opens else _last_piece(reading, left)), _event(reading, right)
        return [(one, two) if name == "before" else (two, one)]
    closes = (
        end >= sentence[1] or not reading.tokens[end].is_word or reading.lower(end) in {"and", "with", "but"}
    )
    if name == "then" and not closes:
        left = _last_piece(reading, left)
        if not _event(reading, left) and previous is not None:
            left = previous
        return [(_event(reading, left), _event(reading, _until_break(reading, right)))]
    clause = _clause(reading, sentence, first)
    own = _event(reading, clause)
    name = "later" if name == "then" else name
    if name == "later":  # "the testing came afterwards": its own clause is later than the one before
        before = _told_before(reading, sentence, clause[0]) or previous
        return [(_event(reading, before), own)] if before is not None else []
    if name == "earlier":
        before = _told_before(reading, sentence, clause[0]) or previous
        return [(own, _event(reading, before))] if before is not None else []
    if name == "first":
        if any(other in {"then", "later"} and at > end for other, at, _ in marks):
            return []
        behind = _clause(reading, sentence, clause[1]) if clause[1] < sentence[1] else None
        return [(own, _event(reading, behind))] if behind is not None and _goes_on(reading, behind) else []
    by_then = next((k for k in range(*sentence) if reading.has(k, "by", "then")), None)
    if by_then is not None:
        before = _told_before(reading, sentence, min(clause[0], by_then)) or previous
        return [(own, _event(reading, before))] if before is not None else []
    others = [
        k for k in range(*sentence) if reading.lower(k) in groups("order", "moments")
    ]  # "by the time", "when"
    if not others:
        return []
    moment = _clause(reading, sentence, others[0], from_here=True)
    if moment[0] <= first < moment[1]:
        return []
    return [(own - _event(reading, moment), _event(reading, moment))]


def _event(reading: Reading, span: Span) -> frozenset[str]:
    """Concepts of an event, without the words that only tell the order."""
    return reading.concepts(span) - {"first", "second", "last", "already", "morning", "day"}


def _last_piece(reading: Reading, span: Span) -> Span:
    """The end of a token range, from the last break on that leaves something said."""
    for k in range(span[1] - 2, span[0], -1):
        if reading.lower(k) in {",", ";", ":", "—", "–", "but"} and _event(reading, (k, span[1])):
            return k + 1, span[1]
    return span


def _told_before(reading: Reading, sentence: Span, at: int) -> Span | None:
    """The last piece before a place that says something."""
    while at > sentence[0] + 1:
        piece = _clause(reading, sentence, at - 2)
        if _event(reading, piece):
            return piece
        at = min(piece[0], at - 1)
    return None


def _goes_on(reading: Reading, clause: Span) -> bool:
    return reading.lower(clause[0]) == "and" or reading.lower(clause[0] - 1) == "and"


def _part(sentence: Span, marks: list[Mark], span: Span) -> Span:
    """The piece before a mark, from the mark before it on, at most two clauses."""
    starts = [end for _, _, end in marks if end <= span[1] - 2]
    first = max([sentence[0], *starts]) if len(starts) > 1 else sentence[0]
    return max(first, span[1] - 22), span[1]


def _until_break(reading: Reading, span: Span) -> Span:
    """The piece behind a mark, up to a break behind some content."""
    for k in range(span[0] + 2, span[1]):
        if reading.lower(k) in {",", ";", ".", "—", "–"} and reading.concepts((span[0], k)):
            return span[0], k
    return span


def _clause(reading: Reading, sentence: Span, at: int, *, from_here: bool = False) -> Span:
    """Piece of a sentence around a place, between commas, "and" and "but"."""
    breaks = {",", ";", "and", "but", "—", "–", ".", "then"}
    first = at
    while not from_here and first > sentence[0] and reading.lower(first - 1) not in breaks:
        first -= 1
    end = at + 1
    while end < sentence[1] and reading.lower(end) not in breaks:
        end += 1
    return first, min(end + 1, sentence[1]) if end < sentence[1] else end


def order_pairs(first: Iterable[Sequence], second: Iterable[Sequence]) -> list[Pair]:
    """Pair sequences that tell the same two events the other way round.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> texts = "We moved the warehouse and then rewrote the jobs.", "We rewrote the jobs and then moved the warehouse."
    >>> [p.status for p in order_pairs(*(sequences_in(read(text)) for text in texts))]
    ['reordered']
    """
    right = list(second)
    found = []
    for one in first:
        for two in right:
            crossed = _alike(one.earlier, two.later, two.earlier), _alike(one.later, two.earlier, two.later)
            kept = _alike(one.earlier, two.earlier, two.later), _alike(one.later, two.later, two.earlier)
            if min(crossed) <= 0:
                continue
            told = closeness(one.mention, two.mention)
            features = told | {
                "least": min(crossed),
                "kept": max(kept),
                "sum": sum(crossed) - sum(kept),
            }
            found.append(Pair(one.mention, two.mention, "reordered", features))
    return found


def _alike(event: frozenset[str], other: frozenset[str], beside: frozenset[str]) -> float:
    """Share of the smaller event that the other has too, without what its counterpart has."""
    shared = sum(map(weight, (event & other) - beside))
    return shared / max(min(sum(map(weight, event)), sum(map(weight, other))), 1.0)
