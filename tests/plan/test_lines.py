"""Lines pasted again: the same, nearly the same, or others; and the words that name the pay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.plan.lines import pair_lines, posted_range
from workbook.records import Requirement


def kept(*texts):
    return [Requirement(id=text or "empty", text=text, line=text) for text in texts]


def ids(lines, *texts):
    return [found and found.id for found in pair_lines(lines, kept(*texts))]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Lead a team of six specialists", "Lead a team of eight specialists."),
        ("3 years of Python and SQL", "At least five years of Python and SQL"),
        ("Write and maintain help articles", "Maintain and write the help articles"),
        ("SQL", "• sql"),
    ],
)
def test_nearly_the_same_line_is_the_same(was, now):
    assert ids([now], was) == [was]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("3+ years of Python", "3+ years of SQL"),
        ("Experience with Excel", "Experience with Tableau"),
        ("Lead a team of engineers", "Lead a team of nurses and report to the board"),
        ("SQL", "Python"),
        ("", "!"),
    ],
)
def test_another_line_is_another(was, now):
    assert ids([now], was) == [None]


def test_the_same_words_go_before_nearly_the_same():
    assert ids(["Python and SQL for nurses", "Python and SQL"], "Python and SQL") == [None, "Python and SQL"]


def test_a_line_is_the_same_by_its_own_words_or_the_readers():
    line = Requirement(id="r", text="Python", line="You know Python")
    assert pair_lines(["Python"], [line]) == [line]
    assert pair_lines(["You know Python"], [line]) == [line]


@given(lines=st.lists(st.sampled_from(["SQL and R", "R and SQL", "Tact", "", "SQL", "5 R and SQL"])))
def test_each_kept_line_is_taken_once(lines):
    found = [each.id for each in pair_lines(lines, kept("SQL and R", "Tact", "SQL")) if each]
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Base salary of $85,000 to $110,000 a year, depending on experience", "$85,000 to $110,000 a year"),
        ("Salary: £31,364 to £34,314 per annum", "£31,364 to £34,314 per annum"),
        ("Pay: $26–$32/hr", "$26–$32/hr"),
        ("Pay band: USD 68,000–79,000", "USD 68,000–79,000"),
        ("Up to £46,000 base", "Up to £46,000 base"),
        ("Competitive salary", ""),
    ],
)
def test_pay_is_named_in_as_few_words_as_say_the_same(line, words):
    assert posted_range(line, "USD") == words
