"""Tell the size of a team: with the speaker, without, those who report to the speaker, or a part."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from workbook.consistency.concepts import stem
from workbook.consistency.interval import Interval, Number
from workbook.consistency.lexicon import words
from workbook.consistency.text import Reading

_SELF = frozenset({"me", "myself", "i"})


def is_person(word: str) -> bool:
    """Whether a noun, by its stem or group, names people."""
    return word in _people()


@cache
def _people() -> frozenset[str]:
    return frozenset(stem(word) for word in words("nouns", "people")) | words("nouns", "people")


def grouping(reading: Reading, number: Number, head: str, end: int) -> tuple[str, str, Interval, int]:
    """Slot, subject, value and end for people: the team with me, the others, my reports, a part; for things as they are."""
    teams = words("nouns", "team")
    at, value = number.end, number.value
    before, before2 = reading.lower(number.hedged_first - 1), reading.lower(number.hedged_first - 2)
    if reading.lower(at) == "of" and reading.lower(at + 1) in {"us", "you"}:
        return "us", "people", value, at + 2
    if before in {"us", "we"} and reading.lower(number.hedged_first - 2) in {"of", "the"}:
        return "us", "people", value, end
    if (
        reading.lower(at) == "of"
        and reading.lower(at + 1)
        in {"them", "those", "these", "whom", "which", "the", "our", "my", "their", "its"}
        and before != "of"
    ):
        return "part", head, value, end
    if _with_me(reading, number, end) and (not head or is_person(head) or head == "other"):
        return "us", "people", _plus(value, 1), end
    if (head in teams and at < len(reading.tokens) and reading.lower(at) == "-") or (
        reading.lower(at + 1) in {"person", "man", "strong", "people"} and reading.lower(at) == "-"
    ):
        return "team", "people", value, end
    container = before2 if before == "of" else ""
    if before == "of" and (container in teams or _team_before(reading, number)):
        return "team", "people" if not head or is_person(head) else head, value, end
    if not head or is_person(head):
        clause = reading.clause_of(number.first)
        lead_in = [
            reading.lower(k) for k in range(max(clause[0], number.hedged_first - 6), number.hedged_first)
        ]
        if (
            reading.lower(at) in {"other", "others"}
            or head in {"teammate"}
            or reading.lower(at + 1) == "others"
        ):
            return "others", "people", value, max(end, at + 1)
        if (
            teams & set(lead_in)
            and not head
            and {"was", "is", "had", "has", "numbered", "to", "were", "about", "size"} & set(lead_in)
        ):
            return "team", "people", value, end
        if teams & set(lead_in) and head in {"people", "member", "person", "staff"}:
            return "team", "people", value, end
        if "we" in lead_in[-3:] and not head and {"were", "are"} & set(lead_in):
            return "us", "people", value, end
        manages = {stem(word) for word in words("nouns", "manages")} | {"managed"}
        if head == "report" or (head and any(stem(word) in manages for word in lead_in[-4:])):
            return "reports", "people" if head in {"people", "report", "staff"} else head, value, end
    return "", head, value, end


def _team_before(reading: Reading, number: Number) -> bool:
    """Whether "team", with words between, stands before "of five"."""
    return any(
        reading.lower(k) in words("nouns", "team")
        for k in range(number.hedged_first - 4, number.hedged_first - 1)
    )


def _with_me(reading: Reading, number: Number, end: int) -> bool:
    """Whether "me and", "plus myself" stands beside a number of people."""
    back = number.hedged_first - 1
    joined = {"and", "plus", "with", "&", "+"}
    if reading.lower(back) in joined and (
        reading.lower(back - 1) in _SELF or reading.lower(back - 2) in _SELF
    ):
        return reading.lower(back - 1) != "i" or reading.lower(back) == "and"
    leads = number.hedged_first - reading.clause_of(number.first)[0] <= 2
    for at in range(end, end + 4):
        if reading.lower(at) in joined and (
            reading.lower(at + 1) in {"me", "myself"} or (leads and reading.lower(at + 1) == "i")
        ):
            return True
    return False


def _plus(value: Interval, one: int) -> Interval:
    return replace(value, low=value.low + one, high=value.high + one)
