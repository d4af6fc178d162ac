"""A transcript on its way to questions and answers: nothing is saved before it is kept."""

from datetime import date

import pytest

from workbook.bank import load_questions
from workbook.errors import InputError
from workbook.forms import TranscriptForm
from workbook.records import Answer, Question, Round
from workbook.store import StoreError

TEXT = """Dana: Why do you want to leave your job?
Sam: I have done most of what can be done from that chair, and I want to learn from others.
Dana: What are your salary expectations?
Sam: I would rather hear your range first.
"""


@pytest.fixture
def form(store):
    return TranscriptForm(store)


@pytest.fixture
def split(form):
    form.text = TEXT
    form.split()
    return form


def kept(store):
    contents = store.contents()
    return [(contents.find(Question, a.question).text, a.text, a.round) for a in contents.all(Answer)]


def test_splitting_understands_questions_and_answers(split):
    assert [pair.question for pair in split.pairs] == [
        "Why do you want to leave your job?",
        "What are your salary expectations?",
    ]
    assert split.pairs[1].answer == "I would rather hear your range first."


def test_nothing_is_saved_before_keep(split, store):
    assert len(store.contents()) == 0
    assert "Nothing is saved yet" in split.status


def test_keep_saves_the_pairs_in_the_round(split, store):
    assert split.keep() == 2
    assert kept(store) == [(pair.question, pair.answer, Round.FIRST) for pair in split.pairs]


def test_another_round_can_be_chosen(split, store):
    split.round = Round.SECOND
    split.keep()
    assert {round for _, _, round in kept(store)} == {Round.SECOND}


def test_keeping_twice_adds_nothing(split, store):
    split.keep()
    before = store.contents()
    assert split.keep() == 0
    assert store.contents() == before
    assert "2 were there already" in split.status


def test_pasting_the_same_again_adds_nothing(split, store):
    split.keep()
    again = TranscriptForm(store)
    again.text = TEXT
    again.split()
    assert again.keep() == 0


def test_a_pair_changed_after_it_was_kept_is_another_one(split, store):
    split.keep()
    split.pairs[0].answer = "Told otherwise."
    assert split.keep() == 1
    assert len(kept(store)) == 3
    assert store.set_aside() == []


def test_a_full_disk_keeps_all_or_none(split, store, monkeypatch):
    append = store._append

    def no_answers(record, fields, **options):
        if isinstance(record, Answer):
            raise StoreError("The disk is full.")
        return append(record, fields, **options)

    with monkeypatch.context() as full:
        full.setattr(store, "_append", no_answers)
        with pytest.raises(StoreError):
            split.keep()
        assert len(store.contents()) == 0
    split.keep()
    assert len(store.contents().all(Question)) == len(kept(store)) == 2


def test_what_notes_left_open_is_offered_and_kept_as_a_loose_end(form, store):
    form.text = "Biggest failure?\nThe late release.\nI was unsure about budgets.\nTo do: look up the cost"
    form.split()
    (pair,) = form.pairs
    assert not pair.is_changed
    pair.loose_end = "Look up the cost"
    assert pair.is_changed
    form.keep()
    (answer,) = store.contents().all(Answer)
    assert (answer.text, answer.loose_end) == ("The late release.", "Look up the cost")


def test_unticked_pairs_are_left_out(split, store):
    split.pairs[0].is_wanted = False
    assert split.keep() == 1
    assert [question for question, _, _ in kept(store)] == ["What are your salary expectations?"]


def test_changed_words_are_what_is_kept(split, store):
    split.pairs[0].question, split.pairs[0].answer = "  Why leave? ", "For more. "
    split.keep()
    assert kept(store)[0][:2] == ("Why leave?", "For more.")


def test_nothing_ticked_is_an_error(split, store):
    for pair in split.pairs:
        pair.is_wanted = False
    with pytest.raises(InputError, match="No question is ticked"):
        split.keep()


def test_a_wanted_pair_without_a_question_is_an_error_and_saves_nothing(split, store):
    split.pairs[1].question = " "
    with pytest.raises(InputError, match="Number 2 has no question"):
        split.keep()
    assert len(store.contents()) == 0


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_no_text_is_an_error(form, text):
    form.text = text
    with pytest.raises(InputError, match="no text yet"):
        form.split()


