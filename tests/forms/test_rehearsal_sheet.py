"""Rehearsing: every attempt is a record of its own, the clock adds up, and nothing is saved before something is said."""

import tempfile
import threading
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.bank import load_competencies, load_questions
from workbook.errors import InputError
from workbook.forms import RehearsalSheet
from workbook.records import Answer, Question, Round
from workbook.store import FILE_NAME, Store

BANK = load_questions()


class Watch:
    """A clock of seconds and of days that goes only when told to."""

    def __init__(self):
        self.seconds, self.day = 100.0, date(2026, 11, 23)


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def open_sheet(store, watch):
    def open_one(seed=1, bank=BANK, **given):
        return RehearsalSheet(
            given.pop("store", store),
            bank,
            load_competencies(),
            today=lambda: watch.day,
            random=Random(seed),
            seconds=lambda: watch.seconds,
            **given,
        )

    return open_one


@pytest.fixture
def sheet(store, open_sheet):
    store.save(Question(id="q", text="Why us?"), base=None)
    store.save(Answer(id="first/q", question="q", round="first", text="told"), base=None)
    return open_sheet()


def said(store):
    return [
        (each.question, each.text, each.seconds)
        for each in store.contents().all(Answer)
        if each.round != "first"
    ]


def say(sheet, text):
    sheet.answer.text = text
    assert sheet.answer.flush()


class TestDrawing:
    def test_a_question_is_drawn_at_once_and_nothing_is_saved(self, open_sheet, store):
        sheet = open_sheet()
        assert sheet.question
        sheet.draw()
        sheet.take_next()
        assert len(store.contents()) == 0

    def test_the_same_seed_draws_the_same_questions(self, open_sheet):
        def drawn(seed):
            sheet = open_sheet(seed)
            found = [sheet.question]
            for _ in range(5):
                sheet.draw()
                found.append(sheet.question)
            return found

        assert drawn(7) == drawn(7)
        assert drawn(7) != drawn(8)

    def test_no_question_is_drawn_twice_while_others_are_left(self, open_sheet):
        sheet = open_sheet(bank=BANK[:6])
        drawn = [sheet.question]
        for _ in range(5):
            sheet.draw()
            drawn.append(sheet.question)
        assert sorted(drawn) == sorted(each.id for each in BANK[:6])

    def test_a_question_of_the_bank_is_kept_with_its_first_words(self, open_sheet, store):
        sheet = open_sheet(bank=BANK[:1])
        say(sheet, "It was the scorecard.")
        kept = store.contents().find(Question, BANK[0].id)
        assert (kept.text, kept.type, kept.source) == (BANK[0].text, BANK[0].type, "question bank")
        assert said(store) == [(BANK[0].id, "It was the scorecard.", None)]

    def test_the_rehearsal_of_the_day_is_kept_with_the_first_words(self, sheet, store, watch):
        say(sheet, "told aloud")
        (held,) = store.contents().all(Round)
        assert (held.sort, held.held_on) == ("rehearsal", watch.day)
        assert sheet.answer.round == held.id

    def test_a_rehearsal_that_is_there_for_the_day_is_used(self, store, open_sheet, watch):
        store.save(Round(id="mine", name="With Sam", sort="rehearsal", held_on=watch.day), base=None)
        sheet = open_sheet()
        say(sheet, "told aloud")
        assert sheet.answer.round == "mine"
        assert len(store.contents().all(Round)) == 1

    def test_what_was_begun_before_midnight_stays_with_its_day(self, sheet, store, watch):
        watch.day += timedelta(days=1)
        say(sheet, "told aloud")
        (held,) = store.contents().all(Round)
        assert held.held_on == date(2026, 11, 23)
        sheet.try_again()
        say(sheet, "told again")
        assert [each.held_on.day for each in store.contents().all(Round)] == [23, 24]

    def test_what_comes_next_is_another_question(self, sheet):
        before = sheet.question
        sheet.take_next()
        assert sheet.question != before

    def test_without_another_question_there_is_nothing_next(self, open_sheet):
        sheet = open_sheet(bank=BANK[:1])
        with pytest.raises(InputError, match="no other question"):
            sheet.take_next()

    def test_without_any_question_there_is_a_sentence(self, open_sheet):
        with pytest.raises(InputError, match="There is no question to draw"):
            open_sheet(bank=())

    def test_every_question_can_be_chosen(self, sheet, store):
        assert len(sheet.questions) == len(BANK) + 1
        sheet.question = BANK[3].id
        say(sheet, "told aloud")
        assert said(store) == [(BANK[3].id, "told aloud", None)]

    def test_a_question_written_elsewhere_can_be_chosen(self, sheet, store):
        store.save(Question(id="new", text="How?"), base=None)
        assert ("How?", "new") in sheet.questions


