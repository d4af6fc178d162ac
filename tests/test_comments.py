"""A file of comments is taken whole or not at all; a suggestion changes only what it is about."""

import json
import re

import pytest
from comment_files import ENTRY, FILE, comment_file
from hypothesis import given
from hypothesis import strategies as st

from workbook.cards.comments import comment_piece
from workbook.comments import MOST_BYTES, merged_texts, propose, read_comments, stand_ins, text_name
from workbook.diffs import runs, split_words, word_changes
from workbook.errors import InputError
from workbook.records import Answer, Comment, Contents, Question, Round, Story
from workbook.shipped import shipped


def entry_file(**changes):
    return comment_file(changes)


def test_a_coachs_name_turns_no_line_around():
    assert read_comments(comment_file(by="Sam\u202e\u2066"))[0].by == "Sam"


def test_a_file_is_read():
    (comment,) = read_comments(comment_file())
    assert (comment.by, comment.export, comment.ref, comment.field) == (
        "Sam",
        "e1",
        "answer/second/q",
        "text",
    )
    assert (comment.about, comment.comment, comment.suggestion) == (
        "We were five.",
        "Say who.",
        ENTRY["suggestion"],
    )
    assert comment.verdict == ""


def test_the_same_comment_has_the_same_name_whatever_it_says():
    (one,), (two,) = read_comments(comment_file()), read_comments(entry_file(comment="Say who they were."))
    assert one.id == two.id


@pytest.mark.parametrize("other", [{"export": "e2"}, {"copy": "fedcba9876543210"}])
def test_another_coach_or_export_is_another_comment(other):
    (one,), (two,) = read_comments(comment_file()), read_comments(comment_file(**other))
    assert one.id != two.id


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This is not a file of comments"),
        (b"\xff\xfe\x00", "This is not a file of comments"),
        (b"[" * 200_000, "This is not a file of comments"),
        (b'{"a":' * 100_000, "This is not a file of comments"),
        (b"9" * 900_000, "This is not a file of comments"),
        (b"\x80\x04\x95(pickle", "This is not a file of comments"),
        (b'{"format": NaN}', "This is not a file of comments"),
        (b" " * (MOST_BYTES + 1), "larger than comments can be"),
        (comment_file(version=2), "another version"),
        (comment_file(more=1), "This file of comments has more than belongs there"),
        (comment_file(by="x" * 81), "“by” of this file of comments is too long"),
        (comment_file(by=None), "“by” of this file of comments is of the wrong kind"),
        (comment_file(copy="../../etc"), "“copy” of this file of comments is not written as it should be"),
        (comment_file(comments=[ENTRY] * 501), "has too many entries"),
        (comment_file(comments=[ENTRY, {}]), "Comment 2 lacks something"),
        (entry_file(comment=["x"]), "“comment” of comment 1 is of the wrong kind"),
        (entry_file(suggestion="x" * 20_001), "“suggestion” of comment 1 is too long"),
        (entry_file(written_at="yesterday"), "“written_at” of comment 1 is not written"),
        (entry_file(ref="process/../.."), "about something that no workbook holds"),
        (entry_file(ref="comment/c", field="comment"), "about something that no workbook holds"),
        (entry_file(ref="research/research", field="walk_away"), "about something that no workbook holds"),
        (entry_file(ref="alias/a", field="name"), "about something that no workbook holds"),
        (entry_file(ref="sharing/sharing", field="audience"), "about something that no workbook holds"),
        (entry_file(field="id"), "about something that no workbook holds"),
        (entry_file(field="seconds"), "about something that no workbook holds"),
        (entry_file(field="__class__"), "about something that no workbook holds"),
        (entry_file(ref="story/s", field="skills"), "about something that no workbook holds"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(content, sentence):
    with pytest.raises(InputError, match=re.escape(sentence)) as raised:
        read_comments(content)
    assert len(str(raised.value)) < 200
    assert "\n" not in str(raised.value)


def test_what_cannot_be_seen_or_kept_is_left_out():
    content = entry_file(comment="a\x00b\x1b[2Jc\ud800\r\nd", suggestion="\u2028x")
    (comment,) = read_comments(content)
    assert (comment.comment, comment.suggestion) == ("ab[2Jc\ufffd\nd", "x")


def refused(content):
    """The sentence with which a file is refused; nothing when it is taken."""
    try:
        read_comments(content)
    except InputError as error:
        return str(error)
    return ""


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(sorted(ENTRY)), VALUES),
    st.dictionaries(st.sampled_from(sorted(FILE)), VALUES),
)
def test_any_file_is_read_or_refused_with_a_sentence(entry, changes):
    content = json.dumps(FILE | {"comments": [ENTRY | entry]} | changes).encode()
    found = refused(content) or read_comments(content)
    if isinstance(found, str):
        assert found.endswith(".")
    else:
        for comment in found:
            assert all(isinstance(value, str) for value in comment.to_fields().values())
            json.dumps(comment.to_fields(), ensure_ascii=False).encode()


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_sentence(content):
    with pytest.raises(InputError):
        read_comments(content)


