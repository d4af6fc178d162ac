"""Waiting for a pause in typing, tried with timers that go off when told to."""

import threading

import pytest

from workbook.forms import debounce
from workbook.forms.debounce import LONGEST_SECONDS, PAUSE_SECONDS, Debounce


class Pauses:
    """Stands in for the timers: notes how long each would wait, and lets the last one go off."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.made = []
        monkeypatch.setattr(debounce.time, "monotonic", lambda: self.now)
        monkeypatch.setattr(debounce, "_Pause", self.make)

    def make(self, seconds, action):
        timer = Timer(seconds, action)
        self.made.append(timer)
        return timer

    @property
    def waiting(self):
        return [timer for timer in self.made if timer.is_started and not timer.is_over]


class Timer:
    def __init__(self, seconds, action):
        self.seconds, self.action = seconds, action
        self.is_started = self.is_over = False
        self.daemon = False

    def start(self):
        self.is_started = True

    def cancel(self):
        self.is_over = True

    def go_off(self):
        self.is_over = True
        self.action()


@pytest.fixture
def pauses(monkeypatch):
    return Pauses(monkeypatch)


@pytest.fixture
def done():
    return []


def test_nothing_is_done_while_typing_goes_on(pauses, done):
    wait = Debounce(lambda: done.append(1))
    for _ in range(5):
        wait()
    assert done == []
    assert len(pauses.waiting) == 1


def test_it_is_done_once_after_the_pause(pauses, done):
    wait = Debounce(lambda: done.append(1))
    wait()
    wait()
    assert pauses.waiting[0].seconds == PAUSE_SECONDS
    pauses.waiting[0].go_off()
    assert done == [1]
    assert pauses.waiting == []


def test_unbroken_typing_is_saved_after_the_bound(pauses, done):
    wait = Debounce(lambda: done.append(1))
    began = pauses.now
    while pauses.now < began + LONGEST_SECONDS:
        wait()
        assert pauses.now + pauses.waiting[0].seconds <= began + LONGEST_SECONDS + 1e-9
        pauses.now += 0.1
    wait()
    assert pauses.waiting[0].seconds == 0


def test_the_bound_begins_anew_after_each_time(pauses, done):
    wait = Debounce(lambda: done.append(1))
    wait()
    pauses.waiting[0].go_off()
    pauses.now += 10
    wait()
    assert pauses.waiting[0].seconds == PAUSE_SECONDS


def test_flush_does_at_once_what_waits(pauses, done):
    wait = Debounce(lambda: done.append(1))
    wait()
    wait.flush()
    assert done == [1]
    assert pauses.waiting == []


def test_flush_does_nothing_when_nothing_waits(pauses, done):
    Debounce(lambda: done.append(1)).flush()
    assert done == []


def test_typing_brings_a_later_attempt_forward(pauses, done):
    wait = Debounce(lambda: done.append(1))
    wait.later(5)
    assert pauses.waiting[0].seconds == 5
    wait()
    assert [timer.seconds for timer in pauses.waiting] == [PAUSE_SECONDS]


def test_a_later_attempt_does_not_put_off_what_waits_already(pauses, done):
    wait = Debounce(lambda: done.append(1))
    wait()
    wait.later(5)
    assert [timer.seconds for timer in pauses.waiting] == [PAUSE_SECONDS]


def test_it_happens_by_itself_on_a_real_clock():
    is_done = threading.Event()
    Debounce(is_done.set, pause=0.01)()
    assert is_done.wait(5)


def test_the_end_of_the_program_does_what_waits(done):
    wait = Debounce(lambda: done.append(1), pause=60)
    wait()
    debounce.flush_all()
    assert done == [1]


def test_one_failure_at_the_end_of_the_program_keeps_nothing_else_from_being_done(done):
    def fail():
        raise RuntimeError("can't start new thread")

    waits = [Debounce(action, pause=60) for action in [fail, lambda: done.append(1), fail]]
    for wait in waits:
        wait()
    debounce.flush_all()
    assert done == [1]


def test_the_end_of_the_program_waits_for_what_is_being_done(done):
    has_begun, may_go_on = threading.Event(), threading.Event()

    def slow():
        has_begun.set()
        may_go_on.wait(5)
        done.append(1)

    wait = Debounce(slow, pause=0)
    wait()
    assert has_begun.wait(5)
    threading.Timer(0.05, may_go_on.set).start()
    debounce.flush_all()
    assert done == [1]
