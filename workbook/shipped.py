"""Where the notebooks and data files that travel with the package are."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """Path of a shipped file or folder, in a checkout as in an installed wheel.

    Parameters
    ----------
    *parts
        Path below the top level, beginning with ``"data"`` or ``"notebooks"``.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    FileNotFoundError
        When the package was built without that file.

    Examples
    --------
    >>> shipped("data", "rules.toml").name
    'rules.toml'
    """
    for root in (_HERE / "_shipped", _HERE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(
        f"{'/'.join(parts)} is missing from this installation; install the package again."
    )
