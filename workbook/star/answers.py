"""Remarks on one story, one free answer, and a second draft beside the first."""

from __future__ import annotations

from workbook.errors import InputError
from workbook.records import QUESTION_TYPES, STAR_PARTS, Story
from workbook.rules import Remark
from workbook.star.deeds import Deed, deeds, has_verb
from workbook.star.evidence import LADDER, evidence_level, remarks_on_evidence
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
    """Say what career centres would ask about a story, quoting it.

    Parameters
    ----------
    story
        The story; nothing in it is changed.
    pace
        The reader's own speaking pace in words a minute.

    Examples
    --------
    >>> story = Story(id="s1", action="I rang them.")
    >>> [remark.rule for remark in remarks_on_story(story)]
    ['too-short']
    """
    told = {**story.parts(), "reflection": story.reflection}
    if short := _too_short(told):
        return short
    acted = {part: deeds(told[part]) for part in ("action", "task")}
    both = acted["task"] + acted["action"]
    is_own = any(deed.subject == "I" for deed in both) and not _is_mostly_we(both)
    remarks = [
        Remark("star-missing-part", part, "", -1, f"The {part} is empty. {ask}")
        for part, ask in _MISSING.items()
        if not words(told[part])
    ]
    remarks += _on_shares(story, is_whole=not remarks) + _on_length(told, pace) + _on_ownership(told, acted)
    if words(story.result):
        context = f"{story.situation}\n{story.task}\n{story.action}"
        asked = remarks_on_evidence(story.result, "result", context=context, is_own=is_own)
        remarks += asked or _on_alternatives(story, acted["action"])
    looks_back = phrase_pattern("reflections").search(f"{story.action}\n{story.result}")
    if not words(story.reflection) and not looks_back:
        ask = (
            "What did you take from the failure?"
            if story.is_failure
            else "What did you learn, or what would you do differently?"
        )
        remarks.append(
            Remark("star-reflection", "reflection", "", -1, f"The story does not look back yet. {ask}")
        )
    if not story.skills:
        ask = "No skill is chosen yet. Which ones did you apply here?"
        remarks.append(Remark("star-skills", "skills", "", -1, ask))
    return remarks


def remarks_on_answer(text: str, *, question_type: str = "", pace: int | None = None) -> list[Remark]:
    """Say what career centres would ask about an answer that is not split into parts.

    Only an answer about the past is asked for its result and for who did what; a career question never is.

    Raises
    ------
    InputError
        When `question_type` is not one of `workbook.records.QUESTION_TYPES`.

    Examples
    --------
    >>> remarks_on_answer("In five years I hope to run a ward.", question_type="career")[0].rule
    'too-short'
    """
    if question_type not in ("", *QUESTION_TYPES):
        raise InputError(
            f"{question_type!r} is not a type of question; use one of {', '.join(QUESTION_TYPES)}."
        )
    told = {"text": text}
    if short := _too_short(told):
        return short
    is_past = question_type == "behavioural"
    remarks = _on_length(told, pace, is_story=is_past)
    acted = deeds(text)
    if is_past and acted and all(deed.is_imagined for deed in acted):
        start, quote = clause_around(text, *acted[0][1:3])
        ask = f"“{quote}” tells what you would do, and the question asks what you did. When did something like it happen?"
        return [*remarks, Remark("answer-hypothetical", "text", quote, start, ask)]
    if is_past:
        remarks += _on_ownership(told, {"text": acted}) + remarks_on_evidence(
            text, "text", is_own=not _is_mostly_we(acted)
        )
    return remarks


def remarks_on_redraft(first: str, second: str) -> list[Remark]:
    """Remark that a second draft is shorter than the first, unless the first was too long to be spoken.

    Examples
    --------
    >>> remarks_on_redraft("I led the night team for two years.", "I led a team.")[0].quote
    'I led a team'
    """
    before, after = words(first), words(second)
    if not 0 < after < before or before > 2 * paces()[1]:
        return []
    start, quote = clip(second, limit=-6)
    ask = f"This draft has {after} words and the first round's had {before}; it ends with “{quote}”. Which detail could you add?"
    return [Remark("redraft-detail", "text", quote, start, ask)]


