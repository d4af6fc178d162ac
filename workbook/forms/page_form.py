"""Writing the page to take along into the workbook's folder, when the reader asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from traitlets import HasTraits, Unicode

from workbook.errors import InputError
from workbook.forms.debounce import flush_all
from workbook.records import Contents
from workbook.store import Store


class PageForm(HasTraits):
    """Makes one of several files from what is saved.

    Parameters
    ----------
    makers
        By the file's name: what makes its bytes.
    """

    name = Unicode(help="Name of the file to make.")
    status = Unicode()

    def __init__(self, store: Store, makers: Mapping[str, Callable[[Contents], bytes]]) -> None:
        super().__init__(name=next(iter(makers)))
        self.store = store
        self._makers = makers

    def make(self) -> Path:
        """Write the file beside the workbook, whole or not at all, and say where it is.

        Raises `InputError` when it cannot be written.
        """
        flush_all()  # what was typed last belongs on the page
        target = self.store.path.parent / self.name
        made = self._makers[self.name](self.store.contents())
        write_whole(target, made, advice="close it and try again")
        where = "is in the folder of your workbook; open it from the list of files on the left."
        self.status = f"{target.name} {where}"
        return target


def write_whole(target: Path, content: bytes, *, advice: str) -> None:
    """Write a file whole or not at all; `InputError` with the advice when it cannot be written."""
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise InputError(f"{target.name} cannot be written ({error.strerror}); {advice}.") from error
