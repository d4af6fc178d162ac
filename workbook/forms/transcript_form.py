"""A pasted or chosen transcript on its way to questions and answers: nothing is saved before the reader says so."""

from __future__ import annotations

from collections.abc import Callable

from traitlets import Bool, Dict, HasTraits, List, Unicode

from workbook.errors import InputError
from workbook.forms.record_list import new_id
from workbook.progress import round_names
from workbook.records import Answer, Question, Round
from workbook.store import Store
from workbook.transcripts import Pair, Turn, explain_roles, pair_turns, read_file, split_turns


class PairForm(HasTraits):
    """One question and answer as it was understood; the reader may change it or leave it out."""

    id = Unicode(help="Identifier for its question once it is kept; the same when keeping is tried again.")
    question = Unicode()
    answer = Unicode()
    is_wanted = Bool(True)
    note = Unicode(help="What is special about it, in words.")

    def __init__(self, pair: Pair, id: str) -> None:
        odd = [
            "you asked this yourself" if pair.asked_by_me else "",
            "small talk" if pair.is_small_talk else "",
            "" if pair.question else "belongs to no question",
        ]
        told = [
            f"said before: {pair.context}" if pair.context else "",
            f"in between: {' '.join(pair.asides)}" if pair.asides else "",
        ]
        note = " · ".join(filter(None, odd + told))
        super().__init__(id=id, question=pair.question, answer=pair.answer, is_wanted=not any(odd), note=note)
        self.understood = pair

    @property
    def is_changed(self) -> bool:
        """Whether the reader changed the words."""
        return (self.question, self.answer) != (self.understood.question, self.understood.answer)


class TranscriptForm(HasTraits):
    """Splits a text into turns, turns into pairs, and keeps the pairs that the reader confirms."""

    text = Unicode(help="What was pasted or read from a file.")
    round = Unicode(Round.FIRST, help="The round that it records.")
    rounds: List[tuple[str, str]] = List(help="Pairs of name and identifier of the rounds there are.")
    roles = Dict(help="Role of each speaker: interviewer, me or other.")
    guesses = Dict(help="Why each role was guessed, in words.")
    pairs: List[PairForm] = List(help="A `PairForm` for each question and answer understood.")
    status = Unicode()

    def __init__(self, store: Store, *, make_id: Callable[[], str] = new_id) -> None:
        super().__init__()
        self._store = store
        self._make_id = make_id
        self._turns: list[Turn] = []
        self.refresh()
        store.watch(self.refresh)

    def refresh(self) -> None:
        """Read again which rounds there are."""
        self.rounds = [(name, id) for id, name in round_names(self._store.contents()).items()]

    def read(self, name: str, content: bytes) -> None:
        """Take the text of a file.

        Raises
        ------
        InputError
            When the file cannot be read as text, or other text is in the box.
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

        Raises
        ------
        InputError
            When there is no text.
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
        """Save the pairs that are wanted as questions and answers of the round; return how many were new.

        A pair that the round holds already, word for word, is not saved twice.

        Raises
        ------
        InputError
            When a pair that is wanted has no question.
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
        new = [pair for pair in wanted if (pair.question.strip(), pair.answer.strip()) not in known]
        for pair in new:
            text, id = pair.question.strip(), Answer.id_for(pair.id, self.round)
            self._store.save(Question(id=pair.id, text=text, source="heard in the interview"), base=None)
            answer = Answer(id=id, question=pair.id, round=self.round, text=pair.answer.strip())
            self._store.save(answer, base=None)
            pair.id = self._make_id()  # changed and kept again, it is another one
        was = len(wanted) - len(new)
        self.status = f"{len(new)} questions kept." + (f" {was} were there already." if was else "")
        return len(new)
