"""Where sentences end: a point behind an abbreviation or an initial is none."""

import pytest

from workbook.consistency.text import read
from workbook.star.deeds import deeds
from workbook.star.wording import clause_around

ONE = [
    "It began in March 2024 at St. Brendan with 28 beds.",
    "I rang Dr. Hall about the dose.",
    "Mr. and Mrs. Okafor thanked me.",
    "I told Ms. A. Diaz of the delay.",
    "J. R. Patel taught me to triage.",
    "We moved approx. 40 patients.",
    "It was in bay No. 4 on our floor.",
    "I started at 7 a.m. and left at 3 p.m. on most days.",
    "We count everything, e.g. gloves and masks.",
    "I worked at Acme Inc. for two years.",
    "The U.S. Army trained me.",
    "Prof. Lindqvist et al. wrote it up.",
    "I was Sr. Technician there.",
]
TWO = [
    "I started at 7 a.m. The ward was full.",
    "He said no. Then he left.",
    "I worked at Acme Inc. We were five.",
    "It was Dr. Hall. I rang him.",
    "We had gloves, masks, etc. Patients waited.",
    "I chose plan B. It worked.",
    "So did I. Nobody minded.",
    "It took 40 minutes. St. Brendan was full.",
]


@pytest.mark.parametrize("text", ONE)
def test_an_abbreviation_ends_no_sentence(text):
    assert len(read(text).sentences) == 1


@pytest.mark.parametrize("text", TWO)
def test_a_sentence_ends_behind_one_where_another_begins(text):
    assert len(read(text).sentences) == 2


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "It began in March 2024 at St. Brendan with 28 beds.",
            "It began in March 2024 at St. Brendan with 28 beds",
        ),
        ("We moved approx. 40 patients to bay No. 4.", "We moved approx. 40 patients to bay No. 4"),
        ("I rang at 7 a.m. sharp. Then I left.", "I rang at 7 a.m. sharp"),
        ("I met J. Hall. We talked.", "I met J. Hall"),
    ],
)
def test_a_clause_is_quoted_whole(text, quote):
    assert clause_around(text, 0, 2) == (0, quote)


def test_a_verb_joined_on_behind_a_title_keeps_its_subject():
    text = "I asked Dr. Hall and rang the ward."
    assert [text[deed.start : deed.end] for deed in deeds(text)] == ["I asked", "rang"]
