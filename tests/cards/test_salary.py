"""Cards of the salary research: sources and doubts beside each figure, the walk-away in no sentence."""

from dataclasses import replace
from datetime import date

import pytest

from workbook import ledger
from workbook.cards import offers, places, salary, talk
from workbook.pay.laws import NOT_ADVICE
from workbook.records import Answer, Contents, JobOffer, PayPoint, Question, Research, Round
from workbook.salary.oews import release
from workbook.salary.offers import NOT_MODELLED
from workbook.salary.research import findings
from workbook.sample import sample_records

TODAY = date(2026, 11, 23)
SAMPLE, EMPTY = Contents(sample_records()), Contents()
NOTICE = release()["notice"]


def text(read, html):
    return " ".join(read(html).text.split())


def researched(**values):
    return Contents([Research(id=Research.ID, **values)])


def changed(**values):
    return Contents([*SAMPLE, replace(SAMPLE.research, **values)])


CARDS = {
    "official": lambda contents: salary.official_card(contents, TODAY),
    "places": places.places_card,
    "points": lambda contents: salary.points_card(contents, TODAY),
    "range": lambda contents: salary.range_card(contents, TODAY),
    "offers": offers.offers_card,
    "talk": lambda contents: talk.talk_card(contents, TODAY),
}


@pytest.mark.parametrize("contents", [SAMPLE, EMPTY], ids=["sample", "empty"])
@pytest.mark.parametrize("name", CARDS)
def test_a_card_is_well_formed_and_has_a_title_of_the_fourth_level(read, name, contents):
    page = read(CARDS[name](contents))
    assert page.faults == []
    assert {tag for tag, _ in page.elements if tag[0] == "h" and tag[1:].isdigit()} == {"h4"}


@pytest.mark.parametrize("name", ["official", "places", "range", "talk"])
def test_the_notice_stands_beside_every_derived_figure(read, name):
    assert NOTICE in text(read, CARDS[name](SAMPLE))


def test_official_wages_are_those_published(read):
    page = text(read, CARDS["official"](researched(occupations=("15-2031",), area="0016980")))
    for figure in (
        "10th 62,470 30.04",
        "50th 86,500 41.59",
        "90th 148,600 71.44",
        "3,6802.6 %",
        "2026-05-15",
    ):
        assert figure in page


def test_a_lower_bound_is_at_least_and_an_unknown_figure_is_not_known(read):
    page = text(read, CARDS["official"](researched(occupations=("11-1011",), area="3900003")))
    assert "at least 239,200" in page
    assert "This wage is equal to or greater than $115.00 per hour or $239,200 per year." in page
    actors = text(read, CARDS["official"](researched(occupations=("27-2011",))))
    assert "10th not known 16.50" in actors


def test_a_wage_from_elsewhere_says_from_where_and_how_far_it_may_be_off(read):
    page = text(read, CARDS["official"](researched(occupations=("15-2051",), area="0010380")))
    assert "wage of Puerto Rico brought to Aguadilla, PR" in page
    assert "within 13%" in page


def test_base_and_total_have_a_median_each(read):
    page = text(read, CARDS["points"](SAMPLE))
    assert "Median of 3 of base pay" in page
    assert "Median of 1 of total pay: 125,000" in page


def test_the_words_stand_beside_what_was_understood_and_what_changed_it(read):
    page = text(read, CARDS["points"](SAMPLE))
    assert page.index("$52/h") < page.index("52 USD an hour, base") < page.index("108,160")
    assert "hour → year (× 2080" in page


def test_a_figure_that_cannot_be_used_is_listed_with_the_reason(read):
    page = text(read, CARDS["points"](Contents([PayPoint(id="x", text="a lot")])))
    assert "not used; see below" in page
    assert "“a lot” was not understood" in page


def test_the_range_names_what_it_rests_on_and_what_does_not_fit(read):
    page = text(read, CARDS["range"](SAMPLE))
    for words in ("Walk-away: private", "92,000", "3 own points of 2026-11-09", "(weight 4)", "does not fit"):
        assert words in page
    assert "the convention of this workbook for a title with “senior”" in page
    assert "What you named in round one is below your walk-away." in page


def test_the_walk_away_is_in_no_sentence_to_say(read):
    page = text(read, CARDS["talk"](changed(walk_away="91,234")))
    assert "91,234" not in page
    assert "91.2" not in page


def test_the_ladder_goes_from_the_scope_over_their_range_to_ones_own(read):
    page = text(read, CARDS["talk"](SAMPLE))
    assert page.index("1. The scope") < page.index("2. Their range") < page.index("3. Your researched")
    assert "base pay of $112,000 to $137,700 a year" in page
    assert "You posted $85,000 to $110,000" in page


def test_an_answer_to_an_imported_question_about_salary_names_a_figure(read):
    asked = Question(id="q", text="What salary are you looking for?")
    said = Answer(
        id="first/q", question="q", round="first", text="Something like 115 to 120 thousand dollars."
    )
    page = text(read, CARDS["talk"](Contents([asked, said])))
    assert "has “Something like 115 to 120 thousand dollars”" in page
    assert "None is entered" not in page


