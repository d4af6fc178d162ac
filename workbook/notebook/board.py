"""How everything hangs together, and the one page for the last fifteen minutes."""

from __future__ import annotations

from workbook.notebook.core import Core


class Board(Core):
    """How everything hangs together, and the one page for the last fifteen minutes."""
