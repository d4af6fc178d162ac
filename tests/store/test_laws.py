"""Several writers with stale versions, compared with a model that knows nothing of SQL."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from workbook.records import Contents, Story
from workbook.store import FILE_NAME, Store, StoreError

WRITERS = st.integers(0, 2)
IDS = st.sampled_from(["s1", "s2"])
CHANGES = st.one_of(
    st.tuples(st.sampled_from(["title", "result"]), st.sampled_from(["", "one", "two"]) | st.text()),
    st.tuples(st.just("skills"), st.lists(st.sampled_from(["teamwork", "focus"])).map(tuple)),
)


class Writers(RuleBasedStateMachine):
    """Three notebooks on one workbook; each has its own draft and believes in its own base."""

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / FILE_NAME
        self.stores = [
            Store(path, now=lambda: datetime(2026, 3, 2, tzinfo=UTC), writer=f"{n}") for n in range(3)
        ]
        for store in self.stores:
            store._connection.execute("PRAGMA synchronous = OFF")  # nothing is killed here
        self.drafts = {(n, id): (Story(id=id), None) for n in range(3) for id in ("s1", "s2")}
        self.kept = []  # every revision ever acknowledged, in order

    def teardown(self):
        for store in self.stores:
            store.close()
        self.folder.cleanup()

    def head(self, id):
        return next(
            (version for version in reversed(self.kept) if version.id == id and not version.is_aside), None
        )

    def open_asides(self):
        settled = {version.settles for version in self.kept}
        continued = {version.base for version in self.kept if version.is_aside}
        return [v for v in self.kept if v.is_aside and v.number not in settled | continued]

    def keep_new(self, revision):
        if revision not in self.kept:
            self.kept.append(revision)

    @rule(writer=WRITERS, id=IDS)
    def look(self, writer, id):
        head = self.stores[writer].head(Story, id)
        self.drafts[writer, id] = ((head and head.record()) or Story(id=id), head and head.number)

    @rule(
        writer=WRITERS,
        id=IDS,
        changes=st.lists(CHANGES, min_size=1, max_size=2),
        is_told=st.booleans(),
        settles=st.none() | st.integers(0, 3),
    )
    def type_and_save(self, writer, id, changes, is_told, settles):
        draft, base = self.drafts[writer, id]
        draft = replace(draft, **dict(changes))
        self.drafts[writer, id] = (draft, base)
        open_ones = [version.number for version in self.open_asides() if version.id == id]
        settles = open_ones[settles] if settles is not None and settles < len(open_ones) else None
        before = self.head(id)
        saved = self.stores[writer].save(draft, base=base, settles=settles)
        self.keep_new(saved.revision)
        self.check_save(draft, base, before, saved, settles)
        if is_told and saved.outcome == "aside":
            self.drafts[writer, id] = (draft, saved.revision.number)
        elif is_told:
            self.drafts[writer, id] = (saved.head.record(), saved.head.number)

    def check_save(self, draft, base, before, saved, settles):
        wanted, blank = draft.to_fields(), Story(id=draft.id).to_fields()
        origin = next((v.fields for v in self.kept if v.number == base and v.fields is not None), blank)
        assert saved.head == self.head(draft.id)
        if saved.outcome == "aside":
            assert saved.revision.fields == wanted
            assert saved.head == before
        for name, value in saved.head.fields.items():
            if saved.outcome != "aside" and wanted[name] != origin[name]:
                assert value == wanted[name], (
                    "what this writer changed is in the head, or the version is aside"
                )
            if before is not None and before.fields is not None and value != before.fields[name]:
                assert value == wanted[name], "a field changes only to what this writer typed"
                assert before.number == base or before.fields[name] == origin[name], (
                    "a field that another writer saved is not overwritten by one who has not seen it"
                )
        if settles is not None and saved.outcome != "aside":
            assert settles not in [version.number for version in self.open_asides()]

    @rule(writer=WRITERS, id=IDS)
    def remove(self, writer, id):
        draft, base = self.drafts[writer, id]
        before = self.head(id)
        try:
            saved = self.stores[writer].remove(draft, base=base)
        except StoreError:
            assert before is not None
            assert before.number != base
        else:
            assert before is None or before.fields is None or before.number == base
            self.keep_new(saved.revision)

    @precondition(lambda self: self.open_asides())
    @rule(writer=WRITERS, data=st.data())
    def settle_for_the_head(self, writer, data):
        aside = data.draw(st.sampled_from(self.open_asides()))
        before = self.head(aside.id)
        if before.fields is not None:
            saved = self.stores[writer].save(before.record(), base=before.number, settles=aside.number)
            self.keep_new(saved.revision)
            assert self.head(aside.id).fields == before.fields
            assert aside not in self.open_asides()

    @precondition(lambda self: self.kept)
    @rule(writer=WRITERS, data=st.data())
    def restore(self, writer, data):
        version = data.draw(st.sampled_from(self.kept))
        head = self.stores[writer].head(Story, version.id)
        if version.fields is not None and head is not None:
            saved = self.stores[writer].save(version.record(), base=head.number)
            self.keep_new(saved.revision)
            assert saved.head.fields == version.fields

    @invariant()
    def every_acknowledged_version_is_kept_in_order(self):
        for store in self.stores:
            for id in ("s1", "s2"):
                assert store.history(Story, id) == [version for version in self.kept if version.id == id]

    @invariant()
    def every_writer_sees_the_same_heads_and_open_versions(self):
        heads = [
            self.head(id) for id in dict.fromkeys(version.id for version in self.kept if not version.is_aside)
        ]
        expected = [head.record() for head in heads if head.fields is not None]
        for store in self.stores:
            assert list(store.contents()) == expected
            assert store.contents() == Contents(expected)
            assert store.set_aside() == self.open_asides()


Writers.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestWriters = Writers.TestCase
