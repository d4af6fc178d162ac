"""Follow-up dates, and the calendar file read again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from workbook.asking import calendar_file, dates_due
from workbook.asking.follow_up import day_held, is_sent, unsent
from workbook.errors import InputError
from workbook.records import Contents, FollowUp, Interviewer, Process, Round, ThankYou
from workbook.rules import rules
from workbook.sample import sample_records

NOW = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
SAMPLE = Contents(sample_records())
HELD = Process(id=Process.ID, company="Halden", interview_on=date(2026, 12, 3))
TOLD = FollowUp(id=FollowUp.ID, promised_on=date(2026, 12, 8), told_by="Dana", next_step="A call")


def events(content):
    return list(Calendar.from_ical(content).walk("VEVENT"))


@pytest.mark.parametrize(
    ("promised", "days"),
    [
        (date(2026, 12, 11), [date(2026, 12, 18), date(2026, 12, 25)]),
        (date(2026, 12, 12), [date(2026, 12, 21), date(2026, 12, 28)]),
        (date(2026, 12, 13), [date(2026, 12, 21), date(2026, 12, 28)]),
    ],
)
def test_nobody_is_asked_on_a_weekend(promised, days):
    due = dates_due(Contents([replace(TOLD, promised_on=promised)]))
    assert [each.on for each in due if each.id != "thanks"] == days


def test_thanks_are_due_the_day_after_and_asking_again_a_week_after_the_promise_and_once_more():
    assert [(due.id, due.on) for due in dates_due(Contents([HELD, TOLD]))] == [
        ("thanks", date(2026, 12, 4)),
        ("chase", date(2026, 12, 15)),
        ("last", date(2026, 12, 22)),
    ]


def test_a_date_that_rests_on_nothing_is_left_out():
    assert [due.id for due in dates_due(Contents([HELD]))] == ["thanks"]
    assert [due.id for due in dates_due(Contents([TOLD]))] == ["chase", "last"]
    assert dates_due(Contents()) == []


def test_the_day_that_it_was_goes_before_the_day_planned():
    planned, was = (
        Round(id=Round.SECOND, held_on=date(2026, 12, 5)),
        Round(id=Round.SAID, held_on=date(2026, 12, 7)),
    )
    assert day_held(Contents([HELD])) == date(2026, 12, 3)
    assert day_held(Contents([HELD, planned])) == date(2026, 12, 5)
    assert day_held(Contents([HELD, planned, was])) == date(2026, 12, 7)
    assert day_held(Contents()) is None


def test_every_date_names_a_rule():
    assert {due.rule for due in dates_due(SAMPLE)} <= set(rules())


def test_the_file_is_a_calendar_with_every_date_as_a_whole_day():
    found = events(calendar_file(SAMPLE, "id", NOW))
    assert [event.decoded("dtstart") for event in found] == [due.on for due in dates_due(SAMPLE)]
    for event in found:
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert type(event.decoded("dtstart")) is date
        assert event["dtstart"].params["VALUE"] == "DATE"
        assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [timedelta(hours=9)]


def test_lines_end_as_the_format_wants_and_none_is_too_long():
    content = calendar_file(SAMPLE, "id", NOW)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"VERSION:2.0" in content
    assert b"PRODID:" in content


def test_an_entry_keeps_its_identifier_when_its_date_and_words_change_and_comes_later():
    later = FollowUp(id=FollowUp.ID, promised_on=date(2026, 12, 10), told_by="Priya")
    one = events(calendar_file(Contents([HELD, TOLD]), "id", NOW))
    two = events(calendar_file(Contents([HELD, later]), "id", NOW + timedelta(minutes=2)))
    assert [event["uid"] for event in one] == [event["uid"] for event in two]
    assert len({event["uid"] for event in one}) == 3
    assert all(a["sequence"] < b["sequence"] for a, b in zip(one, two, strict=True))
    assert one[1].decoded("dtstart") < two[1].decoded("dtstart")


def test_two_workbooks_do_not_meet_in_one_calendar():
    uids = [{event["uid"] for event in events(calendar_file(SAMPLE, id, NOW))} for id in ("one", "two")]
    assert not uids[0] & uids[1]


def test_no_date_is_one_sentence():
    with pytest.raises(InputError, match="There is no date yet"):
        calendar_file(Contents(), "id", NOW)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_whatever_was_typed_is_one_value_of_its_entry(text):
    told = FollowUp(id=FollowUp.ID, promised_on=date(2026, 12, 8), next_step=f"x{text}x", told_by=text)
    (chase, _) = events(calendar_file(Contents([told]), "id", NOW))
    assert f"x{text}x" in str(chase["description"])
    assert set(chase) == {
        "UID",
        "DTSTAMP",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
    }


@given(st.text())
def test_signs_that_a_calendar_does_not_know_make_no_second_entry(text):
    company = Process(id=Process.ID, company=text, interview_on=date(2026, 12, 3))
    assert len(events(calendar_file(Contents([company, Interviewer(id="i", name=text)]), "id", NOW))) == 1


def test_who_was_thanked_is_not_waited_for_unless_it_was_before_the_interview():
    people = [Interviewer(id=id, name=id) for id in ("dana", "tom", "elena")]
    sent = [ThankYou(id="dana", sent_on=date(2026, 12, 3)), ThankYou(id="tom", sent_on=date(2026, 11, 18))]
    contents = Contents([HELD, *people, *sent])
    assert [person.id for person in unsent(contents)] == ["tom", "elena"]
    assert is_sent(sent[1], Contents(people))
