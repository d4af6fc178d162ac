"""Thank-you notes: the frame keeps the reader's words, and remarks quote what is to be mended."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.asking import LONGEST, frame, heard_from, remarks_on_thanks
from workbook.asking.thanks import SHORTEST, frames, shared
from workbook.errors import InputError
from workbook.records import INTERVIEWER_KINDS, Contents, Interviewer, Process, QuestionToAsk, ThankYou
from workbook.star import words

DANA = Interviewer(id="dana", name="Dana Whitlock", sort="recruiter")
LONG = "Dear Dana, thank you for the talk about the orchard and the bees that you keep there in the winter months. "
NOTE = f"{LONG}I liked what you said of the frost, and I would like to hear how the next harvest goes."


def rules_of(note, *records):
    return [each.rule for each in remarks_on_thanks(note, Contents([DANA, note, *records]))]


@pytest.mark.parametrize("sort", ["", "somebody else", *INTERVIEWER_KINDS])
def test_the_frame_has_the_readers_words_the_name_and_gaps_and_is_short(sort):
    text = frame(Interviewer(id="i", name="Ann Lee", sort=sort), "  the frost in May\n", Contents())
    assert "Ann Lee" in text
    assert ": the frost in May\n" in text
    assert "[your name]" in text
    assert words(text) < LONGEST / 2
    assert "{" not in text


def test_frames_differ_so_much_that_they_are_no_copies_of_each_other():
    people = [Interviewer(id=sort, name="Ann", sort=sort) for sort in ("somebody", *INTERVIEWER_KINDS)]
    notes = [ThankYou(id=each.id, text=frame(each, f"word{n}", Contents())) for n, each in enumerate(people)]
    for note in notes:
        assert "thank-alike" not in [each.rule for each in remarks_on_thanks(note, Contents(notes))]


def test_every_sort_of_interviewer_has_a_frame_with_a_source():
    assert set(frames()) == {"other", *(sort.replace(" ", "_") for sort in INTERVIEWER_KINDS)}
    assert all(each.source and each.as_of and "{callback}" in each.text for each in frames().values())


def test_the_role_is_named_when_it_is_known():
    contents = Contents([Process(id=Process.ID, role="Beekeeper")])
    assert "the role of Beekeeper" in frame(DANA, "x", contents)
    assert "the role" in frame(DANA, "x", Contents())


@given(st.text(min_size=1).filter(str.strip))
def test_words_that_look_like_a_place_to_fill_stay_words(callback):
    assert frame(DANA, callback, Contents()).count(callback.strip()) >= 1


def test_braces_in_the_callback_are_not_filled():
    assert "{name} and {role}" in frame(DANA, "{name} and {role}", Contents())


def test_without_a_callback_there_is_no_frame():
    with pytest.raises(InputError, match="the one thing"):
        frame(DANA, " ", Contents())


def test_a_gap_is_quoted_in_a_note_of_any_length():
    assert rules_of(ThankYou(id="dana", text="Thanks, [your name]")) == ["thank-gap"]


def test_what_goes_beyond_120_words_is_quoted_from_there():
    text = " ".join(f"word{n}" for n in range(LONGEST + 5))
    (remark,) = [r for r in remarks_on_thanks(ThankYou(id="dana", text=text, callback="word1"), Contents()) if r.rule == "thank-length"]  # fmt: skip
    assert remark.quote.startswith(f"word{LONGEST} ")
    assert "125 words" in remark.text
    assert "thank-length" not in rules_of(ThankYou(id="dana", text=text.rsplit(" ", 5)[0], callback="word1"))


def test_a_note_without_its_callback_is_asked_for_it():
    assert rules_of(ThankYou(id="dana", text=NOTE)) == ["thank-callback"]
    assert rules_of(ThankYou(id="dana", text=NOTE, callback="the frost")) == []
    assert rules_of(ThankYou(id="dana", text=NOTE, callback="your trip to Lisbon")) == ["thank-callback"]


def test_two_notes_that_are_near_copies_quote_their_longest_run():
    one = ThankYou(id="dana", text=NOTE, callback="the frost")
    two = ThankYou(id="tom", text=NOTE.replace("Dana", "Tom").replace("frost", "hail"), callback="the hail")
    (remark,) = remarks_on_thanks(two, Contents([DANA, one, two]))
    assert remark.rule == "thank-alike"
    assert "Dana Whitlock" in remark.text
    assert two.text[remark.start :].startswith(remark.quote)
    assert remark.quote.startswith("thank you for the talk about the orchard")


def test_a_short_note_is_not_judged_and_neither_is_one_that_was_sent():
    assert rules_of(ThankYou(id="dana", text="Thank you, Dana.")) == []
    assert words("Thank you, Dana.") < SHORTEST
    assert rules_of(ThankYou(id="dana", text=f"{NOTE} [x]", sent_on=date(2026, 12, 4))) == []


def test_a_note_sent_before_the_interview_was_for_an_earlier_one():
    held = Process(id=Process.ID, interview_on=date(2026, 12, 3))
    assert rules_of(ThankYou(id="dana", text=f"[x] {NOTE}", callback="frost", sent_on=date(2026, 11, 18)), held) == ["thank-gap"]  # fmt: skip


@given(st.text(), st.text())
def test_what_two_texts_share_is_in_both_and_the_same_from_either_side(one, two):
    share, start, quote = shared(one, two)
    assert 0 <= share <= 1
    assert (start >= 0) == bool(quote)
    if quote:
        assert one[start:].startswith(quote)


def test_what_was_heard_from_somebody_is_what_only_they_or_anybody_answered():
    asked = [
        QuestionToAsk(id="a", answer="Eight.", interviewers=("dana",)),
        QuestionToAsk(id="b", answer="In May.", interviewers=("tom",)),
        QuestionToAsk(id="c", answer="Yes."),
        QuestionToAsk(id="d", interviewers=("dana",)),
    ]
    assert [each.id for each in heard_from(Contents(asked), "dana")] == ["a", "c"]
