import pytest

from workbook.star import figures
from workbook.star.figures import amounts, has_baseline, has_period


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("from 20 to 5 minutes", ["20", "5 minutes"]),
        ("$1.2M, £45k and €3,000", ["$1.2M", "£45k", "€3,000"]),
        ("₹5 lakh or 1.2 million dollars", ["₹5 lakh", "1.2 million dollars"]),
        (
            "40%, 12 per cent, twenty-five percent, 3 percentage points",
            ["40%", "12 per cent", "twenty-five percent", "3 percentage points"],
        ),
        ("3x faster, ten-fold", ["3x", "ten-fold"]),
        ("two thirds of a dozen", ["two thirds", "a dozen"]),
        ("a hundred and twenty calls", ["a hundred and twenty"]),
        ("9 out of 10 parents, one in five", ["9 out of 10", "one in five"]),
        ("doubled sales and halved waste by a third", ["doubled", "halved", "by a third"]),
        ("2000 customers", ["2000"]),
        ("zero complaints", ["zero"]),
        ("a 12-person team in a six-month project", ["12", "six-month"]),
        ("5-10% and 4.5/5", ["5-10%", "4.5/5"]),
        ("half an hour, one hour", ["half an hour", "one hour"]),
    ],
)
def test_a_figure_is_found_with_its_unit(text, quotes):
    assert [found.quote for found in figures(text)] == quotes


@pytest.mark.parametrize(
    "text",
    [
        "Q3 2021", "In 2021 we grew", "12 March 2021", "March 12, 2021", "2019–2021", "since 1999", "the 1990s", "2021-03-04",
        "at 9:30", "9am to 5 pm", "the first, the 2nd and the 21st", "one of us", "no one", "one day", "24/7", "COVID-19", "ISO 9001", "my Year 5 class",
        "a five-star hotel", "a two-way radio", "version 2.0", "room 12", "one-to-one", "9 to 5", "#1", "3D", "phase 2", "someone", "often", "weight",
    ],
)  # fmt: skip
def test_a_date_an_ordinal_or_a_name_is_no_figure(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "in six weeks",
        "by March",
        "over two years",
        "each term",
        "year on year",
        "in 2021",
        "Q3",
        "by the end of",
    ],
)
def test_a_period_is_seen(text):
    assert has_period(f"Sales rose by half {text}.")


@pytest.mark.parametrize("text", ["from 5 days to 2", "to 5 minutes", "by 40%", "for 12 pupils"])
def test_a_measured_time_is_no_period(text):
    assert not has_period(f"I cut it {text}.")


@pytest.mark.parametrize(
    "text",
    [
        "from 9 to 1",
        "to 4, down from 9",
        "to 4 instead of 9",
        "to 4, where it used to be 9",
        "to 4 against a target of 5",
    ],
)
def test_a_baseline_is_seen(text):
    assert has_baseline(f"Errors went {text}.", "")


def test_a_figure_of_the_same_unit_in_the_context_is_a_baseline():
    assert has_baseline("I cut the wait to 5 minutes.", "Patients waited 20 minutes.")
    assert not has_baseline("I cut the wait to 5 minutes.", "Three of us staffed the desk.")


def test_a_date_in_the_context_is_no_baseline():
    assert not has_baseline("I cut errors to 4.", "In March 2021 errors were common in room 4.")


def test_dates_are_kept_apart():
    assert [found.kind for found in amounts("In May 2020, 4 pupils read for three weeks")] == [
        "date",
        "measure",
        "period",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Three of the five trainees passed.",
        "I reached 112% of quota.",
        "Sales were up 20% YoY.",
        "We finished two days early.",
    ],
)
def test_a_ratio_a_quota_or_a_year_on_year_figure_needs_no_other_starting_point(text):
    assert has_baseline(text, "")


def test_consecutive_quarters_are_a_period():
    assert has_period("I beat it for three straight quarters.")


@pytest.mark.parametrize("text", ["We closed at four and left.", "We stayed until 9.", "At five we began."])
def test_an_hour_without_oclock_is_no_figure(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "quote"), [("at four sites", "four"), ("ran at 300 an hour", "300"), ("at 40%", "40%")]
)
def test_what_is_counted_after_at_is_a_figure(text, quote):
    assert [found.quote for found in figures(text)] == [quote]
