"""The questions of a round and one answer at a time, beside what was said in other rounds."""

from __future__ import annotations

from collections.abc import Sequence

from traitlets import HasTraits, List, Unicode

from workbook.bank import BankQuestion
from workbook.forms.record_form import RecordForm
from workbook.forms.record_list import RecordList
from workbook.progress import round_names, short
from workbook.records import Answer, Contents, Question, Round
from workbook.rehearsal.attempts import newest_only, rehearsals
from workbook.store import Store


class AnswerSheet(HasTraits):
    """Edits the question and the answer of one round, question by question.

    Parameters
    ----------
    round
        Identifier of the round to begin with.
    every_question
        List the questions of all rounds, not only those asked in this one: for drafting.
    """

    round = Unicode(help="Identifier of the round whose answers are edited.")
    rounds: List[tuple[str, str]] = List(help="Pairs of name and identifier of the rounds there are.")

    def __init__(self, store: Store, round: str, *, every_question: bool = False) -> None:
        super().__init__(round=round)
        self.store = store
        self._every_question = every_question
        self.questions = RecordList(
            store, Question, label=question_label, listed=self._listed, may_leave=self._is_blank
        )
        self._question = self.questions.selected
        self.answer = RecordForm(store, Answer, self._answer_id(), defaults=self._blank())
        self.refresh()
        self.observe(self._change_round, names=["round"])
        self.questions.observe(self._change_question, names=["selected"])
        store.watch(self._keep_together)

    def refresh(self) -> None:
        """Read again which rounds there are; nothing is drafted for the first, and attempts have a form of their own."""
        contents = self.store.contents()
        names = {id: name for id, name in round_names(contents).items() if id not in rehearsals(contents)}
        if self._every_question:
            del names[Round.FIRST]
        self.rounds = [(name, id) for id, name in names.items()]

    def beside(self) -> tuple[Answer, ...]:
        """Return the answers to this question from other rounds, in their order; of rehearsals only the newest attempt."""
        contents, question = newest_only(self.store.contents()), self.questions.selected
        place = {item.id: number for number, item in enumerate(contents.rounds)}
        told = [answer for answer in contents.all(Answer) if answer.question == question and answer.text]
        others = [answer for answer in told if answer.round != self.round]
        return tuple(sorted(others, key=lambda answer: place.get(answer.round, -1)))

    def begin_with_earlier(self) -> None:
        """Put the latest other answer into an empty box, as a draft to add to."""
        earlier = self.beside()
        if earlier and not self.answer.text:
            self.answer.text = earlier[-1].text

    def flush(self) -> bool:
        """Save what waits; return whether nothing is left unsaved."""
        return all([self.questions.form.flush(), self.answer.flush()])

    def _listed(self, contents: Contents) -> tuple[Question, ...]:
        if self._every_question:
            return contents.all(Question)
        asked = {answer.question for answer in contents.all(Answer) if answer.round == self.round}
        return tuple(question for question in contents.all(Question) if question.id in asked)

    def _answer_id(self) -> str:
        return Answer.id_for(self.questions.selected, self.round)

    def _blank(self) -> Answer:
        return Answer(id=self._answer_id(), question=self.questions.selected, round=self.round)

    def _change_question(self, _: object) -> None:
        if self.answer.id == self._answer_id():
            return
        if self.answer.switch(self._answer_id(), self._blank()):
            self._question = self.questions.selected
        else:
            self.questions.selected = self._question

    def _change_round(self, change: dict[str, str]) -> None:
        if self.answer.id == self._answer_id():  # brought back below
            return
        if self.flush():
            if not self._every_question:
                if listed := self._listed(self.store.contents()):
                    self.questions.selected = listed[0].id
                else:
                    self.questions.add()
            self.questions.refresh()
            if self.answer.switch(self._answer_id(), self._blank()):
                return
        self.round = change["old"]

    def _keep_together(self) -> None:
        """A question typed here was asked in this round; an answer is found again only with its question."""
        self.refresh()
        question = self.questions.selected
        if self.answer.id != self._answer_id():
            return
        contents = self.store.contents()
        is_kept, is_answered = contents.find(Question, question), contents.find(Answer, self.answer.id)
        if is_kept and not is_answered and not self._every_question:
            self.answer.keep()
        elif is_answered and self.store.head(Question, question) is None:
            self.questions.form.keep()
        elif self._every_question and not is_kept and self._is_blank() and (listed := self._listed(contents)):
            self.questions.selected = listed[0].id

    def _is_blank(self) -> bool:
        """Whether nothing is, or was just, typed as an answer: else no other may take its place by itself."""
        return not self.answer.is_dirty and not self.answer.text


def bank_question(bank: Sequence[BankQuestion], id: str) -> Question | None:
    """Return a question of the bank as it is to be saved."""
    twin = next((each for each in bank if each.id == id), None)
    return Question(id=id, text=twin.text, type=twin.type, source="question bank") if twin else None


def question_label(question: Question) -> str:
    """Name of a question in a list: its words, shortened."""
    return short(question.text, 80) or "New question"
