"""What one claim is: words of an answer with their place, and the typed value they state."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbook.consistency.concepts import concept, is_content
from workbook.consistency.interval import Interval, Number
from workbook.consistency.lexicon import phrase_index
from workbook.consistency.text import Reading

KINDS = (
    "number",
    "percent",
    "money",
    "date",
    "duration",
    "order",
    "name",
    "title",
    "role",
    "direction",
    "negation",
    "reason",
    "strength",
)


@dataclass(frozen=True)
class Claim:
    """One thing an answer states.

    Parameters
    ----------
    kind
        One of `KINDS`.
    quote, start, end
        The words and their place: ``text[start:end] == quote``.
    sentence
        The sentence they stand in, as written.
    value
        An `Interval` in `unit`, or a normalised word.
    unit
        ``"days"``, ``"%"``, ``"USD"``, ``"USD a year"``, a thing that is counted, or empty.
    polarity
        False when the claim is denied.
    hedge
        The word that loosens or bounds it, such as ``"about"``.
    subject
        What it is about, as far as the words tell.
    slot
        The part it plays: ``"from"``, ``"to"``, ``"change"``, ``"start"``, ``"team"``, …
    rule
        Name of the rule that read it.
    """

    kind: str
    quote: str
    start: int
    end: int
    sentence: str
    value: Interval | str
    unit: str = ""
    polarity: bool = True
    hedge: str = ""
    subject: str = ""
    slot: str = ""
    rule: str = ""
    details: frozenset[str] = field(default=frozenset(), repr=False)
    """Words that narrow the subject: "senior", "remote"."""
    topic: frozenset[str] = field(default=frozenset(), repr=False)
    """Concepts of its clause."""
    is_part: bool = False
    """Whether the words around it say that it is a part of a whole: "with universities alone"."""
    own: frozenset[str] = field(default=frozenset(), repr=False)
    """Concepts of its own words."""
    beside: frozenset[str] = field(default=frozenset(), repr=False)
    """Concepts of the content words next to it."""
    frame: frozenset[str] = field(default=frozenset(), repr=False)
    """All other words of its clause, small ones too."""
    line: frozenset[str] = field(default=frozenset(), repr=False)
    """Concepts of its sentence."""
    setting: frozenset[str] = field(default=frozenset(), repr=False)
    """Concepts of its sentence and its neighbours."""

    @property
    def interval(self) -> Interval:
        """The value of a quantity.

        Raises
        ------
        TypeError
            When the claim is not a quantity.
        """
        if isinstance(self.value, Interval):
            return self.value
        raise TypeError(f"The {self.kind} claim {self.quote!r} is not a quantity.")

    @property
    def span(self) -> tuple[int, int]:
        """Place in the original text."""
        return self.start, self.end


def claim_at(
    reading: Reading,
    span: tuple[int, int],
    kind: str,
    value: Interval | str,
    *,
    unit: str = "",
    polarity: bool = True,
    hedge: str = "",
    subject: str = "",
    slot: str = "",
    rule: str = "",
    details: frozenset[str] = frozenset(),
) -> Claim:
    """Make the claim that a range of tokens states, with its quote, sentence and topic.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> claim_at(read("We were five."), (2, 3), "number", Interval(5, 5)).quote
    'five'
    """
    start, end = reading.tokens[span[0]].start, reading.tokens[span[1] - 1].end
    sentence = reading.tokens[span[0]].sentence
    line = reading.topic(reading.sentences[sentence])
    setting = line.union(
        *(reading.topic(other) for other in reading.sentences[max(sentence - 1, 0) : sentence + 2])
    )
    return Claim(
        kind=kind,
        quote=reading.text[start:end],
        start=start,
        end=end,
        sentence=reading.sentence_text(span[0]),
        value=value,
        unit=unit,
        polarity=polarity,
        hedge=hedge,
        subject=subject,
        slot=slot,
        rule=rule or kind,
        details=details,
        topic=reading.topic(reading.clause_of(span[0])),
        own=reading.topic(span),
        is_part=_is_part(reading, span),
        beside=_beside(reading, span),
        frame=_frame(reading, span),
        line=line,
        setting=setting,
    )


def _is_part(reading: Reading, span: tuple[int, int]) -> bool:
    first, end = reading.sentence_of(span[0])
    before = range(max(first, span[0] - 6), span[0])
    after = range(span[1], min(end, span[1] + 4))
    return (
        any(reading.phrase_at(at, phrase_index("guards", "parts_before")) for at in before)
        or any(reading.phrase_at(at, phrase_index("guards", "parts_after")) for at in after)
        or reading.phrase_at(span[0] - 1, phrase_index("guards", "parts_next")) is not None
    )


def _beside(reading: Reading, span: tuple[int, int]) -> frozenset[str]:
    first, end = reading.clause_of(span[0])
    before = (at for at in range(span[0] - 1, max(first, span[0] - 5) - 1, -1))
    after = (at for at in range(span[1], min(end, span[1] + 4)))
    found = (
        next((at for at in side if reading.tokens[at].is_word and is_content(reading.tokens[at])), None)
        for side in (before, after)
    )
    return frozenset(concept(reading.tokens[at]) for at in found if at is not None)


def _frame(reading: Reading, span: tuple[int, int]) -> frozenset[str]:
    first, end = reading.clause_of(span[0])
    around = [*range(max(first, span[0] - 25), span[0]), *range(span[1], min(end, span[1] + 25))]
    return frozenset(reading.tokens[at].lower for at in around if reading.tokens[at].is_word)


def hedged_span(number: Number) -> tuple[int, int]:
    """Token range of a number with the hedges around it."""
    return min(number.first, number.hedged_first), max(number.end, number.hedged_end)
