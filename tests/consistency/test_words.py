"""Names, titles, roles, reasons, order, strength and denial, each read on its own."""

import pytest

from workbook.consistency.lexicon import lexicon
from workbook.consistency.names import names_agree, names_in
from workbook.consistency.order import orders_in
from workbook.consistency.reasons import reasons_in
from workbook.consistency.roles import roles_in
from workbook.consistency.statements import opposites, statements_in
from workbook.consistency.strength import strengths_in
from workbook.consistency.text import read
from workbook.consistency.titles import titles_agree, titles_in
from workbook.errors import DataError


def test_capital_at_the_start_of_a_sentence_is_no_name():
    assert names_in(read("Managing people is hard. Yesterday we met.")) == []


def test_alias_is_the_same_name():
    assert names_in(read("We used AWS."))[0].value == "amazon web services"


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("london", "uk", True),
        ("ibm", "international business machines", True),
        ("acme", "acme foods", True),
        ("leeds", "york", False),
        ("italy", "france", False),
    ],
)
def test_names_that_hold_each_other_agree(one, other, agree):
    assert names_agree(one, other) is agree


def test_title_of_another_person_is_not_mine():
    assert titles_in(read("My manager was a senior engineer.")) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("developer", "engineer", True),
        ("analyst", "data analyst", None),
        ("analyst", "junior analyst", False),
        ("clerk", "supervisor", False),
    ],
)
def test_titles_agree_by_head_and_level(one, other, agree):
    assert titles_agree(one, other) is agree


@pytest.mark.parametrize(
    "text", ["It led to savings.", "I managed to finish.", "We ran out of time.", "She led the audit."]
)
def test_no_role_where_nobody_says_they_lead(text):
    assert [c for c in roles_in(read(text)) if c.value in {"led", "self"}] == []


def test_reason_before_its_consequence_is_read():
    (claim,) = reasons_in(read("The pay was low, so I left."))
    assert claim.slot == "leaving"
    assert "pay" in claim.details


def test_since_with_a_year_is_no_reason():
    assert reasons_in(read("I have been here since 2019.")) == []


def test_both_ways_to_tell_an_order_agree():
    (one,) = orders_in(read("I tested the pump before I called the client."))
    (two,) = orders_in(read("After I tested the pump, I called the client."))
    assert (one.details, one.topic) == (two.details, two.topic)


def test_denied_strength_is_left_out():
    assert strengths_in(read("I'm not fluent in French.")) == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("I never missed it.", True),
        ("I failed to finish.", True),
        ("Not only that, we won.", False),
        ("I never shipped without a test.", False),
        ("No doubt we won.", False),
    ],
)
def test_denial(text, denied):
    assert statements_in(read(text))[0].is_denied is denied


def test_kinship_is_no_opposite():
    assert "mother" not in opposites().get("father", frozenset())


def test_lexicon_without_source_is_refused(tmp_path, monkeypatch):
    (tmp_path / "bare.toml").write_text("x = 1", encoding="utf-8")
    monkeypatch.setattr("workbook.consistency.lexicon.shipped", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DataError, match=r"bare\.toml"):
        lexicon("bare")
