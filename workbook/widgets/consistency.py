"""The form that settles what differs: one finding, the decision on it, and the text to mend beside it."""

from __future__ import annotations

import ipywidgets

from workbook import cards
from workbook.forms import SettleSheet
from workbook.progress import place_name, topic_name
from workbook.records import STAR_PARTS, Round
from workbook.rehearsal.attempts import rehearsals
from workbook.store import Store
from workbook.widgets.controls import choice, pick, text_box
from workbook.widgets.form_view import FormView, Panel
from workbook.widgets.layout import button, follow, report_in, reveal, row, say, words

_VERDICTS = [(text, verdict) for verdict, text in cards.VERDICTS.items()]


def settle_view(store: Store) -> Panel:
    """Decide on one finding after the other."""
    sheet = SettleSheet(store)
    shown, hint = ipywidgets.HTML(), words()
    error = words(kind="error")
    verdict = choice(sheet.decision, "verdict", "What is right?", _VERDICTS, width="320px")
    note = text_box(
        sheet.decision, "note", "Note, if you like: how it really was, or why both are right", rows=2
    )
    boxes = {"text": text_box(sheet.answer, "text", "The answer", rows=7)}
    fields = (*STAR_PARTS, "reflection")
    boxes |= {part: text_box(sheet.story, part, part.capitalize(), rows=5) for part in fields}
    forms = {
        "answer": FormView(sheet.answer, [boxes["text"]]),
        "story": FormView(sheet.story, [boxes[part] for part in fields]),
    }

    def go_on() -> None:
        sheet.next_open()
        verdict.focus()

    next_one = button("Next open finding", go_on, report=report_in(error))
    deciding = FormView(sheet.decision, [verdict, note], has_history=False)
    settling = ipywidgets.VBox(
        [pick(sheet, "selected", "Finding", "options"), shown, deciding, hint, *forms.values()]
    )

    def show(_: object = None) -> None:
        found = sheet.conflict
        reveal(settling, found is not None)
        reveal(next_one, found is not None)
        next_one.disabled = sheet.status.startswith("0 ")
        if found is None:
            return
        contents = store.contents()
        place = found.pair.first if sheet.side == "first" else found.pair.second
        claim = found.finding.first if sheet.side == "first" else found.finding.second
        reveal(deciding, not sheet.is_mended)
        shown.value = cards.mended(found, contents) if sheet.is_mended else cards.conflict(found, contents)
        label = " · ".join(dict.fromkeys([place_name(place, contents), topic_name(place, contents)]))
        for name, box in boxes.items():
            reveal(box, name == sheet.field)
            if name == sheet.field:
                box.description = label if name == "text" else f"{label}, {name}"
        for name, form in forms.items():
            reveal(form, bool(sheet.field) and name == place.record.kind())
        later = found.pair.second.round if sheet.side == "first" else ""
        is_said = place.round == Round.FIRST or later not in {"", place.round, *rehearsals(contents)}
        to_mend = sheet.field and not sheet.is_mended
        say(hint, _hint(claim.quote if claim else "", is_said=is_said) if to_mend else "")

    sheet.observe(show, names=["ticks"])
    show()
    return Panel("findings", [follow(sheet, "status"), settling, row(next_one), error])


def _hint(quote: str, *, is_said: bool) -> str:
    look = f"Look for “{quote}” in the box below. " if quote else ""
    if is_said:
        told = "What was said stays said: change it only if you wrote it down wrongly,"
        return f"{look}{told} and correct the fact openly in the next interview."
    return f"{look}Nothing is rewritten by itself: mend it here, and the finding goes away."
