"""Turns to question and answer pairs; every word of every turn is in one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from workbook.errors import InputError
from workbook.star.lexicon import pattern
from workbook.transcripts import phrases
from workbook.transcripts.roles import ROLES
from workbook.transcripts.turns import ANSWER, QUESTION, Turn

HESITATION, SHORT, LONG_LEAD = 3, 12, 40
"""Words: at most, before a question that asks back; at most, in an aside; at least, in the context of a question."""
Draft = defaultdict[str, list[Turn]]
"""What was said, by part of the pair; "mine" is a question of the reader's own."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A question, by the interviewer or the reader, and its answer; without question, what belongs to none.

    Parameters
    ----------
    context
        What the interviewer told before asking, or notes before the first question.
    loose_end
        Of notes, lines after the answer that say what is to do or was left unclear.
    asides
        Nods and remarks in between ("Mm-hm."), and words of speakers who take no part.
    start, end
        Characters of the source from the first to the last turn that the pair has words of.
    """

    question: str
    answer: str
    loose_end: str = ""
    context: str = ""
    asides: tuple[str, ...] = ()
    start: int
    end: int
    is_small_talk: bool = False
    asked_by_me: bool = False


def pair_turns(turns: Iterable[Turn], roles: Mapping[str, str]) -> list[Pair]:
    r"""Pair questions with answers, in the order of the conversation.

    Parameters
    ----------
    roles
        Speaker → ``"interviewer"``, ``"me"`` or ``"other"``; a speaker who is not named is ``"other"``.

    Raises
    ------
    InputError
        When a role is none of these.

    Examples
    --------
    >>> from workbook.transcripts import split_turns
    >>> turns = split_turns("Anna: Why us?\nMe: The team.\nAnna: Right.\nMe: And the hours.\nAnna: Any questions?")
    >>> [(pair.question, pair.answer, pair.asides) for pair in pair_turns(turns, {"Anna": "interviewer", "Me": "me"})]
    [('Why us?', 'The team.\nAnd the hours.', ('Right.',)), ('Any questions?', '', ())]
    """
    if unknown := sorted(set(roles.values()) - set(ROLES)):
        raise InputError(f"A speaker has the role {unknown[0]!r}; choose one of {', '.join(ROLES)}.")
    drafts: list[Draft] = [defaultdict(list)]
    for turn in turns:
        role = roles.get(turn.speaker, "other")
        places = _tell(drafts[-1], turn.text) if role == "me" else _hear(drafts[-1], turn, role)
        for begins, part, words in places:  # whether a new pair begins, and which part of it gets which words
            if begins:
                drafts.append(defaultdict(list))
            if words.strip():
                drafts[-1][part].append(replace(turn, text=words))
    return [_pair(draft) for draft in drafts if any(draft.values())]


def _hear(now: Draft, turn: Turn, role: str) -> Iterator[tuple[bool, str, str]]:
    text, is_noted = turn.text, turn.speaker == QUESTION
    reply = now["answer"][0].text[:200] if len(now["answer"]) == 1 else ""
    asks_back = len(reply.split()) <= SHORT and any(map(phrases.is_asking, phrases.sentences(reply)))
    if role == "other":
        yield False, "asides" if now["question"] or now["mine"] or now["answer"] else "context", text
    elif now["mine"]:
        told, asked = phrases.cut_own_questions(text)
        yield False, "answer", told
        yield asked != "", "question", asked
    elif now["question"] and not now["answer"] and not is_noted:
        yield False, "question", text
    elif is_noted or (phrases.asks(text) and not phrases.is_nod(text)):
        lead, question = phrases.cut_lead(text, LONG_LEAD)
        yield bool(now["question"] or now["answer"]), "context", lead
        yield False, "question", question
    elif now["answer"] and (asks_back or len(text.split()) <= SHORT):
        yield False, "question" if asks_back else "asides", text
    else:
        yield bool(now["answer"]), "context", text


def _tell(now: Draft, text: str) -> Iterator[tuple[bool, str, str]]:
    before = now["question"][-1].text if now["question"] else ""
    is_invited = bool(now["mine"] or pattern(r"\b<invitations>\b").search(before))
    told, asked = phrases.cut_own_questions(text, is_invited=is_invited)
    if now["question"] and not now["answer"] and not is_invited and len(told.split()) <= HESITATION:
        told, asked = text, ""  # asks back before answering
    if len(told.split()) <= SHORT and (now["mine"] or not (now["question"] or now["answer"])):
        yield False, "asides", told
    else:
        if not now["question"] and not now["mine"]:  # a long reply to a statement
            now["question"], now["context"] = now["context"], []
        yield bool(now["mine"]), "answer", told
    yield asked != "", "mine", asked


def _pair(draft: Draft) -> Pair:
    parts = ("question", "mine", "answer", "context", "asides")
    question, mine, answer, context, asides = ("\n".join(turn.text for turn in draft[part]) for part in parts)
    loose_end = ""
    if all(turn.speaker == ANSWER for turn in draft["answer"]):
        answer, loose_end = phrases.cut_loose_ends(answer)
    return Pair(
        question=question or mine,
        answer=answer,
        loose_end=loose_end,
        context=context,
        asides=tuple(turn.text for turn in draft["asides"]),
        start=min(turn.start for said in draft.values() for turn in said),
        end=max(turn.end for said in draft.values() for turn in said),
        is_small_talk=phrases.is_small_talk(question or mine or ("" if answer else f"{context}\n{asides}")),
        asked_by_me=bool(mine),
    )
