"""What changed between two texts, word by word."""

from hypothesis import example, given
from hypothesis import strategies as st

from workbook.diffs import word_changes

TEXTS = st.text() | st.lists(st.sampled_from(["we", "I", "won", " ", "\n", "don’t", ",", "é", "🧑‍🚀"])).map(
    "".join
)


@given(before=TEXTS, after=TEXTS)
@example(before="a_b  c", after="a_b\tc")
def test_the_pieces_join_back_to_both_texts(before, after):
    changes = word_changes(before, after)
    assert "".join(text for change, text in changes if change != "added") == before
    assert "".join(text for change, text in changes if change != "removed") == after


@given(before=TEXTS, after=TEXTS)
def test_no_piece_is_empty(before, after):
    assert all(text for _, text in word_changes(before, after))


@given(text=TEXTS)
def test_a_text_is_the_same_as_itself(text):
    assert {change for change, _ in word_changes(text, text)} <= {"same"}


def test_a_word_changes_as_a_whole():
    assert word_changes("I didn't win", "I did win") == [
        ("same", "I "),
        ("removed", "didn't"),
        ("added", "did"),
        ("same", " win"),
    ]


def test_nothing_and_nothing_differ_in_nothing():
    assert word_changes("", "") == []
