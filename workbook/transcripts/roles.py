"""Who of the speakers interviews and who is the reader: a guess with its reason, for the reader to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from workbook.transcripts.phrases import asks, is_nod
from workbook.transcripts.turns import Turn, role_of_label

ROLES = ("interviewer", "me", "other")


class Guess(NamedTuple):
    """A role, one of `ROLES`, and why it was chosen."""

    role: str
    reason: str


def explain_roles(turns: Iterable[Turn]) -> dict[str, Guess]:
    """Guess each speaker's role: from the label, else "me" speaks most right after other people's questions.

    Examples
    --------
    >>> turns = [Turn("Anna", "Why us?", 0, 7), Turn("Tom", "I like the team and the hours.", 8, 38)]
    >>> explain_roles(turns)["Tom"]
    Guess(role='me', reason='says most after the questions of others (7 words)')
    """
    asked, replied, waiting = Counter[str](), Counter[str](), ""
    for turn in turns:
        words = 0 if is_nod(turn.text) else len(turn.text.split())
        replied[turn.speaker] += words if waiting not in ("", turn.speaker) else 0
        asked[turn.speaker] += (is_question := asks(turn.text))
        waiting = turn.speaker if is_question else "" if words else waiting
    named = {speaker: role_of_label(speaker) for speaker in asked}
    has_me = "me" in named.values()
    unnamed = [speaker for speaker, role in named.items() if not (role or has_me)]
    me = max(unnamed, key=lambda speaker: replied[speaker] if speaker else 0, default="")
    guesses: dict[str, Guess] = {}
    for speaker, role in named.items():
        guess = "other", "asks nothing and answers least"
        if not speaker:
            guess = "other", "stands before the first label or question"
        elif role:
            guess = role, f"the label {speaker!r} says so"
        elif speaker == me and replied[me]:
            guess = "me", f"says most after the questions of others ({replied[me]} words)"
        elif asked[speaker]:
            guess = "interviewer", f"asks {asked[speaker]} time" + "s" * (asked[speaker] > 1)
        guesses[speaker] = Guess(*guess)
    return guesses
