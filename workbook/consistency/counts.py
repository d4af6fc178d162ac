"""Read counted things: attach each number to its noun, tell a team from a part of it, and "me and four others" from five."""

from __future__ import annotations

from functools import cache

from workbook.consistency.claims import Claim, claim_at, hedged_span
from workbook.consistency.concepts import concept, is_content
from workbook.consistency.groups import grouping
from workbook.consistency.interval import Number
from workbook.consistency.lexicon import lexicon, words
from workbook.consistency.rates import rate_after, usual_rate
from workbook.consistency.text import Reading, Token

_NOT_COUNTED = frozenset(
    [
        "am",
        "pm",
        "th",
        "st",
        "nd",
        "rd",
        "o'clock",
        "oclock",
        "point",
        "points",
        "percent",
        "%",
        "chapter",
        "version",
    ]
)


_LABELS = frozenset(
    [
        "page",
        "chapter",
        "version",
        "level",
        "grade",
        "room",
        "step",
        "phase",
        "tier",
        "stage",
        "class",
        "form",
        "section",
        "part",
        "platform",
        "windows",
        "covid",
        "day",
        "week",
        "year",
        "number",
        "no",
        "#",
        "route",
        "bus",
        "gate",
        "python",
        "web",
    ]
)


def count_claim(reading: Reading, number: Number) -> Claim | None:
    """Read what a number counts: its noun, the words that narrow it, and the part it plays.

    Examples
    --------
    >>> from workbook.consistency.numerals import numbers_in
    >>> from workbook.consistency.text import read
    >>> def count(text):
    ...     reading = read(text)
    ...     claim = count_claim(reading, numbers_in(reading)[0])
    ...     return str(claim.value), claim.subject, claim.slot
    >>> count("It was me and four other nurses.")
    ('5', 'people', 'us')
    >>> count("Our six-person team"), count("eight senior engineers"), count("three of them were remote")
    (('6', 'people', 'team'), ('8', 'engineer', ''), ('3', '', 'part'))
    """
    if number.form in {"fraction", "times"} or _is_idle(reading, number):
        return None
    span = hedged_span(number)
    ordinal = number.form == "ordinal"
    head, details, end = _noun(reading, max(number.end, number.hedged_end))
    slot, subject, value = "ordinal" if ordinal else "", head, number.value
    if not ordinal:
        if reading.starts_with(number.end, ("of", "us")):
            head, details, end = _noun(reading, number.end + 2)
        slot, subject, value, end = grouping(reading, number, head, end)
        if reading.lower(number.end) == "other" and not slot:
            slot = "part"
        if slot == "part" and (noun := _named_before(reading, number)):
            slot, subject, end = "", noun, number.end + 2
        if slot in {"us", "team"} and head and head != subject:
            details |= {head}
    if ordinal and not head:
        return None
    measured = _measured(reading, max(number.end, number.hedged_end)) if not ordinal else None
    if measured is not None:
        subject, factor, end = measured
        slot, value, details = "", value.scaled(factor), frozenset()
    rate, rated_end = _rate(reading, end)
    if not rate and slot == "" and not ordinal and subject:
        rate = usual_rate(reading, number.first)
        rated_end = end
    if slot == "" and reading.lower(end) in {"each", "apiece"}:
        slot = "each"
    if slot in {"", "reports"} and rate:
        slot, end = f"a {rate}", rated_end
    return claim_at(
        reading,
        (span[0], max(end, span[1])),
        "number",
        value,
        unit=subject,
        subject=subject,
        slot=slot,
        hedge=number.hedge,
        details=details,
        rule="ordinal" if ordinal else "count",
    )


def _named_before(reading: Reading, number: Number) -> str:
    """Return the plural that "the night cleaners, seven of them" counts, unless it has its own number."""
    at = number.hedged_first - 1
    if (
        reading.lower(at) != ","
        or not reading.starts_with(number.end, ("of", "them"))
        or not is_counted(reading, at - 1)
    ):
        return ""
    ones = lexicon("numbers")["ones"]
    numbered = any(reading.lower(k) in ones or reading.lower(k)[:1].isdecimal() for k in range(at - 5, at))
    return concept(reading.tokens[at - 1]) if not numbered and _is_plural(reading.tokens[at - 1]) else ""


