"""Debrief, thank-you notes and follow-up: kept as typed, begun by hand, nothing of the drafts touched."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from workbook.errors import InputError
from workbook.forms.debrief_sheet import NAME, DebriefSheet
from workbook.forms.follow_up_sheet import FollowUpSheet
from workbook.forms.thanks_sheet import ThanksSheet
from workbook.records import Answer, FollowUp, Interviewer, Process, Question, Round, ThankYou

TODAY = date(2026, 12, 4)
NOW = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
DRAFT = Answer(id="second/q", question="q", round="second", text="My draft.")


def said(store):
    return [each for each in store.contents().all(Answer) if each.round == Round.SAID]


class TestDebrief:
    @pytest.fixture
    def sheet(self, store):
        for record in (Question(id="q", text="Why us?"), Question(id="r", text="Why now?"), DRAFT):
            store.save(record, base=None)
        return DebriefSheet(store)

    def test_it_is_begun_by_hand_on_the_day_of_the_interview(self, sheet, store):
        store.save(Process(id=Process.ID, interview_on=date(2026, 12, 3)), base=None)
        assert not sheet.is_begun
        sheet.begin(TODAY)
        assert sheet.is_begun
        kept = store.contents().find(Round, Round.SAID)
        assert (kept.name, kept.sort, kept.held_on) == (NAME, "later", date(2026, 12, 3))

    def test_before_the_day_planned_it_is_today_that_it_was_held(self, sheet, store):
        store.save(Process(id=Process.ID, interview_on=date(2026, 12, 30)), base=None)
        sheet.begin(TODAY)
        assert store.contents().find(Round, Round.SAID).held_on == TODAY

    def test_begun_twice_it_stays_as_it_was(self, sheet, store):
        sheet.begin(TODAY)
        sheet.begin(TODAY + timedelta(days=9))
        assert len(store.history(Round, Round.SAID)) == 1

    def test_a_ticked_question_waits_for_its_answer_and_the_draft_stays(self, sheet, store):
        sheet.begin(TODAY)
        sheet.asked = ("q",)
        assert [(each.question, each.text) for each in said(store)] == [("q", "")]
        assert ("Why us?", "q") in sheet.said.questions.options
        assert sheet.said.questions.selected == "q"
        sheet.said.answer.text = "Because of the six sites."
        assert sheet.said.flush()
        assert said(store)[0].text == "Because of the six sites."
        assert store.contents().find(Answer, DRAFT.id) == DRAFT

    def test_unticked_it_goes_and_with_an_answer_it_stays(self, sheet, store):
        sheet.asked = ("q",)
        sheet.asked = ("q", "r")
        sheet.asked = ("q",)
        assert [each.question for each in said(store)] == ["q"]
        assert sheet.said.questions.selected == "q"
        sheet.asked = ()
        assert said(store) == []
        sheet.asked = ("q",)
        sheet.said.questions.selected = "q"
        sheet.said.answer.text = "told"
        sheet.asked = ()
        assert sheet.asked == ("q",)
        assert "stays ticked" in sheet.error
        assert said(store)[0].text == "told"

    def test_a_question_nobody_expected_is_no_box_to_tick(self, sheet, store):
        sheet.begin(TODAY)
        sheet.said.questions.add()
        sheet.said.questions.form.text = "Can you juggle?"
        sheet.said.flush()
        assert len(said(store)) == 1
        assert "Can you juggle?" not in [label for label, _ in sheet.expected]


class TestThanks:
    @pytest.fixture
    def sheet(self, store):
        for id in ("dana", "tom"):
            store.save(Interviewer(id=id, name=id.capitalize(), sort="peer"), base=None)
        return ThanksSheet(store)

    def test_everybody_has_a_note_and_none_is_kept_before_something_is_typed(self, sheet, store):
        assert [label for label, _ in sheet.notes.options] == ["Dana", "Tom"]
        sheet.notes.selected = "tom"
        assert store.contents().all(ThankYou) == ()

    def test_the_frame_goes_round_the_callback_into_an_empty_box(self, sheet, store):
        sheet.notes.form.callback = "the board by the time clock"
        sheet.begin()
        assert sheet.notes.form.flush()
        (note,) = store.contents().all(ThankYou)
        assert note.id == "dana"
        assert "Dana" in note.text
        assert "the board by the time clock" in note.text

    def test_what_is_written_is_never_replaced(self, sheet):
        sheet.notes.form.callback, sheet.notes.form.text = "x", "Dear Dana"
        with pytest.raises(InputError, match="nothing was put in"):
            sheet.begin()
        assert sheet.notes.form.text == "Dear Dana"

    def test_without_a_callback_nothing_is_put_in(self, sheet):
        with pytest.raises(InputError, match="the one thing"):
            sheet.begin()
        assert sheet.notes.form.text == ""

    def test_a_note_outlives_its_interviewer(self, sheet, store):
        sheet.notes.selected = "tom"
        sheet.notes.form.text = "Dear Tom"
        sheet.notes.form.flush()
        store.remove(Interviewer(id="tom"), base=store.head(Interviewer, "tom").number)
        assert ("Somebody who is no longer listed", "tom") in sheet.notes.options

    def test_with_nobody_listed_there_is_nothing_to_write_until_somebody_is(self, store):
        sheet = ThanksSheet(store)
        assert not sheet.has_people
        store.save(Interviewer(id="dana", name="Dana"), base=None)
        assert sheet.has_people
        assert sheet.notes.selected == "dana"
        assert [label for label, _ in sheet.notes.options] == ["Dana"]


class TestFollowUp:
    @pytest.fixture
    def sheet(self, store, make_id):
        return FollowUpSheet(store, make_id=make_id)

    def events(self, sheet):
        return list(Calendar.from_ical(sheet.file.read_bytes()).walk("VEVENT"))

    def test_no_file_is_written_before_the_button_is_pressed(self, sheet):
        sheet.form.promised_on = date(2026, 12, 8)
        sheet.form.flush()
        assert not sheet.file.exists()

    def test_the_file_is_in_the_workbooks_folder_and_holds_what_was_typed_a_moment_ago(self, sheet, store):
        sheet.form.promised_on = date(2026, 12, 8)
        sheet.write(NOW)
        assert sheet.file == store.path.with_name("follow-up.ics")
        assert [event.decoded("dtstart") for event in self.events(sheet)] == [
            date(2026, 12, 15),
            date(2026, 12, 22),
        ]
        assert sheet.status.startswith("2 dates written at 09:00:00")

    def test_written_again_the_entries_are_the_same_ones_also_by_another_form(self, sheet, store):
        sheet.form.promised_on = date(2026, 12, 8)
        sheet.write(NOW)
        before = [event["uid"] for event in self.events(sheet)]
        again = FollowUpSheet(store, make_id=lambda: "another")
        again.form.promised_on = date(2026, 12, 10)
        again.write(NOW)
        assert [event["uid"] for event in self.events(again)] == before

    def test_the_entries_stay_the_same_ones_after_an_earlier_version_was_brought_back(self, sheet, store):
        sheet.form.promised_on = date(2026, 12, 8)
        sheet.form.flush()
        sheet.write(NOW)
        before = [event["uid"] for event in self.events(sheet)]
        sheet.form.restore(store.history(FollowUp, FollowUp.ID)[0])
        assert sheet.form.calendar == ""
        sheet.write(NOW)
        assert [event["uid"] for event in self.events(sheet)] == before

    def test_without_a_date_nothing_is_written_or_kept(self, sheet, store):
        with pytest.raises(InputError, match="There is no date yet"):
            sheet.write(NOW)
        assert not sheet.file.exists()
        assert store.contents().all(FollowUp) == ()

    def test_a_place_that_cannot_be_written_is_one_sentence(self, sheet):
        sheet.form.promised_on = date(2026, 12, 8)
        sheet.file.mkdir()
        with pytest.raises(InputError, match=r"follow-up\.ics cannot be written"):
            sheet.write(NOW)
        assert sheet.form.promised_on == date(2026, 12, 8)

    def test_what_cannot_be_saved_is_not_written(self, sheet, store):
        sheet.form.promised_on = date(2026, 12, 8)
        store.is_full = True
        with pytest.raises(InputError, match="no file was written"):
            sheet.write(NOW)
