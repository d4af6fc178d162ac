"""Copies of a workbook's file: one a day, and one before each upgrade."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path

BACKUPS_KEPT = 10
_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


def backup_folder(path: Path) -> Path:
    """Folder in which copies of a workbook's file are kept."""
    return path.parent / "backups"


def newest_backup(path: Path) -> Path | None:
    """Return the most recent copy, or None."""
    copies = backup_folder(path).glob(f"{path.stem}-*.sqlite")
    return max(copies, key=lambda copy: copy.stat().st_mtime, default=None)


def back_up(connection: sqlite3.Connection, path: Path, label: str) -> Path:
    """Copy the file as it is after the last save, whole or not at all."""
    folder = backup_folder(path)
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem}-{label}.sqlite"
    # A name of its own: two notebooks opened at once make the same backup.
    unfinished = folder / f"{target.stem}-{os.urandom(4).hex()}.unfinished"
    try:
        # Connection.backup would wait without end while another program keeps the file busy.
        connection.execute("VACUUM INTO ?", (str(unfinished.resolve()),))
        return unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def daily_backup(connection: sqlite3.Connection, path: Path, now: datetime) -> str:
    """Keep one copy for each day of use, the newest `BACKUPS_KEPT`; return a notice when that fails, or nothing."""
    label = f"{now:%Y-%m-%d}"
    is_kept = (backup_folder(path) / f"{path.stem}-{label}.sqlite").exists()
    if is_kept or not connection.execute("SELECT count(*) FROM revision").fetchone()[0]:
        return ""
    try:
        back_up(connection, path, label)
        daily = sorted(backup_folder(path).glob(f"{path.stem}-{_DAY}.sqlite"))
        for old in daily[:-BACKUPS_KEPT]:
            old.unlink()
    except (OSError, sqlite3.Error) as error:
        return (
            f"Today's backup could not be written ({error}); your answers are kept in {path.name} as before."
        )
    return ""
