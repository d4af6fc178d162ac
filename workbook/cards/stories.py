"""Cards of STAR stories, and the feedback shown while one is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from workbook.cards.answers import length_note
from workbook.cards.parts import bullets, card, heading, prose, quiet, remark_list, status, subheading, table
from workbook.records import Contents, Story
from workbook.rules import Remark


def stories_card(contents: Contents, skills: Mapping[str, str]) -> Markup:
    """Every story, part by part; `skills` are the names of competencies by identifier."""
    stories = contents.all(Story)
    if not stories:
        return card("Your stories", quiet("No story is saved yet."))
    return Markup("").join(_story(story, skills, contents.process.words_per_minute) for story in stories)


def feedback(count: str, shares: Mapping[str, float], remarks: Sequence[Remark]) -> Markup:
    """Length, shares of the four parts, and remarks on what is typed; without remarks nothing is praised.

    Parameters
    ----------
    shares
        By part, from 0 to 1; empty for an answer without parts.
    """
    bar = _bar(shares) if sum(shares.values()) > 0 else Markup("")
    return status(count) + bar + remark_list(remarks)


def suggestions(skills: Sequence[tuple[str, Sequence[str]]], questions: Sequence[tuple[str, str]]) -> Markup:
    """Skills that the reader's words point to, with these, and questions that it may answer, with reasons."""
    lines = []
    for name, quotes in skills:
        told = " and ".join(f"“{quote}”" for quote in quotes)
        lines.append(Markup("{} may be a skill it shows: you wrote {}.").format(name, told))
    lines += [Markup("It may answer <em>{}</em> {}").format(text, reason) for text, reason in questions]
    return bullets(lines)


def matches_card(rows: Sequence[tuple[str, str, str]]) -> Markup:
    """Which question a story may answer: triples of story, question and reason, the stories together."""
    if not rows:
        return card("Which question a story may answer", quiet("No story is saved yet."))
    parts: list[Markup] = []
    for story in dict.fromkeys(story for story, _, _ in rows):
        fits = [(question, reason) for title, question, reason in rows if title == story]
        parts += [subheading(story), table(("Question", "Why it fits"), fits)]
    return card("Which question a story may answer", *parts)


_SHADES = {"situation": "#1565c0", "task": "#6a1b9a", "action": "#2e7d32", "result": "#bf360c"}


def _bar(shares: Mapping[str, float]) -> Markup:
    """The shares as a bar and in words; white on each shade has a contrast above 4.5 to 1."""
    piece = Markup(
        '<span style="flex:{:.3f} 0 0;min-width:0;overflow:hidden;background:{};color:#fff;padding:1px 4px;'
        'font-size:12px">{}</span>'
    )
    shown = [(part, share) for part, share in shares.items() if share > 0]
    pieces = Markup("").join(piece.format(share, _SHADES[part], part[0].upper()) for part, share in shown)
    words = " · ".join(f"{part} {share:.0%}" for part, share in shares.items())
    return Markup(
        '<div aria-hidden="true" style="display:flex;max-width:500px;border-radius:3px;overflow:hidden">{}</div>'
    ).format(pieces) + quiet(words)


def _story(story: Story, skills: Mapping[str, str], pace: int | None) -> Markup:
    parts: list[Markup] = []
    told = story.parts() | ({"reflection": story.reflection} if story.reflection else {})
    for part, text in told.items():
        parts += [heading(part.capitalize()), prose(text, story.field_ref(part), empty="not written yet")]
    notes = [
        length_note(" ".join(story.parts().values()), pace),
        "skills: " + (", ".join(skills.get(skill, skill) for skill in story.skills) or "none chosen yet"),
    ]
    if story.is_failure:
        notes.append("about a failure")
    return card(story.title or "Untitled story", *parts, quiet(" · ".join(notes)))
