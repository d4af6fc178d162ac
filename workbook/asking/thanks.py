"""Thank-you notes: a frame round the reader's own words, and remarks on length, callback and near copies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache

from workbook.asking.follow_up import is_sent
from workbook.consistency.text import read
from workbook.errors import InputError
from workbook.records import Contents, Interviewer, QuestionToAsk, ThankYou
from workbook.rules import Remark
from workbook.shipped import shipped
from workbook.star.evidence import remark
from workbook.star.wording import clip, tokens, words
from workbook.tomlfile import from_table, read_tables

LONGEST = 120
"""Words of a note at most."""

SHORTEST = 25
"""Notes of fewer words are not judged."""

ALIKE, RUN = 0.6, 5
"""The share of the shorter note's words that stand in the other one, too, in runs of so many or more: a near copy."""

_GAP = re.compile(r"\[[^\[\]\n]{1,200}\]")


@dataclass(frozen=True)
class Frame:
    """Sentences round what the reader wrote, for one sort of interviewer; empty is any other."""

    sort: str
    text: str
    source: str
    as_of: date


@cache
def frames() -> dict[str, Frame]:
    """Return the frames of ``data/thank_you.toml`` by sort of interviewer; ``other`` is for any."""
    tables = read_tables(shipped("data", "thank_you.toml"))
    return {sort: from_table(Frame, values, where, sort=sort) for sort, [(where, values)] in tables.items()}


def frame(person: Interviewer, callback: str, contents: Contents) -> str:
    """Return the beginning of a note: fixed sentences with the reader's own words in them, and gaps in brackets.

    Parameters
    ----------
    person
        To whom it goes.
    callback
        The one thing from the conversation, in the reader's words; it stays as it is.

    Raises
    ------
    InputError
        When there is no callback.
    """
    if not callback.strip():
        raise InputError("Write first, in the box above, the one thing that the note comes back to.")
    known = frames()
    chosen = known.get(person.sort.replace(" ", "_"), known["other"])
    role = contents.process.role.strip()
    filled = {
        "name": person.name.strip() or "[their name]",
        "role": f"the role of {role}" if role else "the role",
        "callback": callback.strip(),
    }
    return re.sub(r"\{(name|role|callback)\}", lambda found: filled[found[1]], chosen.text).strip()


def heard_from(contents: Contents, interviewer: str) -> tuple[QuestionToAsk, ...]:
    """Return the questions with an answer that this interviewer may have given: something to come back to."""
    return tuple(
        each
        for each in contents.all(QuestionToAsk)
        if each.answer.strip() and (interviewer in each.interviewers or not each.interviewers)
    )


def remarks_on_thanks(note: ThankYou, contents: Contents) -> list[Remark]:
    """Return what to mend in a note before it is sent; nothing on one that was sent, or is too short to judge.

    Examples
    --------
    >>> remarks_on_thanks(ThankYou(id="dana", text="Thank you, [their name]."), Contents())[0].quote
    '[their name]'
    """
    if is_sent(note, contents):
        return []
    ask = "“” is still to be filled in, or taken out."
    gaps = _GAP.finditer(note.text)
    found = [remark("thank-gap", "text", ask, (gap.start(), gap[0])) for gap in gaps]
    if (count := words(note.text)) > LONGEST:
        text = f"It has {count} words. Career centres suggest a few sentences, {LONGEST} words at most: could it end"
        place = clip(note.text, tokens(note.text)[LONGEST].start())
        found.append(remark("thank-length", "text", f"{text} before “”?", place))
    if count >= SHORTEST:
        found += [*_callback(note), *_copies(note, contents)]
    return found


def _callback(note: ThankYou) -> list[Remark]:
    if not note.callback.strip():
        text = "Which one thing from the conversation does it come back to? Write it in its box, and in the note."
        return [remark("thank-callback", "callback", text)]
    both = (read(text).tokens for text in (note.callback, note.text))
    named, told = ({token.concept for token in each if token.is_content} for each in both)
    place = clip(note.callback)
    if not place[1] or 2 * len(named & told) >= len(named):
        return []
    text = "You wanted to come back to “”, and the note does not seem to. Is it said in other words?"
    return [remark("thank-callback", "callback", text, place)]


def _copies(note: ThankYou, contents: Contents) -> list[Remark]:
    for other in contents.all(ThankYou):
        if other.id != note.id and words(other.text) >= SHORTEST:
            share, start, quote = shared(note.text, other.text)
            if share >= ALIKE:
                person = contents.find(Interviewer, other.id)
                name = (person.name.strip() if person else "") or "another interviewer"
                text = (
                    f"Much of it stands in the note to {name}, too, as “{quote}”. Interviewers compare notes:"
                )
                text += " what did only this conversation have?"
                return [Remark("thank-alike", "text", quote, start, text)]
    return []


def shared(text: str, other: str) -> tuple[float, int, str]:
    """Return which share of the shorter text stands in both, in runs of words, and the longest run with its place.

    Examples
    --------
    >>> shared("Dear Ann, thank you for the long talk.", "Dear Bob, thank you for the long talk.")
    (0.75, 10, 'thank you for the long talk')
    """
    one, two = tokens(text), tokens(other)
    mine, theirs = ([token[0].lower() for token in each] for each in (one, two))
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    runs = [block for block in blocks if block.size >= RUN]
    if not runs:
        return 0.0, -1, ""
    longest = max(runs, key=lambda block: block.size)
    start, end = one[longest.a].start(), one[longest.a + longest.size - 1].end()
    _, quote = clip(text[start:end])
    return sum(block.size for block in runs) / min(len(one), len(two)), start, quote
