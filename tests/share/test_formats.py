"""Each form of a copy: it says what is in it, runs nothing, and is read again exactly where that is promised."""

import io
import json
import re

import jsonschema
import pandas as pd
import pyarrow.parquet as pq
import pytest
from generated import HOSTILE, NOW
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import DataError, InputError
from workbook.records import Answer, Contents, Export, Goal, Process, Story
from workbook.share.formats import FORMATS, files_of, format_named, jsondata
from workbook.share.formats.jsondata import contents_from_json, json_document, json_schema
from workbook.share.formats.markdown import contents_from_markdown, markdown_document
from workbook.share.formats.tabular import csv_files, neutral, parquet_files
from workbook.share.package import Package
from workbook.share.redaction.records import redact
from workbook.shipped import shipped


def package(*records):
    return Package(
        id="x", title="Second interview at *A* <b>", audience="coach", made_at=NOW, contents=Contents(records)
    )


TEXT = st.sampled_from(HOSTILE) | st.text() | st.text("\\`*#>- \n\r\t.&;1_|\u2028\ud83d", max_size=12)
STORY = st.builds(
    Story, id=TEXT.filter(bool), title=TEXT, situation=TEXT, skills=st.lists(TEXT, max_size=3).map(tuple), is_failure=st.booleans()
)  # fmt: skip


@given(story=STORY, day=st.none() | st.integers(-5, 90), on=st.none() | st.dates())
def test_whatever_was_typed_is_read_again_exactly(story, day, on):
    made = package(
        story, Goal(id="g", day=day), Process(id=Process.ID, interview_on=on), Export(id=Export.ID)
    )
    assert contents_from_json(json_document(made)) == made.contents
    assert contents_from_markdown(markdown_document(made)) == made.contents


class TestJson:
    def test_it_fits_its_schema(self, sample):
        schema = json.loads(shipped("data", "export.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(json.loads(json_document(package(*sample))), schema)

    def test_the_schema_that_is_shipped_is_that_of_the_records(self):
        assert json.loads(shipped("data", "export.schema.json").read_text(encoding="utf-8")) == json_schema()

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"format": "other"}, "no export of Second Round"),
            ({"version": 2}, "has version 2"),
            ({"records": {}}, "no export of Second Round"),
            ({"records": [1]}, "Record 1 does not have"),
            (
                {"records": [{"kind": "spell", "id": "a", "fields": {}}]},
                "'spell', which this version does not know",
            ),
            ({"records": [{"kind": ["story"], "id": "a", "fields": {}}]}, "does not know"),
            ({"records": [{"kind": "story", "id": "", "fields": {}}]}, "has no id"),
            ({"records": [{"kind": "story", "id": "a", "fields": {"title": 3}}]}, "has 3 as its title"),
            ({"records": [{"kind": "story", "id": "a", "fields": {"odd": ""}}]}, "unknown field 'odd'"),
            ({"records": [{"kind": "story", "id": "a", "fields": {}, "run": "x"}]}, "nothing else"),
        ],
    )
    def test_what_does_not_fit_is_said(self, change, says):
        tree = json.loads(json_document(package())) | change
        with pytest.raises(DataError, match=says):
            contents_from_json(json.dumps(tree))

    @pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]", "NaN", '"a"'])
    def test_what_is_no_such_file_is_said(self, text):
        with pytest.raises(DataError):
            contents_from_json(text)

    def test_what_is_too_large_is_not_read(self, monkeypatch):
        monkeypatch.setattr(jsondata, "_MOST_CHARACTERS", 10)
        with pytest.raises(InputError, match="larger than 50 MB"):
            contents_from_json(json_document(package()))


