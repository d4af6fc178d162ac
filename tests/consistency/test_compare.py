"""What is a change, and what is only another way to say it: by kind."""

import pytest

from workbook.consistency import Interval, claims_in, compare, compare_fully, shown

CHANGED = [
    ("number", "I managed a team of five at Acme.", "At Acme I managed a team of eight."),
    ("number", "We saw 40 patients a day in the clinic.", "In the clinic we saw 40 patients a week."),
    ("percent", "We cut the scrap rate by 30 percent.", "The scrap rate was cut by 45% in the end."),
    ("money", "The extension cost £52,000.", "The extension cost us £58k."),
    ("money", "The deal was worth two million dollars.", "The deal was worth two million pounds."),
    ("money", "I am looking for 88,000 a year.", "I would like base pay of 112,000 a year."),
    ("money", "I earn 72,000 now.", "I currently make 85,000."),
    ("date", "I joined Globex in March 2019.", "I joined Globex in June 2020."),
    ("date", "The audit was on 14 June.", "The audit was on 24 June."),
    ("duration", "The rebuild took half a year.", "The rebuild took nine months."),
    ("name", "I built the pipeline with Airflow.", "I built the pipeline with Luigi."),
    ("title", "I was hired as a junior developer.", "I was hired as a senior developer."),
    ("role", "I led the redesign of the checkout.", "I assisted with the redesign of the checkout."),
    ("role", "I drafted the report on pay.", "The report on pay was drafted by my colleague."),
    ("direction", "Complaints rose after the rollout.", "Complaints fell after the rollout."),
    ("negation", "We passed the safety audit.", "We failed the safety audit."),
    ("negation", "I have worked with horses.", "I have never worked with horses."),
    ("order", "We tested the backup and then upgraded the server.", "We upgraded the server before we tested the backup."),
    ("reason", "I left the bakery because of the commute.", "I left the bakery because the pay was poor."),
    ("strength", "I have basic Excel skills.", "I am an expert in Excel."),
]  # fmt: skip

SAME = [
    ("There were five of us on the ward.", "It was me and four others on the ward."),
    ("We went from 5 days to 2.", "We were 60 % faster than before."),
    ("The course took a quarter of a year.", "The course took three months."),
    ("The project lasted half a year.", "The project lasted six months."),
    ("We raised $1.2M.", "We raised 1.2 million dollars."),
    ("About 40 % of them renewed.", "38 % of them renewed."),
    ("It went live in Q3 2021.", "It went live in August 2021."),
    ("I worked with eight engineers.", "I worked with 8 developers."),
    ("I earned ₹18 lakh.", "I earned 1,800,000 rupees."),
    ("We did not miss a single deadline.", "We met every deadline."),
    ("We moved to AWS.", "We migrated to Amazon Web Services."),
    ("I was CFO of the co-operative.", "I was chief financial officer of the co-operative."),
    ("We interviewed users and then built a prototype.", "We built a prototype after we had interviewed users."),
    ("It was 2016, no, sorry, 2017 when I joined.", "I joined in 2017."),
    ("I had eight trainees in spring and ten more in autumn.", "I had eighteen trainees in all."),
    ("I earn 72,000 a year.", "I hope for 85,000 a year."),
    ("I earn 72,000 and hope for 85,000.", "I make 72,000 and would like a base of 85,000."),
    ("My stipend was ₹35,000 a month.", "My stipend came to ₹420,000 a year."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "first", "second"), CHANGED, ids=lambda value: value[:28])
def test_a_changed_fact_is_found(kind, first, second):
    found = [(f.kind, f.severity) for f in compare(first, second)]
    assert found
    assert found[0][0] == kind
    assert found[0][1] in {"high", "medium"}


@pytest.mark.parametrize(("first", "second"), SAME, ids=lambda value: value[:28])
def test_a_rewording_is_not(first, second):
    assert compare(first, second) == []


def test_a_name_of_the_workbook_is_known_without_capitals():
    found = compare("i worked at novabyte", "i worked at greenline", names=("Novabyte", "Greenline"))
    assert [(f.kind, f.first.quote, f.second.quote) for f in found] == [("name", "novabyte", "greenline")]


def test_all_of_two_texts_is_sorted_into_same_more_dropped_and_added():
    result = compare_fully(
        "I led a team of five in 2019 with Ann, in Leeds.",
        "In August 2019 I led a team of five. It cost $5,000.",
    )
    assert [(a.quote, b.quote) for a, b in result.same] == [("five", "five")]
    assert [(a.quote, b.quote) for a, b in result.elaborated] == [("2019", "August 2019")]
    assert [claim.quote for claim in result.dropped] == ["Ann", "Leeds"]
    assert [claim.quote for claim in result.added] == ["$5,000"]
    assert result.summary() == "2 facts the same, 0 changed, 1 new"


def test_a_nuance_is_of_low_severity():
    (found,) = compare("I am familiar with Terraform.", "I am proficient in Terraform.")
    assert (found.status, found.severity) == ("strengthened", "low")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half a year", "6 months"), ("$1.2M", "1,200,000 USD"), ("a third of the staff", "33.3 %"),
        ("in Q3 2021", "July 2021 – September 2021"), ("twelve calls a day", "12 calls a day"),
        ("from nine to six", "9"), ("two and a half million euros", "2,500,000 EUR"), ("in spring '19", "March 2019 – June 2019"),
    ],
)  # fmt: skip
def test_values_are_written_as_people_write_them(text, value):
    assert shown(claims_in(text)[0]) == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about forty boxes", 40, 40), ("forty or fifty boxes", 40, 50), ("at least 100 boxes", 100, 134),
        ("a dozen boxes", 12, 12), ("a couple of boxes", 2, 3), ("two hundred and forty boxes", 240, 240),
        ("five, no, six boxes", 6, 6), ("3 000 boxes", 3000, 3000), ("1.500 boxes", 1500, 1500),
    ],
)  # fmt: skip
def test_numbers_are_read_as_intervals(text, low, high):
    (claim,) = [claim for claim in claims_in(text) if claim.kind == "number"]
    assert isinstance(claim.value, Interval)
    assert (claim.value.low, claim.value.high) == (low, high)
