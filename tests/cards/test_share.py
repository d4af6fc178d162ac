"""Cards of sharing: what they tell, and that nothing typed becomes markup in them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbook.cards.salary import range_card
from workbook.cards.share import history_card, names_card, preview_card, what_stays
from workbook.records import Alias, Contents, Interviewer, Process, Research, Shared, Sharing, Story
from workbook.sample import sample_records
from workbook.share.redaction.proposals import Proposal
from workbook.share.redaction.records import redact
from workbook.share.redaction.result import Redacted
from workbook.tables.research import curve_table

SAMPLE = Contents(sample_records())
MARKUP = [
    "<script>alert(1)</script>",
    "</p></div><h1 onclick=x>",
    "\"' onmouseover='x",
    "{} {0} %s",
    "&lt;b&gt;",
]
HOSTILE = st.sampled_from(MARKUP) | st.text(min_size=1).filter(str.strip)


def preview(contents, audience, **more):
    return preview_card(
        redact(contents, Sharing(id=Sharing.ID, audience=audience, **more)), contents, audience
    )


def test_all_that_stays_is_listed_with_the_reason(read):
    text = read(preview(SAMPLE, "coach", without=("answer/first/salary-expectations",))).text
    assert (
        "You chose that it stays: answers: “What are your salary expectations? (First interview, by video)”"
        in text
    )
    assert "Never leaves: walk-away (research of pay)" in text
    assert (
        "answers: “Tell me about a goal you reached as a team. (First interview, by video)”, loose end"
        in text
    )
    assert "Your walk-away never leaves, nor its number wherever it stands." in text


def test_all_that_is_replaced_is_listed_with_what_stands_for_it(read):
    text = read(preview(SAMPLE, "public")).text
    assert "Dana WhitlockPerson A" in text
    count = len(redact(SAMPLE, Sharing(id=Sharing.ID, audience="public")).proposals)
    assert f"{count} names in your texts must be decided on before this can be shared." in text


def test_the_number_of_the_walk_away_is_not_told_in_what_is_replaced(read):
    contents = Contents(
        [Story(id="s", situation="Not under 92k."), Research(id=Research.ID, walk_away="92,000")]
    )
    text = read(preview(contents, "coach")).text
    assert "your walk-away[withheld]1" in text
    assert "92" not in text


def test_names_decided_and_open_are_told_apart(read):
    page = read(
        names_card(
            [("Larkmoor", "name", "Name A"), ("Leeds", "place", "")],
            [Proposal("Tove", "name", "s", "I met Tove")],
        )
    )
    assert "LarkmoorName A" in page.text
    assert "Leedsis left as it is" in page.text
    assert "Tove: “I met Tove”" in page.text


def test_what_was_shared_is_listed_with_a_link_to_the_file(read):
    shared = Shared(
        id="s",
        made_at="2026-11-23T09:05:00+00:00",
        audience="coach",
        formats=("html", "pdf"),
        file="a.zip",
        sha256="ab" * 32,
    )
    page = read(history_card(Contents([shared])))
    assert "23 November 2026, 09:05coachhtml, pdfa.zipabababababababab" in page.text
    assert ("href", "shared/a.zip") in page.attributes


def test_nothing_is_said_where_there_is_nothing(read):
    assert "Nothing was shared yet." in read(history_card(Contents())).text
    assert "No name was found" in read(names_card([], [])).text
    assert "Nothing." in read(preview(Contents(), "coach")).text


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("story/peak-season", "stories: “Peak season”"),
        ("interviewer/dana-whitlock, name", "interviewers: “Dana Whitlock”, name"),
        ("story/gone", "story/gone"),
    ],
)
def test_what_stays_is_named_for_a_reader(what, told):
    assert what_stays(what, SAMPLE) == told


@given(text=HOSTILE)
@example(text=MARKUP[0])
@example(text=MARKUP[1])
@example(text=MARKUP[2])
def test_what_was_typed_makes_no_markup(read, text):
    def drawn(text):
        contents = Contents(
            [
                Process(id=Process.ID, company=text, interview_on=date(2026, 1, 2)),
                Interviewer(id="i", name=text),
                Story(id="s", title=text),
                Alias(id="a", name=text, sort="name", verdict="replace", alias=text),
                Shared(id="h", made_at=text, audience=text, formats=(text,), file=text, sha256=text),
            ]
        )
        copy = redact(contents, Sharing(id=Sharing.ID, without=("story/s",)))
        listed = replace(copy, replacements=tuple(replace(each, name=text) for each in copy.replacements))
        assert isinstance(listed, Redacted)
        return (
            preview_card(listed, contents, "coach")
            + names_card([(text, "name", text)], [Proposal(text, "name", text, text)])
            + history_card(contents)
        )

    page, plain = read(drawn(text)), read(drawn("words"))
    assert page.faults == []
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert {name for name, _ in page.attributes} == {name for name, _ in plain.attributes}


def test_a_copy_neither_tells_nor_works_out_a_walk_away(read):
    today = date(2026, 11, 23)
    copy = redact(SAMPLE, Sharing(id=Sharing.ID, audience="coach")).contents
    assert "Walk-away" in read(range_card(SAMPLE, today)).text
    assert "alk-away" not in read(range_card(copy, today)).text
    assert "Target" in read(range_card(copy, today)).text
    assert "walk-away (private)" in set(curve_table(SAMPLE, today)["label"])
    assert not [label for label in curve_table(copy, today)["label"] if "alk-away" in label]
