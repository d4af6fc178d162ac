"""What is saved as tidy pandas tables: one row a thing, one column a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import pandas as pd

from workbook import ledger
from workbook.asking import in_order, remarks_on_question
from workbook.bank import BankQuestion, Competency
from workbook.board import threads
from workbook.checkup import check, is_quantified
from workbook.comments import propose, text_name
from workbook.consistency import Claim, Interval, shown
from workbook.coverage import coverage
from workbook.matching import rank_questions
from workbook.progress import place_name, progress, round_names, topic_name
from workbook.records import Answer, Comment, Contents, Interviewer, Question, Shared, Story
from workbook.star import part_shares, spoken_seconds, words


def stories_table(contents: Contents) -> pd.DataFrame:
    """One row a story: its texts, length in words and seconds, shares of the parts, skills.

    Returns
    -------
    pandas.DataFrame
        ``skills``, ``questions`` and ``told_in`` hold tuples of identifiers; ``share_*`` is from 0 to 1.
    """
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
    columns = (
        "id title situation task action result reflection skills words seconds_low seconds_high"
        " share_situation share_task share_action share_result is_quantified is_failure questions told_in"
    )
    return pd.DataFrame(rows, columns=columns.split())


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
    columns = "question type round text words went loose_end question_id round_id"
    return pd.DataFrame(rows, columns=columns.split())


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
    rows = [(question.id, question.text, question.type, "own", question.source) for question in own]
    rows += [(each.id, each.text, each.type, "bank", each.source) for each in bank if each.id not in known]
    frame = pd.DataFrame(rows, columns=["id", "question", "type", "origin", "source"])
    frame["rounds"] = [tuple(dict.fromkeys(asked.get(id, ()))) for id in frame["id"]]
    frame["stories"] = [tuple(meant.get(id, ())) for id in frame["id"]]
    return frame


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
    columns = "question purpose interviewers origin heard remarks id"
    numbers = pd.RangeIndex(1, len(rows) + 1)
    return pd.DataFrame(rows, columns=columns.split(), index=numbers)


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
    return pd.DataFrame(rows)


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
        (story.title or "Untitled story", texts[match.question_id], match.reason, match.question_id, story.id)
        for story in contents.all(Story)
        for match in rank_questions(story, bank, competencies, top=top)
    ]
    return pd.DataFrame(rows, columns=["story", "question", "why", "question_id", "story_id"])


def remarks_table(contents: Contents) -> pd.DataFrame:
    """One row a thing that is missing or weak, with the words quoted, the rule and its source."""
    columns = "notebook sort about field text quote rule source firmness"
    return pd.DataFrame([asdict(todo) for todo in check(contents)], columns=columns.split())


def claims_table(contents: Contents) -> pd.DataFrame:
    """One row a claim that an answer or a story states.

    Returns
    -------
    pandas.DataFrame
        ``value`` is written for a reader; ``low`` and ``high`` are the edges of a quantity in ``unit``; ``begins`` and
        ``ends`` are days, where a claim names a day, month or year. ``start`` and ``end`` are places in ``field``.
    """
    rows = []
    for place, claim in ledger.claims(contents):
        field, start = place.field_at(claim.start)
        edges = claim.value if isinstance(claim.value, Interval) else None
        rows.append(
            {
                "kind": claim.kind,
                "value": shown(claim),
                "unit": claim.subject if claim.rule == "count" and " " not in claim.unit else claim.unit,
                "low": edges.low if edges else None,
                "high": edges.high if edges else None,
                "quote": claim.quote,
                **_origin(place, contents),
                "field": field,
                "start": start,
                "end": start + claim.end - claim.start,
                "begins": _day(claim, edges.low) if edges else None,
                "ends": _day(claim, edges.high) if edges else None,
                "subject": claim.subject,
                "hedge": claim.hedge,
                "is_denied": not claim.polarity,
                "sentence": claim.sentence,
            }
        )
    columns = "kind value unit low high quote question round story field start end begins ends subject hedge is_denied sentence"
    return pd.DataFrame(rows, columns=columns.split())


def findings_table(contents: Contents) -> pd.DataFrame:
    """One row a difference between two texts; those of low severity (softer, stronger) ask for no decision."""
    rows = []
    for each in ledger.checked(contents):
        asked = {id(conflict.finding): conflict for conflict in each.conflicts}
        for finding in each.comparison.findings:
            conflict = asked.get(id(finding))
            one, two = finding.first, finding.second
            rows.append(
                {
                    **{name: getattr(finding, name) for name in ("kind", "status", "severity")},
                    "first": one.quote if one else "",
                    "second": two.quote if two else "",
                    "first_value": shown(one) if one else "",
                    "second_value": shown(two) if two else "",
                    "first_in": place_name(each.pair.first, contents),
                    "second_in": place_name(each.pair.second, contents),
                    "about": topic_name(each.pair.first, contents),
                    "is_open": conflict is not None and conflict.is_open,
                    "decision": conflict.decision.verdict if conflict else "",
                    "note": conflict.decision.note if conflict else "",
                    **{name: getattr(finding, name) for name in ("reason", "question", "rule", "confidence")},
                    "key": conflict.key if conflict else "",
                }
            )
    columns = "kind status severity first second first_value second_value first_in second_in about is_open decision note"
    columns += " reason question rule confidence key"
    return pd.DataFrame(rows, columns=columns.split())


def board_table(contents: Contents, today: date) -> pd.DataFrame:
    """One row a thread: a loose end, question, requirement, contradiction or number said, and what holds it."""
    rows = [
        (thread.sort, thread.text, thread.about, thread.is_open, thread.state, thread.notebook)
        for thread in threads(contents, today)
    ]
    return pd.DataFrame(rows, columns=["sort", "text", "about", "is_open", "state", "notebook"])


def ties_table(contents: Contents, today: date) -> pd.DataFrame:
    """One row a thread and a thing that holds it, named ``holder``; one with an empty holder for an open thread."""
    rows = [
        (thread.sort, thread.text, name)
        for thread in threads(contents, today)
        if thread.sort in ("loose end", "question", "requirement")
        for name in dict.fromkeys([tie.name for tie in thread.ties] or [""])
    ]
    return pd.DataFrame(rows, columns=["sort", "thread", "holder"])


def comments_table(contents: Contents) -> pd.DataFrame:
    """One row a comment that came back: from whom, on which text, and what was decided.

    Returns
    -------
    pandas.DataFrame
        ``is_changed`` says whether the text was changed since the comment was made.
    """
    names = ("by", "comment", "suggestion", "about", "written_at", "verdict", "ref", "field", "export")
    rows = [
        {
            "text": text_name(each.ref, each.field, contents),
            **{name: getattr(each, name) for name in names},
            "is_changed": propose(each, contents).is_changed,
        }
        for each in contents.all(Comment)
    ]
    return pd.DataFrame(rows, columns=["text", *names, "is_changed"])


def shared_table(contents: Contents) -> pd.DataFrame:
    """One row a copy that was written: when, for whom, in which forms, the file and its SHA-256."""
    rows = [
        (pd.Timestamp(each.made_at), each.audience, each.formats, each.file, each.sha256, each.id)
        for each in contents.all(Shared)
    ]
    columns = "made_at audience formats file sha256 id"
    return pd.DataFrame(rows, columns=columns.split())


def _origin(place: ledger.Place, contents: Contents) -> dict[str, str]:
    record = place.record
    if isinstance(record, Story):
        return {"question": "", "round": "", "story": record.title or "Untitled story"}
    asked = contents.find(Question, record.question)
    return {"question": asked.text if asked else "", "round": place_name(place, contents), "story": ""}


def _day(claim: Claim, ordinal: float) -> date | None:
    is_day = claim.unit == "date" and 1 <= ordinal <= date.max.toordinal()
    return date.fromordinal(int(ordinal)) if is_day else None
