from workbook.records import Story
from workbook.star import remarks_on_answer, remarks_on_story

STEP = "In May we rang 40 families, moved the desk and cut the wait from 25 minutes to 5. "  # 17 words


def test_remarks_on_a_story_of_300_words(benchmark):
    stories = iter(range(10**9))

    def judge():
        # A new text each time, so that no memory of an earlier one helps.
        turn = f"Round {next(stories)}. "
        return remarks_on_story(
            Story(
                id="s",
                situation=turn + STEP * 3,
                task=turn + STEP * 2,
                action=turn + STEP * 10,
                result=turn + STEP * 3,
            )
        )

    assert benchmark(judge)


def test_remarks_on_an_answer_of_300_words(benchmark):
    answers = iter(range(10**9))
    assert benchmark(
        lambda: remarks_on_answer(f"Round {next(answers)}. " + STEP * 18, question_type="behavioural")
    )
