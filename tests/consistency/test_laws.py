"""Laws that hold for any two texts."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbook.consistency import claims_in, compare, compare_fully

PARTS = [
    "I led a team of five", "there were eight of us", "me and four others", "I joined in March 2019", "since 2020", "I left Acme because the pay was low",
    "we cut costs by 30 %", "from 8% to 5%", "about £40k a year", "a budget of $2.5 million", "it took half a year", "nine months", "I never missed a deadline",
    "we missed a deadline", "sales rose", "sales fell", "before I called Maria Lopez", "and then we tested it", "as a senior analyst", "I helped with the audit",
    "fluent in French", "no doubt", "in Leeds", "using Python", "twice a week", "maybe forty or so", "the rest", "“quoted”", "…", "\n", "3 000 €", "é̂ü", "1/2", "24/7",
]  # fmt: skip
answers = st.lists(st.sampled_from(PARTS), max_size=12).map(lambda parts: ". ".join(parts))
texts = st.one_of(answers, st.text(max_size=200))
relaxed = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(texts, texts)
def test_swapping_sides_swaps_the_findings(first, second):
    assert compare_fully(first, second).swapped() == compare_fully(second, first)


@relaxed
@given(texts)
def test_same_text_gives_no_finding(text):
    assert compare(text, text) == []


@relaxed
@given(answers)
def test_other_spacing_gives_no_finding(text):
    assert compare(text, text.replace(". ", ".  ")) == []


@relaxed
@given(texts, texts)
def test_quotes_are_places_in_the_original(first, second):
    for claim in claims_in(first):
        assert first[claim.start : claim.end] == claim.quote
    for found in compare(first, second):
        assert first[found.first.start : found.first.end] == found.first.quote
        assert second[found.second.start : found.second.end] == found.second.quote


LONG = [
    "a" * 100_000,
    "1" * 100_000,
    "1,1." * 25_000,
    "five of us and " * 6_000,
    "Acme Ltd " * 11_000,
    "not never no " * 7_500,
    "two hundred and " * 6_200,
    "before after then and " * 4_500,
    "I left because of the pay. " * 3_700,
    "We cut 5% of 300 costs in 2019. " * 3_100,
    ("-" * 50 + "'" * 50) * 1_000,
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:12])
def test_long_text_returns_in_bounded_time(text):
    start = time.perf_counter()
    compare(text[:100_000], text[:99_000] + " We passed.")
    assert time.perf_counter() - start < 30
