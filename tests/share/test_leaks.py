"""The last look finds what must stay wherever it hides, and lets everything else pass."""

import io
import json
import zipfile

import pytest
from docx import Document
from PIL import Image, PngImagePlugin

from workbook.errors import InputError
from workbook.share.redaction.forms import forms_of
from workbook.share.redaction.names import Names
from workbook.share.redaction.result import Secrets
from workbook.share.search import extraction
from workbook.share.search.extraction import texts_in
from workbook.share.search.leaks import LeakError, leaks_in, leaks_in_text, refuse

HIDDEN = Secrets(
    Names([*forms_of("Halden Row Foods", "employer", "Employer A"), *forms_of("Will Okafor", "person", "Person A"),
           *forms_of("GE", "employer", "Employer B"), *forms_of("谷歌公司", "employer", "Employer C")]),
    frozenset({95_000.0, 92_500.0, 45.0, 2024.0}),
    ("i was let go after the audit of march",),
    ("/home/anna/",),
)  # fmt: skip


def found(name, data):
    return [
        leak.found
        for leak in leaks_in(texts_in(name, data if isinstance(data, bytes) else data.encode()), HIDDEN)
    ]


@pytest.mark.parametrize(
    "written",
    ["Halden Row Foods", "HALDEN ROW", "halden-row foods", "Halden&nbsp;Row", "Hal&shy;den Row", "Hal\u00adden Row", "H\u0430lden R\u043ew",
     "Ｈａｌｄｅｎ Ｒｏｗ", "haldenrow", "Halden Row's", "Halden\n  Row", "Hal-\nden Row", "Okafor", "okafors", "Ök&aacute;for", "H a l d e n R o w F o o d s",
     "&#72;alden Row", "在谷歌公司工作"],
)  # fmt: skip
def test_a_name_is_found_in_each_form(written):
    assert found("a.md", f"We said {written} and more.")
    assert found("a.html", f"<p>We said {written} and more.</p>")


@pytest.mark.parametrize(
    "written",
    ["95k", "95 K", "$95K", "95,000", "95.000", "95 000", "95'000", "95000", "USD 95,000.00", "９５,０００", "95\u202f000", "ninety-five thousand",
     "Ninety five  thousand", "ninety-five grand", "92.5 k", "ninety-two thousand five hundred", "$45", "45/h", "45 an hour", "$2,024", "95k–110k"],
)  # fmt: skip
def test_an_amount_is_found_in_each_form(written):
    assert found("a.md", f"It was {written} then.")


@pytest.mark.parametrize(
    "text",
    ["It will be fine, and the general GE is in 'page'.", "Row by row, foods of the old row.", "45 minutes on page 95 of 2024", "95 percent", "195,000 parcels",
     "95,0001", "9500", "#95000f and a95000f", "Haldenstein", "Rowing", "I was let go.", "Willow"],
)  # fmt: skip
def test_what_only_looks_alike_passes(text):
    assert found("a.md", text) == []


def test_short_and_everyday_names_count_in_the_readers_own_texts_by_their_capitals():
    assert [leak.found for leak in leaks_in_text("cell", "Will said GE will merge", HIDDEN)] == ["Will", "GE"]


@pytest.mark.parametrize(
    "page",
    ["<p>Hal<b>den</b> Row</p>", "<p title='Halden Row'>x</p>", "<img alt='Halden Row'>", "<!-- Halden Row -->", "<script>var a = 'Halden Row'</script>",
     "<style>/* Halden Row */</style>", "<meta name=author content='Halden Row'>", "<a href='x/halden-row.html'>x</a>", "<svg><desc>Halden Row</desc></svg>",
     "<p id='halden-row'>x</p>", "<p data-x='95,000'>x</p>", "<td>95,000</td>", "<script>x = 95000</script>", "<textarea>Halden Row</textarea>", "<title>Halden Row</title>",
     "<p>I was let go after the audit of March.</p>", "<p>file:///home/anna/x</p>", "<?xml Halden Row?>"],
)  # fmt: skip
def test_no_corner_of_html_is_passed_over(page):
    assert found("a.html", page)


@pytest.mark.parametrize(
    "page",
    ["<p style='width:95000px'>x</p>", "<svg><path d='M 95.000 14.2 L 95 000'/></svg>", "<p style='color:#950000'>x</p>", "<style>p{width:95000px}</style>", "<textarea maxlength='95000'></textarea>"],
)  # fmt: skip
def test_sizes_and_places_of_a_drawing_are_no_amounts(page):
    assert found("a.html", page) == []


def test_a_number_beside_an_axis_is_none_and_one_in_the_picture_is():
    page = "<svg><g id='page-1-xtick_2'><g><text>95,000</text></g></g><g id='axis'><text>{}</text></g></svg>"
    assert found("a.html", page.format("none")) == []
    assert found("a.html", page.format("95,000")) == ["95,000"]


def test_markdown_is_read_without_its_backslashes():
    assert found("a.md", "Not under €95\\.000, and Okafor\\'s.") == ["okafor", "€95.000"]


