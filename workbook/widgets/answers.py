"""Forms for answers: what was said in a round, and each answer again beside it."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets

from workbook import cards
from workbook.bank import BankQuestion
from workbook.forms import AnswerSheet, RecordList, question_label
from workbook.progress import not_asked_yet, round_names
from workbook.records import QUESTION_TYPES, Question, Round
from workbook.star import remarks_on_answer, remarks_on_redraft
from workbook.store import Store
from workbook.widgets.controls import choice, named, pick, text_box
from workbook.widgets.form_view import FormView, Panel
from workbook.widgets.layout import button, columns, live, report_in, row, words
from workbook.widgets.list_view import ListView

WENT = [("not marked", ""), ("well", "well"), ("so-so", "mixed"), ("badly", "badly")]


def review_view(store: Store, round: str) -> tuple[Panel, AnswerSheet]:
    """Write down what was asked in a round and what was answered."""
    sheet = AnswerSheet(store, round)
    return Panel("answers", [pick(sheet, "round", "Round", "rounds"), said_view(sheet)]), sheet


def said_view(sheet: AnswerSheet) -> ipywidgets.VBox:
    """The questions of the sheet's round, one at a time, and what was answered."""
    answer = sheet.answer
    controls = [
        text_box(answer, "text", "What you answered, as you remember it", rows=7),
        choice(answer, "went", "How it went", WENT, width="200px"),
        text_box(answer, "loose_end", "Loose end: what stayed open or unclear?", rows=2),
    ]

    def commented() -> str:
        return cards.comments_at(answer.record().ref, answer.store.contents(), ("text", "loose_end"))

    asked = _questions(sheet.questions, "The question you were asked")
    return ipywidgets.VBox([asked, FormView(answer, controls, feedback=commented)])


def redraft_view(store: Store, round: str) -> tuple[Panel, AnswerSheet]:
    """Tell each answer again in more detail, beside what was said before."""
    sheet = AnswerSheet(store, round, every_question=True)
    form = sheet.answer

    def beside() -> str:
        names = round_names(store.contents())
        pace = store.contents().process.words_per_minute
        earlier = ((names.get(each.round, ""), each.text) for each in sheet.beside())
        return cards.beside([(name, text, cards.length_note(text, pace)) for name, text in earlier])

    def feedback() -> str:
        contents = store.contents()
        asked = contents.find(Question, sheet.questions.selected)
        text, pace = form.text, contents.process.words_per_minute
        commented = cards.comments_at(form.record().ref, contents)
        if not text.strip():
            return cards.feedback(cards.length_note(text), {}, []) + commented
        remarks = remarks_on_answer(text, question_type=asked.type if asked else "", pace=pace)
        first = next((other.text for other in sheet.beside() if other.round == Round.FIRST), "")
        told = cards.feedback(cards.length_note(text, pace), {}, remarks + remarks_on_redraft(first, text))
        return told + commented

    error = words(kind="error")
    box = text_box(form, "text", "Your answer now, in more detail", rows=14)
    begin = button("Begin with the earlier answer", sheet.begin_with_earlier, report=report_in(error))
    hint = "Keep the facts as you told them; add what was missing: how, why, with whom, what came of it."
    controls = [
        words(hint),
        pick(sheet, "round", "Round to prepare", "rounds"),
        pick(sheet.questions, "selected", "Question to prepare", "options"),
        columns(live(form, ["ticks"], beside), ipywidgets.VBox([box, row(begin), error])),
    ]
    return Panel("redrafts", [*controls, FormView(form, [], feedback=feedback)]), sheet


def own_question_view(store: Store, bank: Sequence[BankQuestion]) -> Panel:
    """Add questions of the reader's own to those of the bank."""
    questions = RecordList(store, Question, label=question_label, listed=not_asked_yet)
    hint = words(f"The bank has {len(bank)} questions; here you add your own.")
    return Panel("questions", [hint, _questions(questions, "The question")])


def _questions(questions: RecordList[Question], label: str) -> ListView:
    form = questions.form
    controls = [
        text_box(form, "text", label, rows=2),
        choice(form, "type", "Type of question", named(QUESTION_TYPES), width="200px"),
    ]
    return ListView(questions, "Question", FormView(form, controls, has_history=False))