def test_changed_roles_pair_again(split):
    split.roles = {
        speaker: {"interviewer": "me", "me": "interviewer"}.get(role, role)
        for speaker, role in split.roles.items()
    }
    split.pair()
    assert "Why do you want to leave your job?" not in [
        pair.question for pair in split.pairs if pair.is_wanted
    ]


def test_every_speaker_has_a_role_and_a_reason(split):
    assert split.roles == {"Dana": "interviewer", "Sam": "me"}
    assert set(split.guesses) == {"Dana", "Sam"}
    assert all(split.guesses.values())


def test_speakers_and_their_roles_are_known_together(form):
    seen = []
    form.observe(lambda _: seen.append(set(form.guesses) <= set(form.roles)), names=["guesses", "roles"])
    form.text = TEXT
    form.split()
    assert seen
    assert all(seen)


def test_a_file_is_read_and_split(form):
    form.read("notes.txt", TEXT.encode())
    assert form.text.startswith("Dana: Why")
    assert len(form.pairs) == 2


def test_a_file_that_cannot_be_read_leaves_the_text(form):
    form.text = "typed already"
    with pytest.raises(InputError):
        form.read("notes.docx", b"not a document")
    assert form.text == "typed already"


def test_rounds_added_later_can_be_chosen(form, store):
    store.save(Round(id="third", name="Third interview"), base=None)
    assert ("Third interview", "third") in form.rounds


def test_what_was_changed_stays_when_a_role_changes(split):
    split.pairs[0].answer = "For a larger team."
    split.roles = {**split.roles, "Dana": "me", "Sam": "interviewer"}
    split.pair()
    assert "For a larger team." in [pair.answer for pair in split.pairs]


def test_a_pair_understood_the_same_way_again_is_the_same_form(split):
    first = split.pairs[0]
    first.is_wanted = False
    split.split()
    assert split.pairs[0] is first
    assert len(split.pairs) == 2


def test_a_file_does_not_take_the_place_of_text_in_the_box(split):
    with pytest.raises(InputError, match=r"text in the box already, so notes\.txt was not read"):
        split.read("notes.txt", b"Q: Why?\nA: Because.")
    assert split.text == TEXT


class TestARehearsal:
    """Its answers are attempts at questions that are known."""

    HELD = Round(id="today", name="With Sam", sort="rehearsal", held_on=date(2026, 11, 23))

    @pytest.fixture
    def form(self, store):
        store.save(Question(id="leave", text="Why do you want to leave your present job?"), base=None)
        form = TranscriptForm(store, rehearsal=self.HELD, bank=load_questions())
        form.text = TEXT
        form.split()
        return form

    def test_questions_are_known_by_their_words(self, form):
        assert form.pairs[0].known == "leave"

    def test_a_question_in_quite_other_words_is_a_new_one(self, form, store):
        form.text = "Dana: Do you have a driving licence for lorries over seven tonnes?\nSam: I do not, and I never had one."
        form.split()
        assert [pair.known for pair in form.pairs] == [""]
        form.keep()
        assert store.contents().all(Question)[-1].source == "heard in a rehearsal"

    def test_nothing_is_saved_before_keep(self, form, store):
        assert store.contents().all(Answer) == store.contents().all(Round) == ()

    def test_they_are_kept_at_the_known_question_with_the_rehearsal(self, form, store):
        form.keep()
        contents = store.contents()
        assert contents.find(Round, "today") == self.HELD
        first = contents.all(Answer)[0]
        assert (first.question, first.round, first.text) == ("leave", "today", form.pairs[0].answer)

    def test_an_attempt_that_is_there_stays_as_it_is(self, form, store):
        store.save(Answer(id="today/leave", question="leave", round="today", text="told before"), base=None)
        form.keep()
        told = [each.text for each in store.contents().all(Answer) if each.question == "leave"]
        assert told == ["told before", form.pairs[0].answer]

    def test_keeping_twice_adds_nothing(self, form, store):
        form.keep()
        before = store.contents()
        assert form.keep() == 0
        assert store.contents() == before

    def test_a_question_of_the_bank_is_kept_once(self, form, store):
        for pair in form.pairs:
            pair.known = "failure"
        form.keep()
        assert [each.id for each in store.contents().all(Question)] == ["leave", "failure"]
        assert len(store.contents().all(Answer)) == 2

    def test_the_readers_word_goes_before_the_guess(self, form, store):
        form.pairs[0].known = ""
        form.pair()
        assert form.pairs[0].known == ""
        form.keep()
        assert "Why do you want to leave your job?" in [each.text for each in store.contents().all(Question)]
