"""The advertisement on its way to lines that ask for something: nothing is kept before the reader says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from traitlets import Bool, HasTraits, List, Unicode

from workbook.errors import InputError
from workbook.forms.record_form import RecordForm
from workbook.forms.record_list import new_id
from workbook.plan.ad import AdLine, split_ad
from workbook.plan.lines import is_same, pair_lines, posted_range
from workbook.progress import short
from workbook.records import JobAd, Requirement, Research
from workbook.store import Store
from workbook.wording import many


class LineForm(HasTraits):
    """One line as it was understood; the reader may change it, take it or leave it out."""

    text = Unicode()
    is_wanted = Bool()
    is_same = Bool(True, help="Whether it is the line in `known`, whose links it then keeps.")
    note = Unicode(help="What is special about it, in words.")

    def __init__(self, line: AdLine, known: Requirement | None, *, is_twice: bool = False) -> None:
        self.is_kept = known is not None and is_same(line.text, known)
        super().__init__(text=line.text, is_wanted=line.is_wanted and not self.is_kept and not is_twice)
        self.line, self.known, self._was_wanted = line, known, self.is_wanted
        self.is_near = known is not None and not self.is_kept
        self.note = "there twice" if is_twice else line.why
        if self.is_near and known is not None:
            self.note = f"nearly the same as a line kept before: “{short(known.text, 100)}”"

    @property
    def is_changed(self) -> bool:
        """Whether the reader changed the words, or decided otherwise than suggested."""
        return (self.text, self.is_wanted, self.is_same) != (self.line.text, self._was_wanted, True)

    def requirement(self, make_id: Callable[[], str], now: Requirement | None) -> Requirement:
        """Return what is to be kept: a new line, or the known one with these words and all of its links."""
        text = self.text.strip()
        if now is None or not self.is_same:
            return Requirement(id=make_id(), text=text, line=self.line.text)
        is_corrected = now.text != now.line and self.text == self.line.text
        return replace(now, text=now.text if is_corrected else text, line=self.line.text)


class AdSheet(HasTraits):
    """Edits the advertisement, splits it into lines, and keeps those that the reader confirms.

    Lines kept before stay, with their links, whatever the advertisement has become.

    Attributes
    ----------
    form : RecordForm
        The advertisement.
    """

    lines: List[LineForm] = List(help="A `LineForm` for each line that is no heading.")
    pay: List[str] = List(help="The words of each line that names the pay of the job.")
    status = Unicode()

    def __init__(self, store: Store, *, make_id: Callable[[], str] = new_id) -> None:
        super().__init__()
        self.store, self._make_id = store, make_id
        self.form = RecordForm(store, JobAd, JobAd.ID)

    def split(self) -> None:
        """Take the advertisement apart; what the reader changed in a line before stays.

        Raises `InputError` when there is no text.
        """
        text = self.form.text
        if not text.strip():
            raise InputError("There is no text yet: paste the whole advertisement, then split it.")
        found = [line for line in split_ad(text) if line.sort != "heading"]
        before = {form.line.text: form for form in self.lines if form.is_changed}
        self._show(found, before)
        currency = self.store.contents().research.currency
        words = [posted_range(line.text, currency) for line in found if line.sort == "pay"]
        self.pay = list(dict.fromkeys(filter(None, words)))
        wanted = sum(form.is_wanted for form in self.lines)
        self.status = f"{many(wanted, 'new line')} found. Nothing is kept yet: look through them, then keep them.{self._gone()}"

    def keep(self) -> int:
        """Save the ticked lines, all or none; return how many.

        Raises `InputError` when none is ticked, or one has no words.
        """
        wanted = [form for form in self.lines if form.is_wanted]
        if not wanted:
            raise InputError("No line is ticked, so nothing was kept.")
        for number, form in enumerate(self.lines, start=1):
            if form.is_wanted and not form.text.strip():
                raise InputError(f"Line {number} has no words: write some, or untick it.")
        contents = self.store.contents()
        known = [form.known and contents.find(Requirement, form.known.id) for form in wanted]
        self.store.add(form.requirement(self._make_id, now) for form, now in zip(wanted, known, strict=True))
        self._show([form.line for form in self.lines], {})
        self.status = f"{many(len(wanted), 'line')} kept.{self._gone()}"
        return len(wanted)

    def use_pay(self, words: str) -> None:
        """Put words of the advertisement into the salary research as the posted range; what stands there is not changed.

        Raises `InputError` when another range stands there.
        """
        head = self.store.head(Research, Research.ID)
        research = self.store.contents().research
        if research.posted.strip() not in {"", words}:
            raise InputError(
                f"A posted range is there already: “{research.posted}”. If this one is right, change it in Research salary."
            )
        self.store.save(replace(research, posted=words), base=head.number if head else None)
        self.status = f"“{words}” is the posted range now, in Research salary."

    def _show(self, found: list[AdLine], before: dict[str, LineForm]) -> None:
        kept = self.store.contents().all(Requirement)
        pairs = pair_lines([line.text for line in found], kept)
        seen: set[str] = set()
        forms = []
        for line, known in zip(found, pairs, strict=True):
            made = LineForm(line, known, is_twice=line.text in seen)
            if (old := before.get(line.text)) is not None and not made.is_kept and line.text not in seen:
                made.text, made.is_wanted, made.is_same = old.text, old.is_wanted, old.is_same
            seen.add(line.text)
            forms.append(made)
        self.lines = forms

    def _gone(self) -> str:
        """Say which kept lines the advertisement no longer has; they stay all the same."""
        there = {form.known.id for form in self.lines if form.known is not None}
        gone = [each for each in self.store.contents().all(Requirement) if each.line and each.id not in there]
        if not gone:
            return ""
        names = ", ".join(f"“{short(each.text, 50)}”" for each in gone[:3]) + (" …" if len(gone) > 3 else "")
        return f" No longer in the advertisement, and kept all the same: {names}."
