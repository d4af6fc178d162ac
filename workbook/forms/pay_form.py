"""Figures pasted on their way to the table: each is shown as it was understood before anything is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from traitlets import Bool, HasTraits, Instance, List, Unicode

from workbook.errors import InputError
from workbook.forms.record_list import new_id
from workbook.records import PayPoint
from workbook.salary.research import own_pay, point_from_own
from workbook.store import Store

MOST_KEPT = 2_000
"""Figures kept at a time; more than that nobody weighs one by one."""


class PayRow(HasTraits):
    """One figure as it was understood; the reader may leave it out."""

    is_wanted = Bool(True)

    def __init__(self, point: PayPoint, doubts: Iterable[str] = (), *, is_wanted: bool = True) -> None:
        super().__init__(is_wanted=is_wanted)
        self.point = point
        self.doubts = tuple(doubts)


class PayForm(HasTraits):
    """Understands pasted lines, one figure each, and keeps those that the reader confirms."""

    text = Unicode(help="What was pasted.")
    source = Unicode(help="Where it is from, the same for every line.")
    found_on = Instance(date, allow_none=True, help="When it was found.")
    place = Unicode()
    rows: List[PayRow] = List(help="A `PayRow` for each figure understood.")
    wrong: List[str] = List(help="A sentence for each line that is no figure.")
    status = Unicode()

    def __init__(self, store: Store, *, make_id: Callable[[], str] = new_id) -> None:
        super().__init__()
        self._store = store
        self._make_id = make_id

    def read(self) -> None:
        """Understand the lines; none is an `InputError`."""
        lines = [(n, line.strip()) for n, line in enumerate(self.text.splitlines(), start=1) if line.strip()]
        if not lines:
            raise InputError(
                "There is no line yet: paste figures as you found them, each on a line of its own."
            )
        currency = self._store.contents().research.currency
        found_on = self.found_on and self.found_on.isoformat()
        details = {"source": self.source.strip(), "place": self.place.strip(), "found_on": found_on}
        points, wrong = [], []
        for number, line in lines:
            try:
                pay = own_pay(line, currency)
                points.append((point_from_own(pay, self._make_id(), **details), pay.doubts))
            except InputError as error:
                wrong.append(f"Line {number}: {error}")
        self.show(points, wrong)

    def show(
        self,
        points: Iterable[tuple[PayPoint, Iterable[str]]],
        wrong: Iterable[str],
        missed: int | None = None,
    ) -> None:
        """Offer figures to be confirmed; those kept already, or there twice, begin unticked.

        A line of `wrong` may be about several; `missed` says of how many.
        """
        known = {_likeness(each) for each in self._store.contents().all(PayPoint)}
        rows = []
        for point, doubts in points:
            is_new = _likeness(point) not in known
            known.add(_likeness(point))
            note = () if is_new else ("kept already, or there twice",)
            rows.append(PayRow(point, (*doubts, *note), is_wanted=is_new))
        self.rows, self.wrong = rows, list(wrong)
        wanted = sum(row.is_wanted for row in rows)
        self.status = (
            f"Understood: {len(rows):,}, of them new: {wanted:,}. Not understood: {len(self.wrong) if missed is None else missed:,}."
            " Nothing is saved yet: look through them, then keep them."
        )

    def keep(self) -> int:
        """Save the figures that are wanted and return how many; none or too many are an `InputError`."""
        wanted = [row for row in self.rows if row.is_wanted]
        if not wanted:
            raise InputError("No figure is ticked, so nothing was saved.")
        if len(wanted) > MOST_KEPT:
            raise InputError(f"{len(wanted):,} figures are ticked; keep at most {MOST_KEPT:,} at a time.")
        self._store.add(row.point for row in wanted)
        self.rows = [row for row in self.rows if not row.is_wanted]
        self.status = f"Figures kept: {len(wanted):,}."
        return len(wanted)


def _likeness(point: PayPoint) -> tuple[str, ...]:
    """Return what two records of one figure share: the file and the day make no difference where job or employer is named."""
    about = (point.title, point.level, point.company, point.place, point.hours, point.n)
    pay = (point.low, point.high, point.currency, point.period, point.basis)
    named = () if point.title or point.company else (point.source, str(point.found_on), point.text)
    return (*pay, *(" ".join(each.casefold().split()) for each in about), *named)
