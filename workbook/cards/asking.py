"""Cards of the questions to ask, what was heard, how the interview went, and what follows it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from workbook.asking import (
    LONGEST,
    AskQuestion,
    dates_due,
    expected_questions,
    heard_from,
    in_order,
    meant_for,
    remarks_on_list,
    remarks_on_question,
    remarks_on_thanks,
)
from workbook.asking.debrief import is_begun
from workbook.asking.follow_up import FILE_NAME, is_sent, unsent
from workbook.cards.parts import bullets, card, folded, heading, prose, quiet, remark_list, status, table
from workbook.progress import person_name
from workbook.records import Contents, FollowUp, Interviewer, QuestionToAsk, ThankYou
from workbook.rules import rule
from workbook.star import words
from workbook.wording import long_date, many


def ask_card(contents: Contents) -> Markup:
    """The questions to ask of each interviewer, in their order, and what to think of before."""
    asked = [each for each in in_order(contents) if each.text.strip()]
    parts: list[Markup] = [quiet(count_note(contents))]
    for person in contents.all(Interviewer):
        mine = [_one(each) for each in meant_for(contents, person.id)]
        parts += [
            heading(person_name(person) or "Name not known"),
            _numbered(mine) or quiet("No question yet."),
        ]
    if not contents.all(Interviewer):
        parts.append(_numbered([_one(each) for each in asked if not each.interviewers]))
    parts += _gone(asked, contents)
    for question in asked:
        if remarks := remarks_on_question(question, contents):
            parts += [heading(f"Before you ask “{question.text.strip()}”"), remark_list(remarks)]
    if lacking := remarks_on_list(contents):
        parts += [heading("What is missing"), remark_list(lacking)]
    return card("Questions to ask", *parts)


def count_note(contents: Contents) -> str:
    """Return how many questions there are, and how many of them were answered."""
    asked = [each for each in contents.all(QuestionToAsk) if each.text.strip()]
    heard = sum(bool(each.answer.strip()) for each in asked)
    known = f", {heard} of them answered" if heard else ""
    return f"{many(len(asked), 'question')} to ask{known}."


def question_feedback(question: QuestionToAsk, contents: Contents) -> Markup:
    """What to think of before the question on screen is asked; what all of them lack is in the card below."""
    return status(count_note(contents)) + remark_list(remarks_on_question(question, contents))


def offered(questions: Sequence[AskQuestion]) -> Markup:
    """The bank's questions that fit, to be read all at once."""
    if not questions:
        return quiet("The bank has no further question for this choice.")
    rows = [(each.text, each.purpose, ", ".join(each.interviewers)) for each in questions]
    title = f"Read all {many(len(rows), 'question')} of the bank that fit"
    return folded(title, table(("Question", "To find out", "Who can answer it"), rows))


def heard_card(contents: Contents) -> Markup:
    """What was answered to each question."""
    heard = [each for each in in_order(contents) if each.answer.strip()]
    parts = [
        heading(each.text.strip() or "Question") + prose(each.answer, each.field_ref("answer"))
        for each in heard
    ]
    parts = parts or [quiet("No answer is written down yet.")]
    left = sum(bool(each.text.strip()) and not each.answer.strip() for each in contents.all(QuestionToAsk))
    return card("What you heard", *parts, quiet(f"{many(left, 'question')} without an answer so far."))


def debrief_card(contents: Contents) -> Markup:
    """Which expected questions came, which others did, and what was said to them."""
    title = "How the second interview went"
    if not is_begun(contents):
        return card(title, quiet("Nothing is written down yet; there is time until the interview is over."))
    found = expected_questions(contents)
    came = [each for each in found if each.answer]
    rows = []
    for each in found:
        said = each.answer.text.strip() if each.answer else ""
        asked = "not asked" if not each.answer else "asked" if each.is_expected else "asked, and not expected"
        rows.append((each.question.text.strip() or "Question", asked, said))
    expected = sum(each.is_expected for each in found)
    hit = sum(each.is_expected for each in came)
    note = f"{hit} of {many(expected, 'expected question')} asked, and {len(came) - hit} that you had not expected."
    told = Markup(
        '<p style="margin:4px 0">{} <a href="03_check_consistency.ipynb">Check consistency</a></p>'
    ).format("What you said is held against your drafts and the first interview:")
    return card(title, quiet(note), table(("Question", "In the interview", "What you said"), rows), told)


