"""What must hold for any two texts."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from labelled import SEEN, rows

from workbook.consistency import KINDS, claims_in, compare, compare_fully

SAID = [text for file in SEEN for row in list(rows(file))[:40] for text in (row.first, row.second)]
WORDS = [
    "I",
    "we",
    "led",
    "helped",
    "a",
    "team",
    "of",
    "five",
    "six",
    "12",
    "%",
    "$40k",
    "per",
    "day",
    "in",
    "March",
    "2019",
    "before",
    "after",
    "because",
    "not",
    "never",
    "the",
    "audit",
    "Leeds",
    "Acme",
    ",",
    ".",
    "-",
    "three",
    "years",
    "doubled",
    "fell",
    "rose",
    "senior",
    "analyst",
    "my",
    "own",
    "idea",
    "with",
    "Ann",
    "(",
    ")",
    ";",
    "half",
    "a",
    "couple",
    "no",
]

answers = st.sampled_from(SAID)
jumbles = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
anything = st.text(max_size=200)
digits = st.text("0123456789", min_size=1, max_size=8)
marks = st.sampled_from([*"-–/.,:'’%$€£ ", " of ", " to ", "th ", "k ", " am ", " and a half "])
named = st.sampled_from(
    ["FY", "fiscal year ", "Q3 ", "May ", "'", "in ", "since ", "age ", "½", "two thousand and "]
)
figures = st.lists(st.one_of(digits, digits, marks, marks, named), max_size=20).map("".join)
texts = st.one_of(answers, jumbles, anything, figures)


@given(st.text("0123456789012345.,,. '’%$€£½kmx/–-:", min_size=1, max_size=16))
@settings(max_examples=400)
def test_however_a_number_is_written_it_is_read_or_passed_over(number):
    text = f"We saved {number} euros by 2024."
    assert compare(text, text) == []


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("92.000,00", 92_000), ("92,000.00", 92_000), ("1.250,50", 1_250.5), ("1,250.50", 1_250.5),
        ("1,00,000.00", 100_000), ("1.234.567,8", 1_234_567.8), ("3,5", 3.5), ("92.000", 92_000), ("92,000", 92_000),
    ],
)  # fmt: skip
def test_points_and_commas_change_their_parts_from_country_to_country(number, value):
    (claim,) = claims_in(f"It cost {number} euros.")
    assert claim.value.low == value


@pytest.mark.parametrize("text", ["See sections 3.2,4 and so on.", "It took 6.5,7 hours.", "It was 1.2,3.4."])
def test_numbers_that_are_several_are_not_read_as_one(text):
    assert claims_in(text) == []


@given(texts)
@settings(max_examples=150, deadline=None)
def test_a_text_never_contradicts_itself(text):
    assert compare(text, text) == []


@given(texts, texts)
@settings(max_examples=150, deadline=None)
def test_swapping_the_sides_swaps_the_result(one, two):
    assert compare_fully(one, two) == compare_fully(two, one).swapped()
    assert {(f.first, f.second) for f in compare(one, two)} == {
        (f.second, f.first) for f in compare(two, one)
    }


@given(texts, texts)
@settings(max_examples=150, deadline=None)
def test_quotes_stand_where_they_say(one, two):
    result = compare_fully(one, two)
    sides = [(f.first, one) for f in result.findings] + [(f.second, two) for f in result.findings]
    sides += [(claim, one) for claim in result.dropped] + [(claim, two) for claim in result.added]
    sides += [
        (claim, text)
        for pair in result.same + result.elaborated
        for claim, text in zip(pair, (one, two), strict=True)
    ]
    for claim, text in sides:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote in claim.sentence


@given(texts)
@settings(max_examples=100, deadline=None)
def test_claims_are_of_known_kinds_and_in_order(text):
    claims = claims_in(text)
    assert {claim.kind for claim in claims} <= set(KINDS)
    assert claims == sorted(claims, key=lambda claim: (claim.start, claim.end))


@pytest.mark.parametrize(
    "text",
    [
        "On 2020-00-05 we left.",
        "It took 2020-0.5-3",
        "In FY202122 we grew.",
        "In fiscal year 0000 we",
        "In May FY0001 we",
        "In FY 9999/00 we",
    ],
)
def test_what_looks_like_a_date_and_is_none_is_no_date(text):
    assert not [
        claim for claim in claims_in(text) if claim.kind == "date" and claim.quote not in {"2020", "May"}
    ]


@given(answers, answers)
@settings(max_examples=60, deadline=None)
def test_a_finding_says_why_and_asks(one, two):
    for found in compare(one, two):
        assert found.severity in {"high", "medium", "low"}
        assert found.status in {"changed", "reversed", "reordered", "strengthened", "weakened"}
        assert found.reason.endswith(".")
        assert found.question.rstrip(".").endswith(("?", "each round"))
        assert 0 < found.confidence <= 1


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "unit",
    [
        "five people ",
        "because I left ",
        "12 %, ",
        "in May 2019 then ",
        "not good ",
        "a",
        "(",
        "'",
        "1,",
        "and a half ",
    ],
)
def test_any_text_of_100_000_characters_returns(unit):
    text = (unit * 100_000)[:100_000]
    compare(text, text[:40_000] + " seven. We never left. " + text[40_000:90_000])


@pytest.mark.timeout(60)
def test_a_shuffled_long_text_returns():
    chance = random.Random(1)
    pieces = [sentence for text in SAID for sentence in text.split(". ")]
    texts = [". ".join(chance.sample(pieces, 300)) for _ in range(2)]
    assert isinstance(compare(*texts), list)
