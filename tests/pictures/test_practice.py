"""The picture of rehearsals over the days: valid whatever was said, and described in words."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest

from workbook.cards import figures as figures
from workbook.pictures.practice import practice_alt, practice_picture
from workbook.records import Answer, Contents, Question, Round
from workbook.sample import sample_records
from workbook.tables.rehearsals import attempts_table

SAMPLE = attempts_table(Contents(sample_records()))


def held(days, seconds=60, went="well"):
    records = [Question(id="q", text="Why?")]
    for number in range(days):
        round = f"r{number}"
        day = date(2026, 11, 1) + timedelta(days=number)
        records.append(Round(id=round, sort="rehearsal", held_on=day))
        records.append(
            Answer(id=f"{round}/q", question="q", round=round, seconds=seconds, went=went, text="told")
        )
    return attempts_table(Contents(records))


def texts(svg):
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter() if each.tag.endswith("}text")]


def test_days_counts_the_plan_and_the_marks_are_in_words():
    words = texts(practice_picture(SAMPLE))
    assert {
        "20 Nov",
        "22 Nov",
        "3",
        "2",
        "planned: 90 seconds",
        "went well",
        "went so-so",
        "went badly",
    } <= set(words)
    assert {"attempts", "seconds, each attempt", "day of rehearsal"} <= set(words)


def test_it_is_drawn_the_same_each_time_and_in_the_colour_of_the_page():
    assert practice_picture(SAMPLE) == practice_picture(SAMPLE)
    assert "currentColor" in practice_picture(SAMPLE)
    assert "#123457" not in practice_picture(SAMPLE)


def test_attempts_without_a_time_are_counted_only():
    words = texts(practice_picture(held(1, seconds=None)))
    assert "1 Nov" in words
    assert "went well" not in words


def test_of_many_days_some_are_named():
    named = [text for text in texts(practice_picture(held(40))) if text.endswith((" Nov", " Dec"))]
    assert 10 <= len(named) <= 14
    assert named[0] == "1 Nov"


def test_every_attempt_has_a_place_of_its_own():
    twice = held(1)
    twice = twice.loc[twice.index.repeat(3)].reset_index(drop=True)
    assert practice_picture(twice).count("<use ") > practice_picture(held(1)).count("<use ")


def test_the_description_says_it_all():
    assert practice_alt(SAMPLE) == (
        "Rehearsals by day; planned are 90 seconds an answer."
        " 2026-11-20: 3 attempts, took 131 seconds, 84 seconds, 148 seconds. 2026-11-22: 2 attempts, took 97 seconds,"
        " 71 seconds."
    )
    assert practice_alt(held(1, seconds=None)).endswith("2026-11-01: 1 attempt, none timed.")


@pytest.mark.parametrize("table", [SAMPLE.iloc[:0], held(1).assign(held_on=None)])
def test_without_a_day_there_is_nothing_to_draw(table):
    assert "nothing to draw" in figures.practice_figure(table)


def test_it_stands_in_a_frame_with_its_description():
    html = figures.practice_figure(SAMPLE)
    assert 'role="img" aria-label="Rehearsals by day' in html
    assert "<figcaption" in html
