"""The form that picks other places in which to look at what the same work is paid."""

from __future__ import annotations

from workbook.forms.research_sheet import ResearchSheet
from workbook.store import Store
from workbook.widgets.controls import several, text_line
from workbook.widgets.form_view import FormView, Panel


def places_view(store: Store) -> Panel:
    """Type places, and pick which areas they mean."""
    sheet = ResearchSheet(store)
    controls = [
        text_line(sheet.form, "elsewhere", "Other places, with commas between", placeholder="Denver, Boston, Texas"),
        several(sheet.form, "compared", "Areas to compare with (pick one or more)", sheet.places, watched=["ticks"]),
    ]  # fmt: skip
    return Panel("places", [FormView(sheet.form, controls, has_history=False)])
