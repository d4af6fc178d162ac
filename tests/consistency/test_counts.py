"""Counts in whole answers: what is counted decides whether two of them are the same, changed, or nothing to each other."""

import pytest

from workbook.consistency import claims_in, compare_fully

ANSWERS = [
    (
        "Last winter we lost three nurses in one month on our unit, and the schedule fell apart. We had 22 "
        "patients and people were tired and calling in sick. I sat down with the night team and asked what would "
        "help the most. We agreed to trade shifts in pairs and I put a board in the break room, so anyone could "
        "see the gaps. I also took two extra nights myself. By the end of March the call-outs had gone down and "
        "nobody else left the unit that spring. The manager later used the same board on the other floor.",
        "Last January we lost four nurses in a month, and the rota could not hold. There were 26 patients on the "
        "floor and the staff were worn out. I talked with the night shift and asked them what they needed from "
        "me. We settled on swapping shifts in pairs, and I hung a board in the break room where everybody could "
        "see what was open. I worked extra nights as well. By spring there were fewer call-outs and no one else "
        "resigned, and my manager brought the board to the other unit.",
        [("three nurses", "four nurses"), ("22 patients", "26 patients")],
    ),
    (
        "Our store was short that autumn. Two cashiers had quit in the same week and we were still taking 400 "
        "orders a day before the holidays. Everyone was stretched and the queue went out of the door. I rewrote "
        "the rota so that each till had a float, and I asked the stockroom to lend us one person over lunch. I "
        "stayed late on Fridays to close. After six weeks the queue was down to five minutes and the area manager "
        "asked me to show the other branches how we had done it.",
        "In the autumn our shop ran short of people. Three cashiers had left within a week, and we were taking "
        "450 orders a day in the weeks before Christmas. The line reached the door and everybody was worn out. So "
        "I drew up a new rota with a float for each till, and the stockroom lent us a person at lunch. On Fridays "
        "I stayed to close. Within six weeks the line was at five minutes, and our area manager had me show it to "
        "the other branches.",
        [("Two cashiers", "Three cashiers"), ("400 orders", "450 orders")],
    ),
    (
        "Last winter we lost three nurses in six weeks and our unit was running with 22 patients most nights. I "
        "was the most senior person on shift, so the others looked to me. I made a list of which patients could "
        "safely share an aide, I moved the breaks so that nobody was alone on a hall, and I called the house "
        "supervisor before midnight instead of after. Two nurses picked up extra shifts after I asked them in "
        "person. We had no falls in those weeks. What I learned is to ask early, and I do since then.",
        "Last January we lost four nurses in about two months, and the unit often had 26 patients at night. I was "
        "charge that night and I had to decide who would take what. Three patients needed to be watched closely, "
        "so I put them near the desk and gave them to one nurse. I changed the breaks, so that each hall had "
        "somebody on it, and I rang the supervisor early in the evening. I also asked colleagues in person to "
        "take an extra shift, and two of them did. Nobody fell in that time, and the families thanked us for it.",
        [("three nurses", "four nurses"), ("22 patients", "26 patients")],
    ),
    (
        "In my last job we served three hotels and one school, and I had five cooks on the early shift. One "
        "Friday the oven failed at half past four and lunch for 180 guests was at risk. I rang the school kitchen "
        "and asked whether we could use theirs, I sent two cooks over with the trays, and I told the waiters to "
        "open with the cold plates so that we won half an hour. The guests hardly noticed. The manager put it "
        "into the handbook for new staff.",
        "It was a Friday and our oven went out just before five in the morning. We had six cooks on the early "
        "shift and lunch was planned for 220 guests. I phoned the kitchen of the school, which we also served, "
        "and they let us use their oven. Three cooks went there with the trays. Meanwhile five waiters put out "
        "cold plates first to gain time. The guests did not notice much and my manager later wrote it up for the "
        "handbook that new people get.",
        [("five cooks", "six cooks"), ("180 guests", "220 guests")],
    ),
    (
        "Our help desk had four technicians and around 90 tickets a day when I took it over. Two of the engineers "
        "upstairs sent us everything they did not want. I sat with both of them for a morning, wrote a page on "
        "what belongs where, and put a rule into the system that sends printers to the vendor. I trained the new "
        "starters myself. In three months the tickets were down to 60 a day, and complaints stopped. The "
        "engineers and we have a short call on Mondays now.",
        "When I took over the help desk there were six technicians and about 120 tickets a day. Four engineers "
        "upstairs used to pass everything on to us, so I spent a morning with them and we wrote down on a page "
        "who does what. Printers were then sent straight to the vendor by a rule in the system. I taught new "
        "people myself how we work. Three months later we got 60 tickets a day, no one complained any more, and "
        "on Mondays we speak with the engineers.",
        [("four technicians", "six technicians"), ("Two of the engineers", "Four engineers")],
    ),
    (
        "I coordinated the food bank for two years with 35 volunteers. In the second winter the church told us we "
        "had to leave the hall within a month, and 140 families relied on us every week. I asked every volunteer "
        "to name one building they knew, I visited seven of them, and I agreed with a school that we could use "
        "the gym on Saturdays. We moved with four vans over one weekend. Not one week was missed. The council "
        "later gave us a small grant, which paid for shelves and a fridge.",
        "I ran the food bank for two years. There were 50 volunteers and 200 families came each week. In our "
        "second winter the church wanted its hall back within a month. So I had all the volunteers think of a "
        "building, went to look at seven of them, and a school let us have its gym on Saturdays. The move took "
        "one weekend and two vans, with 35 boxes each. We did not miss a week. A small grant from the council "
        "paid for a fridge and for shelves after that.",
        [("35 volunteers", "50 volunteers"), ("140 families", "200 families")],
    ),
    (
        "I was on a 28-bed surgical floor with five nurses at night. A new man came up from recovery and his "
        "pressure kept going down. I called the rapid response team, gave my other four patients to two "
        "colleagues, and stayed with him. The doctor arrived in ten minutes and we had him in the ICU within 40 "
        "minutes. His wife was at the door and I explained each step to her. Afterwards I wrote down what we "
        "could do sooner, and the manager took it into the orientation of new nurses.",
        "It was a night on our 28-bed surgical floor and we were four nurses. One of my five patients had come up "
        "from recovery and his pressure dropped again and again. I called the rapid response team and stayed at "
        "his side while two colleagues took the others. The doctor was there within ten minutes, and after 40 "
        "minutes he was in the ICU. I told his wife what was happening all the time. Later I wrote down what "
        "could be done sooner and it is now taught to new nurses.",
        [("five nurses", "four nurses")],
    ),
    (
        "Last spring our clinic lost two doctors and a nurse, and we had 35 patients every morning. I proposed a "
        "call list and two students ran it. In four weeks the wait was down to 20 minutes, and the three "
        "receptionists could go home on time.",
        "Last April three doctors left the clinic, and there were 42 patients in the waiting room each morning. I "
        "had the idea of a call list, which two students kept. After a month people waited 20 minutes, and our "
        "reception closed on time again.",
        [("two doctors", "three doctors"), ("35 patients", "42 patients")],
    ),
]
"""Two tellings of one event, with other counts of people around, and the counts that differ."""

