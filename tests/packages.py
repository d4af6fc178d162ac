"""Packages to be shared: fixtures for tests of formats and of pages in a browser."""

from datetime import UTC, datetime

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from workbook.records import Contents
from workbook.sample import sample_records
from workbook.share.package import Package
from workbook.shipped import shipped

MADE = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def package():
    """Return a function that makes a package of the sample, or of what is given."""

    def make(contents=None, notebooks=(), **changes):
        contents = Contents(sample_records()) if contents is None else contents
        fields = {"id": "3f9c2b7a51de4c08", "title": "Second interview", "audience": "coach", "made_at": MADE}
        return Package(contents=contents, notebooks=tuple(notebooks), **fields | changes)

    return make


@pytest.fixture(scope="session")
def sample_notebooks():
    """The shipped notebooks, which hold the outputs of the sample."""
    files = sorted(shipped("notebooks").glob("[0-9]*.ipynb"))
    return tuple((file.stem, nbformat.read(file, as_version=4)) for file in files)


@pytest.fixture(scope="session")
def notebook():
    """Return a function that makes a notebook of one code cell with these outputs."""

    def make(*outputs, source="print(1)", prose="# A page"):
        cell = new_code_cell(source, outputs=list(outputs))
        return new_notebook(cells=[new_markdown_cell(prose), cell])

    return make


@pytest.fixture(scope="session")
def shown():
    """Return a function that makes an output of one kind."""

    def make(kind, content):
        return new_output("display_data", data={kind: content, "text/plain": "said plainly"})

    return make
