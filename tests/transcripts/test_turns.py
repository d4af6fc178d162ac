"""Text to turns: which line starts are speakers, which lines of notes ask, and that no word is lost."""

import re
import time
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.transcripts import split_turns
from workbook.transcripts.turns import is_name, role_of_label


def turns_of(text):
    return [(turn.speaker, turn.text) for turn in split_turns(text)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Interviewer: Why us?", "Me: The team."),
        ("Q: Why us?", "A: The team."),
        ("Q. Why us?", "A. The team."),
        ("Q1: Why us?", "A1: The team."),
        ("Q1) Why us?", "A1) The team."),
        ("Question 1: Why us?", "Answer: The team."),
        ("- Q: Why us?", "- A: The team."),
        ("Anna Berg (Hiring Manager): Why us?", "Tom: The team."),
        ("Anna Berg  00:01:23\nWhy us?", "Tom Reed  00:01:30\nThe team."),
        ("ANNA BERG 0:42\nWhy us?", "TOM REED 0:45\nThe team."),
        ("[00:12:03] Anna: Why us?", "[00:12:09] Tom: The team."),
        ("00:12 - Anna: Why us?", "00:19 - Tom: The team."),
        ("(0:12) Anna: Why us?", "(0:19) Tom: The team."),
        ("Anna [00:12]: Why us?", "Tom [00:19]: The team."),
        ("Anna Berg 10:32 AM\nWhy us?", "Tom 10:33 AM\nThe team."),
        ("**Anna:** Why us?", "**Tom:** The team."),
        ("**Anna**: Why us?", "**Tom**: The team."),
        ("> Anna: Why us?", "> Tom: The team."),
        ("Anna:\nWhy us?", "Tom:\nThe team."),
        ("Speaker 1: Why us?", "Speaker 2: The team."),
        ("hiring manager: Why us?", "me: The team."),
        ("Ludwig van der Berg: Why us?", "María José Díaz: The team."),
        ("李明：Why us?", "王芳：The team."),
        ("00:00:05\tAnna\tWhy us?", "00:00:15\tTom\tThe team."),
        ("Anna\n0:03\nWhy us?", "Tom\n0:05\nThe team."),
    ],
)
def test_label_is_recognised(first, second):
    turns = turns_of(f"{first}\n{second}\n{first}\n{second}")
    assert [text for _, text in turns] == ["Why us?", "The team."] * 2
    assert len({speaker for speaker, _ in turns}) == 2


@pytest.mark.parametrize(
    "line",
    [
        "There were two reasons: pay and distance.",
        "Note: she smiled.",
        "Result: we won.",
        "**Result:** we won.",
        "https://example.org: it is there.",
        "http://example.org/a?b=c",
        "10:30 was the time.",
        "At 10:30: the end.",
        "Next steps: a call.",
        "My biggest win: the tunnel.",
        "I told them: never.",
        "Monday 10:30",
        "Q3 results: up by half.",
        "Berlin: two years.",
        "One thing: I was alone.",
    ],
)
def test_a_colon_in_an_answer_is_no_speaker(line):
    turns = turns_of(
        f"Anna: Why us?\nMe: The team.\n{line}\nIt is good.\nI stayed.\nAnna: And now?\nMe: Now too."
    )
    assert turns[1] == ("Me", f"The team.\n{line}\nIt is good.\nI stayed.")


def test_stop_words_are_no_speakers_even_when_they_come_back():
    text = "Tell me about two projects.\nResult: we won.\nResult: we lost."
    assert turns_of(text) == [
        ("Q", "Tell me about two projects."),
        ("A", "Result: we won.\nResult: we lost."),
    ]


def test_one_person_with_and_without_role_is_one_speaker():
    turns = turns_of("Anna Berg (HR): Why?\nMe: Pay.\nAnna Berg: Only?\nMe: Yes.")
    assert {speaker for speaker, _ in turns} == {"Anna Berg (HR)", "Me"}


def test_prose_without_labels_or_questions_is_one_turn():
    assert turns_of("It went well.\nWe spoke of pay: fine.") == [
        ("", "It went well.\nWe spoke of pay: fine.")
    ]


def test_a_quoted_question_in_an_answer_does_not_split_it():
    text = "Biggest failure?\nThe launch.\nI asked them: is it safe?\nThey said yes."
    assert turns_of(text)[1] == ("A", "The launch.\nI asked them: is it safe?\nThey said yes.")


