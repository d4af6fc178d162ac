"""The shared page as a coach opens it: from a file, offline, with the keyboard; and the file that comes back."""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from workbook.comments import read_comments
from workbook.forms import CommentSheet
from workbook.records import RECORDS, Answer, Comment, Contents, Story, field_types
from workbook.rehearsal.attempts import without_attempts
from workbook.sample import sample_records
from workbook.share.formats.html import html_document
from workbook.store import FILE_NAME, Store

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"
    '"\'><a href="javascript:alert(1)" autofocus onfocus=alert(1)>{}</a><iframe src=http://x.example></iframe>'
)
OUTSIDE = (
    "<img src='http://x.example/a.png'><link rel=stylesheet href='http://x.example/a.css'>"
    "<p style='background:url(http://x.example/b.png)'>x</p><svg><image href='http://x.example/c.png'/></svg>"
    "<style>@import 'http://x.example/d.css'</style><video src='http://x.example/e.mp4' autoplay></video>"
)
REF = "answer/second/team-goal"


@pytest.fixture
def open_page(browser, tmp_path):
    """Return a function that opens a package as a file, offline; no page may ask for anything but itself, or run anything."""
    contexts, requests, ran = [], [], []

    def open_it(made, **options):
        file = tmp_path / "shared.html"
        file.write_text(html_document(made), encoding="utf-8")
        context = browser.new_context(**{"offline": True, "accept_downloads": True, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: requests.append(request.url))
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: ran.append(str(error)))
        page.on(
            "console", lambda message: ran.append(message.text) if "Refused" not in message.text else None
        )
        page.goto(file.as_uri())
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert [url for url in requests if not url.startswith(("file://", "blob:"))] == []
    assert [Path(url).name for url in requests if url.startswith("file://")] == ["shared.html"] * len(
        requests
    )
    assert ran == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("has_notebooks", [True, False])
def test_it_passes_axe_and_fits(open_page, package, sample_notebooks, width, scheme, has_notebooks):
    made = package(notebooks=sample_notebooks if has_notebooks else ())
    page = open_page(made, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.get_by_role("button", name=re.compile("^Comment on")).first.click()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_all_of_it_is_read_and_no_button_is_dead(open_page, package, sample_notebooks):
    made = package(notebooks=sample_notebooks)
    page = open_page(made, java_script_enabled=False)
    for answer in without_attempts(made.contents).all(
        Answer
    ):  # earlier attempts are folded, and open by a click
        assert page.get_by_text(answer.text[:60]).first.is_visible()
    assert page.get_by_role("button").count() == 0


@pytest.mark.parametrize("form", ["A4", "Letter"])
def test_printed_it_has_every_text_and_no_control(open_page, package, sample_notebooks, tmp_path, form):
    from pypdf import PdfReader

    made = package(notebooks=sample_notebooks)
    page = open_page(made, color_scheme="dark")
    page.pdf(path=tmp_path / "page.pdf", format=form)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages).split())
    for story in made.contents.all(Story):
        assert " ".join(story.result.split())[-40:] in text
    assert "Both texts in one" in text  # what is folded on screen
    assert "Save the comments" not in text


def test_comments_go_out_and_come_back_by_keyboard_alone(open_page, package, sample_notebooks, tmp_path):
    page = open_page(package(notebooks=sample_notebooks))
    said = Contents(sample_records()).referred(REF).text
    ask = page.locator(f'button[data-ref="{REF}#text"]').first
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    for _ in range(200):
        page.keyboard.press("Tab")
        if ask.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.keyboard.type("Name your part first. <b>&")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == said
    page.keyboard.press("Control+Home")
    page.keyboard.type("Yes: ")
    page.keyboard.press("Escape")
    assert ask.evaluate("button => button === document.activeElement")
    assert ask.get_attribute("aria-expanded") == "false"
    assert "Change your comment on" in ask.text_content()
    page.get_by_label("Your name").focus()
    page.keyboard.type("Sam")
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert page.get_by_role("status").inner_text().startswith("1 comment saved to comments-3f9c2b7a.json")
    back = tmp_path / "back.json"
    download.value.save_as(back)

    with Store(tmp_path / FILE_NAME) as store:
        store.add(record for record in sample_records() if not isinstance(record, Comment))
        sheet = CommentSheet(store)
        sheet.read(back.read_bytes())
        (comment,) = store.contents().all(Comment)
        assert (comment.ref, comment.field, comment.by) == (REF, "text", "Sam")
        assert (comment.about, comment.comment) == (said, "Name your part first. <b>&")
        assert not sheet.proposal.is_changed
        sheet.accept()
        assert store.contents().referred(REF).text == f"Yes: {said}"
        sheet.read(back.read_bytes())
        assert len(store.history(Comment, comment.id)) == 2  # imported, accepted


