"""Builds the shipped notebooks: navigation, outputs of the sample, nothing of the machine they were made on.

Run it after every change to a notebook or to what notebooks show::

    python -m workbook.build          # write notebooks/*.ipynb again
    python -m workbook.build --check  # only say whether that would change anything
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_markdown_cell

from workbook.folder import prepare_folder
from workbook.progress import STEPS
from workbook.shipped import shipped

NOW = "2026-11-23T09:00:00+00:00"
"""The fixed time at which the sample is shown."""

_KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
_VIEW = "application/vnd.jupyter.widget-view+json"


def build(source: Path) -> str:
    """Return a notebook's text with navigation and the outputs of the sample; its cells are kept.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        When a cell fails.
    """
    from nbclient import NotebookClient

    notebook = nbformat.read(source, as_version=4)
    _put_navigation(notebook, source.stem)
    with tempfile.TemporaryDirectory() as folder:
        prepare_folder(Path(folder), sample=True, now=lambda: datetime.fromisoformat(NOW))
        client = NotebookClient(notebook, store_widget_state=False, resources={"metadata": {"path": folder}})
        client.execute(env={**os.environ, "SECOND_ROUND_FOLDER": folder, "SECOND_ROUND_NOW": NOW})
    notebook.metadata = nbformat.from_dict({"kernelspec": _KERNEL})
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            # The form itself lives in a running kernel; its file keeps the words that say so.
            output.get("data", {}).pop(_VIEW, None)
            output.pop("transient", None)
    notebook.nbformat_minor = 5
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook, indent=1)) + "\n"


def navigation(name: str) -> str:
    """The bar of links to the notebook before, the contents, and the notebook after.

    Examples
    --------
    >>> navigation("00_start_here")
    '[Contents](00_start_here.ipynb) · [Next: Review the first round →](01_review_first_round.ipynb)'
    """
    here = [step.notebook for step in STEPS].index(name)
    back = [f"[← Back: {step.title}]({step.notebook}.ipynb)" for step in STEPS[:here][-1:]]
    after = [f"[Next: {step.title} →]({step.notebook}.ipynb)" for step in STEPS[here + 1 :][:1]]
    return " · ".join([*back, "[Contents](00_start_here.ipynb)", *after])


_BEGIN = "**To begin, choose *Run ▸ Run All Cells* in the menu.** Then fill in the forms, from the top."


def _put_navigation(notebook: Any, name: str) -> None:
    cells = [cell for cell in notebook.cells if cell.id not in {"bar-top", "bar-bottom"}]
    titles = (cell.source.splitlines()[0] for cell in cells if cell.source.startswith("# "))
    anchor = next(titles).removeprefix("# ").replace(" ", "-")
    bar = navigation(name)
    top = new_markdown_cell(f"{_BEGIN}\n\n{bar}", id="bar-top")
    bottom = new_markdown_cell(f"[↑ To the top of this page](#{anchor}) · {bar}", id="bar-bottom")
    notebook.cells = [top, *cells, bottom]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build or check all notebooks; return 1 when a check finds one out of step."""
    parser = argparse.ArgumentParser("python -m workbook.build", description="Build the shipped notebooks.")
    parser.add_argument("--check", action="store_true", help="only say which notebooks are out of step")
    is_check = parser.parse_args(arguments).check
    stale = []
    for source in sorted(shipped("notebooks").glob("[0-9]*.ipynb")):
        text = build(source)
        if text != source.read_text(encoding="utf-8"):
            stale.append(source.name)
            if not is_check:
                source.write_text(text, encoding="utf-8")
    if stale:
        sys.stdout.write(f"{'out of step' if is_check else 'built'}: {', '.join(stale)}\n")
    return int(is_check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
