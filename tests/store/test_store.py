"""Saving, merging, setting aside, removing, restoring: what becomes of each version."""

import sqlite3
import threading
from dataclasses import replace

import pytest

from workbook.errors import DataError
from workbook.records import Answer, Process, Round, Story
from workbook.store import StoreError

STORY = Story(id="s1", title="The late release", situation="Two teams", skills=("teamwork",))


def current(store, record=STORY):
    return store.contents().find(type(record), record.id)


def titles(revisions):
    return [revision.fields and revision.fields["title"] for revision in revisions]


def write_sonnets(path):
    """Write what a program with other kinds of records would."""
    outside = sqlite3.connect(path)
    columns = "kind, id, fields, saved_at, writer"
    rows = [("sonnet", id, "{}", "2026-03-02T09:30:00+00:00", "poet") for id in "abc"]
    with outside:
        outside.executemany(f"INSERT INTO revision ({columns}) VALUES (?, ?, ?, ?, ?)", rows)
    outside.close()


@pytest.fixture
def base(store):
    """Number of the first version of the story."""
    return store.save(STORY, base=None).head.number


@pytest.fixture
def aside(store, elsewhere, base):
    """A title set aside: another notebook has changed it meanwhile."""
    elsewhere.save(replace(STORY, title="Theirs"), base=base)
    return store.save(replace(STORY, title="Mine"), base=base).revision


