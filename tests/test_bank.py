"""The question bank and the competencies are complete, and a file that is not in form says so."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.bank import (
    COLUMNS,
    STORY_TYPES,
    Competency,
    load_competencies,
    load_competency_sets,
    load_questions,
)
from workbook.errors import DataError
from workbook.records import QUESTION_TYPES, REASONS
from workbook.shipped import shipped

QUESTIONS = load_questions()
ROW = {
    "id": "team-goal",
    "text": "Tell me about a goal, and your part in it.",
    "type": "behavioural",
    "competencies": "teamwork",
    "cues": "team goal",
    "reasons": "tie",
    "source": "our own",
    "as_of": "2026-11-23",
}
SET = '[[set]]\nid = "own"\nname = "Own"\nsource = "our own"\nas_of = "2026-11-23"\n'
COMPETENCY = (
    '[[competency]]\nset = "own"\nid = "care"\nname = "Care"\ndescription = "You care."\ncues = ["careful"]\n'
)


def questions_file(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    path = folder / "own.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def competencies_file(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    load = load_questions if path.suffix == ".csv" else load_competency_sets
    with pytest.raises(DataError) as caught:
        load(path)
    return str(caught.value)


def test_there_are_more_than_a_hundred_questions() -> None:
    assert len(QUESTIONS) > 100


def test_every_type_has_several_questions_and_behavioural_ones_are_many() -> None:
    count = Counter(question.type for question in QUESTIONS)
    assert set(count) == set(QUESTION_TYPES)
    assert min(count.values()) >= 5
    assert count["behavioural"] >= 35


def test_every_reason_has_at_least_ten_questions() -> None:
    count = Counter(reason for question in QUESTIONS for reason in question.reasons)
    assert set(count) == set(REASONS)
    assert min(count.values()) >= 10


@pytest.mark.parametrize("competency", load_competencies(), ids=lambda each: each.id)
def test_every_competency_has_at_least_five_behavioural_questions(competency: Competency) -> None:
    asked = [each for each in QUESTIONS if each.type == "behavioural" and competency.id in each.competencies]
    assert len(asked) >= 5


@pytest.mark.parametrize(
    "expected",
    [
        "failure", "competing-deadlines", "team-goal", "proudest-achievement", "difficult-colleague",
        "difficult-customer", "learned-fast", "ethical-choice", "included-left-out", "new-system", "why-leave",
        "five-years", "ten-years", "tell-me-about-yourself-again", "why-hire-you", "first-30-days", "first-60-days",
        "first-90-days", "salary-expectations", "you-mentioned",
    ],
)  # fmt: skip
def test_what_a_second_round_usually_asks_is_there(expected: str) -> None:
    assert expected in {question.id for question in QUESTIONS}


def test_no_two_questions_have_the_same_text() -> None:
    assert len({question.text.casefold() for question in QUESTIONS}) == len(QUESTIONS)


def test_questions_for_stories_have_enough_cues() -> None:
    poor = [each.id for each in QUESTIONS if each.type in STORY_TYPES and len(each.cues) < 8]
    assert poor == []


def test_no_cue_stands_twice_in_a_question() -> None:
    assert [each.id for each in QUESTIONS if len(set(each.cues)) < len(each.cues)] == []


def test_the_first_set_is_the_nace_eight() -> None:
    names = [competency.name for competency in load_competencies()]
    assert load_competency_sets()[0].id == "nace"
    assert names == [
        "Career & Self-Development", "Communication", "Critical Thinking", "Equity & Inclusion",
        "Leadership", "Professionalism", "Teamwork", "Technology",
    ]  # fmt: skip


def test_the_civil_service_set_has_nine_behaviours_each_akin_to_one_of_the_first_set() -> None:
    behaviours = load_competencies("civil-service")
    assert len(behaviours) == 9
    assert all(behaviour.akin for behaviour in behaviours)


def test_a_set_names_its_source_and_date() -> None:
    sets = load_competency_sets()
    assert all(group.source and group.as_of >= date(2026, 1, 1) for group in sets)


def test_shipped_files_are_read_once() -> None:
    assert load_questions() is load_questions()
    assert load_competencies()[0] is load_competencies()[0]


def test_the_shipped_file_given_by_its_path_says_the_same() -> None:
    assert load_questions(shipped("data", "questions.csv")) == QUESTIONS


text = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1, max_size=40).filter(
    str.strip
)


@given(text, st.lists(st.sampled_from(["plan", "kept-going", "déjà"]), min_size=1))
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, asked: str, cues: list[str]
) -> None:
    row = {**ROW, "text": asked, "cues": " ".join(cues)}
    question = load_questions(questions_file(tmp_path_factory.mktemp("bank"), row))[0]
    assert (question.text, question.cues) == (asked, tuple(cues))


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    path = questions_file(tmp_path, ROW, columns=COLUMNS[::-1])
    assert load_questions(path)[0].competencies == ("teamwork",)


def test_a_byte_order_mark_and_empty_lines_do_no_harm(tmp_path: Path) -> None:
    path = questions_file(tmp_path, ROW)
    path.write_text("\ufeff" + path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert len(load_questions(path)) == 1


def test_a_salary_question_needs_neither_cues_nor_competencies(tmp_path: Path) -> None:
    row = {**ROW, "type": "salary", "cues": "", "competencies": ""}
    assert load_questions(questions_file(tmp_path, row))[0].cues == ()


def test_questions_may_name_the_readers_own_competencies(tmp_path: Path) -> None:
    own = Competency(id="care", name="Care", description="You care.", cues=("careful",))
    path = questions_file(tmp_path, {**ROW, "competencies": "care"})
    assert load_questions(path, competencies=[own])[0].competencies == ("care",)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("id", "Team goal", "the id 'Team goal' was found; use lower-case letters, digits and hyphens."),
        ("id", "", "id is ''; write a text."),
        ("text", " ", "text is ' '; write a text."),
        ("type", "funny", "the type 'funny' is not known; write one of behavioural, situational, "),
        ("competencies", "teamwork flair", "the competency 'flair' is not known; write one of career-"),
        ("competencies", "", "the column competencies is empty; fill it in."),
        ("cues", "", "the column cues is empty; fill it in."),
        ("reasons", "tie luck", "the reason 'luck' is not known; write one of tie, clarify, behavioural."),
        ("reasons", "", "the column reasons is empty; fill it in."),
        ("source", "", "source is ''; write a text."),
        ("as_of", "last week", "as_of is 'last week'; write a date such as 2026-11-23, without quotes."),
        ("as_of", "", "as_of is ''; write a date such as 2026-11-23, without quotes."),
    ],
)
def test_a_cell_that_is_not_in_form_is_named_with_its_line(
    tmp_path: Path, column: str, value: str, said: str
) -> None:
    path = questions_file(tmp_path, {**ROW, "id": "fine"}, {**ROW, column: value})
    assert refusal(path).startswith(f"own.csv, line 3: {said}")


def test_an_id_found_twice_is_named(tmp_path: Path) -> None:
    said = "own.csv, line 3: the id 'team-goal' was found a second time; choose another."
    assert refusal(questions_file(tmp_path, ROW, ROW)) == said


@pytest.mark.parametrize("header", ["id,text", "id;text;type", "", ",".join((*COLUMNS, "mood"))])
def test_columns_that_are_not_known_or_missing_are_named(tmp_path: Path, header: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(header + "\n", encoding="utf-8")
    assert refusal(path).startswith("own.csv, line 1: columns found: ")
    assert "write id,text,type,competencies,cues,reasons,source,as_of" in refusal(path)


def test_a_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(",".join(COLUMNS) + "\na,Well, and then?,behavioural,,,,,\n", encoding="utf-8")
    assert refusal(path) == (
        "own.csv, line 2: 9 cells were found instead of 8; "
        "put double quotes around a text that has commas in it."
    )


@pytest.mark.parametrize("name", ["own.csv", "own.toml"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    said = f"{name} cannot be opened; check that the file is where you said."
    assert refusal(tmp_path / name) == said


@pytest.mark.parametrize("name", ["own.csv", "own.toml"])
def test_a_file_in_another_encoding_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes("déjà".encode("latin-1"))
    assert refusal(path) == f"{name} is not UTF-8 text; save it again with the encoding UTF-8."


def test_a_set_of_the_readers_own_is_read(tmp_path: Path) -> None:
    care = load_competencies("own", competencies_file(tmp_path, SET + COMPETENCY))[0]
    assert (care.id, care.cues, care.akin) == ("care", ("careful",), ())


def test_a_date_may_be_written_without_quotes(tmp_path: Path) -> None:
    path = competencies_file(tmp_path, SET.replace('"2026-11-23"', "2026-11-23") + COMPETENCY)
    assert load_competency_sets(path)[0].as_of == date(2026, 11, 23)


def test_a_set_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(DataError, match=r"'acme' is not known; write one of nace, civil-service\."):
        load_competencies("acme")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('source = "our own"', 'source = ""', "line 1: source is ''; write a text."),
        ('source = "our own"\n', "", "line 1: source is missing; write a text."),
        (
            'as_of = "2026-11-23"',
            'as_of = "soon"',
            "line 1: as_of is 'soon'; write a date such as 2026-11-23, without quotes.",
        ),
        ('id = "own"', 'id = "Our own"', "line 1: the id 'Our own' was found; use lower-case letters"),
        ('name = "Own"', "colour = 3", "line 1: the field 'colour' is not known; write one of id, name, "),
        ('set = "own"', 'set = "other"', "line 6: the set 'other' is not known; write one of own."),
        ('id = "care"', 'id = "care!"', "line 6: the id 'care!' was found; use lower-case letters"),
        ('name = "Care"', "name = 7", "line 6: name is 7; write a text."),
        (
            'cues = ["careful"]',
            'cues = "careful"',
            "line 6: cues is 'careful'; write a list of words such as ",
        ),
        ('cues = ["careful"]\n', "", "line 6: cues is missing; write a list of words such as "),
        (
            'cues = ["careful"]',
            'cues = []\nakin = ["flair"]',
            "line 6: the akin competency 'flair' is not known",
        ),
    ],
)
def test_a_competency_that_is_not_in_form_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = competencies_file(tmp_path, (SET + COMPETENCY).replace(old, new))
    assert refusal(path).startswith(f"own.toml, {said}")


@pytest.mark.parametrize("repeated", [SET, COMPETENCY])
def test_a_set_or_competency_found_twice_is_named(tmp_path: Path, repeated: str) -> None:
    assert "was found a second time; choose another." in refusal(
        competencies_file(tmp_path, SET + COMPETENCY + repeated)
    )


def test_a_set_without_competencies_is_named(tmp_path: Path) -> None:
    said = "own.toml: the set 'own' has no [[competency]]; add some or take it out."
    assert refusal(competencies_file(tmp_path, SET)) == said


def test_a_file_without_sets_is_named(tmp_path: Path) -> None:
    said = "own.toml has no [[set]]; write one, with its [[competency]] tables."
    assert refusal(competencies_file(tmp_path, "# nothing yet\n")) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[[set", "own.toml is not valid TOML: "),
        ("[mood]\nfine = true\n", "own.toml: the table 'mood' is not known; write one of competency, set."),
        ('set = "nace"\n', "own.toml, set 1: 'nace' was found; write a table [[set]] instead."),
    ],
)
def test_a_file_of_another_form_is_named(tmp_path: Path, written: str, said: str) -> None:
    assert refusal(competencies_file(tmp_path, written)).startswith(said)
