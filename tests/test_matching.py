"""Stories find their questions and their skills, and say why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.bank import STORY_TYPES, BankQuestion, Competency, load_competencies, load_questions
from workbook.matching import rank_questions, stem, suggest_skills
from workbook.records import Story

QUESTIONS = load_questions()
NACE = load_competencies()
BY_ID = {question.id: question for question in QUESTIONS}


def rank_stories(question, stories, competencies):
    """Matches of several stories with one question, the best first."""
    found = [match for story in stories for match in rank_questions(story, [question], competencies)]
    return sorted(found, key=lambda match: (-match.score, match.story_id))


# Occupation, the question one would expect, the story. All invented.
STORIES = [
    (
        "nurse",
        "difficult-customer",
        "On a night shift a patient's son was shouting at the desk because his mother had waited three hours for pain relief. I had to settle him and find out what had gone wrong. I took him to a side room, listened without interrupting, said I was sorry for the wait, and checked the chart. I found that the prescription had not been signed, and called the doctor. She had her medicine within ten minutes, and he came back to thank me.",
    ),
    (
        "chef",
        "emergency",
        "An hour before a wedding for ninety guests the oven caught fire. I was in charge of the kitchen that day. I got everyone out, put out the flames with the blanket, and rang the venue next door to borrow their ovens. We served forty minutes late, and nobody was hurt.",
    ),
    (
        "teacher",
        "included-left-out",
        "A deaf boy in my class sat alone in group work. I wanted him to take part as the others did. I learned some sign language, put captions on every film, and moved the desks so that he could see faces. By spring he was presenting to the class.",
    ),
    (
        "software engineer",
        "root-cause",
        "Our nightly export failed about once a week, and people just restarted it. I was asked to make it stop. I kept a log of every failure for a month and traced the pattern to a time change between two servers. It has not happened again in eight months.",
    ),
    (
        "electrician",
        "safety-first",
        "On a building site I saw that a cable had been left live behind a wall. The foreman wanted the plasterers in that afternoon. I stopped the job, locked out the board and told the foreman it was not safe to go on. We lost half a day, and nobody was injured.",
    ),
    (
        "retail manager",
        "led-team",
        "I took on a shop where eleven people had left in a year. My team had no rota they could rely on. As their supervisor I held a one-to-one with each person every month and published shifts four weeks ahead. Turnover fell to two people in the next year and morale scores rose.",
    ),
    (
        "accountant",
        "ethical-choice",
        "At year end a director asked me to move an invoice into January. It would have made the year look better than it was. I refused, explained that it would falsify the accounts, and reported it to the audit partner. The invoice stayed where it belonged, and the director later apologised.",
    ),
    (
        "student, café job",
        "learned-fast",
        "On my second day the barista rang in sick. I had never used the machine. I watched a tutorial on my phone in the stock room, practised twenty cups, and learned the five drinks people order most. I ran the counter on my own by the weekend.",
    ),
    (
        "PhD student",
        "failure",
        "I spent a year on a method that did not work. I wanted to show that it beat the old one. I should have tested it on real samples in the first month. I told my supervisor and wrote up why. The project was cancelled, and my paper was rejected.",
    ),
    (
        "call-centre agent",
        "hard-feedback",
        "In my appraisal my manager said that customers found me brusque. It stung, because I thought I was being quick. I asked for examples, listened to ten of my own recordings, and changed how I open a call. My rating rose from 3.6 to 4.5 in a quarter.",
    ),
    (
        "bus driver",
        "calm-under-pressure",
        "A car cut across me on a wet road and the bus slid. Thirty people were on board and some were screaming. I kept my voice down, told people to stay seated, and breathed slowly before I called it in. Nobody panicked and we were moving again in twenty minutes.",
    ),
    (
        "hr officer",
        "bad-news",
        "Fourteen people were to be made redundant. I had to tell six of them myself. I wrote down what I would say, met each one in person in a quiet room, and was honest about what I did not know. Two of them wrote later to say that it had been done decently.",
    ),
    (
        "gardener",
        "saved-money",
        "The park spent 9,000 a year on bedding plants. The council wanted costs down. I worked out what perennials would cost over five years and grew half of them from cuttings. The bill fell to 3,500.",
    ),
    (
        "marketing assistant",
        "mistake-owned",
        "I sent the newsletter with the wrong date to 8,000 readers. It was my fault. I told my manager within five minutes, sent a correction, and wrote a checklist for two pairs of eyes. Eleven people came on the wrong day; I rang each of them.",
    ),
    (
        "librarian",
        "new-system",
        "We went from cards to a digital catalogue. Half of the volunteers were over seventy. I installed it on one desk first and ran training in pairs. The switch was done in May, two weeks early.",
    ),
    (
        "data scientist",
        "persuaded-others",
        "Sales did not believe my forecast. I needed them to use it. I ran a pilot on two regions, showed the evidence next to their own guesses, and answered each objection. They agreed to try it everywhere.",
    ),
    (
        "hotel clerk",
        "extra-for-customer",
        "A guest had left her passport in a taxi on the morning of her flight. It was after my shift. I stayed, rang the firms one by one, and drove to fetch it. She made the plane and still sends a card.",
    ),
    (
        "care worker",
        "unfairness",
        "A colleague from abroad always got the weekend shifts. Nobody else had noticed or wanted to say it. I wrote down six weeks of rotas and spoke up at the staff meeting that it was not fair. The rota is now shared out by draw.",
    ),
    (
        "architect",
        "disagreed-with-manager",
        "My boss wanted to drop the second staircase. I thought that was wrong. I raised my concern with her privately, showed the evidence from two other schools, and offered an alternative. She changed her mind.",
    ),
    (
        "football coach",
        "motivated-others",
        "We had lost nine matches and the players were talking of quitting. I had to get them to train again. I praised one thing in each player after each match and let them choose the drill. Nobody left, and we won three of the last five.",
    ),
    (
        "bank clerk",
        "confidential",
        "A neighbour asked me what her ex-husband had in his account. She was in real trouble and I felt for her. I said that I could not disclose it and told her how a solicitor could ask. She was cross, and then grateful.",
    ),
    (
        "carpenter",
        "difficult-colleague",
        "The painter on our crew ignored what I said and left his pots in my way. We had six weeks together. I asked him for a coffee and said what bothered me, without an audience. It turned out that he thought I looked down on him. We got on after that.",
    ),
    (
        "it support",
        "technical-breakdown",
        "On pay day the payroll server went down. Six hundred people were to be paid by three. I read the logs, found a full disk, and restored the last backup on another machine. Pay went out at half past two.",
    ),
    (
        "volunteer coordinator",
        "remote-team",
        "Our translators sat in five time zones. They had never met. I held one short video call a week and kept a written handover. We answered in a day where it had been four.",
    ),
    (
        "sales rep",
        "trust-rebuilt",
        "Our largest customer had been let down twice and was about to leave us. I was given the account. I apologised, sent a report every Friday whether good or bad, and kept my word on each date. They renewed for two years.",
    ),
    (
        "lab technician",
        "long-effort",
        "I failed the certificate twice. I needed it for the senior grade. I studied an hour each morning for fourteen months and kept going after the second letter. I passed in March.",
    ),
    (
        "paramedic",
        "little-information",
        "We came to a man who could not speak, with no family there and no papers. I had to decide whether to give him the drug or drive. I weighed what I could see against what might be wrong, took the option that could be undone, and told the hospital what I did not know. It was a reaction to nuts, and he was home the next day.",
    ),
    (
        "fundraiser",
        "wrote-mattered",
        "Our food bank had been refused by the same foundation twice. I was to try again. I read their last ten awards, drafted the application around one family's week, and had a stranger edit it. We got the grant, 60,000 over three years.",
    ),
    (
        "web designer",
        "plans-changed",
        "Two weeks before launch the client decided to sell abroad as well. The whole plan was for one currency. I listed what had to change on day one and what could wait, switched two people to payments and moved the blog to spring. We launched four days later than first planned.",
    ),
    (
        "farm manager",
        "unpopular-decision",
        "I ended Saturday work in the dairy. Some of the milkers lost overtime and were angry. I explained why in the yard, showed the accident book, and stood by it when two of them went to the owner. By summer sick days were down by a third.",
    ),
    (
        "museum guide",
        "presentation",
        "The minister was coming and the curator had lost her voice. I had one evening. I rehearsed in the empty hall three times and cut the speech to five things to look at. The audience stayed for questions, and I was asked to speak at the next opening.",
    ),
    (
        "police officer",
        "listening-changed",
        "A boy kept running away from his home. I was to bring him back. I bought him chips and listened. It turned out that his stepfather locked the fridge. I had assumed he was after drugs. We called the youth office instead of driving him home.",
    ),
    (
        "plumber",
        "said-no",
        "A regular customer wanted a boiler in by Christmas. I was booked out. I told her no, that I could not do it properly before January, and gave her the name of somebody I trust. She waited for me.",
    ),
    (
        "scrum master",
        "conflict-settled",
        "Two developers had stopped talking over how to test. Reviews took days. I sat both down, had each explain the other's view, and we agreed on a trial of two weeks. Reviews are down to half a day.",
    ),
    (
        "tailor",
        "new-idea",
        "We threw away a bag of offcuts each week. Nobody had asked for anything to be done. I had the idea to sew them into dog coats and made a prototype for our neighbour. We sell forty a month.",
    ),
    (
        "dental assistant",
        "bad-shape",
        "I took over a stock room that nobody had sorted for years. A third of the material was past its date. I threw out what was expired, put labels on the shelves and set up a list with a minimum for each item. We have not run out of anything since.",
    ),
    (
        "translator",
        "technology-with-care",
        "The agency asked us to use machine output for a drug leaflet. I was to sign it. I checked each sentence against the source and found that the model had turned 'do not' into 'do' in one place. The agency now has two people verify every leaflet.",
    ),
    (
        "waiter",
        "team-goal",
        "Our terrace had to turn ninety covers on the night of the final. We wanted nobody to wait more than fifteen minutes. I split the floor with two teammates, took the drinks for all three of us, and we swapped whenever one fell behind. We reached it together, the last table at ten to nine.",
    ),
]


def quotations(reason: str) -> list[str]:
    return [part.split("”")[0] for part in reason.split("“")[1:]]


def question(**fields: object) -> BankQuestion:
    return replace(BY_ID["team-goal"], **fields)  # type: ignore[arg-type]


VOCABULARY = """I we told the customer missed deadline not never team, together. shared script! data (cause) a
failure of trust; manager’s disagree didn't learn-fast explained wheelchair 38% décidé 交渉"""
words = st.sampled_from(VOCABULARY.split(" "))
texts = st.lists(words, max_size=30).map(" ".join)
skills = st.lists(st.sampled_from([each.id for each in NACE]), unique=True).map(tuple)
stories = st.builds(
    Story,
    id=st.just("s"),
    title=texts,
    situation=texts,
    action=texts,
    result=texts,
    skills=skills,
    is_failure=st.booleans(),
)


