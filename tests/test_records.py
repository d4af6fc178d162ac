"""Records: their plain form and back, values that do not fit, and all of them at one moment."""

import json
from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import DataError
from workbook.records import RECORDS, Answer, Contents, Process, Question, Record, Round, Story, field_types

VALUES = {
    str: st.text(),
    bool: st.booleans(),
    tuple[str, ...]: st.lists(st.text()).map(tuple),
    date | None: st.none() | st.dates(),
    int | None: st.none() | st.integers(),
}
MISFITS = {
    str: [None, 1, True, ["text"], b"text"],
    bool: [None, 1, "true", []],
    tuple[str, ...]: [None, "text", ["text", 1], {"text": 1}],
    date | None: ["yesterday", "2026-13-01", "2026-03-02T09:30:00", 20260302, True],
    int | None: ["1", 1.0, True, []],
}


def records(record_type):
    values = {name: VALUES[kind] for name, kind in field_types(record_type).items()}
    return st.builds(record_type, id=st.text(min_size=1), **values)


class TestPlainForm:
    @pytest.mark.parametrize("record_type", RECORDS)
    @given(data=st.data())
    def test_every_record_comes_back_from_json(self, record_type, data):
        record = data.draw(records(record_type))
        plain = json.loads(json.dumps(record.to_fields()))
        assert record_type.from_fields(record.id, plain) == record

    @pytest.mark.parametrize("record_type", RECORDS)
    def test_a_field_that_is_absent_takes_its_default(self, record_type):
        assert record_type.from_fields("x", {}) == record_type(id="x")

    @pytest.mark.parametrize("record_type", RECORDS)
    def test_the_id_is_not_among_the_fields(self, record_type):
        assert "id" not in record_type(id="x").to_fields()

    @pytest.mark.parametrize("record_type", RECORDS)
    def test_an_unknown_field_is_named(self, record_type):
        with pytest.raises(DataError, match=rf"stored {record_type.kind()} .*'mood'.*update"):
            record_type.from_fields("x", {"mood": "bright"})

    @pytest.mark.parametrize(
        ("record_type", "name", "value"),
        [
            (record_type, name, value)
            for record_type in RECORDS
            for name, kind in field_types(record_type).items()
            for value in MISFITS[kind]
        ],
    )
    def test_a_value_of_another_type_is_named(self, record_type, name, value):
        with pytest.raises(DataError, match=rf"as its {name}; a .* was expected"):
            record_type.from_fields("x", {name: value})

    def test_kinds_are_distinct(self):
        assert len({record_type.kind() for record_type in RECORDS}) == len(RECORDS)

    def test_every_class_of_record_is_listed(self):
        assert set(Record.__subclasses__()) == set(RECORDS)


class TestRecord:
    @pytest.mark.parametrize("record_type", RECORDS)
    def test_it_needs_an_id(self, record_type):
        with pytest.raises(ValueError, match=f"a {record_type.__name__} needs an id"):
            record_type(id="")

    @pytest.mark.parametrize("record_type", RECORDS)
    def test_an_unknown_keyword_raises(self, record_type):
        with pytest.raises(TypeError, match="mood"):
            record_type(id="x", mood="bright")

    def test_it_cannot_be_changed(self):
        with pytest.raises(FrozenInstanceError):
            Story(id="s1").title = "Other"

    def test_an_answer_is_one_for_a_question_in_a_round(self):
        ids = {Answer.id_for(question, round) for question in ("q1", "q2") for round in ("first", "second")}
        assert len(ids) == 4

    def test_the_parts_of_a_story_are_in_the_order_of_telling(self):
        story = Story(id="s1", situation="S", task="T", action="A", result="R", reflection="not a part")
        assert list(story.parts().items()) == [
            ("situation", "S"),
            ("task", "T"),
            ("action", "A"),
            ("result", "R"),
        ]


class TestContents:
    def test_records_of_a_class_are_in_the_order_given(self):
        stories = (Story(id="b"), Story(id="a"))
        assert Contents([stories[0], Question(id="q"), stories[1]]).all(Story) == stories

    def test_of_two_records_with_one_id_the_last_holds(self):
        contents = Contents([Story(id="a"), Story(id="a", title="Last")])
        assert contents.all(Story) == (Story(id="a", title="Last"),)

    def test_the_same_id_in_two_classes_is_two_records(self):
        contents = Contents([Story(id="a"), Question(id="a")])
        assert len(contents) == 2
        assert contents.find(Question, "a") == Question(id="a")

    def test_what_is_not_there_is_none(self):
        assert Contents([Story(id="a")]).find(Story, "b") is None

    def test_the_process_is_empty_while_nothing_was_said(self):
        assert Contents().process == Process(id=Process.ID)

    def test_the_process_is_the_one_saved(self):
        process = Process(id=Process.ID, company="Example")
        assert Contents([process]).process is process

    def test_first_and_second_round_exist_unsaved(self):
        assert [item.id for item in Contents().rounds] == [Round.FIRST, Round.SECOND]

    def test_further_rounds_follow_the_first_two(self):
        saved = [Round(id="rehearsal"), Round(id=Round.SECOND, name="Panel")]
        assert [item.name for item in Contents(saved).rounds] == ["First interview", "Panel", ""]

    def test_equal_records_are_equal_contents(self):
        assert Contents([Story(id="a")]) == Contents([Story(id="a")])
        assert Contents([Story(id="a")]) != Contents([Story(id="a", title="Other")])
        assert Contents() != ()
