"""Taking a transcript apart on screen: looked through first, kept at the end."""

from datetime import UTC, datetime

import ipywidgets
import pytest
from traitlets import Bunch

from workbook.records import Answer, Question

TEXT = """Dana: Why do you want to leave your job?
Sam: I have done most of what can be done from that chair, and I want to learn from others.
Dana: What are your salary expectations?
Sam: I would rather hear your range first.
"""


def uploaded(name, content):
    """What ipywidgets makes of a chosen file."""
    return Bunch(
        name=name,
        type="",
        size=len(content),
        content=memoryview(content),
        last_modified=datetime(2026, 3, 2, tzinfo=UTC),
    )


def pairs(view, controls):
    """Questions and answers as they stand on screen."""
    starts = ("Question ", "Answer ", "Keep number ")
    return [each.value for each in controls(view) if getattr(each, "description", "").startswith(starts)]


@pytest.fixture
def view(make, empty):
    return make["transcript"](empty)


@pytest.fixture
def split(view, controls):
    controls.named(view, "Transcript or notes").value = TEXT
    controls.named(view, "Split it").click()
    return view


def test_nothing_can_be_kept_before_it_is_split(view, controls):
    assert controls.named(view, "Keep the ticked").disabled


def test_no_text_is_said_in_the_form(view, controls):
    controls.named(view, "Split it").click()
    assert "There is no text yet" in controls.words(view, "error")[0].value


def test_every_pair_is_shown_with_its_boxes(split, controls):
    assert controls.named(split, "Question 1").value == "Why do you want to leave your job?"
    assert controls.named(split, "Answer 2").value == "I would rather hear your range first."
    assert controls.named(split, "Keep number 2").value is True
    assert controls.words(split, "error") == []


def test_every_input_that_comes_up_has_a_name(split, controls):
    kinds = (ipywidgets.Textarea, ipywidgets.Dropdown, ipywidgets.Checkbox)
    assert all(each.description for each in controls(split) if isinstance(each, kinds))


def test_what_was_changed_and_ticked_is_kept(split, controls, empty):
    controls.named(split, "Question 1").value = "Why leave?"
    controls.named(split, "Keep number 2").value = False
    controls.named(split, "Keep the ticked").click()
    assert [question.text for question in empty.contents().all(Question)] == ["Why leave?"]
    assert len(empty.contents().all(Answer)) == 1
    assert "1 questions kept" in controls.words(split, "status")[0].value


def test_another_role_pairs_again(split, controls):
    before = pairs(split, controls)
    controls.named(split, "Dana is").value = "other"
    assert pairs(split, controls) != before
    controls.named(split, "Dana is").value = "interviewer"
    assert pairs(split, controls) == before


def test_splitting_again_shows_the_roles_it_used(split, controls):
    controls.named(split, "Dana is").value = "other"
    controls.named(split, "Split it").click()
    assert controls.named(split, "Dana is").value == "interviewer"


def test_a_file_is_read(view, controls):
    upload = controls.named(view, "Choose a file")
    upload.set_trait("value", (uploaded("notes.txt", TEXT.encode()),))
    assert controls.named(view, "Question 1").value == "Why do you want to leave your job?"


def test_a_file_that_cannot_be_read_is_said_in_the_form(view, controls):
    upload = controls.named(view, "Choose a file")
    upload.set_trait("value", (uploaded("notes.docx", b"nothing"),))
    assert controls.words(view, "error")


def test_speakers_and_notes_are_words_only(view, controls):
    controls.named(view, "Transcript or notes").value = TEXT.replace("Dana", "D<b>ana")
    controls.named(view, "Split it").click()
    shown = [each.value for each in controls(view) if isinstance(each, ipywidgets.HTML)]
    assert not [text for text in shown if "<b>" in text]


def test_a_failure_after_changing_a_role_is_said_in_the_form(split, controls, monkeypatch):
    from workbook.forms import transcript_form

    def fail(*_):
        raise ValueError("an odd turn")

    monkeypatch.setattr(transcript_form, "pair_turns", fail)
    controls.named(split, "Dana is").value = "other"
    assert "an odd turn" in controls.words(split, "error")[0].value


def test_answers_kept_are_open_above_and_shown_beside_the_next_telling(make, empty, controls):
    review, redraft, view = (make[name](empty) for name in ("review", "redraft", "transcript"))
    controls.named(view, "Transcript or notes").value = TEXT
    controls.named(view, "Split it").click()
    controls.named(view, "Keep the ticked").click()
    controls.fire(redraft)
    assert controls.named(review, "What you answered").value.startswith("I have done most")
    assert controls.named(redraft, "Question to prepare").label == "Why do you want to leave your job?"
    shown = " ".join(str(getattr(each, "value", "")) for each in controls(redraft))
    assert "I have done most of what can be done" in shown
    assert "No earlier answer" not in shown
