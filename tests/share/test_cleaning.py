"""Markup of any origin keeps what it says and loses what it does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from workbook.cards import card, prose
from workbook.share.formats.cleaning import clean_markup

RUNS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><g onclick=alert(1)></g></svg>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href="  jAvAsCrIpT&colon;alert(1)">a</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html,x'></object><embed src=x>",
    "<meta http-equiv=refresh content='0;url=http://x.example'>",
    "<base href=http://x.example>",
    "<form action=http://x.example><button formaction=http://x.example>b</button></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /><a><text>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg onload=alert(1)>'/></svg>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><img src=x onerror=alert(1)></template>",
    "<details ontoggle=alert(1) open>x</details>",
    "<p style='background:url(http://x.example/a.png)'>x</p>",
    "<p style='background:u\\72l(http://x.example/a.png)'>x</p>",
    "<p style='background:image-set(\"http://x.example/a.png\" 1x)'>x</p>",
    "<p style='position:fixed;inset:0'>x</p>",
    "<link rel=stylesheet href=http://x.example><style>@import 'http://x.example'</style>",
    "<img src=http://x.example/a.png srcset='http://x.example/b.png 2x'>",
    "<video src=http://x.example poster=http://x.example></video><audio src=http://x.example></audio>",
    "<svg><image href='http://x.example/a.png'/><rect fill='url(http://x.example#a)'/></svg>",
    "<svg><path clip-path='url(http://x.example#a)' style='fill:url(http://x.example#b)'/></svg>",
    "<input autofocus onfocus=alert(1)><textarea></textarea><select><option>x</select>",
    "<body onload=alert(1)><html onclick=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
    "<a href='data:text/html,<script>alert(1)</script>'>a</a>",
]


def nowhere(_):
    return ""


def attributes(page):
    return {(tag, name): value for tag, found in page.elements for name, value in found.items()}


@pytest.mark.parametrize("markup", RUNS)
def test_nothing_runs_and_nothing_is_fetched(read, markup):
    page = read(clean_markup(markup, lambda href: href if href.startswith("https:") else ""))
    tags = {tag for tag, _ in page.elements}
    assert not tags & {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "meta",
        "base",
        "form",
        "link",
        "image",
    }
    assert not tags & {
        "video",
        "audio",
        "input",
        "button",
        "textarea",
        "select",
        "template",
        "animate",
        "math",
    }
    for (_, name), value in attributes(page).items():
        assert not name.startswith("on")
        assert not any(
            word in (value or "") for word in ("x.example", "javascript", "alert", "fixed", "svg+xml")
        )


@given(st.lists(st.sampled_from(RUNS) | st.text(max_size=30), max_size=5).map("".join))
def test_what_is_clean_stays_as_it_is(markup):
    once = clean_markup(markup, nowhere)
    assert clean_markup(once, nowhere) == once


@given(st.text())
def test_words_stay(read, text):
    words = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    assert read(clean_markup(f"<p>{escape(words)}</p>", nowhere)).text == words


def test_a_card_keeps_its_look_and_the_mark_of_its_text():
    html = card("Title", prose("Words", "story/s#task"))
    assert clean_markup(html, nowhere).replace(", ", ",") == html.replace(", ", ",")


def test_parts_of_two_pictures_are_told_apart():
    svg = '<svg><defs><path id="a" d="M0 0"/></defs><use xlink:href="#a"/><g clip-path="url(#a)"></g></svg>'
    first, second = (clean_markup(svg, nowhere, prefix=prefix) for prefix in ("p1-", "p2-"))
    assert first.count("p1-a") == 3
    assert second.count("p2-a") == 3


def test_a_hatched_part_of_a_picture_keeps_its_hatch():
    drawn = (
        '<svg><defs><pattern id="h1" patternUnits="userSpaceOnUse" x="0" y="0" width="72" height="72">'
        '<rect fill="#7cb1e8"></rect></pattern></defs><path style="fill: url(#h1); stroke: #123456"></path></svg>'
    )
    kept = clean_markup(drawn, nowhere, prefix="p1-")
    assert '<pattern id="p1-h1" patternUnits="userSpaceOnUse"' in kept
    assert "#p1-h1" in kept.rpartition("fill:")[2]
    assert 'fill="#7cb1e8"' in kept
    assert "stroke:#123456" in kept.replace(": ", ":")


def test_an_empty_heading_of_a_table_is_no_heading():
    assert clean_markup("<table><tr><th></th><th>a</th></tr></table>", nowhere).count("<th>") == 1


def test_a_pasted_picture_stays():
    picture = '<img src="data:image/png;base64,iVBORw0KGgo=" alt="A chart">'
    assert clean_markup(picture, nowhere) == picture


def test_a_role_that_would_mislead_a_screen_reader_goes():
    assert "banner" not in clean_markup('<div role="banner">x</div>', nowhere)
