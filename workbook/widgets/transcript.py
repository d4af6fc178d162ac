"""The form that takes a transcript or notes apart, to be looked through before anything is saved."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from workbook.forms import PairForm, TranscriptForm
from workbook.store import Store
from workbook.transcripts.roles import ROLES
from workbook.widgets.controls import choice, pick, text_box, tick
from workbook.widgets.form_view import Panel
from workbook.widgets.layout import button, columns, follow, guarded, report_in, row, upload_button, words


def transcript_view(store: Store, form: TranscriptForm | None = None) -> Panel:
    """Paste or choose a text, see how it was understood, change it, keep it.

    Parameters
    ----------
    form
        The model, when it is not of an interview: that of a rehearsal has its round, and knows questions.
    """
    form = form or TranscriptForm(store)
    told_in = "rehearsal" if form.known else "interview"
    error = words(kind="error")
    upload = upload_button("Choose a file (.txt .md .vtt .srt .docx)", ".txt,.md,.vtt,.srt,.docx")
    report = report_in(error)
    speakers, pairs = ipywidgets.VBox(), ipywidgets.VBox()
    keep = button("Keep the ticked questions and answers", form.keep, report=report)
    keep.disabled = True

    def read() -> None:
        if upload.value:
            chosen = upload.value[0]
            form.read(chosen.name, bytes(chosen.content))

    def show_speakers(_: object) -> None:
        speakers.children = [_speaker(form, *guess, report) for guess in form.guesses.items()]

    def show_pairs(_: object) -> None:
        pairs.children = [_pair(number, pair, form) for number, pair in enumerate(form.pairs, start=1)]
        keep.disabled = not form.pairs

    upload.observe(guarded("Choose a file", read, report=report), names=["value"])
    form.observe(show_speakers, names=["guesses"])
    form.observe(show_pairs, names=["pairs"])
    return Panel(
        "transcript",
        [
            words("Paste notes or a whole transcript. Nothing is saved until you keep it at the end."),
            text_box(form, "text", f"Transcript or notes of the {told_in}", rows=8),
            row(upload, button("Split it into questions and answers", form.split, report=report)),
            error,
            *([] if form.known else [pick(form, "round", "Round that it records", "rounds")]),
            speakers,
            pairs,
            row(keep),
            follow(form, "status"),
        ],
    )


def _speaker(
    form: TranscriptForm, speaker: str, reason: str, report: Callable[[str], object]
) -> ipywidgets.Widget:
    box = ipywidgets.Dropdown(
        description=f"{speaker} is",
        options=list(ROLES),
        value=form.roles[speaker],
        style={"description_width": "initial"},
    )

    def change() -> None:
        if form.roles.get(speaker, box.value) != box.value:
            form.roles = {**form.roles, speaker: box.value}
            form.pair()

    def show(_: object) -> None:
        box.value = form.roles.get(speaker, box.value)

    box.observe(guarded(f"{speaker} is", change, report=report), names=["value"])
    form.observe(show, names=["roles"])  # splitting again guesses them again
    return row(box, words(f"({reason})"))


def _pair(number: int, pair: PairForm, form: TranscriptForm) -> ipywidgets.Widget:
    boxes = columns(
        text_box(pair, "question", f"Question {number}", rows=3),
        text_box(pair, "answer", f"Answer {number}", rows=3),
    )
    left = (
        [text_box(pair, "loose_end", f"Loose end {number}: what stayed open", rows=2)]
        if pair.loose_end
        else []
    )
    known = [choice(pair, "known", f"Number {number} answers", form.known)] if form.known else []
    return ipywidgets.VBox(
        [tick(pair, "is_wanted", f"Keep number {number}"), words(pair.note), *known, boxes, *left]
    )