def test_marked_questions_leave_other_questions_in_the_answer():
    assert turns_of("Q1. Why us?\nPay. Who would not?\nWould you?\nQ2. When?\nMay.")[1] == (
        "A",
        "Pay. Who would not?\nWould you?",
    )


def test_quarters_are_no_question_numbers():
    assert turns_of("How was last year?\nQ3: we grew.\nFine.") == [
        ("Q", "How was last year?"),
        ("A", "Q3: we grew.\nFine."),
    ]


def test_an_answer_on_the_line_of_its_question_is_cut_off():
    assert turns_of("1. Why us? The team. The pay.") == [("Q", "Why us?"), ("A", "The team. The pay.")]


def test_an_indented_list_stays_in_its_answer():
    assert turns_of("- Why us?\n  - team\n  - pay\n- Why now?\n  - move")[1] == ("A", "- team\n  - pay")


def test_offsets_hold_label_and_words():
    text = "Intro\n\nAnna: Why us?\n\nTom: The team.\nThe pay.\nAnna: When?\nTom: May."
    assert [text[turn.start : turn.end] for turn in split_turns(text)][:3] == [
        "Intro",
        "Anna: Why us?",
        "Tom: The team.\nThe pay.",
    ]


WORD = re.compile(r"[^\W_]+")
LINE = st.one_of(
    st.text(alphabet="abA?:.-*# \t19é", max_size=30),
    st.sampled_from(
        [
            "Anna: Why us?",
            "Me: The team.",
            "Note: x",
            "Q1. Why?",
            "A: so",
            "0:12",
            "Anna Berg 0:42",
            "- b",
            "1. c?",
            "## D",
        ]
    ),
)


@given(st.lists(LINE, max_size=25).map("\n".join))
def test_no_word_is_lost_but_labels_times_and_numbers(text):
    turns = split_turns(text)
    lost = Counter(WORD.findall(text)) - Counter(word for turn in turns for word in WORD.findall(turn.text))
    names = {word for turn in turns for word in WORD.findall(turn.speaker.casefold())}
    assert [
        word for word in lost if word.casefold() not in names and not re.fullmatch(r"\d+|[QqAa]\d*", word)
    ] == []


@given(st.text())
def test_turns_lie_in_order_within_the_text(text):
    turns = split_turns(text)
    assert all(0 <= turn.start <= turn.end <= len(text) and (turn.text or turn.speaker) for turn in turns)
    assert all(before.start <= after.start for before, after in pairwise(turns))


@given(st.text())
def test_text_without_labels_or_marks_keeps_every_word(text):
    plain = re.sub(r"[:：\t\d]", " ", text)
    plain = re.sub(r"(?m)^\W*(?:[qa]|question|answer|ans)\b", " ", plain, flags=re.IGNORECASE)
    told = " ".join(turn.text for turn in split_turns(plain))
    assert WORD.findall(told) == WORD.findall(plain)


HOSTILE = [
    "?",
    ".",
    " ",
    "\t",
    "*",
    "#",
    "(",
    "[",
    "<v ",
    "a",
    "A ",
    "1",
    "00:",
    "so, ",
    "Q1. ",
    "- ",
    "?\n",
    "\n ",
    "&#1",
    "\r",
]


@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(part):
    began = time.perf_counter()
    split_turns(part * (100_000 // len(part)) + "x")
    assert time.perf_counter() - began < 5


def test_a_million_characters_without_a_line_end_are_one_turn():
    assert len(split_turns("word " * 200_000)) == 1


def test_more_than_a_million_characters_are_refused_in_a_sentence():
    with pytest.raises(InputError, match=r"1,000,001 characters; paste a part with up to 1,000,000\.$"):
        split_turns("x" * 1_000_001)


@pytest.mark.parametrize(
    ("label", "role"),
    [("Anna Berg (Hiring Manager)", "interviewer"), ("Me", "me"), ("Q", "interviewer"), ("Anna Berg", None)],
)
def test_label_names_its_role(label, role):
    assert role_of_label(label) == role


@pytest.mark.parametrize("label", ["Ludwig van der Berg", "hiring manager", "interviewer 1", "Dr. Li Wei"])
def test_label_can_be_a_name(label):
    assert is_name(label)


@pytest.mark.parametrize(
    "label", ["Next steps", "There were two reasons", "Good manager", "The manager", "the end", "", "Anna."]
)
def test_label_is_no_name(label):
    assert not is_name(label)
