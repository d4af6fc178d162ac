"""Which sentences ask, which only nod, and which are about coffee and the journey."""

from __future__ import annotations

import re

MARKS = "\"'”’)]*_ "
"""What may stand between a question mark and the end of its sentence."""

# A look-behind of fixed width and one run of blanks: no part of the text is looked at twice.
_SENTENCE_END = re.compile(rf"(?:(?<=[.?!？؟])|(?<=[.?!？؟][{re.escape(MARKS)}]))\s+|\n+")
_FILLER = r"(?:(?:so|and|okay|ok|well|then|now|um|uh|great|right|but|alright|first|please)\b[,. ]{0,2}){0,4}"
_REQUEST = re.compile(
    rf"{_FILLER}(?:(?:can|could|would) you |please )?"
    r"(?:(?:tell|talk|walk|give) (?:me|us)\b|take (?:me|us) through|describe (?:a|an|the|how|your|what|one)\b"
    r"|explain (?:how|why|what|a|your)\b|share (?:a|an|one|with)\b|imagine (?:you|that)\b|suppose (?:you|that)\b)",
    re.IGNORECASE,
)
_UNMARKED = re.compile(
    rf"{_FILLER}(?:what|why|how|when|where|who|which)(?:'s|’s)? "
    r"(?:\w{1,20} )?(?:do|does|did|would|will|should|can|could|are|is|was|were|have|has|many|much|made)\b"
    rf"|{_FILLER}(?:can|could|would|will|do|did|have|are|were) you\b",
    re.IGNORECASE,
)
_CHECK = re.compile(
    rf"{_FILLER}(?:(?:does|did|is) (?:that|this)\b|(?:should|shall|can|may|could|am) i\b|(?:do|would) you (?:want|like) me\b)",
    re.IGNORECASE,
)
_TAG = re.compile(r"\b(?:you know|right|okay|ok|isn.t it|really)\W*$", re.IGNORECASE)
_SMALL_QUESTION = re.compile(
    r"\bhow(?:'s|’s| is| are| was) (?:you(?= ?(?:doing|today|,|\?|$))|it going|things"
    r"|your (?:weekend|journey|trip|day|drive|flight|morning|week)\b)|\b(?:hear|see) (?:me|us|my screen)\b"
    r"|\bfind (?:us|the (?:office|place|building))\b|\band you(?:rself)?\?|\bweather\b|\b(?:coffee|tea|water)\?"
    r"|\bshall we (?:start|begin)\b|\b(?:mind|okay|ok|alright) if (?:i|we) record\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\b(?:nice|good|great|lovely) to (?:meet|see)\b|\bgood (?:morning|afternoon|evening)\b|\b(?:hello|hi|hey|bye|goodbye)\b"
    r"|\bthank(?:s| you) (?:so much |again )?for\b|\b(?:have a|take care)\b",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\bquestions?\b.{0,30}\b(?:for|to|of) (?:me|us)\b|\bany (?:\w{1,12} )?questions\b", re.IGNORECASE
)
_LISTENING = "mm hm hmm mhm mmhm uh huh okay ok right i see got it"
_NODDING = (
    "yeah yes yep sure great good nice thanks thank you very much cool oh exactly absolutely perfect wonderful lovely "
    "interesting fantastic wow of course fair enough makes sense that s ah um well really indeed alright understood "
    "excellent brilliant true so awesome"
)
_LISTENS = frozenset(_LISTENING.split())
_NODS = _LISTENS.union(_NODDING.split())


def sentences(text: str) -> list[str]:
    """Cut a text after ``.``, ``?``, ``!`` and at line ends; joined by blanks it has the same words."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def has_question_mark(sentence: str) -> bool:
    """Whether a sentence ends in a question mark, be it within quotes or emphasis."""
    return sentence.rstrip().rstrip(MARKS).endswith(("?", "？", "؟"))


def is_asking(sentence: str) -> bool:
    """Whether one sentence asks: a question mark, or a request such as "Tell me about …".

    Examples
    --------
    >>> is_asking("So, walk me through your CV."), is_asking("There were two reasons.")
    (True, False)
    """
    return has_question_mark(sentence) or _REQUEST.match(sentence) is not None


def asks(text: str) -> bool:
    """Whether an interviewer's words hold a question; machines often leave out the question mark."""
    parts = sentences(text)
    return any(map(is_asking, parts)) or bool(parts and _UNMARKED.match(parts[-1]))


def cut_own_questions(text: str, is_invited: bool = False) -> tuple[str, str]:
    """Cut words into what tells and the questions at its end ("Does that answer it?" is not one of them).

    When questions were invited, everything from the first one on belongs to them.

    Examples
    --------
    >>> cut_own_questions("I led it alone. How large is your team?")
    ('I led it alone.', 'How large is your team?')
    """
    parts = sentences(text)
    own = [has_question_mark(part) and not (_CHECK.match(part) or _TAG.search(part[-40:])) for part in parts]
    cut = own.index(True) if is_invited and True in own else len(parts)
    while cut and own[cut - 1]:
        cut -= 1
    return (text, "") if cut == len(parts) else (" ".join(parts[:cut]), " ".join(parts[cut:]))


def invites_questions(text: str) -> bool:
    """Whether the interviewer asks for questions ("Do you have any questions for us?")."""
    return any(_INVITES.search(part) for part in sentences(text[-500:]))


def is_nod(text: str, *, is_listening: bool = False) -> bool:
    """Whether a turn only shows that somebody listens ("Mm-hm.", "Right, thanks").

    With `is_listening`, words that may also be an answer ("Yes.", "Great.") do not count.

    Examples
    --------
    >>> is_nod("Okay, great. Thank you!"), is_nod("No, never."), is_nod("Yes.", is_listening=True)
    (True, False, False)
    """
    words = re.findall(r"[^\W_]+", text[:80].casefold())
    return len(text) <= 60 and len(words) <= 6 and (_LISTENS if is_listening else _NODS).issuperset(words)


def is_pleasantry(text: str) -> bool:
    """Whether every question in a text, or all of a text that has none, is small talk."""
    parts = sentences(text)
    if asked := [part for part in parts if is_asking(part)]:
        return all(is_nod(part) or _SMALL_QUESTION.search(part[:400]) for part in asked)
    return len(text) < 400 and bool(parts) and all(is_nod(part) or _GREETING.search(part) for part in parts)
