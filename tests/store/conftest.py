"""Workbooks to save into: a path, a clock that stands, stores that are closed after the test."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from workbook.store import FILE_NAME, Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


@pytest.fixture
def open_store(path: Path, clock: Callable[[], datetime]) -> Iterator[Callable[..., Store]]:
    """Opens the workbook again and again, as several notebooks do."""
    stores: list[Store] = []

    def open_one(at: Path = path, **options: object) -> Store:
        stores.append(Store(at, **{"now": clock, **options}))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    return open_store(writer="here")


@pytest.fixture
def elsewhere(store: Store, open_store: Callable[..., Store]) -> Store:
    """The same workbook, open in another notebook."""
    return open_store(writer="elsewhere")
