"""Occupations and areas are offered for what is typed; none is picked by itself."""

from datetime import date

import pytest

from workbook.forms.research_sheet import ResearchSheet
from workbook.pay.official_files import add_file
from workbook.records import JobAd, Process, Research


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


def test_industries_are_those_in_which_the_picked_work_has_a_wage(sheet, store):
    assert sheet.industries == [("all industries", "")]
    type_in(sheet, occupations=("29-1141",))
    assert ("Hospitals (2,020,230 people)", "622000") in sheet.industries
    sheet.industry = "622000"
    type_in(sheet, occupations=("27-2011",))
    assert store.contents().research.industry == "622000"
    assert "622000" in [code for _, code in sheet.industries]


def test_places_to_compare_are_offered_for_each_name_typed_and_none_is_picked(sheet, store):
    type_in(sheet, elsewhere="Denver, Bosten; texas,")
    codes = [code for _, code in sheet.places()]
    assert {"0019740", "0014460", "4800000"} <= set(codes)
    assert store.contents().research.compared == ()


def test_a_place_picked_stays_when_its_name_is_gone(sheet):
    type_in(sheet, elsewhere="Denver", compared=("0019740",))
    type_in(sheet, elsewhere="")
    assert sheet.places() == [("Denver-Aurora-Centennial, CO", "0019740")]


ONET = "O*NET-SOC Code\tAlternate Title\n31-1121.00\tDoula Visitor\n"


def test_titles_that_were_added_are_looked_through_at_once(sheet, store, tmp_path):
    type_in(sheet, title="doula visitor")
    assert "31-1120" not in [soc for _, soc in sheet.options()]
    (tmp_path / "titles.txt").write_text(ONET, encoding="utf-8")
    add_file(tmp_path / "titles.txt", store.path.parent, date(2026, 11, 28))
    match, wage = sheet.candidates()[0]
    assert (match.soc, wage.soc) == ("31-1120", "31-1120")
    assert "O*NET" in match.why


def test_a_damaged_file_of_titles_is_said_and_the_others_are_used(sheet, store):
    place = store.path.parent / "data"
    place.mkdir()
    (place / "onet_titles.txt").write_text("nothing", encoding="utf-8")
    type_in(sheet, title="Sr. backend dev (platform)")
    assert sheet.candidates()[0][0].soc == "15-1252"
    assert sheet.notice.startswith("onet_titles.txt has no columns of O*NET's alternate titles")


@pytest.mark.parametrize(
    ("place", "ad", "city"),
    [
        ("Mercy Hospital, 500 Main St, Des Moines, IA 50309", "", "Des Moines, IA"),
        ("https://zoom.example/j/1", "Charge nurse\nLocation: St. Louis, MO (on site)", "St. Louis, MO"),
        ("Floor 3", "We are in Nowhereville, ZZ.", None),
        ("", "", None),
    ],
)
def test_role_and_city_are_suggested_and_never_written_unasked(store, place, ad, city):
    store.save(Process(id=Process.ID, role=" Charge nurse ", place=place), base=None)
    store.save(JobAd(id=JobAd.ID, text=ad), base=None)
    sheet = ResearchSheet(store)
    assert sheet.suggested == {"title": "Charge nurse"} | ({"place": city} if city else {})
    assert (sheet.form.title, sheet.form.place) == ("", "")
    sheet.form.title = sheet.form.place = "Mine"
    sheet.form.flush()
    assert sheet.suggested == {}
