"""Situations of many occupations, each with the questions about evidence and ownership it should meet."""

import pytest

from workbook.records import Story
from workbook.star import remarks_on_story

FIGURE, BASELINE, PERIOD, SHARE, OWN = (
    "star-result-figure",
    "star-result-baseline",
    "star-result-period",
    "star-result-share",
    "star-ownership",
)

# name, situation, task, action, result, rules expected among those above
SITUATIONS = [
    (
        "nurse: wait times, baseline and period told",
        "Our clinic's walk-in patients waited far too long on Mondays.",
        "I was asked to shorten the queue.",
        "I timed every step for a week, moved triage to the front desk and trained two colleagues.",
        "Over the next three months the wait fell from 25 minutes to 5 minutes.",
        set(),
    ),
    (
        "nurse: the starting point stands in the situation",
        "Our walk-in patients waited 25 minutes on Mondays, and many gave up and left.",
        "I was asked to shorten the queue.",
        "I timed every step, moved triage to the front desk and trained two colleagues.",
        "By March I had cut the wait to 5 minutes.",
        set(),
    ),
    (
        "nurse: a figure alone",
        "Our walk-in patients waited far too long on Mondays, and many gave up and left.",
        "I was asked to shorten the queue.",
        "I timed every step, moved triage to the front desk and trained two colleagues.",
        "I cut the wait to 5 minutes.",
        {BASELINE, PERIOD},
    ),
    (
        "teacher: pupils by share, baseline by percentage",
        "In my Year 5 class 40% of the pupils read below their age.",
        "My head teacher wanted every child to reach the expected level.",
        "I set up paired reading, met the parents each term and rewrote the homework.",
        "By July two thirds of them had caught up.",
        set(),
    ),
    (
        "teacher: Year 5 is a name, no figure",
        "My class was noisy after lunch and the two weakest readers had stopped trying at all.",
        "I had to win them back before the spring tests.",
        "I moved their seats, read with them every morning and phoned their parents.",
        "My Year 5 pupils sat still through a whole story and chose books of their own.",
        {FIGURE},
    ),
    (
        "software engineer: we throughout",
        "Our deployments broke on most Fridays and the support desk complained to our director.",
        "We had to make them dependable.",
        "We wrote a checklist, we automated the roll-back and we moved the release to Tuesdays.",
        "Failed deployments dropped from 9 a month to 1 within a quarter.",
        {OWN, SHARE},
    ),
    (
        "software engineer: we and I, mostly I",
        "Our deployments broke on most Fridays and the support desk complained to our director.",
        "We agreed that it had to stop.",
        "I wrote a checklist, I automated the roll-back and I moved the release to Tuesdays.",
        "Failed deployments dropped from 9 a month to 1 within a quarter.",
        set(),
    ),
    (
        "chef: we within another's quotation does not count",
        "The head waiter kept saying “we always send it out, we never check” about the plates.",
        "I was responsible for the pass on busy nights.",
        "I listened when he said “we tried that, we failed, we stopped”, and I tasted each dish and marked each ticket.",
        "Plates sent back fell from 12 a night to 3 over the summer.",
        set(),
    ),
    (
        "carpenter: time as the proxy",
        "A client's staircase had been measured wrongly and the fitters were due to arrive soon.",
        "I had to save the job.",
        "I drove to the site, measured it again and cut new treads that evening.",
        "The staircase was fitted on time and the client signed for it.",
        set(),
    ),
    (
        "sales: money with plan and quarter",
        "My region had lost its largest account to a cheaper supplier early in the year.",
        "My target was to replace the revenue.",
        "I rang each dormant customer, visited the best of them and offered a trial order.",
        "I sold $1.2M in Q3 against a target of $900K.",
        set(),
    ),
    (
        "sales: money alone, told by the team",
        "My region had lost its largest account to a cheaper supplier early in the year.",
        "My target was to replace the revenue.",
        "I rang each dormant customer, visited the best of them and offered a trial order.",
        "As a team we brought in $1.2M.",
        {BASELINE, PERIOD, SHARE},
    ),
    (
        "charity fundraiser: platitude",
        "Our spring appeal had no volunteers and the printer had closed without telling us.",
        "I was to find another way to reach the donors.",
        "I wrote to the parish newsletters, arranged a phone evening and thanked every donor.",
        "It was a great success and everyone was happy.",
        {FIGURE},
    ),
    (
        "warehouse worker: vague words",
        "Pallets for two customers were mixed up on the night shift again and again.",
        "I wanted to end the mix-ups.",
        "I painted coloured lanes on the floor and labelled both docks.",
        "Errors were significantly reduced and things got better.",
        {FIGURE},
    ),
    (
        "accountant: multiples",
        "Month-end closing took us ten working days and the auditors were losing patience.",
        "I was asked to speed it up.",
        "I listed every step, automated the bank matching and moved two approvals forward.",
        "Since then we have closed twice as fast, in five working days.",
        {SHARE},
    ),
    (
        "researcher: learning as the proxy",
        "Half-way through the study our sensor supplier went bankrupt and the data stopped coming.",
        "I had to keep the experiment alive.",
        "I borrowed loggers from another laboratory and rewrote the protocol.",
        "The paper was published and the other laboratory adopted the protocol.",
        set(),
    ),
    (
        "barista: people as the proxy",
        "A regular customer shouted at our newest colleague about a wrong order in front of the queue.",
        "I was the shift lead that morning.",
        "I asked him to sit down, remade the drink and listened to what had happened.",
        "He came back on the next day and apologised to her.",
        set(),
    ),
    (
        "project manager: passive voice hides the doer",
        "Two suppliers for the new library blamed each other for a delay to the roof.",
        "The building had to be closed before winter.",
        "Meetings were held, a shared plan was drawn up and the contract was amended.",
        "The roof was finished by the end of October, three weeks ahead of the revised plan.",
        {SHARE},
    ),
    (
        "farm manager: contractions with curly apostrophes",
        "We’d had three wet summers and the lower field flooded every time it rained.",
        "We’d got to drain it before sowing.",
        "We’ve dug a ditch, we’d rented a pump and we’re using it still, so we’ve kept the field dry.",
        "The field yielded 6.5 tonnes a hectare in 2023, up from 4.",
        {OWN, SHARE},
    ),
    (
        "HR: percentage of percent in British spelling",
        "Turnover on our helpdesk had risen to 30 per cent and exit interviews blamed the rota.",
        "I was asked to organise a fairer rota.",
        "I analysed the swaps, organised three workshops and standardised the handover.",
        "Within a year turnover was 12 per cent.",
        set(),
    ),
    (
        "HR: the same in American spelling",
        "Turnover on our helpdesk had risen to 30 percent and exit interviews blamed the schedule.",
        "I was asked to organize a fairer schedule.",
        "I analyzed the swaps, organized three workshops and standardized the handoff.",
        "Within a year turnover was 12 percent.",
        set(),
    ),
    (
        "lawyer: specific, but nothing counted",
        "A tenant faced eviction because a letter had gone to an old address.",
        "I had to stop the hearing.",
        "I found the postal record, drafted an application and argued it before the judge.",
        "The judge struck out the claim and the tenant kept her home.",
        {FIGURE},
    ),
    (
        "paramedic: nobody hurt",
        "A coach had left the motorway in fog and some passengers were trapped inside it.",
        "I was first on the scene.",
        "I sorted the injured by need, called for a second crew and kept the radio open.",
        "Everyone was discharged before the weekend.",
        set(),
    ),
    (
        "marketing: doubled with period, no baseline",
        "Our newsletter had few readers among the students it was written for.",
        "I was to win more of them.",
        "I interviewed readers, rewrote the subject lines and tested two versions.",
        "I doubled the number of readers in one term.",
        {BASELINE},
    ),
    (
        "bus driver: ordinals and dates are no figures",
        "On my first day on route 12 a passenger fell ill in heavy traffic.",
        "I had to get her help without frightening the others.",
        "I stopped the bus, called the control room and opened the doors.",
        "On 3 May 2022 I was the first driver whom the depot named for its second annual prize.",
        {FIGURE},
    ),
    (
        "bus driver: a complaint count over a year",
        "Passengers on my route kept missing their trains because of road works.",
        "I wanted to end that.",
        "I logged the delays, proposed another turning point and presented it to the depot.",
        "Complaints fell from a dozen a week to two.",
        set(),
    ),
    (
        "designer: implied I in bullet points",
        "A hospital sign system confused visitors, who asked at the desk all day long.",
        "Redesign the signs for three floors.",
        "- Walked the routes with visitors.\n- Sketched new arrows and tested them.\n- Briefed the printer.",
        "Questions at the desk fell from 60 to 20 a day within one month.",
        set(),
    ),
    (
        "librarian: we once, I often",
        "Teenagers had stopped coming to our branch after the youth corner was closed.",
        "We were told to bring them back.",
        "We agreed on a budget. I invited the school council, ran a poll and bought the games they chose.",
        "Visits by teenagers rose from 15 to 70 a week by Christmas.",
        set(),
    ),
    (
        "plumber: no figure, a vague word, and the proxy that goes with it",
        "A hotel lost hot water on the morning of a wedding and the boiler engineer was away.",
        "I was called to restore it.",
        "I traced the fault to a valve, phoned a wholesaler and replaced it with a part from another floor.",
        "The wedding went ahead on time and the hotel offered me its maintenance contract.",
        set(),
    ),
    (
        "data analyst: baseline by comparison",
        "Forecasts for the bakery chain were wrong so often that the shops ignored them.",
        "I was to earn back their trust.",
        "I interviewed shop managers, removed holidays from the data and tested simple models.",
        "Waste fell by 18% compared with the year before.",
        set(),
    ),
    (
        "social worker: other people act too",
        "A family had missed every appointment and the school was worried about the children.",
        "I had to find out why.",
        "I visited in the evening, they explained the bus had been cut, and I arranged lifts and changed the times.",
        "They came to nine out of ten appointments in the following term, instead of none.",
        set(),
    ),
    (
        "volunteer: I and my colleague",
        "The food bank ran out of shelves in the week before Christmas.",
        "Somebody had to find storage.",
        "My colleague and I rang every school, and I drove the van and sorted the crates.",
        "That week we gave out 300 parcels, up from 180.",
        {SHARE},
    ),
    (
        "operator: failure with a figure",
        "I misread a gauge on the night shift and let a tank overfill during my second month.",
        "I had to limit the damage.",
        "I shut the valve, woke the supervisor and wrote down each minute.",
        "We lost 2,000 litres that night, where there had been no spill for years.",
        {SHARE},
    ),
]

