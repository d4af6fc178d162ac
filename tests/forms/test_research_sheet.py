"""Occupations and areas are offered for what is typed; none is picked by itself."""

import pytest

from workbook.forms.research_sheet import ResearchSheet
from workbook.records import Research


@pytest.fixture
def sheet(store):
    return ResearchSheet(store)


def type_in(sheet, **values):
    for name, value in values.items():
        setattr(sheet.form, name, value)
    sheet.form.flush()


def test_five_occupations_are_offered_and_none_is_picked(sheet, store):
    type_in(sheet, title="Sr. backend dev (platform)")
    assert len(sheet.options()) == 5
    assert sheet.options()[0] == ("Software Developers (15-1252)", "15-1252")
    assert store.contents().research.occupations == ()


def test_what_is_picked_stays_among_the_options_under_another_title(sheet):
    type_in(sheet, title="Nurse", occupations=("15-1252",))
    assert ("Software Developers (15-1252)", "15-1252") in sheet.options()


def test_areas_are_offered_and_the_nation_stays_until_one_is_chosen(sheet, store):
    type_in(sheet, place="San Fransisco")
    names = [name for name, _ in sheet.areas]
    assert names[0] == "not chosen: the whole nation"
    assert "San Francisco-Oakland-Fremont, CA" in names
    assert store.contents().research.area == ""


def test_an_area_chosen_is_saved_and_stays_offered(sheet, store):
    type_in(sheet, place="Chicago")
    sheet.area = "0016980"
    type_in(sheet, place="Boston")
    assert store.contents().research.area == "0016980"
    assert "0016980" in [code for _, code in sheet.areas]


def test_what_another_form_of_this_notebook_changes_is_followed(sheet, store):
    store.save(Research(id=Research.ID, place="Chicago", area="0016980"), base=None)
    assert sheet.area == "0016980"
    assert sheet.candidates() == []


def test_an_area_that_a_later_release_may_have_is_shown_by_its_code(sheet):
    type_in(sheet, area="0099999")
    assert ("0099999", "0099999") in sheet.areas
