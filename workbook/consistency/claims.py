"""What one claim is: the words of an answer, their place, and the typed value they state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook.consistency.interval import Interval
from workbook.consistency.text import Reading

KINDS = (
    "number", "percent", "money", "date", "duration", "order", "name", "title", "role", "direction",
    "negation", "reason", "strength",
)  # fmt: skip


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
        ``"days"``, ``"%"``, ``"USD"``, ``"people"``, ``"date"``, …, or empty.
    polarity
        False when the claim is denied.
    hedge
        The words that loosen or bound it, such as ``"about"``.
    subject
        What it is about, as far as the words tell: the thing counted, the sort of name.
    slot
        The part it plays: ``"from"``, ``"to"``, ``"change"``, ``"start"``, ``"a week"``, …
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


@dataclass(frozen=True)
class Mention:
    """A claim with the tokens it stands at, for comparing it with others.

    Parameters
    ----------
    span
        Token range.
    about
        Concepts that say what it is about: the noun and the words that narrow it, the effect of a reason.
    """

    claim: Claim
    reading: Reading = field(repr=False)
    span: tuple[int, int]
    about: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """Kind of the claim."""
        return self.claim.kind

    @property
    def value(self) -> Interval:
        """Value of a quantity; a claim of another kind has none and raises `TypeError`."""
        if isinstance(self.claim.value, Interval):
            return self.claim.value
        raise TypeError(f"The {self.kind} claim {self.claim.quote!r} is no quantity.")

    @property
    def word(self) -> str:
        """Value of a claim that is a word; empty for a quantity."""
        return self.claim.value if isinstance(self.claim.value, str) else ""


def mention(
    reading: Reading,
    span: tuple[int, int],
    kind: str,
    value: Interval | str,
    *,
    about: frozenset[str] = frozenset(),
    polarity: bool = True,
    **said: str,
) -> Mention:
    """Make the claim that a range of tokens states.

    Parameters
    ----------
    said
        ``unit``, ``hedge``, ``subject``, ``slot`` and ``rule`` of the `Claim`.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> mention(read("We were five."), (2, 3), "number", Interval(5, 5), unit="people").claim.quote
    'five'
    """
    claim = Claim(
        kind=kind,
        quote=reading.quote(span),
        start=reading.tokens[span[0]].start,
        end=reading.tokens[span[1] - 1].end,
        sentence=reading.quote(reading.sentence_of(span[0])),
        value=value,
        polarity=polarity,
        **{"rule": kind, **said},
    )
    return Mention(claim, reading, span, about)


@dataclass(frozen=True)
class Pair:
    """Two claims that cannot both hold, if they speak of one thing; `features` tell how sure that is.

    Parameters
    ----------
    status
        ``"changed"``, ``"reversed"``, ``"reordered"``, ``"strengthened"`` or ``"weakened"``.
    features
        Numbers, mostly from 0 to 1, by name; the weights in ``data/lexicons/confidence.toml`` turn them into a confidence.
    """

    first: Mention
    second: Mention
    status: str
    features: Mapping[str, float] = field(default_factory=dict)