SILENT = {
    "head of a call centre": {
        "situation": "Two years ago I led the evening shift in a call centre for a water company. After a "
        "storm, callers waited 14 minutes and one in four hung up.",
        "task": "My director asked me to bring the wait under five minutes without hiring.",
        "action": "I listened to fifty recorded calls first, because I did not trust the categories in our "
        "system. Most callers asked only whether their street was affected. I considered buying a recorded "
        "announcement for everyone, but I ruled it out since it would have lengthened every call. Instead I "
        "asked our mapping colleague for the list of streets and built a menu that read out the right "
        "one after a caller typed a postcode. I tested it with six callers, rewrote the wording twice and "
        "trained the shift in half an hour. For the rest I moved two people from email to phones between "
        "six and eight.",
        "result": "Within three weeks the wait fell from 14 minutes to 4, and hang-ups fell from 25% to 9%. "
        "The morning shift took over my menu in May.",
        "reflection": "Next time I would test the wording with older callers from the start.",
    },
    "bricklayer who became a foreman": {
        "situation": "Last autumn I was foreman on a school extension. Frost was forecast and the mortar supplier "
        "had just cancelled our delivery for the week.",
        "task": "I had to keep nine bricklayers working and finish the gable before the roofers came.",
        "action": "I rang four suppliers before seven that morning and found one who had half of what we "
        "needed. Because of the frost I decided against stretching the mix, which the lads suggested, and "
        "chose to split the crew instead. I sent three of them to the inner walls, which stay warm, and kept "
        "six on the gable with the mortar we had. I covered each course with hessian in the evening and "
        "checked the temperature at six every morning. When the roofers rang, I told them honestly that we "
        "might be two days late and asked them to start on the east side, which was ready. I wrote each "
        "day's count on the board so that everyone could see it.",
        "result": "We had planned ten days for the gable and finished in eleven. I had to take down none of "
        "it, while the site next door rebuilt two walls that month.",
        "reflection": "I learned to keep two suppliers on the books.",
    },
}


@pytest.mark.parametrize(
    ("situation", "task", "action", "result", "expected"),
    [pytest.param(*told, id=name) for name, *told in SITUATIONS],
)
def test_a_situation_meets_exactly_these_questions(situation, task, action, result, expected):
    story = Story(id="s", situation=situation, task=task, action=action, result=result)
    asked = {remark.rule for remark in remarks_on_story(story)}
    assert asked & {FIGURE, BASELINE, PERIOD, SHARE, OWN, "too-short"} == expected


@pytest.mark.parametrize("name", SILENT)
def test_a_whole_story_meets_silence(name):
    assert remarks_on_story(Story(id="s", skills=("teamwork",), **SILENT[name])) == []
