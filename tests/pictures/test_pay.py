"""Places compared and offers by year: each figure is in the picture and in its description, bounds and doubts marked."""

import warnings
import xml.etree.ElementTree as ET

import pytest

from workbook.cards.figures import offers_figure, places_figure
from workbook.pay.columns import compare_offers
from workbook.pictures.pay import offers_alt, offers_picture, places_alt, places_picture
from workbook.records import Contents, Research
from workbook.salary.oews import release
from workbook.salary.offers import NOT_MODELLED, Offer, offers_of
from workbook.salary.wage import find_wages
from workbook.sample import sample_records
from workbook.tables.places import places_table

SAMPLE = Contents(sample_records())
ALBANY, ALBANY_GA, NEW_YORK = "0010580", "0010500", "3600000"


def texts(svg):
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter() if each.tag.endswith("}text")]


def places(**research):
    return places_table(Contents([Research(id=Research.ID, **research)]))


@pytest.fixture(scope="module")
def anesthetists():
    """Published in New York, at least so much round Albany, and not published round Albany in Georgia."""
    return places(occupations=("29-1151",), area=NEW_YORK, compared=(ALBANY, ALBANY_GA))


class TestPlaces:
    def test_a_row_is_an_occupation_in_a_place_the_readers_own_first(self):
        table = places_table(SAMPLE)
        assert len(table) == 6
        assert table["place"].tolist()[:3] == [
            "Chicago-Naperville-Elgin, IL-IN",
            "Denver-Aurora-Centennial, CO",
            "Rockford, IL",
        ]

    def test_what_is_published_is_as_published(self, anesthetists):
        (wage,) = find_wages("29-1151", NEW_YORK)
        assert anesthetists.loc[0, "p50"] == wage.amounts["annual_p50"].value
        assert anesthetists.loc[0, "margin"] == 0
        assert anesthetists.loc[0, ["median_low", "bound"]].isna().all()

    def test_a_lower_bound_is_no_figure(self, anesthetists):
        assert anesthetists.loc[1, "bound"] == 239_200
        assert anesthetists.loc[1, ["p10", "p50", "p90"]].isna().all()
        assert "median not known; at least 239,200" in texts(places_picture(anesthetists))
        assert (
            "Albany-Schenectady-Troy, NY, Nurse Anesthetists: median not known; at least 239,200."
            in places_alt(anesthetists)
        )

    def test_a_wage_from_elsewhere_names_it_and_has_an_interval(self, anesthetists):
        row = anesthetists.loc[2]
        assert row["origin"] == "Georgia"
        assert row["median_low"] < row["p50"] < row["median_high"]
        assert "median 213,746; from Georgia, 189,576 to 240,998" in texts(places_picture(anesthetists))
        assert "brought there from elsewhere" in places_figure(anesthetists)

    def test_work_paid_by_the_hour_is_for_the_readers_hours(self):
        table = places(occupations=("27-2011",), compared=("0031080",), hours_a_year="1,000")
        assert table.loc[1, "p50"] == 55_290
        assert "hour → year" in table.loc[1, "note"]

    def test_the_notice_stands_below(self):
        assert release()["notice"] in places_figure(places_table(SAMPLE))

    @pytest.mark.parametrize(
        "research", [{}, {"compared": (ALBANY,)}, {"occupations": ("29-1151",)}, {"area": ALBANY}]
    )
    def test_without_occupation_or_place_there_is_no_picture(self, research):
        assert places_figure(places(**research)) == ""

    def test_where_nothing_is_known_there_is_no_picture(self):
        table = places_table(SAMPLE)
        table[["p10", "p25", "p50", "p75", "p90", "bound"]] = float("nan")
        assert places_figure(table) == ""


class TestOffers:
    def test_every_year_has_its_sums_without_with_half_and_with_all_equity(self):
        drawn = texts(offers_picture(compare_offers(offers_of(SAMPLE)[0])))
        assert "123,400 without equity, 126,400 with half, 129,400 with all" in drawn
        assert drawn.count("101,700") == 4
        assert [f"Year {year}" in drawn for year in (1, 2, 3, 4)] == [True] * 4

    def test_parts_are_told_by_words_and_by_patterns(self):
        svg = offers_picture(compare_offers(offers_of(SAMPLE)[0]))
        assert {"base pay", "bonus", "sign-on bonus", "equity", "retirement match", "health"} <= set(
            texts(svg)
        )
        assert (
            len({each.get("id") for each in ET.fromstring(svg).iter() if each.tag.endswith("}pattern")}) == 6
        )

    def test_a_part_that_is_not_offered_is_not_in_the_legend(self):
        drawn = texts(offers_picture(compare_offers([Offer(name="A", base=90_000)])))
        assert "base pay" in drawn
        assert not {"equity", "bonus"} & set(drawn)

    def test_the_description_has_every_part_of_every_year(self):
        alt = offers_alt(compare_offers(offers_of(SAMPLE)[0]))
        assert alt.count("year ") == 8
        assert "Halden Row (expected), year 1: base pay 104,000, bonus 6,240, sign-on bonus 2,500" in alt
        assert "equity 6,000; together 123,400 without equity" in alt

    def test_tax_is_said_not_to_be_modelled(self):
        assert NOT_MODELLED in offers_figure(compare_offers(offers_of(SAMPLE)[0]))

    def test_without_an_offer_a_sentence_stands_there(self):
        assert "nothing to draw" in offers_figure(compare_offers([]))


@pytest.mark.parametrize(
    "text", ["$5 and $6", "<script>alert(1)</script> & more", "a\x00b\ufffe", "漢字 🧑‍🚀", "word" * 60]
)
def test_any_name_makes_valid_xml_without_a_warning(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = offers_picture(compare_offers([Offer(name=text, base=90_000, equity=1_000)]))
    tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(svg).iter()}
    assert "script" not in tags


def test_pictures_are_the_same_every_time_and_take_the_ink_of_the_page(anesthetists):
    offers = compare_offers(offers_of(SAMPLE)[0])
    for draw, table in ((places_picture, anesthetists), (offers_picture, offers)):
        assert draw(table) == draw(table)
        assert "currentColor" in draw(table)
        assert "#123457" not in draw(table)
        assert 'width="' not in draw(table).partition(">")[0]
