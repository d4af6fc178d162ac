"""Read counted things: attach each number to its noun, its rate and its unit, and tell people from all else."""

from __future__ import annotations

from functools import cache

from workbook.consistency.claims import Mention, mention
from workbook.consistency.concepts import concept, is_person
from workbook.consistency.lexicon import groups, lexicon, phrases, words
from workbook.consistency.spelling import Numeral, numeral_at
from workbook.consistency.text import Reading

Span = tuple[int, int]


def count_mention(reading: Reading, numeral: Numeral) -> Mention | None:
    """Read what a number counts: its noun, the words that narrow it, its rate.

    Examples
    --------
    >>> from workbook.consistency.numerals import numerals_in
    >>> from workbook.consistency.text import read
    >>> def count(text):
    ...     claim = count_mention(read(text), numerals_in(read(text))[0]).claim
    ...     return str(claim.value), claim.unit, claim.slot
    >>> count("It was me and four other nurses."), count("a team of six"), count("40 calls a day")
    (('4', 'people', 'others'), ('6', 'people', ''), ('40', 'phon', 'a day'))
    """
    if numeral.form in {"fraction", "article"} or _is_idle(reading, numeral):
        return None
    is_rank = numeral.form == "ordinal"
    noun, end = _noun_behind(reading, numeral.span[1])
    slot = "ordinal" if is_rank else _part_played(reading, numeral)
    crowd = _crowd_before(reading, numeral.span[0])
    if slot == "part" and not noun and reading.lower(numeral.span[0] - 1) == ",":
        named = reading.lower(numeral.span[0] - 2)  # "the night cleaners, seven of them"
        noun, slot = ([named], "") if is_plural(named) else (noun, slot)
    if reading.has(numeral.end, "of", "us"):
        noun, end = [*noun, "people"], max(end, numeral.end + 2)
    elif not noun and crowd:
        noun = [crowd]
    if is_rank and not noun:
        return None
    rate, end = rate_behind(reading, max(end, numeral.span[1]))
    rate = rate or ("" if slot else rate_before(reading, numeral.span[0]))
    slot = slot or part_or_change(reading, (numeral.span[0], end))
    if reading.lower(end - 1) in words("quantities", "loose_ends"):  # "four of them", "four", never "four of"
        has_whose = reading.lower(end - 1) == "of" and reading.lower(end) in words("quantities", "whose")
        end = end + 1 if has_whose else numeral.span[1]
    head = noun[-1] if noun else ""
    unit, size = _measures().get(noun[0], ("", 1.0)) if noun and not is_rank else ("", 1.0)
    if not unit and head:
        unit = "people" if not is_rank and is_people(head) else concept(head)
    return mention(
        reading, (numeral.span[0], end), "number", numeral.value.scaled(size), unit=unit, subject=head,
        slot=f"a {rate}" if rate else slot, hedge=numeral.hedge, rule="ordinal" if is_rank else "count",
        about=frozenset(concept(word) for word in noun),
    )  # fmt: skip


def is_people(word: str) -> bool:
    """Whether a lower-case noun is a person or a group of people."""
    return is_person(word) or word in words("quantities", "crowds")


def may_count_one(one: Mention, two: Mention) -> bool:
    """Whether two counts may be of one thing: one noun, or a noun that names nobody in particular ("people", "team").

    Examples
    --------
    >>> from workbook.consistency.numerals import numerals_in
    >>> from workbook.consistency.text import read
    >>> def count(text):
    ...     return count_mention(read(text), numerals_in(read(text))[0])
    >>> may_count_one(count("three nurses"), count("three patients")), may_count_one(count("3 nurses"), count("a team of 3"))
    (False, True)
    """
    units, heads = {one.claim.unit, two.claim.unit}, {one.claim.subject, two.claim.subject}
    if units != {"people"}:
        return len(units) == 1 or "" in units
    return len({concept(head) for head in heads}) == 1 or bool(heads & words("quantities", "anyone"))


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return ends or word in words("quantities", "plurals")


def is_part(reading: Reading, span: Span) -> bool:
    """Whether the words around a figure say that it is a part of a whole: "with universities alone", "22 grand of it".

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> is_part(read("nineteen deals with universities alone"), (0, 2))
    True
    """
    after = [reading.lower(k) for k in range(span[1], span[1] + 4)]
    before = {reading.lower(k) for k in range(max(reading.sentence_of(span[0])[0], span[0] - 6), span[0])}
    of_it = after[0] == "of" and after[1] in words("quantities", "wholes")
    return of_it or "alone" in after or bool(before & words("quantities", "partly"))


def part_or_change(reading: Reading, span: Span) -> str:
    """``"part"`` of a whole, ``"change"`` ("by nine days", "nine days shorter", "knocked nine days off"), or nothing."""
    after = [reading.lower(k) for k in (span[1], span[1] + 1)]
    is_change = (
        reading.lower(span[0] - 1) == "by" or after[0] in words("quantities", "differs") or "off" in after
    )
    return "part" if is_part(reading, span) else "change" if is_change else ""


