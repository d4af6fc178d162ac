"""Who of the speakers interviews and who is the reader: a guess with its reason, for the reader to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from workbook.transcripts.labels import role_of_label
from workbook.transcripts.phrases import asks, is_nod
from workbook.transcripts.turns import Turn

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
    asked, replied, said = Counter[str](), Counter[str](), Counter[str]()
    waiting = ""
    for turn in turns:
        words = len(turn.text.split())
        said[turn.speaker] += words
        if waiting and turn.speaker != waiting and not is_nod(turn.text):
            replied[turn.speaker] += words
        if asks(turn.text):
            asked[turn.speaker] += 1
            waiting = turn.speaker
        elif not is_nod(turn.text):
            waiting = ""
    named = {speaker: role_of_label(speaker) for speaker in said if speaker}
    unnamed = [speaker for speaker, role in named.items() if role is None]
    me = "" if "me" in named.values() else max(unnamed, key=lambda speaker: replied[speaker], default="")
    guesses: dict[str, Guess] = {}
    for speaker in said:
        if role := named.get(speaker):
            guesses[speaker] = Guess(role, f"the label {speaker!r} says so")
        elif speaker and speaker == me and replied[speaker]:
            guesses[speaker] = Guess(
                "me", f"says most after the questions of others ({replied[speaker]} words)"
            )
        elif speaker and asked[speaker]:
            guesses[speaker] = Guess("interviewer", f"asks in {asked[speaker]} turn(s)")
        else:
            reason = (
                "asks nothing and answers least" if speaker else "stands before the first label or question"
            )
            guesses[speaker] = Guess("other", reason)
    return guesses


def guess_roles(turns: Iterable[Turn]) -> dict[str, str]:
    """Return speaker → role as `explain_roles` guesses, to be changed by the reader.

    Examples
    --------
    >>> guess_roles([Turn("Q", "Why us?", 0, 7), Turn("A", "The team.", 8, 17)])
    {'Q': 'interviewer', 'A': 'me'}
    """
    return {speaker: guess.role for speaker, guess in explain_roles(turns).items()}
