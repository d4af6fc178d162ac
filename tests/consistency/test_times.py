"""Years and periods: a year that differs is found beside worked-out ones, and unlike periods are no yes against no."""

import pytest

from workbook.consistency import claims_in, compare, compare_fully, shown

YEARS = [
    ("I led the CAUTI project in 2023.", "I led the CAUTI project in 2022."),
    (
        "I led the CAUTI project in 2023, and we went from five infections to one. I wrote the checklist with the aides.",
        "The project I am most proud of is about CAUTI. In 2022 I led it on our unit. Five infections had happened the "
        "year before, and after a checklist we had no infection the next year.",
    ),
    (
        "I have taught since 2014, and here since 2018. I led the reading project in 2023 with the librarian. We tested "
        "every child each term, and in 2024 other schools took it over. I presented it at the spring council.",
        "In 2022 I led our reading project. I have taught since 2014 and came here in 2018. With the librarian I tested "
        "each child every term, and other schools have used it since 2024. I spoke of it at the spring council.",
    ),
    (
        "We opened the second bakery in 2019. In three weeks the queue was out of the door, and I hired two bakers.",
        "In 2018 we opened our second bakery. Within three weeks people queued outside. I hired two bakers.",
    ),
    (
        "I ran the tender for the school meals in 2021, when I was new in procurement. The following year prices fell.",
        "When I was new in procurement, in 2020, I ran a tender for school meals. The next year prices fell.",
    ),
]

OTHER_PERIODS = [
    ("Five infections in the year before.", "There was no infection the next year."),
    ("We had eight accidents in the year before.", "There were no accidents in the year after."),
    ("In the month before we had 40 complaints.", "We had no complaints in the following month."),
    ("Previously customers left us every week.", "Afterwards no customer left us."),
    ("Drivers were late in the earlier quarter.", "No driver was late in the quarter after."),
]

ONE_PERIOD = [
    ("We had one infection in the following year.", "We had no infection the next year."),
    ("There were two falls in the month after.", "There were no falls in the next month."),
    ("In the year before there were three accidents.", "There was no accident in the previous year."),
    ("Later we had one complaint.", "Afterwards there was no complaint."),
]


@pytest.mark.parametrize(
    ("texts", "years"),
    list(zip(YEARS, ["2023 2022", "2023 2022", "2023 2022", "2019 2018", "2021 2020"], strict=True)),
)
def test_a_year_that_differs_is_found_and_no_other(texts, years):
    found = [f"{each.first.quote} {each.second.quote}" for each in compare(*texts) if each.kind == "date"]
    assert found == [years]


@pytest.mark.parametrize(("first", "second"), OTHER_PERIODS)
def test_a_count_before_and_none_after_are_no_yes_against_no(first, second):
    assert not [found for found in compare(first, second) if found.kind in {"negation", "direction"}]


@pytest.mark.parametrize(("first", "second"), ONE_PERIOD)
def test_one_and_none_in_the_same_period_are(first, second):
    assert [found.kind for found in compare(first, second)] == ["negation"]


def test_a_year_worked_out_is_one_told_in_figures():
    told = compare_fully(
        "I joined in 2018. The year after, they made me a team leader.", "I have led a team since 2019."
    )
    assert not told.findings
    assert [(one.quote, two.quote) for one, two in told.same] == [("The year after", "2019")]


@pytest.mark.parametrize(
    "text", ["We had five infections a year on the unit in 2022.", "In 2020 it was two a year on average."]
)
def test_a_year_on_something_is_no_date(text):
    assert [claim.quote for claim in claims_in(text) if claim.kind == "date"] == [
        text[text.index("20") :][:4]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We split the unit into two halves.",
        "We split the unit in half.",
        "I divided the shift into thirds.",
        "The two halves of the rota were equal.",
        "Both halves of the ward had a lead.",
        "The team was split into three thirds.",
    ],
)
def test_what_is_only_divided_has_no_percentage(text):
    assert [claim.quote for claim in claims_in(text) if claim.kind == "percent"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It halves the time.", "-50 %"),
        ("We cut it in half.", "50 %"),
        ("We halved it.", "-50 %"),
        ("Two thirds of us left.", "66.7 %"),
        ("It rose by a quarter.", "25 %"),
    ],
)
def test_what_changes_the_size_has(text, value):
    assert [shown(claim) for claim in claims_in(text) if claim.kind == "percent"] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a 28-bed unit", "28 beds"),
        ("a five-person team", "5 people"),
        ("I had one nurse", "1 nurse"),
        ("one person", "1 person"),
        ("1 employee", "1 employee"),
        ("a team of six", "6 people"),
        ("three patients", "3 patients"),
        ("we drove 5 km", "5,000 metres"),
        ("a two-man crew", "2 people"),
        ("12-seat vans", "12 seats"),
    ],
)
def test_a_count_is_shown_with_what_it_counts(text, value):
    assert [shown(claim) for claim in claims_in(text) if claim.kind == "number"] == [value]
