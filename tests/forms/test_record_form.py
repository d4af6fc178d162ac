"""One record being edited: saved by itself, kept when saving fails, never overwritten by another notebook."""

import threading
from datetime import date

import ipywidgets
import pytest
from traitlets import link

from workbook.forms import RecordForm
from workbook.forms.debounce import Debounce
from workbook.forms.record_form import RETRY_SECONDS
from workbook.records import Process, Story


def fire(form):
    """Let the pause in typing be over."""
    form._debounce.flush()


def kept(store, id="s1"):
    return store.contents().find(Story, id)


def texts(store, field="situation", id="s1"):
    """Every text of a field that was ever saved."""
    return [version.fields[field] for version in store.history(Story, id) if version.fields]


@pytest.fixture
def form(store):
    return RecordForm(store, Story, "s1")


class TestSaving:
    def test_a_new_record_is_empty_and_not_kept(self, form, store):
        assert form.record() == Story(id="s1")
        assert len(store.contents()) == 0

    def test_every_field_is_a_trait(self, form):
        assert set(Story(id="s1").to_fields()) <= set(form.trait_names())

    def test_dates_and_numbers_are_kept(self, store):
        form = RecordForm(store, Process, Process.ID)
        form.interview_on, form.words_per_minute, form.reasons = date(2026, 12, 3), 120, ("tie",)
        fire(form)
        process = store.contents().process
        assert (process.interview_on, process.words_per_minute, process.reasons) == (
            date(2026, 12, 3),
            120,
            ("tie",),
        )

    def test_typing_is_saved_after_a_pause(self, form, store):
        form.situation = "Two teams"
        assert kept(store) is None
        fire(form)
        assert kept(store).situation == "Two teams"

    def test_one_pause_makes_one_version(self, form, store):
        for length in range(1, 10):
            form.situation = "Two teams"[:length]
        fire(form)
        assert texts(store) == ["Two teams"]

    def test_the_status_says_when_it_was_saved(self, form):
        form.situation = "Two teams"
        assert form.status == "Saving …"
        fire(form)
        assert form.status == "Saved at 09:30:00."

    def test_typing_and_taking_it_back_says_saved(self, form, store):
        form.situation = "Two teams"
        fire(form)
        form.situation = "Two teams!"
        form.situation = "Two teams"
        fire(form)
        assert form.status == "Saved at 09:30:00."
        assert texts(store) == ["Two teams"]

    def test_each_pause_asks_for_feedback(self, form):
        before = form.ticks
        form.situation = "Two teams"
        fire(form)
        assert form.ticks > before

    def test_what_another_form_saves_asks_for_feedback_once(self, form, store):
        before = form.ticks
        store.save(Story(id="another", title="A"), base=None)
        store.save(Story(id="a third", title="B"), base=None)
        assert form.ticks == before
        form._debounce.flush()
        assert form.ticks == before + 1

    def test_it_is_dirty_until_it_is_saved(self, form):
        assert not form.is_dirty
        form.situation = "Two teams"
        assert form.is_dirty
        assert form.flush()
        assert not form.is_dirty

    def test_loading_is_no_change(self, form, store):
        form.situation = "Two teams"
        fire(form)
        again = RecordForm(store, Story, "s1")
        assert again.record() == form.record()
        assert not again.is_dirty
        assert again.status == ""

    def test_defaults_are_shown_but_kept_only_with_the_first_letter(self, store):
        form = RecordForm(store, Story, "s1", defaults=Story(id="s1", title="Untold"))
        assert form.title == "Untold"
        assert kept(store) is None
        form.situation = "x"
        fire(form)
        assert kept(store).title == "Untold"


