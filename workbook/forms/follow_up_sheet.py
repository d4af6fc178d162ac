"""What was said about how it goes on, and a file for the reader's calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from traitlets import HasTraits, Unicode

from workbook.asking.follow_up import FILE_NAME, calendar_file
from workbook.errors import InputError
from workbook.forms.page_form import write_whole
from workbook.forms.record_form import RecordForm
from workbook.forms.record_list import new_id
from workbook.records import FollowUp
from workbook.store import Store
from workbook.wording import many


class FollowUpSheet(HasTraits):
    """Edits the follow-up; writes its dates into a file when asked to.

    Attributes
    ----------
    form : RecordForm
        The follow-up being edited.
    file : pathlib.Path
        Where the calendar file goes: into the workbook's folder.
    """

    status = Unicode()

    def __init__(self, store: Store, *, make_id: Callable[[], str] = new_id) -> None:
        super().__init__()
        self.store = store
        self.form = RecordForm(store, FollowUp, FollowUp.ID)
        self.file = calendar_path(store)
        self._make_id = make_id

    def write(self, now: datetime) -> None:
        """Write the calendar file; a later one has the same entries with the dates as they are then.

        Raises `InputError` when there is no date, something is not saved yet, or the file cannot be written.
        """
        unsaved = "What you typed is not saved yet, so no file was written. "
        if not self.form.flush():
            raise InputError(unsaved + self.form.error)
        identity = self._identity()
        content = calendar_file(self.store.contents(), identity, now)
        self.form.calendar = identity
        if not self.form.flush():
            raise InputError(unsaved + self.form.error)
        write_whole(self.file, content, advice="look at the folder's rights")
        dates = many(content.count(b"BEGIN:VEVENT"), "date")
        self.status = f"{dates} written at {now:%H:%M:%S} to {self.file.name}, beside this notebook. Open it in your calendar."

    def _identity(self) -> str:
        """What the entries were known by when they were first written, also after an earlier version was brought back."""
        versions = (each.fields or {} for each in self.store.history(FollowUp, FollowUp.ID))
        return next(filter(None, (fields.get("calendar") for fields in versions)), None) or self._make_id()


def calendar_path(store: Store) -> Path:
    """Return where the calendar file of a workbook goes."""
    return store.path.with_name(FILE_NAME)