def test_a_comment_outlives_the_page_and_is_changed_or_removed(open_page, package):
    page = open_page(package())
    ask = page.locator(f'button[data-ref="{REF}#text"]')
    ask.click()
    page.get_by_label("Your comment", exact=True).fill("Shorter.")
    page.reload()
    assert "1 comment, kept in this browser" in page.get_by_role("status").inner_text()
    ask.click()
    assert page.get_by_label("Your comment", exact=True).input_value() == "Shorter."
    page.get_by_role("button", name="Remove this comment").click()
    assert page.get_by_role("status").inner_text() == "No comment yet."
    page.reload()
    assert page.get_by_role("status").inner_text() == "No comment yet."


def test_two_windows_of_one_page_lose_nothing_of_each_other(open_page, package):
    page = open_page(package())
    other = page.context.new_page()
    other.goto(page.url)
    for window, ref in ((page, f"{REF}#text"), (other, "story/peak-season#task")):
        window.locator(f'button[data-ref="{ref}"]').click()
        window.get_by_label("Your comment", exact=True).fill(ref)
    page.reload()
    assert page.get_by_role("status").inner_text().startswith("2 comments")


def test_a_browser_that_keeps_nothing_says_so_and_saves_all_the_same(open_page, package):
    page = open_page(package())
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.locator(f'button[data-ref="{REF}#text"]').click()
    page.get_by_label("Your comment", exact=True).fill("Shorter.")
    assert "this browser keeps nothing" in page.get_by_role("status").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the comments").click()
    assert read_comments(Path(download.value.path()).read_bytes())[0].comment == "Shorter."


def test_a_saved_file_is_gone_on_from_in_another_browser(open_page, package, tmp_path):
    page = open_page(package())
    page.locator(f'button[data-ref="{REF}#text"]').click()
    page.get_by_label("Your comment", exact=True).fill("Shorter.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the comments").click()
    first = tmp_path / "first.json"
    download.value.save_as(first)
    other = open_page(package())
    assert other.get_by_role("status").inner_text() == "No comment yet."
    other.get_by_label("Go on from a saved file").set_input_files(first)
    other.wait_for_selector("[role=status]:has-text('1 comment, kept')")
    other.locator(f'button[data-ref="{REF}#text"]').click()
    assert other.get_by_label("Your comment", exact=True).input_value() == "Shorter."
    with other.expect_download() as download:
        other.get_by_role("button", name="Save the comments").click()
    assert read_comments(Path(download.value.path()).read_bytes()) == read_comments(first.read_bytes())
    (tmp_path / "wrong.json").write_text('{"export": "other", "comments": 1}')
    other.get_by_label("Go on from a saved file").set_input_files(tmp_path / "wrong.json")
    other.wait_for_selector("[role=status]:has-text('no comments on this page')")


def test_hostile_words_in_every_field_run_nothing(open_page, package):
    def value(kind):
        return HOSTILE if kind is str else (HOSTILE,) if kind == tuple[str, ...] else None

    records = [
        kind(
            id=getattr(kind, "ID", f"x{number}"),
            **{name: each for name, type in field_types(kind).items() if (each := value(type))},
        )
        for number, kind in enumerate(RECORDS)
    ]
    cells = [
        new_markdown_cell(
            f"# {HOSTILE}\n\n{HOSTILE}\n\n[a](javascript:alert(1)) ![b](http://x.example/b.png)"
        ),
        new_code_cell(
            HOSTILE,
            outputs=[
                *(
                    new_output("display_data", data={kind: HOSTILE + OUTSIDE})
                    for kind in ("text/html", "text/markdown", "image/svg+xml", "text/plain")
                ),
                new_output("stream", text=HOSTILE),
                new_output("error", ename=HOSTILE, evalue=HOSTILE, traceback=[]),
            ],
        ),
    ]
    for notebooks in ((), (("x", new_notebook(cells=cells)),)):
        page = open_page(package(Contents(records), notebooks, title=HOSTILE, id="a\"'<b>"))
        for ask in page.locator("button.ask").all()[:3]:
            ask.click()
            page.get_by_label("Your comment", exact=True).fill(HOSTILE)
        page.wait_for_timeout(300)
        if not notebooks:
            with page.expect_download() as download:
                page.get_by_role("button", name="Save the comments").click()
            assert json.loads(Path(download.value.path()).read_bytes())["comments"][0]["comment"] == HOSTILE
