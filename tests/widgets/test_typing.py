"""Typing into real controls, from the threads on which Jupyter delivers it."""

from datetime import date

from workbook.records import Answer, Interviewer, Question, Round, Story
from workbook.store import StoreError


def test_a_story_is_kept(make, empty, write):
    view = make["stories"](empty)
    write(view, "A short name", "The late release")
    write(view, "Situation", "Two teams <b>met</b>")
    write(view, "It is about a failure", True)
    story = empty.contents().all(Story)[0]
    assert (story.title, story.situation, story.is_failure) == (
        "The late release",
        "Two teams <b>met</b>",
        True,
    )


def test_the_process_is_kept(make, empty, write):
    view = make["process"](empty)
    write(view, "Company", "Halden")
    write(view, "Date", date(2026, 12, 3))
    write(view, "Your speaking pace", 120)
    process = empty.contents().process
    assert (process.company, process.interview_on, process.words_per_minute) == (
        "Halden",
        date(2026, 12, 3),
        120,
    )


def test_a_pace_of_zero_is_none(make, sample, write):
    view = make["process"](sample)
    write(view, "Your speaking pace", 120)
    write(view, "Your speaking pace", 0)
    assert sample.contents().process.words_per_minute is None


def test_reasons_ticked_in_two_forms_follow_each_other(make, empty, controls, write):
    one, other = make["reasons"](empty), make["reasons"](empty)
    boxes = [each.description for each in controls(one) if hasattr(each, "indent")]
    write(one, boxes[0], True)
    assert controls.named(other, boxes[0]).value is True
    write(other, boxes[1], True)
    assert controls.named(one, boxes[1]).value is True
    assert len(empty.contents().process.reasons) == 2


def test_an_interviewer_is_kept(make, empty, write):
    view = make["interviewers"](empty)
    write(view, "Name of the interviewer", "Dana")
    write(view, "Their part", "peer")
    assert empty.contents().all(Interviewer)[0].sort == "peer"


def test_a_date_for_the_first_round_leaves_its_name(make, empty, write):
    write(make["rounds"](empty), "Date of the round", date(2026, 11, 17))
    assert empty.contents().rounds[0] == Round(
        id="first", name="First interview", sort="first", held_on=date(2026, 11, 17)
    )


def test_a_question_and_its_answer_are_kept(make, empty, write):
    view = make["review"](empty)
    write(view, "The question you were asked", "Why us?")
    write(view, "What you answered", "Because")
    write(view, "How it went", "mixed")
    answer = empty.contents().all(Answer)[0]
    assert (answer.text, answer.went, answer.round) == ("Because", "mixed", "first")
    assert empty.contents().find(Question, answer.question).text == "Why us?"


def test_a_redraft_begun_on_an_empty_workbook_goes_to_the_question_that_was_entered(make, empty, write):
    redraft, review = make["redraft"](empty), make["review"](empty)
    write(review, "The question you were asked", "Why us?")
    write(review, "What you answered", "Because")
    write(redraft, "Your answer now", "Because, and for three reasons")
    texts = {answer.round: answer.text for answer in empty.contents().all(Answer)}
    assert texts == {"first": "Because", "second": "Because, and for three reasons"}


def test_the_earlier_answer_is_shown_beside(make, sample, controls):
    view = make["redraft"](sample)
    first = next(answer for answer in sample.contents().all(Answer) if answer.round == "first")
    shown = [each.value for each in controls(view) if "What you said" in str(getattr(each, "value", ""))]
    assert first.text[:40].replace("'", "&#39;") in shown[0]


def test_the_status_line_follows(make, empty, controls, write):
    view = make["process"](empty)
    controls.type_into(controls.named(view, "Company"), "Halden")
    assert "Saving" in controls.words(view, "status")[0].value
    controls.fire(view)
    assert "Saved at 00:00:00" in controls.words(view, "status")[0].value


def test_a_failure_to_save_is_shown_and_goes_away(make, empty, controls, monkeypatch):
    view = make["process"](empty)

    def full(*_, **__):
        raise StoreError("The disk is <full>.")

    with monkeypatch.context() as broken:
        broken.setattr(empty, "save", full)
        controls.type_into(controls.named(view, "Company"), "Halden")
        controls.fire(view)
        errors = controls.words(view, "error")
        assert ["The disk is &lt;full&gt;." in each.value for each in errors] == [True]
        assert controls.named(view, "Company").value == "Halden"
    controls.fire(view)
    assert controls.words(view, "error") == []
    assert empty.contents().process.company == "Halden"


