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
12,000 gross square feet · 60,000 gross sales · 10,000 plus employees
Job ID 120000, salary on request · Ref. no. 85000 · Job number: 120045
Requisition ID: 98765, competitive pay · Vacancy no. 45000 - pay negotiable · Tel. 030 12345678
Call 0800 123 456 · +49 170 1234567 · Start date: 01/09/2026 · Posted 2026-11-28 · 10.10.2025
Team of 25-30 · a team of 12 to 15 engineers · Budget of $2.5M · Manages a $10 million budget · P&L of €50M
SW1A 1AA · 75008 Paris · 80331 München · Postcode 20000, wage by agreement · London, EC2A 4NE · 30% bonus
100% remote · up to 20% travel · GPA 3.5 · 38,5 Stunden pro Woche · 30 Tage Urlaub · 35 heures par semaine
5 ans d'expérience · Gehalt nach Vereinbarung · Salaire selon profil · 401k match 5% · 13. Monatsgehalt
zip code 10001, hourly pay · H-1B, 40 hrs · C2C / W2 / 1099 · 8:00 - 17:00 · 2 years' contract
over 50,000 members · Employee ID 104500 · salary grade 15/16 · Band 8a · PO Box 12000
Serving 60,000 students · $15M Series A · 75,000 sq ft · Case #100200, rate tbd · Salary review in 2026
Reference 75000/24, salary to be agreed · Kennziffer 45012, Gehalt nach Tarif
Réf. 38000 – salaire à négocier · Budget: 150,000 - 200,000 EUR · 40 uur per week
1/2 day remote, 24/7 on-call · 10 k users per month · Stellen-ID 12345 · Aktenzeichen 45120
Tel: 0171/2345678 · Phone (212) 555 0100 · ref 2025/45000 · 52.000 Einwohner · Umsatz: 12 Mio. €
40.000 m² Fläche · Budget von 500.000 € · CA de 3 M€ · 3 x 8 h · 50/50 split · Equipe de 10 à 15 personnes
Between 10 and 20 direct reports · from 2019 to 2023 · 20 000 clients · Wir sind 12.000 Mitarbeiter
120 000 pracowników · 35-Stunden-Woche · up to 40 hours per week · 12 month contract
Apply by 15 March 2026 · 1-2 days a week in the office · $10,000 signing bonus · Wellness stipend $100/month
Relocation stipend $5,000 · 10,000 steps a day · 80,000 followers · ISO 9001:2015 · B2B, 100% zdalnie
Code postal 69003, salaire motivant · Contract no. 120 000 · Lot 45,000 · Invoice 65000, pay within 30 days
Our customers process $50 billion a year · Application fee: $25 · Tickets from £15 · Rent: £850 pcm · Own a quota of $1.5M
Relocation package up to $10,000 · Free parking worth £1,500 a year · Gym subsidy €30 per month · Deal sizes of $50k-$250k
Save an average of £300 a year · £250 Amazon voucher for joining · Pension contributions up to £3,000
DBS check costs £38 · Fundraised £120,000 · Tuition assistance up to $5,250 per year"""


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
        ("2 300 € net par mois", "“2 300 € net par mois” seems to be after tax; pay is meant before tax"),
        ("2.500 – 3.000 € netto", "“2.500 – 3.000 €” seems to be after tax; pay is meant before tax"),
        (
            "Salary: $4,200 per month (net)",
            "“$4,200 per month” seems to be after tax; pay is meant before tax",
        ),
        ("CTC: 10,00,000; in-hand 70,000/month", "more than one amount; “10,00,000” was left"),
        ("Hourly: $24.04 Annual: $50,000", "more than one amount; “$50,000” was left"),
        ("Min 60k, mid 70k, max 80k", "more than one amount; “70k” was left"),
        ("$9 per year", "an unusual amount for its period"),
    ],
)
def test_what_is_uncertain_is_said(text, doubt):
    pay = parse_pay(text)
    assert pay is not None
    assert doubt in pay.doubts


@pytest.mark.parametrize(
    "text", ["PLN 20 000 netto + VAT", "15 000 PLN net (B2B)", "€3.000 brutto, €2.000 netto"]
)
def test_net_of_another_tax_or_beside_gross_is_not_doubted(text):
    pay = parse_pay(text)
    assert pay is not None
    assert not any("after tax" in doubt for doubt in pay.doubts)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "£70-80k DOE, up to 15% annual bonus, plus RSUs, inside IR35",
            "up to 15% annual bonus, DOE, RSUs, inside IR35",
        ),
        ("3.000 € x 13 Gehälter", "x 13 Gehälter"),
        ("2 500 € par mois sur 13 mois", "sur 13 mois"),
        ("€3,000 per month + 13th month", "13th month"),
        ("1.500 € al mes, 14 pagas", "14 pagas"),
        ("£500 a day, 12 month contract", ""),
    ],
)
def test_what_else_it_says_is_noted(text, note):
    pay = parse_pay(text)
    assert pay is not None
    assert pay.note == note


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_what_is_no_text_gives_none(missing):
    assert parse_pay(missing) is None


@pytest.mark.timeout(20)  # it took a minute when each number searched the whole text again
@pytest.mark.parametrize("part", ["1 ", "10000 ", "(", "$1 ", "bonus ", "+", "weekly $1 max "])
def test_a_page_of_one_thing_is_read_in_good_time(part):
    parse_pay("$95k " + part * 20_000)
