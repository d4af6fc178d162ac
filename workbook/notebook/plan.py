"""The advertisement and what meets it, why it should be you, and the first 90 days."""

from __future__ import annotations

from workbook.notebook.core import Core


class Plan(Core):
    """The advertisement and what meets it, why it should be you, and the first 90 days."""
