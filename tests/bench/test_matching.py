from dataclasses import replace

from workbook.bank import load_competencies, load_questions
from workbook.matching import rank_questions
from workbook.records import Contents, Story
from workbook.sample import sample_records


def test_questions_for_a_story_while_it_is_typed(benchmark):
    story = Contents(sample_records()).all(Story)[0]
    turns = iter(range(10**9))

    def rank():
        # A new text each time, so that no memory of an earlier one helps.
        return rank_questions(
            replace(story, title=f"Turn {next(turns)}"), load_questions(), load_competencies()
        )

    assert benchmark(rank)