class TestThreads:
    def test_a_box_changed_from_another_thread_is_saved(self, form, store):
        box = ipywidgets.Textarea(description="Situation")
        link((form, "situation"), (box, "value"))
        for text in ("T", "Tw", "Two teams"):
            typing = threading.Thread(target=setattr, args=(box, "value", text))
            typing.start()
            typing.join()
            fire(form)
        assert texts(store) == ["T", "Tw", "Two teams"]
        assert form.error == ""

    def test_what_is_typed_while_another_thread_shows_a_version_is_not_taken_for_that_version(
        self, form, elsewhere, store
    ):
        """Both threads change the form at the same moment; the typed text must be saved all the same."""
        typing = threading.Thread(target=setattr, args=(form, "situation", "typed meanwhile"))

        def type_now(_):
            typing.start()
            typing.join(0.05)  # it may have to wait until the version is shown

        form.observe(type_now, names=["title"])
        other = RecordForm(store, Story, "s1")
        other.title = "The late release"
        fire(other)
        typing.join()
        fire(form)
        assert kept(store).situation == "typed meanwhile"
        assert kept(store).title == "The late release"

    def test_what_is_typed_while_saving_is_a_change_of_its_own(self, form, store, monkeypatch):
        save = store.save

        def slow_save(record, **options):
            if form.situation == "Two":
                typing = threading.Thread(target=setattr, args=(form, "situation", "Two teams"))
                typing.start()
                typing.join(5)
                assert not typing.is_alive(), "typing must not wait for the disk"
            return save(record, **options)

        monkeypatch.setattr(store, "save", slow_save)
        form.situation = "Two"
        fire(form)
        assert form.is_dirty
        assert form.situation == "Two teams"
        assert form.flush()
        assert texts(store) == ["Two", "Two teams"]

    def test_flush_waits_for_a_save_under_way_and_says_when_it_failed(self, form, store, monkeypatch):
        has_begun, may_fail = threading.Event(), threading.Event()

        def slow_failure(*_, **__):
            has_begun.set()
            assert may_fail.wait(5)
            return save(*_, **__)

        save = store.save
        monkeypatch.setattr(store, "save", slow_failure)
        store.is_full = True
        form.situation = "Two teams"
        saving = threading.Thread(target=fire, args=(form,))
        saving.start()
        assert has_begun.wait(5)
        threading.Timer(0.05, may_fail.set).start()
        assert not form.flush()
        saving.join()
        assert form.is_dirty

    def test_two_forms_that_save_at_the_same_time_do_not_wait_for_each_other_for_ever(self, store):
        forms = [RecordForm(store, Story, "s1") for _ in range(2)]
        names = ("situation", "result")

        def write(form, name):
            for number in range(30):
                setattr(form, name, f"{name} {number}")
                fire(form)

        threads = [
            threading.Thread(target=write, args=pair, daemon=True) for pair in zip(forms, names, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
            assert not thread.is_alive()
        for form in forms:
            assert form.flush()
        assert (kept(store).situation, kept(store).result) == ("situation 29", "result 29")
        for name in names:
            assert {f"{name} {number}" for number in range(30)} <= set(texts(store, name))


class TestFailures:
    @pytest.fixture
    def failing(self, form, store):
        store.is_full = True
        form.situation = "Two teams"
        fire(form)
        return form

    def test_the_text_stays_on_screen(self, failing):
        assert failing.situation == "Two teams"
        assert failing.is_dirty

    def test_the_error_is_shown(self, failing):
        assert failing.error == "The disk is full."
        assert "Not saved yet" in failing.status

    def test_it_is_tried_again(self, failing):
        assert failing._debounce.is_waiting
        assert failing._debounce.retry_after == RETRY_SECONDS

    def test_it_is_saved_once_there_is_room(self, failing, store):
        store.is_full = False
        fire(failing)
        assert kept(store).situation == "Two teams"
        assert failing.error == ""
        assert failing.status == "Saved at 09:30:00."

    def test_what_is_typed_meanwhile_is_saved_with_it(self, failing, store):
        failing.result = "It went out"
        store.is_full = False
        fire(failing)
        assert (kept(store).situation, kept(store).result) == ("Two teams", "It went out")

    def test_flush_says_that_it_is_not_saved(self, failing):
        assert not failing.flush()

    def test_an_unforeseen_failure_is_shown_and_tried_again(self, form, store, monkeypatch):
        def fail(*_, **__):
            raise RuntimeError("something odd")

        with monkeypatch.context() as broken:
            broken.setattr(store, "save", fail)
            form.situation = "Two teams"
            fire(form)
        assert form.is_dirty
        assert "something odd" in form.error
        fire(form)
        assert kept(store).situation == "Two teams"

    def test_a_file_that_cannot_be_read_leaves_the_record_open(self, form, store):
        form.situation = "Two teams"
        fire(form)
        store.is_unreadable = True
        assert not form.switch("s2")
        store.is_unreadable = False
        assert "busy" in form.error
        assert form.id == "s1"
        form.situation = "Three teams"
        assert form.flush()
        assert kept(store).situation == "Three teams"
        assert kept(store, "s2") is None

    def test_switching_while_saving_fails_keeps_the_text_open(self, failing, store):
        assert not failing.switch("s2")
        assert (failing.id, failing.situation) == ("s1", "Two teams")
        store.is_full = False
        assert failing.switch("s2")
        assert failing.record() == Story(id="s2")
        assert kept(store).situation == "Two teams"


class TestOtherNotebooks:
    @pytest.fixture
    def other(self, form, elsewhere):
        form.title = "The release"
        fire(form)
        return RecordForm(elsewhere, Story, "s1")

    def test_other_fields_are_merged_and_shown(self, form, other, store):
        other.result = "It went out"
        fire(other)
        form.situation = "Two teams"
        fire(form)
        assert form.result == "It went out"
        assert (kept(store).situation, kept(store).result) == ("Two teams", "It went out")
        assert "together with changes from another notebook" in form.status

    def test_a_merge_leaves_what_is_typed_meanwhile(self, form, other, store, monkeypatch):
        save = store.save

        def save_while_typing(record, **options):
            saved = save(record, **options)
            if not form.situation.endswith("more"):
                form.situation += " and more"
            return saved

        other.result = "It went out"
        fire(other)
        monkeypatch.setattr(store, "save", save_while_typing)
        form.situation = "Two teams"
        fire(form)
        assert (form.situation, form.result) == ("Two teams and more", "It went out")
        assert form.flush()
        assert kept(store).situation == "Two teams and more"

    def test_a_merge_does_not_overwrite_unseen_words_with_what_is_typed_meanwhile(
        self, form, other, store, monkeypatch
    ):
        save = store.save

        def save_while_typing(record, **options):
            saved = save(record, **options)
            if not form.result:
                form.result = "typed here meanwhile"
            return saved

        other.result = "typed elsewhere"
        fire(other)
        monkeypatch.setattr(store, "save", save_while_typing)
        form.situation = "Two teams"
        fire(form)
        assert form.result == "typed here meanwhile"
        assert form.flush()
        assert form.rival is not None
        assert kept(store).result == "typed elsewhere"

    @pytest.fixture
    def rivals(self, form, other):
        other.situation = "their words"
        fire(other)
        form.situation = "my words"
        fire(form)
        return form

    def test_both_versions_are_kept(self, rivals, store):
        assert {"their words", "my words"} <= set(texts(store))
        assert rivals.situation == "my words"
        assert rivals.rival.record().situation == "their words"
        assert "Kept beside" in rivals.status

    def test_going_on_typing_keeps_both(self, rivals, store):
        rivals.situation = "my words and more"
        fire(rivals)
        assert kept(store).situation == "their words"
        assert "my words and more" in texts(store)
        assert rivals.rival.record().situation == "their words"

    def test_keep_mine_makes_my_words_the_current_ones(self, rivals, store):
        rivals.keep_mine()
        assert kept(store).situation == "my words"
        assert rivals.rival is None
        assert store.set_aside() == []
        assert "their words" in texts(store)

    def test_take_rival_makes_their_words_the_current_ones(self, rivals, store):
        rivals.take_rival()
        assert rivals.situation == kept(store).situation == "their words"
        assert rivals.rival is None
        assert store.set_aside() == []
        assert "my words" in texts(store)

    def test_take_rival_keeps_what_was_typed_last_in_the_history(self, rivals, store):
        rivals.situation = "my very last words"
        rivals.take_rival()
        assert "my very last words" in texts(store)
        assert rivals.situation == kept(store).situation == "their words"
        assert store.set_aside() == []

    def test_take_rival_leaves_words_open_that_cannot_be_saved(self, rivals, store):
        store.is_full = True
        rivals.situation = "my very last words"
        rivals.take_rival()
        assert rivals.situation == "my very last words"
        assert rivals.rival is not None
        assert rivals.error

    def test_take_rival_takes_what_they_wrote_last(self, rivals, other, store):
        other.situation = "their later words"
        fire(other)
        rivals.take_rival()
        assert rivals.situation == kept(store).situation == "their later words"

    def test_the_choice_is_still_there_after_reloading(self, rivals, store):
        again = RecordForm(store, Story, "s1")
        assert again.situation == "their words"
        assert again.rival.record().situation == "my words"

    def test_keep_mine_after_reloading(self, rivals, store):
        again = RecordForm(store, Story, "s1")
        again.keep_mine()
        assert kept(store).situation == "their words"
        assert store.set_aside() == []
        assert again.rival is None

    def test_take_rival_after_reloading(self, rivals, store):
        again = RecordForm(store, Story, "s1")
        again.take_rival()
        assert again.situation == kept(store).situation == "my words"
        assert store.set_aside() == []
        assert again.rival is None

    def test_a_choice_that_cannot_be_saved_stays_open(self, rivals, store):
        store.is_full = True
        rivals.keep_mine()
        assert rivals.rival is not None
        store.is_full = False
        rivals.keep_mine()
        assert kept(store).situation == "my words"
        assert rivals.rival is None

    def test_writing_on_a_record_removed_elsewhere_brings_it_back(self, form, other, store, elsewhere):
        head = elsewhere.head(Story, "s1")
        elsewhere.remove(head.record(), base=head.number)
        form.situation = "Two teams"
        assert form.flush()
        assert kept(store) == form.record()


class TestTwoFormsOnOneRecord:
    @pytest.fixture
    def twin(self, form, store):
        return RecordForm(store, Story, "s1")

    def test_the_other_form_follows(self, form, twin):
        form.situation = "Two teams"
        fire(form)
        assert twin.situation == "Two teams"
        assert not twin.is_dirty

    def test_both_can_go_on(self, form, twin, store):
        form.situation = "Two teams"
        fire(form)
        twin.situation += " met"
        fire(twin)
        assert form.situation == kept(store).situation == "Two teams met"
        assert store.set_aside() == []

    def test_what_waits_in_the_other_form_is_not_overwritten(self, form, twin, store):
        twin.situation = "typed in the twin"
        form.result = "It went out"
        fire(form)
        assert twin.situation == "typed in the twin"
        fire(twin)
        assert (kept(store).situation, kept(store).result) == ("typed in the twin", "It went out")
        assert form.situation == "typed in the twin"

    def test_rival_words_in_the_other_form_are_both_kept(self, form, twin, store):
        twin.situation = "typed in the twin"
        form.situation = "typed first"
        fire(form)
        fire(twin)
        assert {"typed first", "typed in the twin"} <= set(texts(store))
        assert twin.rival is not None


class TestRestoring:
    def test_an_earlier_version_comes_back_as_a_new_one(self, form, store):
        form.situation = "first words"
        fire(form)
        form.situation = "other words"
        fire(form)
        form.restore(store.history(Story, "s1")[0])
        assert form.situation == kept(store).situation == "first words"
        assert texts(store) == ["first words", "other words", "first words"]

    def test_what_was_typed_last_is_in_the_history(self, form, store):
        form.situation = "first words"
        fire(form)
        form.situation = "typed last"
        form.restore(store.history(Story, "s1")[0])
        assert texts(store) == ["first words", "typed last", "first words"]

    def test_words_that_cannot_be_saved_stay_open(self, form, store):
        form.situation = "first words"
        fire(form)
        store.is_full = True
        form.situation = "typed last"
        form.restore(store.history(Story, "s1")[0])
        assert form.situation == "typed last"
        assert form.error

    def test_a_removed_version_changes_nothing(self, form, store):
        form.situation = "first words"
        fire(form)
        store.remove(form.record(), base=store.head(Story, "s1").number)
        form.restore(store.history(Story, "s1")[-1])
        assert form.situation == "first words"


def test_a_merge_with_another_form_of_this_program_blames_no_other_notebook(store):
    one, other = (RecordForm(store, Story, "s1", debounce=Debounce) for _ in range(2))
    one.title, other.result = "The feed", "It ran."
    one.flush()
    other.flush()
    assert "another notebook" not in other.status
    assert store.contents().find(Story, "s1") == Story(id="s1", title="The feed", result="It ran.")


def test_words_typed_on_another_thread_while_another_record_is_opened_are_saved_first(store, monkeypatch):
    form = RecordForm(store, Story, "s1")
    head, typed = store.head, iter(["typed late"])

    def reading(record_type, id):
        if id == "s2" and (text := next(typed, "")):
            form.title = text
        return head(record_type, id)

    monkeypatch.setattr(store, "head", reading)
    assert form.switch("s2")
    assert (form.id, form.title) == ("s2", "")
    assert store.contents().find(Story, "s1").title == "typed late"
