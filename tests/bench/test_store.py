"""How long keeping takes; the goal for a save is 20 ms. Run with ``--benchmark-enable --benchmark-only``."""

from dataclasses import replace

import pytest

from workbook.records import Story
from workbook.store import FILE_NAME, Store

STORY = Story(
    id="s1", title="The late release", situation="word " * 60, action="word " * 180, result="word " * 60
)


@pytest.fixture
def used(tmp_path):
    """A workbook with some weeks of typing in it: 5,000 versions of 30 stories."""
    with Store(tmp_path / FILE_NAME) as store:
        with store._writing():
            for number in range(5000):
                story = replace(STORY, id=f"s{number % 30}", title=f"Version {number}")
                store._insert(story, story.to_fields(), after=None)
        yield store


def test_save_300_words(benchmark, used):
    typed = iter(range(1_000_000))
    base = used.head(Story, STORY.id).number

    def save():
        nonlocal base
        base = used.save(replace(STORY, title=f"Typed {next(typed)}"), base=base).head.number

    benchmark(save)
    assert used.head(Story, STORY.id).fields["title"].startswith("Typed")


def test_read_everything_after_a_save(benchmark, used):
    def read():
        used._cached = (-1, used._cached[1])
        return used.contents()

    assert len(benchmark(read)) == 30


def test_open(benchmark, used):
    def open_and_close():
        with Store(used.path) as store:
            return store.notice

    assert benchmark(open_and_close) == ""
