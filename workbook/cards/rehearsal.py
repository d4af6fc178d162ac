"""Cards of the rehearsal: the question and why it comes, an attempt beside the draft, all attempts, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from workbook.cards.answers import WENT, length_note
from workbook.cards.consistency import conflict
from workbook.cards.parts import (
    bullets,
    card,
    facts,
    folded,
    heading,
    prose,
    quiet,
    remark_list,
    side_by_side,
    table,
)
from workbook.ledger import Place, checked
from workbook.progress import round_names
from workbook.records import Answer, Contents, Question, Round
from workbook.rehearsal.attempts import (
    Attempt,
    attempts,
    planned_seconds,
    remarks_on_attempt,
    without_attempts,
)
from workbook.rehearsal.draw import what_next
from workbook.rehearsal.likely import Likely
from workbook.rules import rule
from workbook.star.wording import paces
from workbook.wording import long_date, many

NEXT_SHOWN, REASONS_SHOWN = 8, 3
"""Questions in the card of what comes next, and reasons for each; the table has all."""

SPOKEN = (60, 120)
"""Seconds, as the rule ``star-length`` says."""


def asked(found: Likely | None, planned: int) -> Markup:
    """The question being rehearsed, and why it is likely."""
    if found is None:
        return quiet("This question was removed. Draw another one.")
    title = Markup('<p style="font-size:1.25em;margin:4px 0"><strong>{}</strong></p>').format(found.text)
    why = heading("Why this question") + bullets(found.reasons) if found.reasons else Markup("")
    how = f"Say it aloud in about {planned} seconds. F8 starts and stops the clock anywhere in this form."
    return title + why + quiet(how)


def beside_attempt(contents: Contents, said: Answer, is_running: bool) -> Markup:
    """What was said in rehearsal beside what was said and drafted before: length, facts that differ, remarks."""
    others = without_attempts(contents)
    told = [each for each in others.all(Answer) if each.question == said.question and each.text.strip()]
    earlier = _earlier(told, contents)
    if is_running or not (said.text.strip() or said.seconds):
        if not told:
            return quiet(_draft_length(told, contents)) + quiet("There is no draft of it yet.")
        return quiet(_draft_length(told, contents)) + folded(
            "Look at what you said and drafted before", earlier
        )
    parts = [heading("Length"), quiet(_length(said, contents))]
    if said.text.strip():
        parts += _facts(others, said, contents) + _remarks(said, contents)
        text = "Typed words tell nothing of tone, pauses or fillers, so nothing is said of them."
        parts.append(quiet(text))
    return Markup("").join([*parts, earlier])


def _earlier(told: Sequence[Answer], contents: Contents) -> Markup:
    """What was said in the first interview and drafted for the next, side by side."""
    names, pace = round_names(contents), contents.process.words_per_minute
    pieces = [
        heading(f"{'You said' if each.round == Round.FIRST else 'You wrote'}: {names.get(each.round, '')}")
        + prose(each.text)
        + quiet(length_note(each.text, pace))
        for each in told
    ]
    return side_by_side(*pieces) if len(pieces) == 2 else Markup("").join(pieces)


def _draft_length(told: Sequence[Answer], contents: Contents) -> str:
    plan = f"Planned: {planned_seconds(contents)} seconds."
    if not told:
        return plan
    return f"{plan} What you wrote last: {length_note(told[-1].text, contents.process.words_per_minute)}."


def _length(said: Answer, contents: Contents) -> str:
    planned, known = planned_seconds(contents), rule("star-length")
    typed = f"{length_note(said.text, contents.process.words_per_minute)}, at {_pace(contents)}"
    if not said.seconds:
        return f"Not timed. {typed}; planned are {planned} seconds."
    over = said.seconds - planned
    off = f"{many(abs(over), 'second')} {'over' if over > 0 else 'under'} the plan of {planned}"
    took = f"It took {many(said.seconds, 'second')}, {off if over else 'as planned'}."
    if not SPOKEN[0] <= said.seconds <= SPOKEN[1]:
        between = f"{SPOKEN[0]} to {SPOKEN[1]} seconds"
        took += f" Career centres suggest {between} ({known.source}; {known.firmness})."
    return f"{took} As typed: {typed}." if said.text.strip() else took


def _pace(contents: Contents) -> str:
    own = contents.process.words_per_minute
    low, high = paces()
    return f"your {own} words a minute" if own else f"{low:g} to {high:g} words a minute"


def _facts(others: Contents, said: Answer, contents: Contents) -> list[Markup]:
    """What the consistency check finds between this attempt and what was told before."""
    here = Place(said).id
    both = checked(Contents([*others, said]))
    compared = [each for each in both if here in {each.pair.first.id, each.pair.second.id}]
    if not compared:
        text = "There is nothing to hold it against: no earlier answer, and no draft."
        return [heading("Facts"), quiet(text)]
    found = [each for one in compared for each in one.conflicts]
    counts = "No difference found (the check does not see everything)"
    counts = many(len(found), "difference") if found else counts
    counts += " between this and what you told or drafted before."
    link = Markup('<p style="margin:2px 0"><a href="03_check_consistency.ipynb">{}</a></p>').format(
        "Settle it in “Check consistency”"
    )
    shown = [conflict(each, contents) for each in found]
    return [heading("Facts"), quiet(counts), *shown, *([link] if found else [])]


def _remarks(said: Answer, contents: Contents) -> list[Markup]:
    shown = remarks_on_attempt(said, contents.find(Question, said.question), contents)
    return [heading("Remarks"), remark_list(shown)] if shown else []


def rehearsals_card(contents: Contents) -> Markup:
    """All attempts by day, the newest first: what was said, how long it took, how it went."""
    days: dict[str, list[Attempt]] = {}
    for each in reversed(attempts(contents)):
        days.setdefault(long_date(each.held_on) if each.held_on else "Without a date", []).append(each)
    if not days:
        return card("Your rehearsals", quiet("Nothing is rehearsed yet."))
    planned = planned_seconds(contents)
    shown = {
        day: Markup("").join(_attempt(each, planned, contents) for each in found)
        for day, found in days.items()
    }
    (newest, first), *older = shown.items()
    folds = [folded(f"{day}: {many(len(days[day]), 'attempt')}", content) for day, content in older]
    return card(f"Your rehearsals: {newest}", first, *folds)


def _attempt(found: Attempt, planned: int, contents: Contents) -> Markup:
    answer = found.answer
    notes = [
        f"attempt {found.number}",
        f"{many(answer.seconds, 'second')} of {planned} planned"
        if answer.seconds
        else contents.unless_copy("not timed"),
        WENT.get(answer.went, "not marked"),
        f"loose end: {answer.loose_end}" if answer.loose_end.strip() else "",
    ]
    said = prose(answer.text, answer.field_ref("text"), empty="said aloud, nothing written down")
    return heading(found.question.text) + quiet(" · ".join(filter(None, notes))) + said


def next_card(found: Sequence[Likely]) -> Markup:
    """What comes next, with the reasons, and when it was rehearsed last."""
    rows = []
    for each in what_next(found)[:NEXT_SHOWN]:
        tried = many(len(each.attempts), "attempt") if each.attempts else "never"
        last = f"{long_date(each.last)} ({tried})" if each.last else tried
        rows.append((each.text, _why(each.reasons), last))
    if not rows:
        return card("What comes next", quiet("There is no question yet."))
    note = (
        "The weakest first, and of these the longest unrehearsed. How much each reason weighs is a convention"
    )
    note += " of this workbook (rehearsal.toml), no measure of you."
    return card("What comes next", table(("Question", "Why", "Rehearsed last"), rows), quiet(note))


def _why(reasons: Sequence[str]) -> Markup | str:
    """The weightiest reasons; the table has all."""
    left = len(reasons) - REASONS_SHOWN
    more = [f"and {many(left, 'more reason')}"] if left > 0 else []
    return bullets([*reasons[:REASONS_SHOWN], *more]) or "every question may come"


def length_card(contents: Contents) -> Markup:
    """The planned length, and how many words that is."""
    planned, pace = planned_seconds(contents), contents.process.words_per_minute
    low, high = (round(planned * each / 60) for each in paces(pace))
    known = rule("star-length")
    about = f"{low} to {high} words, at {_pace(contents)}"
    told = facts([("Planned", f"{planned} seconds"), ("That is about", about)])
    source = quiet(f"{known.title} ({known.source}; {known.firmness}).")
    return card("Planned length of an answer", told, source)
