"""What cards say, how they are built, and the sample's cards to the letter.

`UPDATE_SNAPSHOTS=1 pytest tests/cards` writes the snapshots anew; look at the difference before you keep it.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from workbook import cards
from workbook.bank import load_competencies, load_questions
from workbook.cards import asking, plan, rehearsal
from workbook.checkup import is_quantified
from workbook.coverage import story_gaps
from workbook.matching import rank_questions
from workbook.pictures.coverage import coverage_alt, coverage_picture
from workbook.progress import STEPS
from workbook.records import (
    Answer,
    Contents,
    Export,
    Interviewer,
    Process,
    Question,
    QuestionToAsk,
    Round,
    Story,
    ThankYou,
)
from workbook.rehearsal.likely import likely
from workbook.sample import sample_records
from workbook.tables.answers import coverage_table, matches_table

SNAPSHOTS = Path(__file__).parent / "snapshots"
SAMPLE, EMPTY = Contents(sample_records()), Contents()
TODAY = date(2026, 11, 23)


def matches(contents):
    table = matches_table(contents, load_questions(), load_competencies())
    return [tuple(row) for row in table[["story", "question", "why"]].itertuples(index=False)]


def gaps(contents):
    found = story_gaps(contents.all(Story), load_competencies(), is_quantified=is_quantified)
    return [gap.sentence for gap in found]


def after(contents):
    """The same, with the second interview over: one question that was expected, one that was not."""
    said = {"failure": "I told of the forecast.", "new": "Yes, twice a week."}
    answers = [
        Answer(id=Answer.id_for(id, Round.SAID), question=id, round=Round.SAID, text=said[id]) for id in said
    ]
    unexpected = Question(id="new", text="Could you be on site twice a week?")
    return Contents([*contents, Round(id=Round.SAID, name="As it went", sort="later"), unexpected, *answers])


CARDS = {
    "reasons": cards.reasons_card,
    "process": lambda contents: cards.process_card(contents, TODAY),
    "interviewers": cards.interviewers_card,
    "rounds": cards.rounds_card,
    "steps": cards.steps_card,
    "answers_count": cards.answers_count_card,
    "answers": lambda contents: cards.answers_card(contents, Round.FIRST),
    "redraft": lambda contents: cards.redraft_card(contents, Round.SECOND),
    "questions": cards.questions_card,
    "stories": lambda contents: cards.stories_card(
        contents, {each.id: each.name for each in load_competencies()}
    ),
    "matches": lambda contents: cards.matches_card(matches(contents)),
    "ad": plan.ad_card,
    "requirements": plan.requirements_card,
    "pitches": plan.pitches_card,
    "goals": plan.goals_card,
    "length": rehearsal.length_card,
    "rehearsals": rehearsal.rehearsals_card,
    "next": lambda contents: rehearsal.next_card(
        likely(contents, load_questions(), load_competencies(), TODAY)
    ),
    "gaps": lambda contents: cards.lines_card("What your stories leave open", gaps(contents)),
    "questions_to_ask": asking.ask_card,
    "heard": asking.heard_card,
    "debrief": lambda contents: asking.debrief_card(after(contents)),
    "thanks": asking.thanks_card,
    "follow_up": lambda contents: asking.follow_up_card(contents, is_written=True),
    "comments": cards.comments_card,
}


PAGES = CARDS | {"changes": cards.changes_card, "decisions": cards.decisions_card}
"""What the last two say of the sample rests on the rules that compare; tests/cards/test_consistency.py has their words."""


@pytest.mark.parametrize("name", CARDS)
def test_the_samples_card_is_as_it_was_looked_at(name):
    snapshot, html = SNAPSHOTS / f"{name}.html", f"{CARDS[name](SAMPLE)}\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOTS.mkdir(exist_ok=True)
        snapshot.write_text(html, encoding="utf-8")
    assert html == snapshot.read_text(encoding="utf-8")


def test_every_snapshot_belongs_to_a_card():
    assert {path.stem for path in SNAPSHOTS.glob("*")} == {*CARDS, "conflict"}


BLANKS = Contents(
    [
        Process(id=Process.ID),
        Interviewer(id="i"),
        Round(id="first"),
        Round(id="r"),
        Question(id="q"),
        Answer(id="first/q", question="q", round="first"),
        Answer(id="second/q", question="q", round="second", text="told"),
        Answer(id="r/gone", question="gone", round="r", text="told to a question that was removed"),
        Story(id="s"),
        QuestionToAsk(id="a"),
        QuestionToAsk(id="b", answer="heard", interviewers=("gone",)),
        ThankYou(id="i"),
    ]
)


@pytest.fixture(params=[SAMPLE, EMPTY, BLANKS], ids=["sample", "empty", "blank records"])
def pages(request, read):
    return {name: read(make(request.param)) for name, make in PAGES.items()}


def test_every_card_is_well_formed(pages):
    assert {name: page.faults for name, page in pages.items() if page.faults} == {}


def test_headings_are_h4_or_deeper(pages):
    for page in pages.values():
        headings = [tag for tag, _ in page.elements if len(tag) == 2 and tag[0] == "h"]
        assert headings
        assert headings[0] == "h4"
        assert set(headings) <= {"h4", "h5", "h6"}


def test_no_heading_is_empty(pages):
    assert {
        name: page.headings for name, page in pages.items() if not all(map(str.strip, page.headings))
    } == {}


def test_every_heading_of_a_table_says_what_it_heads(pages):
    for page in pages.values():
        scopes = [attributes.get("scope") for tag, attributes in page.elements if tag == "th"]
        assert set(scopes) <= {"col", "row"}
        assert bool(scopes) == any(tag == "table" for tag, _ in page.elements)


def test_every_card_says_something(pages):
    assert all(len(page.text.strip()) > 20 for page in pages.values())


def test_links_lead_to_notebooks_of_the_workbook(pages):
    links = [value for name, value in pages["steps"].attributes if name == "href"]
    assert links == [f"{step.notebook}.ipynb" for step in STEPS]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 25), "in 2 days"),
        (date(2026, 11, 22), "over"),
        (None, "not entered yet"),
    ],
)
def test_the_date_of_the_interview_in_words(read, day, words):
    contents = Contents([Process(id=Process.ID, company="c", role="r", interview_on=day)])
    assert words in read(cards.process_card(contents, TODAY)).text


UNTRUE = (
    "not entered yet",
    "no date yet",
    "not marked as sent",
    "is not entered",
    "Not marked",
    "not timed",
    "never",
)
COPIED = {
    "process": lambda contents: cards.process_card(contents, TODAY),
    "rounds": cards.rounds_card,
    "thanks": asking.thanks_card,
    "follow-up": lambda contents: asking.follow_up_card(contents, is_written=False),
    "rehearsals": rehearsal.rehearsals_card,
    "next": lambda contents: rehearsal.next_card(likely(contents, (), load_competencies(), TODAY)),
}


@pytest.mark.parametrize("name", COPIED)
def test_a_copy_does_not_say_of_what_was_left_out_that_it_is_not_there(read, name):
    tried = [
        Question(id="q", text="Why?"),
        Round(id="r", name="Rehearsal", sort="rehearsal"),
        Answer(id="r/q", question="q", round="r", text="Because.", went="badly"),
    ]
    original = Contents([*tried, Interviewer(id="i", name="Dana"), ThankYou(id="i", text="Thank you.")])
    copy = Contents([*original, Export(id=Export.ID, audience="public")])
    assert not [each for each in UNTRUE if each in read(COPIED[name](copy)).text]
    if name != "next":  # it knows how often; “never” was untrue of a rehearsal whose day is not known
        assert [each for each in UNTRUE if each in read(COPIED[name](original)).text]


def test_a_step_of_which_a_copy_has_nothing_is_called_that(read):
    text = read(cards.steps_card(Contents([Export(id=Export.ID, audience="friend")]))).text
    assert text.count("not in this copy") == len(STEPS)
    assert "pick the occupation" not in text


def test_an_answer_not_written_yet_is_called_that(read):
    records = [
        Question(id="q", text="Why?"),
        Answer(id="first/q", question="q", round="first", text=" \n"),
    ]
    assert "answer not written yet" in read(cards.answers_card(Contents(records), "first")).text


def test_remarks_name_their_rule_source_and_firmness(read):
    from workbook.star import remarks_on_story

    story = next(story for story in SAMPLE.all(Story) if story.id == "peak-season")
    remarks = remarks_on_story(story)
    text = read(cards.remark_list(remarks)).text
    assert remarks
    for remark in remarks:
        assert remark.text in text
        assert f"{remark.source} ({remark.firmness})" in text


def test_shares_are_told_in_words_beside_the_bar(read):
    shares = {"situation": 0.25, "task": 0.0, "action": 0.5, "result": 0.25}
    page = read(cards.feedback("4 words", shares, []))
    assert "situation 25% · task 0% · action 50% · result 25%" in page.text
    assert any(attributes.get("aria-hidden") == "true" for _, attributes in page.elements)


def test_nothing_is_said_about_no_words(read):
    page = read(cards.feedback("no words yet", dict.fromkeys(("situation", "task"), 0.0), []))
    assert page.text == "no words yet"


def test_a_removed_version_says_so(read):
    assert "was removed" in read(cards.difference(Story(id="s"), None)).text


def test_two_equal_versions_say_so(read):
    assert "the same" in read(cards.difference(Story(id="s"), Story(id="s"))).text


def test_a_figure_has_its_description_as_its_name(read):
    table = coverage_table(SAMPLE, load_competencies())
    page = read(cards.figure(coverage_picture(table), "Title", coverage_alt(table)))
    figures = [attributes for tag, attributes in page.elements if tag == "figure"]
    assert figures[0]["role"] == "img"
    assert figures[0]["aria-label"] == coverage_alt(table)


def test_ranked_questions_show_their_reason(read):
    story = SAMPLE.all(Story)[0]
    best = rank_questions(story, load_questions(), load_competencies(), top=1)[0]
    assert best.reason in read(CARDS["matches"](SAMPLE)).text


def test_the_second_interview_has_the_day_entered_for_it(read):
    planned = Process(id=Process.ID, interview_on=date(2026, 12, 3))
    assert read(cards.rounds_card(Contents([planned]))).text.endswith("Second interviewsecond2026-12-03")
    moved = Round(id=Round.SECOND, name="On site", sort="second", held_on=date(2026, 12, 4))
    text = read(cards.rounds_card(Contents([planned, moved]))).text
    assert "2026-12-04" in text
    assert "2026-12-03" not in text
