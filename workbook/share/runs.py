"""The reader's notebooks run on the redacted copy, with nothing in them afterwards but what the copy shows."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell

from workbook.consistency.lexicon import listed
from workbook.errors import InputError
from workbook.progress import short
from workbook.records import Sharing
from workbook.share.redaction.everyday import own_cells
from workbook.share.redaction.policy import policy
from workbook.shipped import shipped

SECONDS = 120
"""How long one cell may take."""

AT_A_TIME = 2
LEFT_OUT = "A picture was left out: what it shows cannot be searched."
_VIEW = "application/vnd.jupyter.widget-view+json"
_KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
_KEPT = ("text/plain", "text/html", "text/markdown", "text/latex")
_HARMLESS = frozenset(listed(
    "a b br caption code col colgroup div em h4 h5 hr i li ol p pre span strong sub sup table tbody td tfoot th thead tr ul"
))  # fmt: skip
_TELLING = {"class", "border", "colspan", "rowspan", "scope", "role", "id"}
_PLACES = re.compile(r"(?:[A-Za-z]:)?[\\/](?:[^\s\\/:'\"<>]+[\\/])*ipykernel_\d+[\\/]\d+\.py")
_PANDAS_STYLE = re.compile(r"<style scoped>.*?</style>", re.DOTALL)
_RESET = "%reset -f"
_GUARD = "from workbook.share.offline import forbid_network\nforbid_network()"  # fmt: skip

Notebooks = dict[str, Any]


class StoppedError(InputError):
    """The reader stopped it."""


def read_notebooks(folder: Path, choice: Sharing) -> Notebooks:
    """Return the notebooks of a workbook by name, but those left out.

    Raises
    ------
    InputError
        When one cannot be read.
    """
    found = {}
    for path in sorted(folder.glob("*.ipynb")):
        if path.name.startswith(".") or policy().left_out(path.stem, choice.audience, choice.without):
            continue
        try:
            found[path.stem] = nbformat.read(path, as_version=4)
        except Exception as error:  # nbformat and json have several families
            raise InputError(f"{path.name} cannot be read ({error}); mend it, or leave it out.") from None
    return found


def own_texts(notebooks: Notebooks) -> tuple[dict[str, str], set[str]]:
    """Return what the reader wrote into notebooks (cells that are not the workbook's, names of files), and which is code."""
    own = [
        (f"{name}, cell {number}", cell)
        for name, notebook in notebooks.items()
        for number, cell in enumerate(notebook.cells, start=1)
        if cell.source.strip() and cell.source not in own_cells()
    ]
    named = {path.stem for path in shipped("notebooks").glob("[0-9]*.ipynb")}
    texts = {f"the name of {name}": name for name in notebooks if name not in named}
    texts |= {place: cell.source for place, cell in own}
    return texts, {place for place, cell in own if cell.cell_type == "code"}


def redacted_notebooks(notebooks: Notebooks, texts: Mapping[str, str]) -> Notebooks:
    """Return notebooks with the reader's own texts as they were redacted, without outputs, attachments and metadata."""
    copies: Notebooks = {}
    for name, notebook in notebooks.items():
        copy = nbformat.v4.new_notebook(metadata={"kernelspec": _KERNEL})
        for number, cell in enumerate(notebook.cells, start=1):
            source = texts.get(f"{name}, cell {number}", cell.source)
            if cell.cell_type == "markdown":
                made = nbformat.v4.new_markdown_cell(source)
            elif cell.cell_type == "code":
                made = new_code_cell(source)
                if cell.metadata.get("jupyter", {}).get("source_hidden"):
                    made.metadata["jupyter"] = {"source_hidden": True}
            else:
                continue
            made.id = f"cell-{number}"
            copy.cells.append(made)
        copies[texts.get(f"the name of {name}", name)] = copy
    return copies


def run_notebooks(
    notebooks: Notebooks,
    folder: Path,
    now: datetime,
    *,
    report: Callable[[str], object] = lambda _: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Notebooks:
    """Run notebooks on the store in a folder, in kernels that reach no network, and clean them.

    Those that only hold cells of the workbook share a kernel, since most of the time goes into its start; one with
    cells of the reader's own has one for itself. `report` is told of each notebook that is done, `is_stopped` is asked
    before every cell.

    Raises
    ------
    InputError
        When a cell fails, takes too long, or it was stopped.
    """
    own = [
        name for name, each in notebooks.items() if any(cell.source not in own_cells() for cell in each.cells)
    ]
    groups = [[name for name in notebooks if name not in own], *([name] for name in own)]
    turns = asyncio.Semaphore(AT_A_TIME)

    async def run(group: Sequence[str]) -> None:
        async with turns:
            await _Run({name: notebooks[name] for name in group}, folder, now, report, is_stopped)()

    async def run_all() -> None:
        ends = await asyncio.gather(*(run(group) for group in groups if group), return_exceptions=True)
        for failed in filter(None, ends):
            raise failed

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(run_all())
    else:  # as in a cell of a notebook: a loop of its own needs a thread of its own
        with ThreadPoolExecutor(1) as pool:
            pool.submit(asyncio.run, run_all()).result()
    for notebook in notebooks.values():
        _clean(notebook, folder)
    return notebooks


@dataclass
class _Run:
    """Notebooks that share a kernel, run as one."""

    notebooks: Notebooks
    folder: Path
    now: datetime
    report: Callable[[str], object]
    is_stopped: Callable[[], bool]

    def __post_init__(self) -> None:
        self.cells = [("", 0, new_code_cell(_GUARD))]
        for name, notebook in self.notebooks.items():
            self.cells += [(name, number, cell) for number, cell in enumerate(notebook.cells, start=1)]
            self.cells.append((name, 0, new_code_cell(_RESET)))
        self.at = 0

    async def __call__(self) -> None:
        from nbclient import NotebookClient
        from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

        environment = {"SECOND_ROUND_FOLDER": str(self.folder), "SECOND_ROUND_NOW": self.now.isoformat()}
        whole = nbformat.v4.new_notebook()
        whole.cells = [
            cell for *_, cell in self.cells
        ]  # set here, for cells of two notebooks have the same name
        client = NotebookClient(
            whole,
            timeout=SECONDS,
            kernel_name="python3",
            store_widget_state=False,
            resources={"metadata": {"path": str(self.folder)}},
            on_cell_start=self._begin,
        )
        try:
            # What a kernel itself says goes to nobody: it is about this machine.
            await client.async_execute(env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
            return
        except CellExecutionError as error:
            what = f"does not run on the copy ({error.ename}: {short(error.evalue, 200)})"
        except CellTimeoutError:
            what = f"took longer than {SECONDS} seconds"
        except DeadKernelError:
            what = "ended its kernel"
        name, number, _ = self.cells[self.at]
        raise InputError(
            f"Cell {number} of {name} {what}. Mend it, or leave that notebook out; nothing was written."
        )

    def _begin(self, cell: Any, cell_index: int) -> None:
        with suppress(NotImplementedError, RuntimeError, ValueError):  # nbclient takes Ctrl+C for itself
            asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
        self.at = cell_index
        if cell.source == _RESET:
            self.report(self.cells[self.at][0])
        if self.is_stopped():
            raise StoppedError("Stopped; nothing was written.")


def _clean(notebook: Any, folder: Path) -> None:
    notebook.metadata = nbformat.from_dict({"kernelspec": _KERNEL})
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for counted, cell in enumerate(code, start=1):
        is_own = cell.source not in own_cells()
        made = (_output(each, folder, counted, is_own=is_own) for each in cell.outputs)
        cell.execution_count, cell.outputs = counted, [each for each in made if each is not None]
    notebook.nbformat_minor = 5
    nbformat.validate(notebook)


def _output(output: Any, folder: Path, counted: int, *, is_own: bool) -> Any:
    """Return an output with nothing in it that runs, that cannot be searched, or that names a place; None for a form."""
    if output.output_type == "stream":
        return nbformat.v4.new_output("stream", name=output.name, text=_placeless(output.text, folder))
    data = output.get("data", {})
    if _VIEW in data:
        return None
    kept = {kind: _placeless("".join(data[kind]), folder) for kind in _KEPT if kind in data}
    if "text/html" in kept:
        kept["text/html"] = _PANDAS_STYLE.sub("", kept["text/html"])
    if is_own:
        kept = {
            kind: text for kind, text in kept.items()
            if kind == "text/plain" or (kind == "text/html" and is_harmless(text))
        }  # fmt: skip
    if any(kind.startswith("image/") for kind in data):
        kept = {"text/plain": LEFT_OUT}
    if not kept:
        return None
    made = nbformat.v4.new_output(output.output_type, data=kept)
    if output.output_type == "execute_result":
        made.execution_count = counted
    return made


def is_harmless(html: str) -> bool:
    """Whether HTML of a reader's own cell holds only words, tables and links within the page.

    >>> is_harmless("<table border='1'><tr><td>1</td></tr></table>"), is_harmless("<p onclick='x'>1</p>")
    (True, False)
    """
    page = _Tags()
    page.feed(html)
    page.close()
    return page.is_harmless


class _Tags(HTMLParser):
    is_harmless = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {
            name
            for name, value in attrs
            if name != "style" or "text-align" not in (value or "") or "url" in (value or "")
        }
        if tag not in _HARMLESS or told - _TELLING:
            self.is_harmless = False

    handle_startendtag = handle_starttag


def _placeless(text: str, folder: Path) -> str:
    for place in (str(folder), str(folder.resolve())):
        text = text.replace(place, "the workbook's folder")
    return _PLACES.sub("a cell", text)