def test_how_old_figures_are_is_said_only_where_each_has_a_day(read):
    points = [PayPoint(id=f"{n}", text=f"${100 + n}k", found_on=TODAY if n else None) for n in range(4)]
    page = text(read, CARDS["talk"](Contents([*points, replace(SAMPLE.research, target="", opening="")])))
    assert "4 figures I found." in page
    page = text(read, CARDS["range"](Contents([*points, replace(SAMPLE.research, target="", opening="")])))
    assert "4 own points of 2026-11-23 to 2026-11-23, 1 of them without a day" in page


def test_a_posted_range_that_ends_below_the_target_has_a_sentence_of_its_own(read):
    page = text(read, CARDS["talk"](SAMPLE))
    assert "I understand that the range ends at $110,000. Is there room above it" in page
    page = text(read, CARDS["talk"](changed(posted="$100,000 to $130,000 a year")))
    assert "If their range ends below that" not in page


def test_the_range_says_how_old_official_wages_are_and_what_its_intervals_hold(read):
    page = text(read, CARDS["range"](SAMPLE))
    assert "as of May 2025 and are not brought to today; from then on prices went +4.2%" in page
    assert "Whether the occupation and the level are the right ones is not in it." in page
    assert "Commissions, production bonuses and tips are in BLS’s wages" in page
    page = text(read, CARDS["range"](changed(official_weight=0)))
    assert "not brought to today" not in page


def test_the_sentence_to_say_is_held_against_what_was_named_in_round_one():
    (said,) = [
        sentence for title, sentence in talk.ladder(SAMPLE, findings(SAMPLE, TODAY)) if title[0] == "3"
    ]
    texts = {
        "first": "I am looking for base pay of 88,000 to 96,000 dollars a year.",
        "second": said.strip("“”"),
    }
    answers = [Answer(id=f"{round}/q", question="q", round=round, text=text) for round, text in texts.items()]
    rounds = [Round(id=round) for round in texts]
    (conflict,) = ledger.conflicts(
        Contents([Question(id="q", text="Expectations?", type="salary"), *rounds, *answers])
    )
    assert conflict.kind == "amount of money"
    assert "$112,000 to $137,700 a year" in conflict.finding.reason


def test_the_place_is_that_of_the_wages_not_what_is_typed_now(read):
    page = text(read, CARDS["talk"](changed(place="Boston")))
    assert "official wages for this work in Chicago (May 2025)" in page


def test_without_a_posted_range_theirs_is_asked_for(read):
    assert "May I ask what it is?" in text(read, CARDS["talk"](changed(posted="")))


def test_without_a_range_there_is_still_something_to_say(read):
    page = text(read, CARDS["talk"](EMPTY))
    assert "There is none yet. Pick an occupation" in page
    assert "I would rather talk about what this work is worth" in page


def test_what_was_named_is_told_with_whom_and_when_and_so_are_answers(read):
    page = text(read, CARDS["talk"](SAMPLE))
    assert "named to Dana Whitlock on 17 November 2026" in page
    assert "Your answer in “First interview, by video” has “88,000 and 96,000 dollars”" in page


def test_the_law_of_each_state_of_the_area_is_told_and_is_no_advice(read):
    page = text(read, CARDS["talk"](SAMPLE))
    assert "Illinois Equal Pay Act" in page
    assert "No law of Indiana is in the list;" in page
    for contents in (SAMPLE, EMPTY, changed(area="0100000")):
        assert NOT_ADVICE in text(read, CARDS["talk"](contents))


def test_the_law_of_the_employers_state_stands_beside_that_of_the_place_of_work(read):
    page = text(read, CARDS["talk"](changed(employer_state="3200000")))
    assert "Pay law: Illinois, Indiana, Nevada" in page
    assert "Owed to an applicant who has completed an interview" in page
    assert (
        "You would work in Illinois or Indiana, for an employer in Nevada. Which law counts may depend"
        in page
    )
    assert "Which law counts" not in text(read, CARDS["talk"](changed(employer_state="1700000")))


def test_where_the_range_is_owed_after_an_interview_there_is_a_sentence_that_asks_for_it(read):
    asked = "As I understand the law of Nevada, an applicant may be told the range."
    assert asked in text(read, CARDS["talk"](researched(area="3200000")))
    assert asked in text(read, CARDS["talk"](researched(area="0600000", employer_state="3200000")))
    for without in (researched(area="0600000"), researched(area="3200000", posted="$90k to $110k"), EMPTY):
        assert "If they hold it back" not in text(read, CARDS["talk"](without))


def test_of_an_employer_alone_the_law_is_told(read):
    page = text(read, CARDS["talk"](researched(employer_state="1000000")))
    assert "2027-09-26 · not yet" in page


def test_a_law_looked_up_over_a_year_ago_is_to_be_checked(read):
    assert "check it" not in text(read, talk.talk_card(SAMPLE, TODAY))
    assert "over a year ago, check it" in text(read, talk.talk_card(SAMPLE, date(2028, 1, 1)))


