"""What may meet a line is suggested with its words on both sides, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.plan.covering import MOST_SUGGESTED, covering, suggest
from workbook.plan.evidence import Evidence, evidence_behind, evidence_names, evidence_of
from workbook.records import Answer, Contents, Question, QuestionToAsk, Requirement, Story
from workbook.sample import sample_records

SAMPLE = Contents(sample_records())


def told(text, ref="story/s"):
    return Evidence(ref=ref, name=ref, text=text)


def states(contents):
    return {each.requirement.id: each.state for each in covering(contents)}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Solid SQL", "I wrote the queries in SQL."),
        ("Python or another scripting language", "I taught myself Python."),
        (
            "Work with purchasing and carriers",
            "I took it to purchasing. Two carriers asked for their numbers.",
        ),
        ("Coaching experience", "I coached two juniors."),
        ("Two years with forklifts and pallets", "I moved a pallet with the forklift."),
    ],
)
def test_what_shares_telling_words_is_suggested(line, text):
    (found,) = suggest(line, [told(text)])
    assert all(word in line for word in found.asked)
    assert all(word in text for word in found.told)
    assert found.quote in text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Experience in a similar role", "I have ten years of experience in this role."),
        ("Write clear reports", "I wrote a report."),
        (
            "Work with purchasing and carriers",
            "The carriers were late." + " We waited." * 5 + " I asked purchasing.",
        ),
        ("Knowledge of housing law", "I went home."),
        ("SQL", "I like equal parts of sugar and lemon."),
        ("", "I wrote a script in Python."),
        ("Solid SQL", ""),
    ],
)
def test_too_little_is_nothing(line, text):
    assert suggest(line, [told(text)]) == []


def test_a_word_of_like_meaning_counts_less_than_the_same():
    same, like = (told(text, text) for text in ("I shipped the parcels.", "I sent the parcels."))
    found = suggest("Ship parcels", [same, like])
    assert [each.evidence.ref for each in found] == [same.ref, like.ref]
    assert found[0].score > found[1].score


def test_no_more_are_suggested_than_can_be_looked_through():
    assert len(suggest("Python", [told("I know Python.", str(n)) for n in range(9)])) == MOST_SUGGESTED


WORDS = st.sampled_from(
    [
        "python",
        "SQL",
        "carrier",
        "purchasing",
        "Leeds",
        "report",
        "the",
        "a",
        "of",
        "and",
        ".",
        ",",
        "budget",
        "trained",
        "nurse",
    ]
)
TEXT = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60)


@given(line=TEXT, text=TEXT)
def test_every_suggestion_quotes_both_sides(line, text):
    for found in suggest(line, [told(text)]):
        assert found.asked
        assert len(found.asked) == len(found.told)
        assert all(word in line for word in found.asked)
        assert all(word in text for word in found.told)
        assert found.quote in text


def test_the_samples_lines_have_all_three_states():
    found = states(SAMPLE)
    assert (found["late-loads"], found["sql"], found["tms"]) == ("met", "suggested", "open")


def test_what_was_declined_is_not_suggested_again():
    sql = next(each for each in covering(SAMPLE) if each.requirement.id == "sql")
    assert [each.ref for each in sql.declined] == ["answer/first/automated-task"]
    assert "answer/first/automated-task" not in [each.evidence.ref for each in sql.suggestions]


def test_a_link_to_what_was_removed_meets_nothing():
    line = Requirement(id="r", text="Tact", met_by=("story/gone",), not_met_by=("story/gone",))
    (found,) = covering(Contents([line]))
    assert (found.state, found.met_by, found.declined) == ("open", (), ())


def test_of_answers_to_one_question_the_latest_is_suggested_and_none_about_pay():
    contents = Contents(
        [
            Requirement(id="r", text="Python"),
            Question(id="q", text="Why?"),
            Question(id="pay", text="How much?", type="salary"),
            *(
                Answer(id=f"{round}/q", question="q", round=round, text="I know Python.")
                for round in ("second", "first")
            ),
            Answer(id="first/pay", question="pay", round="first", text="Python pays."),
            Answer(id="first/gone", question="gone", round="first", text="Python."),
        ]
    )
    (found,) = covering(contents)
    assert [each.evidence.ref for each in found.suggestions] == ["answer/second/q"]


def test_what_was_heard_can_be_linked_and_is_kept_apart_from_what_was_told():
    contents = Contents(
        [
            Question(id="q", text="Do you know SQL?"),
            Answer(id="first/q", question="q", round="first", text="Some.", loose_end="They use it daily."),
            QuestionToAsk(id="a", text="What hurts most?", answer="Late loads."),
            QuestionToAsk(id="b", text="Not asked yet"),
            Requirement(id="r", text="Tact"),
            Requirement(id="empty"),
        ]
    )
    answer, asked, line = evidence_of(contents, with_requirements=True)
    assert (answer.text, answer.heard) == ("Some.", "Do you know SQL?\nThey use it daily.")
    assert (asked.name, asked.text, asked.heard) == ("Heard: What hurts most?", "", "Late loads.")
    assert (line.name, line.heard) == ("They ask: Tact", "Tact")


def test_what_was_removed_has_a_name_and_no_words():
    assert evidence_names(("story/gone",), Contents()) == ("something that was removed",)
    assert evidence_behind(("story/gone",), Contents()) == []


def test_a_story_without_a_word_cannot_be_linked():
    assert evidence_of(Contents([Story(id="s", skills=("teamwork",))])) == ()


def test_a_line_without_words_is_not_counted():
    lines = [Requirement(id="r1", text=" ", met_by=("story/s",)), Requirement(id="r2", text="SQL")]
    assert states(Contents([Story(id="s", title="S"), *lines])) == {"r2": "open"}
