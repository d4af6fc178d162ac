"""What a reader types in a notebook: the workbook, its forms, cards and tables, a file a step."""

from __future__ import annotations

from inspect import cleandoc

from workbook.notebook.asking import Asking
from workbook.notebook.board import Board
from workbook.notebook.consistency import Consistency
from workbook.notebook.first_round import FirstRound
from workbook.notebook.plan import Plan
from workbook.notebook.rehearsal import Rehearsal
from workbook.notebook.salary import Salary
from workbook.notebook.share import Share
from workbook.notebook.start import Start
from workbook.notebook.stories import Stories


class Workbook(Start, FirstRound, Stories, Consistency, Plan, Salary, Asking, Rehearsal, Board, Share):
    """A workbook: forms to fill in, cards to read, and tables to go on with in pandas.

    Forms save by themselves while you type. What begins with ``show_`` draws what is saved; a single noun, such as
    ``wb.stories()``, is a table.

    Attributes
    ----------
    store : workbook.store.Store
        Where everything is kept.
    notice : str
        Something to know about the file (it is read-only, say), or empty.
    """

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _overview() -> str:
    """Name what each step offers, so that ``help(wb)`` begins with a way through it."""
    lines = []
    for step in Workbook.__bases__:
        names = " · ".join(f"``{name}``" for name in vars(step) if not name.startswith("_"))
        lines.append(f"{(step.__doc__ or '').splitlines()[0]}\n    {names}")
    return "\n".join(lines)


# From Python 3.13 on, docstrings come without the indentation of the code.
Workbook.__doc__ = cleandoc(Workbook.__doc__ or "").replace(
    "Attributes\n", f"{_overview()}\n\nAttributes\n", 1
)

__all__ = ["Workbook"]
