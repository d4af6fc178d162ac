"""Pictures in their frames: described in words, drawn only when there is something new to draw."""

import pytest

from workbook.bank import load_competencies
from workbook.cards import figures as figures
from workbook.records import Contents, Story
from workbook.sample import sample_records
from workbook.tables.answers import coverage_table
from workbook.tables.facts import claims_table

SAMPLE = Contents(sample_records())
FIGURES = {
    "coverage": lambda contents: figures.coverage_figure(coverage_table(contents, load_competencies())),
    "timeline": lambda contents: figures.timeline_figure(claims_table(contents)),
}


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_to_draw_is_a_sentence(name):
    assert "nothing to draw" in FIGURES[name](Contents())


@pytest.mark.parametrize("name", FIGURES)
def test_a_picture_is_described(name):
    html = FIGURES[name](SAMPLE)
    assert 'role="img" aria-label="Wh' in html
    assert "<figcaption" in html


def test_the_same_table_is_not_drawn_twice(monkeypatch):
    first = FIGURES["timeline"](SAMPLE)
    monkeypatch.setattr(figures, "timeline_picture", lambda _: pytest.fail("drawn again"))
    assert FIGURES["timeline"](SAMPLE) == first


def test_another_table_is_drawn():
    first = FIGURES["timeline"](SAMPLE)
    other = FIGURES["timeline"](Contents([*SAMPLE, Story(id="new", situation="It was in June 2021.")]))
    assert other != first
    assert "June 2021" in other
