"""How the second interview went: which questions came, and what was said."""

from __future__ import annotations

from datetime import date

from traitlets import Bool, HasTraits, List, Tuple, Unicode

from workbook.asking.debrief import expected_questions, is_begun
from workbook.asking.follow_up import day_held
from workbook.errors import InputError
from workbook.forms.answer_sheet import AnswerSheet, question_label
from workbook.records import Answer, Round
from workbook.store import Store

NAME = "Second interview, as it went"


class DebriefSheet(HasTraits):
    """Begins a round of its own beside the drafts, and notes in it which of the expected questions were asked.

    Attributes
    ----------
    said : AnswerSheet
        Edits the questions and answers of that round.
    """

    is_begun = Bool(help="Whether there is such a round.")
    asked = Tuple(help="Identifiers of the questions that were asked.")
    expected: List[tuple[str, str]] = List(
        help="Pairs of label and identifier of the questions that could come."
    )
    error = Unicode()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.said = AnswerSheet(store, Round.SAID)
        self._is_reading = False
        self.refresh()
        self.observe(self._note, names=["asked"])
        store.watch(self.refresh)

    def begin(self, today: date) -> None:
        """Make the round, held on the day of the interview if that is over, else today."""
        if not is_begun(self.store.contents()):
            held = day_held(self.store.contents())
            day = held if held and held <= today else today
            self.store.save(Round(id=Round.SAID, name=NAME, sort="later", held_on=day), base=None)

    def refresh(self) -> None:
        """Read again what is kept."""
        contents = self.store.contents()
        found = expected_questions(contents)
        self._is_reading = True
        try:
            self.is_begun = is_begun(contents)
            prepared = [each.question for each in found if each.is_expected]
            self.expected = [(question_label(question), question.id) for question in prepared]
            self.asked = tuple(each.question.id for each in found if each.answer)
        finally:
            self._is_reading = False

    def _note(self, change: dict[str, tuple[str, ...]]) -> None:
        """Keep an empty answer for what is ticked, and take it out again where nothing was written to it."""
        if self._is_reading:
            return
        self.error = ""
        try:
            for question in set(change["new"]) - set(change["old"]):
                id = Answer.id_for(question, Round.SAID)
                self.store.save(Answer(id=id, question=question, round=Round.SAID), base=None)
                self.said.questions.selected = question  # to write down what was said to it
            for question in set(change["old"]) - set(change["new"]):
                self._take_out(Answer.id_for(question, Round.SAID))
        except InputError as error:
            self.error = str(error)
        self.refresh()

    def _take_out(self, id: str) -> None:
        self.said.flush()
        head = self.store.head(Answer, id)
        answer = head.record() if head else None
        if head is None or not isinstance(answer, Answer):
            return
        if answer.text.strip() or answer.loose_end.strip() or answer.went:
            raise InputError("You wrote down an answer to it, so it stays ticked: empty that answer first.")
        if self.said.questions.selected == answer.question:  # what is open there counts as asked
            others = [id for id in self.asked if id != answer.question]
            if others:
                self.said.questions.selected = others[0]
            else:
                self.said.questions.add()
        self.store.remove(answer, base=head.number)
