"""Rows, columns and groups of controls, words between them, and buttons whose failures are seen."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import ipywidgets
from traitlets import HasTraits

from workbook.errors import WorkbookError


def row(*children: ipywidgets.Widget) -> ipywidgets.HBox:
    """Controls side by side, wrapping on a narrow page."""
    return _classed(ipywidgets.HBox(children), "wb-row")


def group(title: str, boxes: Iterable[ipywidgets.Widget]) -> ipywidgets.VBox:
    """Boxes to tick that belong together, under a heading."""
    return ipywidgets.VBox(
        [words(title, kind="heading"), row(*boxes)], layout=ipywidgets.Layout(overflow="visible")
    )


def columns(*children: ipywidgets.Widget) -> ipywidgets.HBox:
    """Broad columns side by side, one below the other on a narrow page."""
    return _classed(ipywidgets.HBox(children), "wb-columns")


def reveal(widget: ipywidgets.Widget, is_shown: bool) -> None:
    """Show a widget, or take it out of the way."""
    widget.layout.display = "" if is_shown else "none"


def words(text: str = "", *, kind: str = "") -> ipywidgets.HTML:
    """A line of plain words: a hint, or ``kind`` "status" or "error", which screen readers announce."""
    shown = _classed(ipywidgets.HTML(), f"wb-{kind or 'hint'}")
    say(shown, text, kind=kind)
    return shown


def say(shown: ipywidgets.HTML, text: str, *, kind: str = "") -> None:
    """Change the words of `words`."""
    role = {"status": ' role="status"', "error": ' role="alert"'}.get(kind, "")
    shown.value = f"<p{role}>{html.escape(text)}</p>" if text else ""
    reveal(shown, bool(text) or kind == "status")


def report_in(shown: ipywidgets.HTML) -> Callable[[str], None]:
    """Return what shows a failure in that line of words."""
    return lambda text: say(shown, text, kind="error")


def follow(
    model: HasTraits, name: str, shown: ipywidgets.HTML | None = None, *, kind: str = ""
) -> ipywidgets.HTML:
    """Return words that stay equal to a trait of a model, of the kind of its name when no other is given."""
    kind = kind or name
    shown = shown or words(kind=kind)
    say(shown, getattr(model, name), kind=kind)
    model.observe(lambda change: say(shown, change["new"], kind=kind), names=[name])
    return shown


def live(model: HasTraits, names: Sequence[str], html: Callable[[], str]) -> ipywidgets.HTML:
    """Return a piece of a card that is made again whenever one of these traits changes."""
    shown = ipywidgets.HTML()

    def show(_: object = None) -> None:
        shown.value = html()

    show()
    model.observe(show, names=names)
    return shown


def button(label: str, action: Callable[[], object], *, report: Callable[[str], object]) -> ipywidgets.Button:
    """A button whose failures are shown in the form (`guarded`)."""
    made = ipywidgets.Button(description=label, layout=ipywidgets.Layout(width="auto"))
    made.on_click(guarded(label, action, report=report))
    return made


def upload_button(label: str, accept: str) -> ipywidgets.FileUpload:
    """A button to choose a file; its tooltip is what the style sheet shows, for ipywidgets adds a count to the label."""
    auto = ipywidgets.Layout(width="auto")
    made = ipywidgets.FileUpload(description=label, accept=accept, multiple=False, layout=auto)
    made.tooltip = label
    return made


def unfolding(label: str, *children: ipywidgets.Widget) -> ipywidgets.VBox:
    """A button that shows what is seldom needed, and takes it out of the way again."""
    is_open = ipywidgets.ToggleButton(
        description=label, layout=ipywidgets.Layout(width="auto"), tooltip=label
    )
    inside = ipywidgets.VBox(children)
    reveal(inside, False)
    is_open.observe(lambda change: reveal(inside, change["new"]), names=["value"])
    return ipywidgets.VBox([row(is_open), inside])


def guarded(
    what: str, action: Callable[[], object], *, report: Callable[[str], object]
) -> Callable[[object], None]:
    """Make a callback whose failures the reader sees: Jupyter itself would only write them to a log.

    Parameters
    ----------
    what
        Name of the action, for the sentence.
    report
        Shows a sentence where the reader sees it; called with "" when the action begins.
    """

    def act(_: object) -> None:
        try:
            report("")
            action()
        except WorkbookError as error:
            report(str(error))
        except Exception as error:  # whatever it is, the reader must see it
            report(f"“{what}” did not work ({type(error).__name__}: {error}). What you typed is still here.")

    return act


def _classed(widget: Any, name: str) -> Any:
    widget.add_class(name)
    return widget
