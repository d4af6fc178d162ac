"""Earlier versions: one for each sitting, every one on request, and a way back."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.forms import RecordForm, versions
from workbook.forms.history import _only_adds
from workbook.records import Story

EVERY = timedelta(0)


@pytest.fixture
def form(store):
    return RecordForm(store, Story, "s1")


@pytest.fixture
def save(form, clock):
    """Types a text, some time after the one before, and saves it."""

    def save_text(text, *, after=1):
        clock.go_on(seconds=after)
        form.situation = text
        assert form.flush()

    return save_text


def shown(store, **options):
    return [version.revision.fields["situation"] for version in versions(store, Story, "s1", **options)]


def test_a_record_never_saved_has_none(store):
    assert versions(store, Story, "s1") == []


def test_pauses_in_one_sitting_make_one_version(save, store):
    for text in ("Two", "Two teams", "Two teams met"):
        save(text)
    assert shown(store) == ["Two teams met"]


def test_every_version_can_be_asked_for(save, store):
    for text in ("Two", "Two teams", "Two teams met"):
        save(text)
    assert shown(store, sitting=EVERY) == ["Two teams met", "Two teams", "Two"]


def test_words_taken_out_make_a_version_of_their_own(save, store):
    for text in ("Two teams", "Two", "Two boats"):
        save(text)
    assert shown(store) == ["Two boats", "Two teams"]


def test_a_later_sitting_makes_a_version_of_its_own(save, store):
    save("Two")
    save("Two teams", after=121)
    assert shown(store) == ["Two teams", "Two"]


def test_another_writer_makes_a_version_of_its_own(save, store, elsewhere):
    save("Two")
    other = RecordForm(elsewhere, Story, "s1")
    other.situation = "Two teams"
    other.flush()
    assert shown(store) == ["Two teams", "Two"]


def test_a_removal_is_a_version_and_says_so(save, form, store):
    save("Two")
    store.remove(form.record(), base=store.head(Story, "s1").number)
    assert versions(store, Story, "s1")[0].label == "2026-03-02 09:30:01 (removed)"


def test_a_version_kept_beside_says_so(save, form, store, elsewhere):
    save("Two")
    other = RecordForm(elsewhere, Story, "s1")
    other.situation = "their words"
    other.flush()
    save("my words")
    assert next(version.label for version in versions(store, Story, "s1")).endswith("(kept beside)")
    assert "my words" in shown(store)


def test_every_version_can_be_brought_back(save, form, store):
    texts = ["Two", "Two teams", "One boat"]
    for text in texts:
        save(text)
    for version in versions(store, Story, "s1", sitting=EVERY):
        form.restore(version.revision)
        assert form.situation == version.revision.fields["situation"]
        assert store.contents().find(Story, "s1").situation == form.situation
    assert set(texts) <= set(shown(store, sitting=EVERY))


@given(st.text(), st.text(), st.text())
def test_text_put_in_anywhere_only_adds(start, put_in, end):
    assert _only_adds(start + end, start + put_in + end)


@given(st.text(alphabet="ab"), st.text(alphabet="ab"))
def test_no_letter_is_hidden_by_a_version_that_only_adds(earlier, later):
    """Every letter of the earlier text is in the later one, in its order."""
    letters = iter(later)
    if _only_adds(earlier, later):
        assert all(letter in letters for letter in earlier)
