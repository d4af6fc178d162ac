import re
from datetime import date

import pytest

from workbook.errors import DataError
from workbook.rules import FIRMNESS, Remark, load_rules, rule, rules

GOOD = 'title = "T"\nsource = "S"\nfirmness = "soft"\nas_of = 2026-11-23\n'


def test_every_shipped_rule_has_a_title_a_source_a_firmness_and_a_day():
    assert rules()
    for id, found in rules().items():
        assert found.id == id
        assert found.title.strip()
        assert found.source.strip()
        assert found.firmness in FIRMNESS
        assert isinstance(found.as_of, date)


def test_a_rule_is_read_as_written(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(f"[one]\n{GOOD}", encoding="utf-8")
    assert load_rules(path)["one"].as_of == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[one]\n" + GOOD.replace('source = "S"\n', ""), "line 1: source is missing; write a text."),
        (
            "[one]\n" + GOOD + 'colour = "red"\n',
            "line 1: the field 'colour' is not known; write one of title, source, firmness, as_of.",
        ),
        ("[one]\n" + GOOD.replace('"S"', '" "'), "line 1: source is ' '; write a text."),
        (
            "[one]\n" + GOOD.replace("soft", "hard"),
            "line 1: the firmness 'hard' is not known; write one of firm, soft, law.",
        ),
        (
            "[one]\n" + GOOD.replace("2026-11-23", '"2026-11-23"'),
            "line 1: as_of is '2026-11-23'; write a date such as 2026-11-23, without quotes.",
        ),
        ("one = 1\n", "one 1: 1 was found; write a table [one] instead."),
        (f"[[one]]\n{GOOD}[[one]]\n{GOOD}", "line 1: [{'title'"),
        ("[one\n", "not valid TOML"),
    ],
)
def test_a_bad_rule_says_what_was_found_and_where(tmp_path, text, message):
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"rules\.toml.*" + re.escape(message)):
        load_rules(path)


def test_a_remark_reaches_source_and_firmness_of_its_rule():
    remark = Remark("star-length", "text", "I left", 0, "…")
    assert (remark.source, remark.firmness) == (rule("star-length").source, "firm")


def test_an_unknown_rule_is_named():
    with pytest.raises(DataError, match="no-such-rule"):
        rule("no-such-rule")


@pytest.mark.parametrize(("quote", "start"), [("", 0), ("words", -1)])
def test_a_remark_needs_a_quote_exactly_when_it_has_a_place(quote, start):
    with pytest.raises(ValueError, match="quotes words at an offset"):
        Remark("star-length", "text", quote, start, "…")