class TestAttempts:
    def test_a_second_attempt_leaves_the_first_as_it_is(self, sheet, store):
        sheet.question = "q"
        say(sheet, "first try")
        sheet.try_again()
        assert sheet.answer.text == ""
        say(sheet, "second try")
        assert said(store) == [("q", "first try", None), ("q", "second try", None)]
        assert all(len(store.history(Answer, each.id)) == 1 for each in store.contents().all(Answer))

    def test_the_same_question_drawn_again_is_a_new_attempt(self, open_sheet, store):
        sheet = open_sheet(bank=BANK[:1])
        for text in ("one", "two", "three"):
            say(sheet, text)
            sheet.draw()
        assert [text for _, text, _ in said(store)] == ["one", "two", "three"]

    def test_an_earlier_attempt_can_be_looked_at_and_corrected(self, sheet, store):
        sheet.question = "q"
        say(sheet, "first try")
        sheet.try_again()
        say(sheet, "second try")
        first = sheet.attempts[0][1]
        sheet.attempt = first
        assert sheet.answer.text == "first try"
        say(sheet, "first try, corrected")
        assert [text for _, text, _ in said(store)] == ["first try, corrected", "second try"]

    def test_attempts_of_other_days_are_listed(self, sheet, store, watch):
        sheet.question = "q"
        say(sheet, "on Monday")
        watch.day += timedelta(days=1)
        sheet.try_again()
        assert [label for label, _ in sheet.attempts] == ["2026-11-23, attempt 1", "a new attempt"]

    def test_a_question_chosen_again_on_the_same_day_shows_its_last_attempt(self, sheet):
        sheet.question = "q"
        say(sheet, "first try")
        sheet.question = BANK[0].id
        sheet.question = "q"
        assert sheet.answer.text == "first try"

    def test_two_notebooks_never_share_an_attempt(self, sheet, open_sheet, elsewhere, store):
        other = open_sheet(store=elsewhere)
        for each, text in ((sheet, "here"), (other, "there")):
            each.question = "q"
            say(each, text)
        assert sorted(text for _, text, _ in said(store)) == ["here", "there"]
        assert store.set_aside() == []
        assert len(store.contents().all(Round)) == 1

    def test_words_that_cannot_be_saved_keep_the_question_open(self, sheet, store):
        sheet.question = "q"
        store.is_full = True
        sheet.answer.text = "typed last"
        for go in (sheet.draw, sheet.take_next, sheet.try_again):
            go()
            assert (sheet.question, sheet.attempt) == ("q", sheet.answer.id)
            assert sheet.answer.text == "typed last"
        sheet.question = BANK[0].id
        assert sheet.question == "q"
        assert sheet.answer.error
        store.is_full = False
        assert sheet.flush()
        assert said(store) == [("q", "typed last", None)]

    def test_reopened_it_shows_what_was_said_last_today(self, sheet, open_sheet):
        sheet.question = "q"
        say(sheet, "typed last")
        again = open_sheet()
        assert (again.question, again.answer.text) == ("q", "typed last")

    def test_reopened_on_another_day_it_draws_anew(self, sheet, open_sheet, watch):
        say(sheet, "typed last")
        watch.day += timedelta(days=1)
        assert open_sheet().answer.text == ""

    def test_the_question_says_why_it_is_likely(self, sheet):
        sheet.question = "q"
        assert "Asked in “First interview”: expect it again." in sheet.current().reasons

    def test_a_question_removed_meanwhile_keeps_its_words(self, sheet, store):
        sheet.question = "q"
        say(sheet, "typed last")
        store.remove(store.contents().find(Question, "q"), base=store.head(Question, "q").number)
        assert sheet.current() is None
        assert sheet.answer.text == "typed last"
        say(sheet, "typed on")
        assert said(store)[0][1] == "typed on"


