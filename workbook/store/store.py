"""Records in, revisions kept: saving, merging with what another notebook saved, history, versions set aside."""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Self

from workbook.records import Contents, Record
from workbook.store.backups import back_up
from workbook.store.database import connect, transaction
from workbook.store.failures import StoreError, damaged, explained
from workbook.store.revision import (
    COLUMNS,
    Fields,
    Revision,
    fields_of,
    merged_fields,
    revision_from_row,
    to_json,
)

Outcome = Literal["saved", "unchanged", "merged", "aside"]

_LOG = logging.getLogger(__name__)


def local_now() -> datetime:
    """Return the current time with the local offset."""
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Saved:
    """What became of a save: the outcome, the revision written, and the current one."""

    outcome: Outcome
    revision: Revision
    head: Revision


class Store:
    """A workbook's file. Every method may be called from any thread; saved means committed to disk.

    Parameters
    ----------
    path
        The SQLite file; made when it is missing. A `StoreError` says why it cannot be used.
    now
        Clock; returns an aware datetime.
    writer
        Name under which this program's revisions are kept; a random one by default.

    Examples
    --------
    >>> import tempfile
    >>> from workbook.records import Story
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Store(Path(folder.name) / "answers.sqlite") as store:
    ...     saved = store.save(Story(id="s1", title="The late release"), base=None)
    ...     store.contents().all(Story)[0].title
    'The late release'
    >>> folder.cleanup()
    """

    def __init__(
        self, path: Path, *, now: Callable[[], datetime] = local_now, writer: str | None = None
    ) -> None:
        self.path = Path(path).absolute()  # a notebook may change its folder
        self._now = now
        self.writer = writer or os.urandom(4).hex()
        self._lock = threading.RLock()
        self._connection, self.notice = connect(self.path, now=now())
        self._cached: tuple[int, Contents] = (-1, Contents())
        self._watchers: list[Callable[[], object]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    # Reading

    def contents(self) -> Contents:
        """Return every current record, in the order of first saving."""
        with self._lock, explained(self.path):
            newest = self._connection.execute("SELECT coalesce(max(number), 0) FROM revision").fetchone()[0]
            if newest != self._cached[0]:
                heads = self._select(
                    "JOIN (SELECT max(number) AS head, min(number) AS born FROM revision WHERE is_aside = 0"
                    " GROUP BY kind, id) ON number = head ORDER BY born"
                )
                records = [head.record() for head in heads]
                self._cached = (newest, Contents(record for record in records if record is not None))
            return self._cached[1]

    def head(self, record_type: type[Record], id: str) -> Revision | None:
        """Return the current revision of a record (it may say "removed"), or None when there never was one."""
        newest = "WHERE kind = ? AND id = ? AND is_aside = 0 ORDER BY number DESC LIMIT 1"
        return self._find(newest, record_type.kind(), id)

    def history(self, record_type: type[Record], id: str) -> list[Revision]:
        """Return all revisions of a record, oldest first, those set aside included."""
        return self._select("WHERE kind = ? AND id = ? ORDER BY number", record_type.kind(), id)

    def revision(self, number: int) -> Revision | None:
        """Return the revision of that number, or None."""
        return self._find("WHERE number = ?", number)

    def set_aside(self) -> list[Revision]:
        """Return the versions that were made on a stale one and are still to be decided on, oldest first."""
        return self._select(
            "WHERE is_aside = 1 AND number NOT IN (SELECT settles FROM revision WHERE settles IS NOT NULL)"
            " AND number NOT IN (SELECT base FROM revision WHERE is_aside = 1 AND base IS NOT NULL) ORDER BY number"
        )

    def removed(self, record_type: type[Record]) -> list[Record]:
        """Return the removed records of one class as they last were, the latest removal last."""
        heads = self._select(
            "WHERE fields IS NULL AND kind = ? AND number IN"
            " (SELECT max(number) FROM revision WHERE is_aside = 0 GROUP BY kind, id) ORDER BY number",
            record_type.kind(),
        )
        before = [self.revision(head.base) for head in heads if head.base is not None]
        return [record for version in before if version and (record := version.record())]

    def watch(self, watcher: Callable[[], object]) -> None:
        """Have a function called after each save of this program, in the thread that saved."""
        self._watchers.append(watcher)

    # Writing

    def save(self, record: Record, *, base: int | None, settles: int | None = None) -> Saved:
        """Keep a new version of a record; return when it is on disk.

        Parameters
        ----------
        record
            The record as it is now.
        base
            Number of the revision the edit was made on; None for a record believed to be new.
        settles
            Number of a revision set aside that this save decides on.

        Returns
        -------
        Saved
            ``outcome`` is ``"saved"``; ``"unchanged"`` when nothing differs; ``"merged"`` when another program
            changed *other fields* meanwhile (both changes are in the new head); ``"aside"`` when it changed the
            same fields: then the head stays and this version is kept beside it.

        Raises
        ------
        StoreError
            When nothing could be written.
        DataError
            When a field has a value of another type.
        """
        wanted: Fields = json.loads(to_json(record.to_fields()))
        record.from_fields(record.id, wanted)  # raises: what could not be read again must not be written
        with self._writing():
            head = self.head(type(record), record.id)
            if head is None or head.number == base or head.fields in (None, wanted):
                return self._append(record, wanted, head=head, settles=settles)
            # The base may be of another record or unknown, after a backup took the file's place.
            origin = self._find("WHERE number = ? AND kind = ? AND id = ?", base, record.kind(), record.id)
            merged = merged_fields(fields_of(record, origin), theirs=fields_of(record, head), mine=wanted)
            if merged is None or (origin is not None and origin.is_aside):
                return Saved("aside", self._insert(record, wanted, after=origin, is_aside=True), head)
            return replace(self._append(record, merged, head=head, settles=settles), outcome="merged")

    def add(self, records: Iterable[Record]) -> None:
        """Keep many records at once, or none of them and raise a `StoreError`; watchers are told once, in the end."""
        with self._writing():
            for record in records:
                fields: Fields = json.loads(to_json(record.to_fields()))
                self._append(record, fields, head=self.head(type(record), record.id))

    def remove(self, record: Record, *, base: int | None) -> Saved:
        """Take a record out of the workbook; its versions stay in the history and can be restored.

        A `StoreError` says that another program changed it since `base`: it must be looked at first.
        """
        with self._writing():
            head = self.head(type(record), record.id)
            if head is not None and head.number != base and head.fields is not None:
                raise StoreError(
                    "This was changed in another notebook meanwhile, so it was not removed. Look at it again first."
                )
            return self._append(record, None, head=head)

    def back_up(self, label: str) -> Path:
        """Copy the whole file into the folder ``backups`` and return the copy's path."""
        with self._lock, explained(self.path):
            return back_up(self._connection, self.path, label)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock, explained(self.path), transaction(self._connection):
            yield
        for watcher in self._watchers:
            try:
                watcher()
            except Exception:  # what is saved is saved, whatever goes wrong in showing it
                _LOG.exception("a watcher failed")

    def _append(
        self, record: Record, fields: Fields | None, *, head: Revision | None, settles: int | None = None
    ) -> Saved:
        if head is not None and head.fields == fields and settles is None:
            return Saved("unchanged", head, head)
        revision = self._insert(record, fields, after=head, settles=settles)
        return Saved("saved", revision, revision)

    def _insert(
        self,
        record: Record,
        fields: Fields | None,
        *,
        after: Revision | None,
        is_aside: bool = False,
        settles: int | None = None,
    ) -> Revision:
        base, body = after and after.number, None if fields is None else to_json(fields)
        row = (record.kind(), record.id, base, body, self._now().isoformat(), self.writer, is_aside, settles)
        insert = f"INSERT INTO revision ({COLUMNS}) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - a constant
        return revision_from_row((self._connection.execute(insert, row).lastrowid, *row))

    def _find(self, which: str, *values: Any) -> Revision | None:
        return next(iter(self._select(which, *values)), None)

    def _select(self, which: str, *values: Any) -> list[Revision]:
        with self._lock, explained(self.path):
            select = f"SELECT {COLUMNS} FROM revision {which}"  # noqa: S608 - constants
            # All rows at once: a cursor left half-read by an error would keep every other program from saving.
            rows = self._connection.execute(select, values).fetchall()
        try:
            return [revision_from_row(row) for row in rows]
        except (ValueError, TypeError) as error:
            raise StoreError(damaged(self.path, str(error))) from error
