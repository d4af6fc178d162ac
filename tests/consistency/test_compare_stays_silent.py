"""Rewording, rounding and elaborating give no finding."""

import pytest

from workbook.consistency import compare

SAME = [
    ("I was on a team of four.", "It was three teammates and me."),
    ("We cut it from 5 days to 2.", "We made it 60 % faster."),
    ("It took a quarter.", "It took three months."),
    ("It took half a year.", "It took six months."),
    ("The deal was worth $1.2M.", "It was a deal of 1.2 million dollars."),
    ("We saved about 40 %.", "We saved 38 %."),
    ("We launched in Q3 2021.", "We launched in August 2021."),
    ("We had eight engineers.", "There were 8 developers."),
    ("It was me and four others.", "There were five of us on it."),
    ("My notice is a month.", "I would have to give four weeks' notice."),
    ("We had 12 people.", "We had 12 people, 5 of them remote."),
    ("We had a team of five.", "We had a team of five and five customers."),
    ("I worked for a big retailer.", "I worked for Tesco."),
    ("I am an analyst.", "I am a data analyst."),
    ("We never missed a deadline.", "We hit every deadline."),
    ("Nobody left.", "Everyone stayed."),
    ("I said no to the offer.", "I turned the offer down."),
    ("We halved the queue.", "The queue went down by half."),
    ("I handled 10 calls a day.", "I handled 50 calls a week."),
    ("I was paid £4,000 a month.", "I was paid £48,000 a year."),
    ("I lived in London.", "I lived in the UK."),
    ("There were, like, maybe forty or so students.", "There were 42 students."),
    ("Nine out of ten customers came back.", "90 % of the customers came back."),
    ("The pipeline was thirty miles long.", "The pipeline was just under 50 kilometres long."),
    ("We lost one client out of sixty.", "59 of our 60 clients stayed."),
    (
        "I had sites in Leeds and York; 46 jobs at risk and nineteen went.",
        "Of the 46 jobs at risk in Leeds and York we kept twenty-seven.",
    ),
    ("I left because the pay was low.", "The salary was poor, so I left."),
    ("We tested it and then shipped it.", "We shipped it after we had tested it."),
    ("It wasn't late.", "It was on time."),
    ("I didn't just help; I led the project.", "I led the project."),
    ("There were five, no, six of us.", "There were six of us."),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_reworded_fact_gives_nothing(first, second):
    assert [f for f in compare(first, second) if f.severity != "low"] == []


def test_what_one_side_only_says_gives_nothing():
    assert compare("I ran a bakery.", "I ran a bakery in Leeds with nine staff from 2012.") == []


def test_different_things_that_share_words_are_not_paired():
    assert compare("I trained five nurses.", "I called nine suppliers.") == []
