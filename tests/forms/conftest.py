"""Forms on a real store, with a debounce that is fired by hand and a clock that goes only when told to."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from workbook.forms import RecordForm
from workbook.records import Record
from workbook.store import FILE_NAME, Store, StoreError


class ByHand:
    """A debounce that waits until the test fires it."""

    def __init__(self, action: Callable[[], object]) -> None:
        self.action = action
        self.is_waiting = False
        self.retry_after: float | None = None

    def __call__(self) -> None:
        self.is_waiting = True

    def later(self, seconds: float) -> None:
        self.is_waiting, self.retry_after = True, seconds

    def flush(self) -> None:
        if self.is_waiting:
            self.is_waiting = False
            self.action()


class FailingStore(Store):
    """A store whose disk can be full."""

    is_full = False
    is_unreadable = False

    def save(self, record: Record, **options: object) -> object:
        if self.is_full:
            raise StoreError("The disk is full.")
        return super().save(record, **options)

    def head(self, *which: object) -> object:
        if self.is_unreadable:
            raise StoreError("Another program kept the file busy.")
        return super().head(*which)


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """No form made in these tests saves before it is told to."""
    monkeypatch.setitem(RecordForm.__init__.__kwdefaults__, "debounce", ByHand)


@pytest.fixture
def open_store(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Callable[..., FailingStore]]:
    stores: list[FailingStore] = []

    def open_one(writer: str) -> FailingStore:
        stores.append(FailingStore(tmp_path / FILE_NAME, now=clock, writer=writer))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(open_store) -> FailingStore:
    return open_store("here")


@pytest.fixture
def elsewhere(store, open_store) -> FailingStore:
    """The same workbook, open in another notebook."""
    return open_store("elsewhere")


@pytest.fixture
def make_id() -> Callable[[], str]:
    """Identifiers that tell in which order they were made."""
    numbers = iter(range(1, 1000))
    return lambda: f"new{next(numbers)}"
