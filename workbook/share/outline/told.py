"""Sections on what was said: the interview, questions and answers, stories, and what was told in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.bank import load_competencies
from workbook.cards.answers import WENT
from workbook.cards.consistency import VERDICTS
from workbook.progress import round_names
from workbook.reasons import load_reasons
from workbook.records import Answer, Contents, Decision, Interviewer, Question, Round, Story
from workbook.share.outline.blocks import Block, Heading, Note
from workbook.share.outline.parts import day, dotted, facts, table, words


def interview(contents: Contents) -> Iterator[Block]:
    """Where, when, with whom, and the rounds."""
    process = contents.process
    reasons = [reason.label for reason in load_reasons() if reason.id in process.reasons]
    yield from facts(
        ("Company", process.company),
        ("Role", process.role),
        ("Date", day(process.interview_on)),
        ("Why a second interview", "; ".join(reasons)),
    )
    people = [(each.name, each.role, each.sort) for each in contents.all(Interviewer)]
    yield from table(("Who will be there", "Job", "Part in the interview"), people)
    names = round_names(contents)
    rounds = [
        (names[each.id], each.sort, day(each.held_on))
        for each in contents.rounds
        if contents.find(Round, each.id)
    ]
    yield from table(("Round", "Kind", "Date"), rounds)


def answers(contents: Contents) -> Iterator[Block]:
    """Each question with what was answered in each round."""
    names = round_names(contents)
    order = list(names)
    for question in contents.all(Question):
        yield Heading(question.text.strip() or "Question", 2)
        told = [answer for answer in contents.all(Answer) if answer.question == question.id]
        yield Note(dotted(question.type, "" if told else "not answered yet"))
        for answer in sorted(told, key=lambda each: order.index(each.round) if each.round in order else -1):
            yield Heading(names.get(answer.round, "A round that was removed"), 3)
            yield words(answer, "text") if answer.text.strip() else Note("not written yet")
            seconds = f"{answer.seconds} seconds aloud" if answer.seconds else ""
            yield Note(dotted(WENT.get(answer.went, answer.went), seconds))
            if answer.loose_end.strip():
                yield Note("Loose end:")
                yield words(answer, "loose_end")


def stories(contents: Contents) -> Iterator[Block]:
    """Each story by its parts, the skills it shows and the questions it answers."""
    skills = {each.id: each.name for each in load_competencies()}
    names = round_names(contents)
    for story in contents.all(Story):
        yield Heading(story.title.strip() or "Untitled story", 2)
        for part in (*story.parts(), "reflection"):
            if getattr(story, part).strip():
                yield Heading(part.capitalize(), 3)
                yield words(story, part)
        questions = [contents.find(Question, id) for id in story.questions]
        yield from facts(
            ("Skills", ", ".join(skills.get(skill, skill) for skill in story.skills)),
            ("Answers", "; ".join(each.text for each in questions if each)),
            ("Told in", ", ".join(names.get(id, "") for id in story.told_in)),
            ("About a failure", "yes" if story.is_failure else ""),
        )


def decisions(contents: Contents) -> Iterator[Block]:
    """Contradictions that were decided on."""
    settled = [each for each in contents.all(Decision) if each.verdict]
    rows = [(each.about, VERDICTS.get(each.verdict, each.verdict), each.note) for each in settled]
    yield from table(("What differs", "Decision", "Note"), rows)
