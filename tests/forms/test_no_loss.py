"""Anything a reader may do in any order, with a disk that is full now and then: no text is lost."""

import tempfile
from pathlib import Path
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from workbook.forms import RecordForm, RecordList
from workbook.records import Story
from workbook.store import FILE_NAME, Store, StoreError

LISTS = st.integers(0, 2)
"""Two in this notebook, one in another."""


class SometimesFull(Store):
    is_full = False

    def save(self, *what, **options):
        if self.is_full:
            raise StoreError("The disk is full.")
        return super().save(*what, **options)

    def remove(self, *what, **options):
        if self.is_full:
            raise StoreError("The disk is full.")
        return super().remove(*what, **options)


class NeverFires:
    """A debounce that does what waits only when it is asked to."""

    def __init__(self, action):
        self.action, self.is_waiting = action, False

    def __call__(self):
        self.is_waiting = True

    def later(self, _):
        self.is_waiting = True

    def flush(self):
        if self.is_waiting:
            self.is_waiting = False
            self.action()


class Readers(RuleBasedStateMachine):
    @initialize()
    def open(self):
        patch = mock.patch.dict(RecordForm.__init__.__kwdefaults__, debounce=NeverFires)
        patch.start()
        self.addCleanup = patch.stop
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / FILE_NAME
        self.stores = [SometimesFull(path, writer=name) for name in ("here", "elsewhere")]
        self.lists = [RecordList(self.stores[n], Story, label=lambda story: story.title) for n in (0, 0, 1)]
        self.saved: set[tuple[str, str, str]] = set()

    def teardown(self):
        self.addCleanup()
        for store in self.stores:
            store.is_full = False
        for each in self.lists:
            typed = self.on_screen(each)
            assert each.form.flush()
            self.saved |= typed
        assert self.saved <= self.history()
        for store in self.stores:
            store.close()
        self.folder.cleanup()

    def on_screen(self, each):
        record = each.form.record()
        return {(record.id, name, getattr(record, name)) for name in ("title", "situation")} - {
            (record.id, name, "") for name in ("title", "situation")
        }

    def history(self):
        reader = self.stores[0]
        ids = {id for id, _, _ in self.saved}
        return {
            (id, name, version.fields[name])
            for id in ids
            for version in reader.history(Story, id)
            if version.fields
            for name in ("title", "situation")
        }

    @rule(n=LISTS, name=st.sampled_from(["title", "situation"]), text=st.sampled_from("abc") | st.text())
    def type(self, n, name, text):
        setattr(self.lists[n].form, name, text)

    @rule(n=LISTS)
    def flush(self, n):
        form, typed = self.lists[n].form, self.on_screen(self.lists[n])
        is_new = form.is_dirty
        if form.flush():
            self.saved |= typed
            head = self.lists[n].store.head(Story, form.id)
            if is_new and form.rival is None and head is not None:
                assert head.record() == form.record(), "what is on screen is the current version"
        else:
            assert self.on_screen(self.lists[n]) == typed
            assert form.error

    def leave(self, n, action):
        """Do something after which another record may be open: what was on screen is saved or still there."""
        each, typed, was_dirty = self.lists[n], self.on_screen(self.lists[n]), self.lists[n].form.is_dirty
        id = each.form.id
        action()
        if each.form.id != id and was_dirty:
            self.saved |= typed
        elif was_dirty and self.stores[n == 2].is_full:
            assert self.on_screen(each) == typed

    @rule(n=LISTS, which=st.integers(0, 5))
    def choose(self, n, which):
        options = self.lists[n].options
        self.leave(n, lambda: setattr(self.lists[n], "selected", options[which % len(options)][1]))

    @rule(n=LISTS)
    def add(self, n):
        self.leave(n, self.lists[n].add)

    @rule(n=LISTS)
    def remove(self, n):
        self.leave(n, self.lists[n].remove)

    @rule(n=LISTS)
    def bring_back(self, n):
        def try_to():
            try:
                self.lists[n].bring_back()
            except StoreError:
                assert self.stores[n == 2].is_full

        self.leave(n, try_to)

    @rule(n=LISTS, which=st.integers(0, 5))
    def restore(self, n, which):
        form, typed, was_dirty = (
            self.lists[n].form,
            self.on_screen(self.lists[n]),
            self.lists[n].form.is_dirty,
        )
        if history := form.store.history(Story, form.id):
            form.restore(history[which % len(history)])
            if not form.is_dirty and was_dirty:
                self.saved |= typed

    @precondition(lambda self: any(each.form.rival for each in self.lists))
    @rule(n=LISTS, is_mine=st.booleans())
    def decide(self, n, is_mine):
        form, typed, was_dirty = (
            self.lists[n].form,
            self.on_screen(self.lists[n]),
            self.lists[n].form.is_dirty,
        )
        if form.rival is not None:
            (form.keep_mine if is_mine else form.take_rival)()
            if was_dirty and not form.is_dirty:
                self.saved |= typed

    @rule(which=st.integers(0, 1), is_full=st.booleans())
    def fill_or_free_the_disk(self, which, is_full):
        self.stores[which].is_full = is_full

    @invariant()
    def every_saved_text_is_in_the_history(self):
        assert self.saved <= self.history()

    @invariant()
    def the_list_shows_the_form_that_is_open(self):
        for each in self.lists:
            assert each.selected == each.form.id
            assert each.selected in {id for _, id in each.options}


Readers.TestCase.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)
TestReaders = Readers.TestCase
