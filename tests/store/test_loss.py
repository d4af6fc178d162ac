"""Every acknowledged save is there: after SIGKILL at random points, and after two programs saved at once."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from workbook.records import Story
from workbook.store import Store

WRITER = Path(__file__).with_name("writer.py")
KILLS = 200
SAVES = 1000


def start_writer(path, story, field, name, *, first=0, saves=SAVES):
    command = [sys.executable, WRITER, path, story, field, name, first, saves]
    return subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def acknowledged(lines):
    """Revision and count of each whole line printed; a line cut short was not acknowledged."""
    return [tuple(map(int, line.split())) for line in lines if line.endswith("\n")]


def missing(store, name, field, printed):
    """Acknowledged saves whose text is not in the revision that was named."""
    return [
        (revision, number)
        for revision, number in printed
        if (found := store.revision(revision)) is None
        or found.fields["reflection" if number % 10 == 9 else field] != f"{name} {number}"
    ]


def is_sound(path):
    with closing(sqlite3.connect(path)) as file:
        return file.execute("PRAGMA quick_check").fetchall() == [("ok",)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs the signals of a POSIX system")
@pytest.mark.timeout(300)
def test_a_writer_killed_at_random_points_loses_no_acknowledged_save(path, open_store):
    chance = random.Random(20260302)
    fields = {"left": "title", "right": "result"}
    printed = {name: [] for name in fields}
    for turn in range(KILLS // len(fields)):
        writers = {
            name: start_writer(path, "s1", field, name, first=turn * 100_000, saves=100_000)
            for name, field in fields.items()
        }
        for name, writer in writers.items():
            # Most die amid saving; some before their first save, while they open the file.
            wanted = chance.randrange(-2, 12)
            lines = [writer.stdout.readline() for _ in range(wanted)]
            time.sleep(chance.uniform(0, 0.06 if wanted <= 0 else 0.006))
            writer.kill()
            with writer:
                lines += writer.stdout.readlines()
                complaint = writer.stderr.read()
            assert (complaint, writer.returncode) == ("", -signal.SIGKILL)
            printed[name] += acknowledged(lines)
        assert is_sound(path)
    store = open_store()
    print(f"{KILLS} kills, {sum(map(len, printed.values()))} acknowledged saves")
    assert sum(map(len, printed.values())) > KILLS
    for name, field in fields.items():
        assert missing(store, name, field, printed[name]) == []


@pytest.mark.timeout(300)
@pytest.mark.parametrize("stories", [("s1", "s1"), ("s1", "s2")], ids=["one record", "a record each"])
def test_two_programs_that_save_at_once_lose_nothing(path, stories):
    fields = {"left": "title", "right": "result"}
    with Store(path) as store:  # both begin with the same version
        for story in set(stories):
            store.save(Story(id=story, situation="Before"), base=None)
    writers = {
        name: start_writer(path, story, field, name)
        for (name, field), story in zip(fields.items(), stories, strict=True)
    }
    printed = {}
    for name, writer in writers.items():
        lines, complaint = writer.communicate()
        assert (complaint, writer.returncode) == ("", 0)
        printed[name] = acknowledged(lines.splitlines(keepends=True))
    with Store(path) as store:
        histories = {story: store.history(Story, story)[1:] for story in stories}
        assert sum(map(len, histories.values())) == len(fields) * SAVES
        for (name, field), story in zip(fields.items(), stories, strict=True):
            assert [number for _, number in printed[name]] == list(range(SAVES))
            assert missing(store, name, field, printed[name]) == []
            assert store.head(Story, story).fields[field] == f"{name} {SAVES - 2}"
            assert store.head(Story, story).fields["situation"] == "Before"
        for history in histories.values():
            heads = [revision for revision in history if not revision.is_aside]
            for then, now in pairwise(heads):
                changed = {key for key, value in now.fields.items() if value != then.fields[key]}
                assert changed <= {fields[now.writer], "reflection"}, (
                    "one program took back what the other saved"
                )
        by_writer = [[revision.writer for revision in history] for history in histories.values()]
        turns = sum(now != then for history in by_writer for then, now in pairwise(history))
    assert is_sound(path)
    assert len(histories) == 2 or turns > 50, "the two programs did not save at the same time"
