"""Which sentences ask, which only nod, and which are small talk; the words are in ``data/lexicons/transcripts.toml``."""

from __future__ import annotations

import re

from workbook.star.lexicon import pattern, word_set

MARKS = "\"'”’)]*_ "  # what may stand between a question mark and the end of its sentence
# A look-behind of fixed width and one run of blanks: no part of the text is looked at twice.
_SENTENCE_END = re.compile(rf"(?:(?<=[.?!？؟])|(?<=[.?!？؟][{re.escape(MARKS)}]))\s+|\n+")
_FILLED = r"(?:<fillers>\b[,. ]{0,2}){0,4}"
_UNMARKED = rf"{_FILLED}(?:<question_words>(?:['’]s)? (?:\w{{1,20}} )?<auxiliaries>\b|<auxiliaries> you\b)"


def sentences(text: str) -> list[str]:
    """Cut a text after ``.``, ``?``, ``!`` and at line ends; joined by blanks it has the same words."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def has_question_mark(sentence: str) -> bool:
    """Whether a sentence ends in a question mark, be it within quotes or emphasis."""
    return sentence.rstrip().rstrip(MARKS).endswith(("?", "？", "؟"))


def is_asking(sentence: str) -> bool:
    """Whether one sentence asks: a question mark, or a request such as "So, tell me about …"."""
    return has_question_mark(sentence) or bool(pattern(rf"{_FILLED}<requests>\b").match(sentence))


def asks(text: str) -> bool:
    """Whether an interviewer's words hold a question; machines often leave out the question mark."""
    parts = sentences(text)
    return any(map(is_asking, parts)) or bool(parts and pattern(_UNMARKED).match(parts[-1]))


def cut_lead(text: str, long: int) -> tuple[str, str]:
    """Cut what is told before the first question from the rest, if it has that many words or more."""
    parts = sentences(text)
    first = next((number for number, part in enumerate(parts) if is_asking(part)), 0)
    lead = " ".join(parts[:first])
    return (lead, " ".join(parts[first:])) if len(lead.split()) >= long else ("", text)


def cut_own_questions(text: str, *, is_invited: bool = False) -> tuple[str, str]:
    """Cut words into what tells and the questions at its end; when invited, from the first question on."""
    only_checks = pattern(rf"{_FILLED}<checks>\b|.*\b<tags>\W*$")
    parts = sentences(text)
    own = [has_question_mark(part) and not only_checks.match(part) for part in parts]
    cut = own.index(True) if is_invited and True in own else len(parts)
    while cut and own[cut - 1]:
        cut -= 1
    return (text, "") if cut == len(parts) else (" ".join(parts[:cut]), " ".join(parts[cut:]))


def cut_loose_ends(text: str) -> tuple[str, str]:
    r"""Cut lines of notes into an answer and the lines at its end that say what is to do, or was left unclear.

    >>> cut_loose_ends("I led four nurses.\nI was unsure about budgets.\nTo do: look up the numbers")
    ('I led four nurses.', 'I was unsure about budgets.\nTo do: look up the numbers')
    """
    lines = text.split("\n")
    cut = len(lines)
    while cut > 1 and pattern(r"\W{0,9}(?:<loose_heads>\W{0,3}[:–-]|<loose_starts>\b)").match(lines[cut - 1]):
        cut -= 1
    return "\n".join(lines[:cut]), "\n".join(lines[cut:])


def is_nod(text: str) -> bool:
    """Whether a turn only shows that somebody listens ("Okay, great. Thank you!")."""
    words = re.findall(r"[^\W_]+", text[:80].casefold())
    return len(text) <= 60 and len(words) <= 6 and word_set("nods").issuperset(words)


def is_small_talk(text: str) -> bool:
    """Whether every question in a text, or all of a text that has none, is a nod or a courtesy."""
    parts = sentences(text)
    asked = [part for part in parts if is_asking(part)]
    light = pattern(rf"(?<!\w)<{'small_questions' if asked else 'greetings'}>(?!\w)")
    return bool(parts) and all(is_nod(part) or light.search(part[:400]) for part in asked or parts)