class TestMarkdown:
    def test_it_reads_well_as_it_stands(self):
        text = markdown_document(
            package(
                Story(
                    id="s", title="Late release", result="Down to 46 minutes.\nIt held.", skills=("teamwork",)
                )
            )
        )
        assert text == (
            "# Second interview at \\*A\\* \\<b\\>\n\nA copy for\\: coach · made on 23 November 2026 · x\n\n## Stories\n\n### Late release\n\n"
            "`story/s`\n\n**title**\n\n> Late release\n\n**result**\n\n> Down to 46 minutes\\.\\\n> It held\\.\n\n**skills**\n\n- teamwork\n"
        )

    @pytest.mark.parametrize("text", HOSTILE)
    def test_no_text_makes_a_heading_a_tag_or_a_link(self, text):
        lines = markdown_document(package(Story(id="s", title=text))).split("\n")
        assert [line for line in lines if line.startswith("#")][:1] == [
            "# Second interview at \\*A\\* \\<b\\>"
        ]
        assert len([line for line in lines if line.startswith("#")]) == 3
        assert not any(re.search(r"(?<!\\)[<\[]", line) for line in lines)

    def test_what_pay_comes_to_stands_behind_the_records_and_is_not_read_again(self, sample, choose):
        made = package(*redact(sample, choose("coach")).contents)
        text = markdown_document(made)
        records, _, said = text.partition("## Target and opening")
        assert "| Target | " in said
        assert "If they ask what you earn now: “" in said
        assert contents_from_markdown(text) == contents_from_markdown(records) == made.contents

    def test_a_kind_that_is_not_known_is_said(self):
        with pytest.raises(DataError, match="'spell'"):
            contents_from_markdown("### A\n\n`spell/a`\n")


class TestTables:
    @pytest.mark.parametrize(
        "text",
        [
            "=1+1",
            "+1",
            "-1",
            "@a",
            "\t=1",
            "\r=1",
            " =1",
            "\n=1",
            "＝1",
            '=HYPERLINK("http://x","y")',
            "=cmd|' /C calc'!A0",
        ],
    )
    def test_no_cell_begins_like_a_formula(self, text):
        files = csv_files(package(Story(id=text, title=text, skills=(text, text))))
        frame = pd.read_csv(io.BytesIO(files["stories.csv"]), dtype=str, keep_default_na=False)
        for cell in [*frame.iloc[0], *frame.columns]:
            assert not cell.lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
        assert frame["title"][0] == f"'{text}"

    def test_numbers_stay_numbers(self):
        assert [neutral(each) for each in (-3, 1.5, None, True)] == [-3, 1.5, None, True]

    def test_the_tables_are_those_of_the_workbook(self, sample):
        files = csv_files(package(*sample))
        assert [*files] == [
            "stories.csv",
            "answers.csv",
            "questions.csv",
            "findings.csv",
            "skills.csv",
            "salary.csv",
        ]
        frame = pd.read_csv(io.BytesIO(files["answers.csv"]))
        assert len(frame) == len(Contents(sample).all(Answer))
        assert frame["text"][0].startswith("I'm an operations analyst")

    def test_parquet_has_lists_and_no_notes(self, sample):
        table = pq.read_table(io.BytesIO(parquet_files(package(*sample))["stories.parquet"]))
        assert table.schema.metadata is None
        assert table["skills"][0].as_py() == ["critical-thinking", "communication"]

    def test_half_a_surrogate_pair_is_no_hindrance(self):
        made = package(Story(id="s\ud83d", title="\ud83d", skills=("\ud83d",)))
        assert "stories.csv" in csv_files(made)
        assert "stories.parquet" in parquet_files(made)


class TestChoosing:
    def test_nothing_to_write_is_said(self):
        with pytest.raises(InputError, match="There is nothing to write as csv"):
            files_of(package(), ("csv",))

    def test_a_form_that_is_not_known_is_said(self):
        with pytest.raises(InputError, match="choose among html, pdf, docx"):
            format_named("odt")

    def test_only_pages_and_notebooks_run_notebooks(self):
        assert [name for name, each in FORMATS.items() if each.runs_notebooks] == ["html", "ipynb"]
