"""Cards of sharing: what would leave and what stays, names to decide on, and what was shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from markupsafe import Markup

from workbook.cards.parts import bullets, card, folded, heading, quiet, table
from workbook.progress import round_names, short
from workbook.records import Answer, Contents, Question, Record, Shared
from workbook.wording import long_date, many

if TYPE_CHECKING:
    from workbook.share.redaction.proposals import Proposal
    from workbook.share.redaction.result import Redacted

AUDIENCES = {
    "coach": "a coach: all but your walk-away and notes to yourself",
    "friend": "a friend: nothing of pay either",
    "public": "everybody: names and exact figures replaced, too",
}
_MOST_LISTED = 8


def preview_card(redacted: Redacted, contents: Contents, audience: str) -> Markup:
    """Everything that would be replaced, everything that would stay here, and how much leaves."""
    kinds = Counter(
        KINDS.get(record.kind(), record.kind()) for record in redacted.contents if record.kind() != "export"
    )
    leaving = ", ".join(f"{kind} ({count})" for kind, count in kinds.items())
    replaced = [(each.name, each.alias, str(each.count)) for each in redacted.replacements]
    staying: dict[str, list[str]] = {}
    for each in redacted.withheld:
        staying.setdefault(each.why, []).append(what_stays(each.what, contents))
    stay = [
        _folded_list(f"{why[:1].upper()}{why[1:]}: {many(len(found), 'thing')}", found)
        for why, found in staying.items()
    ]
    open_ = (
        f"{many(len(redacted.proposals), 'name')} in your texts must be decided on before this can be shared."
    )
    return card(
        f"What would leave, for {AUDIENCES[audience]}",
        quiet(leaving or "Nothing."),
        heading("Stays here") + Markup("").join(stay) if stay else "",
        heading("Replaced") + _table(("In your texts", "In the copy", "Times"), replaced) if replaced else "",
        quiet(open_) if redacted.proposals else "",
        quiet("Your walk-away never leaves, nor its number wherever it stands."),
    )


def names_card(decided: Sequence[tuple[str, str, str]], open_: Sequence[Proposal]) -> Markup:
    """Names that were found in texts: decided, and still open."""
    if not decided and not open_:
        return card("Names in your texts", quiet("No name was found that is not in your lists."))
    rows = [(name, alias or "is left as it is") for name, _, alias in decided]
    lines = [f"{each.name}: “{each.quote}”" for each in open_]
    return card(
        "Names in your texts",
        _table(("Name", "In a public copy"), rows) if rows else "",
        heading("To be decided") + bullets(lines) if lines else "",
    )


def history_card(contents: Contents) -> Markup:
    """What was shared: when, for whom, in which forms, and the file."""
    rows = [
        (
            _when(each.made_at),
            each.audience,
            ", ".join(each.formats),
            Markup('<a href="shared/{0}">{0}</a>').format(each.file),
            each.sha256[:16],
        )
        for each in contents.all(Shared)
    ]
    if not rows:
        return card("What you shared", quiet("Nothing was shared yet."))
    return card(
        "What you shared",
        table(("When", "For", "As", "File", "SHA-256 begins with"), rows),
        quiet("The files are in the folder “shared” beside this page; nothing was sent anywhere."),
    )


def what_stays(what: str, contents: Contents) -> str:
    """Name a record, or a field of one, for the reader.

    >>> what_stays("research.walk_away", Contents())
    'walk-away (research of pay)'
    """
    ref, _, field = what.partition(", ")
    if "/" not in ref:
        kind, _, field = ref.partition(".")
        return f"{_FIELDS.get(field, field.replace('_', ' '))} ({KINDS.get(kind, kind)})"
    record = contents.referred(ref)
    name = f"{KINDS.get(ref.partition('/')[0], ref)}: “{_title(record, contents)}”" if record else ref
    return f"{name}, {field.replace('_', ' ')}" if field else name


_FIELDS = {"walk_away": "walk-away"}
KINDS = {
    "process": "the interview", "interviewer": "interviewers", "round": "rounds", "question": "questions", "answer": "answers",
    "story": "stories", "decision": "settled differences", "research": "research of pay", "paypoint": "figures of pay",
    "joboffer": "offers", "jobad": "advertisement", "requirement": "requirements", "pitch": "pitches", "goal": "goals",
    "questiontoask": "questions to ask", "thankyou": "thank-you notes", "followup": "follow-up",
}  # fmt: skip


def _title(record: Record, contents: Contents) -> str:
    if isinstance(record, Answer):
        question = contents.find(Question, record.question)
        round = round_names(contents).get(record.round, record.round)
        return f"{short(question.text)} ({round})" if question else round
    names = (getattr(record, name, "") for name in ("company", "title", "name", "text", "what", "about"))
    return short(next((name for name in names if name), record.id))


def _folded_list(summary: str, lines: Sequence[str]) -> Markup:
    if len(lines) == 1:
        return quiet(f"{summary.partition(':')[0]}: {lines[0]}")
    return folded(f"{summary} (open to see each)", bullets(lines))


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    made = table(header, rows)
    return folded(f"{header[0]}: {len(rows)} (open to see each)", made) if len(rows) > _MOST_LISTED else made


def _when(made_at: str) -> str:
    try:
        moment = datetime.fromisoformat(made_at)
    except ValueError:
        return made_at
    return f"{long_date(moment.date())}, {moment:%H:%M}"
