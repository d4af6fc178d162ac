"""The forms of sharing, as they are clicked."""

from datetime import UTC, datetime

import pytest

from workbook.records import Alias, Shared
from workbook.share.form import ShareForm
from workbook.widgets.share import choice_view, copy_view, names_view


@pytest.fixture
def share(sample):
    return ShareForm(sample, lambda: datetime(2026, 3, 2, tzinfo=UTC), begin=lambda work: work())


def test_a_notebook_or_a_record_can_be_left_out(share, controls):
    view = choice_view(share)
    chosen = controls.named(view, "Leave out")
    assert ("Notebook: Tell STAR stories", "02_tell_star_stories") in chosen.options
    assert ("stories: “Peak season”", "story/peak-season") in chosen.options
    chosen.value = "story/peak-season"
    assert "story/peak-season" in share.form.without
    assert "story/peak-season" in [each.what for each in share.preview().withheld]


def test_names_are_asked_for_when_everybody_is_to_read_it(share, sample, controls):
    view = names_view(share)
    assert any("No name is to be decided" in each.value for each in controls.words(view, "hint"))
    share.form.audience = "public"
    share.form.flush()
    share.form.ticks += 1
    controls.named(view, "Replace Larkmoor").click()
    assert sample.contents().all(Alias)[-1].name == "Larkmoor"
    controls.named(view, "Leave all that are open").click()
    assert share.open_names == []


def test_a_click_makes_the_copy_and_says_so(share, sample, controls):
    share.form.formats = ("json",)
    view = copy_view(share)
    controls.named(view, "Make the copy").click()
    assert any("Written: second-round-coach" in each.value for each in controls.words(view, "status"))
    assert sample.contents().all(Shared)[-1].audience == "coach"


def test_stop_can_be_clicked_only_while_it_runs(share, controls):
    waiting = []
    share._begin = waiting.append
    view = copy_view(share)
    stop = controls.named(view, "Stop")
    assert stop.disabled
    controls.named(view, "Make the copy").click()
    assert not stop.disabled
    stop.click()
    waiting.pop()()
    assert stop.disabled
    assert any("nothing was written" in each.value for each in controls.words(view, "status"))
