"""The rehearsal on screen: the clock follows the sheet, buttons go on, what is shown is of the question at hand."""

import pytest

from workbook.records import Answer, Process, Question, Round
from workbook.widgets.clock import Clock


@pytest.fixture
def view(make, sample):
    return make["rehearsal"](sample)


@pytest.fixture
def clock(view, controls):
    (found,) = [each for each in controls(view) if isinstance(each, Clock)]
    return found


def html(view, controls):
    return " ".join(str(each.value) for each in controls.visible(view) if type(each).__name__ == "HTML")


def newest(store):
    return store.contents().all(Answer)[-1]


def choose(view, controls, question):
    controls.named(view, "Question").value = question


def test_the_clock_starts_and_stops_the_sheet_and_fills_the_seconds(view, clock, controls, sample):
    choose(view, controls, "why-leave")
    clock.is_running = True
    clock.is_running = False
    assert newest(sample).seconds == clock.seconds == 1
    assert controls.named(view, "Seconds it took").value == 1


def test_seconds_corrected_by_the_reader_are_what_the_clock_goes_on_from(view, clock, controls, sample):
    choose(view, controls, "why-leave")
    controls.named(view, "Seconds it took").value = 95
    assert clock.seconds == 95


def test_the_clock_counts_towards_the_planned_length(clock, sample):
    assert clock.planned == 90
    head = sample.head(Process, Process.ID)
    sample.save(Process(id=Process.ID, answer_seconds=120), base=head.number)
    assert clock.planned == 120


@pytest.mark.parametrize("label", ["Draw a question", "Take what comes next", "Try this question again"])
def test_going_on_stops_the_clock_and_empties_the_box(view, clock, controls, write, label, sample):
    write(view, "What you said", "told aloud")
    clock.is_running = True
    controls.named(view, label).click()
    assert not clock.is_running
    assert controls.named(view, "What you said").value == ""
    assert newest(sample).text == "told aloud"


def test_the_question_and_its_reasons_are_shown(view, controls):
    choose(view, controls, "salary-expectations")
    assert "What are your salary expectations?" in html(view, controls)
    assert "I named a range before they did." in html(view, controls)


def test_what_differs_from_the_draft_is_shown_after_answering(view, controls, write):
    choose(view, controls, "other-departments")
    write(view, "What you said", "Late pickups went down by 45 percent over the next two quarters.")
    assert "45 percent" in html(view, controls)
    assert "Facts" in html(view, controls)
    assert "to what you told" in html(view, controls) or "what you told or drafted before" in html(
        view, controls
    )


def test_a_mark_and_a_loose_end_are_kept(view, controls, write, sample):
    choose(view, controls, "why-leave")
    controls.named(view, "How it went").value = "mixed"
    write(view, "Loose end", "Ask about the review.")
    assert (newest(sample).went, newest(sample).loose_end) == ("mixed", "Ask about the review.")


def test_a_rehearsal_pasted_as_a_whole_asks_which_question_each_answer_is_of(make, sample, controls):
    view = make["rehearsal as a whole"](sample)
    assert not [each for each in controls(view) if getattr(each, "description", "").startswith("Round that")]
    controls.named(
        view, "Transcript or notes of the rehearsal"
    ).value = "Sam: Why are you looking to leave Larkmoor?\nMe: It is one hub with one analyst, and the analyst is me.\n"
    controls.named(view, "Split it").click()
    assert controls.named(view, "Number 1 answers").value == "why-leave"
    controls.named(view, "Keep the ticked").click()
    assert newest(sample).question == "why-leave"
    assert sample.contents().find(Round, newest(sample).round).sort == "rehearsal"


def test_the_planned_length_is_kept(make, empty, write):
    write(make["length"](empty), "Planned length", 120)
    assert empty.contents().process.answer_seconds == 120


def test_a_draft_that_a_rehearsal_shows_to_be_wrong_may_be_mended(make, empty, controls):
    empty.save(Question(id="q", text="Why us?"), base=None)
    empty.save(Round(id="r", sort="rehearsal"), base=None)
    for round, text in (("second", "We were a team of five."), ("r", "We were a team of eight.")):
        empty.save(Answer(id=f"{round}/q", question="q", round=round, text=text), base=None)
    view = make["settle"](empty)
    controls.named(view, "What is right?").value = "second"
    shown = html(view, controls)
    assert "mend it here, and the finding goes away" in shown
    assert "What was said stays said" not in shown
