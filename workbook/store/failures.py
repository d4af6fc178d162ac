"""Failures of the file, told in a sentence that a reader can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbook.errors import WorkbookError
from workbook.store.backups import newest_backup


class StoreError(WorkbookError):
    """The workbook's file cannot be read or written; the text says why, and that nothing was lost."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a `StoreError` that a reader can act on."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_sentence(path, error)) from error
    except UnicodeDecodeError as error:  # SQLite's own message quotes damaged bytes
        raise StoreError(damaged(path, "its texts are not UTF-8")) from error
    except OSError as error:
        why = f"({error.strerror or error}); check the folder and try again."
        raise StoreError(f"{path} cannot be used {why}") from error


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's own code without its refinements, or 0."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _sentence(path: Path, error: sqlite3.Error) -> str:
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
        return f"{path.name} was moved or replaced while it was open (a synced folder does this), so the change was not saved. Open the workbook again: run the notebook from its first cell."
    match primary_code(error):
        case 0 if isinstance(error, sqlite3.OperationalError):  # not SQLite's own: a text that is no UTF-8
            return damaged(path, str(error))
        case sqlite3.SQLITE_FULL:
            return f"The disk is full, so the last change is not in {path.name} yet. Free some space; what was saved before is safe."
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return f"{path.name} is read-only here, so the change was not saved. Copy the folder to a place where you may write."
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return f"Another program kept {path.name} busy for several seconds, so the change is not saved yet. Close other notebooks or wait for your synced folder, then try again."
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path, str(error))
        case sqlite3.SQLITE_CANTOPEN:
            return f"{path} cannot be opened; check that the folder exists and that you may write there."
        case _:
            return f"{path.name} could not be used ({error}). What was saved before is still in the file."


def damaged(path: Path, found: str) -> str:
    """Sentence for a file that cannot be trusted: what was found, and where the newest backup is."""
    backup = newest_backup(path)
    remedy = (
        f"The newest backup is {backup}: move {path.name} aside and copy the backup to its place."
        if backup
        else "There is no backup yet; keep the file, it may be repairable with the sqlite3 program's .recover."
    )
    return f"{path} is damaged ({found}). It was not touched. {remedy}"
