"""Read job titles that the speaker held: "as a senior analyst", "my title was head of projects"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbook.consistency.claims import Mention, mention
from workbook.consistency.concepts import concept, is_person, stem
from workbook.consistency.counts import is_plural
from workbook.consistency.lexicon import lexicon, listed, words
from workbook.consistency.numerals import corrects
from workbook.consistency.text import Reading


@dataclass(frozen=True)
class Title:
    """A job title taken apart: its heads, its level (None when it tells none), and the words between."""

    heads: frozenset[str]
    level: float | None
    field: frozenset[str]
    words: frozenset[str]


def titles_in(reading: Reading) -> list[Mention]:
    """Find the titles a speaker held.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [m.claim.quote for m in titles_in(read("I was hired as a junior developer. My manager, the CTO, was kind."))]
    ['junior developer']
    """
    found: list[Mention] = []
    at = 0
    while at < len(reading.tokens):
        span = _title_at(reading, at)
        again = span is not None and bool(found) and corrects(reading, found[-1].span[1], span[0])
        if again:  # "assistant manager, well, no, manager"
            found.pop()
        if span is not None and (again or _is_mine(reading, span)):
            value = " ".join(token.lower for token in reading.tokens[slice(*span)] if token.is_word)
            found.append(mention(reading, span, "title", value, about=reading.concepts(span)))
        at = span[1] if span is not None else at + 1
    return found


def _title_at(reading: Reading, at: int) -> tuple[int, int] | None:
    """Token range of the title that begins at a token: "Head of X", "senior data analyst", "sub-editor"."""
    token = reading.tokens[at]
    if token.lower in words("titles", "leaders") and reading.lower(at + 1) == "of":
        end = at + 2 + (reading.lower(at + 2) in {"the", "our"})
        while (
            end < len(reading.tokens)
            and end < at + 6
            and (reading.tokens[end].is_content or reading.lower(end) == "-")
        ):
            end += 1
        return (at, end) if end > at + 2 else None
    heads = words("titles", "heads")
    if not (token.is_word and (token.is_content or token.lower in _levels())):
        return None
    if token.lower.endswith("'s"):
        return None
    end, last = at, -1
    while end < len(reading.tokens) and end < at + 6:
        here = reading.tokens[end]
        if here.lower.endswith("'s"):
            return None
        if here.lower != "-" and not (here.is_word and (here.is_content or here.lower in _levels())):
            break
        if here.lower in heads or (here.is_capital and is_person(here.lower) and end > at):
            last = end
        end += 1
        if reading.tokens[end - 1].lower in {"in", "at"}:
            break
    if last < 0 or is_plural(reading.lower(last)):
        return None
    end = last + 1
    if (
        reading.lower(end) == "of" and end + 1 < len(reading.tokens) and reading.tokens[end + 1].is_content
    ) or (reading.lower(end) == "de" and reading.lower(end + 1) == "partie"):
        end += 2
    return at, end


@cache
def _levels() -> dict[str, float]:
    return {word: float(level) for word, level in lexicon("titles")["levels"].items()}


def _is_mine(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether the words around say that the speaker held it."""
    if reading.has(span[1], "was", "my") or reading.has(span[1], ",", "that", "was", "my"):
        return True
    first, at = reading.sentence_of(span[0])[0], span[0] - 1
    skipped = words("titles", "before_title")
    while (
        at >= first and (reading.lower(at) in skipped or not reading.tokens[at].is_word) and span[0] - at < 7
    ):
        at -= 1
    near = [reading.lower(k) for k in range(max(first, at - 3), span[0])]
    if any(word in words("titles", "not_mine") for word in near[-(span[0] - at) :]):
        return False
    clause = [reading.lower(k) for k in range(max(first, span[0] - 14), span[0])]
    mine = {"i", "i'm", "i'd", "my", "me", "i've"} & set(clause) or not any(
        word in words("titles", "others") for word in clause
    )
    joins = "as" in near[-4:] and reading.lower(span[0] - 1) in {"a", "an", "as", "the", ",", "-"}
    held = [reading.lower(k) for k in range(max(first, span[0] - 7), span[0])]
    if "promoted" in held and held[-1] == "to":
        held.pop()
    is_held = bool(set(held) & words("titles", "cues")) and not {"with", "to", "by", "from", "for"} & set(
        held[-2:]
    )
    return bool(mine) and (joins or is_held)


def title_of(text: str) -> Title:
    """Take a normalised title apart.

    Examples
    --------
    >>> title_of("senior data analyst").level, title_of("head of projects").level, title_of("data analyst").level
    (3.0, 5.0, None)
    """
    parts = [word for word in text.split() if word not in {"of", "the", "our"}]
    levels = [_levels()[word] for word in parts if word in _levels()]
    same = _same_heads()
    named = [word for word in parts if word in words("titles", "heads") or is_person(word)]
    named = [word for word in named if word not in _levels()] or named[-1:]
    heads = frozenset(same.get(stem(word), stem(word)) for word in named)
    field = frozenset(concept(word) for word in parts if word not in _levels()) - heads
    return Title(heads, levels[0] if levels else None, field, frozenset(parts))


def _abbreviate(one: Title, two: Title) -> bool:
    """Whether a word of one title shortens one of the other: "vet nurse", "veterinary nurse"."""
    rest = one.words - two.words, two.words - one.words
    return any(a[:3] == b[:3] for a in rest[0] for b in rest[1])


@cache
def _same_heads() -> dict[str, str]:
    return {
        stem(word): stem(listed(group)[0]) for group in lexicon("titles")["same"] for word in listed(group)
    }


def titles_differ(one: str, two: str) -> bool | None:
    """Whether two titles are two posts; None when one may only say more.

    Examples
    --------
    >>> titles_differ("junior developer", "senior developer"), titles_differ("software engineer", "software developer")
    (True, False)
    >>> titles_differ("analyst", "senior analyst") is None
    True
    """
    idle = words("titles", "idle")
    left, right = (
        title_of(" ".join(word for word in text.split() if word not in idle)) for text in (one, two)
    )
    initials = {"".join(word[0] for word in text.split()) for text in (one, two)}
    if left == right or set(one.split()) == set(two.split()) or initials & {one, two}:
        return False
    if left.level is not None and right.level is not None and abs(left.level - right.level) >= 1:
        return True
    shared = left.heads & right.heads
    if (left.level == right.level and (left.level or 0) > 4) or (
        _abbreviate(left, right) and (shared or left.field & right.field)
    ):
        return None
    if not shared:
        return True
    if (left.level is None) != (right.level is None):
        level = left.level if left.level is not None else right.level
        return True if level not in {2.5, 3.0} and left.heads == right.heads else None
    if left.level is not None and left.level == right.level:
        return None
    rest = (left.heads ^ right.heads) | (left.field ^ right.field)
    return (
        None
        if rest
        and (
            left.heads | left.field < right.heads | right.field
            or left.heads | left.field > right.heads | right.field
        )
        else bool(rest) and not left.field & right.field
    )
