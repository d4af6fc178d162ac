"""Rehearsing one question after the other: drawing it, timing it, and keeping every attempt."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import Random

from traitlets import Bool, HasTraits, Int, List, Unicode

from workbook.bank import BankQuestion, Competency
from workbook.errors import InputError
from workbook.forms.answer_sheet import bank_question
from workbook.forms.record_form import RecordForm
from workbook.forms.record_list import new_id, told_apart
from workbook.progress import short
from workbook.records import Answer, Question, Round
from workbook.rehearsal.attempts import Attempt, attempts, rehearsal_on
from workbook.rehearsal.draw import draw, what_next
from workbook.rehearsal.likely import Likely, likely
from workbook.rehearsal.weights import Weight
from workbook.store import Store

_SHEETS: weakref.WeakSet[RehearsalSheet] = weakref.WeakSet()


class RehearsalSheet(HasTraits):
    """Edits one attempt at one question in the rehearsal of the day; each further attempt is a record of its own.

    Nothing is saved before something is typed, timed or marked; then the question and the rehearsal are kept, too.

    Parameters
    ----------
    bank, competencies
        See `workbook.rehearsal.likely.likely`.
    today
        Says which day it is: each day has its rehearsal.
    random
        Source of chance for drawing.
    points
        Weights by sign; the shipped ones when None.
    seconds
        A clock that counts seconds from anywhere.

    Attributes
    ----------
    answer : RecordForm
        The attempt being edited.
    """

    question = Unicode(help="Identifier of the question being rehearsed.")
    questions: List[tuple[str, str]] = List(help="Pairs of words and identifier of all questions.")
    attempt = Unicode(help="Identifier of the answer being edited.")
    attempts: List[tuple[str, str]] = List(help="Pairs of words and identifier of the attempts at it.")
    is_running = Bool(help="Whether the clock runs; set it to start or to stop it.")
    status = Unicode(help="What the last action did, in words.")
    ticks = Int(help="Grows when there is something else to show.")

    def __init__(
        self,
        store: Store,
        bank: Sequence[BankQuestion],
        competencies: Sequence[Competency],
        *,
        today: Callable[[], date],
        random: Random,
        points: Mapping[str, Weight] | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.store, self._today, self._random, self._seconds = store, today, random, seconds
        self._bank, self._competencies, self._points = bank, competencies, points
        self._drawn: list[str] = []
        self._began = self._before = 0.0
        for other in list(_SHEETS):  # the page was run again: what its clock has counted so far is kept
            other.is_running = False
        _SHEETS.add(self)
        contents = store.contents()
        self._held = rehearsal_on(today(), contents)
        now = [each.answer for each in attempts(contents) if each.held_on == today()]
        first = now[-1] if now else self._blank(self._draw().id)
        self.answer = RecordForm(store, Answer, first.id, defaults=first)
        self.question, self.attempt = first.question, first.id
        self.refresh()
        self.observe(self._choose_question, names=["question"])
        self.observe(self._choose_attempt, names=["attempt"])
        self.observe(self._time, names=["is_running"])
        store.watch(self._keep_together)

    def found(self) -> tuple[Likely, ...]:
        """Return all questions with the signs that they bear now."""
        return likely(self.store.contents(), self._bank, self._competencies, self._today(), self._points)

    def current(self) -> Likely | None:
        """Return the question being rehearsed."""
        return next((each for each in self.found() if each.id == self.question), None)

    def draw(self) -> None:
        """Go to a question that is drawn."""
        self._open(self._draw().id, "Drawn")

    def take_next(self) -> None:
        """Go to what comes next: the weakest, and of these the longest unrehearsed; not the one just rehearsed."""
        others = [each for each in what_next(self.found()) if each.id != self.question]
        if not others:
            raise InputError("There is no other question; try this one again, or write one.")
        self._open(others[0].id, "What comes next")

    def try_again(self) -> None:
        """Begin another attempt at the same question; the ones before stay as they are."""
        self._open(self.question, "Another attempt")

    def flush(self) -> bool:
        """Stop the clock and save what waits; return whether nothing is left unsaved."""
        self.is_running = False
        return self.answer.flush()

    def refresh(self) -> None:
        """Read again which questions and attempts there are."""
        contents = self.store.contents()
        texts = {each.id: each.text for each in contents.all(Question) if each.text.strip()}
        texts |= {each.id: each.text for each in self._bank if each.id not in texts}
        self.questions = told_apart([(short(text, 110), id) for id, text in texts.items()])
        tried = [each for each in attempts(contents) if each.question.id == self.question]
        labels = [(_label(each), each.answer.id) for each in tried]
        if self.answer.id not in {id for _, id in labels}:
            labels.append(("a new attempt", self.answer.id))
        self.attempts = told_apart(labels)
        self.ticks += 1

    def _draw(self) -> Likely:
        drawn = draw(self.found(), self._random, without=self._drawn, points=self._points)
        self._drawn = [*(id for id in self._drawn if id != drawn.id), drawn.id]
        return drawn

    def _blank(self, question: str) -> Answer:
        self._held = rehearsal_on(self._today(), self.store.contents())
        id = Answer.id_for(question, self._held.id, new_id())
        return Answer(id=id, question=question, round=self._held.id)

    def _open(self, question: str, how: str) -> None:
        self._show(self._blank(question))
        if self.question == question:
            self.status = f"{how}. Everything before is kept."

    def _show(self, answer: Answer) -> None:
        self.is_running = False
        self.answer.switch(answer.id, answer)  # when it cannot, its error says why and the attempt stays
        shown = self.answer.record()
        with self.hold_trait_notifications():
            self.question, self.attempt = shown.question, shown.id
        self.refresh()

    def _choose_question(self, _: object) -> None:
        if self.question not in {"", self.answer.question}:
            tried = [each.answer for each in attempts(self.store.contents()) if each.held_on == self._today()]
            here = [answer for answer in tried if answer.question == self.question]
            self._show(here[-1] if here else self._blank(self.question))

    def _choose_attempt(self, _: object) -> None:
        chosen = self.store.contents().find(Answer, self.attempt)
        if chosen is not None and chosen.id != self.answer.id:
            self._show(chosen)

    def _time(self, _: object) -> None:
        """Note when the clock starts, and add what it has counted when it stops."""
        if self.is_running:
            self._began, self._before = self._seconds(), self.answer.seconds or 0
            return
        counted = self._before + max(1, round(self._seconds() - self._began))
        self.answer.seconds = int(counted)
        self.answer.flush()

    def _keep_together(self) -> None:
        """An attempt is found again only with its question and its rehearsal."""
        contents = self.store.contents()
        if (kept := contents.find(Answer, self.answer.id)) is not None:
            if kept.round == self._held.id and contents.find(Round, kept.round) is None:
                self.store.save(self._held, base=None)
            asked = bank_question(self._bank, kept.question)
            if asked and contents.find(Question, asked.id) is None:
                self.store.save(asked, base=None)
        self.refresh()


def _label(attempt: Attempt) -> str:
    day = attempt.held_on.isoformat() if attempt.held_on else "no date"
    took = f", {attempt.answer.seconds} seconds" if attempt.answer.seconds else ""
    return f"{day}, attempt {attempt.number}{took}"