@pytest.mark.parametrize(("occupation", "expected", "text"), STORIES, ids=[each[0] for each in STORIES])
def test_a_story_finds_the_question_one_would_expect(occupation: str, expected: str, text: str) -> None:
    found = rank_questions(Story(id="s", action=text), QUESTIONS, NACE)
    assert expected in [match.question_id for match in found]


def test_a_question_finds_the_story_among_many() -> None:
    told = [Story(id=who, action=text) for who, _, text in STORIES]
    found = rank_stories(BY_ID["confidential"], told, NACE)
    assert found[0].story_id == "bank clerk"


@given(stories)
def test_every_quotation_is_in_the_story(story: Story) -> None:
    written = "\n".join((story.title, *story.parts().values(), story.reflection))
    for match in rank_questions(story, QUESTIONS, NACE):
        assert all(quotation and quotation in written for quotation in quotations(match.reason))
    for _, quotes in suggest_skills(story, NACE):
        assert quotes
        assert all(quote in written for quote in quotes)


@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_the_questions_does_not_change_the_ranking(story: Story, random: object) -> None:
    shuffled = list(QUESTIONS)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rank_questions(story, shuffled, NACE) == rank_questions(story, QUESTIONS, NACE)


@given(stories, st.integers(0, 8))
def test_a_shorter_list_is_the_beginning_of_a_longer_one(story: Story, top: int) -> None:
    assert (
        rank_questions(story, QUESTIONS, NACE, top=top) == rank_questions(story, QUESTIONS, NACE, top=9)[:top]
    )


