"""What holds what, and what to do next."""

from datetime import date, timedelta

import pytest

from workbook.board import SORTS, Thread, is_held, next_things, numbers_said, open_sentence, threads
from workbook.records import (
    Answer,
    Contents,
    Decision,
    Goal,
    Process,
    Question,
    QuestionToAsk,
    Requirement,
    Research,
    Round,
    Story,
)
from workbook.sample import sample_records

TODAY = date(2026, 11, 23)
QUESTION = Question(id="q", text="What did you improve?")
LOOSE = Answer(id="first/q", question="q", round="first", text="The queue.", loose_end="By how much?")


def states(sort, *records):
    return [thread.state for thread in threads(Contents(records), TODAY) if thread.sort == sort]


class TestLooseEnds:
    def test_one_that_nothing_takes_up_is_open(self):
        assert states("loose end", QUESTION, LOOSE) == ["open"]

    def test_a_later_answer_to_the_same_question_holds_it(self):
        later = Answer(id="second/q", question="q", round="second", text="By half.")
        assert states("loose end", QUESTION, LOOSE, later) == ["answered in Second interview"]

    def test_an_empty_draft_does_not_hold_it(self):
        later = Answer(id="second/q", question="q", round="second", text=" ")
        assert states("loose end", QUESTION, LOOSE, later) == ["open"]

    def test_an_earlier_answer_does_not_hold_one_of_a_later_round(self):
        end = Answer(id="second/q", question="q", round="second", text="By half.", loose_end="Whose half?")
        assert states(
            "loose end", QUESTION, Answer(id="first/q", question="q", round="first", text="x"), end
        ) == ["open"]

    def test_a_goal_that_rests_on_it_plans_it(self):
        goal = Goal(id="g", what="Measure the queue", rests_on=(LOOSE.ref,))
        assert states("loose end", QUESTION, LOOSE, goal) == ["planned in “Measure the queue”"]

    def test_a_question_that_comes_back_to_it_asks_it(self):
        ask = QuestionToAsk(id="a", text="How long is it now?", comes_back_to=(LOOSE.ref,))
        assert states("loose end", QUESTION, LOOSE, ask) == ["asked in “How long is it now?”"]


class TestOtherThreads:
    def test_a_question_is_held_by_the_stories_meant_for_it_and_by_drafts(self):
        story = Story(id="s", title="The yard", questions=("q",))
        draft = Answer(id="second/q", question="q", round="second", text="By half.")
        assert states("question", QUESTION, story, draft) == [
            "story “The yard”; answered in Second interview"
        ]

    def test_what_was_said_in_round_one_does_not_hold_its_question(self):
        assert states("question", QUESTION, LOOSE) == ["open"]

    def test_a_requirement_is_shown_by_what_the_reader_says(self):
        need = Requirement(id="r", text="SQL", met_by=("story/s", "story/gone"))
        assert states("requirement", need, Story(id="s", title="The yard")) == ["shown by “The yard”"]
        assert states("requirement", need) == ["open"]

    def test_a_contradiction_is_open_until_it_is_settled(self):
        texts = {"first": "We were a team of five.", "second": "We were a team of eight."}
        told = [Answer(id=f"{each}/q", question="q", round=each, text=text) for each, text in texts.items()]
        assert states("contradiction", QUESTION, *told) == ["open"]
        from workbook.ledger import conflicts

        (each,) = conflicts(Contents([QUESTION, *told]))
        settled = Decision(id=each.key, verdict="second")
        assert states("contradiction", QUESTION, *told, settled) == ["settled: the second is right"]

    def test_contradictions_with_the_same_words_say_where_each_is(self):
        texts = {"first": "The rebuild took six months.", "second": "The rebuild took eight months."}
        records = [
            Question(id=id, text=text)
            for id, text in (("q", "What changed?"), ("p", "What are you proud of?"))
        ]
        records += [
            Answer(id=f"{each}/{id}", question=id, round=each, text=text)
            for id in "qp"
            for each, text in texts.items()
        ]
        records.append(
            Story(id="s", title="The rebuild", action="The rebuild took eight months.", questions=("q", "p"))
        )
        contents = Contents(records)
        abouts = [
            (each.text, each.about) for each in threads(contents, TODAY) if each.sort == "contradiction"
        ]
        things = [each.text for each in next_things(contents, TODAY) if each.text.startswith("settle")]
        assert len(set(abouts)) == len(abouts) == len(set(things)) == len(things) >= 4

    def test_a_number_that_was_said_is_never_open(self):
        said = Answer(id="first/q", question="q", round="first", text="We cut it by 40 percent.")
        (thread,) = (
            each for each in threads(Contents([QUESTION, said]), TODAY) if each.sort == "number said"
        )
        assert (thread.text, thread.about, thread.is_open) == ("“40 percent”", QUESTION.text, False)

    def test_pay_that_was_named_says_who_heard_it(self):
        research = Research(id=Research.ID, said="90k", said_to="Dana")
        (thread,) = threads(Contents([research]), TODAY)
        assert (thread.text, thread.about) == ("“90k”", "heard by Dana")

    def test_an_empty_workbook_has_none(self):
        assert threads(Contents(), TODAY) == ()
        assert open_sentence(()) == "Nothing is kept yet of what was asked and told."
        said = Thread("number said", "“95k”", "pay", "05_research_salary")
        assert open_sentence((said,)) == "Of what was asked and told, nothing is open."

    def test_the_sample_has_every_sort(self):
        assert {each.sort for each in threads(Contents(sample_records()), TODAY)} >= set(SORTS) - {
            "requirement"
        }