OTHER_THINGS = [
    ("three nurses", "three patients"),
    ("six drivers", "six customers"),
    ("12 teachers", "twelve pupils"),
    ("two cooks", "two waiters"),
    ("40 beds", "40 chairs"),
    ("five night shifts", "five night calls"),
    ("a 28-bed floor", "28 nurses"),
]
ONE_THING = [
    ("three nurses", "3 nurses"),
    ("five engineers", "a team of five"),
    ("eight colleagues", "eight developers"),
    ("14 drivers", "fourteen people"),
    ("a 28-bed floor", "28 beds"),
    ("six of us", "six people"),
]


@pytest.mark.parametrize(("first", "second", "changed"), ANSWERS, ids=lambda value: str(value)[:24])
def test_counts_of_one_noun_that_differ_are_found_among_counts_of_other_things(first, second, changed):
    result = compare_fully(first, second)
    for one, two in changed:
        quotes = [(f.first.quote, f.second.quote) for f in result.findings if f.kind == "number"]
        assert any(one in a and two in b for a, b in quotes), quotes


@pytest.mark.parametrize(("first", "second", "changed"), ANSWERS, ids=lambda value: str(value)[:24])
def test_each_side_of_what_is_said_the_same_counts_one_thing(first, second, changed):
    counts = [pair for pair in compare_fully(first, second).same if pair[0].kind == "number"]
    nouns = [{claim.subject for claim in pair} - {""} for pair in counts]
    assert all(len(each) < 2 for each in nouns), nouns


