"""When to thank and when to ask again, as dates and as a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workbook.errors import InputError
from workbook.records import Contents, FollowUp, Interviewer, Round, ThankYou
from workbook.wording import long_date

FILE_NAME = "follow-up.ics"
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Due:
    """Something to do on a day."""

    id: str
    """``"thanks"``, ``"chase"`` or ``"last"``: what the calendar knows it by."""
    on: date
    what: str
    note: str
    rule: str


def day_held(contents: Contents) -> date | None:
    """Return the day of the second interview: as it was, as planned, or None while it is not known."""
    days = [each.held_on for id in (Round.SAID, Round.SECOND) if (each := contents.find(Round, id))]
    return next((day for day in [*days, contents.process.interview_on] if day), None)


def dates_due(contents: Contents) -> list[Due]:
    """Return what to do and when; a date that rests on something not known is left out. Nobody is asked on a weekend.

    Examples
    --------
    >>> told = FollowUp(id=FollowUp.ID, promised_on=date(2026, 12, 8))
    >>> [(due.id, due.on.isoformat()) for due in dates_due(Contents([told]))]
    [('chase', '2026-12-15'), ('last', '2026-12-22')]
    """
    told = contents.find(FollowUp, FollowUp.ID) or FollowUp(id=FollowUp.ID)
    company = contents.process.company.strip() or "the employer"
    found = []
    if held := day_held(contents):
        people = [each.name.strip() for each in contents.all(Interviewer) if each.name.strip()]
        to = f"To {', '.join(people)}." if people else "To everybody you spoke with."
        what = f"Send the thank-you notes ({company})"
        found.append(Due("thanks", held + timedelta(days=1), what, f"{to} Each one different.", "thank-soon"))
    if told.promised_on:
        said = f"{told.told_by.strip() or 'They'} wanted to be in touch by {long_date(told.promised_on)}."
        said += f" Next step: {told.next_step.strip()}" if told.next_step.strip() else ""
        for id, weeks, what in (("chase", 1, "Ask how it stands"), ("last", 2, "Ask a last time")):
            on = told.promised_on + weeks * WEEK
            on += timedelta(days=7 - on.weekday() if on.weekday() > 4 else 0)
            found.append(
                Due(id, on, f"{what}, if you have not heard ({company})", said, "chase-after-a-week")
            )
    return found


def is_sent(note: ThankYou, contents: Contents) -> bool:
    """Whether a note went out for this interview; one sent before it was for an earlier one."""
    held = day_held(contents)
    return note.sent_on is not None and (held is None or note.sent_on >= held)


def unsent(contents: Contents) -> list[Interviewer]:
    """Return the interviewers whose note is not marked as sent."""
    sent = {note.id for note in contents.all(ThankYou) if is_sent(note, contents)}
    return [person for person in contents.all(Interviewer) if person.id not in sent]


def calendar_file(contents: Contents, identity: str, now: datetime) -> bytes:
    """Return the dates as an iCalendar file (RFC 5545): entries of whole days, with a reminder at nine.

    Parameters
    ----------
    identity
        What this workbook's entries are known by, kept in `FollowUp.calendar`: a calendar that reads the file again
        moves an entry instead of adding a second one.

    Raises
    ------
    InputError
        When there is no date.
    """
    from icalendar import Alarm, Calendar, Event

    due = dates_due(contents)
    if not due:
        advice = "enter the day of the interview, or the day by which they wanted to be in touch"
        raise InputError(f"There is no date yet: {advice}.")
    calendar = Calendar()
    calendar.add("prodid", "-//Second Round//Follow-up//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for each in due:
        event, alarm = Event(), Alarm()
        event.add("uid", f"{each.id}-{identity}@second-round")
        event.add("dtstamp", now)
        event.add("sequence", int(now.timestamp()) // 60)  # a later file goes before an earlier one
        event.add("dtstart", each.on)
        event.add("dtend", each.on + timedelta(days=1))
        event.add("summary", each.what)
        event.add("description", each.note)
        event.add("transp", "TRANSPARENT")  # the day stays free for other things
        alarm.add("action", "DISPLAY")
        alarm.add("description", each.what)
        alarm.add("trigger", timedelta(hours=9))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
