"""All that is missing or weak, in the order of the steps."""

from collections import Counter
from dataclasses import replace

import pytest

from workbook.checkup import check, is_quantified
from workbook.ledger import conflicts
from workbook.progress import progress
from workbook.records import (
    STAR_PARTS,
    Answer,
    Comment,
    Contents,
    Interviewer,
    Question,
    QuestionToAsk,
    Round,
    Story,
    ThankYou,
)
from workbook.sample import sample_records

SAMPLE = Contents(sample_records())
LONG = "We talked about it for a while and then we planned what we would do about it together. " * 3


def weak(*records):
    return [todo for todo in check(Contents(records)) if todo.sort == "weak"]


def test_an_empty_workbook_lacks_everything_and_has_nothing_weak():
    wanted = sum(step.wanted for step in progress(Contents()))
    assert Counter(todo.sort for todo in check(Contents())) == {"missing": wanted}


@pytest.mark.parametrize("contents", [Contents(), SAMPLE], ids=["empty", "sample"])
def test_what_progress_lacks_is_missing(contents):
    missing = [todo.text for todo in check(contents) if todo.sort == "missing"]
    assert missing == [text for step in progress(contents) for text in step.todo]


def test_the_samples_weak_story_is_found():
    rules = {todo.rule for todo in check(SAMPLE) if todo.about == SAMPLE.find(Story, "peak-season").title}
    assert {"star-ownership", "star-reflection"} <= rules


def test_a_remark_comes_with_its_rule_source_and_firmness():
    remarks = [todo for todo in check(SAMPLE) if todo.sort == "weak" and todo.rule]
    assert remarks
    assert all(todo.source and todo.firmness and todo.field for todo in remarks)


def test_quotes_are_the_readers_own_words():
    said = "\n".join(
        value for record in SAMPLE for value in record.to_fields().values() if isinstance(value, str)
    )
    quotes = [todo.quote for todo in check(SAMPLE) if todo.quote]
    assert quotes
    assert all(quote in said for quote in quotes)


def test_what_was_said_in_the_first_round_is_not_judged():
    records = [
        Question(id="q", text="Why?", type="behavioural"),
        Answer(id="first/q", question="q", round="first", text=LONG),
    ]
    assert weak(*records) == []


def test_a_redraft_is_judged_and_names_its_question():
    records = [
        Question(id="q", text="Why?", type="behavioural"),
        Answer(id="second/q", question="q", round="second", text=LONG),
    ]
    assert {(todo.notebook, todo.about, todo.field) for todo in weak(*records)} == {
        ("01_review_first_round", "Why?", "text")
    }


def test_what_was_said_in_the_second_interview_is_no_draft_to_judge():
    records = [
        Question(id="q", text="Why?", type="behavioural"),
        Answer(id="said/q", question="q", round="said", text=LONG),
    ]
    assert weak(*records) == []


def test_a_question_to_ask_brings_its_remarks_and_what_all_of_them_lack():
    found = weak(QuestionToAsk(id="q", text="Do you like it here?"))
    assert {(todo.about, todo.rule) for todo in found} == {
        ("Do you like it here?", "ask-open"),
        ("", "ask-three"),
        ("", "ask-next-steps"),
        ("", "ask-timeline"),
    }
    assert {todo.notebook for todo in found} == {"06_prepare_questions"}


def test_a_note_with_a_gap_is_weak_and_names_its_reader():
    found = weak(Interviewer(id="i", name="Dana"), ThankYou(id="i", text="Thanks, [your name]"))
    assert [(todo.about, todo.quote) for todo in found] == [("Thank-you note to Dana", "[your name]")]


def test_a_redraft_shorter_than_the_first_answer_is_weak():
    records = [
        Question(id="q", text="Why?"),
        Answer(id="first/q", question="q", round="first", text=LONG),
        Answer(id="second/q", question="q", round="second", text=LONG[:150]),
    ]
    assert "redraft-detail" in {todo.rule for todo in weak(*records)}


def test_an_answer_whose_question_was_removed_is_left_alone():
    assert weak(Answer(id="second/q", question="q", round="second", text=LONG)) == []


def test_a_redraft_not_begun_is_missing_and_not_weak():
    records = [Question(id="q", text="Why?"), Answer(id="second/q", question="q", round="second", text=" ")]
    assert weak(*records) == []


def test_what_was_said_last_in_rehearsal_is_judged_by_itself():
    held = Round(id="r", sort="rehearsal")
    records = [Question(id="q", text="Why?", type="behavioural"), held]
    records.append(Answer(id="first/q", question="q", round="first", text=LONG))
    tried = [
        Answer(id=f"r/q/{n}", question="q", round="r", text=text) for n, text in ((1, LONG), (2, LONG[:150]))
    ]
    found = weak(*records, *tried)
    assert {(todo.notebook, todo.about) for todo in found} == {("07_rehearse", "Why?")}
    assert "redraft-detail" not in {todo.rule for todo in found}
    assert all(todo.quote in LONG[:150] for todo in found)


def test_an_untitled_story_has_a_name():
    assert "Untitled story" in {todo.about for todo in weak(Story(id="s", action="I rang them."))}


def test_gaps_of_all_stories_are_about_none():
    gaps = [todo for todo in weak(Story(id="s", **dict.fromkeys(STAR_PARTS, LONG))) if not todo.rule]
    assert gaps
    assert {todo.about for todo in gaps} == {""}


def test_nothing_is_said_of_stories_before_there_is_one():
    assert not [todo for todo in weak() if todo.notebook == "02_tell_star_stories"]


def test_a_fact_told_in_two_ways_is_open_until_it_is_settled():
    records = [
        Question(id="q", text="Why?"),
        Answer(id="first/q", question="q", round="first", text="We were a team of five."),
        Answer(id="second/q", question="q", round="second", text="We were a team of eight."),
    ]
    (found,) = [todo for todo in check(Contents(records)) if todo.sort == "open"]
    assert (found.notebook, found.about, found.field) == ("03_check_consistency", "Why?", "number")
    assert "eight" in found.quote
    assert found.text.startswith("First interview / Second interview. ")
    assert "five" in found.text
    assert "eight" in found.text
    (conflict,) = conflicts(Contents(records))
    settled = [*records, replace(conflict.decision, verdict="first")]
    assert not [todo for todo in check(Contents(settled)) if todo.sort == "open"]


@pytest.mark.parametrize(
    ("result", "expected"),
    [("We cut waiting times from 50 to 20 minutes.", True), ("It went well.", False), ("", False)],
)
def test_a_story_is_quantified_by_a_figure_in_its_result(result, expected):
    assert is_quantified(Story(id="s", result=result)) is expected


def test_a_comment_is_to_be_decided_on_until_it_is():
    comment = Comment(id="c", by="Sam", ref="story/s", field="task", comment="Say who.")
    story = Story(id="s", title="Late", task="Tell them.")
    (todo,) = [each for each in check(Contents([story, comment])) if each.sort == "open"]
    assert (todo.sort, todo.about, todo.text) == (
        "open",
        "Late, task",
        "decide on the comment of Sam: “Say who.”",
    )
    seen = replace(comment, verdict="seen")
    assert not [each for each in check(Contents([story, seen])) if each.sort == "open"]
