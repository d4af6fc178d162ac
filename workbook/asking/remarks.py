"""Remarks on questions to ask: answered already, fit for any employer, about pay first, closed; and what is missing."""

from __future__ import annotations

import re

from workbook.asking.known import already_known
from workbook.asking.order import in_order
from workbook.asking.phrases import said
from workbook.consistency.text import read
from workbook.records import Contents, QuestionToAsk
from workbook.rules import Remark
from workbook.star.evidence import remark
from workbook.wording import many

WANTED = 3
"""At least so many questions; five is good."""

_CLOSING = {
    "next steps": ("ask-next-steps", "how it goes on", "What are the next steps from here?"),
    "timeline": ("ask-timeline", "when you will hear", "By when do you expect to decide?"),
}
_FIRST_WORD = re.compile(r"[\W_]*(?P<word>[^\W_]+(?:['’]\w+)?)")


def has_purpose(question: QuestionToAsk, purpose: str) -> bool:
    """Whether a question serves ``"next steps"`` or ``"timeline"``: by its words, or because the reader says so.

    Examples
    --------
    >>> has_purpose(QuestionToAsk(id="q", text="What happens next, and by when will I hear?"), "timeline")
    True
    """
    asks = said(purpose.replace(" ", "_")).search(question.text)
    return bool(question.text.strip()) and (question.purpose == purpose or bool(asks))


def remarks_on_question(question: QuestionToAsk, contents: Contents) -> list[Remark]:
    """Return what to think of before a question is asked; nothing once an answer was heard.

    Examples
    --------
    >>> (remark,) = remarks_on_question(QuestionToAsk(id="q", text="Do you like it here?"), Contents())
    >>> remark.rule, remark.quote
    ('ask-open', 'Do you like it here?')
    """
    if not question.text.strip() or question.answer.strip():
        return []
    return [
        *_answered(question, contents),
        *_generic(question),
        *_pay_first(question, contents),
        *_closed(question),
    ]


def remarks_on_list(contents: Contents) -> list[Remark]:
    """Return what the questions taken together lack; nothing is ever added by itself."""
    asked = [each for each in in_order(contents) if each.text.strip()]
    found = []
    if len(asked) < WANTED:
        text = f"There {'is' if len(asked) == 1 else 'are'} {many(len(asked), 'question')} so far."
        text += " Career centres suggest at least three; five is good."
        found.append(remark("ask-three", "questions", text))
    for purpose, (rule, what, example) in _CLOSING.items():
        if not any(has_purpose(each, purpose) for each in asked):
            text = f"No question asks {what}. You could close with “{example}”, or one of the bank’s."
            found.append(remark(rule, "questions", text))
    return found


def _answered(question: QuestionToAsk, contents: Contents) -> list[Remark]:
    # How it goes on, and when, is asked again in every round.
    if any(has_purpose(question, purpose) for purpose in _CLOSING):
        return []
    known = already_known(question, contents)
    if known is None:
        return []
    text = f"{known.where} says: “{known.sentence}” Does that answer it? Then leave it out, or ask what goes beyond it."
    return [Remark("ask-answered", known.where, known.sentence, known.start, text)]


def _generic(question: QuestionToAsk) -> list[Remark]:
    found = said("generic").search(question.text)
    # “What does your company do when …” asks for more.
    if found is None or question.text[found.end() :].lstrip()[:1] not in "?.!":
        return []
    text = "“” could be asked of any employer, or is on their own pages. What can only this person tell you?"
    return [remark("ask-generic", "text", text, (found.start(), found[0]))]


def _pay_first(question: QuestionToAsk, contents: Contents) -> list[Remark]:
    found = said("pay").search(question.text)
    order = [each for each in in_order(contents) if each.text.strip()]
    here = next((place for place, each in enumerate(order) if each.id == question.id), len(order))
    if found is None or not all(said("pay").search(each.text) for each in order[:here]):
        return []
    text = "“” comes before any question about the work. Career centres suggest that the work comes first;"
    text += " for the talk about pay there are sentences in 05_research_salary."
    return [remark("ask-pay-later", "text", text, (found.start(), found[0]))]


def _closed(question: QuestionToAsk) -> list[Remark]:
    reading = read(question.text)
    asking = [span for span in reading.sentences if reading.tokens[span[1] - 1].form == "?"]
    for span in asking[-1:]:
        sentence, start = reading.quote(span), reading.tokens[span[0]].start
        first = _FIRST_WORD.match(sentence)
        is_closed = first is not None and said("closed").fullmatch(first["word"])
        if is_closed and not said("requests").match(sentence) and not re.search(r"\bor\b", sentence):
            text = "“” can be answered with yes or no. Which story or detail would you like to hear?"
            return [remark("ask-open", "text", text, (start, sentence))]
    return []
