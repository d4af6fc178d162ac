"""Weighing all questions, as after every save in a rehearsal."""

from dataclasses import replace
from datetime import date
from itertools import count

from workbook.bank import load_competencies, load_questions
from workbook.records import Answer, Contents
from workbook.rehearsal.likely import likely
from workbook.sample import sample_records

TODAY = date(2026, 11, 23)


def test_all_questions_are_weighed_while_an_answer_is_typed(benchmark):
    contents = Contents(sample_records())
    said = [each for each in contents.all(Answer) if each.round.startswith("rehearsal")][-2]
    numbers, bank, skills = count(), load_questions(), load_competencies()

    def after_a_save():
        typed = replace(said, text=f"{said.text} Then I rang {next(numbers)} more of them.")
        return likely(Contents([*contents, typed]), bank, skills, TODAY)

    assert len(benchmark(after_a_save)) > 100