def _too_short(told: dict[str, str]) -> list[Remark]:
    whole = "\n\n".join(told.values())
    if words(whole) >= FEWEST_WORDS and has_verb(whole):
        return []
    about = next((part for part, text in told.items() if words(text)), next(iter(told)))
    start, quote = clip(told[about])
    ask = f"“{quote}” is too short to judge." if quote else "Nothing is written yet: too short to judge."
    if words(whole) >= FEWEST_WORDS:
        ask = f"“{quote}” is too short to judge: there is no sentence with a verb in it yet."
    return [Remark("too-short", about, quote, start, f"{ask} Write a few sentences and look again.")]


def _on_shares(story: Story, *, is_whole: bool) -> list[Remark]:
    # Rounded as shown: “takes 65%, 45 to 65% is suggested” would be a riddle.
    share, told = {part: round(value, 2) for part, value in part_shares(story).items()}, story.parts()
    remarks, judged = [], list(STAR_PARTS) if is_whole else []
    set_up = share["situation"] + share["task"]
    if set_up > LONGEST_SET_UP and words(story.action):
        about = "situation" if words(story.situation) else "task"
        start, quote = clip(told[about])
        ask = f"Situation and task, from “{quote}” on, take {set_up:.0%} of your words. What could wait until you are asked?"
        remarks.append(Remark("star-set-up", about, quote, start, ask))
        judged = judged[3:]
    for part in judged:
        low, high = BANDS[part]
        is_behind = part == "action" and share[part] < max(share.values())
        if low <= share[part] <= high and not is_behind:
            continue
        start, quote = clip(told[part])
        ask = "Which step could you leave out?" if share[part] > high else "What could you add here?"
        ask = f"Career centres suggest {low:.0%} to {high:.0%}{', the largest part' * (part == 'action')}. {ask}"
        ask = f"Your {part}, “{quote}” and on, takes {share[part]:.0%} of your words. {ask}"
        remarks.append(Remark("star-shares", part, quote, start, ask))
    return remarks


def _on_length(told: dict[str, str], pace: int | None, *, is_story: bool = True) -> list[Remark]:
    n_words, (slow, fast) = sum(map(words, told.values())), paces(pace)
    shortest, longest = spoken_seconds(n_words, pace)
    spoken = (
        f"Spoken aloud this takes about {shortest} to {longest} seconds; career centres suggest 60 to 120."
    )
    if n_words > 2 * fast:
        left = int(2 * fast)
        for about, text in told.items():
            if words(text) > left:
                start, quote = clip(text, tokens(text)[left].start)
                ask = (
                    f"{spoken} Two minutes are over at about “{quote}”: what could wait until you are asked?"
                )
                return [Remark("star-length", about, quote, start, ask)]
            left -= words(text)
    if n_words < slow and is_story:
        about = [part for part, text in told.items() if words(text)][-1]
        start, quote = clip(told[about], limit=-6)
        ask = f"{spoken} It ends with “{quote}”: which step or detail is not told yet?"
        return [Remark("star-length", about, quote, start, ask)]
    return []


def _is_mostly_we(acted: list[Deed]) -> bool:
    return 2 * sum(deed.subject == "we" for deed in acted) > len(acted)


def _on_ownership(told: dict[str, str], acted: dict[str, list[Deed]]) -> list[Remark]:
    every = [deed for found in acted.values() for deed in found]
    if not _is_mostly_we(every):
        return []
    about, deed = next(
        (part, deed) for part, found in acted.items() for deed in found if deed.subject == "we"
    )
    start, quote = clause_around(told[about], deed.start, deed.end)
    count = f"{sum(deed.subject == 'we' for deed in every)} of {len(every)} verbs of doing go with “we”, as in “{quote}”"
    ask = f"{count}. What did you do? The evidence is mixed: Naim and others (2015) link “we” to higher ratings."
    return [Remark("star-ownership", about, quote, start, ask)]


def _on_alternatives(story: Story, acted: list[Deed]) -> list[Remark]:
    if not acted or evidence_level(f"{story.action}\n{story.result}") != LADDER[3]:
        return []
    start, quote = clause_around(story.action, *acted[0][1:3])
    ask = f"You may be asked about “{quote}”: which other way was open to you, and why did you not take it?"
    return [Remark("star-alternatives", "action", quote, start, ask)]
