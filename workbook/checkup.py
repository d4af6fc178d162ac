"""All that is missing or weak in a workbook, in the order of its steps: for `workbook check` and ``wb.remarks()``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.asking import in_order, remarks_on_list, remarks_on_question, remarks_on_thanks
from workbook.bank import load_competencies
from workbook.comments import text_name
from workbook.coverage import story_gaps
from workbook.ledger import conflicts
from workbook.plan.goals import remarks_on_goal, remarks_on_plan
from workbook.plan.pitch import remarks_on_saved_pitch
from workbook.progress import place_name, progress, short, topic_name
from workbook.records import (
    PITCH_QUESTIONS,
    Answer,
    Comment,
    Contents,
    Goal,
    Interviewer,
    Pitch,
    Question,
    Round,
    Story,
    ThankYou,
)
from workbook.rehearsal.attempts import attempts, remarks_on_attempt, without_attempts
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
    weak = [
        *_weak_answers(contents),
        *_weak_stories(contents),
        *_weak_plan(contents),
        *_weak_asking(contents),
        *_weak_attempts(contents),
    ]
    return [*_missing(contents), *weak, *_open(contents), *_comments(contents)]


def is_quantified(story: Story) -> bool:
    """Whether the result of a story has a figure."""
    return evidence_level(story.result) in QUANTIFIED


def _missing(contents: Contents) -> Iterator[Todo]:
    for step in progress(contents):
        for text in step.todo:
            yield Todo(notebook=step.step.notebook, sort="missing", about="", field="", text=text)


def _weak_answers(contents: Contents) -> Iterator[Todo]:
    drafts = without_attempts(contents)
    first = {answer.question: answer.text for answer in drafts.all(Answer) if answer.round == Round.FIRST}
    for answer in drafts.all(Answer):
        question = contents.find(Question, answer.question)
        is_said = answer.round in {Round.FIRST, Round.SAID}  # what was said is no draft
        if question is None or is_said or not answer.text.strip():
            continue
        remarks = remarks_on_answer(
            answer.text, question_type=question.type, pace=contents.process.words_per_minute
        ) + remarks_on_redraft(first.get(answer.question, ""), answer.text)
        yield from (_todo("01_review_first_round", short(question.text), remark) for remark in remarks)


def _weak_attempts(contents: Contents) -> Iterator[Todo]:
    """Remarks on what was said last; a length that was measured is no longer reckoned from words."""
    for each in {attempt.question.id: attempt for attempt in attempts(contents)}.values():
        if each.answer.text.strip():
            for remark in remarks_on_attempt(each.answer, each.question, contents):
                yield _todo("07_rehearse", short(each.question.text), remark)


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


def _weak_plan(contents: Contents) -> Iterator[Todo]:
    notebook, goals = "04_plan_first_90_days", contents.all(Goal)
    for pitch in contents.all(Pitch):
        about = PITCH_QUESTIONS.get(pitch.id, "")
        yield from (_todo(notebook, about, remark) for remark in remarks_on_saved_pitch(pitch, contents))
    for goal in goals:
        yield from (_todo(notebook, short(goal.what), remark) for remark in remarks_on_goal(goal, contents))
    yield from (_todo(notebook, "", remark) for remark in remarks_on_plan(goals, contents))


def _weak_asking(contents: Contents) -> Iterator[Todo]:
    notebook, asked = "06_prepare_questions", in_order(contents)
    for question in asked:
        for remark in remarks_on_question(question, contents):
            yield _todo(notebook, short(question.text), remark)
    for remark in remarks_on_list(contents) if asked else ():
        yield _todo(notebook, "", remark)
    for note in contents.all(ThankYou):
        person = contents.find(Interviewer, note.id)
        about = f"Thank-you note to {person.name}" if person and person.name else "Thank-you note"
        yield from (_todo(notebook, about, remark) for remark in remarks_on_thanks(note, contents))


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
