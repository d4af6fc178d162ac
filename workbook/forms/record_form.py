"""One record being edited: a trait for each field, saved by itself after a pause."""

from __future__ import annotations

import threading
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, get_args

from traitlets import Bool, HasTraits, Instance, Int, TraitType, Tuple, Unicode

from workbook.errors import WorkbookError
from workbook.forms.debounce import Debounce
from workbook.records import Record, field_types
from workbook.store import Revision, Store

RETRY_SECONDS = 5.0

_OUTCOMES = {
    "saved": "Saved",
    "unchanged": "Saved",
    "merged": "Saved, together with changes from another notebook,",
    "aside": "Kept beside the version of another notebook",
}


class RecordForm(HasTraits):
    """Edits one record; every field of the record is a trait of the same name.

    A change is saved after a short pause. When it cannot be saved, `error` says why, the text stays,
    and saving is tried again. When another notebook changed the same field meanwhile, both versions
    are kept and `rival` is the other one until the reader decides.

    Parameters
    ----------
    store
        Where the record is kept.
    record_type
        Class of the record.
    id
        The record to begin with; it need not exist yet.
    debounce
        Makes the waiting; replaced in tests.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from workbook.records import Story
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Store(Path(folder.name) / "answers.sqlite") as store:
    ...     form = RecordForm(store, Story, "s1")
    ...     form.title = "The late release"
    ...     form.flush()
    ...     store.contents().find(Story, "s1").title
    'The late release'
    >>> folder.cleanup()
    """

    status = Unicode(help="Saved, saving or not saved, in words and with the time.")
    error = Unicode(help="One sentence while something is wrong, else empty.")
    rival = Instance(Revision, allow_none=True, help="The other version, while two are to be decided on.")
    ticks = Int(help="Grows after each pause in typing: feedback is due.")

    def __init__(
        self,
        store: Store,
        record_type: type[Record],
        id: str,
        *,
        defaults: Record | None = None,
        debounce: Callable[[Callable[[], object]], Debounce] = Debounce,
    ) -> None:
        super().__init__()
        self.store = store
        self.record_type = record_type
        self._lock = threading.RLock()
        self._loading = False
        self._is_dirty = False
        self._is_writing = False
        self._aside: Revision | None = None
        self._names = tuple(field_types(record_type))
        self.add_traits(**{name: _trait(kind) for name, kind in field_types(record_type).items()})
        self._debounce = debounce(self._tick)
        self.load(id, defaults)
        self.observe(self._edited, names=list(self._names))
        store.watch(self._catch_up)

    @property
    def id(self) -> str:
        """Identifier of the record being edited."""
        return self._id

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not saved yet."""
        return self._is_dirty

    def record(self) -> Record:
        """Return the record as it is on screen."""
        return self.record_type(id=self._id, **{name: getattr(self, name) for name in self._names})

    def load(self, id: str, defaults: Record | None = None) -> None:
        """Show another record, or the same one as it is saved now; what waits must have been saved (`flush`).

        Parameters
        ----------
        id
            Identifier of the record.
        defaults
            What a record not saved yet begins with.
        """
        with self._lock:
            self._id = id
            head = self.store.head(self.record_type, id)
            record = (head and head.record()) or defaults or self.record_type(id=id)
            self._base = head.number if head else None
            self._aside = next(
                (r for r in self.store.set_aside() if (r.kind, r.id) == (record.kind(), id)), None
            )
            self._show(record)
            self._is_dirty = False
            self.rival = self._aside
            self.status = self.error = ""
        self.ticks += 1

    def flush(self) -> bool:
        """Save what waits, now; return whether nothing is left unsaved."""
        self._debounce.flush()
        return not self._is_dirty

    def restore(self, revision: Revision) -> None:
        """Bring an earlier version back as a new one."""
        record = revision.record()
        if record is not None:
            for name in self._names:
                setattr(self, name, getattr(record, name))
            self.flush()

    def keep_mine(self) -> None:
        """Decide for what is on screen; the other version stays in the history."""
        with self._lock:
            self._base = self._head_number()
            self._write(settles=self._aside)

    def take_rival(self) -> None:
        """Decide for the other version; what was on screen stays in the history."""
        with self._lock:
            if self.rival is not None and (record := self.rival.record()) is not None:
                self._base = self._head_number()
                self._show(record)
                self._write(settles=self._aside)
        self.ticks += 1

    # What happens by itself

    def _edited(self, _: object) -> None:
        if not self._loading:
            self._is_dirty = True
            self.status = "Saving …"
            self._debounce()

    def _tick(self) -> None:
        with self._lock:
            if self._is_dirty:
                self._write()
        self.ticks += 1

    def _write(self, *, settles: Revision | None = None) -> None:
        record = self.record()
        self._is_dirty = False  # anything typed from here on is a change of its own
        self._is_writing = True
        try:
            saved = self.store.save(record, base=self._base, settles=settles.number if settles else None)
        except WorkbookError as error:
            self._is_dirty = True
            self.status = "Not saved yet: your text is kept here and saving is tried again."
            self.error = str(error)
            self._debounce.later(RETRY_SECONDS)
            return
        finally:
            self._is_writing = False
        self.error = ""
        self._base = saved.revision.number
        self.status = f"{_OUTCOMES[saved.outcome]} at {saved.revision.saved_at:%H:%M:%S}."
        if saved.outcome == "aside":
            self._aside, self.rival = saved.revision, saved.head
        elif settles:
            self._aside = self.rival = None
        if saved.outcome == "merged" and (merged := saved.head.record()) is not None:
            self._show(merged, unless_changed_from=record)

    def _catch_up(self) -> None:
        """Show what another form of this notebook saved to the same record."""
        if self._is_writing or self._is_dirty or self.rival is not None:
            return
        before, head = self.record(), self.store.head(self.record_type, self._id)
        if head is not None and head.number != self._base and (record := head.record()) is not None:
            self._base = head.number
            self._show(record, unless_changed_from=before)
            self.ticks += 1

    def _head_number(self) -> int | None:
        head = self.store.head(self.record_type, self._id)
        return head.number if head else None

    def _show(self, record: Record, *, unless_changed_from: Record | None = None) -> None:
        with self._quietly(), self.hold_trait_notifications():
            for name in self._names:
                if unless_changed_from is None or getattr(self, name) == getattr(unless_changed_from, name):
                    setattr(self, name, getattr(record, name))

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._loading = True
        try:
            yield
        finally:
            self._loading = False


def _trait(kind: Any) -> TraitType[Any, Any]:
    """Trait for a record's field: text, flag, tuple of text, optional date or whole number."""
    if isinstance(kind, types.UnionType):
        return (
            Instance(date, allow_none=True)
            if date in get_args(kind)
            else Int(allow_none=True, default_value=None)
        )
    if kind is bool:
        return Bool()
    return Unicode() if kind is str else Tuple()
