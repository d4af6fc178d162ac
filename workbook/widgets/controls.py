"""Controls with a full label above, linked to a trait of a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import ipywidgets
from traitlets import HasTraits, link

from workbook.widgets.layout import reveal, say, words

_WHOLE = {"description_width": "initial"}


def text_box(
    model: HasTraits, name: str, label: str, *, rows: int = 4, placeholder: str = ""
) -> ipywidgets.Textarea:
    """Several lines of text."""
    return _linked(model, name, _labelled(ipywidgets.Textarea, label, rows=rows, placeholder=placeholder))


def text_line(model: HasTraits, name: str, label: str, *, placeholder: str = "") -> ipywidgets.Text:
    """One line of text."""
    return _linked(model, name, _labelled(ipywidgets.Text, label, placeholder=placeholder))


def choice(
    model: HasTraits, name: str, label: str, options: Sequence[tuple[str, Any]], *, width: str = "auto"
) -> ipywidgets.Dropdown:
    """One of several; the options are pairs of words and value."""

    def known() -> list[tuple[str, Any]]:
        value = getattr(model, name)
        return [*options, *([] if value in {item for _, item in options} else [(str(value), value)])]

    return _drop_down(model, name, label, known, [name], width=width)


def named(values: Iterable[str], nothing: str = "not chosen") -> list[tuple[str, str]]:
    """Options of `choice` that are called what they are, and none of them."""
    return [(nothing, ""), *((value, value) for value in values)]


def tick(model: HasTraits, name: str, label: str) -> ipywidgets.Checkbox:
    """Yes or no."""
    return _linked(model, name, _tick_box(label))


def day(model: HasTraits, name: str, label: str) -> ipywidgets.DatePicker:
    """A date, or none."""
    return _linked(model, name, _labelled(ipywidgets.DatePicker, label, width="200px"))


def number(model: HasTraits, name: str, label: str, low: int, high: int) -> ipywidgets.VBox:
    """A whole number, or none: zero stands for none; what is out of bounds stays in the box, is not taken, and is said below."""
    box, unfit = _labelled(ipywidgets.IntText, label, continuous_update=True), words(kind="status")
    reveal(unfit, False)

    def show(_: object = None) -> None:
        box.value = getattr(model, name) or 0

    def note(_: object) -> None:
        fits = not box.value or low <= box.value <= high
        if fits:
            setattr(model, name, box.value or None)
        say(unfit, "" if fits else f"{box.value} is not taken: write {low} to {high:,}, or 0.", kind="status")
        reveal(unfit, not fits)

    show()
    model.observe(show, names=[name])
    box.observe(note, names=["value"])
    return ipywidgets.VBox([box, unfit])


def pace(model: HasTraits) -> ipywidgets.VBox:
    """The reader's own speaking pace."""
    label = "Your speaking pace, words a minute (leave 0 if not measured)"
    return number(model, "words_per_minute", label, 60, 260)


def pick(model: HasTraits, name: str, label: str, options: str) -> ipywidgets.Dropdown:
    """One of the options that a model lists itself, in a trait of pairs of words and value."""
    return _drop_down(model, name, label, lambda: getattr(model, options), [name, options])


def _drop_down(
    model: HasTraits,
    name: str,
    label: str,
    options: Callable[[], Sequence[tuple[str, Any]]],
    watched: Sequence[str],
    *,
    width: str = "auto",
) -> ipywidgets.Dropdown:
    box = _labelled(ipywidgets.Dropdown, label, width=width)
    is_showing = False

    def show(_: object = None) -> None:
        nonlocal is_showing
        known, value = options(), getattr(model, name)
        is_showing = True  # new options make a drop-down jump to the first
        try:
            if tuple(known) != tuple(box.options):
                box.options = known
            # By number, for None may be an option; none rather than the first, which is not what the model holds.
            values = [item for _, item in known]
            box.index = values.index(value) if value in values else None
        finally:
            is_showing = False

    def choose(change: dict[str, Any]) -> None:
        if not is_showing and change["new"] is not None:
            setattr(model, name, box.options[change["new"]][1])
            show()

    show()
    model.observe(show, names=watched)
    box.observe(choose, names=["index"])
    return box


