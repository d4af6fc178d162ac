"""Cards of what a coach said: each comment at its text, with what would change."""

from __future__ import annotations

from markupsafe import Markup

from workbook.cards.parts import card, changes, folded, heading, prose, quiet
from workbook.comments import Proposal, propose, text_name
from workbook.records import Answer, Comment, Contents, Round


def comments_card(contents: Contents) -> Markup:
    """Every comment at the text it is about."""
    places = dict.fromkeys((each.ref, each.field) for each in contents.all(Comment))
    if not places:
        return card("Comments", quiet("No comment is imported yet."))
    parts: list[Markup] = []
    for ref, field in places:
        parts.append(heading(text_name(ref, field, contents)))
        parts += [comment_piece(each, contents) for each in _at(ref, field, contents)]
    return card("Comments", *parts)


def comments_at(ref: str, contents: Contents, fields: tuple[str, ...] = ("text",)) -> Markup:
    """The open comments on a record, to be read where it is written; nothing when there are none."""
    found = [each for field in fields for each in _at(ref, field, contents) if not each.verdict]
    pieces = [
        (quiet(each.field.capitalize()) if len(fields) > 1 else "") + comment_piece(each, contents)
        for each in found
    ]
    return heading("Comments that are open") + Markup("").join(pieces) if pieces else Markup("")


def comment_piece(comment: Comment, contents: Contents) -> Markup:
    """One comment: who, what was said, what would change, and on which version it was made."""
    proposal = propose(comment, contents)
    who = comment.by or "A reader without a name"
    parts = [quiet(f"{who} · {comment.written_at[:10]} · {comment.verdict or 'open'}")]
    if comment.comment:
        parts.append(prose(comment.comment))
    if comment.suggestion:
        parts += [quiet("Suggested, word by word:"), _in_one(comment.about, comment.suggestion)]
        if _is_said(comment, contents):
            aside = "This is what you said in round one. Leave it as it was said: better words belong in your answer for the second."
            parts.append(quiet(aside))
    parts += _standing(comment, proposal)
    return Markup(
        '<div style="border-left:5px solid #1565c0;padding:2px 0 2px 12px;margin:8px 0">{}</div>'
    ).format(Markup("").join(parts))


def _standing(comment: Comment, proposal: Proposal) -> list[Markup]:
    """How the version that the coach saw stands to the text of today."""
    if proposal.current is None:
        return [quiet("The text is not in this workbook; the coach saw:"), prose(comment.about)]
    if comment.verdict == "accepted":
        return []
    parts = []
    if proposal.is_changed:
        parts.append(quiet("Your text was changed since; the comment is about an earlier version."))
        parts.append(folded("What changed since, word by word", _in_one(comment.about, proposal.current)))
    elif proposal.current != comment.about:
        parts.append(quiet("Names in your text were replaced for sharing; they are not changed by this."))
    if not proposal.is_whole:
        aside = "Some of the suggestion touches words that are different in your text; put that in yourself."
        parts.append(quiet(aside))
    if proposal.stand_ins:
        named = ", ".join(f"“{each}”" for each in proposal.stand_ins)
        aside = f"{named} in the suggestion only stands for what was replaced: write what is meant."
        parts.append(quiet(aside))
    return parts


def _is_said(comment: Comment, contents: Contents) -> bool:
    answer = contents.referred(comment.ref)
    return isinstance(answer, Answer) and answer.round == Round.FIRST


def _at(ref: str, field: str, contents: Contents) -> list[Comment]:
    return [each for each in contents.all(Comment) if (each.ref, each.field) == (ref, field)]


def _in_one(before: str, after: str) -> Markup:
    return Markup('<p style="white-space:pre-wrap;overflow-wrap:anywhere;margin:2px 0 8px 0">{}</p>').format(
        changes(before, after)
    )