class TestTheClock:
    def test_it_writes_the_seconds_when_it_stops(self, sheet, store, watch):
        sheet.question = "q"
        sheet.is_running = True
        watch.seconds += 83.6
        assert sheet.answer.seconds is None
        sheet.is_running = False
        assert said(store) == [("q", "", 84)]

    def test_it_goes_on_from_where_it_stopped(self, sheet, store, watch):
        for _ in range(2):
            sheet.is_running = True
            watch.seconds += 30
            sheet.is_running = False
        assert sheet.answer.seconds == 60

    def test_typing_at_the_same_time_loses_nothing(self, sheet, store, watch):
        sheet.question = "q"
        sheet.is_running = True
        sheet.answer.text = "half"
        sheet.answer.flush()
        watch.seconds += 10
        sheet.answer.text = "half, and the rest"
        sheet.is_running = False
        assert said(store) == [("q", "half, and the rest", 10)]

    def test_the_reader_corrects_it(self, sheet, store, watch):
        sheet.is_running = True
        watch.seconds += 300
        sheet.is_running = False
        sheet.answer.seconds = 95
        assert sheet.answer.flush()
        assert said(store)[0][2] == 95

    @pytest.mark.parametrize("go", ["draw", "take_next", "try_again"])
    def test_going_on_stops_it_and_keeps_what_it_counted(self, sheet, store, watch, go):
        sheet.question = "q"
        sheet.is_running = True
        watch.seconds += 40
        getattr(sheet, go)()
        assert not sheet.is_running
        assert said(store) == [("q", "", 40)]
        assert sheet.answer.seconds is None

    def test_running_the_page_again_keeps_what_it_counted(self, sheet, open_sheet, watch):
        sheet.question = "q"
        sheet.is_running = True
        watch.seconds += 40
        again = open_sheet()
        assert not sheet.is_running
        assert (again.question, again.answer.seconds) == ("q", 40)

    def test_a_moment_counts_as_a_second(self, sheet, watch):
        sheet.is_running = True
        watch.seconds += 0.1
        sheet.is_running = False
        assert sheet.answer.seconds == 1

    def test_it_works_from_another_thread(self, sheet, store, watch):
        def use():
            sheet.is_running = True
            watch.seconds += 12
            sheet.answer.text = "said"
            sheet.is_running = False

        thread = threading.Thread(target=use)
        thread.start()
        thread.join()
        assert said(store)[0][1:] == ("said", 12)


def test_points_of_ones_own_are_used(open_sheet, store):
    from workbook.rehearsal.weights import weights

    store.save(Question(id="q", text="Why us?"), base=None)
    points = weights() | {
        f"from-{name}": replace(weights()[f"from-{name}"], points=0) for name in ("bank", "asked")
    }
    sheet = open_sheet(points=points)
    for _ in range(5):
        assert sheet.question == "q"
        sheet.draw()


ACTIONS = st.lists(
    st.sampled_from(["draw", "take_next", "try_again", "clock", "reopen"]) | st.text(min_size=1, max_size=5),
    max_size=25,
)


@settings(max_examples=25)
@given(actions=ACTIONS)
def test_whatever_is_done_in_whatever_order_nothing_said_is_lost(actions):
    """Every text that was on screen when something else was chosen is the text of an attempt, and no two share one."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / FILE_NAME) as store:
        given_ = {"today": lambda: date(2026, 11, 23), "random": Random(1), "seconds": lambda: 100.0}

        def reopen():
            return RehearsalSheet(store, BANK[:3], load_competencies(), **given_)

        sheet, left = reopen(), {}
        for action in actions:
            if action in {"draw", "take_next", "try_again"}:
                getattr(sheet, action)()
            elif action == "reopen":
                assert sheet.flush()
                sheet = reopen()
            elif action == "clock":
                sheet.is_running = not sheet.is_running
            else:
                sheet.answer.text = action
                left[sheet.answer.id] = action
        assert sheet.flush()
        assert {each.id: each.text for each in store.contents().all(Answer) if each.text} == left
