"""All that is missing or weak in a workbook, in the order of its steps: for `workbook check` and ``wb.remarks()``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.bank import load_competencies
from workbook.comments import text_name
from workbook.coverage import story_gaps
from workbook.ledger import conflicts
from workbook.progress import place_name, progress, short, topic_name
from workbook.records import Answer, Comment, Contents, Question, Round, Story
from workbook.rules import Remark
from workbook.star import evidence_level, remarks_on_answer, remarks_on_redraft, remarks_on_story

QUANTIFIED = ("quantified", "quantified with alternatives and why")


@dataclass(frozen=True, kw_only=True)
class Todo:
    """One thing to do or to look at again."""

    notebook: str
    sort: str
    """``"missing"``, ``"weak"``, or ``"open"`` for two texts that differ in fact and comments to decide on."""
    about: str
    """Which story or question; empty for a step as a whole."""
    field: str
    text: str
    quote: str = ""
    rule: str = ""
    source: str = ""
    firmness: str = ""


def check(contents: Contents) -> list[Todo]:
    """Return everything that is missing, weak or to be settled.

    Examples
    --------
    >>> check(Contents())[0].text
    'name the company'
    """
    return [
        *_missing(contents),
        *_weak_answers(contents),
        *_weak_stories(contents),
        *_open(contents),
        *_comments(contents),
    ]


def is_quantified(story: Story) -> bool:
    """Whether the result of a story has a figure."""
    return evidence_level(story.result) in QUANTIFIED


def _missing(contents: Contents) -> Iterator[Todo]:
    for step in progress(contents):
        for text in step.todo:
            yield Todo(notebook=step.step.notebook, sort="missing", about="", field="", text=text)


def _weak_answers(contents: Contents) -> Iterator[Todo]:
    first = {answer.question: answer.text for answer in contents.all(Answer) if answer.round == Round.FIRST}
    for answer in contents.all(Answer):
        question = contents.find(Question, answer.question)
        if question is None or answer.round == Round.FIRST or not answer.text.strip():
            continue
        remarks = remarks_on_answer(
            answer.text, question_type=question.type, pace=contents.process.words_per_minute
        ) + remarks_on_redraft(first.get(answer.question, ""), answer.text)
        yield from (_todo("01_review_first_round", short(question.text), remark) for remark in remarks)


def _weak_stories(contents: Contents) -> Iterator[Todo]:
    stories = contents.all(Story)
    for story in stories:
        remarks = remarks_on_story(story, pace=contents.process.words_per_minute)
        yield from (
            _todo("02_tell_star_stories", story.title or "Untitled story", remark) for remark in remarks
        )
    if stories:
        for gap in story_gaps(stories, load_competencies(), is_quantified=is_quantified):
            yield Todo(notebook="02_tell_star_stories", sort="weak", about="", field="", text=gap.sentence)


def _open(contents: Contents) -> Iterator[Todo]:
    for each in conflicts(contents):
        claim = each.finding.second or each.finding.first
        told = " / ".join(place_name(place, contents) for place in (each.pair.first, each.pair.second))
        if each.is_open and claim is not None:
            yield Todo(
                notebook="03_check_consistency",
                sort="open",
                about=topic_name(each.pair.first, contents),
                field=each.kind,
                text=f"{told}. {each.finding.reason} {each.finding.question}",
                quote=claim.quote,
                rule=each.finding.rule,
            )


def _comments(contents: Contents) -> Iterator[Todo]:
    for each in contents.all(Comment):
        if not each.verdict:
            said = short(each.comment or each.suggestion, 100)
            about = text_name(each.ref, each.field, contents)
            text = f"decide on the comment of {each.by or 'a reader'}: “{said}”"
            yield Todo(notebook="09_share_workbook", sort="open", about=about, field=each.field, text=text)


def _todo(notebook: str, about: str, remark: Remark) -> Todo:
    return Todo(
        notebook=notebook,
        sort="weak",
        about=about,
        field=remark.about,
        text=remark.text,
        quote=remark.quote,
        rule=remark.rule,
        source=remark.source,
        firmness=remark.firmness,
    )
