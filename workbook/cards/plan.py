"""Cards of the advertisement and what meets it, the three pitches, and the first 90 days."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from workbook.cards.answers import length_note
from workbook.cards.parts import bullets, card, folded, heading, prose, quiet, remark_list, table
from workbook.plan.covering import Covered, Suggestion, covering
from workbook.plan.evidence import Evidence, evidence_names
from workbook.plan.goals import PHASES, in_order, phase_of, remarks_on_plan
from workbook.records import PITCH_QUESTIONS, Contents, Goal, JobAd, Pitch, Requirement
from workbook.wording import many

STATES = {"met": "met", "suggested": "not confirmed", "open": "open"}
OPENING = (
    "Say it as a suggestion: “From what I have heard so far, and if it fits what you need, I would like to …”, and ask"
    " what they would do first."
)


def ad_card(contents: Contents) -> Markup:
    """The advertisement's lines that were kept; its whole text is folded away."""
    ad = contents.find(JobAd, JobAd.ID)
    lines = [each.text.strip() for each in contents.all(Requirement) if each.text.strip()]
    parts = [bullets(lines) or quiet("No line is kept yet.")]
    if ad and ad.text.strip():
        where = ", ".join(filter(None, (ad.source.strip(), ad.seen_on.isoformat() if ad.seen_on else "")))
        parts.append(folded(f"The whole advertisement{f' ({where})' if where else ''}", prose(ad.text)))
    return card("What they ask for", *parts)


def requirements_card(contents: Contents) -> Markup:
    """Every line with what meets it, what may, in whose words, and what was declined."""
    lines = covering(contents)
    if not lines:
        return card("What meets it", quiet("No line of the advertisement is kept yet."))
    counts = [(sum(each.state == state for each in lines), word) for state, word in STATES.items()]
    total = f"{many(len(lines), 'line')}: {', '.join(f'{count} {word}' for count, word in counts)}."
    rows = [(each.requirement.text.strip(), STATES[each.state], _behind(each)) for each in lines]
    return card("What meets it", quiet(total), table(("They ask for", "State", "What is behind it"), rows))


def _behind(line: Covered) -> Markup:
    parts = [Markup("{}").format(each.name) for each in line.met_by]
    parts += [
        Markup("<em>May meet it:</em> “{}”. {}").format(each.evidence.name, each.reason)
        for each in line.suggestions
    ]
    if line.declined:
        names = ", ".join(each.name for each in line.declined)
        parts.append(Markup("<small>{}</small>").format(f"You said that these do not meet it: {names}"))
    return Markup("<br>").join(parts) if parts else Markup("nothing yet")


def suggestion(number: int, shown: Suggestion) -> Markup:
    """One suggestion with its words, for the form."""
    return Markup("<p><strong>{}. {}</strong> {}</p>").format(number, shown.evidence.name, shown.reason)


def pitches_card(contents: Contents) -> Markup:
    """The three answers, each with its length and what it rests on."""
    parts: list[Markup] = []
    for id, question in PITCH_QUESTIONS.items():
        pitch = contents.find(Pitch, id) or Pitch(id=id)
        names = evidence_names(pitch.rests_on, contents)
        length = length_note(pitch.text, contents.process.words_per_minute)
        behind = f"rests on: {'; '.join(names)}" if names else "nothing is linked yet"
        parts += [
            heading(question),
            prose(pitch.text, pitch.field_ref("text"), empty="not written yet"),
            quiet(f"{length} · {behind}"),
        ]
    return card("Why you", *parts)


def linked(evidence: Sequence[Evidence]) -> Markup:
    """What was linked, to be read while a pitch is written."""
    if not evidence:
        text = "Nothing is linked yet. Choose what the answer rests on, and read it here while you write."
        return quiet(text)
    parts = []
    for each in evidence:
        heard = f"Heard: {each.heard.strip()}" if each.heard.strip() else ""
        parts.append(folded(each.name, prose("\n\n".join(filter(None, (each.text.strip(), heard))))))
    return Markup("").join(parts)


def goals_card(contents: Contents) -> Markup:
    """The goals by phase, and what the plan as a whole leaves open."""
    goals = in_order(contents.all(Goal))
    if not goals:
        return card("The first 90 days", quiet("No goal is written yet."))
    parts = [quiet(OPENING)]
    phases = [(f"{name}: {purpose}", number) for number, (_, name, purpose) in enumerate(PHASES)]
    for title, number in [*phases, ("Without a day within the first 90", -1)]:
        found = [goal for goal in goals if phase_of(goal.day) == number]
        if found or number >= 0:
            parts.append(heading(title))
            parts.append(_goals(found, contents) if found else quiet("nothing yet"))
    if remarks := remarks_on_plan(goals, contents):
        parts += [heading("All together"), remark_list(remarks)]
    return card("The first 90 days", *parts)


def _goals(goals: Sequence[Goal], contents: Contents) -> Markup:
    rows = [
        (
            str(goal.day or ""),
            goal.what.strip() or "a goal without words",
            goal.measure,
            "; ".join(evidence_names(goal.rests_on, contents)) or "nothing yet",
            goal.question,
        )
        for goal in goals
    ]
    return table(("Day", "What", "Measure", "Rests on", "To ask"), rows)
