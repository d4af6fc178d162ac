"""The forms of questions to ask and of what follows, as a reader fills them in."""

from datetime import UTC, date, datetime

from workbook.records import Answer, FollowUp, Interviewer, Process, Question, QuestionToAsk, Round, ThankYou
from workbook.widgets.asking import ask_view, debrief_view, follow_up_view, heard_view, thanks_view


def now():
    return datetime(2026, 12, 4, 9, 0, tzinfo=UTC)


def wait(view, controls):
    """Let the pause in typing be over."""
    for form in {id(each._form): each._form for each in controls(view) if hasattr(each, "_form")}.values():
        form._debounce.flush()


def html(view, controls):
    return " ".join(
        each.value for each in controls(view) if hasattr(each, "value") and isinstance(each.value, str)
    )


def test_a_question_of_the_bank_is_added_by_a_button(sample, controls):
    view = ask_view(sample)
    before = len(sample.contents().all(QuestionToAsk))
    controls.named(view, "Whom you would ask").value = "tom-okafor"
    controls.named(view, "What you would like").value = "timeline"
    assert "Read all 1 question" in html(view, controls)
    controls.named(view, "Add this question").click()
    added = sample.contents().all(QuestionToAsk)[before:]
    assert [(each.purpose, each.interviewers) for each in added] == [("timeline", ("tom-okafor",))]
    assert controls.named(view, "The question, in").value == added[0].text
    assert "The bank has no further question" in html(view, controls)


def test_remarks_follow_what_is_typed(empty, controls):
    view = ask_view(empty)
    controls.named(view, "The question, in").value = "What does your company do?"
    wait(view, controls)
    told = html(view, controls)
    assert "1 question to ask." in told
    assert "could be asked of any employer" in told


def test_for_whom_is_ticked(sample, controls):
    view = ask_view(sample)
    controls.named(view, "Dana Whitlock").value = True
    wait(view, controls)
    assert "dana-whitlock" in sample.contents().find(QuestionToAsk, "weekly-review").interviewers


def test_a_question_is_asked_earlier(sample, controls):
    view = ask_view(sample)
    controls.named(view, "Question to work on").value = "ninety-days"
    controls.named(view, "Ask it earlier").click()
    assert sample.contents().find(QuestionToAsk, "ninety-days").rank == 0
    assert any("It is number 1 of 7" in each.value for each in controls.words(view, "status"))


def test_what_was_heard_is_kept_with_its_question(sample, controls):
    view = heard_view(sample)
    controls.named(view, "Question to work on").value = "ninety-days"
    controls.named(view, "What you heard").value = "One forecast that all six trust."
    wait(view, controls)
    assert sample.contents().find(QuestionToAsk, "ninety-days").answer == "One forecast that all six trust."


def test_the_debrief_begins_with_its_button_and_asks_what_came(sample, controls):
    view = debrief_view(sample, now)
    box = controls.named(view, "Tell me a little about yourself")
    assert box not in controls.visible(view)
    controls.named(view, "The interview is over").click()
    assert sample.contents().find(Round, Round.SAID).held_on == date(2026, 12, 3)
    assert box in controls.visible(view)
    box.value = True
    assert controls.named(view, "Question to work on").value == "about-yourself"
    controls.named(view, "What you answered").value = "I told it in two minutes."
    wait(view, controls)
    assert sample.contents().find(Answer, "said/about-yourself").text == "I told it in two minutes."
    box.value = False
    assert box.value
    assert any("stays ticked" in each.value for each in controls.words(view, "error"))


def test_a_question_typed_in_another_form_is_there_to_tick(empty, controls):
    view = debrief_view(empty, now)
    controls.named(view, "The interview is over").click()
    empty.save(Question(id="q", text="Why us?"), base=None)
    controls.named(view, "Why us?").value = True
    assert empty.contents().find(Answer, "said/q") is not None


def test_a_note_is_begun_and_its_words_are_counted_live(sample, controls):
    view = thanks_view(sample)
    controls.named(view, "Interviewer to thank").value = "tom-okafor"
    controls.named(view, "The one thing").value = "that nobody reads the wall"
    controls.named(view, "Put your words").click()
    wait(view, controls)
    note = sample.contents().find(ThankYou, "tom-okafor")
    assert "that nobody reads the wall" in note.text
    assert "words of 120 at most" in html(view, controls)
    assert "is still to be filled in" in html(view, controls)


def test_with_nobody_to_thank_the_form_says_where_to_enter_them(empty, controls):
    view = thanks_view(empty)
    assert controls.named(view, "The note") not in controls.visible(view)
    assert any("00_start_here" in each.value for each in controls.words(view, "hint"))
    empty.save(Interviewer(id="i", name="Dana"), base=None)
    assert controls.named(view, "The note") in controls.visible(view)


def test_the_calendar_file_is_written_when_the_button_is_pressed(empty, controls):
    view, sheet = follow_up_view(empty, now)
    controls.named(view, "Write the dates").click()
    (error,) = controls.words(view, "error")
    assert "There is no date yet" in error.value
    empty.save(Process(id=Process.ID, interview_on=date(2026, 12, 3)), base=None)
    controls.named(view, "By when they wanted").value = date(2026, 12, 8)
    controls.named(view, "Write the dates").click()
    assert sheet.file.read_bytes().count(b"BEGIN:VEVENT") == 3
    assert empty.contents().find(FollowUp, FollowUp.ID).calendar
    assert controls.words(view, "error") == []
