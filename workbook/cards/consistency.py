"""Cards of what changed between two texts: counts, findings side by side, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from workbook.cards.parts import (
    bullets,
    card,
    changes,
    folded,
    heading,
    prose,
    quiet,
    side_by_side,
    status,
    table,
)
from workbook.consistency import Claim, Finding, is_as_told, shown
from workbook.diffs import word_changes
from workbook.ledger import Checked, Conflict, Place, checked, conflicts
from workbook.progress import place_name, topic_name
from workbook.records import Answer, Contents, Decision, Round
from workbook.rehearsal.attempts import rehearsals
from workbook.wording import long_date, many

VERDICTS = {
    "": "not decided yet",
    "first": "the first is right",
    "second": "the second is right",
    "both": "both are right",
    "dismissed": "it is not a conflict",
}

_MARK = "background:#ffe082;color:#1b1b1b;padding:0 2px;text-decoration:underline"
_ONE_MARK = {"reason", "role", "order", "name", "title"}
"""Kinds of which the whole quote is marked, which reads better than scattered marks."""
_EDGE = {True: "5px solid #b26a00", False: "5px solid #2e7d32"}


def changes_card(contents: Contents) -> Markup:
    """Everything that was compared: for each topic the counts, the findings, and the rest folded away."""
    found = [each for each in checked(contents) if each.conflicts or each.pair.why in {"question", "link"}]
    if not found:
        text = "Nothing can be compared yet: no question has answers in two rounds, and no story answers one."
        return card("What changed", quiet(text))
    topics: dict[str, list[Markup]] = {}
    for each in found:
        topics.setdefault(_topic(each, contents), []).append(_pair(each, contents))
    both = conflicts(contents)
    is_open = sum(each.is_open for each in both)
    total = f"{many(len(found), 'comparison')}, {many(len(both), 'finding')}: {is_open} open, {len(both) - is_open} settled."
    return card("What changed", quiet(total)) + Markup("").join(
        card(topic, *parts) for topic, parts in topics.items()
    )


def decisions_card(contents: Contents, days: Mapping[str, date] | None = None) -> Markup:
    """Every finding with the decision and the note; below them those about words that the texts no longer have.

    Parameters
    ----------
    days
        When each decision was kept last, by its id.
    """

    def told(decision: Decision) -> tuple[str, str]:
        verdict, day = VERDICTS.get(decision.verdict, decision.verdict), (days or {}).get(decision.id)
        return f"{verdict} ({long_date(day)})" if day else verdict, decision.note

    found = {each.key: each for each in conflicts(contents)}
    rows = [
        (topic_name(each.pair.first, contents), f"{each.kind}: {each.quotes}", *told(each.decision))
        for each in found.values()
    ]
    gone = [each for each in contents.all(Decision) if each.id not in found and (each.verdict or each.note)]
    header = ("What differs", "Decision", "Note")
    nothing = "Nothing is in conflict, so there is nothing to decide."
    parts = [quiet(nothing if checked(contents) else "Nothing to decide yet.")]
    if rows:
        parts = [table(("Where", *header), rows)]
    if gone:
        parts.append(heading("About an earlier wording; the texts have other words now"))
        parts.append(table(header, [(each.about, *told(each)) for each in gone]))
    return card("What you decided", *parts)


def conflict(found: Conflict, contents: Contents, *, below: str | Markup = "") -> Markup:
    """One finding: both sentences with the differing words marked, both values, the reason, and the question."""
    finding, decision = found.finding, found.decision
    to_settle = Markup("<p style='margin:2px 0'><strong>To settle:</strong> {}</p>").format(finding.question)
    state = "open" if found.is_open else f"settled: {VERDICTS.get(decision.verdict, decision.verdict)}"
    one, two = found.pair.first, found.pair.second
    parts = [
        Markup("<p style='margin:0 0 4px 0'><strong>{}</strong> · {}</p>").format(
            f"{found.kind[:1].upper()}{found.kind[1:]} {finding.status}", state
        ),
        side_by_side(
            _side(place_name(one, contents), one, finding.first, finding.second),
            _side(place_name(two, contents), two, finding.second, finding.first),
        ),
        Markup("<p style='margin:4px 0 2px 0'>{}</p>").format(finding.reason),
        to_settle if found.is_open else Markup(""),
    ]
    return Markup('<div style="border-left:{};padding:2px 0 2px 12px;margin:8px 0 12px 0">{}</div>').format(
        _EDGE[found.is_open], Markup("").join(parts) + below
    )


def _decided(found: Conflict, contents: Contents) -> Markup:
    """The note on a finding, and the way to the text that is not right."""
    decision = found.decision
    parts = [_note(decision)]
    first, second = found.pair.first, found.pair.second
    is_draft = first.round != Round.FIRST and second.round in rehearsals(contents)
    if decision.verdict == "second" and not is_draft:
        parts.append(quiet("What was said stays said: correct it openly in the next interview."))
    elif decision.verdict in {"first", "second"}:
        wrong = second if decision.verdict == "first" else first
        notebook = "01_review_first_round" if isinstance(wrong.record, Answer) else "02_tell_star_stories"
        notebook = "07_rehearse" if wrong.round in rehearsals(contents) else notebook
        link = Markup('<p style="margin:2px 0"><a href="{}.ipynb">{}</a></p>')
        parts.append(link.format(notebook, f"Open “{place_name(wrong, contents)}” to mend it"))
    return Markup("").join(parts)


def _note(decision: Decision) -> Markup:
    return quiet("Your note:") + prose(decision.note) if decision.note.strip() else Markup("")


def mended(found: Conflict, contents: Contents) -> Markup:
    """A finding that is no longer there, still in its place so that nothing moves under the words being typed."""
    text = f"These words are no longer in conflict: {found.quotes}. Choose another finding, or go on writing."
    return conflict(found, contents, below=status(text) + _note(found.decision))


def _topic(found: Checked, contents: Contents) -> str:
    first, second = found.pair.first, found.pair.second
    if isinstance(second.record, Answer) and found.pair.why != "question":
        return f"{topic_name(first, contents)} · {topic_name(second, contents)}"
    return topic_name(first, contents) if isinstance(first.record, Answer) else topic_name(second, contents)


def _pair(found: Checked, contents: Contents) -> Markup:
    """The counts and the findings; the rest, or all where nothing changed, is folded into one line."""
    result = found.comparison
    title = " → ".join(place_name(place, contents) for place in (found.pair.first, found.pair.second))
    is_settled = sum(not each.is_open for each in found.conflicts)
    same = many(len(result.same) + len(result.elaborated), "fact")
    counts = f"{same} the same, {len(found.conflicts)} changed"
    counts += f" ({is_settled} settled)" if is_settled else ""
    counts += f", {len(result.added)} new"
    lists = {
        "Said the same": [_both(pair) for pair in result.same],
        "Elaborated": [_both(pair) for pair in result.elaborated],
        "Added": [_value(claim) for claim in result.added],
        "Dropped": [_value(claim) for claim in result.dropped],
        "Softer or stronger": [_softened(each) for each in result.findings if each.severity == "low"],
    }
    numbers = " · ".join(f"{name.lower()} {len(lines)}" for name, lines in lists.items() if lines)
    rest = [_list(f"{name} ({len(lines)})", lines) for name, lines in lists.items() if lines]
    in_one = _in_one(found.pair.first.text, found.pair.second.text)
    rest.append(folded("Both texts in one, word by word", in_one))
    if not found.conflicts:
        return folded(f"{title}: {counts}", Markup("").join(rest))
    heading = Markup("<h5 style='margin:8px 0 2px 0;font-weight:600'>{}</h5>").format(title)
    shown = (conflict(each, contents, below=_decided(each, contents)) for each in found.conflicts)
    return (
        heading
        + quiet(counts)
        + Markup("").join(shown)
        + folded(f"Everything else: {numbers}", Markup("").join(rest))
    )


@lru_cache(maxsize=256)
def _in_one(first: str, second: str) -> Markup:
    return Markup('<p style="white-space:pre-wrap;overflow-wrap:anywhere">{}</p>').format(
        changes(first, second)
    )


def _side(label: str, place: Place, claim: Claim | None, other: Claim | None) -> Markup:
    head = quiet(label)
    if claim is None:
        return head + quiet("says nothing of it")
    pieces = _marked(claim, other)
    if (at := _offset(place.text, claim)) is not None:
        after = claim.sentence[at + len(claim.quote) :]
        pieces = Markup("{}{}{}").format(claim.sentence[:at], pieces, after)
    sentence = Markup("<p style='margin:2px 0;overflow-wrap:anywhere'>{}</p>").format(pieces)
    return head + sentence + quiet(_value(claim))


def _marked(claim: Claim, other: Claim | None) -> Markup:
    """The quote with the words marked that the other side does not have; all of it when it has them all."""
    pieces = word_changes(other.quote if other else "", claim.quote)
    mine = [(change, text) for change, text in pieces if change != "removed"]
    if claim.kind in _ONE_MARK or all(change == "same" for change, _ in mine):
        mine = [("added", claim.quote)]
    mark = Markup('<mark style="{}"><strong>{}</strong></mark>')
    return Markup("").join(
        mark.format(_MARK, text) if change == "added" and text.strip() else Markup("{}").format(text)
        for change, text in mine
    )


def _offset(text: str, claim: Claim) -> int | None:
    """Where in its sentence a claim begins; None when it goes beyond it."""
    begin = text.find(claim.sentence, max(0, claim.end - len(claim.sentence)))
    at = claim.start - begin if 0 <= begin <= claim.start else claim.sentence.find(claim.quote)
    return at if at >= 0 and claim.sentence.startswith(claim.quote, at) else None


def _value(claim: Claim) -> str:
    value = shown(claim)
    is_plain = is_as_told(claim) or value.lower() in claim.quote.lower()
    return f"“{claim.quote}”" if is_plain else f"“{claim.quote}” = {value}"


def _both(pair: tuple[Claim, Claim]) -> str:
    one, two = pair
    return f"“{one.quote}”" if one.quote == two.quote else f"“{one.quote}” and “{two.quote}”"


def _softened(finding: Finding) -> str:
    quotes = " and ".join(f"“{claim.quote}”" for claim in (finding.first, finding.second) if claim)
    return f"{quotes} ({finding.status})"


def _list(title: str, lines: Iterable[str]) -> Markup:
    return Markup('<p style="margin:2px 0">{}</p>').format(title) + bullets(list(dict.fromkeys(lines)))
