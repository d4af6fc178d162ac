"""How a finding is worded."""

from workbook.consistency import claims_in, compare, compare_fully, shown
from workbook.consistency.findings import finding


def test_reason_has_both_values_in_one_unit():
    (found,) = compare("It took half a year.", "It took nine months.")
    assert found.reason == "The length of time differs: “half a year” = 6 months; “nine months” = 9 months."


def test_question_does_not_offer_a_figure():
    (found,) = compare("A team of five.", "A team of eight.")
    assert not any(letter.isdigit() for letter in found.question)


def test_no_finding_says_wrong():
    for first, second in [
        ("I led it.", "I helped with it."),
        ("We passed.", "We failed."),
        ("In 2012 I left.", "In 2014 I left."),
    ]:
        for found in compare(first, second):
            assert "wrong" not in (found.reason + found.question).lower()


def test_stronger_becomes_weaker_when_swapped():
    (found,) = compare("I have basic Spanish.", "I am fluent in Spanish.")
    assert found.status == "strengthened"
    assert found.swapped().status == "weakened"


def test_added_claim_is_low():
    claim = claims_in("in Leeds")[0]
    added = finding(None, claim, "added", "low", 0.5)
    assert added.swapped().status == "dropped"


def test_count_line():
    result = compare_fully("Five of us, in 2019.", "Six of us, in 2019, in Leeds.")
    assert result.summary() == "1 fact the same, 1 changed, 1 new"


def test_elaborated_claims_are_kept_apart():
    result = compare_fully("We launched in Q3 2021.", "We launched in August 2021.")
    assert [(one.quote, two.quote) for one, two in result.elaborated] == [("Q3 2021", "August 2021")]


def test_date_is_shown_as_people_write_it():
    assert [shown(claim) for claim in claims_in("In March 2019.")] == ["March 2019"]
