"""What is saved as tidy pandas tables: one row a thing, one column a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd

from workbook.asking import in_order, remarks_on_question
from workbook.bank import BankQuestion, Competency
from workbook.checkup import check, is_quantified
from workbook.coverage import coverage
from workbook.frames import frame
from workbook.matching import rank_questions
from workbook.progress import progress, round_names
from workbook.records import Answer, Contents, Interviewer, Question, Story
from workbook.star import part_shares, spoken_seconds, words


def stories_table(contents: Contents) -> pd.DataFrame:
    """One row a story: its texts, length in words and seconds, shares of the parts, skills."""
    rows = []
    for story in contents.all(Story):
        shares = part_shares(story)
        count = sum(words(text) for text in story.parts().values())
        low, high = spoken_seconds(count, contents.process.words_per_minute)
        rows.append(
            {
                "id": story.id,
                **{name: getattr(story, name) for name in ("title", "situation", "task", "action", "result")},
                "reflection": story.reflection,
                "skills": story.skills,
                "words": count,
                "seconds_low": low,
                "seconds_high": high,
                **{f"share_{part}": round(share, 3) for part, share in shares.items()},
                "is_quantified": is_quantified(story),
                "is_failure": story.is_failure,
                "questions": story.questions,
                "told_in": story.told_in,
            }
        )
    return frame("stories", rows)


def answers_table(contents: Contents) -> pd.DataFrame:
    """One row an answer: which question, which round, the words, how it went."""
    rounds = round_names(contents)
    rows = []
    for answer in contents.all(Answer):
        question = contents.find(Question, answer.question)
        if question is not None:
            rows.append(
                {
                    "question": question.text,
                    "type": question.type,
                    "round": rounds.get(answer.round, answer.round),
                    "text": answer.text,
                    "words": words(answer.text),
                    "went": answer.went,
                    "loose_end": answer.loose_end,
                    "question_id": question.id,
                    "round_id": answer.round,
                }
            )
    return frame("answers", rows)


def questions_table(contents: Contents, bank: Sequence[BankQuestion]) -> pd.DataFrame:
    """One row a question, the bank's and the reader's own, with the rounds in which it was asked."""
    rounds = round_names(contents)
    asked: dict[str, list[str]] = {}
    meant: dict[str, list[str]] = {}
    for answer in contents.all(Answer):
        asked.setdefault(answer.question, []).append(rounds.get(answer.round, answer.round))
    for story in contents.all(Story):
        for question_id in story.questions:
            meant.setdefault(question_id, []).append(story.title or "Untitled story")
    own = contents.all(Question)
    known = {question.id for question in own}
    every: list[Question | BankQuestion] = [*own, *(each for each in bank if each.id not in known)]
    rows = [
        {
            "id": each.id,
            "question": each.text,
            "type": each.type,
            "origin": "own" if isinstance(each, Question) else "bank",
            "source": each.source,
            "rounds": tuple(dict.fromkeys(asked.get(each.id, ()))),
            "stories": tuple(meant.get(each.id, ())),
        }
        for each in every
    ]
    return frame("questions", rows)


def questions_to_ask_table(contents: Contents) -> pd.DataFrame:
    """One row a question to ask, numbered in their order, with what there is to say on it."""
    names = {person.id: person.name or "Name not known" for person in contents.all(Interviewer)}
    rows = [
        {
            "question": each.text,
            "purpose": each.purpose,
            "interviewers": tuple(names.get(id, "no longer listed") for id in each.interviewers),
            "origin": "bank" if each.origin else "own",
            "heard": each.answer,
            "remarks": tuple(remark.text for remark in remarks_on_question(each, contents)),
            "id": each.id,
        }
        for each in in_order(contents)
    ]
    return frame("questions_to_ask", rows, index=pd.RangeIndex(1, len(rows) + 1))


def progress_table(contents: Contents) -> pd.DataFrame:
    """One row a step: what is done of what is wanted, and what comes next."""
    rows = [
        {
            "notebook": item.step.notebook,
            "title": item.step.title,
            "minutes": item.step.minutes,
            "done": item.done,
            "wanted": item.wanted,
            "importance": item.importance,
            "next": item.todo[0] if item.todo else "",
        }
        for item in progress(contents)
    ]
    return frame("progress", rows)


def coverage_table(contents: Contents, competencies: Sequence[Competency]) -> pd.DataFrame:
    """Stories down, skills across; true where the reader says that a story shows a skill."""
    stories = contents.all(Story)
    shown = coverage(stories, competencies)
    rows = [[shown[story.id, each.id] for each in competencies] for story in stories]
    index = pd.Index([story.title or "Untitled story" for story in stories], name="story", dtype=object)
    return pd.DataFrame(rows, index=index, columns=[each.name for each in competencies], dtype=bool)


def matches_table(
    contents: Contents, bank: Sequence[BankQuestion], competencies: Sequence[Competency], *, top: int = 3
) -> pd.DataFrame:
    """One row a story and a question that it may answer, the likeliest first, with the reason."""
    texts = {question.id: question.text for question in bank}
    rows = [
        {
            "story": story.title or "Untitled story",
            "question": texts[match.question_id],
            "why": match.reason,
            "question_id": match.question_id,
            "story_id": story.id,
        }
        for story in contents.all(Story)
        for match in rank_questions(story, bank, competencies, top=top)
    ]
    return frame("matches", rows)


def remarks_table(contents: Contents) -> pd.DataFrame:
    """One row a thing that is missing or weak, with the words quoted, the rule and its source."""
    return frame("remarks", map(asdict, check(contents)))
