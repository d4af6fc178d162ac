"""Several records of one kind, of which one is being edited."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Generic

from traitlets import HasTraits, List, Unicode

from workbook.errors import WorkbookError
from workbook.forms.record_form import R, RecordForm
from workbook.records import Contents
from workbook.store import Store
from workbook.wording import numbered


def new_id() -> str:
    """Return an identifier for a new record, unlike any other."""
    return secrets.token_hex(5)


class RecordList(HasTraits, Generic[R]):
    """Chooses which of several records a `RecordForm` edits; adds and removes.

    There is always one to type into: a new record is kept from its first letter on.

    Parameters
    ----------
    label
        Name of a record in the list; what it returns for a new record names that too.
    listed
        The records to choose from; by default all of the class.
    may_leave
        Says whether nothing is typed elsewhere that belongs to the record being edited.
    """

    options: List[tuple[str, str]] = List(help="Pairs of label and identifier, for a drop-down.")
    selected = Unicode(help="Identifier of the record being edited.")
    status = Unicode(help="What the last action did, in words.")
    error = Unicode(help="Why the last action could not be done, else empty.")

    def __init__(
        self,
        store: Store,
        record_type: type[R],
        *,
        label: Callable[[R], str],
        listed: Callable[[Contents], tuple[R, ...]] | None = None,
        make_id: Callable[[], str] = new_id,
        may_leave: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__()
        self.store = store
        self.record_type = record_type
        self._label = label
        self._listed = listed or (lambda contents: contents.all(record_type))
        self._make_id, self._may_leave = make_id, may_leave
        first = next(iter(self._listed(store.contents())), None)
        self.form = RecordForm(store, record_type, first.id if first else make_id(), defaults=first)
        self.refresh()
        self.selected = self.form.id
        self.observe(self._select, names=["selected"])
        store.watch(self.refresh)

    def refresh(self) -> None:
        """Read again which records there are; when the first ones come and nothing is typed, go to them."""
        records = list(self._listed(self.store.contents()))
        if self.form.id not in {record.id for record in records}:
            is_alone = [id for _, id in self.options] == [self.form.id]
            if records and is_alone and self._is_untouched() and self._may_leave():
                self._open(records[0].id)
                return
            records.append(self.form.record())
        self.options = told_apart([(self._label(record), record.id) for record in records])

    def add(self) -> None:
        """Begin a new record."""
        self._open(self._make_id())

    def remove(self) -> None:
        """Take the record out; its versions stay in the history, and `bring_back` undoes it."""
        if not self.form.flush():
            self.error = "What you typed is not saved yet, so it was not removed. " + self.form.error
            return
        try:
            head = self.store.head(self.record_type, self.form.id)
            if head is not None and (record := head.record()) is not None:
                self.store.remove(record, base=head.number)
        except WorkbookError as error:
            self.error = str(error)
            return
        removed, id = self._label(self.form.record()), self.form.id
        records = self._listed(self.store.contents())
        stays = id in {record.id for record in records}  # the first and the second interview always are there
        self._open(id if stays else records[-1].id if records else self._make_id())
        done = "stays in the list; what you had changed about it is taken back" if stays else "is removed"
        self.status = f"“{removed}” {done}. Its versions are kept; you can bring it back."

    def bring_back(self) -> None:
        """Undo the latest removal of a record of this class that is still removed."""
        removed = [
            each for each in self.store.removed(self.record_type) if isinstance(each, self.record_type)
        ]
        if not removed:
            self.status = "Nothing has been removed, so there is nothing to bring back."
            return
        self.store.save(removed[-1], base=None)
        self._open(removed[-1].id)
        self.status = f"“{self._label(removed[-1])}” is back."

    def _is_untouched(self) -> bool:
        return not self.form.is_dirty and self.store.head(self.record_type, self.form.id) is None

    def _select(self, _: object) -> None:
        if self.selected != self.form.id:
            self._open(self.selected)

    def _open(self, id: str) -> None:
        defaults = next((each for each in self._listed(self.store.contents()) if each.id == id), None)
        if self.form.switch(id, defaults):
            self.error = self.status = ""
        else:
            state = "What you typed is not saved yet, so it" if self.form.is_dirty else "This one"
            self.error = f"{state} stays open. {self.form.error}"
        self.refresh()
        self.selected = self.form.id


def told_apart(options: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Number labels that stand twice: a drop-down tells its options apart by label."""
    return [*zip(numbered(label for label, _ in options), (id for _, id in options), strict=True)]
