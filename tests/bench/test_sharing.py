"""How long a copy of the sample takes, with its redaction, its search for leaks and its writing; the goal is 1 s."""

from datetime import UTC, datetime

import pytest

from workbook.folder import prepare_folder
from workbook.records import Alias, Sharing
from workbook.share.export import export, preview
from workbook.share.redaction.aliases import alias_for
from workbook.store import FILE_NAME, Store

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    prepare_folder(tmp_path, sample=True)
    with Store(tmp_path / FILE_NAME) as opened:
        yield opened


@pytest.mark.parametrize("audience", ["coach", "friend", "public"])
@pytest.mark.parametrize("form", ["json", "markdown", "csv", "parquet"])
def test_a_copy_without_notebooks(benchmark, store, audience, form):
    choice = Sharing(id=Sharing.ID, audience=audience, formats=(form,))
    found = preview(store.contents(), choice, store.path.parent).proposals
    store.add(alias_for(each.name, each.sort, "replace") for each in found)
    written = benchmark(export, store, choice, now=NOW)
    assert written.path.stat().st_size > 1_000
    assert bool(store.contents().all(Alias)[1:]) == (audience == "public")


def test_notebooks_that_run(benchmark, store):
    choice = Sharing(id=Sharing.ID, formats=("ipynb",))
    written = benchmark.pedantic(export, (store, choice), {"now": NOW}, rounds=3)
    assert written.path.stat().st_size > 10_000
