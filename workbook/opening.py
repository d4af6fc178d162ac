"""Opening a workbook in a notebook: its folder and clock, a notice about its file, errors as one sentence."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from IPython.core.getipython import get_ipython
from IPython.display import HTML, display

from workbook import cards
from workbook.errors import InputError, WorkbookError
from workbook.forms import flush_all
from workbook.notebook import Workbook
from workbook.store import FILE_NAME, Store
from workbook.store.store import local_now

_OURS = (FILE_NAME, "backups/*", "[0-9][0-9]_*.ipynb")
"""A folder with none of these is no workbook; a file begun there would only puzzle."""


def open_workbook(folder: str | Path | None = None, *, now: Callable[[], datetime] | None = None) -> Workbook:
    """Open the workbook in a folder; where its notebooks are and no answers yet, the file for them is begun.

    Parameters
    ----------
    folder
        Where ``answers.sqlite`` is; by default what the environment variable ``SECOND_ROUND_FOLDER`` says,
        else the current folder, which in a notebook is the notebook's own.
    now
        Clock; by default the machine's, or the fixed time in ``SECOND_ROUND_NOW`` (ISO 8601).

    Returns
    -------
    Workbook

    Raises
    ------
    InputError
        When there is no workbook in the folder.
    StoreError
        When the file cannot be used; in a notebook it is shown as one sentence.

    Examples
    --------
    >>> import tempfile
    >>> from workbook.folder import prepare_folder
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = prepare_folder(Path(folder), sample=True)
    ...     with open_workbook(folder) as wb:
    ...         len(wb.stories())
    5
    """
    _show_errors_as_sentences()
    fixed = os.environ.get("SECOND_ROUND_NOW")
    if now is None:
        now = (lambda: datetime.fromisoformat(fixed)) if fixed else local_now
    flush_all()  # "Run All" may come within the pause after the last word; the new forms must show it
    place = Path(folder or os.environ.get("SECOND_ROUND_FOLDER") or Path.cwd())
    if place.is_dir() and not any(any(place.glob(pattern)) for pattern in _OURS):
        raise InputError(
            f'There is no workbook in {place}; make one in a terminal with: workbook new "{place}"'
        )
    wb = Workbook(Store(place / FILE_NAME, now=now), now=now)
    _stay_at_top()
    if wb.notice:
        display(HTML(cards.message(wb.notice)))
    return wb


def _stay_at_top() -> None:
    """In a notebook, keep Run All from taking the reader to the end of the page."""
    if hasattr(get_ipython(), "kernel"):
        from workbook.widgets.top import Top

        Top()


def _show_errors_as_sentences() -> None:
    """In a notebook, show our own errors as one sentence instead of a traceback."""
    shell = get_ipython()
    if shell is not None:
        shell.set_custom_exc((WorkbookError,), _show_sentence)


def _show_sentence(
    _shell: Any, kind: type[BaseException], error: BaseException, *_: object, **__: object
) -> list[str]:
    display(HTML(cards.message(str(error))))
    return [f"{kind.__name__}: {error}"]
