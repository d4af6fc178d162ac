"""What the reader can put behind a line of the advertisement, a pitch or a goal: told by them, or heard from the others."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.ledger import Place
from workbook.progress import place_name, round_names, short, topic_name
from workbook.records import Answer, Contents, Question, QuestionToAsk, Requirement, Story


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A story, an answer, something heard or a line of the advertisement, by its reference."""

    ref: str
    name: str
    """For the reader, such as ``"Story: The Monday report"``."""
    text: str
    """What the reader tells there."""
    heard: str = ""
    """What the other side said: a question with its loose end, an answer to one, a line of the advertisement."""


def evidence_of(contents: Contents, *, with_requirements: bool = False) -> tuple[Evidence, ...]:
    """Return all that can be linked: stories, answers, what was heard, and the advertisement's lines if wanted.

    Examples
    --------
    >>> story = Story(id="s1", title="The late release", action="I rang the client.")
    >>> [each.name for each in evidence_of(Contents([story]))]
    ['Story: The late release']
    """
    found = []
    for story in contents.all(Story):
        text = f"{story.title}\n\n{Place(story).text}"
        if text.strip():
            found.append(Evidence(ref=story.ref, name=place_name(Place(story), contents), text=text))
    rounds = round_names(contents)
    for answer in contents.all(Answer):
        question = contents.find(Question, answer.question)
        if question and (answer.text.strip() or answer.loose_end.strip()):
            name = f"{rounds.get(answer.round, 'A removed round')}: {topic_name(Place(answer), contents)}"
            heard = f"{question.text}\n{answer.loose_end}"
            found.append(Evidence(ref=answer.ref, name=name, text=answer.text, heard=heard))
    found += [
        Evidence(ref=each.ref, name=f"Heard: {short(each.text)}", text="", heard=each.answer)
        for each in contents.all(QuestionToAsk)
        if each.answer.strip()
    ]
    for line in contents.all(Requirement) if with_requirements else ():
        if line.text.strip():
            name = f"They ask: {short(line.text, 80)}"
            found.append(Evidence(ref=line.ref, name=name, text="", heard=line.text))
    return tuple(found)


def evidence_behind(refs: tuple[str, ...], contents: Contents) -> list[Evidence]:
    """Return what references lead to, without what was removed since."""
    known = {each.ref: each for each in evidence_of(contents, with_requirements=True)}
    return [known[ref] for ref in refs if ref in known]


def evidence_names(refs: tuple[str, ...], contents: Contents) -> tuple[str, ...]:
    """Name what references stand for; what was removed since is said to be."""
    known = {each.ref: each.name for each in evidence_of(contents, with_requirements=True)}
    return tuple(known.get(ref, "something that was removed") for ref in refs)
