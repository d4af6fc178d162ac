import pytest

from workbook.share.formats.docx import docx_document
from workbook.share.formats.html import html_document
from workbook.share.formats.pdf import pdf_document


def test_the_page_of_the_samples_notebooks(benchmark, package, sample_notebooks):
    assert benchmark(html_document, package(notebooks=sample_notebooks))


@pytest.mark.parametrize("make", [html_document, pdf_document, docx_document], ids=["html", "pdf", "docx"])
def test_what_is_kept_without_notebooks(benchmark, package, make):
    assert benchmark(make, package())
