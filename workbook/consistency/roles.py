"""Read the part the speaker played: led or helped, alone or with others, own idea or given task."""

from __future__ import annotations

from workbook.consistency.claims import Claim, claim_at
from workbook.consistency.concepts import is_content, stem
from workbook.consistency.lexicon import phrase_index, words
from workbook.consistency.text import Reading

OPPOSED = (
    ("led", "helped"),
    ("alone", "together"),
    ("alone", "helped"),
    ("mine", "given"),
    ("self", "other"),
    ("self", "helped"),
)
"""Parts that cannot both be true of one event."""

MEANING = {
    "led": "leading it",
    "helped": "helping with it",
    "alone": "doing it alone",
    "together": "doing it with others",
    "mine": "the speaker's own idea or choice",
    "given": "a task or an idea that came from someone else",
    "self": "done by the speaker",
    "other": "done by someone else",
}


def roles_in(reading: Reading) -> list[Claim]:
    """Find the parts played; `topic` is what they were played in.

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(c.value, c.quote) for c in roles_in(read("I led the audit. It led to savings. I helped with the report."))]
    [('led', 'led'), ('helped', 'helped'), ('self', 'I led')]
    """
    found: list[Claim] = []
    at = 0
    while at < len(reading.tokens):
        match = reading.phrase_at(
            at, phrase_index("roles", "not_led", "led", "helped", "alone", "together", "mine", "given")
        )
        if match is None:
            at += 1
            continue
        value, end = match
        if _is_spoken_of_me(reading, at, value):
            found.append(claim_at(reading, (at, end), "role", value, rule=f"role: {value}"))
        at = end
    return [*found, *_doers(reading)]


def _is_spoken_of_me(reading: Reading, at: int, value: str) -> bool:
    """Whether the speaker is the subject, and the part is neither denied nor a thing."""
    if value == "not_led":
        return False
    clause = reading.clause_of(at)
    before = [reading.lower(k) for k in range(clause[0], at)]
    if words("words", "negators") & set(before[-3:]):
        return False
    if value in {"mine", "given", "together"}:
        return True
    if value == "alone":
        phrase = reading.lower(at)
        return phrase != "myself" or (bool(before) and before[-1] not in words("cues", "before_idle_myself"))
    if (
        before
        and before[-1] in {"the", "a", "an", "my", "by", "team", "our", "project", "tech", "and"}
        and not ("i" in before and before[-1] == "and")
    ):
        return value == "helped" and before[-1] == "and"
    if (
        value in {"led", "helped"}
        and reading.lower(at) in {"manage", "lead", "help", "assist", "running", "leading", "support"}
        and "i" not in before
    ):
        return False
    subjects = [
        word
        for word in before
        if word in {"i", "we", "he", "she", "they", "it", "who", "which", "that", "i'd", "i've"}
        or word in words("roles", "others")
    ]
    return (bool(subjects) and subjects[-1] in {"i", "i'd", "i've"}) or (
        not subjects and not [w for w in before if w not in words("words", "stop")]
    )


def _is_person_name(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    return (
        token.is_capital and token.is_word and is_content(token) and at != reading.sentence_of(at)[0]
    ) or token.lower in words("roles", "others") - {"he", "she", "they"}


def _is_doer_name(reading: Reading, at: int) -> bool:
    """Whether a name that can do something stands at a token: "Tom wrote"."""
    token = reading.tokens[at]
    return (
        token.is_capital
        and token.is_word
        and is_content(token)
        and not token.lower.endswith(("ing", "ed", "ly", "s"))
    )


def _doers(reading: Reading) -> list[Claim]:
    """Read who did the work: "I designed the form", "my colleague designed the form"."""
    found: list[Claim] = []
    for at, token in enumerate(reading.tokens):
        if (
            token.lower in {"i", "me", "myself"}
            and reading.lower(at - 1) in {"and", "&"}
            and at > 1
            and _is_person_name(reading, at - 2)
        ):
            found.append(claim_at(reading, (at - 2, at + 1), "role", "together", rule="role: together"))
        if token.lower not in words("roles", "did") or at == 0 or reading.lower(at + 1) == "to":
            continue
        back = at - 1
        while back > 0 and reading.lower(back) in words("cues", "between_doer_and_verb"):
            back -= 1
        who = reading.lower(back)
        if who in {"i", "i've", "i'd"}:
            found.append(
                claim_at(reading, (back, at + 1), "role", "self", subject=stem(token.lower), rule="doer")
            )
        elif (
            (token.lower in words("roles", "authored") and _is_doer_name(reading, back))
            or who in words("roles", "others") - {"they", "lead"}
            or who.removesuffix("'d") in {"he", "she"}
        ):
            found.append(
                claim_at(reading, (back, at + 1), "role", "other", subject=stem(token.lower), rule="doer")
            )
    return found
