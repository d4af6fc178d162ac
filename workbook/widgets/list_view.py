"""Choosing which of several records is edited; adding, removing, bringing back."""

from __future__ import annotations

import ipywidgets

from workbook.forms import RecordList
from workbook.widgets.controls import pick
from workbook.widgets.form_view import FormView
from workbook.widgets.layout import button, follow, row


class ListView(ipywidgets.VBox):
    """A drop-down of records and buttons above the form of the one chosen.

    Parameters
    ----------
    records
        The model.
    name
        What one of them is called, as a singular noun with a capital.
    form
        The form of the record being edited.
    """

    def __init__(self, records: RecordList, name: str, form: FormView) -> None:

        def report(text: str) -> None:
            records.error = text

        noun = name.lower()
        buttons = row(
            button(f"Add another {noun}", records.add, report=report),
            button(f"Remove this {noun}", records.remove, report=report),
            button(f"Bring back the last {noun} removed", records.bring_back, report=report),
        )
        choosing = pick(records, "selected", f"{name} to work on", "options")
        super().__init__([choosing, buttons, follow(records, "status"), follow(records, "error"), form])

    def __repr__(self) -> str:
        return "<list>"
