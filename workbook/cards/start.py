"""Cards of the first notebook: the interview, why it takes place, and the steps."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from workbook.cards.parts import card, facts, quiet, table
from workbook.progress import progress
from workbook.reasons import load_reasons
from workbook.records import Contents, Interviewer
from workbook.wording import long_date


def reasons_card(contents: Contents) -> Markup:
    """The reasons that apply, what to expect for each, and how to prepare."""
    chosen = [reason for reason in load_reasons() if reason.id in contents.process.reasons]
    if not chosen:
        nothing = quiet("No reason is ticked yet, so every step counts the same.")
        return card("Why a second interview", nothing)
    rows = [(reason.label, reason.expect, reason.prepare) for reason in chosen]
    return card("Why a second interview", table(("Why", "What to expect", "How to prepare"), rows))


def process_card(contents: Contents, today: date) -> Markup:
    """Where, what and when."""
    process = contents.process
    pace = process.words_per_minute
    spoken = f"{pace} words a minute" if pace else "130 to 150 words a minute, as most people speak"
    missing = contents.unless_copy("not entered yet")
    day = _when(process.interview_on, today) if process.interview_on else missing
    told = {
        "Company": process.company or missing,
        "Role": process.role or missing,
        "Date": ", ".join(filter(None, (day, process.interview_at))),
        "Where": process.place or missing,
        "Speaking pace": spoken,
    }
    return card("Your second interview", facts(pair for pair in told.items() if pair[1]))


def interviewers_card(contents: Contents) -> Markup:
    """The people on the other side of the table."""
    people = contents.all(Interviewer)
    if not people:
        return card("Who will be there", quiet("Nobody is entered yet."))
    rows = [(person.name or "Name not known", person.role, person.sort) for person in people]
    return card("Who will be there", table(("Name", "Job", "Part in the interview"), rows))


def steps_card(contents: Contents) -> Markup:
    """Every step with a link, how far it has come, and what comes next in it."""
    rows = []
    for step in progress(contents):
        link = Markup('<a href="{}.ipynb">{}</a>').format(step.step.notebook, step.step.title)
        done = f"{step.done} of {step.wanted}" + (" · done" if step.done == step.wanted else "")
        done = done if step.wanted else "not in this copy"
        following = step.todo[0] if step.todo else ""
        takes = f"{step.step.minutes} min"
        rows.append((link, step.step.outcome, takes, done, step.importance, following))
    header = ("Step", "What it gives you", "Takes", "Done", "For your reasons", "Next in it")
    return card("The steps", table(header, rows))


def _when(day: date, today: date) -> str:
    left = (day - today).days
    in_words = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days" if left > 0 else "over")
    return f"{long_date(day)} ({in_words})"
