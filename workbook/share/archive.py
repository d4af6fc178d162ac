"""Files put together in one, the same for the same content, and written whole or not at all."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from workbook.errors import InputError

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can tell: when something was made is nobody's business."""


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file without times, comments and owners.

    Examples
    --------
    >>> zip_of({"a.md": b"one"}) == zip_of({"a.md": b"one"})
    True
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            part = zipfile.ZipInfo(name, _TIME)
            part.compress_type, part.external_attr, part.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(part, data)
    return buffer.getvalue()


def write_new(target: Path, data: bytes) -> Path:
    """Write a file under a name that is free, whole or not at all; return its path.

    Raises
    ------
    InputError
        When it cannot be written there.
    """
    unfinished = target.with_name(f".{target.name}.{os.urandom(4).hex()}.unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(data)
        for number in range(1, 10_000):
            beside = target if number == 1 else target.with_name(f"{target.stem}-{number}{target.suffix}")
            if not beside.exists():
                return unfinished.rename(beside)
        raise InputError(f"There are too many files like {target.name} already; remove some.")
    except OSError as error:
        raise InputError(
            f"{target} cannot be written ({error.strerror or error}); choose another place."
        ) from error
    finally:
        with suppress(OSError):  # there is none, or no folder for it
            unfinished.unlink()
