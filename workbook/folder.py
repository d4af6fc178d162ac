"""A reader's folder: blank notebooks beside an empty store, kept as they are when a newer version comes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

import nbformat

from workbook import __version__
from workbook.errors import InputError
from workbook.sample import sample_records
from workbook.shipped import shipped
from workbook.store import FILE_NAME, Store, StoreError
from workbook.store.store import local_now

_NOTED = Path(".workbook") / "notebooks.json"
"""What each notebook was like when it was put there: by name, a hash of its cells."""
_VIEW = "application/vnd.jupyter.widget-view+json"


def prepare_folder(
    folder: Path, *, sample: bool = False, now: Callable[[], datetime] = local_now
) -> list[str]:
    """Make a folder a workbook, or bring one up to date without touching what its owner changed.

    Parameters
    ----------
    folder
        Made when it is missing.
    sample
        Fill an empty workbook with the fictional sample.

    Returns
    -------
    list of str
        What was done, a sentence each; empty when there was nothing to do.

    Raises
    ------
    InputError
        When the sample is asked for and the workbook is not empty, or the folder cannot be made.
    StoreError
        When the store cannot be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"The folder {folder} cannot be made ({error.strerror}); choose another place."
        ) from error
    # The store comes first: where it cannot be used, by an older program say, no notebook is touched.
    with Store(folder / FILE_NAME, now=now) as store:
        if sample and len(store.contents()):
            raise InputError(f"{folder} holds answers already; choose an empty folder for the sample.")
        try:
            done = list(_put_notebooks(folder))
        except OSError as error:
            raise StoreError(
                f"Notebooks cannot be written to {folder} ({error.strerror}); choose another place."
            ) from error
        if sample:
            for record in sample_records():
                store.save(record, base=None)
        return [*done, store.notice] if store.notice else done


def rest_forms(folder: Path) -> None:
    """Let forms in saved notebooks say how they come back: their kernel is gone, and JupyterLab would call it an error.

    Only outputs of ours change, and none while another JupyterLab has the folder open.
    """
    from jupyter_server.serverapp import list_running_servers

    if any(Path(each["root_dir"]).resolve() == folder.resolve() for each in list_running_servers()):
        return
    for path in sorted(folder.glob("*.ipynb")):
        try:
            text = path.read_text(encoding="utf-8")
            notebook = nbformat.reads(text, as_version=4) if _VIEW in text else None
        except (OSError, ValueError, nbformat.ValidationError):
            continue  # whatever is wrong with it, JupyterLab says it better
        if notebook is None:
            continue
        outputs = chain.from_iterable(cell.get("outputs", ()) for cell in notebook.cells)
        shown = [output.data for output in outputs if _VIEW in output.get("data", {})]
        ours = [data for data in shown if str(data.get("text/plain", "")).startswith("[The form ")]
        for data in ours:
            del data[_VIEW]
        if ours:
            _write_text(path, nbformat.writes(notebook) + "\n")


def is_workbook(folder: Path) -> bool:
    """Whether a folder holds a workbook; an `InputError` when one may not look into it."""
    try:
        return (folder / FILE_NAME).is_file()
    except OSError as error:
        raise InputError(f"{folder} cannot be read ({error.strerror}); choose another place.") from error


def _put_notebooks(folder: Path) -> Iterator[str]:
    noted = _read_noted(folder)
    before = dict(noted)
    for source in sorted(shipped("notebooks").glob("[0-9]*.ipynb")):
        notebook, target = _blank(source), folder / source.name
        new, text = _fingerprint(notebook), nbformat.writes(notebook) + "\n"
        if not target.exists():
            _write_text(target, text)
            if source.name in noted:
                yield f"{source.name} was missing and is back, without its old outputs."
        elif (present := _fingerprint_of_file(target)) == noted.get(source.name) != new:
            _write_text(target, text)
            yield f"{source.name} was brought up to version {__version__}; you had not changed it."
        elif present != new and noted.get(source.name) != new:
            beside = _name_beside(target, new)
            if not beside.exists():
                _write_text(beside, text)
            yield f"You changed {source.name}, so it stays; the new one is beside it as “{beside.name}”."
        noted[source.name] = new
    if noted != before:
        (folder / _NOTED).parent.mkdir(exist_ok=True)
        _write_text(folder / _NOTED, json.dumps(noted, indent=1))


def _name_beside(target: Path, new: str) -> Path:
    """Return the first name beside a notebook that is free, or has the new one already."""
    endings = chain([""], (f", {number}" for number in count(2)))
    paths = (target.with_name(f"{target.stem} (version {__version__}{end}).ipynb") for end in endings)
    return next(path for path in paths if not path.exists() or _fingerprint_of_file(path) == new)


def _blank(source: Path) -> Any:
    """Return a shipped notebook without the outputs of the sample."""
    notebook = nbformat.read(source, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def _fingerprint(notebook: Any) -> str:
    """Hash of what a person would call the content: kinds and sources of the cells."""
    cells = [[cell.cell_type, cell.source.rstrip()] for cell in notebook.cells]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def _fingerprint_of_file(path: Path) -> str:
    try:
        return _fingerprint(nbformat.read(path, as_version=4))
    except Exception:  # whatever is wrong with it, it is the owner's: it counts as changed
        return "unreadable"


def _read_noted(folder: Path) -> dict[str, str]:
    try:
        noted = json.loads((folder / _NOTED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in noted.items()} if isinstance(noted, dict) else {}


def _write_text(target: Path, text: str) -> None:
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(target)
