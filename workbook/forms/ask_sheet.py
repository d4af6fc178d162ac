"""Questions to ask: finding one in the bank, the reader's own, and their order."""

from __future__ import annotations

from traitlets import HasTraits, List, Unicode

from workbook.asking import AskQuestion, in_order, open_in_plan, suited
from workbook.asking.order import moved as changed_by
from workbook.errors import InputError
from workbook.forms.record_list import RecordList, told_apart
from workbook.progress import person_name, short
from workbook.records import INTERVIEWER_KINDS, PURPOSES, Answer, Interviewer, QuestionToAsk
from workbook.store import Store

ANYBODY = ""


class AskSheet(HasTraits):
    """Offers what the bank has for an interviewer and a purpose, adds what is chosen, and edits what was added.

    Attributes
    ----------
    questions : RecordList
        The questions to ask, in their order.
    """

    who = Unicode(ANYBODY, help="An interviewer's identifier, a sort of interviewer, or empty for anybody.")
    people: List[tuple[str, str]] = List(help="Pairs of label and value for `who`.")
    purpose = Unicode(help="One of `PURPOSES`, or empty for any.")
    purposes: List[tuple[str, str]] = List([("any", ""), *((name, name) for name in PURPOSES)])
    offered: List[tuple[str, str]] = List(
        help="Pairs of text and identifier of the questions that fit: of the plan, then of the bank."
    )
    chosen = Unicode(help="Identifier of the one chosen among them.")
    status = Unicode(help="What was added, in words.")
    moved = Unicode(help="Where a question was moved, in words.")

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.questions = RecordList(store, QuestionToAsk, label=ask_label, listed=in_order)
        self.refresh()
        self.observe(self._offer, names=["who", "purpose"])
        store.watch(self.refresh)

    def refresh(self) -> None:
        """Read again who will be there and what was added."""
        people = self.store.contents().all(Interviewer)
        named = [(person_name(each) or "Interviewer without a name", each.id) for each in people]
        sorts = [(f"any {sort}", sort) for sort in INTERVIEWER_KINDS]
        self.people = told_apart([("anybody", ANYBODY), *named, *sorts])
        self._offer()

    def fitting(self) -> tuple[AskQuestion, ...]:
        """Return the bank's questions that fit and are not added yet."""
        person = self.store.contents().find(Interviewer, self.who)
        added = {each.id for each in self.store.contents().all(QuestionToAsk)}
        sort = person.sort if person else self.who
        return tuple(each for each in suited(sort, self.purpose) if each.id not in added)

    def planned(self) -> dict[str, str]:
        """Return the questions of the plan that are not added yet, by their goal, unless a purpose is chosen."""
        return {} if self.purpose else open_in_plan(self.store.contents())

    def loose_ends(self) -> list[tuple[str, str]]:
        """Return what earlier answers left open: pairs of its words, shortened, and the answer's reference."""
        answers = self.store.contents().all(Answer)
        return told_apart(
            [(short(each.loose_end, 80), each.ref) for each in answers if each.loose_end.strip()]
        )

    def add(self) -> None:
        """Add the question that is chosen, for the interviewer chosen; go to the next one.

        Raises `InputError` when none is chosen.
        """
        if self.store.contents().find(QuestionToAsk, self.chosen):  # added in another notebook meanwhile
            self.questions.selected = self.chosen
            self.status = "It is among your questions already; it is open below."
            self._offer()
            return
        left = [id for _, id in self.offered]
        if self.chosen not in left:
            raise InputError("No question is chosen: choose one, or choose less narrowly above.")
        place = left.index(self.chosen)
        following = (left[place + 1 :] or left[:place])[:1]
        person = self.store.contents().find(Interviewer, self.who)
        found = next((each for each in self.fitting() if each.id == self.chosen), None)
        new = QuestionToAsk(
            id=self.chosen,  # the bank's or the goal's: added in two notebooks, it is still one question
            text=found.text if found else self.planned()[self.chosen],
            purpose=found.purpose if found else "",
            origin=found.id if found else "",
            interviewers=(person.id,) if person else (),
        )
        self.store.save(new, base=None)
        self.chosen = following[0] if following else ""
        self.questions.selected = new.id
        self.status = f"“{short(new.text)}” is added, at the end of your questions."

    def move(self, by: int) -> None:
        """Put the question being edited so many places later, or earlier when negative."""
        if not self.questions.form.flush():
            error = self.questions.form.error
            raise InputError(f"What you typed is not saved yet, so nothing was moved. {error}")
        changed = changed_by(self.store.contents(), self.questions.selected, by)
        for question in changed:
            head = self.store.head(QuestionToAsk, question.id)
            self.store.save(question, base=head.number if head else None)
        order = [each.id for each in in_order(self.store.contents())]
        where = order.index(self.questions.selected) + 1 if self.questions.selected in order else 0
        end = "first" if by < 0 else "last"
        done = f"It is number {where} of {len(order)} now." if changed else f"It is the {end} one already."
        self.moved = done if where else "There is nothing to move yet: write the question first."

    def _offer(self, _: object = None) -> None:
        planned = [(f"From your plan: {text}", id) for id, text in self.planned().items()]
        self.offered = told_apart([*planned, *((each.text, each.id) for each in self.fitting())])
        if self.chosen not in {id for _, id in self.offered}:
            self.chosen = self.offered[0][1] if self.offered else ""


def ask_label(question: QuestionToAsk) -> str:
    """Name of a question to ask in a list: its words, shortened."""
    return short(question.text, 80) or "New question"
