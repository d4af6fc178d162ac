"""The Word document has every word under real headings, and tells nothing of its maker."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from workbook.records import Contents, JobAd, Question
from workbook.share.formats.docx import docx_document
from workbook.share.outline.blocks import Facts, Heading, Note, Table, Words
from workbook.share.outline.sections import outline


@pytest.fixture(scope="module")
def sample(package):
    return docx_document(package())


def told(content):
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def test_all_of_the_outline_is_there(sample, package):
    pieces = set(told(sample))
    for block in outline(package().contents):
        match block:
            case Heading() | Words() | Note():
                assert block.text in pieces
            case Facts():
                assert {text for pair in block.pairs for text in pair} <= pieces
            case Table():
                assert {text for row in (block.header, *block.rows) for text in row} <= pieces


def test_headings_are_headings(sample, package):
    styles = [(each.style.name, each.text) for each in docx.Document(io.BytesIO(sample)).paragraphs]
    expected = [
        (f"Heading {block.level}", block.text) for block in package().blocks if isinstance(block, Heading)
    ]
    assert [each for each in styles if each[0].startswith("Heading")] == expected
    assert styles[0] == ("Title", "Second interview")


def test_a_table_repeats_its_heading_on_the_next_page(sample):
    tables = docx.Document(io.BytesIO(sample)).tables
    headed = [table for table in tables if table._tbl.xpath(".//w:tblHeader")]
    assert [cell.text for cell in headed[0].rows[0].cells] == [
        "Who will be there",
        "Job",
        "Part in the interview",
    ]


def test_the_properties_say_what_and_when_and_not_who(sample):
    properties = docx.Document(io.BytesIO(sample)).core_properties
    assert (properties.title, str(properties.created)) == ("Second interview", "2026-11-23 09:00:00+00:00")
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


def test_nothing_of_the_template_is_left_in_it(sample):
    names = zipfile.ZipFile(io.BytesIO(sample)).namelist()
    assert not [name for name in names if "thumbnail" in name]


def test_pictures_have_words_for_those_who_do_not_see_them(sample):
    shapes = docx.Document(io.BytesIO(sample)).inline_shapes
    words = [shape._inline.docPr.get("descr") for shape in shapes]
    assert [each.split(".")[0] for each in words] == [
        "Which story shows which skill",
        "When things were, the earliest first",
    ]
    assert "The Monday report" in words[0]


def test_pictures_tell_nothing_but_what_is_seen(sample):
    with zipfile.ZipFile(io.BytesIO(sample)) as packed:
        for name in packed.namelist():
            if "media" in name:
                assert Image.open(io.BytesIO(packed.read(name))).info.keys() <= {"dpi", "gamma", "srgb"}


@settings(max_examples=40)
@given(text=st.text(max_size=40), title=st.text(max_size=300))
def test_any_text_becomes_a_document_that_opens_again(package, text, title):
    content = docx_document(
        package(Contents([Question(id="q", text=text), JobAd(id=JobAd.ID, text=text)]), title=title)
    )
    docx.Document(io.BytesIO(content))


def test_text_is_no_markup(package):
    text = "<w:p/> & ]]> <b>x</b>"
    assert text in told(docx_document(package(Contents([Question(id="q", text=text)]))))