class TestSaving:
    def test_a_new_workbook_is_empty(self, store):
        assert len(store.contents()) == 0

    def test_what_was_saved_is_there_after_opening_again(self, store, open_store):
        saved = store.save(STORY, base=None)
        store.close()
        assert saved.outcome == "saved"
        assert current(open_store()) == STORY

    def test_the_revision_says_when_and_by_whom_it_was_written(self, store, clock, base):
        revision = store.revision(base)
        assert (revision.saved_at, revision.writer, revision.base) == (clock(), "here", None)

    def test_a_writer_without_a_name_gets_one_of_its_own(self, open_store):
        first, second = (open_store().save(Round(id=id), base=None).revision.writer for id in "ab")
        assert first
        assert first != second

    def test_the_same_again_is_unchanged_and_writes_nothing(self, store, base):
        saved = store.save(STORY, base=base)
        assert (saved.outcome, saved.head.number) == ("unchanged", base)
        assert len(store.history(Story, "s1")) == 1

    def test_what_another_notebook_saved_likewise_is_unchanged(self, store, elsewhere, base):
        there = elsewhere.save(replace(STORY, title="Same"), base=base)
        here = store.save(replace(STORY, title="Same"), base=base)
        assert (here.outcome, here.head) == ("unchanged", there.head)

    def test_a_version_with_fewer_fields_stands_for_their_defaults(self, store, monkeypatch):
        monkeypatch.setattr(Story, "to_fields", lambda self: {"title": self.title})
        base = store.save(STORY, base=None).head.number
        monkeypatch.undo()
        store.save(replace(STORY, situation="", skills=(), is_failure=True), base=base)
        saved = store.save(replace(STORY, title="Other", situation="", skills=()), base=base)
        assert saved.outcome == "merged"
        assert current(store) == Story(id="s1", title="Other", is_failure=True)

    def test_a_value_of_another_type_is_refused_before_it_is_written(self, store, base):
        with pytest.raises(DataError, match="None as its title"):
            store.save(replace(STORY, title=None), base=base)
        assert current(store) == STORY

    def test_a_failure_amid_a_save_leaves_nothing_half_written(self, store, base, monkeypatch):
        monkeypatch.setattr(store, "_now", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.save(replace(STORY, title="Other"), base=base)
        monkeypatch.undo()
        assert store.save(replace(STORY, title="Other"), base=base).outcome == "saved"

    def test_a_closed_store_says_so_in_a_sentence(self, store, path):
        store.close()
        with pytest.raises(StoreError, match=rf"{path.name} could not be used.*closed"):
            store.save(STORY, base=None)


class TestText:
    @pytest.mark.parametrize(
        "text",
        [
            "naïve Çelik, 面接, مقابلة, 👩‍💻",
            "nul \0, bell \a, line separator \u2028, byte order mark \ufeff",
            "a 'quote', a \"quote\", a \\ backslash \\ud83d, a {brace}",
            "line\r\nline\rline\n\n",
            "cut emoji \ud83d here",
            "undecoded byte \udcff",
            "word " * 1_000_000,
        ],
        ids=["scripts", "controls", "quotes", "lines", "surrogate", "undecoded", "five million letters"],
    )
    def test_every_letter_comes_back(self, store, open_store, text):
        store.save(replace(STORY, situation=text), base=None)
        assert current(open_store()).situation == text

    def test_the_two_halves_of_an_emoji_come_back_whole(self, store):
        first = store.save(replace(STORY, title="\ud83d\ude00"), base=None)
        assert current(store).title == "😀"
        assert store.save(replace(STORY, title="\ud83d\ude00"), base=first.head.number).outcome == "unchanged"


class TestMerging:
    def test_changes_to_different_fields_are_both_in_the_new_head(self, store, elsewhere, base):
        elsewhere.save(replace(STORY, result="Shipped"), base=base)
        saved = store.save(replace(STORY, title="Late"), base=base)
        assert saved.outcome == "merged"
        assert current(elsewhere) == replace(STORY, title="Late", result="Shipped")

    def test_a_stale_version_without_changes_keeps_what_the_other_wrote(self, store, elsewhere, base):
        theirs = elsewhere.save(replace(STORY, result="Shipped"), base=base)
        saved = store.save(STORY, base=base)
        assert saved.head.fields == theirs.head.fields

    def test_two_notebooks_that_make_the_same_record_are_merged(self, store, elsewhere):
        id = Answer.id_for("q1", "first")
        elsewhere.save(Answer(id=id, text="I asked them"), base=None)
        saved = store.save(Answer(id=id, went="well"), base=None)
        assert saved.outcome == "merged"
        assert current(store, Answer(id=id)) == Answer(id=id, text="I asked them", went="well")

    @pytest.mark.parametrize("base", ["of another record", 999])
    def test_a_base_that_is_none_of_this_record_counts_as_a_new_record(self, store, base):
        other = store.save(replace(STORY, id="s2", title="Mine"), base=None).head.number
        store.save(STORY, base=None)
        saved = store.save(replace(STORY, title="Mine"), base=base if base == 999 else other)
        assert saved.outcome == "aside"
        assert current(store) == STORY
        assert titles(store.set_aside()) == ["Mine"]


class TestSettingAside:
    def test_a_change_to_the_same_field_is_kept_beside_the_head(self, store, base, aside):
        assert (aside.is_aside, aside.base, aside.fields["title"]) == (True, base, "Mine")
        assert current(store).title == "Theirs"
        assert store.set_aside() == [aside]

    def test_every_notebook_sees_what_was_set_aside(self, elsewhere, aside):
        assert elsewhere.set_aside() == [aside]

    def test_of_a_chain_only_the_last_is_open(self, store, aside):
        further = store.save(replace(STORY, title="Mine too"), base=aside.number)
        assert further.outcome == "aside"
        assert store.set_aside() == [further.revision]

    def test_a_further_field_of_a_version_aside_does_not_slip_into_the_head(self, store, aside):
        store.save(replace(STORY, title="Mine", result="Shipped"), base=aside.number)
        assert current(store) == replace(STORY, title="Theirs")

    def test_two_versions_on_one_stale_base_are_both_open(self, store, base, aside):
        second = store.save(replace(STORY, title="Another"), base=base)
        assert store.set_aside() == [aside, second.revision]

    def test_settled_for_the_one_aside(self, store, aside):
        head = store.head(Story, "s1")
        saved = store.save(aside.record(), base=head.number, settles=aside.number)
        assert saved.revision.settles == aside.number
        assert store.set_aside() == []
        assert current(store).title == "Mine"

    def test_settled_for_the_current_one(self, store, aside):
        head = store.head(Story, "s1")
        store.save(head.record(), base=head.number, settles=aside.number)
        assert store.set_aside() == []
        assert current(store).title == "Theirs"
        assert titles(store.history(Story, "s1")) == [STORY.title, "Theirs", "Mine", "Theirs"]

    def test_settled_with_the_text_another_notebook_has_just_saved(self, store, elsewhere, aside):
        head = store.head(Story, "s1")
        elsewhere.save(aside.record(), base=head.number)
        store.save(aside.record(), base=head.number, settles=aside.number)
        assert store.set_aside() == []

    def test_a_settlement_that_is_itself_stale_settles_nothing(self, store, elsewhere, aside):
        head = store.head(Story, "s1")
        elsewhere.save(replace(STORY, title="Newer"), base=head.number)
        saved = store.save(aside.record(), base=head.number, settles=aside.number)
        assert saved.outcome == "aside"
        assert store.set_aside() == [aside, saved.revision]

    def test_after_settling_a_new_conflict_is_open_again(self, store, base, aside):
        head = store.head(Story, "s1")
        store.save(head.record(), base=head.number, settles=aside.number)
        again = store.save(replace(STORY, title="Mine again"), base=base)
        assert store.set_aside() == [again.revision]


class TestRemoving:
    def test_a_removed_record_is_out_of_the_contents(self, store, base):
        saved = store.remove(STORY, base=base)
        assert saved.head.fields is None
        assert saved.head.record() is None
        assert len(store.contents()) == 0

    def test_it_can_be_restored_from_its_history(self, store, base):
        removed = store.remove(STORY, base=base)
        store.save(store.history(Story, "s1")[0].record(), base=removed.head.number)
        assert current(store) == STORY

    def test_what_was_changed_meanwhile_is_not_removed(self, store, elsewhere, base):
        elsewhere.save(replace(STORY, result="Shipped"), base=base)
        with pytest.raises(StoreError, match="changed in another notebook"):
            store.remove(STORY, base=base)
        assert current(store).result == "Shipped"

    def test_removed_twice_is_removed_once(self, store, elsewhere, base):
        elsewhere.remove(STORY, base=base)
        assert store.remove(STORY, base=base).outcome == "unchanged"
        assert len(store.history(Story, "s1")) == 2

    def test_text_typed_while_another_notebook_removed_it_is_saved(self, store, elsewhere, base):
        elsewhere.remove(STORY, base=base)
        assert store.save(replace(STORY, title="Still typing"), base=base).outcome == "saved"
        assert current(elsewhere).title == "Still typing"

    def test_removed_records_are_listed_as_they_last_were(self, store, base):
        other = store.save(replace(STORY, id="s2"), base=None).head.number
        store.remove(replace(STORY, id="s2"), base=other)
        changed = store.save(replace(STORY, title="Last"), base=base).head.number
        store.remove(STORY, base=changed)
        assert store.removed(Story) == [replace(STORY, id="s2"), replace(STORY, title="Last")]

    def test_a_version_aside_is_not_what_the_removed_record_last_was(self, store, aside):
        head = store.head(Story, "s1")
        store.remove(STORY, base=head.number)
        assert store.removed(Story) == [replace(STORY, title="Theirs")]
        assert store.set_aside() == [aside]

    def test_a_restored_record_is_no_longer_listed_as_removed(self, store, base):
        store.remove(STORY, base=base)
        store.save(STORY, base=None)
        assert store.removed(Story) == []


class TestReading:
    def test_history_is_oldest_first_with_versions_aside(self, store, aside):
        assert titles(store.history(Story, "s1")) == [STORY.title, "Theirs", "Mine"]

    def test_history_is_of_one_record(self, store, base):
        store.save(replace(STORY, id="s2"), base=None)
        store.save(Round(id="s1"), base=None)
        assert [revision.number for revision in store.history(Story, "s1")] == [base]

    def test_contents_are_in_the_order_of_first_saving(self, store):
        ids = ["c", "a", "b"]
        bases = {id: store.save(Story(id=id), base=None).head.number for id in ids}
        store.save(Story(id="c", title="later"), base=bases["c"])
        assert [story.id for story in store.contents().all(Story)] == ids

    def test_a_restored_record_returns_to_its_place(self, store):
        bases = {id: store.save(Story(id=id), base=None).head.number for id in "ab"}
        removed = store.remove(Story(id="a"), base=bases["a"])
        store.save(Story(id="a"), base=removed.head.number)
        assert [story.id for story in store.contents().all(Story)] == ["a", "b"]

    def test_contents_are_the_same_object_until_something_is_saved(self, store, base):
        before = store.contents()
        assert store.contents() is before
        store.save(replace(STORY, title="Other"), base=base)
        assert store.contents() != before

    def test_contents_show_what_another_notebook_saved(self, store, elsewhere):
        assert len(store.contents()) == 0
        elsewhere.save(STORY, base=None)
        assert current(store) == STORY

    def test_of_what_never_was_there_is_no_head_and_no_revision(self, store):
        assert store.head(Story, "s1") is None
        assert store.revision(1) is None
        assert store.history(Story, "s1") == []

    def test_a_kind_this_version_does_not_know_is_named(self, store, path):
        write_sonnets(path)
        with pytest.raises(DataError, match=r"'sonnet'.*update the package"):
            store.contents()

    def test_an_error_while_reading_does_not_keep_others_from_saving(self, store, elsewhere, path):
        write_sonnets(path)
        with pytest.raises(
            DataError
        ) as kept:  # IPython keeps the last traceback, and with it what it refers to
            store.contents()
        elsewhere._connection.execute("PRAGMA busy_timeout = 0")
        assert elsewhere.save(STORY, base=None).outcome == "saved"
        assert kept.tb is not None


class TestOnlyAdding:
    @pytest.mark.parametrize("statement", ["UPDATE revision SET fields = '{}'", "DELETE FROM revision"])
    def test_the_file_itself_refuses(self, path, store, base, statement):
        outside = sqlite3.connect(path)
        with pytest.raises(sqlite3.IntegrityError, match="revisions are only added"):
            outside.execute(statement)
        outside.close()
        assert current(store) == STORY


class TestThreads:
    def test_callbacks_on_many_threads_save_every_letter(self, store):
        failures = []

        def type_into(record):
            try:
                base = None
                for letter in "typed on another thread":
                    record = replace(record, title=record.title + letter)
                    base = store.save(record, base=base).head.number
                    assert store.contents().find(Story, record.id) == record
            except BaseException as failure:
                failures.append(failure)

        threads = [threading.Thread(target=type_into, args=(Story(id=f"s{n}"),)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert [len(store.history(Story, f"s{n}")) for n in range(6)] == [len("typed on another thread")] * 6

    def test_one_record_from_many_threads_keeps_every_version(self, store):
        store.save(Process(id=Process.ID), base=None)

        def type_company(number):
            store.save(Process(id=Process.ID, company=f"Company {number}"), base=1)

        threads = [threading.Thread(target=type_company, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        kept = {revision.fields["company"] for revision in store.history(Process, Process.ID)}
        assert kept == {""} | {f"Company {number}" for number in range(20)}
        assert len(store.set_aside()) == 19

    def test_a_store_opened_on_another_thread_can_be_used_and_closed_here(self, open_store):
        opened = []
        thread = threading.Thread(target=lambda: opened.append(open_store()))
        thread.start()
        thread.join()
        assert opened[0].save(STORY, base=None).outcome == "saved"
        opened[0].close()


def test_many_records_are_added_at_once_and_watchers_told_once(store):
    told = []
    store.watch(lambda: told.append(len(store.contents())))
    store.add(Story(id=str(number)) for number in range(5))
    assert told == [5]


def test_of_many_records_all_or_none_are_added(store):
    def broken():
        yield Story(id="a")
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        store.add(broken())
    assert len(store.contents()) == 0
