"""Questions to ask, and what follows the interview."""

from __future__ import annotations

from workbook.notebook.core import Core


class Asking(Core):
    """Questions to ask, and what follows the interview."""