@pytest.mark.parametrize(("one", "two"), OTHER_THINGS)
@pytest.mark.parametrize("frame", ["On that floor I had {}.", "We lost {} last winter, and it hurt."])
def test_a_count_is_never_the_same_as_one_of_another_thing(frame, one, two):
    result = compare_fully(frame.format(one), frame.format(two))
    assert not [pair for pair in result.same if pair[0].kind == "number"]


@pytest.mark.parametrize(("one", "two"), ONE_THING)
def test_a_count_is_the_same_however_it_is_put(one, two):
    same = compare_fully(f"On that floor we had {one}.", f"There it was {two}.").same
    assert "number" in {claim.kind for claim, _ in same}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("In April three doctors left.", ["three doctors"]),
        ("Last June twelve drivers were ill.", ["twelve drivers"]),
        ("We had to be out by five in the morning.", []),
        ("It rang at 4 in the afternoon.", []),
        ("There were four in the morning and two at night.", ["four", "two"]),
    ],
)
def test_numbers_beside_months_and_times_of_day_count_what_follows_them(text, quotes):
    assert [claim.quote for claim in claims_in(text) if claim.kind == "number"] == quotes


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Our line 3 was down about 11 percent.", ["about 11 percent"]),
        ("Kiln 6 was down roughly 15 per cent.", ["roughly 15 per cent"]),
        ("Ward 6 was down to 14 nurses.", ["14 nurses"]),
        ("I led crew 4 and cut waste by 8 percent.", ["8 percent"]),
        ("Shift 2 ran 40 boxes.", ["40 boxes"]),
        ("Dock 9 was over 30 percent empty.", ["over 30 percent"]),
        ("Step 5 went down to 60 degrees.", ["60 degrees"]),
        ("Scrap on press 9 came down from 12 to 7 percent.", ["12", "7 percent"]),
        ("It went up, from 61 percent at grade five and above to 74.", ["61 percent", "74"]),
    ],
)
def test_a_number_behind_the_noun_it_names_is_no_figure(text, figures):
    assert [claim.quote for claim in claims_in(text) if claim.kind in {"number", "percent"}] == figures


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It went from 3 to 11 percent.", [("percent", "3"), ("percent", "11 percent")]),
        ("It was lines 3 to 5.", [("number", "3 to 5")]),
        ("It was 3 of the 11 percent.", [("number", "3"), ("percent", "11 percent")]),
        ("Team 5 people first.", [("number", "5 people")]),
        ("Into tank 300 ml went.", [("number", "300 ml")]),
        ("Per machine 4 parts were bad.", [("number", "4 parts")]),
        ("In my crew 3 fell ill.", [("number", "3 fell")]),
        ("We pump 30 a day.", [("number", "30 a day")]),
        ("At bay 3 of us worked.", [("number", "3 of us")]),
        ("On line 3 percent was scrap.", [("percent", "3 percent")]),
        ("We were twelve, down about 4 percent.", [("number", "twelve"), ("percent", "about 4 percent")]),
    ],
)
def test_a_number_that_counts_or_has_a_unit_stays_a_figure(text, read):
    found = [(claim.kind, claim.quote) for claim in claims_in(text) if claim.kind in {"number", "percent"}]
    assert found == read


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Four of us stayed.", ["Four of us"]),
        ("I mended seven of the kilns.", ["seven of the kilns"]),
        ("Nine of them cracked.", ["Nine of them"]),
        ("I kept six of ours.", ["six of ours"]),
        ("Two of the nine kilns cracked.", ["Two", "nine kilns"]),
        ("We asked for five more.", ["five more"]),
    ],
)
def test_the_quote_of_a_count_never_ends_in_of(text, quotes):
    assert [claim.quote for claim in claims_in(text) if claim.kind == "number"] == quotes
