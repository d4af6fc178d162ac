"""Read how often: "a week", "per hour", "monthly", "twice a day"."""

from __future__ import annotations

from workbook.consistency.claims import Claim, claim_at
from workbook.consistency.interval import Interval
from workbook.consistency.lexicon import lexicon, words
from workbook.consistency.text import Reading


def rate_after(reading: Reading, end: int) -> tuple[str, int]:
    """Read "a week", "per hour", "weekly" after a quantity: the period and the end."""
    units = lexicon("units")
    if reading.lower(end) in {"gross", "net"} and (rated := rate_after(reading, end + 1))[0]:
        return rated
    at = end + (reading.lower(end) == "each" and reading.lower(end + 1) not in units["duration"])
    if reading.lower(at) in units["frequency"]:
        return units["frequency"][reading.lower(at)], at + 1
    period = reading.lower(at + 1)
    if reading.lower(at) in units["per"].split() and (period in units["duration"] or period == "annum"):
        return singular_unit(period), at + 2
    if reading.starts_with(at, ("in", "a")) and reading.lower(at + 2) in units["duration"]:
        return singular_unit(reading.lower(at + 2)), at + 3
    return "", end


def usual_rate(reading: Reading, at: int) -> str:
    """Period of "on a normal day", "a typical week for me is", in the clause of a token; or empty.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> usual_rate(read("In a typical week I see twelve clients."), 6)
    'week'
    """
    first, end = reading.sentence_of(at)
    for k in range(max(first, at - 12), min(end, at + 12)):
        if (
            reading.lower(k)
            in {"normal", "typical", "average", "usual", "regular", "given", "busy", "quiet", "good"}
            and reading.lower(k - 1) in {"a", "an", "any"}
            and reading.lower(k + 1) in {"day", "week", "month", "shift", "year", "night"}
        ):
            return {"shift": "day", "night": "day"}.get(reading.lower(k + 1), reading.lower(k + 1))
    return ""


def singular_unit(word: str) -> str:
    """Name of a unit of time in the singular."""
    if word in words("units", "years"):
        return "year"
    full = {"sec": "second", "min": "minute", "hr": "hour", "wk": "week", "mo": "month"}
    word = word.removesuffix("s") if word != "ms" else word
    return full.get(word, word)


def frequencies_in(reading: Reading) -> list[Claim]:
    """Find how often something is done where nothing is counted: "once a month", "every other week", "weekly".

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(c.quote, str(c.value), c.slot) for c in frequencies_in(read("We met twice a week and reviewed it monthly."))]
    [('twice a week', '2', 'a week'), ('monthly', '1', 'a month')]
    """
    units = lexicon("units")
    found: list[Claim] = []
    for at, token in enumerate(reading.tokens):
        times, period, end = 1.0, "", at + 1
        if token.lower in {"once", "twice", "thrice"}:
            period, end = rate_after(reading, at + 1)
            times = {"once": 1.0, "twice": 2.0, "thrice": 3.0}[token.lower]
        elif token.lower == "every" and not reading.tokens[at - 1].is_number:
            skip = reading.lower(at + 1) in {"single", "other", "second"}
            unit = reading.lower(at + 1 + skip)
            if unit in units["duration"] and not unit.endswith("s"):
                times, period, end = (
                    0.5 if reading.lower(at + 1) in {"other", "second"} else 1.0,
                    singular_unit(unit),
                    at + 2 + skip,
                )
        elif (
            token.lower in units["frequency"]
            and token.lower not in {"annual"}
            and not _modifies(reading, at + 1)
        ):
            period = units["frequency"][token.lower]
        if period and period not in {"second", "minute"}:
            found.append(
                claim_at(
                    reading,
                    (at, end),
                    "number",
                    Interval(times, times),
                    unit="time",
                    subject="time",
                    slot=f"a {period}",
                    rule="frequency",
                )
            )
    return found


def _modifies(reading: Reading, at: int) -> bool:
    """Whether a noun follows, as in "a weekly report"."""
    return (
        at < len(reading.tokens)
        and reading.tokens[at].is_word
        and reading.lower(at) not in words("words", "stop")
    )
