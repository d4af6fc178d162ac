import pytest

from workbook.errors import DataError, InputError
from workbook.star.lexicon import load_lexicon
from workbook.star.wording import clause_around, clip, sentences, spoken_seconds, without_quotations, words


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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I left. We stayed!", ["I left.", "We stayed!"]),
        ("Mr. Ng and Dr. J. Okoro met, e.g. on Monday.", ["Mr. Ng and Dr. J. Okoro met, e.g. on Monday."]),
        ("It cost 2.5 million. I paid.", ["It cost 2.5 million.", "I paid."]),
        ("It was me and I. Then he came.", ["It was me and I.", "Then he came."]),
        ("- Wrote it\n- Sold it", ["- Wrote it", "- Sold it"]),
        ("He said “stop.” I stopped.", ["He said “stop.”", "I stopped."]),
        ("One line\nwrapped here", ["One line\nwrapped here"]),
    ],
)
def test_sentences_end_where_they_end(text, parts):
    assert [text[start:end].strip() for start, end in sentences(text)] == parts


def test_quotations_are_blanked_and_apostrophes_are_not():
    assert "tried" not in without_quotations(
        "She said 'we don't know, we tried' and I left for the day again."
    )
    assert without_quotations("The teams' plan wasn't the boss's.") == "The teams' plan wasn't the boss's."


def test_an_answer_that_is_all_in_quotation_marks_is_the_readers_own():
    assert without_quotations("“I led the team.”") == "“I led the team.”"


def test_a_clause_keeps_the_sign_of_its_money():
    text = "In spring, we raised $1.2M, and more."
    start, quote = clause_around(text, text.index("$"), text.index("M") + 1)
    assert (text[start:], quote) == ("we raised $1.2M, and more.", "we raised $1.2M")


def test_a_clip_of_an_endless_word_is_cut():
    assert clip("x" * 5000) == (0, "x" * 160)


def test_a_bad_word_list_says_what_was_found(tmp_path):
    path = tmp_path / "star.toml"
    path.write_text('[vague]\nsource = "S"\nas_of = 2026-11-23\nwords = ["Many"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="'Many' in 'vague'"):
        load_lexicon(path)
    path.write_text('[vague]\nwords = ["many"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="needs source, as_of"):
        load_lexicon(path)
