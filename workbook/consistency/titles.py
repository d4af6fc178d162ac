"""Read the job titles a speaker claims: "I was a project manager", "promoted to senior analyst"."""

from __future__ import annotations

from workbook.consistency.claims import Claim, claim_at
from workbook.consistency.concepts import is_content
from workbook.consistency.lexicon import lexicon, listed, words
from workbook.consistency.text import Reading

_ARTICLES = frozenset({"a", "an", "the", "their", "its", "his", "her", "my"})


def titles_in(reading: Reading) -> list[Claim]:
    """Find titles said of oneself; `value` is the title, `details` its levels and field.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(c.value, c.slot) for c in titles_in(read("I joined as a junior analyst and was promoted to team lead."))]
    [('junior analyst', 'joined'), ('team lead', 'promoted')]
    >>> titles_in(read("My manager was a senior engineer."))
    []
    """
    found: list[Claim] = []
    past = 0
    for at, token in enumerate(reading.tokens):
        if at < past or token.lower not in _cues():
            continue
        first = at + 1
        while reading.lower(first) in _ARTICLES | words("cues", "before_title") and first - at < 5:
            first += 1
        if not first - at > 0 or (
            token.lower in {"was", "am", "is", "be", "been"}
            and reading.lower(first - 1) not in _ARTICLES | {"called"}
            and not _is_bare_title(reading, first)
        ):
            continue
        end = _title_end(reading, first)
        if end == first or not _is_mine(reading, at):
            continue
        found.append(
            claim_at(
                reading,
                (first, end),
                "title",
                _normal(reading, first, end),
                slot=_slot(reading, at),
                rule="title",
            )
        )
        past = end
    return found


def _is_bare_title(reading: Reading, first: int) -> bool:
    """Whether a title without an article stands at a token: "I was customs supervisor"."""
    end = _title_end(reading, first)
    follows = reading.tokens[end] if end < len(reading.tokens) else None
    return end > first and (follows is None or not (follows.is_word and is_content(follows)))


def titles_agree(one: str, other: str) -> bool | None:
    """Whether two titles may be one: None when one only says more than the other.

    Examples
    --------
    >>> titles_agree("developer", "engineer"), titles_agree("analyst", "data analyst"), titles_agree("analyst", "junior analyst")
    (True, None, False)
    """
    left, right = one.split(), other.split()
    levels = lexicon("titles")["levels"]
    left_levels, right_levels = ([w for w in side if w in levels] for side in (left, right))
    left_field, right_field = ({_same(w) for w in side if w not in levels} for side in (left, right))
    if left_levels != right_levels:
        return (
            False
            if left_field & right_field or (left_levels and right_levels) or not (left_field and right_field)
            else _heads_differ(left, right)
        )
    if left_field == right_field:
        return True
    if left_field <= right_field or right_field <= left_field:
        return None
    return False


def _heads_differ(left: list[str], right: list[str]) -> bool | None:
    return None if _same(left[-1]) == _same(right[-1]) else False


def _same(word: str) -> str:
    for group in lexicon("titles")["same"]:
        if word in group.split():
            return str(group.split()[0])
    return word


def _cues() -> frozenset[str]:
    return frozenset(listed(lexicon("titles")["cues"]["was"]))


def _title_end(reading: Reading, first: int) -> int:
    """End of the title that begins at a token: the last head word of a run of content words."""
    heads, levels = words("titles", "heads"), lexicon("titles")["levels"]
    end = at = first
    sentence = reading.sentence_of(first)[1] if first < len(reading.tokens) else first
    while at < sentence and at - first < 6:
        token = reading.tokens[at]
        if (
            token.lower in {"head", "vp", "director", "president", "chief"}
            and reading.lower(at + 1) == "of"
            and reading.lower(at + 2) not in {"the", "a", "us"}
        ):
            at += 2
            while (
                at < sentence
                and reading.tokens[at].is_word
                and is_content(reading.tokens[at])
                and at - first < 6
            ):
                at += 1
            return at
        if token.lower in heads:
            end = at + 1
        elif token.lower not in levels and token.lower != "-" and not (token.is_word and is_content(token)):
            break
        at += 1
    if end < len(reading.tokens) and reading.lower(end) in {"of", "to"} and reading.lower(end - 1) == "lead":
        return first
    return end


def _normal(reading: Reading, first: int, end: int) -> str:
    forms = [
        reading.lower(at)
        for at in range(first, end)
        if reading.tokens[at].is_word and reading.lower(at) not in {"of"}
    ]
    short = {"jr": "junior", "sr": "senior", "leader": "lead", "vp": "vice president"}
    return " ".join(short.get(form, form) for form in forms)


def _is_mine(reading: Reading, cue: int) -> bool:
    """Whether the speaker is the one who holds the title."""
    clause = reading.clause_of(cue)
    subject = [reading.lower(at) for at in range(clause[0], cue)]
    if "i" in subject or "me" in subject or "i'm" in subject or reading.lower(cue) == "i'm":
        return True
    if reading.lower(cue) in {"title", "role", "position", "job", "said"}:
        return "my" in subject or "as" in subject
    others = set(listed(lexicon("titles")["cues"]["not_mine"]))
    return (
        not others & set(subject)
        and (not subject or reading.lower(cue) in {"as", "promoted", "became", "being"})
        and len(subject) < 8
    )


def _slot(reading: Reading, cue: int) -> str:
    cues = lexicon("titles")["cues"]
    clause = reading.clause_of(cue)
    for at in range(cue, max(clause[0], cue - 6) - 1, -1):
        for slot in ("promoted", "joined"):
            if reading.lower(at) in listed(cues[slot]):
                return slot
    return ""
