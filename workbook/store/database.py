"""The SQLite file: opening, schema and upgrade, backups, and failures told in a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from workbook.errors import WorkbookError

FILE_NAME = "answers.sqlite"
BACKUPS_KEPT = 10
BUSY_SECONDS = 5.0
_APPLICATION_ID = 0x32526E64  # "2Rnd": tells our files from any other SQLite file

_SCHEMA = """
CREATE TABLE revision (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    base     INTEGER REFERENCES revision (number),  -- the revision this edit was made on
    fields   TEXT,                                  -- JSON; NULL: the record was removed
    saved_at TEXT NOT NULL,                         -- ISO 8601 with offset
    writer   TEXT NOT NULL,                         -- which program wrote it
    is_aside INTEGER NOT NULL DEFAULT 0,            -- 1: made on a stale version, kept beside the current one
    settles  INTEGER REFERENCES revision (number)   -- the revision set aside that this one decides on
);
CREATE INDEX revision_of_record ON revision (kind, id, number);
CREATE TRIGGER keep_updated BEFORE UPDATE ON revision BEGIN SELECT RAISE (ABORT, 'revisions are only added'); END;
CREATE TRIGGER keep_deleted BEFORE DELETE ON revision BEGIN SELECT RAISE (ABORT, 'revisions are only added'); END;
"""

UPGRADES: tuple[str, ...] = (_SCHEMA,)
"""SQL that leads from version n to n + 1; version 0 is an empty file. Only ever appended to."""


class StoreError(WorkbookError):
    """The workbook's file cannot be read or written; the text says why, and that nothing was lost."""


def connect(path: Path, *, now: datetime) -> tuple[sqlite3.Connection, str]:
    """Open a workbook's file, making or upgrading it where needed.

    Parameters
    ----------
    path
        The file; its folder must exist.
    now
        Current time, for the names of backups.

    Returns
    -------
    connection
        In autocommit mode, usable from any thread (the caller locks), foreign keys checked.
    notice
        A sentence for the reader (the file is read-only, a backup failed), or empty.

    Raises
    ------
    StoreError
        When the file is damaged, not a workbook, newer than this program, or cannot be opened.
    """
    if path.exists() and path.stat().st_size == 0 and (backup := newest_backup(path)):
        raise StoreError(_damaged(path, f"it is empty, but {backup.name} is not"))
    with explained(path):
        try:
            connection = _open(path, "rw" if path.exists() else "rwc")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            if not path.exists() or error.sqlite_errorcode not in {
                sqlite3.SQLITE_CANTOPEN,
                sqlite3.SQLITE_READONLY,
            }:
                raise
            connection = _open(path, "ro")
        try:
            return connection, _prepare(connection, path, now)
        except BaseException:
            connection.close()
            raise


def _open(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    # Widget callbacks arrive on several threads; Store holds a lock round every use.
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    # A rollback journal leaves a single file at rest, so the folder can live in a synced drive; EXTRA also
    # syncs the folder after the journal is gone, so that "saved" survives a power cut.
    for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, now: datetime) -> str:
    version = _pragma(connection, "user_version")
    is_empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
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
        raise StoreError(_damaged(path, str(verdict).splitlines()[-1]))
    if not _is_writable(connection):
        return f"{path.name} is read-only here: you can read everything, but nothing can be saved. Copy the folder to a place where you may write."
    if version < len(UPGRADES):
        if not is_empty:
            back_up(connection, path, f"before-version-{len(UPGRADES)}-{now:%Y-%m-%d-%H%M%S}")
        _upgrade(connection)
        return ""
    return _daily_backup(connection, path, now)


def _is_writable(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if _primary(error) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
            return False
        raise
    return True


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring the schema to the newest version in one transaction; another program may have been faster."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _pragma(connection, "user_version")
        for step in UPGRADES[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(UPGRADES)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """Split a script where SQLite itself says a statement is complete (triggers hold semicolons)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


# Backups ------------------------------------------------------------------------------------------


def backup_folder(path: Path) -> Path:
    """Folder in which copies of a workbook's file are kept."""
    return path.parent / "backups"


def newest_backup(path: Path) -> Path | None:
    """Return the most recent copy, or None."""
    copies = sorted(backup_folder(path).glob(f"{path.stem}-*.sqlite"), key=lambda copy: copy.stat().st_mtime)
    return copies[-1] if copies else None


def back_up(connection: sqlite3.Connection, path: Path, label: str) -> Path:
    """Copy the file with SQLite's backup interface, whole or not at all."""
    folder = backup_folder(path)
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem}-{label}.sqlite"
    unfinished = target.with_suffix(".unfinished")
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    return unfinished.replace(target)


def _daily_backup(connection: sqlite3.Connection, path: Path, now: datetime) -> str:
    """Keep one copy for each day on which the workbook was opened, the newest `BACKUPS_KEPT` of them."""
    label = f"{now:%Y-%m-%d}"
    if (backup_folder(path) / f"{path.stem}-{label}.sqlite").exists():
        return ""
    if connection.execute("SELECT count(*) FROM revision").fetchone()[0] == 0:
        return ""
    try:
        back_up(connection, path, label)
        daily = sorted(backup_folder(path).glob(f"{path.stem}-[0-9][0-9][0-9][0-9]-*.sqlite"))
        for old in daily[:-BACKUPS_KEPT]:
            old.unlink()
    except (OSError, sqlite3.Error) as error:
        return (
            f"Today's backup could not be written ({error}); your answers are kept in {path.name} as before."
        )
    return ""


# Failures -----------------------------------------------------------------------------------------


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a `StoreError` that a reader can act on."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_sentence(path, error)) from error
    except OSError as error:
        raise StoreError(
            f"{path} cannot be used ({error.strerror or error}); check the folder and try again."
        ) from error


def _primary(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _sentence(path: Path, error: sqlite3.Error) -> str:
    match _primary(error):
        case sqlite3.SQLITE_FULL:
            return f"The disk is full, so the last change is not in {path.name} yet. Free some space; what was saved before is safe."
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return f"{path.name} is read-only here, so the change was not saved. Copy the folder to a place where you may write."
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return f"Another program kept {path.name} busy for {BUSY_SECONDS:.0f} seconds, so the change is not saved yet. Close other notebooks or wait for your synced folder, then try again."
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _damaged(path, str(error))
        case sqlite3.SQLITE_CANTOPEN:
            return f"{path} cannot be opened; check that the folder exists and that you may write there."
        case _:
            return f"{path.name} could not be used ({error}). What was saved before is still in the file."


def _damaged(path: Path, found: str) -> str:
    backup = newest_backup(path)
    remedy = (
        f"The newest backup is {backup}: move {path.name} aside and copy the backup to its place."
        if backup
        else "There is no backup yet; keep the file, it may be repairable with the sqlite3 program's .recover."
    )
    return f"{path} is damaged ({found}). It was not touched. {remedy}"
