"""Remarks on one story, one free answer, and a second draft beside the first."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.errors import InputError
from workbook.records import QUESTION_TYPES, Story
from workbook.rules import Remark
from workbook.star.deeds import deeds, has_verb
from workbook.star.evidence import LADDER, evidence_level, remark, remarks_on_evidence
from workbook.star.lexicon import phrase_pattern
from workbook.star.wording import clause_around, clip, paces, spoken_seconds, tokens, words

FEWEST_WORDS = 25
BANDS = {"situation": (0.10, 0.25), "task": (0.05, 0.20), "action": (0.45, 0.65), "result": (0.10, 0.25)}
LONGEST_SET_UP = 0.40
_MISSING = {
    "situation": "Where and when was this, and who was involved?",
    "task": "What had to be done, or what was asked of you?",
    "action": "What did you do, step by step?",
    "result": "What changed in the end, for whom?",
}


def part_shares(story: Story) -> dict[str, float]:
    """Return the share of words in situation, task, action and result; all 0 when there are no words.

    Examples
    --------
    >>> part_shares(Story(id="s1", situation="We were late.", action="I called the three families."))
    {'situation': 0.375, 'task': 0.0, 'action': 0.625, 'result': 0.0}
    """
    counts = {part: words(text) for part, text in story.parts().items()}
    return {part: count / max(1, sum(counts.values())) for part, count in counts.items()}


def remarks_on_story(story: Story, *, pace: int | None = None) -> list[Remark]:
    """Say what career centres would ask about a story, quoting it; `pace` is the reader's, in words a minute.

    Examples
    --------
    >>> [remark.rule for remark in remarks_on_story(Story(id="s1", action="I rang them."))]
    ['too-short']
    """
    told = {**story.parts(), "reflection": story.reflection}
    if short := _too_short(told):
        return short
    empty = {part: f"The {part} is empty. {ask}" for part, ask in _MISSING.items() if not words(told[part])}
    remarks = [remark("star-missing-part", part, ask) for part, ask in empty.items()]
    remarks += _on_shares(told, part_shares(story), is_whole=not empty) + _on_length(story.parts(), pace)
    ownership, is_own = _on_ownership({"action": story.action, "task": story.task})
    remarks += ownership
    acted, told_last = deeds(story.action), f"{story.action}\n{story.result}"
    if words(story.result):
        context = f"{story.situation}\n{story.task}\n{story.action}"
        asked = remarks_on_evidence(story.result, "result", context=context, is_own=is_own)
        if not asked and acted and evidence_level(told_last) == LADDER[3]:
            ask = "You may be asked about “”: which other way was open to you, and why did you not take it?"
            asked = [remark("star-alternatives", "action", ask, clause_around(story.action, *acted[0][1:3]))]
        remarks += asked
    if not words(story.reflection) and not phrase_pattern("reflections").search(told_last):
        ask = "take from the failure" if story.is_failure else "learn, or what would you do differently"
        ask = f"The story does not look back yet. What did you {ask}?"
        remarks.append(remark("star-reflection", "reflection", ask))
    if not story.skills:
        ask = "No skill is chosen yet. Which ones did you apply here?"
        remarks.append(remark("star-skills", "skills", ask))
    return remarks


def remarks_on_answer(text: str, *, question_type: str = "", pace: int | None = None) -> list[Remark]:
    """Say what career centres would ask about an answer that is not split into parts.

    Only an answer about the past is asked for its result and for who did what; a career question never is. An
    unknown type of question raises `InputError`.

    Examples
    --------
    >>> remarks_on_answer("In five years I hope to run a ward.", question_type="career")[0].rule
    'too-short'
    """
    if question_type not in (known := ("", *QUESTION_TYPES)):
        raise InputError(f"{question_type!r} is not a type of question; use one of {', '.join(known[1:])}.")
    told = {"text": text}
    is_past = question_type == "behavioural"
    if short := _too_short(told):
        return short
    remarks = _on_length(told, pace, is_story=is_past)
    acted = deeds(text)
    if is_past and acted and all(deed.is_imagined for deed in acted):
        ask = "“” tells what you would do, and the question asks what you did. When did something like it happen?"
        remarks.append(remark("answer-hypothetical", "text", ask, clause_around(text, *acted[0][1:3])))
    elif is_past:
        ownership, is_own = _on_ownership(told)
        remarks += ownership + remarks_on_evidence(text, "text", is_own=is_own)
    return remarks


def remarks_on_redraft(first: str, second: str) -> list[Remark]:
    """Remark that a second draft is shorter than the first, unless the first was too long to be spoken.

    Examples
    --------
    >>> remarks_on_redraft("I led the night team for two years.", "I led a team.")[0].quote
    'I led a team'
    """
    before, after = words(first), words(second)
    if not 0 < after < before <= 2 * paces()[1]:
        return []
    ask = f"This draft has {after} words and the first round's had {before}; it ends with “”."
    return [remark("redraft-detail", "text", f"{ask} Which detail could you add?", clip(second, limit=-6))]


def _too_short(told: Mapping[str, str]) -> list[Remark]:
    whole = "\n\n".join(told.values())
    if words(whole) >= FEWEST_WORDS and has_verb(whole):
        return []
    about = next((part for part, text in told.items() if words(text)), next(iter(told)))
    ask = f"{'“” is' if words(whole) else 'Nothing is written yet:'} too short to judge. Write a few whole"
    return [remark("too-short", about, f"{ask} sentences and look again.", clip(told[about]))]


def _on_shares(told: Mapping[str, str], shares: Mapping[str, float], *, is_whole: bool) -> list[Remark]:
    remarks, judged = [], [part for part in BANDS if is_whole]
    set_up = round(shares["situation"] + shares["task"], 2)  # as shown: “65%, up to 65%” would be a riddle
    if set_up > LONGEST_SET_UP and shares["action"]:
        about, judged = "situation" if shares["situation"] else "task", judged[3:]
        ask = f"Situation and task, from “” on, take {set_up:.0%} of your words. What could wait for a question?"
        remarks.append(remark("star-set-up", about, ask, clip(told[about])))
    for part in judged:
        (low, high), share = BANDS[part], round(shares[part], 2)
        if not low <= share <= high:
            ask = "Which step could you leave out?" if share > high else "What could you add here?"
            ask = f"Career centres suggest {low:.0%} to {high:.0%}. {ask}"
            ask = f"Your {part}, “” and on, takes {share:.0%} of your words. {ask}"
            remarks.append(remark("star-shares", part, ask, clip(told[part])))
    return remarks


def _on_length(told: Mapping[str, str], pace: int | None, *, is_story: bool = True) -> list[Remark]:
    every = [(part, token) for part, text in told.items() for token in tokens(text)]
    (slow, fast), (shortest, longest) = paces(pace), spoken_seconds(len(every), pace)
    if len(every) > 2 * fast:
        about, token = every[int(2 * fast)]
        ask, place = "Two minutes are over at about “”: what could wait?", clip(told[about], token.start())
    elif len(every) < slow and is_story:
        about, _ = every[-1]
        ask, place = "It ends with “”: which detail is not told yet?", clip(told[about], limit=-6)
    else:
        return []
    spoken = f"Spoken aloud this takes about {shortest} to {longest} seconds; career centres suggest 60 to"
    return [remark("star-length", about, f"{spoken} 120. {ask}", place)]


def _on_ownership(told: Mapping[str, str]) -> tuple[list[Remark], bool]:
    """Ask what the reader did when most verbs go with “we”; say too whether the deeds are the reader's own."""
    acted = [(part, deed) for part, text in told.items() for deed in deeds(text)]
    ours = [(part, deed) for part, deed in acted if deed.subject == "we"]
    if 2 * len(ours) <= len(acted):
        return [], len(ours) < len(acted)
    about, deed = ours[0]
    ask = f"{len(ours)} of {len(acted)} verbs of doing go with “we”, as in “”. What did you do?"
    ask += " The evidence is mixed: Naim and others (2015) link “we” to higher ratings."
    return [remark("star-ownership", about, ask, clause_around(told[about], *deed[1:3]))], False
