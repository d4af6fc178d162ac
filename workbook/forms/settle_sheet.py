"""Settling one finding after the other: the decision, and beside it the text that is to be mended."""

from __future__ import annotations

from traitlets import HasTraits, Int, List, Unicode

from workbook.forms.record_form import RecordForm
from workbook.forms.record_list import told_apart
from workbook.ledger import Conflict, conflicts, pairs
from workbook.progress import short
from workbook.records import Answer, Decision, Story
from workbook.store import Store


class SettleSheet(HasTraits):
    """Edits the decision on one finding, and the text that the decision says is not right.

    Mending a text changes its finding. What comes of it stays chosen: the same finding in other words, or a note that
    there is none any more. Nothing is rewritten by itself.

    Parameters
    ----------
    store
        Where texts and decisions are kept.
    """

    options: List[tuple[str, str]] = List(help="Pairs of label and key of the findings, for a drop-down.")
    selected = Unicode(help="Key of the finding that is looked at; empty when there never was one.")
    status = Unicode(help="How many findings are open, in words.")
    side = Unicode("second", help="Which text is offered to be mended: first or second.")
    field = Unicode(help="Field of that text in which the words stand; empty when nothing is to be mended.")
    ticks = Int(help="Grows when there is something else to show.")

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.conflict: Conflict | None = None
        self.is_mended = False
        self.decision = RecordForm(store, Decision, "none chosen")
        self.answer = RecordForm(store, Answer, "none chosen")
        self.story = RecordForm(store, Story, "none chosen")
        self.refresh()
        self.observe(self._change, names=["selected"])
        self.decision.observe(self._aim, names=["verdict"])
        store.watch(self.refresh)

    def refresh(self) -> None:
        """Compare again what is saved."""
        found = {each.key: each for each in conflicts(self.store.contents())}
        is_open = [each for each in found.values() if each.is_open]
        now = found.get(self.selected)
        if now is None and self.conflict is None:
            now = next(iter([*is_open, *found.values()]), None)
        elif now is None and self.conflict is not None:
            listed = {key for _, key in self.options}
            new = (each for each in found.values() if each.key not in listed)
            now = next((each for each in new if each.follows(self.conflict)), None)
        self.is_mended = now is None and self.conflict is not None
        labels = [(_label(each), each.key) for each in found.values()]
        if self.is_mended and self.conflict is not None:
            labels.append((f"no longer there: {self.conflict.quotes}", self.selected))
        self.options = told_apart(labels)
        is_compared = bool(pairs(self.store.contents()))
        nothing = "Nothing is in conflict." if is_compared else "Nothing can be compared yet."
        self.status = f"{len(is_open)} of {len(found)} findings open." if found else nothing
        if now is not None:
            self._take(now)
        self.ticks += 1

    def next_open(self) -> None:
        """Go to the next finding that is open."""
        keys = [key for _, key in self.options]
        here = keys.index(self.selected) + 1 if self.selected in keys else 0
        is_open = {each.key for each in conflicts(self.store.contents()) if each.is_open}
        self.selected = next((key for key in keys[here:] + keys[:here] if key in is_open), self.selected)

    def _change(self, _: object) -> None:
        chosen = (each for each in conflicts(self.store.contents()) if each.key == self.selected)
        if (conflict := next(chosen, None)) is not None:
            self._take(conflict)
            self.refresh()
        elif self.conflict is not None and self.selected != self.conflict.key:
            self.selected = (
                self.conflict.key
            )  # what was chosen was mended in another notebook: stay, and say so
            self.refresh()

    def _take(self, conflict: Conflict) -> None:
        key, defaults = conflict.key, Decision(id=conflict.key, about=conflict.quotes)
        if self.decision.id != key and not self.decision.switch(key, defaults):
            self.selected = self.decision.id  # its error says why it stays
            return
        self.conflict, self.selected = conflict, key
        self._aim()

    def _aim(self, _: object = None) -> None:
        """Choose which text is offered to be mended."""
        conflict, verdict = self.conflict, self.decision.verdict
        if conflict is None or conflict.key != self.decision.id:
            return
        side = "first" if verdict == "second" else "second"
        place = conflict.pair.first if side == "first" else conflict.pair.second
        claim = conflict.finding.first if side == "first" else conflict.finding.second
        form = self.answer if isinstance(place.record, Answer) else self.story
        if form.id != place.record.id and not form.switch(place.record.id):
            return
        self.side = side
        is_right = verdict in {"both", "dismissed"}
        self.field = "" if is_right else place.field_at(claim.start if claim else 0)[0]
        self.ticks += 1


def _label(conflict: Conflict) -> str:
    state = "open" if conflict.is_open else "settled"
    return f"{state} · {conflict.kind}: {short(conflict.quotes, 90)}"
