"""The clock of a rehearsal, which counts in the browser while one types or speaks."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets


class Clock(anywidget.AnyWidget):
    """A button, a count beside the planned length, and a key that works in the whole form.

    It only shows and switches: how long something took is measured by the model that `is_running` is linked to.
    """

    _esm = Path(__file__).with_name("clock.js")
    _css = """
.wb-form .wb-clock { display: flex; flex-flow: row wrap; gap: 4px 14px; align-items: center; margin: 2px 0; font-size: 14px;
  color: var(--jp-ui-font-color0, #1b1b1b); }
.wb-form .wb-clock button { height: 34px; font-size: 14px; font-weight: 600; min-width: 220px; cursor: pointer; }
.wb-form .wb-clock [role=timer] { font-size: 20px; font-variant-numeric: tabular-nums; }
"""

    description = traitlets.Unicode("Start the clock", help="What the button says at first.")
    is_running = traitlets.Bool().tag(sync=True)
    seconds = traitlets.Int(None, allow_none=True, help="Counted so far.").tag(sync=True)
    planned = traitlets.Int(90, help="How long the answer is to take.").tag(sync=True)

    def focus(self) -> None:
        """Put the focus on the button."""
        self.send({"focus": True})
