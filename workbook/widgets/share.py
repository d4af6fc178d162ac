"""Forms of sharing: what leaves and for whom, names to decide on, and the copy itself."""

from __future__ import annotations

import ipywidgets

from workbook.cards.parts import progress_bar
from workbook.cards.share import AUDIENCES, what_stays
from workbook.forms import RecordForm
from workbook.progress import STEPS
from workbook.records import Contents
from workbook.share.form import ShareForm
from workbook.share.formats import FORMATS
from workbook.share.redaction.policy import policy
from workbook.store import Store
from workbook.widgets.controls import choice, several, tick, ticks
from workbook.widgets.form_view import FormView, Panel
from workbook.widgets.layout import button, follow, group, report_in, row, words

_MOST_SHOWN = 30


def choice_view(share: ShareForm) -> Panel:
    """For whom, in which forms, and what stays here."""
    form: RecordForm = share.form
    controls = [
        choice(form, "audience", "For whom", [(words, name) for name, words in AUDIENCES.items()]),
        group("As", ticks(form, "formats", [(each.title, name) for name, each in FORMATS.items()])),
        several(form, "without", "Leave out (a notebook, or one thing)", lambda: _parts(share.store), watched=["ticks"]),
        tick(form, "with_notes", "Share my notes to myself, too (loose ends and the like)"),
        tick(form, "with_notebooks", "Run my notebooks on the copy, with cells of my own"),
    ]  # fmt: skip
    return Panel("sharing", [FormView(form, controls)])


def names_view(share: ShareForm) -> Panel:
    """Each name that stands in a text and in no list: replace it, or leave it."""
    error, shown = words(kind="error"), ipywidgets.VBox()
    report = report_in(error)

    def line(name: str) -> ipywidgets.HBox:
        return row(
            words(f"“{name}”"),
            button(f"Replace {name}", lambda: share.decide(name, "replace"), report=report),
            button(f"Leave {name}", lambda: share.decide(name, "leave"), report=report),
        )

    def show(_: object = None) -> None:
        names = share.open_names
        more = [words(f"And {len(names) - _MOST_SHOWN} more.")] if len(names) > _MOST_SHOWN else []
        none = [words("No name is to be decided. Names are asked about only when you share with everybody.")]
        shown.children = [*map(line, names[:_MOST_SHOWN]), *more] if names else none

    share.observe(show, names=["open_names"])
    show()
    everything = row(
        button("Replace all that are open", lambda: share.decide_all("replace"), report=report),
        button("Leave all that are open", lambda: share.decide_all("leave"), report=report),
    )
    return Panel("names", [shown, everything, error])


def copy_view(share: ShareForm) -> Panel:
    """Make the copy, see how far it is, stop it."""
    error, status, bar = words(kind="error"), words(kind="status"), ipywidgets.HTML()
    follow(share, "status", status, kind="status")
    follow(share, "error", error, kind="error")
    report = report_in(error)
    begin = button("Make the copy", share.share, report=report)
    stop = button("Stop", share.stop, report=report)

    def show(_: object = None) -> None:
        begin.disabled, stop.disabled = share.is_running, not share.is_running
        bar.value = progress_bar("Pieces of work done", share.done, share.total) if share.total else ""

    share.observe(show, names=["is_running", "done", "total"])
    show()
    hint = words("The copy is searched for everything that must stay; one hit, and nothing is written.")
    return Panel("copy", [hint, row(begin, stop), bar, status, error])


def _parts(store: Store) -> list[tuple[str, str]]:
    """Return what may be left out: notebooks, then records, each with its name."""
    contents: Contents = store.contents()
    named = {step.notebook: f"Notebook: {step.title}" for step in STEPS if not step.notebook.startswith("09")}
    own = sorted(path.stem for path in store.path.parent.glob("*.ipynb") if path.stem not in named)
    notebooks = [*named.items(), *((name, f"Notebook: {name}") for name in own if not name.startswith("09"))]
    records = [record.ref for record in contents if policy().notebook_of(record.kind())]
    return [(words, name) for name, words in notebooks] + [
        (what_stays(ref, contents), ref) for ref in records
    ]
