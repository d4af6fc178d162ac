"""Sharing as it is edited: the choice, the names to decide on, and an export that runs meanwhile and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from traitlets import Bool, HasTraits, Int, List, Unicode

from workbook.errors import InputError, WorkbookError
from workbook.forms import RecordForm
from workbook.forms.import_form import in_background
from workbook.records import Sharing
from workbook.share.export import export, preview
from workbook.share.redaction.aliases import alias_for
from workbook.share.redaction.result import Redacted
from workbook.share.runs import StoppedError
from workbook.store import Store


class ShareForm(HasTraits):
    """Edits what is to be shared, and makes the copy.

    Parameters
    ----------
    now
        Clock.
    begin
        Starts the export; replaced in tests.

    Attributes
    ----------
    form : RecordForm
        The choice being edited.
    """

    open_names: List[str] = List(help="Names in texts that are still to be decided on.")
    done = Int(help="How many pieces of work are done.")
    total = Int(help="How many there are.")
    is_running = Bool()
    status = Unicode()
    error = Unicode()

    def __init__(
        self,
        store: Store,
        now: Callable[[], datetime],
        *,
        begin: Callable[[Callable[[], None]], None] = in_background,
    ) -> None:
        super().__init__()
        self.store, self._now, self._begin = store, now, begin
        self.form = RecordForm(store, Sharing, Sharing.ID)
        self._must_stop = threading.Event()
        self._seen: tuple[object, ...] = ()
        self._redacted: Redacted | None = None
        self.form.observe(self._look, names=["ticks"])
        store.watch(self._look)
        self._look()

    def choice(self) -> Sharing:
        """Return the choice as it is on screen."""
        record = self.form.record()
        assert isinstance(record, Sharing)  # noqa: S101 - the form was made for it
        return record

    def preview(self) -> Redacted:
        """Return what would leave; worked out again only when something changed."""
        seen = (self.store.contents(), self.choice())
        if self._redacted is None or self._seen != seen:
            self._redacted = preview(*seen, self.store.path.parent)
            self._seen = seen
        return self._redacted

    def decide(self, name: str, verdict: str) -> None:
        """Keep what becomes of a name: ``"replace"`` or ``"leave"``."""
        self.store.add(
            alias_for(each.name, each.sort, verdict) for each in self.preview().proposals if each.name == name
        )

    def decide_all(self, verdict: str) -> None:
        """Decide on every open name in the same way."""
        self.store.add(alias_for(each.name, each.sort, verdict) for each in self.preview().proposals)

    def share(self) -> None:
        """Begin to make the copy.

        Raises
        ------
        InputError
            When the choice could not be saved.
        """
        if self.is_running:
            return
        if not self.form.flush():
            raise InputError(f"What you chose is not saved yet. {self.form.error}")
        self._must_stop.clear()
        self.is_running, self.error, self.status = True, "", ""
        self._begin(self._work)

    def stop(self) -> None:
        """End the export; nothing is written."""
        self._must_stop.set()

    def _work(self) -> None:
        try:
            written = export(
                self.store,
                self.choice(),
                now=self._now(),
                report=self._report,
                is_stopped=self._must_stop.is_set,
            )
            self.status = (
                f"Written: {written.path.name}, in the folder “{written.path.parent.name}” beside this page."
            )
        except StoppedError as error:
            self.status = str(error)
        except WorkbookError as error:
            self.status, self.error = "", str(error)
        except Exception as error:  # on a thread of its own nobody else would tell the reader
            self.status, self.error = "", f"Nothing was shared ({type(error).__name__}: {error})."
        finally:
            self.is_running = False

    def _report(self, done: int, total: int, follows: str) -> None:
        self.total, self.done, self.status = total, done, f"Working: {follows} …"

    def _look(self, _: object = None) -> None:
        try:
            self.open_names = [each.name for each in self.preview().proposals]
            self.error = ""
        except WorkbookError as error:
            self.error = str(error)
