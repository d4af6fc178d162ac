"""A thank-you note for each interviewer."""

from __future__ import annotations

from traitlets import Bool, HasTraits

from workbook.asking import frame
from workbook.errors import InputError
from workbook.forms.record_list import RecordList
from workbook.progress import person_name
from workbook.records import Contents, Interviewer, ThankYou
from workbook.store import Store


class ThanksSheet(HasTraits):
    """Edits the note to one interviewer after the other.

    Attributes
    ----------
    notes : RecordList
        A note for each interviewer; its identifier is the interviewer's.
    """

    has_people = Bool(help="Whether there is anybody to thank.")

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.notes = RecordList(store, ThankYou, label=self._name, listed=notes_of)
        self.refresh()
        store.watch(self.refresh)

    def refresh(self) -> None:
        """Read again who was there."""
        notes = [note.id for note in notes_of(self.store.contents())]
        if notes and self.notes.selected not in notes:  # nobody was listed when the form was made
            self.notes.selected = notes[0]
        self.has_people = bool(notes)

    def begin(self) -> None:
        """Put a frame round the callback into the empty box.

        Raises `InputError` when there is no callback, or there is text already.
        """
        note, contents = self.notes.form.record(), self.store.contents()
        if note.text.strip():
            raise InputError("There is text in the note already, so nothing was put in. Empty it first.")
        person = contents.find(Interviewer, note.id) or Interviewer(id=note.id)
        self.notes.form.text = frame(person, note.callback, contents)

    def _name(self, note: ThankYou) -> str:
        person = self.store.contents().find(Interviewer, note.id)
        if person is None:
            return "Somebody who is no longer listed"
        return person_name(person) or "Interviewer without a name"


def notes_of(contents: Contents) -> tuple[ThankYou, ...]:
    """Return a note for each interviewer, written or not, then those to people who are no longer listed."""
    notes = {note.id: note for note in contents.all(ThankYou)}
    listed = [notes.pop(each.id, ThankYou(id=each.id)) for each in contents.all(Interviewer)]
    return (*listed, *notes.values())