@given(stories)
def test_only_questions_that_a_story_can_answer_are_found(story: Story) -> None:
    found = rank_questions(story, QUESTIONS, NACE, top=len(QUESTIONS))
    assert {BY_ID[match.question_id].type for match in found} <= set(STORY_TYPES)


@given(stories)
def test_scores_fall_and_are_above_zero(story: Story) -> None:
    scores = [match.score for match in rank_questions(story, QUESTIONS, NACE, top=len(QUESTIONS))]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


@given(stories)
def test_choosing_a_competency_never_lowers_a_score(story: Story) -> None:
    before = {each.question_id: each.score for each in rank_questions(story, QUESTIONS, NACE, top=200)}
    chosen = replace(story, skills=tuple(each.id for each in NACE))
    after = {each.question_id: each.score for each in rank_questions(chosen, QUESTIONS, NACE, top=200)}
    assert all(after[name] >= score for name, score in before.items())


def test_a_story_without_words_finds_nothing() -> None:
    assert rank_questions(Story(id="s"), QUESTIONS, NACE) == []


def test_equal_scores_are_ordered_by_id() -> None:
    told = [Story(id=name, action="We did it together.") for name in "cab"]
    assert [match.story_id for match in rank_stories(BY_ID["team-goal"], told, NACE)] == ["a", "b", "c"]


def test_a_question_chosen_by_the_reader_comes_first() -> None:
    story = Story(id="s", action="I missed the deadline.", questions=("across-cultures",))
    best = rank_questions(story, QUESTIONS, NACE)[0]
    assert (best.question_id, best.reason) == ("across-cultures", "You chose it for this question.")


