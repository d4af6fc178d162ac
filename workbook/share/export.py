"""An export from beginning to end: redacted, run, put into its forms, searched for leaks, written, and noted."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from workbook.errors import InputError
from workbook.records import AUDIENCES, Contents, Export, Shared, Sharing
from workbook.salary.research import findings
from workbook.share.archive import write_new, zip_of
from workbook.share.formats import Files, files_of, format_named
from workbook.share.package import Package
from workbook.share.redaction.everyday import own_cells
from workbook.share.redaction.records import redact
from workbook.share.redaction.result import Redacted, Secrets
from workbook.share.runs import (
    Notebooks,
    StoppedError,
    own_texts,
    read_notebooks,
    redacted_notebooks,
    run_notebooks,
)
from workbook.share.search.extraction import texts_in
from workbook.share.search.leaks import Leak, leaks_in, leaks_in_text, refuse
from workbook.store import FILE_NAME, Store
from workbook.wording import many

FOLDER = "shared"
_MOST_NAMED = 20
Report = Callable[[int, int, str], object]


@dataclass(frozen=True)
class Written:
    """What an export came to."""

    path: Path
    record: Shared
    redacted: Redacted


def preview(contents: Contents, choice: Sharing, folder: Path) -> Redacted:
    """Return what an export would hold and leave out; nothing is written.

    Raises
    ------
    InputError
        When the audience is not known, or a notebook of the folder cannot be read.
    """
    if choice.audience not in AUDIENCES:
        raise InputError(f"There is no audience {choice.audience!r}; choose among {', '.join(AUDIENCES)}.")
    return redact(contents, choice, *own_texts(_notebooks(choice, folder)))


def export(
    store: Store,
    choice: Sharing,
    *,
    target: Path | None = None,
    now: datetime,
    is_zip: bool = False,
    report: Report = lambda *_: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Written:
    """Write the copy that was chosen and note it in the store; nothing is written when anything goes wrong.

    Parameters
    ----------
    target
        File to write, or a folder for it; by default one in the folder ``shared`` beside the store.
    now
        When it is made; the notebooks run on this time, too.
    is_zip
        Put a single file into a zip, too.
    report
        Told how many pieces of work of how many are done, and which comes next.
    is_stopped
        Asked between them.

    Raises
    ------
    InputError
        When names are still to be decided on, a cell fails, or the file cannot be written.
    LeakError
        When something that must stay stands in a file.
    """
    folder, contents = store.path.parent, store.contents()
    for name in choice.formats:
        format_named(name)
    if not choice.formats:
        raise InputError("No format is chosen; choose at least one.")
    redacted = preview(contents, choice, folder)
    _require_decisions(redacted)
    number = secrets.token_hex(8)
    leaving = Contents(
        replace(each, number=number) if isinstance(each, Export) else each for each in redacted.contents
    )
    notebooks = _notebooks(choice, folder)
    work = _Work(len(notebooks) + 3, report, is_stopped)
    work.done("the notebooks are run" if notebooks else "the files are made")
    hidden = _with_places(redacted.secrets, folder)
    allowed = _official(leaving, now)
    ran = _ran(redacted_notebooks(notebooks, redacted.texts), leaving, now, work)
    refuse(_own_leaks(ran, hidden, allowed))
    package = Package(
        id=number,
        title=_title(leaving),
        audience=choice.audience,
        made_at=now,
        contents=leaving,
        notebooks=tuple(ran.items()),
    )
    files = files_of(package, choice.formats)
    work.done("the files are searched for what must stay")
    refuse(leak for name, data in files.items() for leak in leaks_in(texts_in(name, data), hidden, allowed))
    name, data = _one_file(files, choice, now, is_zip)
    refuse(leaks_in(texts_in(name, data), hidden, allowed) if len(files) > 1 or is_zip else ())
    work.done("it is written")
    path = write_new(_place(target or folder / FOLDER / name, name), data)
    record = Shared(
        id=number,
        made_at=now.isoformat(timespec="seconds"),
        audience=choice.audience,
        formats=choice.formats,
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    store.add([*redacted.aliases, record])
    report(work.total, work.total, "done")
    return Written(path, record, redacted)


def _place(target: Path, name: str) -> Path:
    """Return the file to write: in a folder under its own name, and always with its own ending."""
    if target.is_dir():
        return target / name
    ending = Path(name).suffix
    return target if target.suffix.lower() == ending else target.with_name(target.name + ending)


class _Work:
    """Counts what is done, and ends it when the reader wants to."""

    def __init__(self, total: int, report: Report, is_stopped: Callable[[], bool]) -> None:
        self.count, self.total, self.report, self.is_stopped = -1, total, report, is_stopped

    def done(self, follows: str) -> None:
        self.count += 1
        self.report(self.count, self.total, follows)
        if self.is_stopped():
            raise StoppedError("Stopped; nothing was written.")


def _notebooks(choice: Sharing, folder: Path) -> Notebooks:
    """Return the notebooks that are run for a copy: none when no form has them, or only what is kept was wanted."""
    wanted = any(format_named(name).runs_notebooks for name in choice.formats)
    runs = wanted and (choice.with_notebooks or "ipynb" in choice.formats)
    return read_notebooks(folder, choice) if runs else {}


def _require_decisions(redacted: Redacted) -> None:
    if found := redacted.proposals:
        names = ", ".join(f"“{each.name}”" for each in found[:_MOST_NAMED])
        more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
        raise InputError(
            f"{many(len(found), 'name')} in your texts must be decided on first: {names}{more}. Say of each whether it "
            "is replaced or left (on the command line --replace NAME or --leave NAME); nothing was written."
        )


def _with_places(hidden: Secrets, folder: Path) -> Secrets:
    places = {str(folder), str(folder.resolve()), str(Path.home()), tempfile.gettempdir()}
    told = (f"{place.rstrip('/')}/" if "/" in place else place for place in places if len(place) > 1)
    return replace(hidden, paths=tuple(sorted(told)))


def _official(contents: Contents, now: datetime) -> frozenset[float]:
    """Return the official wages that the copy shows whatever the reader typed."""
    wages = findings(contents, now.date()).wages
    values = {amount.value for wage in wages for amount in wage.amounts.values() if amount.value}
    return frozenset(round(value, 2) for value in values)


def _ran(notebooks: Notebooks, leaving: Contents, now: datetime, work: _Work) -> Notebooks:
    """Run notebooks on a store that holds the copy and nothing else, no earlier version of anything."""
    if not notebooks:
        return {}
    with tempfile.TemporaryDirectory(prefix="copy-") as place:
        with Store(Path(place) / FILE_NAME, now=lambda: now) as copy:
            copy.add(leaving)
        return run_notebooks(
            notebooks,
            Path(place),
            now,
            report=lambda name: work.done(f"{name} has run"),
            is_stopped=work.is_stopped,
        )


def _own_leaks(notebooks: Notebooks, hidden: Secrets, allowed: frozenset[float]) -> Iterator[Leak]:
    """Search what the reader's own cells say and print for everyday words, too."""
    for name, notebook in notebooks.items():
        for number, cell in enumerate(notebook.cells, start=1):
            if cell.source in own_cells():
                continue
            told = (
                output.get("text", "") or " ".join(map(str, output.get("data", {}).values()))
                for output in cell.get("outputs", ())
            )
            for text in (cell.source, *told):
                yield from leaks_in_text(f"cell {number} of {name}", text, hidden, allowed)


def _title(contents: Contents) -> str:
    company = contents.process.company.strip()
    return f"Second interview at {company}" if company else "Second interview"


def _one_file(files: Files, choice: Sharing, now: datetime, is_zip: bool) -> tuple[str, bytes]:
    stem = f"second-round-{choice.audience}-{now:%Y-%m-%d}"
    if len(files) > 1 or is_zip:
        return f"{stem}.zip", zip_of(files)
    ((name, data),) = files.items()
    return f"{stem}{Path(name).suffix}", data
