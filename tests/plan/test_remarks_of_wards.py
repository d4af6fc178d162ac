"""What meets a line, what a line asks for, and what is no claim: neighbours of what a reader found wrong."""

import pytest

from workbook.plan.ad import split_ad
from workbook.plan.covering import suggest
from workbook.plan.evidence import Evidence
from workbook.plan.pitch import remarks_on_pitch
from workbook.star import figures


def told(text):
    return [Evidence(ref="story/s", name="Story", text=text)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (
            "Respond to emergencies and lead huddles and debriefs",
            "The next morning I led a debrief with the aides.",
        ),
        ("Respond to emergencies", "I called rapid response and stayed in the emergency."),
        ("Lead debriefings", "We were tired, and I still led the debrief."),
        ("Run workshops", "I ran a workshop on claims."),
        ("Build dashboards and lead reviews", "I built a dashboard for the yard."),
    ],
)
def test_a_deed_and_its_thing_meet_a_line_however_they_are_bent(line, text):
    assert suggest(line, told(text))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Monitor unit budget and overtime", "I rang the house supervisor before midnight."),
        ("Manage the ward budget", "I looked after a house and a flat."),
        ("Respond to calls and lead debriefs", "A debrief was held. Later I led the night shift."),
        ("Lead huddles", "I led the night shift."),
    ],
)
def test_a_deed_of_another_thing_does_not(line, text):
    assert not suggest(line, told(text))


@pytest.mark.parametrize("heading", ["What we offer", "Benefits", "Perks"])
@pytest.mark.parametrize(
    "line",
    [
        "Vaccination against influenza is required",
        "Proof of immunity is mandatory",
        "You must hold a driving licence",
        "Annual fit tests are required of all staff",
        "Overtime is required in winter",
    ],
)
def test_what_is_required_is_a_requirement_even_among_what_they_give(heading, line):
    (found,) = [
        each for each in split_ad(f"{heading}:\n- Dental plan\n- {line}\n- Free parking") if each.text == line
    ]
    assert found.is_wanted


@pytest.mark.parametrize(
    "line", ["Dental plan", "A flu shot every autumn", "Overtime is paid", "Vaccination is free"]
)
def test_what_they_give_is_none(line):
    (found,) = [each for each in split_ad(f"Benefits:\n- Free parking\n- {line}") if each.text == line]
    assert found.sort == "benefits"


@pytest.mark.parametrize("name", ["4 West", "5 East", "3 North Tower", "21 Main Street", "9-South"])
def test_a_number_within_a_name_is_no_claim(name):
    assert [each.quote for each in figures(f"I work on {name} with 6 nurses.")] == ["6"]
    pitch = f"I have worked nights on {name} for some time and I would like to lead the shift there, because I know the floor."
    assert not [
        each
        for each in remarks_on_pitch(pitch + " I like it.", told("I work at night."))
        if "comes" in each.text or "come from" in each.text
    ]


@pytest.mark.parametrize("text", ["I walked 4 miles west", "4 western towns", "12 streets"])
def test_a_number_of_things_stays_one(text):
    assert len(figures(text)) == 1
