"""Records in, revisions kept: saving, merging with what another notebook saved, history, versions set aside."""

from __future__ import annotations

import json
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from workbook.errors import DataError
from workbook.records import RECORDS, Contents, Record
from workbook.store.database import StoreError, back_up, connect, explained

_Fields = Mapping[str, Any]
Outcome = Literal["saved", "unchanged", "merged", "aside"]

_KINDS = {record_type.kind(): record_type for record_type in RECORDS}
_COLUMNS = "number, kind, id, base, fields, saved_at, writer, is_aside, settles"


def local_now() -> datetime:
    """Return the current time with the local offset."""
    return datetime.now().astimezone()


@dataclass(frozen=True, kw_only=True)
class Revision:
    """One version of one record, as it was saved."""

    number: int
    kind: str
    id: str
    base: int | None
    fields: _Fields | None
    """Plain values by field name; None when the record was removed."""
    saved_at: datetime
    writer: str
    is_aside: bool
    settles: int | None

    def record(self) -> Record | None:
        """Return the record of this version; None when it says the record was removed."""
        return None if self.fields is None else _KINDS[self.kind].from_fields(self.id, self.fields)


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
        The SQLite file; made when it is missing.
    now
        Clock; returns an aware datetime.
    writer
        Name under which this program's revisions are kept; a random one by default.

    Raises
    ------
    StoreError
        When the file cannot be used; see `workbook.store.database.connect`.

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
        self.path = Path(path)
        self._now = now
        self._writer = writer or secrets.token_hex(4)
        self._lock = threading.RLock()
        self._connection, self.notice = connect(self.path, now=now())
        self._cached: tuple[int, Contents] = (-1, Contents())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
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
                rows = self._connection.execute(
                    f"SELECT {_COLUMNS} FROM revision JOIN (SELECT max(number) AS head, min(number) AS born"  # noqa: S608 - a constant
                    " FROM revision WHERE is_aside = 0 GROUP BY kind, id) ON number = head ORDER BY born"
                )
                records = (_revision(row).record() for row in rows)
                self._cached = (newest, Contents(record for record in records if record is not None))
            return self._cached[1]

    def head(self, record_type: type[Record], id: str) -> Revision | None:
        """Return the current revision of a record (it may say "removed"), or None when there never was one."""
        found = self._select(
            "kind = ? AND id = ? AND is_aside = 0 ORDER BY number DESC LIMIT 1", record_type.kind(), id
        )
        return found[0] if found else None

    def history(self, record_type: type[Record], id: str) -> list[Revision]:
        """Return all revisions of a record, oldest first, those set aside included."""
        return self._select("kind = ? AND id = ? ORDER BY number", record_type.kind(), id)

    def revision(self, number: int) -> Revision | None:
        """Return the revision of that number, or None."""
        found = self._select("number = ?", number)
        return found[0] if found else None

    def set_aside(self) -> list[Revision]:
        """Return the versions that were made on a stale one and are still to be decided on, oldest first."""
        return self._select(
            "is_aside = 1 AND number NOT IN (SELECT settles FROM revision WHERE settles IS NOT NULL)"
            " AND number NOT IN (SELECT base FROM revision WHERE is_aside = 1 AND base IS NOT NULL) ORDER BY number"
        )

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
        """
        wanted = record.to_fields()
        with self._writing():
            head = self.head(type(record), record.id)
            if head is None or head.number == base or head.fields is None:
                return self._append(record, wanted, head=head, settles=settles)
            if wanted == head.fields:
                return Saved("unchanged", head, head)
            origin = self.revision(base) if base is not None else None
            merged = _merge(_fields_of(origin, type(record), record.id), theirs=head.fields, mine=wanted)
            if merged is None or (origin is not None and origin.is_aside):
                aside = self._insert(record.kind(), record.id, wanted, base=base, is_aside=True)
                return Saved("aside", aside, head)
            saved = self._append(record, merged, head=head, settles=settles)
            return Saved("merged", saved.revision, saved.head)

    def remove(self, record: Record, *, base: int | None) -> Saved:
        """Take a record out of the workbook; its versions stay in the history and can be restored.

        Raises
        ------
        StoreError
            When another program changed the record since `base`: it must be looked at first.
        """
        with self._writing():
            head = self.head(type(record), record.id)
            if head is not None and head.number != base and head.fields is not None:
                raise StoreError(
                    "This was changed in another notebook meanwhile, so it was not removed. Look at it again first."
                )
            return self._append(record, None, head=head)

    def leave_aside(self, aside: Revision) -> None:
        """Decide for the current version: the one set aside stays in the history only."""
        with self._writing():
            head = self.head(_KINDS[aside.kind], aside.id)
            if head is not None:
                self._insert(aside.kind, aside.id, head.fields, base=head.number, settles=aside.number)

    def back_up(self, label: str) -> Path:
        """Copy the whole file into the folder ``backups`` and return the copy's path."""
        with self._lock, explained(self.path):
            return back_up(self._connection, self.path, label)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        # BEGIN IMMEDIATE: what is read here is still true when it is written.
        with self._lock, explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _append(
        self, record: Record, fields: _Fields | None, *, head: Revision | None, settles: int | None = None
    ) -> Saved:
        if head is not None and head.fields == fields and settles is None:
            return Saved("unchanged", head, head)
        base = None if head is None else head.number
        revision = self._insert(record.kind(), record.id, fields, base=base, settles=settles)
        return Saved("saved", revision, revision)

    def _insert(
        self,
        kind: str,
        id: str,
        fields: _Fields | None,
        *,
        base: int | None,
        is_aside: bool = False,
        settles: int | None = None,
    ) -> Revision:
        body = None if fields is None else json.dumps(fields, ensure_ascii=False)
        row = (kind, id, base, body, self._now().isoformat(), self._writer, is_aside, settles)
        cursor = self._connection.execute(
            "INSERT INTO revision (kind, id, base, fields, saved_at, writer, is_aside, settles)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        return _revision((cursor.lastrowid, *row))

    def _select(self, where: str, *values: Any) -> list[Revision]:
        with self._lock, explained(self.path):
            rows = self._connection.execute(f"SELECT {_COLUMNS} FROM revision WHERE {where}", values)  # noqa: S608 - constants
            return [_revision(row) for row in rows]


def _revision(row: tuple[Any, ...] | sqlite3.Row) -> Revision:
    number, kind, id, base, fields, saved_at, writer, is_aside, settles = row
    if kind not in _KINDS:
        raise DataError(
            f"The workbook holds a {kind!r}, which this version does not know; update the package."
        )
    return Revision(
        number=number,
        kind=kind,
        id=id,
        base=base,
        fields=None if fields is None else json.loads(fields),
        saved_at=datetime.fromisoformat(saved_at),
        writer=writer,
        is_aside=bool(is_aside),
        settles=settles,
    )


def _fields_of(revision: Revision | None, record_type: type[Record], id: str) -> _Fields:
    """Fields an edit began with: those of its base, or the defaults of a new record."""
    if revision is not None and revision.fields is not None:
        return revision.fields
    return record_type(id=id).to_fields()


def _merge(origin: Mapping[str, Any], *, theirs: _Fields, mine: _Fields) -> dict[str, Any] | None:
    """Both edits in one, field by field; None when they changed the same field in different ways."""
    merged = dict(theirs)
    for name, value in mine.items():
        if value == origin.get(name):
            continue
        if theirs.get(name) not in (origin.get(name), value):
            return None
        merged[name] = value
    return merged
