"""Every sort of drift is found, with both sides quoted."""

import pytest

from workbook.consistency import compare

DRIFT = [
    ("number", "I managed a team of five.", "I managed a team of eight.", "five", "eight"),
    ("number", "I handled 40 tickets a week.", "I handled 90 tickets a week.", "40", "90"),
    (
        "number",
        "There were three of us on the project.",
        "There were a dozen people on the project.",
        "three",
        "dozen",
    ),
    ("percent", "We cut costs by 30 %.", "We cut costs by 45 %.", "30", "45"),
    ("percent", "Churn fell from 8% to 5%.", "Churn fell from 8% to 2%.", "5%", "2%"),
    ("money", "My last salary was £52,000.", "I was on £58k in my last job.", "£52,000", "£58k"),
    (
        "money",
        "The budget was 1.2 million dollars.",
        "The budget was 1.2 million pounds.",
        "dollars",
        "pounds",
    ),
    ("date", "I joined in March 2019.", "I joined in June 2020.", "March 2019", "June 2020"),
    ("duration", "It took half a year.", "It took nine months.", "half a year", "nine months"),
    (
        "duration",
        "My notice period is four weeks.",
        "My notice period is three months.",
        "four weeks",
        "three months",
    ),
    (
        "order",
        "I called the client before I fixed the leak.",
        "I fixed the leak before I called the client.",
        "client",
        "leak",
    ),
    ("name", "I worked at Northwind.", "I worked at Fabrikam.", "Northwind", "Fabrikam"),
    ("name", "We built it in Python.", "We built it in Java.", "Python", "Java"),
    ("name", "I was based in Leeds.", "I was based in York.", "Leeds", "York"),
    ("name", "My manager was Ada Byron.", "I reported to Grace Hill.", "Ada Byron", "Grace Hill"),
    ("title", "I was a project coordinator.", "I was a project manager.", "coordinator", "manager"),
    ("title", "I joined as a junior analyst.", "I joined as a senior analyst.", "junior", "senior"),
    ("role", "I led the audit.", "I helped with the audit.", "led", "helped"),
    (
        "role",
        "I wrote the report on my own.",
        "I wrote the report together with Sam.",
        "on my own",
        "together with",
    ),
    ("direction", "Sales went up that year.", "Sales dropped that year.", "up", "dropped"),
    ("negation", "I have never managed people.", "I have managed people.", "never managed", "managed"),
    ("negation", "We passed the inspection.", "We failed the inspection.", "passed", "failed"),
    ("reason", "I left because the pay was low.", "I left because we moved abroad.", "pay", "moved"),
    ("strength", "I have basic Spanish.", "I am fluent in Spanish.", "basic", "fluent"),
]


@pytest.mark.parametrize(("kind", "first", "second", "left", "right"), DRIFT)
def test_drift_is_found_and_quoted(kind, first, second, left, right):
    found = [f for f in compare(first, second) if f.severity != "low"]
    assert [f.kind for f in found] == [kind]
    assert left in found[0].first.quote
    assert right in found[0].second.quote


def test_findings_come_in_the_order_of_the_first_text():
    found = compare("We had five shops. It took two years.", "It took six years. We had nine shops.")
    assert [f.kind for f in found] == ["number", "duration"]


def test_known_names_are_read_in_any_case():
    found = compare("i worked at contoso", "i worked at litware", names=["Contoso", "Litware"])
    assert [f.kind for f in found] == ["name"]


def test_from_to_is_held_against_a_change():
    found = compare("Waste fell from 80 kilos to 60.", "Waste fell by 60 percent.")
    assert [f.kind for f in found] == ["percent"]


def test_span_between_two_dates_is_held_against_a_span():
    found = compare("I worked at the mill from 2012 to 2020.", "I worked at the mill for fifteen years.")
    assert [f.kind for f in found] == ["duration"]
