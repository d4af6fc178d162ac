"""A workbook to share: the sample in a folder of its own, and what a reader may choose."""

import shutil
import sys
from pathlib import Path

import pytest

from workbook.folder import prepare_folder
from workbook.records import Contents, Sharing
from workbook.sample import sample_records
from workbook.store import FILE_NAME, Store

sys.path.insert(0, str(Path(__file__).parent))

from generated import NOW


@pytest.fixture(scope="session")
def sample():
    return Contents(sample_records())


@pytest.fixture
def choose():
    """Return a function that makes a choice."""

    def make(audience="coach", **more):
        return Sharing(id=Sharing.ID, audience=audience, **more)

    return make


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prepared")
    prepare_folder(folder, sample=True, now=lambda: NOW)
    return folder


@pytest.fixture
def folder(prepared, tmp_path) -> Path:
    """The sample with its notebooks, a copy for each test."""
    shutil.copytree(prepared, tmp_path / "my-interview")
    return tmp_path / "my-interview"


@pytest.fixture
def store(folder):
    with Store(folder / FILE_NAME, now=lambda: NOW) as opened:
        yield opened