def test_our_own_scripts_and_styles_are_no_texts_of_the_reader(tmp_path, monkeypatch):
    (tmp_path / "page.css").write_text("p { font: 1rem Okafor }\n")
    (tmp_path / "page.js").write_text("wait(95000);")
    monkeypatch.setattr(extraction, "shipped", lambda *_: tmp_path)
    extraction._own_files.cache_clear()
    try:
        assert found("a.html", "<style>p { font: 1rem Okafor }</style><script>wait(95000);</script>") == []
        assert found("a.html", "<script>wait(95000); more</script>") == ["95000"]
    finally:
        extraction._own_files.cache_clear()


def packed(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer


def test_names_and_comments_of_a_zip_are_read():
    assert found("a.zip", packed(**{"halden-row.md": "x"}).getvalue())
    buffer = packed(**{"a.md": "x"})
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = b"Halden Row"
    assert "halden row" in found("a.zip", buffer.getvalue())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        part = zipfile.ZipInfo("a.md")
        part.comment = b"95,000"
        archive.writestr(part, "x")
    assert found("a.zip", buffer.getvalue()) == ["95,000"]


@pytest.mark.parametrize("place", ["body", "table", "header", "comments", "author", "title", "split"])
def test_all_parts_of_a_word_document_are_read(place):
    document, buffer = Document(), io.BytesIO()
    if place == "body":
        document.add_paragraph("At Halden Row")
    elif place == "table":
        document.add_table(1, 1).cell(0, 0).text = "Halden Row"
    elif place == "header":
        document.sections[0].header.paragraphs[0].text = "Halden Row"
    elif place == "comments":
        document.core_properties.comments = "Halden Row"
    elif place == "author":
        document.core_properties.author = "Halden Row"
    elif place == "title":
        document.core_properties.title = "Halden Row"
    else:
        paragraph = document.add_paragraph("Hal")
        paragraph.add_run("den").bold = True
        paragraph.add_run(" Row")
    document.save(buffer)
    assert found("a.docx", buffer.getvalue()) == ["halden row"] or "halden" in found(
        "a.docx", buffer.getvalue()
    )


def test_an_empty_word_document_passes():
    buffer = io.BytesIO()
    Document().save(buffer)
    assert found("a.docx", buffer.getvalue()) == []


def test_words_and_properties_of_a_pdf_are_read():
    typst = pytest.importorskip("typst")
    body = typst.compile(b"At Halden Row Foods they pay 95,000.")
    assert {"halden row foods", "95,000"} <= {*found("a.pdf", body)}
    titled = typst.compile(b'#set document(title: "Halden Row", author: "Will Okafor")\nx')
    assert {"halden row", "okafor"} <= {*found("a.pdf", titled)}
    assert found("a.pdf", typst.compile(b"Nothing.")) == []


def picture(**tags):
    info, buffer = PngImagePlugin.PngInfo(), io.BytesIO()
    for key, value in tags.items():
        info.add_text(key, value)
    Image.new("L", (2, 2)).save(buffer, "png", pnginfo=info)
    return buffer.getvalue()


def test_tags_of_a_picture_are_read_packed_or_not():
    import base64

    assert found("a.png", picture(Author="Halden Row"))
    assert found("a.png", picture(Software="x")) == []
    data = base64.b64encode(picture(Author="Halden Row")).decode()
    assert found("a.html", f"<img src='data:image/png;base64,{data}'>")
    assert found("a.ipynb", json.dumps({"data": {"image/png": data}}))


@pytest.mark.parametrize("where", ["source", "output", "metadata", "key", "html"])
def test_all_of_a_notebook_is_read(where):
    notebook = {
        "source": {"cells": [{"source": ["At Halden", " Row"]}]},
        "output": {"cells": [{"outputs": [{"text": "Halden Row"}]}]},
        "metadata": {"metadata": {"authors": [{"name": "Halden Row"}]}},
        "key": {"Halden Row": 1},
        "html": {"data": {"text/html": ["<p>Hal<i>den", "</i> Row</p>"]}},
    }[where]
    assert "halden row" in found("a.ipynb", json.dumps(notebook))


def test_the_schema_of_parquet_is_read():
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    for table in (
        pa.table({"a": ["Halden Row"]}),
        pa.table({"Halden Row": [1]}),
        pa.table({"a": [1]}).replace_schema_metadata({"note": "Halden Row"}),
        pa.table({"a": [95_000]}),
    ):
        buffer = io.BytesIO()
        pq.write_table(table, buffer)
        assert found("a.parquet", buffer.getvalue())


def test_the_name_of_the_file_itself_is_read():
    assert "halden row" in found("halden-row.md", "x")


def test_a_kind_of_file_that_cannot_be_searched_is_refused():
    with pytest.raises(InputError, match="cannot be searched"):
        list(texts_in("a.exe", b""))


def test_what_the_product_shows_by_itself_is_allowed():
    assert list(leaks_in(texts_in("a.md", b"95,000"), HIDDEN, allowed=[95_000.0])) == []


def test_a_leak_is_one_clear_sentence_that_says_where():
    with pytest.raises(
        LeakError, match=r"“halden row” must stay, but stands in a\.md\. Nothing was written\."
    ):
        refuse(leaks_in(texts_in("a.md", b"Halden Row"), HIDDEN))
