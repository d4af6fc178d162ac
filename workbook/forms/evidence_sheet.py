"""One line of the advertisement at a time: what the reader says meets it, and what is suggested."""

from __future__ import annotations

from traitlets import HasTraits, List, Unicode

from workbook.forms.record_form import RecordForm
from workbook.forms.record_list import RecordList, told_apart
from workbook.plan.covering import Suggestion, suggest, told_by
from workbook.plan.evidence import evidence_of
from workbook.progress import short
from workbook.records import Requirement
from workbook.store import Store

VERDICTS = ("", "yes", "no")
"""Of a suggestion: not decided yet, it meets the line, it does not."""


class SuggestionForm(HasTraits):
    """A suggestion and the reader's word on it, kept in the line's own fields."""

    verdict = Unicode(help="One of `VERDICTS`.")

    def __init__(self, form: RecordForm[Requirement], suggestion: Suggestion) -> None:
        super().__init__()
        self.suggestion, self._form = suggestion, form
        self.follow()
        self.observe(self._decide, names=["verdict"])

    def follow(self) -> None:
        """Show what the line's fields say now."""
        ref = self.suggestion.evidence.ref
        line = self._form.record()
        self.verdict = "yes" if ref in line.met_by else "no" if ref in line.not_met_by else ""

    def _decide(self, _: object) -> None:
        ref, line = self.suggestion.evidence.ref, self._form.record()
        with self._form.hold_trait_notifications():  # between the two fields it would seem undecided
            self._form.met_by = _with(line.met_by, ref, is_in=self.verdict == "yes")
            self._form.not_met_by = _with(line.not_met_by, ref, is_in=self.verdict == "no")


def _with(refs: tuple[str, ...], ref: str, *, is_in: bool) -> tuple[str, ...]:
    if (ref in refs) == is_in:
        return refs
    return (*refs, ref) if is_in else tuple(other for other in refs if other != ref)


class EvidenceSheet(HasTraits):
    """Edits the lines of the advertisement, one at a time, with suggestions of what meets each.

    Attributes
    ----------
    requirements : RecordList
        The lines.
    """

    suggestions: List[SuggestionForm] = List(help="A `SuggestionForm` for each suggestion for the line.")

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.requirements = RecordList(store, Requirement, label=requirement_label)
        self.refresh()
        self.requirements.form.observe(self.refresh, names=["ticks", "met_by", "not_met_by"])

    def refresh(self, _: object = None) -> None:
        """Suggest again for the line as it is on screen; a suggestion that stays keeps its form."""
        form = self.requirements.form
        line = form.record()
        found = suggest(line.text, told_by(self.store.contents())) if line.text.strip() else []
        before = {each.suggestion: each for each in self.suggestions}
        again = [before.get(each) or SuggestionForm(form, each) for each in found]
        for each in again:
            each.follow()
        if again != self.suggestions:
            self.suggestions = again

    def options(self) -> list[tuple[str, str]]:
        """Return everything that can be linked by hand: pairs of name and reference; none before the line has words."""
        form = self.requirements.form
        return evidence_options(self.store) if form.text.strip() or form.met_by else []


def evidence_options(store: Store, *, with_requirements: bool = False) -> list[tuple[str, str]]:
    """Return what can be linked, as pairs of name and reference."""
    found = evidence_of(store.contents(), with_requirements=with_requirements)
    return told_apart([(short(each.name, 110), each.ref) for each in found])


def requirement_label(line: Requirement) -> str:
    """Name of a line in a list: whether anything meets it, and its words."""
    if not line.text.strip():
        return "New line"
    return f"{'met' if line.met_by else 'not met yet'} · {short(line.text, 90)}"
