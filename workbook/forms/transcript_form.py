"""A pasted or chosen transcript on its way to questions and answers: nothing is saved before the reader says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from traitlets import Bool, Dict, HasTraits, List, Unicode

from workbook.bank import BankQuestion
from workbook.errors import InputError
from workbook.forms.answer_sheet import bank_question
from workbook.forms.record_list import new_id, told_apart
from workbook.progress import round_names, short
from workbook.records import Answer, Question, Record, Round
from workbook.store import Store
from workbook.transcripts import Pair, Turn, explain_roles, pair_turns, read_file, split_turns

NEAR = 77
"""Of 100, how alike two questions are at least to be taken for one; the reader sees the guess and may change it."""


class PairForm(HasTraits):
    """One question and answer as it was understood; the reader may change it or leave it out."""

    id = Unicode(help="Identifier for its question once it is kept; the same when keeping is tried again.")
    question = Unicode()
    answer = Unicode()
    loose_end = Unicode(help="What stayed open, by the last lines of notes.")
    is_wanted = Bool(True)
    known = Unicode(help="Identifier of the question that it is; empty when it is a new one.")
    note = Unicode(help="What is special about it, in words.")

    def __init__(self, pair: Pair, id: str) -> None:
        odd = ["you asked this yourself"] if pair.asked_by_me else []
        odd += ["small talk"] if pair.is_small_talk else []
        odd += [] if pair.question else ["belongs to no question"]
        told = [f"said before: {pair.context}"] if pair.context else []
        told += [f"in between: {' '.join(pair.asides)}"] if pair.asides else []
        note = " · ".join(odd + told)
        super().__init__(
            id=id,
            question=pair.question,
            answer=pair.answer,
            loose_end=pair.loose_end,
            is_wanted=not odd,
            note=note,
        )
        self.understood = pair

    @property
    def is_changed(self) -> bool:
        """Whether the reader changed the words."""
        fields = ("question", "answer", "loose_end")
        return any(getattr(self, field) != getattr(self.understood, field) for field in fields)


class TranscriptForm(HasTraits):
    """Splits a text into turns, turns into pairs, and keeps the pairs that the reader confirms.

    Parameters
    ----------
    rehearsal
        The rehearsal that it records. Its answers are attempts at questions that are known: guessed by their words, to
        be corrected. Without it the reader picks a round, and every question is a new one.
    bank
        Questions that are known beside the reader's own.
    """

    text = Unicode(help="What was pasted or read from a file.")
    round = Unicode(Round.FIRST, help="The round that it records.")
    rounds: List[tuple[str, str]] = List(help="Pairs of name and identifier of the rounds there are.")
    roles = Dict(help="Role of each speaker: interviewer, me or other.")
    guesses = Dict(help="Why each role was guessed, in words.")
    pairs: List[PairForm] = List(help="A `PairForm` for each question and answer understood.")
    known: List[tuple[str, str]] = List(help="Pairs of words and identifier of the questions that are known.")
    status = Unicode()

    def __init__(
        self,
        store: Store,
        *,
        make_id: Callable[[], str] = new_id,
        rehearsal: Round | None = None,
        bank: Sequence[BankQuestion] = (),
    ) -> None:
        super().__init__()
        self._store, self._make_id = store, make_id
        self._rehearsal, self._bank = rehearsal, bank
        self._turns: list[Turn] = []
        if rehearsal is not None:
            self.round = rehearsal.id
        self.refresh()
        store.watch(self.refresh)

    def refresh(self) -> None:
        """Read again which rounds there are, and which questions are known."""
        contents = self._store.contents()
        self.rounds = [(name, id) for id, name in round_names(contents).items()]
        if self._rehearsal is not None:
            texts = {each.id: each.text for each in self._bank}
            texts |= {each.id: each.text for each in contents.all(Question) if each.text.strip()}
            named = [(short(text, 110), id) for id, text in texts.items()]
            self.known = told_apart([("a new question", ""), *named])

    def read(self, name: str, content: bytes) -> None:
        """Take the text of a file.

        Raises `InputError` when the file cannot be read as text, or other text is in the box.
        """
        text = read_file(name, content)
        if self.text.strip() not in {"", text.strip()}:
            raise InputError(
                f"There is text in the box already, so {name} was not read. Empty the box first."
            )
        self.text = text
        self.split()

    def split(self) -> None:
        """Understand the text: who speaks, what was asked, what was answered.

        Raises `InputError` when there is no text.
        """
        if not self.text.strip():
            raise InputError("There is no text yet: paste your notes or a transcript, or choose a file.")
        self._turns = split_turns(self.text)
        explained = explain_roles(self._turns)
        self.roles = {speaker: guess.role for speaker, guess in explained.items()}
        self.guesses = {speaker: guess.reason for speaker, guess in explained.items() if speaker}
        self.pair()

    def pair(self) -> None:
        """Make the pairs again from the roles as they are now; what the reader changed in a pair stays."""
        understood = [PairForm(pair, self._make_id()) for pair in pair_turns(self._turns, self.roles)]
        for form in understood:
            form.known = self._guess(form.question)
        before = {form.understood: form for form in self.pairs}
        again = [before.pop(form.understood, form) for form in understood]
        changed = [form for form in before.values() if form.is_changed]
        for form in changed:
            form.note = "you changed this before it was split again; untick it if it stands above, too"
        self.pairs = again + changed
        found = sum(pair.is_wanted for pair in self.pairs)
        self.status = (
            f"{found} questions understood. Nothing is saved yet: look through them, then keep them."
        )

    def keep(self) -> int:
        """Save the pairs that are wanted, all or none, as questions and answers of the round; return how many were new.

        A pair that the round holds already, word for word, is not saved twice.

        Raises `InputError` when a pair that is wanted has no question.
        """
        wanted = [pair for pair in self.pairs if pair.is_wanted]
        if not wanted:
            raise InputError("No question is ticked, so nothing was saved.")
        for number, pair in enumerate(self.pairs, start=1):
            if pair.is_wanted and not pair.question.strip():
                raise InputError(f"Number {number} has no question: write one, or untick it.")
        contents = self._store.contents()
        texts = {question.id: question.text for question in contents.all(Question)}
        answers = [answer for answer in contents.all(Answer) if answer.round == self.round]
        known = {(texts.get(answer.question, ""), answer.text) for answer in answers}
        known |= {(answer.question, answer.text) for answer in answers}
        new = [
            pair for pair in wanted if (pair.known or pair.question.strip(), pair.answer.strip()) not in known
        ]
        records = dict[str, Record]()
        if new and self._rehearsal is not None and contents.find(Round, self.round) is None:
            records[self._rehearsal.ref] = self._rehearsal
        for pair in new:
            question = self._question(pair)
            if contents.find(Question, question.id) is None:
                records[question.ref] = question
            id = Answer.id_for(question.id, self.round, pair.id if pair.known else "")
            text, loose_end = pair.answer.strip(), pair.loose_end.strip()
            answer = Answer(id=id, question=question.id, round=self.round, text=text, loose_end=loose_end)
            records[answer.ref] = answer
        self._store.add(records.values())
        for pair in new:
            pair.id = self._make_id()  # changed and kept again, it is another one
        was = len(wanted) - len(new)
        self.status = f"{len(new)} questions kept." + (f" {was} were there already." if was else "")
        return len(new)

    def _question(self, pair: PairForm) -> Question:
        """Return the question that a pair answers, as it is to be saved when it is not yet."""
        if twin := bank_question(self._bank, pair.known):
            return twin
        source = "heard in the interview" if self._rehearsal is None else "heard in a rehearsal"
        return Question(id=pair.known or pair.id, text=pair.question.strip(), source=source)

    def _guess(self, heard: str) -> str:
        """Return the identifier of the known question whose words are nearest; empty when none is near."""
        from rapidfuzz import fuzz, process, utils

        texts = {id: text for text, id in self.known if id}
        near = process.extractOne(
            heard, texts, scorer=fuzz.token_sort_ratio, processor=utils.default_process, score_cutoff=NEAR
        )
        return str(near[2]) if near else ""
