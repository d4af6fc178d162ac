"""The versions of a record worth showing: one for each sitting, not one for each pause in typing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from workbook.records import Record
from workbook.store import Revision, Store

SITTING = timedelta(minutes=2)
"""A version that only adds to the one before, this soon after it, is shown in its place."""


@dataclass(frozen=True)
class Version:
    """A revision and its name in a list."""

    revision: Revision

    @property
    def label(self) -> str:
        """When it was saved, to the second, and what is special about it."""
        is_aside, is_removed = self.revision.is_aside, self.revision.fields is None
        remark = " (kept beside)" if is_aside else " (removed)" if is_removed else ""
        return f"{self.revision.saved_at:%Y-%m-%d %H:%M:%S}{remark}"


def versions(
    store: Store, record_type: type[Record], id: str, *, sitting: timedelta = SITTING
) -> list[Version]:
    """Versions of a record, newest first. Every revision stays in the store, shown or not.

    Parameters
    ----------
    sitting
        Within this time a version that only adds text takes the place of the one before; zero shows every one.
    """
    shown: list[Revision] = []
    for revision in store.history(record_type, id):
        if shown and _same_sitting(shown[-1], revision, sitting):
            shown[-1] = revision
        else:
            shown.append(revision)
    return [Version(revision) for revision in reversed(shown)]


def _same_sitting(earlier: Revision, later: Revision, sitting: timedelta) -> bool:
    """Whether the later version only adds to the earlier one, soon after and by the same hand."""
    if earlier.fields is None or later.fields is None or earlier.is_aside or later.is_aside:
        return False
    only_adds = all(_only_adds(value, later.fields.get(name)) for name, value in earlier.fields.items())
    return only_adds and earlier.writer == later.writer and later.saved_at - earlier.saved_at < sitting


def _only_adds(earlier: object, later: object) -> bool:
    """Whether all of a text is still there, in one or two pieces; other values count when they were empty.

    >>> _only_adds("We won.", "We nearly won."), _only_adds("We won.", "We lost.")
    (True, False)
    """
    if isinstance(earlier, str) and isinstance(later, str):
        pairs = enumerate(zip(earlier, later, strict=False))
        kept = next((i for i, (old, new) in pairs if old != new), min(len(earlier), len(later)))
        return later.endswith(earlier[kept:]) and len(later) >= len(earlier)
    return earlier == later or not earlier
