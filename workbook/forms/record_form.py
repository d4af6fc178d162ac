"""One record being edited: a trait for each field, saved by itself after a pause."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args

from traitlets import Bool, HasTraits, Instance, Int, TraitType, Tuple, Unicode

from workbook.errors import WorkbookError
from workbook.forms.debounce import Debounce
from workbook.records import Record, field_types
from workbook.store import Revision, Store

R = TypeVar("R", bound=Record)

RETRY_SECONDS = 5.0

_SAVING = threading.RLock()
"""Held while a form saves, loads or catches up. There is one for all forms: a save in one shows in the others, and two
forms with a lock each would wait for each other without end."""

_TYPING = threading.RLock()
"""Held for the moment in which fields change or are read together; never while the disk is used, so typing need not wait."""

_OUTCOMES = {
    "saved": "Saved",
    "unchanged": "Saved",
    "merged": "Saved, together with changes from another notebook,",
    "aside": "Kept beside the version of another notebook",
}


class RecordForm(HasTraits, Generic[R]):
    """Edits one record; every field of the record is a trait of the same name.

    A change is saved after a short pause. When it cannot be saved, `error` says why, the text stays,
    and saving is tried again. When another notebook changed the same field meanwhile, both versions
    are kept and `rival` is the other one until the reader decides.

    Parameters
    ----------
    id
        The record to begin with; it need not exist yet.
    defaults
        What it begins with as long as it is not saved.
    debounce
        Makes the waiting; replaced in tests.

    Attributes
    ----------
    id : str
        The record being edited.
    is_dirty : bool
        Whether something typed is not saved yet.

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
    True
    'The late release'
    >>> folder.cleanup()
    """

    status = Unicode(help="Saved, saving or not saved, in words and with the time.")
    error = Unicode(help="One sentence while something is wrong, else empty.")
    rival = Instance(Revision, allow_none=True, help="The other version, while two are to be decided on.")
    ticks = Int(help="Grows after each pause in typing, here or in another form: feedback is due.")

    _names: tuple[str, ...] = ()

    def __init__(
        self,
        store: Store,
        record_type: type[R],
        id: str,
        *,
        defaults: R | None = None,
        debounce: Callable[[Callable[[], object]], Debounce] = Debounce,
    ) -> None:
        super().__init__()
        self.store = store
        self.record_type = record_type
        self.is_dirty = self._is_loading = self._is_writing = False
        self._aside: Revision | None = None
        self._names = tuple(field_types(record_type))
        self.add_traits(**{name: _trait(kind) for name, kind in field_types(record_type).items()})
        self._debounce = debounce(self._tick)
        self.load(id, defaults)
        self.observe(self._edited, names=list(self._names))
        store.watch(self._catch_up)

    def __setattr__(self, name: str, value: object) -> None:
        with _TYPING if name in self._names else nullcontext():
            super().__setattr__(name, value)

    if TYPE_CHECKING:  # a trait for each field

        def __getattr__(self, name: str) -> Any: ...

    def record(self) -> R:
        """Return the record as it is on screen."""
        with _TYPING:
            return self.record_type(id=self.id, **{name: getattr(self, name) for name in self._names})

    def switch(self, id: str, defaults: R | None = None) -> bool:
        """Save what waits, then `load`; return whether both could be done, else this record stays and `error` says why."""
        try:
            while self.flush():
                if self._take(id, defaults, is_forced=False):
                    self.ticks += 1
                    return True
        except WorkbookError as error:
            self.error = str(error)
        return False

    def load(self, id: str, defaults: R | None = None) -> None:
        """Show another record, or the same one as it is saved now; what waits must have been saved (`flush`)."""
        self._take(id, defaults, is_forced=True)
        self.ticks += 1

    def _take(self, id: str, defaults: R | None, *, is_forced: bool) -> bool:
        """Show a record, unless something was typed since what waited was saved: on another thread, while this one reads."""
        with _SAVING:
            head = self.store.head(self.record_type, id)
            record = (head and head.record()) or defaults or self.record_type(id=id)
            aside = next((r for r in self.store.set_aside() if (r.kind, r.id) == (record.kind(), id)), None)
            with _TYPING:
                if self.is_dirty and not is_forced:
                    return False
                self.id = id
                self._base = head.number if head else None
                self._show(record)
                self.is_dirty = False
            self._aside = self.rival = aside
            self.status = self.error = ""
        return True

    def flush(self) -> bool:
        """Save what waits, now; return whether nothing is left unsaved."""
        with _SAVING:  # a save may be under way in another thread, and may fail
            self._debounce.flush()
            if self.is_dirty and not self.error:
                self._write()
            return not self.is_dirty

    def keep(self) -> None:
        """Save what is on screen even when nothing was typed and only defaults are shown."""
        with _SAVING:
            self._write()

    def restore(self, revision: Revision) -> None:
        """Bring an earlier version back as a new one; what is on screen is saved before."""
        record = revision.record()
        with _SAVING:
            if record is not None and self.flush():
                with _TYPING:
                    for name in self._names:
                        setattr(self, name, getattr(record, name))
                self.flush()

    def keep_mine(self) -> None:
        """Decide for what is on screen; the other version stays in the history."""
        with _SAVING:
            head = self.store.head(self.record_type, self.id)
            self._base = head.number if head else None
            self._write(settles=self._aside)

    def take_rival(self) -> None:
        """Decide for the other version; what was on screen is saved before and stays in the history."""
        with _SAVING:
            if self.rival is None or not self.flush():
                return
            head = self.store.head(self.record_type, self.id)
            # The other notebook may have gone on since its version was first shown here.
            other = self.rival if self.rival.is_aside or head is None or head.fields is None else head
            if (record := other.record()) is not None:
                self._base = head.number if head else None
                self._show(record)
                self._write(settles=self._aside)
        self.ticks += 1

    # What happens by itself

    def _edited(self, _: object) -> None:
        if not self._is_loading:
            self.is_dirty = True
            self.status = "Saving …"
            self._debounce()

    def _tick(self) -> None:
        with _SAVING:
            if self.is_dirty:
                self._write()
        self.ticks += 1

    def _write(self, *, settles: Revision | None = None) -> None:
        with _TYPING:
            record = self.record()
            self.is_dirty = False  # anything typed from here on is a change of its own
        self._is_writing = True
        try:
            saved = self.store.save(record, base=self._base, settles=settles.number if settles else None)
        except Exception as error:  # whatever it is, the text must stay and the reader must know
            self.is_dirty = True
            self.status = "Not saved yet: your text is kept here and saving is tried again."
            is_ours = isinstance(error, WorkbookError)
            self.error = str(error) if is_ours else f"{type(error).__name__}: {error}"
            self._debounce.later(RETRY_SECONDS)
            return
        finally:
            self._is_writing = False
        self.error = ""
        if saved.outcome == "merged" and (merged := saved.head.record()) is not None:
            self._show_merged(merged, before=record, number=saved.head.number)
        else:
            self._base = saved.revision.number
        outcome = saved.outcome
        if outcome == "merged" and saved.revision.base is not None:
            met = self.store.revision(saved.revision.base)
            outcome = "saved" if met is not None and met.writer == self.store.writer else outcome
        self.status = f"{_OUTCOMES[outcome]} at {saved.revision.saved_at:%H:%M:%S}."
        if saved.outcome == "aside":
            self._aside, self.rival = saved.revision, saved.head
        elif settles:
            self._aside = self.rival = None

    def _catch_up(self) -> None:
        """Show what another form of this notebook saved to the same record; whatever it saved, feedback is due."""
        with _SAVING:
            if self._is_writing:
                return
            head = self.store.head(self.record_type, self.id)
            with _TYPING:
                is_behind = not self.is_dirty and self.rival is None and head and head.number != self._base
                if not is_behind or head is None or (record := head.record()) is None:
                    self._debounce()
                    return
                self._base = head.number
                self._show(record)
        self.ticks += 1

    def _show(self, record: Record) -> None:
        with _TYPING:
            self._is_loading = True
            try:
                with self.hold_trait_notifications():
                    for name in self._names:
                        setattr(self, name, getattr(record, name))
            finally:
                self._is_loading = False

    def _show_merged(self, merged: Record, *, before: Record, number: int) -> None:
        """Show what another notebook changed, but leave what was typed since `before` was saved."""
        with _TYPING:
            now = self.record()
            typed = {name for name in self._names if getattr(now, name) != getattr(before, name)}
            self._show(replace(merged, **{name: getattr(now, name) for name in typed}))
            # Typed over words not seen here: on the old base the store will find that out, and keep both.
            if all(getattr(merged, name) == getattr(before, name) for name in typed):
                self._base = number


def _trait(kind: Any) -> TraitType[Any, Any]:
    """Trait for a record's field: text, flag, tuple of text, optional date or whole number."""
    if date in get_args(kind):
        return Instance(date, allow_none=True)
    if int in get_args(kind):
        return Int(None, allow_none=True)
    return Bool() if kind is bool else Unicode() if kind is str else Tuple()
