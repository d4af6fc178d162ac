"""The page holds all that was exported, in order, and nothing that runs or asks for anything."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from workbook.records import Answer, Contents, Question, Story
from workbook.rehearsal.attempts import without_attempts
from workbook.share.formats.html import html_document

HOSTILE = [
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onload="alert(1)',
    "{title} {} %s",
]


def levels(page):
    return [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]


@pytest.fixture(scope="session")
def sample_page(package, sample_notebooks):
    return html_document(package(notebooks=sample_notebooks))


def test_the_sample_is_small_enough(sample_page):
    assert len(sample_page.encode()) < 3_000_000


def test_only_our_own_script_may_run(sample_page):
    (script,) = re.findall(r"<script>(.*?)</script>", sample_page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', sample_page)[1]
    assert f"script-src &#39;sha256-{digest}&#39;" in policy
    assert "default-src &#39;none&#39;" in policy
    assert not re.search(r"script-src[^;]*unsafe", policy)


def test_nothing_on_the_page_is_fetched(read, sample_page):
    found = [
        value
        for tag, attributes in read(re.sub("<!DOCTYPE html>", "", sample_page)).elements
        for name, value in attributes.items()
        if name in {"src", "href", "srcset", "action", "poster", "data"} and tag != "a"
    ]
    assert [value for value in found if not value.startswith(("data:", "#"))] == []


def test_no_level_of_headings_is_skipped(read, sample_page, package):
    for html in (sample_page, html_document(package())):
        found = levels(read(html.removeprefix("<!DOCTYPE html>")))
        assert found[0] == 1
        assert found.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(found))


@pytest.mark.parametrize("has_notebooks", [True, False])
def test_each_answer_is_there_and_can_be_commented_on(package, sample_notebooks, read, has_notebooks):
    made = package(notebooks=sample_notebooks if has_notebooks else ())
    page = read(html_document(made).removeprefix("<!DOCTYPE html>"))
    marked = {attributes["data-ref"] for _, attributes in page.elements if "data-ref" in attributes}
    answers = without_attempts(made.contents).all(Answer) if has_notebooks else made.contents.all(Answer)
    for record in (*answers, *made.contents.all(Story)):
        for field, text in record.to_fields().items():
            if field in {"text", "situation", "task", "action", "result", "reflection"} and text:
                assert record.field_ref(field) in marked
                assert text in page.text


def test_links_between_notebooks_stay_on_the_page(sample_page):
    assert ".ipynb" not in "".join(re.findall(r'href="([^"]*)"', sample_page))
    targets = set(re.findall(r'href="#([^"]+)"', sample_page))
    assert targets <= set(re.findall(r'id="([^"]+)"', sample_page))
    assert len(targets) > 5


def test_a_form_leaves_no_trace(sample_page):
    assert "Run All Cells" not in sample_page
    assert "IPython.core" not in sample_page


def test_code_is_shown_only_where_it_is_the_readers_own(package, notebook):
    page = html_document(package(notebooks=[("a", notebook(source="mine = 1 < 2"))]))
    assert "mine = 1 &lt; 2" in page
    assert "wb.write_stories()" not in page


def test_an_error_says_what_and_not_where(package, notebook):
    error = new_output("error", ename="ValueError", evalue="<b>no</b>", traceback=["File /home/me/x.py"])
    page = html_document(package(notebooks=[("a", notebook(error))]))
    assert "ValueError: &lt;b&gt;no&lt;/b&gt;" in page
    assert "/home/me" not in page


def test_colours_of_a_terminal_are_no_words(package, notebook):
    page = html_document(
        package(notebooks=[("a", notebook(new_output("stream", text="\x1b[31mred\x1b[0m")))])
    )
    assert "<pre>red</pre>" in page


def test_a_picture_has_a_description(package, notebook, shown):
    page = html_document(package(notebooks=[("a", notebook(shown("image/png", "iVBO\nRw0=")))]))
    assert '<img src="data:image/png;base64,iVBORw0=" alt="said plainly">' in page


def test_the_richest_form_that_needs_no_script_is_shown(package, notebook, shown):
    outputs = [
        shown("application/javascript", "alert(1)"),
        shown("text/markdown", "*told*"),
        shown("image/svg+xml", "<svg><text>drawn</text></svg>"),
        shown("application/vnd.jupyter.widget-view+json", {"model_id": "x"}),
    ]
    page = html_document(package(notebooks=[("a", notebook(*outputs))]))
    assert "<pre>said plainly</pre>" in page
    assert "<em>told</em>" in page
    assert "<svg><text>drawn</text></svg>" in page
    assert "alert" not in page
    assert page.count("said plainly") == 1


def test_a_picture_pasted_into_prose_is_shown(package):
    cell = new_markdown_cell(
        "# A\n\n![A map](attachment:map.png)", attachments={"map.png": {"image/png": "iVBORw0="}}
    )
    page = html_document(package(notebooks=[("a", new_notebook(cells=[cell]))]))
    assert '<img src="data:image/png;base64,iVBORw0=" alt="A map">' in page


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 6)), max_size=8))
def test_headings_follow_each_other_whatever_cells_began_with(read, package, found):
    cells = [
        new_code_cell(
            "x", outputs=[new_output("display_data", data={"text/html": f"<h{level}>o</h{level}>"})]
        )
        if is_output
        else new_markdown_cell(f"{'#' * level} m")
        for is_output, level in found
    ]
    page = read(
        html_document(package(notebooks=[("a", new_notebook(cells=cells))])).removeprefix("<!DOCTYPE html>")
    )
    assert page.faults == []
    assert all(after <= before + 1 for before, after in pairwise(levels(page)))


@given(text=st.text(min_size=1).filter(str.strip) | st.sampled_from(HOSTILE))
def test_whatever_was_typed_stays_words(read, package, text):
    contents = Contents(
        [Question(id="q", text=text), Answer(id="first/q", question="q", round="first", text=text)]
    )
    plain = Contents(
        [Question(id="q", text="x"), Answer(id="first/q", question="q", round="first", text="x")]
    )
    page, like = (
        read(html_document(package(each, title=title)).removeprefix("<!DOCTYPE html>"))
        for each, title in ((contents, text), (plain, "x"))
    )
    assert page.faults == []
    assert page.skeleton == like.skeleton
    assert text in page.text


def test_the_bars_between_notebooks_are_no_part_of_the_page(sample_page):
    assert "Run All Cells" not in sample_page
    assert "To the top of this page" not in sample_page
