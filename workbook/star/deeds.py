"""Who did what in a text: the verbs of doing that go with “I” and with “we”."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from workbook.consistency.sentences import ends_sentence
from workbook.star.lexicon import alternatives, word_set
from workbook.star.wording import tokens, without_quotations


class Deed(NamedTuple):
    """A verb of doing: whose, from its subject to its verb, and whether it is only imagined (“I would ask”)."""

    subject: str
    start: int
    end: int
    is_imagined: bool


@lru_cache(maxsize=64)
def deeds(text: str) -> tuple[Deed, ...]:
    """Return the verbs of doing that go with ``"I"`` or ``"we"``, outside quotations and passives.

    A verb joined on (“I called and asked”) keeps its subject; a sentence that opens with its verb
    (“Rebuilt the rota.”) is the speaker's.

    Examples
    --------
    >>> text = "We’d agreed a plan. I was asked to help, and I rang each family and wrote it down."
    >>> [(deed.subject, text[deed.start:deed.end]) for deed in deeds(text)]
    [('we', 'We’d agreed'), ('I', 'I rang'), ('I', 'wrote')]
    """
    found: list[Deed] = []
    subject, is_imagined = "", False
    for match in _pattern().finditer(without_quotations(text)):
        if match["subject"]:
            subject, verb = match["subject"].lower().replace("i", "I"), (match["verb"] or "").lower()
            between = set(f"{match['short'] or ''}{match['between']}".lower().split())
            is_passive = bool(between & word_set("be"))
            had = "d" in between and (is_past(verb) or is_passive)  # “I'd asked”, but not “I'd ask”
            is_imagined = bool(between & word_set("conditional")) and not had
            is_passive = is_passive and not verb.endswith("ing")
            if verb and not is_passive and verb not in word_set("function_words", "stative"):
                found.append(Deed(subject, match.start(), match.end(), is_imagined))
        elif match["joined"]:
            if subject and is_past(match["joined"].lower()):
                found.append(Deed(subject, *match.span("joined"), is_imagined))
        elif match[0][:1] != "." or ends_sentence(
            text, match.start()
        ):  # a sentence begins, perhaps with its verb, or somebody else acts
            subject, is_imagined = "I" if match["opening"] else "", False
            if subject:
                found.append(Deed(subject, *match.span("opening"), is_imagined))
    return tuple(found)


def has_verb(text: str) -> bool:
    """Tell whether a text holds a verb, so that it can be a sentence."""
    known = word_set("action_verbs", "other_verbs", "stative")
    said = (token[0].lower().replace("’", "'") for token in tokens(text))
    return any(word in known or is_past(word) for word in said) or bool(deeds(text))


def is_past(word: str) -> bool:
    """Tell whether a word is a verb of doing in the past tense."""
    is_regular = len(word) > 4 and word.endswith("ed") and not word.endswith("eed")
    return (is_regular or word in word_set("action_verbs")) and word not in word_set("stative", "not_past")


@cache
def _pattern() -> re.Pattern[str]:
    # A subject with what may stand before its verb · a sentence's opening · somebody else · a verb joined on.
    skipped = alternatives("skipped_before_verb", "conditional", "be") + r"|[^\W\d_]+ly|[^\W\d_]+n['’]t"
    verb = r"(?!(?:I|we|used\s+to)(?![\w-]))[^\W\d_][\w-]*+"
    others = alternatives("other_subjects")
    return re.compile(
        r"(?<![\w'’-])(?P<subject>I|we)(?:['’](?P<short>m|re|ve|ll|d))?(?![\w'’-])"
        rf"(?P<between>(?:\s++(?:{skipped})(?![\w-]))*+)(?:\s++(?P<verb>{verb}))?"
        rf"|(?:\A|[.!?…](?!\w)|\n(?=[ \t]*+[-*•–]))[\s*•–-]*+(?P<opening>(?:{alternatives('action_verbs')})(?![\w-])|)"
        rf"|(?<!\w)(?:{others})(?!\w)"
        rf"|(?:,|(?<!\w)(?:and|then|or|but|also|finally|later)(?!\w))\s*+(?:(?:and|or|but|{skipped})\s++){{0,4}}+"
        rf"(?P<joined>(?!(?:{others})(?!\w)){verb})",
        re.IGNORECASE,
    )
