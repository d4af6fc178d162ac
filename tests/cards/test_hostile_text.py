"""Whatever was typed stays words: it makes no element and no attribute, and it is there to the letter."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbook import cards, ledger
from workbook.bank import load_competencies
from workbook.cards import asking, offers, places, rehearsal, salary, talk
from workbook.diffs import word_changes
from workbook.records import (
    STAR_PARTS,
    Answer,
    Comment,
    Contents,
    Decision,
    FollowUp,
    Interviewer,
    JobAd,
    JobOffer,
    PayPoint,
    Process,
    Question,
    QuestionToAsk,
    Research,
    Round,
    Story,
    ThankYou,
)
from workbook.rehearsal.likely import likely
from workbook.star import remarks_on_answer, remarks_on_story

MARKUP = [
    "<script>alert(1)</script>",
    "</p></div><h1 onclick=x>",
    "<img src=x onerror='alert(1)'>",
    '"><style>*{display:none}</style>',
    "' onmouseover='x",
    "{} {0} {title} {{}} %s %(a)s",
    "\\n \\u003c \\",
    "&lt;b&gt; &amp;amp; &#60; &nbsp",
    "<!-- -->]]><?php ?><!DOCTYPE html>",
    "$x^2$ and $5 and \\frac{1}{2}",
    "Ünï 🧑‍🚀 漢字 עברית \u202e\u200b",
    "two\nlines\n\n\tand a tab",
]
HOSTILE = st.sampled_from(MARKUP) | st.text(min_size=1).filter(str.strip)
TAGS = {"a", "ol", "del", "div", "em", "figcaption", "figure", "h4", "h5", "ins", "li", "p", "small", "span"}
TAGS |= {"details", "mark", "summary", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
ATTRIBUTES = {
    "aria-hidden",
    "aria-label",
    "class",
    "data-ref",
    "download",
    "href",
    "role",
    "scope",
    "style",
    "tabindex",
}
ATTRIBUTES |= {"colspan", "headers", "id", "rowspan"}  # of wide tables


def contents(text):
    """A workbook in which every field that is text holds this text."""
    return Contents(
        [
            Process(id=Process.ID, company=text, role=text, reasons=("tie",)),
            Interviewer(id="i", name=text, role=text, sort=text),
            Round(id="first", name=text, sort=text, held_on=date(2026, 1, 2)),
            Round(id="second", name=text, sort=text),
            Question(id="q", text=text, type=text, source=text),
            Question(id="not asked yet", text=text, type=text),
            Answer(id="first/q", question="q", round="first", text=text, went="well", loose_end=text),
            Answer(id="second/q", question="q", round="second", text=text),
            Story(
                id="s",
                title=text,
                reflection=text,
                skills=("teamwork", text),
                **dict.fromkeys(STAR_PARTS, text),
            ),
        ]
    )


def settled(text, beside=""):
    """Two answers that differ in fact, with this text as every label and note, and another beside the facts."""
    answers = {"first": "We were a team of five.", "second": "We were a team of eight."}
    contents = Contents(
        [
            *(Round(id=id, name=text) for id in answers),
            Question(id="q", text=text),
            *(
                Answer(id=id, question="q", round=id, text=f"{told}\n\n{beside}")
                for id, told in answers.items()
            ),
        ]
    )
    found = ledger.conflicts(contents)
    return Contents([*contents, *(replace(each.decision, verdict="first", note=text) for each in found)])


TODAY = date(2026, 11, 23)


def research(text):
    """A salary research in which every field that is text holds this text, and the amounts are pay."""
    pay = {"low": "95000", "high": "95000", "currency": "USD", "period": "year"}
    names = ("text", "source", "title", "level", "soc", "company", "place", "hours", "n", "note")
    texts = dict.fromkeys(names, text)
    offered = {"base": "95,000"}
    return Contents(
        [
            *contents(text),
            Research(
                id=Research.ID,
                occupations=("15-2031",),
                **dict.fromkeys(
                    ("title", "place", "posted", "said", "said_to", "weights", "elsewhere"), text
                ),
                **dict.fromkeys(("industry", "hours_a_year", "employer_state"), text),
                compared=("0010580", text),
            ),
            *(PayPoint(id=f"{n}", **pay, **texts) for n in range(3)),
            JobOffer(id="a", name=text, **offered),
            JobOffer(id="b", name=text, **offered | {"bonus_target": text}),
        ]
    )


def rehearsed(text, beside=""):
    """A rehearsal in which every field that is text holds this text, of two facts that differ, with all that is beside it."""
    records = [each for each in settled(text, beside) if not isinstance(each, Decision)]
    tried = [
        Answer(id=f"r/q/{n}", question="q", round="r", text=text, loose_end=text, went="badly")
        for n in (1, 2)
    ]
    said = Answer(id="r/q", question="q", round="r", text=f"We were a team of nine.\n\n{text}", seconds=70)
    held = Round(id="r", name=text, sort="rehearsal", held_on=date(2026, 11, 20))
    process = Process(id=Process.ID, reasons=("tie",))
    return Contents(
        [process, *records, held, *tried, Story(id="s", title=text, action=text, questions=("q",)), said]
    )


def reasons(text):
    return likely(rehearsed(text), [], load_competencies(), TODAY)


def asked(text):
    """Questions to ask, notes, a debrief and a follow-up in which every field that is text holds this text."""
    day = date(2026, 12, 8)
    return Contents(
        [
            *contents(text),
            Round(id="said", name=text),
            Answer(id="said/q", question="q", round="said", text=text),
            JobAd(id=JobAd.ID, text=f"We are a team of eight and {text}."),
            QuestionToAsk(id="a", text=text, purpose=text, answer=text),
            QuestionToAsk(id="b", text=f"How big is the team? Do you like {text}?"),
            QuestionToAsk(id="c", text=f"What is the pay? {text}", interviewers=("gone",)),
            ThankYou(id="i", callback=text, text=f"{text} [gap] " + "thank you for the talk about it " * 20),
            ThankYou(id="j", text="thank you for the talk about it " * 20),
            FollowUp(id=FollowUp.ID, next_step=text, told_by=text, promised_on=day),
        ]
    )


def commented(text):
    """Every text of a comment, and the text it is about."""
    told = dict.fromkeys(("export", "by", "about", "comment", "suggestion", "written_at"), text)
    return Contents(
        [
            Story(id="s", title=text, task=f"{text} told again"),
            Comment(id="c", ref="story/s", field="task", **told),
            Comment(id="gone", ref="story/gone", field="task", **told),
        ]
    )


def one(text):
    return Question(id="q", text=text)


CARDS = {
    "answers": lambda t: cards.answers_card(contents(t), "first"),
    "answers_count": lambda t: cards.answers_count_card(contents(t)),
    "redraft": lambda t: cards.redraft_card(contents(t), "second"),
    "rounds": lambda t: cards.rounds_card(contents(t)),
    "questions": lambda t: cards.questions_card(contents(t)),
    "interviewers": lambda t: cards.interviewers_card(contents(t)),
    "process": lambda t: cards.process_card(contents(t), date(2026, 1, 1)),
    "stories": lambda t: cards.stories_card(contents(t), {"teamwork": "Teamwork"}),
    "stories, named skills": lambda t: cards.stories_card(contents("x"), {"teamwork": t}),
    "beside": lambda t: cards.beside([(t, t, t)]),
    "card": lambda t: cards.card(t, t),
    "quiet": cards.quiet,
    "prose": cards.prose,
    "message": cards.message,
    "facts": lambda t: cards.facts([(t, t)]),
    "table": lambda t: cards.table((t, "Other"), [(t, t)]),
    "lines": lambda t: cards.lines_card(t, [t, t]),
    "matches": lambda t: cards.matches_card([(t, t, t)]),
    "suggestions": lambda t: cards.suggestions([(t, [t, t])], [(t, t)]),
    "feedback": lambda t: cards.feedback(t, {"situation": 1.0}, []),
    "new text": lambda t: cards.changes("", t),
    "removed text": lambda t: cards.changes(t, ""),
    "same text": lambda t: cards.changes(t, t),
    "folded": lambda t: cards.folded(t, cards.quiet(t)),
    "decisions": lambda t: cards.decisions_card(settled(t)),
    "figure": lambda t: cards.figure("<svg></svg>", t, "alt"),
}


REHEARSED = {
    "question": lambda t: rehearsal.asked(reasons(t)[0], 90),
    "attempt": lambda t: rehearsal.beside_attempt(rehearsed(t), rehearsed(t).find(Answer, "r/q"), False),
    "attempt that runs": lambda t: rehearsal.beside_attempt(
        rehearsed(t, t), rehearsed(t).find(Answer, "r/q"), True
    ),
    "rehearsals": lambda t: rehearsal.rehearsals_card(rehearsed(t)),
    "next": lambda t: rehearsal.next_card(reasons(t)),
}


@pytest.mark.parametrize("name", REHEARSED)
@given(text=HOSTILE)
@example(text=MARKUP[0])
@example(text=MARKUP[1])
@example(text=MARKUP[5])
def test_what_was_said_in_rehearsal_is_shown_without_markup(read, name, text):
    page = read(REHEARSED[name](text))
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= TAGS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES
    assert text.strip() in page.text


BY_THEIR_WORDS = {
    "figures found": lambda t: salary.points_card(research(t), TODAY),
    "range": lambda t: salary.range_card(research(t), TODAY),
    "offers": lambda t: offers.offers_card(research(t)),
    "conversation": lambda t: talk.talk_card(research(t), TODAY),
    "places": lambda t: places.places_card(research(t)),
    "comments": lambda t: cards.comments_card(commented(t)),
    "comments at an answer": lambda t: cards.comments_at("story/s", commented(t), ("task",)),
}


OF_ASKING = {
    "questions to ask": lambda t: asking.ask_card(asked(t)),
    "feedback on a question": lambda t: asking.question_feedback(asked(t).find(QuestionToAsk, "b"), asked(t)),
    "heard": lambda t: asking.heard_card(asked(t)),
    "debrief": lambda t: asking.debrief_card(asked(t)),
    "thanks": lambda t: asking.thanks_card(asked(t)),
    "feedback on a note": lambda t: asking.note_feedback(asked(t).find(ThankYou, "i"), asked(t)),
    "follow-up": lambda t: asking.follow_up_card(asked(t), is_written=True),
}


@pytest.mark.parametrize("name", OF_ASKING)
@given(text=HOSTILE)
@example(text=MARKUP[0])
@example(text=MARKUP[1])
@example(text=MARKUP[5])
def test_what_was_asked_and_noted_is_shown_without_markup(read, name, text):
    page = read(OF_ASKING[name](text))
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= TAGS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES
    assert name == "feedback on a question" or text.strip() in page.text
    links = {value for name, value in page.attributes if name == "href"}
    assert links <= {"follow-up.ics", "03_check_consistency.ipynb"}


@pytest.mark.parametrize("name", BY_THEIR_WORDS)
@given(text=HOSTILE)
@example(text=MARKUP[0])
@example(text=MARKUP[1])
@example(text=MARKUP[5])
def test_a_card_whose_parts_depend_on_the_text_has_no_markup_of_it(read, name, text):
    page = read(BY_THEIR_WORDS[name](text))
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= TAGS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES
    assert name in ("range", "places") or text.strip() in page.text


@pytest.mark.parametrize("name", CARDS)
@given(text=HOSTILE)
@example(text=MARKUP[0])
@example(text=MARKUP[1])
@example(text=MARKUP[5])
def test_text_is_there_to_the_letter_and_makes_no_markup(read, name, text):
    page = read(CARDS[name](text))
    assert page.faults == []
    assert text in page.text
    assert page.skeleton == read(CARDS[name]("words")).skeleton


@given(text=HOSTILE)
def test_steps_quote_what_was_typed_without_markup(read, text):
    page = read(cards.steps_card(contents(text)))
    assert page.faults == []
    assert page.skeleton == read(cards.steps_card(contents("words"))).skeleton


@given(text=HOSTILE)
def test_the_description_of_a_figure_stays_one_attribute(read, text):
    page = read(cards.figure("<svg></svg>", "title", text))
    assert page.faults == []
    assert [value for name, value in page.attributes if name == "aria-label"] == [text]
    assert page.skeleton[1:] == read(cards.figure("<svg></svg>", "title", "x")).skeleton[1:]


@given(before=HOSTILE, after=HOSTILE)
def test_differences_strike_out_and_underline_and_nothing_else(read, before, after):
    page = read(cards.difference(one(before), one(after)))
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= {"p", "strong", "ins", "del"}
    if before != after:
        pieces = "".join(text for _, text in word_changes(before, after))
        assert pieces in page.text


@given(text=HOSTILE, other=HOSTILE)
def test_remarks_quote_without_markup(read, text, other):
    told = f"I planned {text} and we did {other}. " * 12
    remarks = remarks_on_answer(told, question_type="behavioural") + remarks_on_story(
        Story(id="s", action=told, situation=told)
    )
    page = read(cards.feedback("words", {}, remarks))
    assert remarks
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= {"p", "strong", "ul", "li", "small"}
    assert all(remark.text in page.text for remark in remarks)


@given(text=HOSTILE)
@example(text=MARKUP[0])
@example(text=MARKUP[1])
@example(text=MARKUP[5])
def test_what_changed_is_shown_without_markup(read, text):
    contents = settled(text, beside=text)
    page = read(cards.changes_card(contents))
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= TAGS
    assert {name for name, _ in page.attributes} <= ATTRIBUTES
    assert text in page.text


@given(text=HOSTILE)
def test_a_quote_is_marked_without_markup(read, text):
    (conflict,) = ledger.conflicts(settled(text))
    finding = conflict.finding
    claims = [
        replace(claim, quote=quote, start=2, end=2 + len(quote), sentence=f"< {quote} &")
        for claim, quote in ((finding.first, text), (finding.second, "Leeds"))
    ]
    places = [ledger.Place(Answer(id=each.quote, text=each.sentence)) for each in claims]
    finding = replace(finding, first=claims[0], second=claims[1], reason=text, question=text)
    shown = replace(conflict, finding=finding, pair=ledger.Pair(*places, "question"))
    page = read(cards.conflict(shown, Contents()))
    assert page.faults == []
    assert {tag for tag, _ in page.elements} <= TAGS
    assert f"< {text} &" in page.text
    assert "< Leeds &" in page.text


def everything(text):
    shown = [make(text) for make in (*CARDS.values(), *BY_THEIR_WORDS.values(), *OF_ASKING.values())]
    return [
        *shown,
        cards.steps_card(contents(text)),
        cards.changes_card(settled(text, text)),
        cards.reasons_card(contents(text)),
    ]


@pytest.mark.parametrize("text", MARKUP)
def test_no_card_has_an_element_or_attribute_but_ours(read, text):
    for html in everything(text):
        page = read(html.replace("<svg></svg>", ""))
        assert {tag for tag, _ in page.elements} <= TAGS
        assert {name for name, _ in page.attributes} <= ATTRIBUTES


@pytest.mark.parametrize("text", MARKUP)
def test_no_style_can_be_changed_by_text(read, text):
    for html in everything(text):
        styles = {value for name, value in read(html).attributes if name == "style"}
        assert not any("display:none" in style or "url(" in style for style in styles)
