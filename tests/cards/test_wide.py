"""Wide tables: tied together for screen readers, in the page's colours, escaped, and always the same."""

import bleach
import pytest
from bleach.css_sanitizer import CSSSanitizer
from hypothesis import given
from hypothesis import strategies as st

from workbook.cards.wide import wide_table

ROWS = [("base pay", "90,000", "95,000"), ("equity", "0", "12,000")]


def offers(name="Orrin", rows=ROWS, label="Offers"):
    header = ("Part", "Year 1", "Year 2")
    return wide_table("offers", label, header, rows, groups=[name] * len(rows), spanners=[(name, 2)])


def test_each_cell_is_tied_to_its_row_its_column_and_their_groups(read):
    page = read(offers())
    ids = [value for name, value in page.attributes if name == "id"]
    scopes = [attributes["scope"] for tag, attributes in page.elements if tag == "th"]
    assert sorted(scopes) == ["col"] * 3 + ["colgroup"] * 2 + ["row"] * 2
    assert len(ids) == len(set(ids))
    for tag, attributes in page.elements:
        if tag == "td":
            assert len(attributes["headers"].split()) == 4
            assert set(attributes["headers"].split()) <= set(ids)
    assert ("table", "Offers") in [(tag, attributes.get("aria-label")) for tag, attributes in page.elements]


def test_it_has_no_style_sheet_no_class_and_no_colour_of_its_own():
    html = offers()
    assert "<style" not in html
    assert "class=" not in html
    assert "color:" not in html.replace("var(--jp-border-color1,#bdbdbd)", "")


def test_a_sanitizer_that_drops_style_sheets_and_scripts_leaves_it_whole(read):
    allowed = {"table": ["style", "aria-label"], "th": ["scope", "id", "colspan", "rowspan", "style"],
               "td": ["headers", "style"], "div": ["id", "style"]}  # fmt: skip
    styles = CSSSanitizer(["border-collapse", "border-bottom", "padding", "text-align", "font-weight"])
    kept = bleach.clean(
        offers(), css_sanitizer=styles, tags={*allowed, "thead", "tbody", "tr", "span"}, attributes=allowed
    )
    assert [tag for tag, _ in read(kept).elements] == [tag for tag, _ in read(offers()).elements]
    assert read(kept).text.split() == read(offers()).text.split()
    assert kept.count("text-align:right") == offers().count("text-align:right")


def test_it_is_the_same_every_time():
    assert offers() == offers()


HOSTILE = [
    "<script>alert(1)</script>",
    '" onclick="x',
    'class="gt_row"',
    "\\1 \\g<1> \\n",
    "{{m^2}} **b**",
    "g0",
    "s0",
    "$5 & $6",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_there_to_the_letter_and_makes_no_markup(read, text):
    page = read(offers(text, [(text, text, "1")], text))
    assert page.faults == []
    assert page.skeleton == read(offers("words", [("words", "words", "1")], text)).skeleton
    assert page.text.count(text) == 4


@given(st.text(min_size=1).filter(str.strip))
def test_no_text_makes_an_element(read, text):
    page = read(offers(text, [(text, text, "1")]))
    assert page.faults == []
    assert [tag for tag, _ in page.elements] == [
        tag for tag, _ in read(offers("x", [("x", "x", "1")])).elements
    ]


def test_groups_stand_in_their_order_with_their_rows(read):
    html = wide_table(
        "t", "t", ("Part", "Year"), [("a", "1"), ("b", "2"), ("c", "3")], groups=["B", "B", "A"]
    )
    assert read(html).text.split() == ["Part", "Year", "B", "a", "1", "b", "2", "A", "c", "3"]