def test_the_reason_names_the_competency_that_the_reader_chose() -> None:
    story = Story(id="s", skills=("teamwork",))
    assert rank_stories(BY_ID["team-goal"], [story], NACE)[0].reason == "You named Teamwork among its skills."


def test_the_reason_names_the_competency_to_which_the_words_point() -> None:
    story = Story(id="s", action="The crew shared the rota.")
    reason = rank_stories(BY_ID["team-goal"], [story], NACE)[0].reason
    assert reason == "It points to Teamwork; you wrote “The crew shared the rota”."


def test_words_of_the_competency_alone_are_quoted_too() -> None:
    story = Story(id="s", action="My teammate helped.")
    asked = question(id="q", cues=("goal",))
    assert (
        rank_stories(asked, [story], NACE)[0].reason
        == "It points to Teamwork; you wrote “My teammate helped”."
    )


def test_a_story_marked_as_a_failure_fits_the_question_about_failure() -> None:
    best = rank_questions(Story(id="s", is_failure=True), QUESTIONS, NACE)[0]
    assert (best.question_id, best.reason) == ("failure", "You marked it as a failure.")


@pytest.mark.parametrize(
    "said", ["I missed the deadline.", "Missing a deadline, I called.", "We MISS deadlines"]
)
def test_endings_and_capitals_do_not_matter(said: str) -> None:
    found = rank_stories(BY_ID["missed-promise"], [Story(id="s", action=said)], NACE)
    assert quotations(found[0].reason)


@pytest.mark.parametrize(
    "said",
    ["There was no conflict.", "We did not conflict.", "We didn't conflict.", "It was never a conflict."],
)
def test_what_is_denied_is_no_evidence(said: str) -> None:
    assert rank_stories(question(cues=("conflict",)), [Story(id="s", action=said)], []) == []


def test_a_cue_of_two_words_needs_both_in_one_clause() -> None:
    asked = question(cues=("turned-out",))
    told = [
        Story(id="apart", action="I turned. Out it went."),
        Story(id="joined", action="It turned out well."),
    ]
    assert [match.story_id for match in rank_stories(asked, told, [])] == ["joined"]


def test_a_title_is_no_evidence_of_what_the_reader_did() -> None:
    asked = question(cues=("supervised", "analysed"))
    assert rank_stories(asked, [Story(id="s", action="My supervisor is an analyst.")], []) == []
    assert rank_stories(asked, [Story(id="s", action="I was supervising them.")], [])


def test_a_long_cue_finds_words_that_begin_with_it_and_a_short_one_does_not() -> None:
    told = [Story(id="s", action="The delegation met in the landing.")]
    assert rank_stories(question(cues=("delegat",)), told, [])
    assert rank_stories(question(cues=("land", "lan")), [Story(id="s", action="A landlord.")], []) == []


def test_rare_cues_count_for_more_than_usual_ones() -> None:
    usual = [question(id=f"usual-{n}", cues=("customer",)) for n in range(5)]
    rare = question(id="z-rare", cues=("refund",))
    story = Story(id="s", action="The customer wanted a refund.")
    assert rank_questions(story, [*usual, rare], [])[0].question_id == "z-rare"


def test_another_set_of_competencies_is_matched_through_its_akin_ones() -> None:
    behaviours = load_competencies("civil-service")
    story = Story(id="s", skills=("working-together",))
    found = rank_stories(BY_ID["team-goal"], [story], behaviours)
    assert found[0].reason == "You named Working Together among its skills."


def test_skills_are_suggested_with_the_words_that_point_to_them() -> None:
    story = Story(id="s", action="I wrote a script in Python for the database.")
    assert suggest_skills(story, NACE)[0] == ("technology", ("I wrote a script in Python for the database",))


def test_skills_already_chosen_are_not_suggested() -> None:
    story = Story(id="s", action="I wrote a script in Python.", skills=("technology",))
    assert "technology" not in dict(suggest_skills(story, NACE))


def test_one_word_alone_suggests_no_skill() -> None:
    assert suggest_skills(Story(id="s", action="My colleague left."), NACE) == []


@pytest.mark.parametrize("word", ["is", "led", "bring", "need", "focus", "analysis", "stress"])
def test_a_word_that_only_seems_to_have_an_ending_stays(word: str) -> None:
    assert stem(word) == word


def test_matching_works_with_a_competency_of_the_readers_own() -> None:
    own = Competency(
        id="safety", name="Safety", description="", cues=("helmet", "harness"), akin=("teamwork",)
    )
    story = Story(id="s", action="I checked every helmet and harness.")
    assert "It points to Safety" in rank_stories(BY_ID["team-goal"], [story], [own])[0].reason
