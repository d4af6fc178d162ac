"""How differences are shown: counts first, the differing words marked, the rest folded, decisions named."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from workbook import cards
from workbook.cards import consistency
from workbook.ledger import conflicts
from workbook.records import Answer, Contents, Decision, Question, Round, Story

SNAPSHOT = Path(__file__).parent / "snapshots" / "conflict.html"
FIVE, EIGHT = "It went well. We were a team of five. It rained.", "We were a team of eight in Leeds."


def told(first=FIVE, second=EIGHT, *others):
    answers = [
        Answer(id=Answer.id_for("q", round), question="q", round=round, text=text)
        for round, text in (("first", first), ("second", second))
    ]
    return Contents([Question(id="q", text="Why us?"), *answers, *others])


@pytest.fixture
def page(read):
    return lambda contents: read(cards.changes_card(contents))


def settled(contents, **values):
    return Contents([*contents, *(replace(each.decision, **values) for each in conflicts(contents))])


def texts(html, tag):
    """Text of every element of that kind, by a plain search: the cards nest none of these in itself."""
    return [piece.split(f"</{tag}>")[0] for piece in html.split(f"<{tag}")[1:]]


def test_the_count_comes_before_the_finding(page):
    text = page(told()).text
    assert (
        text.index("1 comparison, 1 finding: 1 open, 0 settled.")
        < text.index(" changed, ")
        < text.index("Number changed")
    )


def test_both_sentences_are_whole_and_labelled(page):
    text = page(told()).text
    assert "First interview" in text
    assert "We were a team of five." in text
    assert "Second interview" in text
    assert "We were a team of eight in Leeds." in text


def test_only_the_differing_words_are_marked_and_in_bold():
    (conflict,) = conflicts(told())
    marks = [piece.split(">", 1)[1] for piece in texts(cards.conflict(conflict, told()), "mark")]
    assert marks == ["<strong>five</strong>", "<strong>eight</strong>"]


def test_a_finding_is_as_it_was_looked_at(monkeypatch):
    monkeypatch.setattr(consistency, "shown", lambda claim: f"{claim.quote.split()[-1]} people")
    (found,) = conflicts(settled(told(), verdict="first", note="Eight with the interns"))
    first, second = (
        replace(
            claim, quote=quote, start=text.index(quote), end=text.index(quote) + len(quote), sentence=sentence
        )
        for claim, quote, text, sentence in (
            (found.finding.first, "team of five", FIVE, "We were a team of five."),
            (found.finding.second, "team of eight", EIGHT, EIGHT),
        )
    )
    worded = {"reason": "The number differs.", "question": "Which is right?"}
    shown = replace(found, finding=replace(found.finding, first=first, second=second, **worded))
    html = f"{cards.conflict(shown, told())}\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(html, encoding="utf-8")
    assert html == SNAPSHOT.read_text(encoding="utf-8")


def test_the_reason_and_the_question_to_settle_are_there():
    (conflict,) = conflicts(told())
    html = cards.conflict(conflict, told())
    assert "To settle:" in html
    assert conflict.finding.question in html


def test_the_right_one_of_two_equal_sentences_is_marked(read):
    contents = told(f"{FIVE} {FIVE}")
    for conflict in conflicts(contents):
        assert read(cards.conflict(conflict, contents)).faults == []


def test_what_is_the_same_is_folded_away(page):
    folds = page(told()).elements
    assert [tag for tag, _ in folds if tag == "details"]
    assert not [attributes for tag, attributes in folds if tag == "details" and "open" in attributes]


def test_texts_that_agree_are_one_line(page):
    html = cards.changes_card(told(FIVE, FIVE))
    (line, *_) = texts(html, "summary")
    assert "First interview → Second interview: " in line
    assert "0 changed" in line
    assert page(told(FIVE, FIVE)).headings == ["What changed", "Why us?"]


@pytest.mark.parametrize(
    ("verdict", "words", "link"),
    [
        ("first", "settled: the first is right", "Open “Second interview” to mend it"),
        ("second", "settled: the second is right", ""),
        ("both", "settled: both are right", ""),
        ("dismissed", "settled: it is not a conflict", ""),
    ],
)
def test_a_decision_is_named_with_its_note_and_leads_to_what_is_to_be_mended(page, verdict, words, link):
    shown = page(settled(told(), verdict=verdict, note="Eight with the interns"))
    assert words in shown.text
    assert "Eight with the interns" in shown.text
    assert [value for name, value in shown.attributes if name == "href"] == [
        "01_review_first_round.ipynb"
    ] * bool(link)
    assert link in shown.text


def test_what_was_said_is_corrected_openly_and_not_on_paper(page):
    shown = page(settled(told(), verdict="second"))
    assert "What was said stays said: correct it openly in the next interview." in shown.text


@pytest.mark.parametrize(
    ("draft", "verdict", "link"),
    [
        ("second", "first", "07_rehearse.ipynb"),
        ("second", "second", "01_review_first_round.ipynb"),
        ("first", "second", ""),
    ],
)
def test_against_a_rehearsal_a_draft_is_mended_and_what_was_said_stays_said(page, draft, verdict, link):
    answers = [
        Answer(id=f"{round}/q", question="q", round=round, text=text)
        for round, text in ((draft, FIVE), ("r", EIGHT))
    ]
    contents = Contents([Question(id="q", text="Why us?"), Round(id="r", sort="rehearsal"), *answers])
    shown = page(settled(contents, verdict=verdict))
    assert [value for name, value in shown.attributes if name == "href"] == [link] * bool(link)
    assert ("What was said stays said" in shown.text) is not bool(link)


def test_a_story_is_mended_where_stories_are_written(page):
    story = Story(id="s", title="The feed", action="We were a team of eight.", questions=("q",))
    shown = page(settled(told(FIVE, "", story), verdict="first"))
    assert [value for name, value in shown.attributes if name == "href"] == ["02_tell_star_stories.ipynb"]
    assert "Story: The feed" in shown.text


def test_every_round_is_held_against_the_others(page):
    third = [Round(id="third", name="By phone"), Answer(id="third/q", question="q", round="third", text=FIVE)]
    headings = page(told(FIVE, EIGHT, *third)).headings
    assert "First interview → Second interview" in headings
    assert "Second interview → By phone" in headings


def test_nothing_to_compare_is_a_sentence(page):
    assert "Nothing can be compared yet" in page(Contents()).text


def test_decisions_are_listed(read):
    contents = settled(told(), verdict="both", note="Eight with the interns")
    text = read(cards.decisions_card(contents)).text
    assert "both are right" in text
    assert "Eight with the interns" in text
    assert "not decided yet" in read(cards.decisions_card(told())).text
    assert "nothing to decide" in read(cards.decisions_card(told(FIVE, FIVE))).text
    assert "Nothing to decide yet" in read(cards.decisions_card(Contents())).text


def test_a_decision_whose_words_are_gone_stays_with_its_note_and_day(read):
    before = settled(told(), verdict="second", note="Eight with the interns")
    (decision,) = before.all(Decision)
    after = Contents([*told(EIGHT, EIGHT), decision])
    text = read(cards.decisions_card(after, {decision.id: date(2026, 3, 2)})).text
    assert "Nothing is in conflict" in text
    assert "About an earlier wording" in text
    for words in (decision.about, "the second is right (2 March 2026)", "Eight with the interns"):
        assert words in text
    assert "earlier wording" not in read(cards.decisions_card(before)).text


def test_a_decision_taken_back_is_not_said_to_be_settled(read):
    contents = Contents([*told(EIGHT, EIGHT), Decision(id="gone", about="“five” / “eight”")])
    assert "earlier wording" not in read(cards.decisions_card(contents)).text


def test_mended_says_what_is_gone(read):
    contents = told()
    (conflict,) = conflicts(contents)
    text = read(cards.mended(conflict, contents)).text
    assert "no longer in conflict: “five” / “eight”" in text
    (conflict,) = conflicts(settled(contents, verdict="second", note="With the interns"))
    assert "With the interns" in read(cards.mended(conflict, contents)).text
    assert EIGHT in text  # it stays in its place, so that nothing moves while one types
