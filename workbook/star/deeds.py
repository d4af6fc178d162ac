"""Who did what in a text: the verbs of doing that go with “I” and with “we”."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbook.star.lexicon import word_set
from workbook.star.wording import Token, sentences, tokens, without_quotations

_NOT_PAST = frozenset({"hundred", "embed", "kindred", "naked", "wicked", "sacred"})
_BREAK = re.compile(r"[.;:!?()…]")
_JOINING = frozenset({"and", "then", "or", "but", "also", "finally", "later"})


class Deed(NamedTuple):
    """A verb of doing: whose, from its subject to its verb, and whether it is only imagined (“I would ask”)."""

    subject: str
    start: int
    end: int
    is_imagined: bool


def deeds(text: str) -> list[Deed]:
    """Return the verbs of doing that go with ``"I"`` or ``"we"``, outside quotations and passives.

    A verb joined on (“I called and asked”) keeps its subject; a sentence that opens with its verb
    (“Rebuilt the rota.”) is the speaker's.

    Examples
    --------
    >>> text = "We’d agreed a plan. I was asked to help, and I rang each family and wrote it down."
    >>> [(deed.subject, text[deed.start:deed.end]) for deed in deeds(text)]
    [('we', 'We’d agreed'), ('I', 'I rang'), ('I', 'wrote')]
    """
    text = without_quotations(text)
    found: list[Deed] = []
    rest = iter(tokens(text))
    token = next(rest, None)
    for _, end in sentences(text):
        in_sentence = []
        while token and token.start < end:
            in_sentence.append(token)
            token = next(rest, None)
        found += _of_sentence(text, in_sentence)
    return found


def has_verb(text: str) -> bool:
    """Tell whether a text holds a verb, so that it can be a sentence.

    Examples
    --------
    >>> has_verb("Teamwork, leadership, communication"), has_verb("We're ready")
    (False, True)
    """
    known = word_set("action_verbs") | word_set("other_verbs") | word_set("stative")
    short = ("'m", "'re", "'ve", "'ll", "'d", "n't")
    found = any(
        token.word in known or token.word.endswith(short) or is_past(token.word) for token in tokens(text)
    )
    return found or bool(deeds(text))


def is_past(word: str) -> bool:
    """Tell whether a word is a verb of doing in the past tense."""
    regular = len(word) > 4 and word.endswith("ed") and not word.endswith("eed") and word not in _NOT_PAST
    return (regular or word in word_set("action_verbs")) and word not in word_set("stative")


def _of_sentence(text: str, sentence: list[Token]) -> list[Deed]:
    found: list[Deed] = []
    opens = sentence[0].word if sentence else ""
    subject = "I" if opens in word_set("action_verbs") else ""
    start, is_waiting, is_joined, is_imagined, is_passive = 0, False, bool(subject), False, False
    for before, token, after in zip([None, *sentence], sentence, [*sentence[1:], None], strict=False):
        base, _, ending = token.word.partition("'")
        gap = text[before.end : token.start] if before else ""
        is_adverb = token.word in word_set("skipped_before_verb") or base.endswith("ly") or ending == "t"
        if base in ("i", "we"):
            subject, start, is_waiting = base.replace("i", "I"), token.start, True
            is_imagined, is_passive = ending in ("ll", "d"), ending in ("m", "re")
            was_short = ending == "d"
            continue
        if base in word_set("other_subjects") or _BREAK.search(gap):
            is_waiting, subject = False, subject if _BREAK.search(gap) else ""
        if is_waiting and "," not in gap:
            if token.word in word_set("be"):
                is_passive, is_imagined = True, is_imagined and not was_short
            elif base in word_set("conditional"):
                is_imagined = True
            elif not is_adverb:
                is_waiting = False
                is_imagined = is_imagined and not (was_short and is_past(token.word))
                if _is_deed(token.word, is_passive) and not (base == "used" and after and after.word == "to"):
                    found.append(Deed(subject, start, token.end, is_imagined))
            continue
        is_waiting = False
        is_joined = (
            "," in gap
            or (before is not None and before.word in _JOINING)
            or (is_joined and is_adverb)
            or before is None
        )
        if subject and is_joined and is_past(token.word):
            found.append(Deed(subject, token.start, token.end, is_imagined))
    return found


def _is_deed(word: str, is_passive: bool) -> bool:
    if is_passive and not word.endswith("ing"):
        return False
    return word[0].isalpha() and word not in word_set("function_words") and word not in word_set("stative")
