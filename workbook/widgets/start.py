"""Forms of the first notebook: why a second interview, where and when, and with whom."""

from __future__ import annotations

from workbook.forms import RecordForm, RecordList
from workbook.progress import person_name
from workbook.reasons import load_reasons
from workbook.records import INTERVIEWER_KINDS, ROUND_KINDS, Interviewer, Process, Round
from workbook.store import Store
from workbook.widgets.controls import choice, day, named, pace, text_line, ticks
from workbook.widgets.form_view import FormView, Panel
from workbook.widgets.layout import columns, words
from workbook.widgets.list_view import ListView


def reasons_view(store: Store) -> Panel:
    """Tick the reasons that apply."""
    form = RecordForm(store, Process, Process.ID)
    boxes = ticks(form, "reasons", [(reason.label, reason.id) for reason in load_reasons()])
    hint = words("Tick every reason that may apply. You can change this at any time.")
    return Panel("reasons", [FormView(form, [hint, *boxes], has_history=False)])


def process_view(store: Store) -> Panel:
    """Company, role, date and the reader's own speaking pace."""
    form = RecordForm(store, Process, Process.ID)
    controls = [
        columns(
            text_line(form, "company", "Company"), text_line(form, "role", "Role you are interviewing for")
        ),
        columns(
            day(form, "interview_on", "Date of the second interview"),
            text_line(form, "interview_at", "Time", placeholder="10:30"),
            text_line(form, "place", "Where, or the link"),
        ),
        columns(pace(form)),
    ]
    return Panel("interview", [FormView(form, controls)])


def interviewers_view(store: Store) -> Panel:
    """The people on the other side of the table."""
    people = RecordList(store, Interviewer, label=lambda each: person_name(each) or "New interviewer")
    form = people.form
    controls = [
        columns(
            text_line(form, "name", "Name of the interviewer"),
            text_line(form, "role", "Their job"),
            choice(form, "sort", "Their part in the interview", named(INTERVIEWER_KINDS, "not known")),
        )
    ]
    view = FormView(form, controls, has_history=False)
    return Panel("interviewers", [ListView(people, "Interviewer", view)])


def rounds_view(store: Store) -> Panel:
    """The conversations: interviews and rehearsals."""
    rounds = RecordList(
        store, Round, label=lambda item: item.name or "New round", listed=lambda contents: contents.rounds
    )
    form = rounds.form
    controls = [
        columns(
            text_line(form, "name", "Name of the round"),
            choice(form, "sort", "Kind of round", named(ROUND_KINDS)),
            day(form, "held_on", "Date of the round"),
        )
    ]
    return Panel("rounds", [ListView(rounds, "Round", FormView(form, controls, has_history=False))])
