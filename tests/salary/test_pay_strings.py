"""Pay strings are understood as people write them; what is no pay gives nothing; what is uncertain is said."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.salary.pay_strings import PERIODS, parse_pay


def read(name):
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [pytest.param(row, id=row["text"]) for row in csv.DictReader(text.splitlines())]


def wanted(row):
    return (
        *(float(row[end]) if row[end] else None for end in ("low", "high")),
        row["currency"],
        row["period"],
    )


@pytest.mark.parametrize("row", read("pay.csv"))
def test_a_form_is_understood(row):
    pay = parse_pay(row["text"])
    assert pay is not None
    assert (pay.low, pay.high, pay.currency, pay.period) == wanted(row)
    assert pay.basis == row["basis"]


def test_sentences_of_advertisements_are_understood():
    rows = [param.values[0] for param in read("ads.csv")]
    found = [parse_pay(row["text"]) for row in rows]
    fields = [pay and (pay.low, pay.high, pay.currency, pay.period) for pay in found]
    assert sum(each == wanted(row) for each, row in zip(fields, rows, strict=True)) / len(rows) >= 0.95


NO_PAY = """Competitive salary · 401(k) with 4% match · 40 hours per week · -$5,000 · $-500 · −€300 per month · Grade 7
5+ years of experience · Team of 12 · 25 days holiday · Founded in 2015 · We raised $40M · Series B, $120M in funding
10% bonus · company of 15,000 employees · call 555-1234 · 2024-2025 · Band 6 · 80% remote · $5,000 sign-on bonus · 24/7
Up to 20% travel · PHP 5 years · 0.5 FTE · salary · $ · k · over 10,000 customers · Monday to Friday 9-5 · 9am - 5pm
revenue of $2M per year · No. 1 in 2023 · between 2 and 5 years · 1099 contractor · zip 94107 · ID 123456 · ISO 27001
$0.65 per mile · $200 per visit · L5 · 35 h · 2,080 hours a year · up to 30 people
$5,200 – $6,100 semi-monthly · $2 billion company with 3,000 staff · Salary: £££
12,000 gross square feet · 60,000 gross sales · 10,000 plus employees"""


@pytest.mark.parametrize("text", ["", *(text for line in NO_PAY.split("\n") for text in line.split(" · "))])
def test_what_is_no_pay_gives_none(text):
    assert parse_pay(text) is None


@given(st.text(max_size=80) | st.text("0123456789$€£k,.-–% /()hr+", max_size=30))
def test_any_text_is_read_without_an_error(text):
    pay = parse_pay(text)
    if pay is not None:
        assert pay.text == text
        assert pay.period in PERIODS
        assert 0 <= pay.confidence <= 1
        assert not (pay.low is pay.high is None)
        assert pay.low is None or pay.high is None or pay.low <= pay.high


amounts = st.integers(20_000, 900_000)


@given(amounts, amounts, st.sampled_from(["-", "–", "to", " – "]))
def test_a_range_comes_back_as_it_was_written(one, two, joint):
    low, high = sorted((one, two))
    pay = parse_pay(f"${low:,} {joint} ${high:,} per year")
    assert pay is not None
    assert (pay.low, pay.high, pay.currency, pay.period, pay.doubts) == (low, high, "USD", "year", ())


@given(amounts)
def test_a_negative_amount_gives_none(amount):
    assert parse_pay(f"-${amount:,} per year") is None
    assert parse_pay(f"$-{amount} per year") is None


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("$95k", "no period is named; taken to be by the year"),
        ("95k a year", "no currency is named"),
        ("kr 520 000 per year", "no currency is named"),
        ("$110k - $95k a year", "the ends were the other way round"),
        ("$95–110,000 a year", "the lower end is taken in thousands"),
        ("UK £95,000 a year; US $170,000 a year", "more than one amount; “$170,000 a year” was left"),
        ("$9 per year", "an unusual amount for its period"),
    ],
)
def test_what_is_uncertain_is_said(text, doubt):
    pay = parse_pay(text)
    assert pay is not None
    assert doubt in pay.doubts


def test_what_else_it_says_is_noted():
    pay = parse_pay("£70-80k DOE, up to 15% annual bonus, plus RSUs, inside IR35")
    assert pay is not None
    assert pay.note == "up to 15% annual bonus, DOE, RSUs, inside IR35"


@pytest.mark.timeout(20)  # it took a minute when each number searched the whole text again
@pytest.mark.parametrize("part", ["1 ", "10000 ", "(", "$1 ", "bonus ", "+"])
def test_a_page_of_one_thing_is_read_in_good_time(part):
    parse_pay("$95k " + part * 20_000)