class TestNumbersSaid:
    def test_only_rounds_that_are_over_count(self):
        draft = Answer(id="second/q", question="q", round="second", text="We cut it by 40 percent.")
        second = Round(id="second", sort="second", held_on=TODAY)
        contents = Contents([QUESTION, draft, second])
        assert numbers_said(contents, TODAY) == {}
        assert numbers_said(contents, TODAY + timedelta(days=1)) == {QUESTION.text: ["40 percent"]}

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("Our line 3 was down about 11 percent.", ["about 11 percent"]),
            ("Kiln 6 was down to 40 tiles, and four of us mended it.", ["40 tiles", "four of us"]),
            ("I led team 8 until seven of them left.", ["seven of them"]),
        ],
    )
    def test_numbers_that_name_something_are_left_out_and_others_are_quoted_whole(self, text, said):
        contents = Contents([QUESTION, Answer(id="first/q", question="q", round="first", text=text)])
        assert numbers_said(contents, TODAY) == {QUESTION.text: said}

    def test_a_rehearsal_tells_nobody_anything(self):
        assert not is_held(Round(id="r", sort="rehearsal", held_on=date(2026, 1, 1)), TODAY)


class TestNextThings:
    def test_what_differs_comes_before_loose_ends_and_these_before_the_steps(self):
        texts = {"first": "We were a team of five.", "second": "We were a team of eight."}
        told = [Answer(id=f"{each}/p", question="p", round=each, text=text) for each, text in texts.items()]
        found = next_things(Contents([QUESTION, LOOSE, Question(id="p", text="Your team?"), *told]), TODAY)
        assert [each.notebook[:2] for each in found[:3]] == ["03", "01", "00"] or [
            each.notebook[:2] for each in found[:2]
        ] == ["03", "01"]

    def test_each_has_one_reason_and_no_text_twice(self):
        found = next_things(Contents(sample_records()), TODAY)
        assert all(each.reason for each in found)
        assert len({each.text for each in found}) == len(found)

    def test_a_step_that_matters_most_comes_first_and_quotes_the_tick(self):
        process = Process(id=Process.ID, reasons=("behavioural",))
        first = next_things(Contents([process]), TODAY)[0]
        assert first.notebook == "02_tell_star_stories"
        assert first.reason.startswith("matters most because you ticked “")

    @pytest.mark.parametrize(
        ("left", "reason"), [(0, "the interview is today"), (1, "the interview is tomorrow")]
    )
    def test_on_the_last_day_the_page_comes_first(self, left, reason):
        process = Process(id=Process.ID, interview_on=TODAY + timedelta(days=left))
        first = next_things(Contents([process]), TODAY)[0]
        assert (first.notebook, first.reason) == ("08_walk_in", reason)

    @pytest.mark.parametrize("left", [-1, 2])
    def test_on_other_days_it_does_not(self, left):
        process = Process(id=Process.ID, interview_on=TODAY + timedelta(days=left))
        assert next_things(Contents([process]), TODAY)[0].notebook != "08_walk_in"
