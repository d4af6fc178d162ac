"""Keeps the reader at the top of a page whose cells all run, where the first form is."""

from __future__ import annotations

from pathlib import Path

import anywidget


class Top(anywidget.AnyWidget):
    """Acts in the browser as soon as it is made; it is never shown, and so leaves nothing in the notebook."""

    _esm = Path(__file__).with_name("top.js")
