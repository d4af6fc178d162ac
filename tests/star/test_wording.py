import pytest

from workbook.errors import DataError, InputError
from workbook.shipped import shipped
from workbook.star.lexicon import FILES, load_lexicon
from workbook.star.wording import clause_around, clip, spoken_seconds, without_quotations, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("… — !", 0),
        ("We’ve cut it, haven't we?", 5),
        ("state-of-the-art kit", 2),
        ("$1.2M and 3,000 users", 4),
        ("cafe\u0301 re\u0301sume\u0301", 2),
        ("naïve Łódź 東京", 3),
        ("and/or", 2),
        ("_underlined_ word", 2),
    ],
)
def test_words_are_counted_as_they_are_spoken(text, count):
    assert words(text) == count


def test_a_minute_is_130_to_150_words():
    assert spoken_seconds(150)[0] == 60
    assert spoken_seconds(130)[1] == 60
    assert spoken_seconds(0) == (0, 0)


def test_the_readers_own_pace_gives_a_narrow_range():
    assert spoken_seconds(200, pace=100) == (114, 126)


@pytest.mark.parametrize("pace", [0, -3])
def test_a_pace_that_is_not_positive_is_refused(pace):
    with pytest.raises(InputError, match="words a minute"):
        spoken_seconds(100, pace=pace)


def test_quotations_are_blanked_and_apostrophes_are_not():
    assert "tried" not in without_quotations(
        "She said 'we don't know, we tried' and I left for the day again."
    )
    assert without_quotations("The teams' plan wasn't the boss's.") == "The teams' plan wasn't the boss's."


def test_an_answer_that_is_all_in_quotation_marks_is_the_readers_own():
    assert without_quotations("“I led the team.”") == "“I led the team.”"


def test_a_clause_ends_at_the_next_mark_or_conjunction():
    text = "The clinic was full, so I cut the wait to 5 minutes and told the families."
    assert clause_around(text, text.index("5"), text.index("5") + 1) == (24, "I cut the wait to 5 minutes")


def test_a_clause_without_marks_is_cut_between_words():
    text = "we walked on " * 40
    _, quote = clause_around(text, 247, 253)
    assert set(quote.split()) == {"we", "walked", "on"}
    assert len(quote) < 160


def test_a_clause_keeps_the_sign_of_its_money():
    text = "In spring, we raised $1.2M, and more."
    start, quote = clause_around(text, text.index("$"), text.index("M") + 1)
    assert (text[start:], quote) == ("we raised $1.2M, and more.", "we raised $1.2M")


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        ("I rang every family.", 2, (0, "I rang")),
        ("I rang every family.", -2, (7, "every family")),
        ("… —", 12, (-1, "")),
        ("We raised $1.2M, or 40%.", -3, (10, "$1.2M, or 40%")),
    ],
)
def test_a_clip_holds_the_first_or_the_last_words(text, limit, clipped):
    assert clip(text, limit=limit) == clipped


def test_a_clip_of_an_endless_word_is_cut():
    assert clip("x" * 5000) == (0, "x" * 160)


def test_a_bad_word_list_says_what_was_found(tmp_path):
    path = tmp_path / "star.toml"
    path.write_text('[vague]\nsource = "S"\nas_of = 2026-11-23\nwords = ["Many"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="'Many' in 'vague'"):
        load_lexicon(path)
    path.write_text('[vague]\nwords = ["many"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="line 1: source is missing"):
        load_lexicon(path)


def test_no_two_shipped_lists_have_the_same_name():
    names = [name for file in FILES for name in load_lexicon(shipped("data", "lexicons", file))]
    assert len(names) == len(set(names))