def test_offers_say_that_tax_is_not_modelled(read):
    page = text(read, CARDS["offers"](SAMPLE))
    assert NOT_MODELLED in page
    assert "Together 129,400 129,400 126,900 126,900 512,600" in page
    assert "Base at which it equals Halden Row (expected), the equity as it is today–111,991" in page
    assert "Base at which it equals Halden Row (expected), no equity–106,435" in page


def test_what_an_offer_hangs_on_is_told_the_most_telling_first(read):
    page = text(read, CARDS["offers"](SAMPLE))
    assert page.index("Hours a week: 50, or 40") < page.index(
        "Equity: worth nothing, or worth what it is today"
    )
    assert "Sign-on bonus: spread over three years, or counted at once128,567 to 131,900512,600" in page


def test_offers_called_alike_are_told_apart(read):
    twins = [JobOffer(id=id, name="Orrin", base="90k") for id in "ab"]
    page = read(CARDS["offers"](Contents(twins)))
    assert [name in page.text for name in ("Orrin (1)", "Orrin (2)")] == [True, True]


def test_an_industry_is_named_and_said_to_be_the_nations(read):
    nurses = researched(occupations=("29-1141",), area="0016980", industry="622000")
    page = text(read, CARDS["official"](nurses))
    assert "Registered Nurses in Hospitals" in page
    assert "for the nation only" in page
    assert "official wages for this work, by industry, in the United States" in text(
        read, CARDS["talk"](nurses)
    )


def test_work_paid_by_the_hour_has_a_range_and_says_for_how_many_hours(read):
    actors = researched(occupations=("27-2011",), area="0031080", hours_a_year="1,000")
    page = text(read, CARDS["range"](actors))
    assert "Target55,30055.30" in page
    assert "hour → year (× 1000, your hours, 1,000 hours a year)" in page


def test_each_figure_of_ones_own_stands_with_what_it_counts_for(read):
    page = text(read, CARDS["range"](SAMPLE))
    assert "a former colleague108,16018 November 20261.00" in page


def test_an_official_wage_that_is_left_out_is_in_no_sentence(read):
    without = changed(official_weight=0)
    assert "The official wage is left out, as you chose" in text(read, CARDS["range"](without))
    assert "I looked at 3 figures I found since 9 November 2026." in text(read, CARDS["talk"](without))


def test_an_offer_without_base_pay_is_listed_with_the_reason(read):
    page = text(read, CARDS["offers"](Contents([JobOffer(id="x", name="Orrin")])))
    assert "Orrin: there is no base pay yet" in page


def test_no_card_is_typeset_as_mathematics():
    assert all('class="tex2jax_ignore mathjax_ignore"' in make(SAMPLE) for make in CARDS.values())


def test_what_was_not_understood_is_listed_whole_and_folded_when_long(read):
    assert read(salary.not_understood(["Line 1: no pay"])).text == "Line 1: no pay"
    long = read(salary.not_understood([f"Row {n}: no amount" for n in range(20)]))
    assert "details" in [tag for tag, _ in long.elements]
    assert all(f"Row {n}: no amount" in long.text for n in range(20))
    assert "And 500 more." in read(salary.not_understood(["x"] * 1_500)).text


def test_places_stand_side_by_side_with_what_is_published_there_or_brought_there(read):
    page = text(read, CARDS["places"](SAMPLE))
    assert "Denver-Aurora-Centennial, CO 83,450 101,670 127,810 157,150 182,530" in page
    assert "Rockford, IL (from Illinois) 59,514 71,883 85,509 120,856 157,107" in page
    assert "brought there; the median lies from 75,840 to 96,412 four times in five." in page


def test_a_lower_bound_in_another_place_is_at_least(read):
    page = text(read, CARDS["places"](researched(occupations=("29-1151",), compared=("0010580",))))
    assert "Albany-Schenectady-Troy, NY at least 239,200 at least 239,200" in page


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"occupations": ("15-2031",)}, "Pick an occupation above and a place here"),
        ({"occupations": ("15-2031",), "compared": ("nowhere",)}, "There is no area"),
        ({"occupations": ("15-2031",), "compared": ("0010580",), "currency": "EUR"}, "a range in EUR"),
    ],
)
def test_without_places_or_wages_a_sentence_says_what_is_lacking(read, values, said):
    assert said in text(read, CARDS["places"](researched(**values)))


@pytest.mark.parametrize(
    ("base", "told"),
    [
        ("$54.25/hr", "A, base pay: 54.25 an hour × 1,872 hours (36 a week, 52 weeks) = 101,556 a year."),
        ("$4,500 a month", "A, base pay: 4,500.00 a month × 12 months = 54,000 a year."),
        ("95,000", None),
    ],
)
def test_base_pay_brought_to_a_year_says_how(read, base, told):
    page = text(read, offers.offers_card(Contents([JobOffer(id="a", name="A", base=base, hours="36")])))
    assert told in page if told else "base pay:" not in page
