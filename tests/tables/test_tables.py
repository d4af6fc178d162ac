"""What is saved as pandas tables: one row a thing, one column a fact."""

import inspect
import re
from dataclasses import replace

import pytest

from workbook import Workbook
from workbook.bank import load_competencies, load_questions
from workbook.ledger import conflicts
from workbook.progress import STEPS
from workbook.records import Answer, Contents, Question, Round, Story
from workbook.sample import sample_records
from workbook.tables import answers as tables
from workbook.tables import facts

SAMPLE, EMPTY = Contents(sample_records()), Contents()
HALF = Contents(
    [
        Question(id="q", text="Why?"),
        Answer(id="first/q", question="q", round="first"),
        Answer(id="second/gone", question="gone", round="second", text="to a question that was removed"),
        Answer(id="lost/q", question="q", round="lost", text="in a round that was removed"),
        Story(id="s", action="I rang them.", questions=("q", "failure"), skills=("teamwork", "unknown")),
        Story(id="t", title=""),
    ]
)
BANK, SKILLS = load_questions(), load_competencies()
TABLES = {
    "stories": tables.stories_table,
    "answers": tables.answers_table,
    "questions": lambda contents: tables.questions_table(contents, BANK),
    "progress": tables.progress_table,
    "questions_to_ask": tables.questions_to_ask_table,
    "coverage": lambda contents: tables.coverage_table(contents, SKILLS),
    "matches": lambda contents: tables.matches_table(contents, BANK, SKILLS),
    "remarks": tables.remarks_table,
}


TEAMS = Contents(
    [
        Question(id="q", text="Why?"),
        Answer(id="first/q", question="q", round="first", text="In March 2019 we were a team of five."),
        Answer(id="second/q", question="q", round="second", text="We were a team of eight."),
        Story(id="s", title="The feed", situation="It broke.", result="It cost $50,000."),
    ]
)


def test_one_row_a_claim_with_the_place_of_its_words():
    table = facts.claims_table(TEAMS)
    texts = {"The feed": {"situation": "It broke.", "result": "It cost $50,000."}}
    for row in table.itertuples():
        answer = (
            "In March 2019 we were a team of five." if "First" in row.round else "We were a team of eight."
        )
        text = texts[row.story][row.field] if row.story else answer
        assert text[row.start : row.end] == row.quote
    money = table[table["kind"] == "money"].iloc[0]
    assert (money["low"], money["high"], money["story"], money["question"]) == (
        50_000,
        50_000,
        "The feed",
        "",
    )


def test_a_claim_that_names_a_month_has_its_days():
    dated = facts.claims_table(TEAMS).dropna(subset=["begins"])
    assert [(str(row.begins.date()), str(row.ends.date())) for row in dated.itertuples()] == [
        ("2019-03-01", "2019-03-31")
    ]


def test_one_row_a_finding_with_the_decision():
    (conflict,) = conflicts(TEAMS)
    settled = Contents([*TEAMS, replace(conflict.decision, verdict="second", note="eight with the interns")])
    for contents, row in (
        (TEAMS, {"is_open": True, "decision": "", "note": ""}),
        (settled, {"is_open": False, "decision": "second", "note": "eight with the interns"}),
    ):
        (found,) = facts.findings_table(contents).to_dict("records")
        assert {name: found[name] for name in row} == row
        assert (found["kind"], found["about"], found["key"]) == ("number", "Why?", conflict.key)
        assert (found["first_in"], found["second_in"]) == ("First interview", "Second interview")


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_is_lacking(name):
    for contents in (SAMPLE, HALF):
        assert not TABLES[name](contents).isna().to_numpy().any()


@pytest.mark.parametrize("name", TABLES)
def test_the_facade_returns_the_table_and_says_what_is_in_it(name):
    assert re.match(r"Return \w+", inspect.getdoc(getattr(Workbook, name)))


def test_one_row_a_story_with_its_own_words():
    table = tables.stories_table(SAMPLE)
    assert list(table["id"]) == [story.id for story in SAMPLE.all(Story)]
    assert list(table["action"]) == [story.action for story in SAMPLE.all(Story)]


def test_shares_of_a_story_make_a_whole():
    table = tables.stories_table(SAMPLE)
    shares = table[[column for column in table if column.startswith("share_")]]
    assert shares.sum(axis=1).to_numpy() == pytest.approx(1, abs=0.002)


def test_a_story_without_words_has_shares_of_nothing():
    row = tables.stories_table(HALF).set_index("id").loc["t"]
    assert (row["words"], row["share_action"], row["seconds_high"]) == (0, 0, 0)


def test_one_row_an_answer_whose_question_there_is():
    table = tables.answers_table(HALF)
    assert list(table["question_id"]) == ["q", "q"]
    assert list(table["round"]) == ["First interview", "lost"]


def test_answers_count_their_words():
    table = tables.answers_table(SAMPLE)
    assert (table["words"][table["text"] != ""] > 20).all()
    assert len(table) == len(SAMPLE.all(Answer))


def test_questions_are_the_readers_own_and_then_the_banks():
    table = tables.questions_table(HALF, BANK)
    assert list(table["origin"]) == ["own", *["bank"] * len(BANK)]
    assert table["id"].is_unique


def test_a_question_of_the_bank_taken_over_stands_once():
    own = Contents([Question(id=BANK[0].id, text="In my own words?")])
    table = tables.questions_table(own, BANK)
    assert table["id"].is_unique
    assert list(table[table["id"] == BANK[0].id]["question"]) == ["In my own words?"]


def test_questions_know_the_rounds_and_the_stories():
    table = tables.questions_table(HALF, BANK).set_index("id")
    assert table.loc["q", "rounds"] == ("First interview", "lost")
    assert table.loc["q", "stories"] == table.loc["failure", "stories"] == ("Untitled story",)


def test_one_row_a_step():
    table = tables.progress_table(EMPTY)
    assert list(table["done"]) == [0] * len(STEPS)
    assert table.loc[0, "next"] == "name the company"


def test_questions_to_ask_are_numbered_in_their_order_with_names_and_remarks():
    table = tables.questions_to_ask_table(SAMPLE)
    assert list(table.index) == [1, 2, 3, 4, 5, 6, 7]
    assert table.loc[1, "interviewers"] == ("Priya Raman",)
    assert table.loc[1, "heard"].startswith("Priya, in the first interview")
    assert "six distribution centers" in table.loc[5, "remarks"][0]
    assert table.loc[7, ["purpose", "origin", "interviewers", "remarks"]].to_list() == [
        "next steps",
        "bank",
        (),
        (),
    ]


def test_coverage_has_stories_down_and_skills_across():
    table = tables.coverage_table(HALF, SKILLS)
    assert list(table.index) == ["Untitled story", "Untitled story"]
    assert list(table.columns) == [each.name for each in SKILLS]
    assert table.to_numpy().sum() == 1


def test_matches_are_at_most_as_many_as_asked():
    table = tables.matches_table(SAMPLE, BANK, SKILLS, top=2)
    assert table.groupby("story_id").size().max() == 2
    assert table["why"].str.len().min() > 10


def test_a_round_without_a_name_is_not_blank():
    contents = Contents(
        [Round(id="r"), Question(id="q", text="Why?"), Answer(id="r/q", question="q", round="r")]
    )
    assert list(tables.answers_table(contents)["round"]) == ["Unnamed round"]
    assert tables.questions_table(contents, ()).loc[0, "rounds"] == ("Unnamed round",)
