"""What was left open, asked, required, told in two ways or said, and what holds each of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workbook.board.said import numbers_said
from workbook.ledger import Conflict, conflicts
from workbook.progress import place_name, round_names, short, topic_name
from workbook.records import (
    Answer,
    Contents,
    Goal,
    Question,
    QuestionToAsk,
    Record,
    Requirement,
    Round,
    Story,
)
from workbook.wording import many

SORTS = ("loose end", "question", "requirement", "contradiction", "number said")
"""What a thread begins with."""
CHECK = "03_check_consistency"


@dataclass(frozen=True)
class Tie:
    """What holds a thread: an answer, a story, a goal, a question to ask, or a decision."""

    how: str
    name: str


@dataclass(frozen=True)
class Thread:
    """One thing that an interviewer may come back to, and what holds it."""

    sort: str
    """One of `SORTS`."""
    text: str
    about: str
    """Which question it belongs to, or who heard it."""
    notebook: str
    """Where it is worked on."""
    ties: tuple[Tie, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing holds it yet; a number that was said needs nothing."""
        return not self.ties and self.sort != "number said"

    @property
    def state(self) -> str:
        """In words: what holds it, or that it is open."""
        held: dict[str, list[str]] = {}
        for tie in self.ties:
            held.setdefault(tie.how, []).append(tie.name)
        told = [f"{how} {', '.join(names)}".strip() for how, names in held.items()]
        return "; ".join(told) or ("open" if self.is_open else "said")


def threads(contents: Contents, today: date) -> tuple[Thread, ...]:
    """Return every loose end, question, requirement, contradiction and number said, with what holds it.

    Parameters
    ----------
    today
        Rounds held before it are those in which something was said.

    Examples
    --------
    >>> end = Answer(id="first/q", question="q", round="first", text="Nine.", loose_end="Nine of what?")
    >>> told = Answer(id="second/q", question="q", round="second", text="Nine depots in the north.")
    >>> [thread.state for thread in threads(Contents([Question(id="q"), end]), date(2026, 12, 1))][:1]
    ['open']
    >>> [thread.state for thread in threads(Contents([Question(id="q"), end, told]), date(2026, 12, 1))][:1]
    ['answered in Second interview']
    """
    return (
        *loose_ends(contents),
        *_questions(contents),
        *_requirements(contents),
        *_contradictions(contents),
        *_numbers(contents, today),
    )


def open_sentence(found: tuple[Thread, ...]) -> str:
    """Say how much is open, sort by sort.

    Examples
    --------
    >>> open_sentence(())
    'Nothing is kept yet of what was asked and told.'
    """
    counts = {sort: sum(thread.is_open for thread in found if thread.sort == sort) for sort in SORTS}
    told = [many(count, sort) for sort, count in counts.items() if count]
    if not found:
        return "Nothing is kept yet of what was asked and told."
    return f"Open: {', '.join(told)}." if told else "Of what was asked and told, nothing is open."


def record_name(record: Record, contents: Contents) -> str:
    """Name a record that is referred to, in few words.

    Examples
    --------
    >>> record_name(Story(id="s", title="The late release"), Contents())
    'The late release'
    """
    if isinstance(record, Story):
        return record.title or "Untitled story"
    if isinstance(record, Answer):
        question = contents.find(Question, record.question)
        return short(question.text if question else record.text)
    return short(str(getattr(record, "text", "") or getattr(record, "what", "") or record.id))


def loose_ends(contents: Contents) -> Iterator[Thread]:
    """Yield what an answer left open, with what took it up since."""
    order = {item.id: place for place, item in enumerate(contents.rounds)}
    names = round_names(contents)
    answers = [each for each in contents.all(Answer) if contents.find(Question, each.question)]
    for answer in answers:
        if not answer.loose_end.strip():
            continue
        here = order.get(answer.round, len(order))
        again = [each for each in answers if each.question == answer.question and each.text.strip()]
        later = [each.round for each in again if order.get(each.round, -1) > here]
        goals = [each.what for each in contents.all(Goal) if answer.ref in each.rests_on]
        asked = [each.text for each in contents.all(QuestionToAsk) if answer.ref in each.comes_back_to]
        ties = [Tie("answered in", names[round]) for round in later]
        ties += [Tie("planned in", f"“{short(what)}”") for what in goals]
        ties += [Tie("asked in", f"“{short(text)}”") for text in asked]
        question = contents.find(Question, answer.question)
        about = short(question.text if question else "", 100)
        yield Thread("loose end", answer.loose_end.strip(), about, "01_review_first_round", tuple(ties))


def _questions(contents: Contents) -> Iterator[Thread]:
    names = round_names(contents)
    for question in contents.all(Question):
        stories = [each.title for each in contents.all(Story) if question.id in each.questions]
        ties = [Tie("story", f"“{title or 'Untitled story'}”") for title in stories]
        ties += [
            Tie("answered in", names.get(answer.round, answer.round))
            for answer in contents.all(Answer)
            if answer.question == question.id and answer.round != Round.FIRST and answer.text.strip()
        ]
        if contents.find(Answer, Answer.id_for(question.id, Round.FIRST)) is not None:
            about, notebook = "asked in round one", "01_review_first_round"
        else:
            about, notebook = "expected", "02_tell_star_stories"
        yield Thread("question", question.text, about, notebook, tuple(ties))


def _requirements(contents: Contents) -> Iterator[Thread]:
    for each in (line for line in contents.all(Requirement) if line.text.strip()):
        met = [found for ref in each.met_by if (found := contents.referred(ref))]
        ties = tuple(Tie("shown by", f"“{record_name(record, contents)}”") for record in met)
        yield Thread("requirement", each.text, "the advertisement", "04_plan_first_90_days", ties)


def _contradictions(contents: Contents) -> Iterator[Thread]:
    told = {"first": "the first is right", "second": "the second is right", "both": "both are right"}
    for each in conflicts(contents):
        settled = Tie("settled:", told.get(each.decision.verdict, "no conflict"))
        yield Thread(
            "contradiction",
            each.quotes,
            where_told(each, contents),
            CHECK,
            () if each.is_open else (settled,),
        )


def _numbers(contents: Contents, today: date) -> Iterator[Thread]:
    research = contents.research
    if research.said.strip():
        heard = f"heard by {research.said_to}" if research.said_to else "pay"
        yield Thread("number said", f"“{research.said}”", heard, "05_research_salary")
    for topic, quotes in numbers_said(contents, today).items():
        text = " · ".join(f"“{quote}”" for quote in quotes)
        yield Thread("number said", text, topic, CHECK)


def where_told(each: Conflict, contents: Contents) -> str:
    """Name the question or story of two texts that differ, and the round of each."""
    topics = dict.fromkeys(topic_name(place, contents) for place in (each.pair.first, each.pair.second))
    places = dict.fromkeys(place_name(place, contents) for place in (each.pair.first, each.pair.second))
    told = " / ".join(topics), " / ".join(name for name in places if name not in topics)
    return "; ".join(each for each in told if each)
