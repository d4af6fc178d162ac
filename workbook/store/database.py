"""The SQLite file: opening, schema and upgrade."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from workbook.store.backups import back_up, daily_backup, newest_backup
from workbook.store.failures import StoreError, damaged, explained, primary_code

FILE_NAME = "answers.sqlite"
BUSY_SECONDS = 5.0
_APPLICATION_ID = 0x32526E64  # "2Rnd": tells our files from any other SQLite file

_SCHEMA = (
    """CREATE TABLE revision (
        number   INTEGER PRIMARY KEY AUTOINCREMENT,
        kind     TEXT NOT NULL,
        id       TEXT NOT NULL,
        base     INTEGER REFERENCES revision (number),  -- the revision this edit was made on
        fields   TEXT,                                  -- JSON; NULL: the record was removed
        saved_at TEXT NOT NULL,                         -- ISO 8601 with offset
        writer   TEXT NOT NULL,                         -- which program wrote it
        is_aside INTEGER NOT NULL DEFAULT 0,            -- 1: made on a stale version, kept beside the current one
        settles  INTEGER REFERENCES revision (number)   -- the revision set aside that this one decides on
    )""",
    # The three questions asked after every save (current records, versions aside) are answered without reading texts.
    "CREATE INDEX revision_of_record ON revision (kind, id, is_aside, number)",
    "CREATE INDEX revision_aside ON revision (number, base) WHERE is_aside = 1",
    "CREATE INDEX revision_settling ON revision (settles) WHERE settles IS NOT NULL",
    "CREATE TRIGGER keep_updated BEFORE UPDATE ON revision BEGIN SELECT RAISE (ABORT, 'revisions are only added'); END",
    "CREATE TRIGGER keep_deleted BEFORE DELETE ON revision BEGIN SELECT RAISE (ABORT, 'revisions are only added'); END",
)

UPGRADES: tuple[tuple[str, ...], ...] = (_SCHEMA,)
"""Statements that lead from version n to n + 1; version 0 is an empty file. Only ever appended to."""


def connect(path: Path, *, now: datetime) -> tuple[sqlite3.Connection, str]:
    """Open a workbook's file, making or upgrading it where needed.

    Returns a connection in autocommit mode, usable from any thread (the caller locks), and a sentence for the reader (the
    file is read-only or was missing, a backup failed) or nothing. A `StoreError` says that the file is damaged, not a
    workbook, newer than this program, or cannot be opened.
    """
    with explained(path):
        if path.exists() and path.stat().st_size == 0 and (backup := newest_backup(path)):
            raise StoreError(damaged(path, f"it is empty, but {backup.name} is not"))
        # Widget callbacks arrive on several threads; Store holds a lock round every use.
        connection = sqlite3.connect(
            path, timeout=0, isolation_level=None, check_same_thread=False, factory=_Connection
        )
        try:
            return connection, _prepare(connection, path, now)
        except BaseException:
            connection.close()
            raise


class _Connection(sqlite3.Connection):
    """Waits by asking often whether the file is free.

    SQLite's own waiting asks only ten times a second after a while. Beside a program that saves without a pause it
    misses every gap, and in trials gave up after five seconds.
    """

    def execute(self, sql: str, values: Sequence[object] = (), /) -> sqlite3.Cursor:  # type: ignore[override]
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                return super().execute(sql, values)
            except sqlite3.OperationalError as error:
                if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(0.001)


def _prepare(connection: sqlite3.Connection, path: Path, now: datetime) -> str:
    # EXTRA also syncs the folder after the journal is gone, so that "saved" survives a power cut.
    for pragma in ("synchronous=EXTRA", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    is_empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    version = _pragma(connection, "user_version")
    if not is_empty and _pragma(connection, "application_id") != _APPLICATION_ID:
        raise StoreError(
            f"{path} is not a Second Round workbook; choose another folder. The file was not touched."
        )
    if version > len(UPGRADES):
        raise StoreError(
            f"{path} was written by a newer version of Second Round (file version {version}, this program knows "
            f"{len(UPGRADES)}). Update the package; the file was not touched."
        )
    if (verdict := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise StoreError(damaged(path, str(verdict).splitlines()[-1]))
    if not _is_writable(connection):
        if version < len(UPGRADES):
            raise StoreError(
                f"{path} must be brought to file version {len(UPGRADES)}, but is read-only here. Copy the folder to a "
                "place where you may write. The file was not touched."
            )
        return f"{path.name} is read-only here: you can read everything, but nothing can be saved. Copy the folder to a place where you may write."
    # A rollback journal leaves a single file at rest, so the folder can live in a synced drive. Set only now:
    # it rewrites a file that another program keeps otherwise.
    connection.execute("PRAGMA journal_mode=DELETE")
    if version < len(UPGRADES):
        if not is_empty:
            back_up(connection, path, f"before-version-{len(UPGRADES)}-{now:%Y-%m-%d-%H%M%S}")
        _upgrade(connection)
        if is_empty and (backup := newest_backup(path)):
            return f"{path.name} was missing, so an empty one was made. The newest backup is {backup}: to go back to it, close the notebooks and copy it to {path}."
        return ""
    return daily_backup(connection, path, now)


def _is_writable(connection: sqlite3.Connection) -> bool:
    """Try a change and take it back: only then SQLite makes its journal, which a read-only folder refuses."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {_pragma(connection, 'user_version')}")
    except sqlite3.OperationalError as error:
        if primary_code(error) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
            return False
        if primary_code(error) != sqlite3.SQLITE_FULL:  # it can be read all the same; saving will tell
            raise
    finally:
        _roll_back(connection)
    return True


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all of it or nothing; what is read inside is still true when it is written."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # SQLite itself ends it after some failures, such as a full disk
        connection.execute("ROLLBACK")


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring the schema to the newest version in one transaction; another program may have been faster."""
    with transaction(connection):
        version = _pragma(connection, "user_version")
        for number, step in enumerate(UPGRADES[version:], start=version + 1):
            for statement in step:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
