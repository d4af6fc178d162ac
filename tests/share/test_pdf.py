"""The PDF has every word, is tagged for screen readers, tells nothing of its maker, and has no empty boxes."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from workbook.errors import WorkbookError
from workbook.records import Answer, Contents, JobAd, Question, Story
from workbook.share.formats.pdf import pdf_document


def read_pdf(content):
    reader = PdfReader(io.BytesIO(content))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def sample(package):
    return read_pdf(pdf_document(package()))


def test_each_text_of_the_sample_is_there(sample, package):
    _, text = sample
    for record in (*package().contents.all(Answer), *package().contents.all(Story)):
        told = getattr(record, "text", "") or getattr(record, "result", "")
        assert " ".join(told.split())[:60] in text


def test_it_is_tagged_and_says_so(sample):
    root = sample[0].trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()


def test_its_properties_are_a_title_and_a_day(sample):
    found = {name: str(value) for name, value in sample[0].metadata.items() if value}
    assert found.pop("/Title") == "Second interview"
    assert found.pop("/Creator").startswith("Typst")
    assert {value[:10] for value in found.values()} == {"D:20261123"}


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("us-letter", 612)])
def test_it_comes_on_both_papers(package, paper, width):
    reader, _ = read_pdf(pdf_document(package(Contents()), paper=paper))
    assert int(reader.pages[0].mediabox.width) == width


@pytest.mark.parametrize(
    "text", ["#panic()", "*b* _i_ $x$ `c`", "]#sys.inputs[", '\\u{41} "q"', "= Head", "// no", "@ref <label>"]
)
def test_text_is_no_markup(package, text):
    _, found = read_pdf(pdf_document(package(Contents([Story(id="s", title=text, task=text)]), title=text)))
    assert found.count(text) >= 3  # as title, heading and words


def test_what_no_font_shows_is_named_and_never_an_empty_box(package):
    content = pdf_document(package(Contents([Question(id="q", text="One \u0378\u0378 two \u0379.")])))
    _, found = read_pdf(content)
    assert "One [?] two [?]." in found
    assert "U+0378, U+0379" in found


@settings(max_examples=40)
@given(text=st.text(max_size=40), title=st.text(max_size=10))
def test_any_text_becomes_pages(package, text, title):
    content = pdf_document(
        package(Contents([Question(id="q", text=text), JobAd(id=JobAd.ID, text=text)]), title=title)
    )
    assert content.startswith(b"%PDF-")


@settings(max_examples=8)
@given(text=st.text(min_size=1, max_size=20))
def test_any_text_in_a_picture_becomes_pages(package, text):
    assert pdf_document(package(Contents([Story(id="s", title=text, task=text, skills=(text,))])))


@pytest.mark.parametrize("title", ["हिन्दी में", "x\u0301u", "q\u0307\u0323 and \u0378"])
def test_letters_with_signs_of_their_own_are_drawn_in_a_picture(package, title):
    """Within a picture PDF/UA has no name for such a glyph, so the picture comes as pixels."""
    story = Story(id="s", title=title, task="Tell them.", skills=("teamwork",))
    reader, text = read_pdf(pdf_document(package(Contents([story]))))
    images = [image for page in reader.pages for image in page.images]
    assert [image.image.width > 1000 for image in images] == [True]
    assert text.count("[?]") == ("\u0378" in title) * 2  # once in the note


def test_a_failure_is_one_sentence(package, monkeypatch):
    with pytest.raises(WorkbookError, match="The PDF could not be made"):
        pdf_document(package(), paper="papyrus")