def test_what_is_chosen_stays_chosen_when_saving_fails(make, sample, controls, monkeypatch):
    view = make["stories"](sample)
    chooser = controls.named(view, "Story to work on")
    first, second = (id for _, id in chooser.options[:2])

    def full(*_, **__):
        raise StoreError("The disk is full.")

    monkeypatch.setattr(sample, "save", full)
    controls.type_into(controls.named(view, "Situation"), "typed last")
    controls.type_into(chooser, second)
    assert chooser.value == first
    assert controls.named(view, "Situation").value == "typed last"
    assert controls.words(view, "error")


def test_two_versions_are_shown_with_a_choice(make, empty, controls, write, tmp_path):
    from workbook.forms import RecordForm
    from workbook.records import Process
    from workbook.store import FILE_NAME, Store

    view = make["process"](empty)
    write(view, "Company", "Halden")
    with Store(tmp_path / FILE_NAME) as elsewhere:
        other = RecordForm(elsewhere, Process, Process.ID)
        other.company = "Their <i>words</i>"
        other.flush()
    write(view, "Company", "My words")
    chosen = controls.named(view, "Go on with the other version")
    assert any("Another notebook saved" in each.value for each in controls.words(view, "error"))
    shown = [
        each.value
        for each in controls(view)
        if "My</del>" in str(getattr(each, "value", "")).replace(" ", "")
    ]
    assert shown
    assert not any("<i>" in each for each in shown)
    chosen.click()
    assert controls.named(view, "Company").value == "Their <i>words</i>"
    assert empty.set_aside() == []


def test_an_earlier_version_can_be_brought_back(make, empty, controls, write):
    view = make["process"](empty)
    write(view, "Company", "Halden")
    write(view, "Company", "Larkmoor")
    controls.named(view, "Earlier versions").value = True
    versions = controls.named(view, "Version saved at")
    assert len(versions.options) == 2
    versions.value = versions.options[1][1]
    controls.named(view, "Bring this version back").click()
    assert controls.named(view, "Company").value == empty.contents().process.company == "Halden"


def test_every_version_can_be_listed(make, empty, controls, write):
    view = make["process"](empty)
    for text in ("H", "Ha", "Hal"):
        write(view, "Company", text)
    controls.named(view, "Earlier versions").value = True
    assert len(controls.named(view, "Version saved at").options) == 1
    controls.named(view, "every saved version").value = True
    assert len(controls.named(view, "Version saved at").options) == 3


def test_history_that_cannot_be_read_says_so(make, empty, controls, write, monkeypatch):
    view = make["process"](empty)
    write(view, "Company", "Halden")

    def busy(*_, **__):
        raise StoreError("Another program kept the file busy.")

    monkeypatch.setattr(empty, "history", busy)
    controls.named(view, "Earlier versions").value = True
    assert any("busy" in each.value for each in controls.words(view, "error"))


def test_feedback_that_fails_leaves_the_form_working(make, sample, controls, write, monkeypatch):
    from workbook.widgets import stories

    view = make["stories"](sample)

    def fail(*_, **__):
        raise ValueError("a rule <broke>")

    monkeypatch.setattr(stories, "remarks_on_story", fail)
    write(view, "Situation", "Two teams met")
    assert sample.contents().all(Story)[0].situation == "Two teams met"
    shown = [each.value for each in controls(view) if "a rule" in str(getattr(each, "value", ""))]
    assert shown
    assert "<broke>" not in shown[0]


def test_a_record_never_saved_is_said_to_have_no_earlier_version(make, empty, controls, write):
    view = make["process"](empty)
    controls.named(view, "Earlier versions").value = True
    none = "Nothing is saved yet, so there is no earlier version."
    told = lambda: [each.value for each in controls.words(view, "hint") if none in each.value]  # noqa: E731
    assert told()
    assert controls.named(view, "Version saved at") not in controls.visible(view)
    write(view, "Company", "Halden")
    assert not told()
    assert controls.named(view, "Version saved at") in controls.visible(view)
