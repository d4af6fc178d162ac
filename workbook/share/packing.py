"""The workbook as one file, to move it to another machine or to keep it; and back, overwriting nothing."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from workbook.errors import DataError, InputError, WorkbookError
from workbook.share.archive import write_new, zip_of
from workbook.store import FILE_NAME, Store
from workbook.wording import many

ENDING, SEALED = ".workbook", ".workbook.age"
_ENDINGS = (".unfinished", ENDING, SEALED)
_MANIFEST = "workbook.json"
_FORMAT = {"format": "second-round-workbook", "version": 1}
_AGE = b"age-encryption.org/v1"
_LEFT = ("backups", "shared", ".ipynb_checkpoints", "workspaces", "__pycache__")
_MOST_BYTES, _MOST_FILES = 2_000_000_000, 10_000
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


def pack(
    folder: Path, target: Path | None = None, *, passphrase: str = "", now: datetime
) -> tuple[Path, list[str]]:
    """Write a workbook's answers with all their versions, its notebooks and what was added to its folder into one file.

    Copies that were shared and backups stay: the answers in the file have all that these have.

    Parameters
    ----------
    target
        File to write; by default one beside the folder, named after it and the day.
    passphrase
        Encrypts the file with age; empty leaves it open.

    Returns
    -------
    tuple of path and list of str
        The file, and a sentence for each thing that is not in it.

    Raises
    ------
    InputError
        When it cannot be written, or encryption is not installed.
    """
    seal = encryption().encrypt if passphrase else None
    files = {_MANIFEST: json.dumps(_FORMAT).encode()}
    left = []
    with Store(folder / FILE_NAME, now=lambda: now) as store:
        copy = store.back_up(f"packed-{os.urandom(4).hex()}")
    files[FILE_NAME] = copy.read_bytes()
    copy.unlink()
    for path in _added(folder):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file():
            left.append(f"{name} is a link or no file, so it is not in it.")
        else:
            files[name] = path.read_bytes()
    data = zip_of(files)
    data = seal(data, unicodedata.normalize("NFC", passphrase)) if seal else data
    name = f"{folder.resolve().name}-{now:%Y-%m-%d}{SEALED if seal else ENDING}"
    path = write_new(target or folder.resolve().parent / name, data)
    path.chmod(0o600)  # it holds everything
    return path, left


def unpack(file: Path, folder: Path, *, ask: Callable[[], str] = lambda: "") -> str:
    """Make a folder from a packed workbook; a folder that has anything in it is left as it is.

    Parameters
    ----------
    ask
        Returns the passphrase; called only when the file is encrypted.

    Returns
    -------
    str
        What was done, in a sentence.

    Raises
    ------
    InputError
        When the folder is not empty, or the passphrase is wrong.
    DataError
        When the file is no packed workbook, damaged, or holds what it must not.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise InputError(
            f"{folder} is there already, with something in it; choose a new folder. Nothing was changed."
        )
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(
            f"{file} cannot be read ({error.strerror}); check that the file is where you said."
        ) from None
    if data.startswith(_AGE):
        data = _opened(data, ask)
    unfinished = folder.with_name(f".{folder.name}.{os.urandom(4).hex()}.unfinished")
    try:
        count = _extract(data, unfinished, file.name)
        with Store(unfinished / FILE_NAME) as store:
            store.contents()
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
    except OSError as error:
        raise InputError(
            f"{folder} cannot be written ({error.strerror or error}); choose another place."
        ) from error
    except WorkbookError as error:
        raise DataError(str(error).replace(str(unfinished), file.name)) from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return f"{many(count, 'file')} from {file.name} are now in {folder}."


def _added(folder: Path) -> Iterator[Path]:
    """Yield notebooks and files of a workbook's folder but the answers, copies, and what Jupyter keeps for itself."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_dir() and not path.is_symlink():
            continue
        is_ours = not parts[0].startswith(".") or parts == (".workbook", "notebooks.json")
        is_left = {*parts} & {*_LEFT} or parts[0].startswith(FILE_NAME) or path.name.endswith(_ENDINGS)
        if is_ours and not is_left:
            yield path


def _extract(data: bytes, folder: Path, name: str) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check(parts, name)
            if json.loads(archive.read(_MANIFEST)) != _FORMAT:
                raise DataError(f"{name} was packed by a newer version of Second Round; update the package.")
            for part in parts:
                if part.filename != _MANIFEST:
                    target = folder.joinpath(*PurePosixPath(part.filename).parts)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(archive.read(part))
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError) as error:
        raise DataError(
            f"{name} is no packed workbook, or damaged ({error}); nothing was unpacked."
        ) from None
    return len(parts) - 1


def _check(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse a file that would write outside of its folder, make links, or grow without end."""
    names = [part.filename.casefold() for part in parts]
    if len(parts) > _MOST_FILES or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise DataError(f"{name} would unpack to more than a workbook can be; nothing was unpacked.")
    if FILE_NAME not in names or _MANIFEST not in names:
        raise DataError(f"{name} is no packed workbook: it has no {FILE_NAME}. Nothing was unpacked.")
    for part in parts:
        path = PurePosixPath(part.filename)
        is_odd = (
            path.is_absolute()
            or not path.parts
            or ".." in path.parts
            or {"\\", ":"} & {*part.filename}
            or part.is_dir()
            or stat.S_IFMT(part.external_attr >> 16) not in (0, stat.S_IFREG)
            or any(each.casefold().partition(".")[0] in _RESERVED for each in path.parts)
            or names.count(part.filename.casefold()) > 1
        )
        if is_odd:
            raise DataError(f"{name} holds {part.filename!r}, which no workbook has; nothing was unpacked.")


def encryption() -> Any:
    """Return the library that encrypts; an `InputError` says how to install it."""
    try:
        from pyrage import passphrase
    except ImportError:
        raise InputError(
            'Encryption is not installed. Install it with: python3 -m pip install "pyrage>=1.2", and try again.'
        ) from None
    return passphrase


def _opened(data: bytes, ask: Callable[[], str]) -> bytes:
    age = encryption()
    if not (passphrase := ask()):
        raise InputError("This file is encrypted; give its passphrase.")
    # Keyboards of two machines may write “é” in two ways.
    for typed in dict.fromkeys((unicodedata.normalize("NFC", passphrase), passphrase)):
        with suppress(Exception):  # pyrage has several; all mean the same to the reader
            return bytes(age.decrypt(data, typed))
    raise InputError("This passphrase does not open the file, or the file is damaged; nothing was unpacked.")
