"""Sentences that ask, tell, nod or greet; and the word lists behind them."""

import re
from pathlib import Path

import pytest

from workbook.shipped import shipped
from workbook.star.lexicon import load_lexicon
from workbook.transcripts import phrases
from workbook.transcripts.phrases import asks, cut_own_questions, is_asking, is_nod, is_small_talk


@pytest.mark.parametrize(
    "said", ["So, walk me through your CV.", "Why?", "“Why us?”", "could you please tell me"]
)
def test_sentence_asks(said):
    assert is_asking(said)


@pytest.mark.parametrize("said", ["There were two reasons.", "Why not.", "I explain how it works."])
def test_sentence_tells(said):
    assert not is_asking(said)


@pytest.mark.parametrize(
    "said", ["okay and why did you leave", "I see. What's your budget", "have you led people"]
)
def test_question_without_its_mark_is_heard(said):
    assert asks(said) == (said != "I see. What's your budget")


@pytest.mark.parametrize("own", ["How large is your team?", "Who leads it? And who pays?"])
def test_own_questions_are_cut_off(own):
    assert cut_own_questions(f"I led it alone. {own}") == ("I led it alone.", own)


@pytest.mark.parametrize(
    "check", ["Does that answer it?", "Shall I go on?", "Fair, isn’t it?", "Good, right?"]
)
def test_a_check_is_no_own_question(check):
    assert cut_own_questions(f"Alone. {check}") == (f"Alone. {check}", "")


def test_invited_questions_begin_with_the_first():
    assert cut_own_questions("Yes. Who leads? I ask for a reason.", is_invited=True)[0] == "Yes."


def test_nods_are_told_from_answers():
    assert is_nod("Okay, great. Thank you!")
    assert not is_nod("No, never.")


@pytest.mark.parametrize(
    "said", ["Hi Priya, how are you?", "Good morning.", "Shall we start?", "How’s it going?"]
)
def test_courtesy_is_small_talk(said):
    assert is_small_talk(said)


@pytest.mark.parametrize(
    "said", ["Hi, tell me about yourself.", "How are you planning a week?", "We bake.", ""]
)
def test_matter_is_no_small_talk(said):
    assert not is_small_talk(said)


def test_every_shipped_list_is_in_form_and_used():
    lists = load_lexicon(shipped("data", "lexicons", "transcripts.toml"))
    code = "".join(path.read_text("utf-8") for path in Path(phrases.__file__).parent.glob("*.py"))
    assert {name for name in lists if not re.search(rf"\b{name}\b", code)} == set()
    assert phrases.word_set("nods") == set(lists["nods"])