def _measured(reading: Reading, at: int) -> tuple[str, float, int] | None:
    """Dimension, size of the unit and end of "64-metre", "thirty miles"."""
    at += reading.lower(at) == "-"
    power = {"square": 2, "sq": 2, "cubic": 3}.get(reading.lower(at), 1)
    entry = _measures().get(reading.lower(at + (power > 1)))
    if entry is None:
        return None
    dimension = {2: "area in square metres", 3: "volume in cubic metres"}.get(power, entry[0])
    return dimension, entry[1] ** power, at + 1 + (power > 1)


@cache
def _measures() -> dict[str, tuple[str, float]]:
    found = {}
    for dimension, members in lexicon("measures")["units"].items():
        for member in members.split():
            word, size = member.split("=")
            found[word] = (dimension, float(size))
    return found


def _is_idle(reading: Reading, number: Number) -> bool:
    """Whether a numeral counts nothing: "one of the", "24/7", "Windows 10", "at first"."""
    before, after = reading.lower(number.first - 1), reading.lower(number.end)
    form = reading.lower(number.first)
    if (
        after in _NOT_COUNTED
        or before in _LABELS
        or after == "/"
        or (before in {"/", "#", "'", "’", ":", "."} and reading.tokens[number.first].is_number)
    ):
        return True
    if form == "one":
        return (
            after in words("cues", "after_idle_one")
            or before in words("cues", "before_idle_one")
            or (number.end - number.first == 1 and not number.hedge and not is_counted(reading, number.end))
        )
    if number.form == "ordinal":
        return (
            before == "at"
            or (after == "place" and before == "the")
            or (form in {"first", "second"} and after in {"of", "thing", "things"})
        )
    return False


def is_counted(reading: Reading, at: int) -> bool:
    """Whether a content word follows a number directly."""
    return at < len(reading.tokens) and reading.tokens[at].is_word and is_content(reading.tokens[at])


def _noun(reading: Reading, at: int) -> tuple[str, frozenset[str], int]:
    """Head noun after a number, the words that narrow it, and the end of the phrase."""
    chunk: list[Token] = []
    at += reading.lower(at) in {"-", "of"} and reading.lower(at + 1) in words("cues", "whole_words")
    while reading.lower(at) in words("cues", "before_noun") and len(chunk) == 0:
        at += 1
    while at < len(reading.tokens) and len(chunk) < 5:
        token = reading.tokens[at]
        if token.lower == "-" and chunk:
            at += 1
            continue
        if (
            not token.is_word
            or (not is_content(token) and token.lower not in {"people", "times", "things", "others"})
            or (_is_verbal(token) and chunk)
        ):
            break
        chunk.append(token)
        at += 1
        if _is_plural(token) and not (at < len(reading.tokens) and _continues(reading.tokens[at])):
            break
    if (
        not chunk
        and reading.lower(at) == "in"
        and reading.lower(at + 1) in {"the", "our", "my"}
        and words("nouns", "herds") & {reading.lower(at + 2), reading.lower(at + 3)}
    ):
        # "ninety in the milking herd"
        return _noun(reading, at + 1)
    if not chunk:
        return "", frozenset(), at
    return concept(chunk[-1]), frozenset(concept(token) for token in chunk[:-1]), at


def _is_plural(token: Token) -> bool:
    return (token.lower.endswith("s") and not token.lower.endswith(("ss", "us"))) or token.lower in words(
        "cues", "plurals"
    )


def _continues(token: Token) -> bool:
    """Whether a plural goes on: "five sales engineers"."""
    return token.is_word and is_content(token) and _is_plural(token)


def _is_verbal(token: Token) -> bool:
    return token.lower.endswith("ed") or token.lower.endswith("ing")


def _rate(reading: Reading, end: int) -> tuple[str, int]:
    rate, rated_end = rate_after(reading, end)
    if rate:
        return rate, rated_end
    # "40 calls on average per day", "ten tables at a time, every night"
    for gap in (1, 2, 3):
        if reading.lower(end + gap) in {"per", "every", "each", "/"}:
            rate, rated_end = rate_after(reading, end + gap)
            if rate:
                return rate, rated_end
    return "", end
