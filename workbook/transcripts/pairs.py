"""Turns to question and answer pairs; every word of every turn is in one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbook.errors import InputError
from workbook.transcripts.labels import QUESTION
from workbook.transcripts.phrases import (
    asks,
    cut_own_questions,
    invites_questions,
    is_asking,
    is_nod,
    is_pleasantry,
    sentences,
)
from workbook.transcripts.roles import ROLES
from workbook.transcripts.turns import Turn

SHORT = 12
"""Up to this many words, a remark that answers nothing is an aside; and a longer one is an answer or a statement."""
HESITATION = 3
"""Up to this many words before a question of the reader's own, it asks back; after more it stands for itself."""
LONG_LEAD = 40
"""From this many words on, what an interviewer says before asking is context and not part of the question."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A question and what was answered; a pair without question holds what belongs to none.

    Parameters
    ----------
    context
        What the interviewer told before asking, or notes before the first question.
    asides
        Nods and remarks in between ("Mm-hm."), and words of speakers who take no part.
    start, end
        Characters of the source from the first to the last turn that the pair has words of.
    asked_by_me
        Whether the reader asked it and the other side answered.
    """

    question: str
    answer: str
    context: str = ""
    asides: tuple[str, ...] = ()
    start: int
    end: int
    is_small_talk: bool = False
    asked_by_me: bool = False


@dataclass
class _Draft:
    question: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    context: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    asked_by_me: bool = False

    def size(self) -> int:
        return len(self.question) + len(self.answer) + len(self.context) + len(self.asides)

    def pair(self) -> Pair:
        question, context, asides = "\n".join(self.question), "\n".join(self.context), "\n".join(self.asides)
        rest = "\n".join(filter(None, [context, asides]))
        light = is_pleasantry(question) if question else not self.answer and is_pleasantry(rest)
        return Pair(
            question=question,
            answer="\n".join(self.answer),
            context=context,
            asides=tuple(self.asides),
            start=self.turns[0].start,
            end=self.turns[-1].end,
            is_small_talk=light,
            asked_by_me=self.asked_by_me,
        )


class _Conversation:
    """The pairs so far; the last one is open for more words."""

    def __init__(self) -> None:
        self.drafts = [_Draft()]

    def open(self, *, asked_by_me: bool = False) -> _Draft:
        """Begin a new pair, unless the open one only has context and the interviewer goes on to ask."""
        now = self.drafts[-1]
        if now.question or now.answer or (asked_by_me and now.turns):
            self.drafts.append(_Draft())
        self.drafts[-1].asked_by_me = asked_by_me
        return self.drafts[-1]

    def hear(self, turn: Turn) -> None:
        """Take an interviewer's turn."""
        now, text = self.drafts[-1], turn.text
        if (
            not now.asked_by_me
            and not asks(text)
            and all(is_nod(said, is_listening=True) for said in now.answer)
        ):
            now.asides += now.answer  # the reader only listened so far
            now.answer = []
        if now.asked_by_me:
            told, asked = cut_own_questions(text)
            if told:
                now.answer.append(told)
            if asked:
                self.open().question.append(asked)
        elif turn.speaker == QUESTION and now.question and not now.answer and asks("\n".join(now.question)):
            self.open().question.append(text)
        elif turn.speaker == QUESTION and now.question and not now.answer:  # a heading over questions
            now.context += now.question
            now.question = [text]
        elif now.question and not now.answer:
            now.question.append(text)
        elif turn.speaker == QUESTION or (asks(text) and not is_nod(text)):
            now = self.open()
            lead, question = _cut_lead(text)
            now.context += [lead] if lead else []
            now.question.append(question)
        elif now.answer and _is_clarified(now):
            now.question.append(text)
        elif now.answer and len(text.split()) <= SHORT:
            now.asides.append(text)
        else:
            self.open().context.append(text)

    def tell(self, turn: Turn) -> None:
        """Take a turn of the reader."""
        now, text = self.drafts[-1], turn.text
        if now.asked_by_me and not now.answer:
            now.question.append(text)
            return
        is_invited = now.asked_by_me or (bool(now.question) and invites_questions(now.question[-1]))
        told, asked = cut_own_questions(text, is_invited)
        if now.question and not now.answer and not is_invited and len(told.split()) <= HESITATION:
            told, asked = text, ""  # asks back before answering
        if told and len(told.split()) <= SHORT and (now.asked_by_me or not (now.question or now.answer)):
            now.asides.append(told)
        elif told:
            if now.asked_by_me:
                now = self.open()
            elif not now.question and now.context:  # a long reply to a statement
                now.question, now.context = now.context, []
            now.answer.append(told)
        if asked:
            self.open(asked_by_me=True).question.append(asked)

    def overhear(self, turn: Turn) -> None:
        """Take a turn of anybody else."""
        now = self.drafts[-1]
        (now.asides if now.question or now.answer else now.context).append(turn.text)

    def take(self, turn: Turn, role: str) -> None:
        """Take a turn, and note which pairs have words of it."""
        known = {id(draft): draft.size() for draft in self.drafts[-1:]}
        first = len(self.drafts) - 1
        {"interviewer": self.hear, "me": self.tell}.get(role, self.overhear)(turn)
        for draft in self.drafts[first:]:
            if draft.size() > known.get(id(draft), 0):
                draft.turns.append(turn)


def _is_clarified(now: _Draft) -> bool:
    return (
        len(now.answer) == 1
        and len(now.answer[0].split()) <= SHORT
        and any(map(is_asking, sentences(now.answer[0])))
    )


def _cut_lead(text: str) -> tuple[str, str]:
    parts = sentences(text)
    first = next((number for number, part in enumerate(parts) if is_asking(part)), 0)
    lead = " ".join(parts[:first])
    return (lead, " ".join(parts[first:])) if len(lead.split()) >= LONG_LEAD else ("", text)


def pair_turns(turns: Iterable[Turn], roles: Mapping[str, str]) -> list[Pair]:
    r"""Pair questions with answers, in the order of the conversation.

    A question after an answer begins a pair of its own. An interviewer's statement stays context of the question
    that follows, or is what the reader replied to. Nods go to `Pair.asides`; the reader's own questions are
    marked `Pair.asked_by_me`.

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
    >>> from workbook.transcripts import guess_roles, split_turns
    >>> turns = split_turns("Anna: Why us?\nMe: The team.\nAnna: Right.\nMe: And the hours.\nAnna: Any questions?")
    >>> for pair in pair_turns(turns, guess_roles(turns)):
    ...     print(pair.question, "|", pair.answer.replace("\n", " "), "|", pair.asides)
    Why us? | The team. And the hours. | ('Right.',)
    Any questions? |  | ()
    """
    if unknown := sorted(set(roles.values()) - set(ROLES)):
        raise InputError(f"A speaker has the role {unknown[0]!r}; choose one of {', '.join(ROLES)}.")
    talk = _Conversation()
    for turn in turns:
        if turn.text.strip():
            talk.take(turn, roles.get(turn.speaker, "other"))
    return [draft.pair() for draft in talk.drafts if draft.turns]
