"""The form of sharing: what it shows, decides and writes, and how it ends."""

import pytest
from generated import NOW

from workbook.records import Alias, Shared, Story
from workbook.share import form as room
from workbook.share.form import ShareForm


@pytest.fixture
def share(store):
    """Runs the export at once instead of on a thread."""
    form = ShareForm(store, lambda: NOW, begin=lambda work: work())
    form.form.formats = ("json",)
    form.form.flush()
    return form


def test_the_choice_is_saved_like_any_other(share, store):
    share.form.audience = "friend"
    assert share.form.flush()
    assert ShareForm(store, lambda: NOW).choice().audience == "friend"


def test_the_preview_follows_the_choice_and_what_is_saved(share, store):
    assert share.preview() is share.preview()
    before = len(share.preview().withheld)
    share.form.audience = "friend"
    assert len(share.preview().withheld) > before
    store.add([Story(id="new", title="A new one")])
    assert share.preview().contents.find(Story, "new")


def test_names_are_open_until_each_is_decided(share, store):
    share.form.audience = "public"
    share.form.flush()
    share.form.ticks += 1
    assert {"Larkmoor", "Larkmoor Freight"} <= set(share.open_names)
    share.decide("Larkmoor", "replace")
    assert "Larkmoor" not in share.open_names
    share.decide_all("leave")
    assert share.open_names == []
    assert {each.verdict for each in store.contents().all(Alias)} == {"replace", "leave"}


def test_a_copy_is_written_and_said(share, store):
    share.share()
    assert (
        share.status
        == "Written: second-round-coach-2026-11-23.json, in the folder “shared” beside this page."
    )
    assert (share.done, share.total, share.is_running, share.error) == (3, 3, False, "")
    assert store.contents().all(Shared)[-1].file == "second-round-coach-2026-11-23.json"


def test_what_stops_it_is_one_sentence(share):
    share.form.formats = ()
    share.share()
    assert (share.error, share.status, share.is_running) == (
        "No format is chosen; choose at least one.",
        "",
        False,
    )


def test_whatever_goes_wrong_is_said(share, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("odd")

    monkeypatch.setattr(room, "export", fail)
    share.share()
    assert share.error == "Nothing was shared (RuntimeError: odd)."


def test_it_can_be_stopped(store):
    waiting = []
    share = ShareForm(store, lambda: NOW, begin=waiting.append)
    share.share()
    share.share()  # a second click while it runs begins no second one
    assert share.is_running
    share.stop()
    waiting.pop()()
    assert (share.status, share.error, share.is_running, waiting) == (
        "Stopped; nothing was written.",
        "",
        False,
        [],
    )


def test_a_notebook_that_cannot_be_read_is_said_at_once(store, folder):
    (folder / "broken.ipynb").write_text("{")
    assert ShareForm(store, lambda: NOW).error.startswith("broken.ipynb cannot be read")