def thanks_card(contents: Contents) -> Markup:
    """The note to each interviewer, its length, and what to mend before it is sent."""
    people = contents.all(Interviewer)
    if not people:
        return card("Thank-you notes", quiet("Nobody is entered as an interviewer yet."))
    parts: list[Markup] = []
    for person in people:
        note = contents.find(ThankYou, person.id) or ThankYou(id=person.id)
        parts += [
            heading(person.name.strip() or "Name not known"),
            prose(note.text, note.field_ref("text"), empty="No note yet."),
        ]
        state = (
            f"sent on {long_date(note.sent_on)}"
            if note.sent_on
            else contents.unless_copy("not marked as sent")
        )
        state += ", before the interview" if note.sent_on and not is_sent(note, contents) else ""
        parts += [
            quiet(" · ".join(filter(None, (words_note(note), state)))),
            remark_list(remarks_on_thanks(note, contents)),
        ]
    return card("Thank-you notes", *parts)


def words_note(note: ThankYou) -> str:
    """Return how many words a note has, of how many at most."""
    return f"{many(words(note.text), 'word')} of {LONGEST} at most"


def note_feedback(note: ThankYou, contents: Contents) -> Markup:
    """Length of the note on screen, what to mend, and what there is to come back to."""
    heard = [f"{each.text.strip()} — {each.answer.strip()}" for each in heard_from(contents, note.id)]
    told = folded(f"What you heard ({len(heard)})", bullets(heard)) if heard else Markup("")
    return status(words_note(note)) + remark_list(remarks_on_thanks(note, contents)) + told


def follow_up_card(contents: Contents, *, is_written: bool) -> Markup:
    """When to thank and when to ask again, who still waits for a note, and the calendar file if there is one."""
    told = contents.find(FollowUp, FollowUp.ID) or FollowUp(id=FollowUp.ID)
    due = dates_due(contents)
    rows = [(long_date(each.on), each.what, each.note) for each in due]
    parts = [table(("Day", "What to do", "Why"), rows)] if rows else []
    if not told.promised_on:
        text = "By when they wanted to be in touch is not entered, so there is no day on which to ask again."
        parts.append(quiet(contents.unless_copy(text)))
    else:
        parts.append(quiet("A day to ask is never on a weekend; check yourself that it is no holiday there."))
    waiting = [person.name.strip() or "an interviewer without a name" for person in unsent(contents)]
    if waiting and not contents.is_copy:
        parts.append(quiet(f"Not marked as thanked yet: {', '.join(waiting)}."))
    if is_written:
        link = '<p style="margin:4px 0"><a href="{}" download="{}">{}</a> · {}</p>'
        name = "Download the dates for your calendar"
        parts.append(Markup(link).format(FILE_NAME, FILE_NAME, name, "write it again when a date changes"))  # noqa: S704
    rules = list(dict.fromkeys(each.rule for each in due))
    parts += [quiet(f"{rule(id).title}. {rule(id).source} ({rule(id).firmness}).") for id in rules]
    return card("What follows, and when", *parts)


def _one(question: QuestionToAsk) -> Markup:
    answer = Markup(" <em>{}</em>").format("(answered)") if question.answer.strip() else Markup("")
    return Markup("{}{}").format(question.text.strip(), answer)


def _numbered(lines: Sequence[Markup]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return (
        Markup('<ol style="margin:2px 0 8px 0;padding-left:26px">{}</ol>').format(items) if lines else items
    )


def _gone(asked: Sequence[QuestionToAsk], contents: Contents) -> list[Markup]:
    """Questions meant only for people who are no longer listed: they would be asked of nobody."""
    people = {person.id for person in contents.all(Interviewer)}
    lost = [_one(each) for each in asked if each.interviewers and not people & set(each.interviewers)]
    return [heading("For somebody who is no longer listed"), _numbered(lost)] if lost else []
