"""Turns to pairs: whole conversations, who is who, and that no word is lost."""

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.transcripts import Turn, explain_roles, pair_turns, split_turns

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.txt"))
"""A transcript, a line of ``=``, and a line a pair: flags | question | answer | context | asides | loose end."""


def pairs_of(text, **roles):
    turns = split_turns(text)
    guessed = {speaker: guess.role for speaker, guess in explain_roles(turns).items()}
    return pair_turns(turns, guessed | roles)


def shown(pair):
    flags = ("t" if pair.is_small_talk else "") + ("m" if pair.asked_by_me else "")
    cells = [flags or "-", pair.question, pair.answer, pair.context, " ".join(pair.asides)]
    cells += [pair.loose_end] if pair.loose_end else []
    return " | ".join(" ".join(cell.split()) for cell in cells).rstrip()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_conversation_is_paired(path):
    text, _, expected = path.read_text(encoding="utf-8").partition("=====\n")
    assert [shown(pair) for pair in pairs_of(text)] == expected.splitlines()


def test_there_are_twenty_conversations_or_more():
    assert len(EXAMPLES) >= 20


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_role_of_a_conversation_has_a_reason(path):
    turns = split_turns(path.read_text(encoding="utf-8").partition("=====\n")[0])
    guesses = explain_roles(turns)
    assert set(guesses) == {turn.speaker for turn in turns}
    assert all(guess.reason for guess in guesses.values())


def test_follow_up_question_is_a_pair_of_its_own():
    pairs = pairs_of("Anna: Why us?\nMe: The team.\nAnna: Which of them?\nMe: The bakers.")
    assert [pair.question for pair in pairs] == ["Why us?", "Which of them?"]


def test_nod_within_an_answer_is_an_aside():
    (pair,) = pairs_of("Anna: Why us?\nMe: The team.\nAnna: Right, thanks.\nMe: And pay.")
    assert (pair.answer, pair.asides) == ("The team.\nAnd pay.", ("Right, thanks.",))


def test_yes_to_a_question_is_an_answer():
    (pair,) = pairs_of("Anna: Can you start in May?\nMe: Yes.")
    assert pair.answer == "Yes."


def test_asking_back_stays_with_the_question():
    (pair,) = pairs_of("Anna: What was your biggest project?\nMe: At Kern's?\nAnna: Yes.\nMe: The oven.")
    assert (pair.question, pair.answer) == ("What was your biggest project?\nYes.", "At Kern's?\nThe oven.")


def test_check_at_the_end_of_an_answer_is_not_my_question():
    (pair,) = pairs_of("Anna: Why us?\nMe: I like the team and the hours. Does that answer it?")
    assert not pair.asked_by_me
    assert pair.answer.endswith("Does that answer it?")


def test_greeting_before_a_real_question_does_not_make_it_small_talk():
    pair, _ = pairs_of("Anna: Hi, tell me about yourself.\nMe: I am a cook.\nAnna: Why us?\nMe: Pay.")
    assert (pair.question, pair.is_small_talk) == ("Hi, tell me about yourself.", False)


def test_long_lead_of_a_question_is_its_context():
    lead = "We have " + "many " * 45 + "shops."
    (pair,) = pairs_of(f"Anna: {lead} Why us?\nMe: Pay.")
    assert (pair.context, pair.question) == (lead, "Why us?")


def test_roles_chosen_by_the_reader_count():
    text = "Anna: Why us?\nTom: The team.\nAnna: And you?\nTom: Pay."
    assert all(pair.asked_by_me for pair in pairs_of(text, Anna="me", Tom="interviewer"))


def test_words_of_others_are_asides():
    (pair,) = pairs_of(
        "Anna: Why us?\nBot: Recording on.\nTom: The team.\nBot: Recording off.", Bot="other", Tom="me"
    )
    assert pair.asides == ("Recording on.", "Recording off.")


def test_unknown_role_is_refused():
    with pytest.raises(InputError, match="'boss'"):
        pair_turns([], {"Anna": "boss"})


def test_pair_lies_where_its_words_are():
    text = "Anna: Why us?\nMe: The team.\nAnna: When?\nMe: May."
    assert [text[pair.start : pair.end] for pair in pairs_of(text)] == [
        "Anna: Why us?\nMe: The team.",
        "Anna: When?\nMe: May.",
    ]


@pytest.mark.parametrize(
    ("lines", "answer", "loose_end"),
    [
        (["We halved it.", "To do: look up the rate"], "We halved it.", "To do: look up the rate"),
        (["We halved it.", "I was unsure about budgets."], "We halved it.", "I was unsure about budgets."),
        (["One.", "- follow-up: ring Ana", "TODO – rota"], "One.", "- follow-up: ring Ana\nTODO – rota"),
        (["I was not sure at first, so I asked."], "I was not sure at first, so I asked.", ""),
        (["Not sure why.", "Then we asked."], "Not sure why.\nThen we asked.", ""),
        (["We opened late.", "Open doors helped."], "We opened late.\nOpen doors helped.", ""),
        (["To do this I asked.", "To do it well we met."], "To do this I asked.\nTo do it well we met.", ""),
    ],
)
def test_last_lines_of_notes_that_leave_something_open_are_a_loose_end(lines, answer, loose_end):
    (pair,) = pairs_of("\n".join(["Tell me about a change you led?", *lines]))
    assert (pair.answer, pair.loose_end) == (answer, loose_end)


def test_what_was_said_in_a_conversation_is_no_loose_end():
    (pair,) = pairs_of("Anna: Why us?\nMe: The team.\nI was unsure about pay.")
    assert (pair.answer, pair.loose_end) == ("The team.\nI was unsure about pay.", "")


SAID = st.sampled_from(
    [
        "Why us?",
        "Mm-hm.",
        "Yes.",
        "So, tell me about it.",
        "Any questions for me?",
        "One. Two. " * 20,
        "It is so. Is it?",
        "Hm? No.",
        "We won.\nTo do: thank Ana",
    ]
)
TURNS = st.lists(
    st.tuples(st.sampled_from(["Q", "A", "Anna", "Bot", ""]), SAID | st.text(max_size=40)), max_size=25
)
ROLE = st.sampled_from(["interviewer", "me", "other"])


@given(TURNS, st.dictionaries(st.sampled_from(["Q", "A", "Anna", "Bot"]), ROLE))
def test_every_word_of_every_turn_is_in_one_pair(said, roles):
    turns = [Turn(speaker, text, number, number + 1) for number, (speaker, text) in enumerate(said)]
    pairs = pair_turns(turns, roles)
    told = Counter(
        word
        for pair in pairs
        for text in (pair.question, pair.answer, pair.loose_end, pair.context, *pair.asides)
        for word in text.split()
    )
    assert told == Counter(word for turn in turns for word in turn.text.split())


@pytest.mark.parametrize(
    "said", ["Anna: Why?\nMe: b\n", "Anna: right.\nMe: ok.\n", "Q: a\n", "Anna: We bake.\nMe: b? "]
)
def test_a_long_conversation_takes_time_in_proportion_to_its_length(said):
    began = time.perf_counter()
    pairs_of(said * (200_000 // len(said)))
    assert time.perf_counter() - began < 10