def test_the_schema_is_documented():
    schema = json.loads(shipped("data", "share", "comments.schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == set(FILE)
    assert set(schema["properties"]["comments"]["items"]["properties"]) == set(ENTRY)


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "five", "Acme", ",", "."]), max_size=12).map(
    " ".join
)


@given(WORDS, WORDS)
def test_a_suggestion_on_an_unchanged_text_is_taken_to_the_letter(base, theirs):
    assert merged_texts(base, mine=base, theirs=theirs) == (theirs, True)


@given(WORDS, WORDS)
def test_no_suggestion_changes_nothing(base, mine):
    assert merged_texts(base, mine=mine, theirs=base) == (mine, True)


@given(WORDS, WORDS)
def test_the_same_change_on_both_sides_is_made_once(base, both):
    assert merged_texts(base, mine=both, theirs=both) == (both, True)


@given(WORDS, WORDS, WORDS)
def test_what_the_reader_added_since_is_never_lost(base, mine, theirs):
    merged, _ = merged_texts(base, mine=mine, theirs=theirs)
    added = [words for change, words in word_changes(base, mine) if change == "added"]
    assert all(words in merged for words in added)


@given(st.lists(st.sampled_from("ab ")), st.lists(st.sampled_from("ab ")), st.integers(1, 60))
def test_runs_cover_both_texts_however_repetitive(old, new, times):
    old, new = old * times, new * times
    found = runs(old, new)
    assert [word for _, i, j, _, _ in found for word in old[i:j]] == old
    assert [word for _, _, _, k, m in found for word in new[k:m]] == new
    assert all(old[i:j] == new[k:m] for is_same, i, j, k, m in found if is_same)


def test_words_and_signs_make_the_text_again():
    assert "".join(split_words("Don’t — stop,\n\nnow!")) == "Don’t — stop,\n\nnow!"


def commented(about, suggestion, current):
    comment = Comment(id="c", ref="story/s", field="task", about=about, suggestion=suggestion)
    return propose(comment, Contents([Story(id="s", task=current)]))


def test_names_that_were_replaced_for_sharing_are_no_change():
    found = commented(
        "At Employer A, 5 of us.", "At Employer A, five of us.", "At Larkmoor Freight, 5 of us."
    )
    assert (found.is_changed, found.is_whole, found.stand_ins) == (False, True, ())
    assert found.text == "At Larkmoor Freight, five of us."


def test_a_stand_in_is_never_put_into_a_text_silently():
    found = commented("At Employer A.", "At Employer A. I liked Employer A.", "At Larkmoor.")
    assert found.stand_ins == ("Employer A",)


def test_a_text_that_changed_since_keeps_its_change():
    found = commented(
        "We were five. It went well.", "We were five. It went very well.", "We were six. It went well."
    )
    assert (found.text, found.is_changed, found.is_whole) == ("We were six. It went very well.", True, True)


def test_a_suggestion_on_words_that_changed_is_not_forced():
    found = commented("We were five.", "We were five drivers.".replace("five", "5"), "We were six.")
    assert (found.text.startswith("We were six"), found.is_whole) == (True, False)


def test_a_text_that_is_gone_leaves_the_comment():
    comment = Comment(id="c", ref="story/gone", field="task", about="x", suggestion="y")
    assert propose(comment, Contents()).current is None
    assert text_name("story/gone", "task", Contents()) == "A text that is not in this workbook"


def test_a_stand_in_that_the_reader_wrote_is_the_readers():
    assert stand_ins("Person A said so", "As Person A said") == ()


def test_a_text_is_named_for_the_reader():
    contents = Contents(
        [
            Round(id="first", name="By video"),
            Question(id="q", text="Why us?"),
            Answer(id="first/q", question="q", round="first"),
            Story(id="s"),
        ]
    )
    assert text_name("answer/first/q", "text", contents) == "Why us? (By video)"
    assert text_name("answer/first/q", "loose_end", contents) == "Why us? (By video), loose end"
    assert text_name("story/s", "action", contents) == "Story, action"


@pytest.mark.parametrize(("round", "is_said"), [("first", True), ("second", False)])
def test_what_was_said_in_round_one_is_better_left_as_it_was_said(round, is_said):
    answer = Answer(id=f"{round}/q", question="q", round=round, text="We were six.")
    comment = Comment(id="c", ref=answer.ref, field="text", about="We were six.", suggestion="We were 6.")
    piece = comment_piece(comment, Contents([Question(id="q"), answer, comment]))
    assert ("Leave it as it was said" in piece) is is_said
