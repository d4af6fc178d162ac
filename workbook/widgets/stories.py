"""The form of STAR stories, with feedback while one is typed."""

from __future__ import annotations

from collections.abc import Sequence

from workbook import cards
from workbook.bank import BankQuestion, Competency
from workbook.forms import RecordList
from workbook.matching import rank_questions, suggest_skills
from workbook.progress import round_names
from workbook.records import STAR_PARTS, Question, Story
from workbook.star import part_shares, remarks_on_story
from workbook.store import Store
from workbook.widgets.controls import several, text_box, text_line, tick, ticks
from workbook.widgets.form_view import FormView, Panel
from workbook.widgets.layout import group, words
from workbook.widgets.list_view import ListView

_PARTS = (
    ("situation", "Situation: where and when was it, and what was going on?", 3),
    ("task", "Task: what was yours to do?", 2),
    ("action", "Action: what did you do, step by step?", 6),
    ("result", "Result: what came of it? Figure, starting point, period, your share", 3),
    ("reflection", "Reflection, if you like: what would you do differently?", 2),
)


def stories_view(store: Store, competencies: Sequence[Competency], bank: Sequence[BankQuestion]) -> Panel:
    """Write stories one at a time."""
    stories = RecordList(store, Story, label=_title)
    form = stories.form
    names, texts = {each.id: each.name for each in competencies}, {each.id: each.text for each in bank}

    def feedback() -> str:
        story = form.record()
        pace = store.contents().process.words_per_minute
        count = cards.length_note(" ".join(story.parts().values()), pace)
        has_words = any(story.parts().values())
        remarks = remarks_on_story(story, pace=pace) if has_words else []
        told = cards.feedback(count, part_shares(story), remarks)
        told += cards.comments_at(story.ref, store.contents(), (*STAR_PARTS, "reflection"))
        matches = rank_questions(story, bank, competencies, top=3)
        return told + cards.suggestions(
            [(names[skill], quotes) for skill, quotes in suggest_skills(story, competencies)],
            [(texts[match.question_id], match.reason) for match in matches],
        )

    def questions() -> list[tuple[str, str]]:
        own = {question.id: question.text for question in store.contents().all(Question)}
        known = own | {each.id: each.text for each in bank if each.id not in own}
        return [(text, id) for id, text in known.items() if text]

    held = round_names(store.contents())
    rounds = [(held[item.id], item.id) for item in store.contents().rounds if item.sort != "rehearsal"]
    controls = [
        text_line(
            form, "title", "A short name for the story", placeholder="so that you recognise it at a glance"
        ),
        *(text_box(form, part, label, rows=rows) for part, label, rows in _PARTS),
        group("Skills that it shows", ticks(form, "skills", [(each.name, each.id) for each in competencies])),
        tick(form, "is_failure", "It is about a failure or a mistake"),
        several(form, "questions", "Questions it is meant to answer", questions),
        group("Already told in", ticks(form, "told_in", rounds)),
    ]
    hint = words("Everything is saved by itself while you type. Leave open what you do not know yet.")
    return Panel("stories", [hint, ListView(stories, "Story", FormView(form, controls, feedback=feedback))])


def _title(story: Story) -> str:
    return story.title or story.situation[:40] or "New story"
