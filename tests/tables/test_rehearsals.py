"""Rehearsals as tables: what comes next, and every attempt."""

from datetime import date

from workbook.bank import load_competencies, load_questions
from workbook.records import Contents
from workbook.rehearsal.likely import likely
from workbook.sample import sample_records
from workbook.tables.rehearsals import attempts_table, rehearsals_table

SAMPLE = Contents(sample_records())
FOUND = likely(SAMPLE, load_questions(), load_competencies(), date(2026, 11, 23))


def test_what_comes_next_is_in_its_order_with_the_reasons():
    table = rehearsals_table(FOUND)
    assert list(table["points"]) == sorted(table["points"], reverse=True)
    assert len(table) == len(FOUND)
    assert table["chance"].sum().round(1) == 1.0
    assert table["why"].iloc[0].startswith("Asked in “First interview, by video”")
    assert table["question_id"].is_unique


def test_the_last_attempt_is_beside_its_question():
    row = rehearsals_table(FOUND).set_index("question_id").loc["competing-deadlines"]
    assert (row["attempts"], row["went"], row["seconds"]) == (2, "well", 84)
    assert row["rehearsed"].date() == date(2026, 11, 20)


def test_every_attempt_is_a_row():
    table = attempts_table(SAMPLE)
    assert list(table["attempt"]) == [1, 2, 1, 1, 1]
    assert list(table["seconds"]) == [131, 84, 148, 97, 71]
    assert set(table["planned"]) == {90}
    assert table["answer_id"].is_unique
