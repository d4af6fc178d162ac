"""Choosing, adding, removing and bringing back, without losing what is being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.forms import RecordForm, RecordList
from workbook.forms.record_list import new_id, told_apart
from workbook.records import Round, Story


def title(story):
    return story.title or "New story"


def keep(store, *stories):
    for story in stories:
        store.save(story, base=None)


def labels(stories):
    return [label for label, _ in stories.options]


def texts(store, id):
    return [version.fields["title"] for version in store.history(Story, id) if version.fields]


@pytest.fixture
def two(store):
    keep(store, Story(id="a", title="First"), Story(id="b", title="Second"))
    return store


@pytest.fixture
def stories(two, make_id):
    return RecordList(two, Story, label=title, make_id=make_id)


class TestChoosing:
    def test_an_empty_workbook_has_one_to_type_into(self, store, make_id):
        stories = RecordList(store, Story, label=title, make_id=make_id)
        assert stories.options == [("New story", "new1")]
        assert stories.selected == stories.form.id == "new1"
        assert len(store.contents()) == 0

    def test_the_first_one_is_open(self, stories):
        assert stories.selected == stories.form.id == "a"
        assert labels(stories) == ["First", "Second"]

    def test_choosing_another_opens_it(self, stories):
        stories.selected = "b"
        assert stories.form.title == "Second"

    def test_choosing_another_saves_what_was_typed(self, stories, store):
        stories.form.title = "First, told again"
        stories.selected = "b"
        assert store.contents().find(Story, "a").title == "First, told again"

    def test_the_label_follows_what_is_saved(self, stories):
        stories.form.title = "Told again"
        stories.form.flush()
        assert labels(stories) == ["Told again", "Second"]

    def test_another_list_of_the_same_kind_is_followed(self, stories, two):
        other = RecordList(two, Story, label=title)
        other.add()
        other.form.title = "Third"
        other.form.flush()
        assert labels(stories) == ["First", "Second", "Third"]

    def test_the_first_that_come_are_gone_to_while_nothing_is_typed(self, store, make_id):
        stories = RecordList(store, Story, label=title, make_id=make_id)
        store.add([Story(id="a", title="First"), Story(id="b", title="Second")])
        assert (stories.selected, stories.form.id, stories.form.title) == ("a", "a", "First")
        assert labels(stories) == ["First", "Second"]

    def test_words_being_typed_are_not_left_for_others_that_come(self, store, make_id):
        stories = RecordList(store, Story, label=title, make_id=make_id)
        stories.form.title = "Mine"
        keep(store, Story(id="a", title="First"))
        assert (stories.selected, stories.form.title) == ("new1", "Mine")

    def test_a_new_one_among_others_is_not_left_for_one_that_comes(self, stories, two):
        stories.add()
        keep(two, Story(id="c", title="Third"))
        assert stories.selected == "new1"

    def test_records_that_are_there_without_being_saved_show_what_they_are(self, store):
        rounds = RecordList(
            store, Round, label=lambda item: item.name, listed=lambda contents: contents.rounds
        )
        assert rounds.form.name == "First interview"
        rounds.selected = Round.SECOND
        assert rounds.form.name == "Second interview"
        assert store.contents().all(Round) == ()

    @given(st.lists(st.sampled_from(["A", "B", "A (2)", "A (3)", ""])))
    def test_no_two_labels_are_the_same(self, names):
        options = told_apart([(name, str(number)) for number, name in enumerate(names)])
        assert len({label for label, _ in options}) == len(names)
        assert [id for _, id in options] == [str(number) for number in range(len(names))]

    def test_ids_differ(self):
        assert len({new_id() for _ in range(100)}) == 100


class TestSavingFails:
    def test_the_text_stays_open(self, stories, store):
        store.is_full = True
        stories.form.title = "First, told again"
        stories.selected = "b"
        assert stories.selected == stories.form.id == "a"
        assert stories.form.title == "First, told again"
        assert "stays open" in stories.error
        assert "disk is full" in stories.error

    def test_adding_keeps_the_text_open(self, stories, store):
        store.is_full = True
        stories.form.title = "First, told again"
        stories.add()
        assert stories.form.id == "a"
        assert stories.error

    def test_switching_works_and_the_error_goes_once_there_is_room(self, stories, store):
        store.is_full = True
        stories.form.title = "First, told again"
        stories.selected = "b"
        store.is_full = False
        stories.selected = "b"
        assert stories.form.id == "b"
        assert stories.error == ""
        assert store.contents().find(Story, "a").title == "First, told again"

    def test_a_record_with_unsaved_words_is_not_removed(self, stories, store):
        stories.form.title = "First, told again"
        store.is_full = True
        stories.remove()
        assert stories.form.title == "First, told again"
        assert stories.form.id == "a"
        assert store.contents().find(Story, "a") is not None
        assert stories.error

    def test_a_record_that_cannot_be_read_is_not_removed(self, stories, store):
        store.is_unreadable = True
        stories.remove()
        assert "busy" in stories.error
        assert stories.form.id == "a"
        assert store.contents().find(Story, "a") is not None

    def test_a_record_that_cannot_be_read_is_not_opened(self, stories, store):
        store.is_unreadable = True
        stories.selected = "b"
        assert stories.selected == stories.form.id == "a"
        assert stories.form.title == "First"
        assert stories.error


class TestAddingAndRemoving:
    def test_a_new_one_is_empty_and_kept_from_its_first_letter(self, stories, store):
        stories.add()
        assert stories.selected == "new1"
        assert labels(stories) == ["First", "Second", "New story"]
        assert store.contents().find(Story, "new1") is None
        stories.form.title = "T"
        stories.form.flush()
        assert store.contents().find(Story, "new1").title == "T"

    def test_an_unused_new_one_is_forgotten(self, stories):
        stories.add()
        stories.selected = "a"
        assert labels(stories) == ["First", "Second"]

    def test_removing_opens_the_last_of_the_others(self, stories, store):
        stories.remove()
        assert stories.selected == stories.form.id == "b"
        assert labels(stories) == ["Second"]
        assert store.contents().find(Story, "a") is None

    def test_removing_keeps_what_was_typed_last_in_the_history(self, stories, store):
        stories.form.title = "typed last"
        stories.remove()
        assert texts(store, "a") == ["First", "typed last"]

    def test_removing_the_only_one_leaves_an_empty_one(self, store, make_id):
        keep(store, Story(id="a", title="First"))
        stories = RecordList(store, Story, label=title, make_id=make_id)
        stories.remove()
        assert stories.options == [("New story", "new1")]
        assert stories.form.record() == Story(id="new1")

    def test_removing_one_never_saved_is_no_error(self, stories):
        stories.add()
        stories.remove()
        assert stories.error == ""
        assert labels(stories) == ["First", "Second"]

    def test_bringing_back_opens_it_with_its_last_words(self, stories):
        stories.form.title = "typed last"
        stories.remove()
        stories.bring_back()
        assert stories.selected == stories.form.id == "a"
        assert stories.form.title == "typed last"
        assert labels(stories) == ["typed last", "Second"]

    def test_bringing_back_goes_on_to_earlier_removals(self, stories, store):
        stories.remove()
        stories.remove()
        stories.bring_back()
        stories.bring_back()
        assert {story.id for story in store.contents().all(Story)} == {"a", "b"}

    def test_bringing_back_nothing_changes_nothing(self, stories):
        stories.bring_back()
        assert stories.selected == "a"

    def test_what_is_open_is_saved_before_another_is_brought_back(self, stories, store):
        stories.remove()
        stories.form.title = "Second, told again"
        stories.bring_back()
        assert store.contents().find(Story, "b").title == "Second, told again"

    def test_a_record_removed_in_another_form_stays_open_under_its_name(self, stories, two):
        other = RecordList(two, Story, label=title)
        other.remove()
        assert stories.form.title == "First"
        assert ("First", "a") in stories.options

    def test_typing_on_brings_a_record_removed_in_another_form_back(self, stories, two):
        RecordList(two, Story, label=title).remove()
        stories.form.title = "First, told again"
        stories.form.flush()
        assert two.contents().find(Story, "a").title == "First, told again"


def test_two_lists_and_a_form_see_one_another(stories, two):
    form = RecordForm(two, Story, "b")
    stories.selected = "b"
    form.title = "Renamed"
    form.flush()
    assert stories.form.title == "Renamed"
    assert labels(stories) == ["First", "Renamed"]


class TestSaying:
    def test_a_removal_is_said_with_the_name(self, stories):
        stories.remove()
        assert stories.status.startswith("“First” is removed.")

    def test_what_always_is_in_the_list_is_not_said_to_be_removed(self, store):
        rounds = RecordList(
            store, Round, label=lambda item: item.name, listed=lambda contents: contents.rounds
        )
        rounds.form.name = "By telephone"
        rounds.form.flush()
        rounds.remove()
        assert rounds.status.startswith("“By telephone” stays in the list; what you had changed")
        assert rounds.form.id == Round.FIRST
        assert "First interview" in labels(rounds)

    def test_what_is_brought_back_is_named(self, stories):
        stories.remove()
        stories.bring_back()
        assert stories.status == "“First” is back."

    def test_nothing_to_bring_back_is_said(self, stories):
        stories.bring_back()
        assert stories.status.startswith("Nothing has been removed")

    def test_the_next_choice_takes_the_words_away(self, stories):
        stories.remove()
        stories.add()
        assert stories.status == ""