def ticks(model: HasTraits, name: str, options: Iterable[tuple[str, str]]) -> list[ipywidgets.Checkbox]:
    """Several of several: a box for each option, together a tuple of the values chosen in the options' order."""
    boxes: dict[str, ipywidgets.Checkbox] = {}

    def show(_: object = None) -> None:
        for value, box in boxes.items():
            box.value = value in getattr(model, name)

    def note(value: str, is_chosen: bool) -> None:
        chosen = getattr(model, name)
        if is_chosen != (value in chosen):
            kept = {*chosen, value} if is_chosen else {*chosen} - {value}
            order = [*boxes, *(other for other in chosen if other not in boxes)]
            setattr(model, name, tuple(other for other in order if other in kept))

    for label, value in options:
        boxes[value] = _tick_box(label)
    show()
    model.observe(show, names=[name])
    for value, box in boxes.items():
        box.observe(lambda change, value=value: note(value, change["new"]), names=["value"])
    return list(boxes.values())


def several(
    model: HasTraits,
    name: str,
    label: str,
    options: Callable[[], Sequence[tuple[str, str]]],
    *,
    watched: Sequence[str] = (),
) -> ipywidgets.VBox:
    """Several out of many: choosing in a drop-down adds, unticking a box removes.

    Parameters
    ----------
    model, name
        The model and its trait, a tuple of values.
    label
        Words above the drop-down.
    options
        Returns pairs of words and value, asked again whenever the trait changes.
    watched
        Other traits on which the options depend.
    """
    add, chosen = _labelled(ipywidgets.Dropdown, label), ipywidgets.VBox()
    is_showing = False
    shown: tuple[Any, ...] = ()

    def show(_: object = None) -> None:
        nonlocal is_showing, shown
        known, values = list(options()), getattr(model, name)
        if (known, values) == shown:  # made again, the boxes would lose the focus
            return
        shown = (known, values)
        named = {value: text for text, value in known}
        boxes = [_tick_box(named.get(value, value), is_ticked=True) for value in values]
        for value, box in zip(values, boxes, strict=True):
            box.observe(lambda _, value=value: remove(value), names=["value"])
        is_showing = True
        try:
            chosen.children = boxes
            rest = ((text, value) for text, value in known if value not in values)
            add.options = [("choose one to add it", ""), *rest]
            add.value = ""
        finally:
            is_showing = False

    def remove(value: str) -> None:
        setattr(model, name, tuple(other for other in getattr(model, name) if other != value))

    def choose(change: dict[str, Any]) -> None:
        if change["new"] and not is_showing:
            setattr(model, name, (*getattr(model, name), change["new"]))

    show()
    model.observe(show, names=[name, *watched])
    add.observe(choose, names=["value"])
    return ipywidgets.VBox([add, chosen])


def _labelled(control: Callable[..., Any], label: str, *, width: str = "auto", **options: Any) -> Any:
    """Make a control with its label above, which is also its accessible name."""
    layout = ipywidgets.Layout(width=width, flex_flow="column nowrap", height="auto", align_items="stretch")
    return control(description=label, layout=layout, style=_WHOLE, **options)


def _tick_box(label: str, *, is_ticked: bool = False) -> ipywidgets.Checkbox:
    layout = ipywidgets.Layout(width="auto")
    label = label.replace(
        "$", r"\$"
    )  # “$95k to $110k” is money: JupyterLab typesets what stands beside a box
    return ipywidgets.Checkbox(value=is_ticked, description=label, indent=False, layout=layout, style=_WHOLE)


def _linked(model: HasTraits, name: str, control: Any) -> Any:
    link((model, name), (control, "value"))
    return control
