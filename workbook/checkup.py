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


Found = tuple[str, Remark | str]
"""Which story or question, and a remark on it, or a sentence without a rule."""


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
    weak = (_weak(notebook, about, remark) for notebook, area in _AREAS for about, remark in area(contents))
    return [*_missing(contents), *weak, *_open(contents), *_comments(contents)]


def is_quantified(story: Story) -> bool:
    """Whether the result of a story has a figure."""
    return evidence_level(story.result) in QUANTIFIED


def _missing(contents: Contents) -> Iterator[Todo]:
    for step in progress(contents):
        for text in step.todo:
            yield Todo(notebook=step.step.notebook, sort="missing", about="", field="", text=text)


def _on_answers(contents: Contents) -> Iterator[Found]:
    """Drafts; what was said in an interview stays as it was."""
    drafts = without_attempts(contents)
    first = {answer.question: answer.text for answer in drafts.all(Answer) if answer.round == Round.FIRST}
    for answer in drafts.all(Answer):
        question = contents.find(Question, answer.question)
        if question is None or answer.round in {Round.FIRST, Round.SAID} or not answer.text.strip():
            continue
        pace = contents.process.words_per_minute
        remarks = remarks_on_answer(answer.text, question_type=question.type, pace=pace)
        remarks += remarks_on_redraft(first.get(answer.question, ""), answer.text)
        yield from ((short(question.text), remark) for remark in remarks)


def _on_stories(contents: Contents) -> Iterator[Found]:
    stories = contents.all(Story)
    for story in stories:
        for remark in remarks_on_story(story, pace=contents.process.words_per_minute):
            yield story.title or "Untitled story", remark
    for gap in story_gaps(stories, load_competencies(), is_quantified=is_quantified) if stories else ():
        yield "", gap.sentence


def _on_plan(contents: Contents) -> Iterator[Found]:
    goals = contents.all(Goal)
    for pitch in contents.all(Pitch):
        about = PITCH_QUESTIONS.get(pitch.id, "")
        yield from ((about, remark) for remark in remarks_on_saved_pitch(pitch, contents))
    for goal in goals:
        yield from ((short(goal.what), remark) for remark in remarks_on_goal(goal, contents))
    yield from (("", remark) for remark in remarks_on_plan(goals, contents))


def _on_asking(contents: Contents) -> Iterator[Found]:
    asked = in_order(contents)
    for question in asked:
        yield from ((short(question.text), remark) for remark in remarks_on_question(question, contents))
    yield from (("", remark) for remark in remarks_on_list(contents) if asked)
    for note in contents.all(ThankYou):
        person = contents.find(Interviewer, note.id)
        about = f"Thank-you note to {person.name}" if person and person.name else "Thank-you note"
        yield from ((about, remark) for remark in remarks_on_thanks(note, contents))


def _on_attempts(contents: Contents) -> Iterator[Found]:
    """Remarks on what was said last."""
    for each in {attempt.question.id: attempt for attempt in attempts(contents)}.values():
        if each.answer.text.strip():
            remarks = remarks_on_attempt(each.answer, each.question, contents)
            yield from ((short(each.question.text), remark) for remark in remarks)


_AREAS = (
    ("01_review_first_round", _on_answers),
    ("02_tell_star_stories", _on_stories),
    ("04_plan_first_90_days", _on_plan),
    ("06_prepare_questions", _on_asking),
    ("07_rehearse", _on_attempts),
)


def _weak(notebook: str, about: str, found: Remark | str) -> Todo:
    if isinstance(found, str):
        return Todo(notebook=notebook, sort="weak", about=about, field="", text=found)
    told = {name: getattr(found, name) for name in ("text", "quote", "rule", "source", "firmness")}
    return Todo(notebook=notebook, sort="weak", about=about, field=found.about, **told)


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
