"""Cards of questions and answers: one round, or two rounds side by side."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from workbook.cards.parts import card, heading, prose, quiet, side_by_side, subheading, table
from workbook.progress import not_asked_yet, round_names
from workbook.records import Answer, Contents, Question, Round
from workbook.rehearsal.attempts import newest_only
from workbook.star import spoken_seconds, words

WENT = {"well": "went well", "mixed": "went so-so", "badly": "went badly"}


def answers_card(contents: Contents, round: str) -> Markup:
    """The questions of one round with what was answered, how it went, and loose ends."""
    name = round_names(contents).get(round, "This round")
    questions = {question.id: question for question in contents.all(Question)}
    parts: list[Markup] = []
    for answer in contents.all(Answer):
        if answer.round != round or answer.question not in questions:
            continue
        question = questions[answer.question]
        loose_end = f"loose end: {answer.loose_end}" if answer.loose_end else ""
        notes = filter(None, (question.type, WENT.get(answer.went, ""), loose_end))
        parts += [
            heading(question.text.strip() or "Question"),
            prose(answer.text, answer.field_ref("text"), empty="answer not written yet"),
            quiet(" · ".join(notes)),
        ]
    return card(name, *(parts or [quiet("Nothing is written down yet.")]))


def redraft_card(contents: Contents, round: str) -> Markup:
    """Every question with the earlier answers beside the one for this round."""
    contents, names = newest_only(contents), round_names(contents)
    pace = contents.process.words_per_minute
    parts: list[Markup] = []
    for question in contents.all(Question):
        before, now = Markup(""), Markup("")
        for answer in contents.all(Answer):
            if answer.question == question.id and answer.text.strip():
                told = _told(names.get(answer.round, ""), answer, pace)
                before, now = (before, now + told) if answer.round == round else (before + told, now)
        if before or now:
            now = now or quiet(f"{names.get(round, 'this round')}: not drafted yet")
            parts.append(subheading(question.text.strip() or "Question"))
            parts.append(side_by_side(before or quiet("no earlier answer"), now))
    return card("Your answers, side by side", *(parts or [quiet("No answer is written down yet.")]))


def _told(round: str, answer: Answer, pace: int | None) -> Markup:
    return quiet(f"{round} · {length_note(answer.text, pace)}") + prose(answer.text, answer.field_ref("text"))


def answers_count_card(contents: Contents) -> Markup:
    """How many questions and answers each round holds."""
    answers = [answer for answer in contents.all(Answer) if contents.find(Question, answer.question)]
    asked = {id: {each.question for each in answers if each.round == id} for id in round_names(contents)}
    rows = [(name, str(len(asked[id]))) for id, name in round_names(contents).items()]
    return card("Questions kept so far", table(("Round", "Questions"), rows))


def rounds_card(contents: Contents) -> Markup:
    """The rounds there are; the second interview without a date has the one entered for it in the first notebook."""
    names, planned = round_names(contents), {Round.SECOND: contents.process.interview_on}
    missing = contents.unless_copy("no date yet")
    days = [(item, item.held_on or planned.get(item.id)) for item in contents.rounds]
    rows = [(names[item.id], item.sort, day.isoformat() if day else missing) for item, day in days]
    return card("Your rounds", table(("Round", "Kind", "Date"), rows))


def questions_card(contents: Contents) -> Markup:
    """The questions that the reader added and no round has an answer to."""
    questions = not_asked_yet(contents)
    if not questions:
        return card("Questions to expect", quiet("No question of your own waits for an answer."))
    rows = [(item.text, item.type) for item in questions]
    return card("Questions to expect", table(("Question", "Type"), rows))


def beside(earlier: Sequence[tuple[str, str, str]]) -> Markup:
    """What was answered in other rounds, beside what is told again: round, text, a note on its length."""
    if not earlier:
        return quiet("No earlier answer to this question is written down.")
    return Markup("").join(
        Markup("<p><strong>{}</strong></p>").format(f"What you said: {round}") + prose(text) + quiet(note)
        for round, text, note in earlier
    )


def length_note(text: str, pace: int | None = None) -> str:
    """Return how long a text is, in words and as a range of spoken seconds."""
    count = words(text)
    low, high = spoken_seconds(count, pace)
    seconds = f"{low}–{high}" if low < high else f"{low}"
    return f"{count} words, {seconds} seconds aloud" if count else "no words yet"
