"""Copies that leave the machine, and the comments that come back."""

from __future__ import annotations

from workbook.notebook.core import Core


class Share(Core):
    """Copies that leave the machine, and the comments that come back."""
