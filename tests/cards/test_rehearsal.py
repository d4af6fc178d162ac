"""What is said of an attempt: its length against the plan, facts that differ, remarks, and the texts before it."""

from datetime import date

import pytest

from workbook.cards import rehearsal
from workbook.records import Answer, Contents, Process, Question, Round
from workbook.rehearsal.likely import Likely, Sign

HELD = Round(id="r", name="With Sam", sort="rehearsal", held_on=date(2026, 11, 20))
FIVE = "We were a team of five."
LONG = "I rang the eleven largest carriers myself and asked which slot would suit them, and then I wrote it all down. "


@pytest.fixture
def shown(read):
    def show(*records, running=False, **values):
        said = Answer(id="r/q", question="q", round="r", **values)
        contents = Contents([Question(id="q", text="Why us?", type="behavioural"), HELD, *records, said])
        return read(rehearsal.beside_attempt(contents, said, running))

    return show


def told(text, round="first"):
    return Answer(id=f"{round}/q", question="q", round=round, text=text)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (90, "It took 90 seconds, as planned."),
        (91, "It took 91 seconds, 1 second over the plan of 90."),
        (75, "It took 75 seconds, 15 seconds under the plan of 90."),
    ],
)
def test_the_time_is_held_against_the_plan(shown, seconds, words):
    assert words in shown(seconds=seconds).text


def test_the_plan_is_the_readers(shown):
    process = Process(id=Process.ID, answer_seconds=60, words_per_minute=100)
    page = shown(process, seconds=90, text=FIVE)
    assert "30 seconds over the plan of 60" in page.text
    assert "at your 100 words a minute" in page.text


@pytest.mark.parametrize(("seconds", "is_said"), [(59, True), (60, False), (120, False), (121, True)])
def test_a_time_out_of_bounds_comes_with_its_source(shown, seconds, is_said):
    said = "Career centres suggest 60 to 120 seconds (Several career centres"
    assert (said in shown(seconds=seconds).text) is is_said


def test_without_a_time_the_words_are_reckoned(shown):
    assert (
        "Not timed. 6 words, 2–3 seconds aloud, at 130 to 150 words a minute; planned are 90"
        in shown(text=FIVE).text
    )


def test_a_fact_told_in_another_way_is_shown_with_both_sentences(shown):
    page = shown(told(FIVE), text="We were a team of eight in Leeds.")
    assert "1 difference between this and what you told or drafted before." in page.text
    assert FIVE in page.text
    assert "We were a team of eight in Leeds." in page.text
    assert "03_check_consistency.ipynb" in dict(page.attributes).values()


def test_an_older_attempt_is_held_against_the_draft_too(read):
    older = Answer(id="r/q", question="q", round="r", text="We were a team of eight in Leeds.")
    newer = Answer(id="r/q/2", question="q", round="r", text=FIVE)
    contents = Contents([Question(id="q", text="Why us?"), HELD, told(FIVE), older, newer])
    assert "1 difference" in read(rehearsal.beside_attempt(contents, older, False)).text
    assert "No difference found" in read(rehearsal.beside_attempt(contents, newer, False)).text


def test_no_difference_is_no_promise(shown):
    assert "No difference found (the check does not see everything)" in shown(told(FIVE), text=FIVE).text


def test_nothing_to_compare_is_said(shown):
    assert "There is nothing to hold it against" in shown(text=FIVE).text


def test_round_one_and_the_draft_stand_beside_it(shown):
    page = shown(told("in the first"), told("in the draft", "second"), text=FIVE)
    assert page.text.index("You said: First interview") < page.text.index("You wrote: Second interview")


def test_remarks_quote_and_name_their_source(shown):
    page = shown(text=LONG * 2 + "It went well in the end.")
    assert "Remarks" in page.text
    assert "(firm)" in page.text or "(soft)" in page.text


def test_of_typed_words_nothing_is_said_of_tone(shown):
    assert "Typed words tell nothing of tone, pauses or fillers" in shown(text=FIVE).text
    assert "tone" not in shown(seconds=70).text


def test_while_the_clock_runs_nothing_is_judged_and_the_draft_is_folded_away(shown):
    page = shown(told(FIVE), text="We were a team of eight.", running=True)
    assert "differ" not in page.text
    assert [tag for tag, _ in page.elements if tag == "details"]
    assert "Planned: 90 seconds. What you wrote last: 6 words" in page.text


def test_before_anything_is_said_the_draft_can_be_looked_at(shown):
    assert "Look at what you said and drafted before" in shown(told(FIVE)).text
    assert "There is no draft of it yet." in shown().text


def test_a_question_tells_why_it_comes(read):
    found = Likely("q", "Why us?", "", "own", (Sign("never", 2, "You have not rehearsed it yet."),))
    text = read(rehearsal.asked(found, 60)).text
    assert "Why us?" in text
    assert "You have not rehearsed it yet." in text
    assert "about 60 seconds" in text


def test_a_question_that_was_removed_is_said(read):
    assert "This question was removed" in read(rehearsal.asked(None, 90)).text


def test_the_newest_day_is_open_and_the_others_are_folded(read):
    later = Round(id="later", sort="rehearsal", held_on=date(2026, 11, 22))
    answers = [
        Answer(id=f"{round}/q", question="q", round=round, text=f"in {round}") for round in ("r", "later")
    ]
    page = read(rehearsal.rehearsals_card(Contents([Question(id="q", text="Why?"), HELD, later, *answers])))
    assert page.headings == ["Your rehearsals: 22 November 2026"]
    assert (
        page.text.index("in later") < page.text.index("20 November 2026: 1 attempt") < page.text.index("in r")
    )


def test_the_weightiest_reasons_are_named_and_the_others_counted(read):
    signs = tuple(Sign(f"s{n}", n, f"reason {n}.") for n in range(1, 6))
    text = read(rehearsal.next_card([Likely("q", "Why?", "", "own", signs)])).text
    assert "reason 5." in text
    assert "reason 2." not in text
    assert "and 2 more reasons" in text
    assert "convention" in text


def test_nothing_is_next_without_a_question(read):
    assert "There is no question yet." in read(rehearsal.next_card([])).text
