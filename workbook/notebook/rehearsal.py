"""Practise aloud: what is likely to be asked, a timer, and what comes next."""

from __future__ import annotations

from workbook.notebook.core import Core


class Rehearsal(Core):
    """Practise aloud: what is likely to be asked, a timer, and what comes next."""
