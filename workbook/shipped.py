"""Where the notebooks and data files that travel with the package are."""

from __future__ import annotations

from pathlib import Path


def shipped(*parts: str) -> Path:
    """Path of a shipped file or folder below ``data`` or ``notebooks``, in a checkout as in an installed wheel.

    Raises
    ------
    FileNotFoundError
        When the package was built without that file.

    Examples
    --------
    >>> shipped("data", "rules.toml").name
    'rules.toml'
    """
    here = Path(__file__).resolve().parent
    for root in (here / "_shipped", here.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(
        f"{'/'.join(parts)} is missing from this installation; install the package again."
    )