def rate_behind(reading: Reading, at: int) -> tuple[str, int]:
    """Unit of time and end of "a day", "per week", "each month", "/h", "on a normal day", "weekly" behind a place.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> rate_behind(read("40 calls per day"), 2)
    ('day', 4)
    """
    times, usual = groups("quantities", "frequency"), words("quantities", "usual")
    for first in range(at, at + 3):
        word = reading.lower(first)
        if word in times and first < at + 2:
            return times[word], first + 1
        opens = (
            2
            if word in {"on", "in"} and reading.lower(first + 1) == "a"
            else int(word in words("quantities", "per"))
        )
        behind = first + opens + (reading.lower(first + opens) in usual)
        if opens and (unit := _period(reading.lower(behind))):
            return unit, behind + 1
        if not word.isalpha():
            break
    return "", at


def rate_before(reading: Reading, at: int) -> str:
    """Unit of time of "each month we sent …", "a typical week is …" before a place, within its clause.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> rate_before(read("Each month we sent out 1,500"), 5)
    'month'
    """
    opens = {"each", "every", "per"} | words("quantities", "usual")
    places = range(max(reading.clause_of(at)[0], at - 8), at - 1)
    found = (_period(reading.lower(k + 1)) for k in places if reading.lower(k) in opens)
    return next((unit for unit in found if unit), "")


def _period(word: str) -> str:
    return groups("quantities", "periods").get(word, "")


def _part_played(reading: Reading, numeral: Numeral) -> str:
    """``"others"`` for "four other nurses", ``"part"`` for "four more" and "four of them"."""
    follows = reading.lower(numeral.end)
    if follows in {"other", "others"}:
        return "others"
    is_more = reading.lower(numeral.first - 1) in {"another", "further", "extra", "additional", "other"}
    of_them = follows == "of" and reading.lower(numeral.end + 1) in {
        "them",
        "these",
        "those",
        "which",
        "whom",
    }
    return "part" if is_more or of_them else ""


def _noun_behind(reading: Reading, at: int) -> tuple[list[str], int]:
    """Words of the noun phrase that begins at a token, and its end."""
    before = words("quantities", "before_noun")
    if reading.lower(at) == "-" and reading.is_topic(at + 1):  # a "28-bed unit" has 28 beds
        return [reading.lower(at + 1)], at + 2
    at += reading.lower(at) == "of" and reading.lower(at + 1) in before
    while reading.lower(at) in before or reading.lower(at) == "-":
        at += 1
    found: list[str] = []
    while len(found) < 5:
        word = reading.lower(at)
        if word == "-" and found and reading.lower(at + 1).isalpha() and reading.lower(at + 1) != "a":
            at += 1
            continue
        goes_on = reading.is_topic(at) or word in {"people", "others", "times", "time", "man"}
        if not goes_on or (
            found and (word.endswith(("ed", "ing")) or word in words("quantities", "verbs_behind"))
        ):
            break
        if reading.lower(at + 1) == "ones":  # "eight little ones": they say no more than "eight"
            return [], at + 2
        found.append(word.removesuffix("'s"))
        at += 1
        if is_plural(found[-1]) and not (is_plural(reading.lower(at)) and reading.is_topic(at)):
            break
    return found, at


def _crowd_before(reading: Reading, at: int) -> str:
    """Return the group that "a team of five", "a class of about 28" counts."""
    of = next((k for k in range(at - 1, max(at - 4, 0), -1) if reading.lower(k) == "of"), 0)
    word = reading.lower(of - 1) if of else ""
    return word if word in words("quantities", "crowds") or (is_plural(word) and is_person(word)) else ""


@cache
def _measures() -> dict[str, tuple[str, float]]:
    found = {}
    for dimension, members in lexicon("quantities")["measures"].items():
        for word, size in (member.split("=") for member in members.split()):
            found[word] = (dimension, float(size))
    return found


def _is_idle(reading: Reading, numeral: Numeral) -> bool:
    """Whether a numeral counts nothing: "one of the", "24/7", "Windows 10", "by six in the morning"."""
    before, after = reading.lower(numeral.first - 1), reading.lower(numeral.end)
    form, is_digit = reading.lower(numeral.first), reading.tokens[numeral.first].is_number
    counted = reading.is_topic(numeral.end)
    if after in words("quantities", "not_counted") or before in words("quantities", "labels"):
        return True
    if before in words("quantities", "before_hour") and reading.phrase_at(
        numeral.end, phrases("quantities", "part_of_day")
    ):
        return True
    if is_digit and before in {"/", "#", "'", "’", ":", "."}:
        return True
    if form == "one" and numeral.end == numeral.first + 1:
        is_unit = after == "-" and numeral_at(reading, numeral.end + 1) is None
        idle = after in words("quantities", "after_idle_one") or before in words(
            "quantities", "before_idle_one"
        )
        return idle or not (counted or is_unit or numeral.hedge)
    if numeral.form == "ordinal":
        idle = before in {"at", "in", "from"} or after in words("quantities", "after_idle_ordinal")
        return idle or (form == "first" and not (counted or after in {"-", "time", "place"}))
    named = numeral.first > 0 and reading.tokens[numeral.first - 1].is_capital and before != "i"
    opens = numeral.first - 1 == reading.sentence_of(numeral.first)[0]
    return is_digit and named and not opens and not counted
