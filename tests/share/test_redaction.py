"""What stays, what is replaced, and that nothing else changes."""

from dataclasses import replace
from datetime import date

import pytest

from workbook.records import (
    Alias,
    Answer,
    Contents,
    Decision,
    Goal,
    Interviewer,
    JobOffer,
    PayPoint,
    Pitch,
    Process,
    Question,
    Research,
    Round,
    Shared,
    Story,
)
from workbook.share.redaction.aliases import alias_for
from workbook.share.redaction.private import AMOUNT, WITHHELD
from workbook.share.redaction.records import redact

WALK = Research(id=Research.ID, walk_away="$92,000")


def told(text, *more):
    """A workbook in which one story says this."""
    return Contents([Story(id="s", situation=text), *more])


def situation(contents, choice):
    return redact(contents, choice).contents.find(Story, "s").situation


class TestWalkAway:
    @pytest.mark.parametrize("audience", ["coach", "friend", "public"])
    @pytest.mark.parametrize(
        "written",
        ["92k", "92 K", "$92K", "92,000", "92.000", "92 000", "92'000", "92000", "92\u00a0000", "９２,０００", "92\u200b,000",
         "ninety-two thousand", "Ninety Two  Thousand", "ninety-two grand", "ninety\u2011two thousand", "USD 92,000.00", "92&#44;000",
            "92-110k",
            "$92 to $110K"],
    )  # fmt: skip
    def test_its_number_stands_in_no_text_in_any_form(self, choose, audience, written):
        shown = situation(told(f"I would go below {written} never.", WALK), choose(audience))
        assert written not in shown
        assert shown.startswith("I would go below ")
        assert shown.endswith("never.")

    @pytest.mark.parametrize("audience", ["coach", "friend", "public"])
    @pytest.mark.parametrize(
        "text",
        [
            "in 3 398k",
            "3 398 000",
            "398 000 123",
            "3,98,000.00",
            "398.000,00",
            "1,398.000 or 398 000",
            "7 398,000.00",
        ],
    )
    def test_it_is_found_beside_another_number_and_by_the_customs_of_any_country(
        self, choose, audience, text
    ):
        walk = Research(id=Research.ID, walk_away="398,000")
        shown = situation(told(f"Not under {text}, ever.", walk), choose(audience))
        assert "398" not in shown
        assert "3,98" not in shown
        assert shown.endswith("ever.")

    @pytest.mark.parametrize(
        ("walk_away", "written"),
        [("92,500", each) for each in ("92½k", "92 ½ k", "92.5 thou", "ninety-two and a half thousand", "ninety-two point five grand")]
        + [("92,500", each) for each in ("92.5", "ninety-two and a half", "ninety-two five", "ninety-two-five", "90 to 92.5")]
        + [("92,500", each) for each in ("$1,779 a week", "925 hundred", "9.25e4")]
        + [("70 LPA", each) for each in ("seventy lakhs", "70L", "70 lacs", "0.7 crore", "seventy LPA", "70,00,000", "70")]
        + [("84k", each) for each in ("84", "eighty-four", "84 thou", "84ish k", "eighty-four to ninety k", "84 Tsd")]
        + [("$45 an hour", each) for each in ("forty-five an hour", "45 bucks", "$93,600", "93.6k")]
        + [("1.2m", each) for each in ("one point two million", "1200k")],
    )  # fmt: skip
    def test_it_is_found_as_people_say_it(self, choose, walk_away, written):
        walk = Research(id=Research.ID, walk_away=walk_away)
        shown = situation(told(f"I would not take {written}, ever.", walk), choose())
        assert WITHHELD in shown
        assert not {*written.replace("-", " ").split()} & {*shown.replace("-", " ").split()} - {
            "an",
            "hour",
            "bucks",
        }

    @pytest.mark.parametrize(
        "text", ["We were paid for 92 calls.", "Pay rose by 92 percent.", "The 92-bed ward pays.", "It was 92. I am paid."]
    )  # fmt: skip
    def test_a_short_number_that_counts_something_stays(self, choose, text):
        assert situation(told(text, WALK), choose()) == text

    @pytest.mark.parametrize(
        "text", ["Room 92", "192,000 parcels", "92,0001", "920k", "in 1992", "92 percent"]
    )
    def test_other_numbers_stay(self, choose, text):
        assert situation(told(text, WALK), choose()) == text

    def test_in_an_answer_about_salary_it_needs_no_word_for_pay(self, choose):
        asked = Question(id="q", text="And you?", type="salary")
        answer = Answer(id="first/q", question="q", round="first", text="I said 92, in the low nineties.")
        copies = [
            redact(Contents([WALK, asked, answer]), choose(each)).contents for each in ("coach", "public")
        ]
        coach, public = (copy.find(Answer, "first/q").text for copy in copies)
        assert coach == f"I said {WITHHELD}, in the low nineties."
        assert public == f"I said {WITHHELD}, in the {AMOUNT}."

    def test_the_field_is_empty_and_said_to_stay(self, sample, choose):
        copy = redact(sample, choose())
        assert copy.contents.research.walk_away == ""
        assert "research.walk_away" in [each.what for each in copy.withheld]

    def test_by_the_month_and_the_hour_it_is_the_same_number(self, choose):
        assert situation(told("$7,667 a month is $44.23 an hour.", WALK), choose()).count(WITHHELD) == 2

    def test_an_offer_of_that_number_stays(self, choose):
        offers = JobOffer(id="a", name="A", base="92,000"), JobOffer(id="b", name="B", base="99,000")
        copy = redact(Contents([WALK, *offers]), choose())
        assert copy.contents.all(JobOffer) == offers[1:]

    def test_words_without_a_number_stay_too(self, choose):
        research = Research(id=Research.ID, walk_away="what Larkmoor pays")
        assert (
            situation(told("No less than what Larkmoor  PAYS!", research), choose())
            == f"No less than {WITHHELD}!"
        )

    def test_a_copy_says_that_it_is_one(self, sample, choose):
        assert redact(sample, choose()).contents.is_copy
        assert not sample.is_copy


class TestFriend:
    def test_nothing_of_pay_leaves(self, sample, choose):
        copy = redact(sample, choose("friend"))
        assert not copy.contents.all(PayPoint)
        assert not copy.contents.all(JobOffer)
        assert copy.contents.find(Question, "salary-expectations") is None
        assert copy.contents.find(Answer, "first/salary-expectations") is None
        assert not copy.contents.all(Research)

    @pytest.mark.parametrize(
        ("text", "leaves"),
        [
            ("What salary are you looking for?", False),
            ("How much would you like to be paid?", False),
            ("How did you earn their trust?", True),
        ],
    )
    def test_a_question_without_a_type_is_about_pay_by_its_words(self, choose, text, leaves):
        contents = Contents(
            [Question(id="q", text=text), Answer(id="first/q", question="q", round="first", text="Well …")]
        )
        copy = redact(contents, choose("friend")).contents
        assert (bool(copy.all(Question)), bool(copy.all(Answer))) == (leaves, leaves)

    @pytest.mark.parametrize(
        "amount", ["$95k", "95,000 dollars", "forty-five grand", "£14.50 an hour", "€ 60.000"]
    )
    def test_amounts_of_money_are_taken_out_of_texts(self, choose, amount):
        assert situation(told(f"They pay {amount} there."), choose("friend")) == f"They pay {AMOUNT} there."

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("My base is 78, OTE of a hundred and ten.", "My base is [amount], OTE of [amount]."),
            ("They pay in the high seventies.", "They pay in the [amount]."),
            ("My CTC is 62 LPA, 48 fixed.", "My CTC is [amount], [amount] fixed."),
            (
                "1,400 invoices, 1,850 m and TGT-40913, I ask.",
                "1,400 invoices, 1,850 m and TGT-40913, I ask.",
            ),
            ("The vests are from the high nineties.", "The vests are from the high nineties."),
        ],
    )
    def test_pay_is_taken_out_as_it_is_said_and_counts_stay(self, choose, text, shown):
        assert situation(told(text), choose("friend")) == shown

    def test_what_was_answered_on_pay_is_known_elsewhere(self, choose):
        asked = Question(id="q", text="Pay?", type="salary")
        answer = Answer(id="first/q", question="q", round="first", text="I said 88 to 94.")
        shown = situation(told("They offer 94.", asked, answer), choose("friend"))
        assert shown == f"They offer {AMOUNT}."

    def test_what_is_money_in_one_text_is_taken_out_of_all(self, choose):
        pitch = Pitch(id="why_hire", text="I cost $41,300.")
        assert situation(told("Invoice 41300", pitch), choose("friend")) == f"Invoice {AMOUNT}"

    def test_other_figures_and_names_stay(self, choose):
        text = "In 2024 Dana cut 74 minutes to 46, or 38 percent."
        assert situation(told(text, Interviewer(id="d", name="Dana")), choose("friend")) == text


class TestPublic:
    def test_a_name_is_the_same_everywhere(self, choose):
        contents = Contents(
            [
                Process(
                    id=Process.ID, company="Halden Row Foods (fictional)", interview_on=date(2026, 12, 3)
                ),
                Interviewer(id="dana-whitlock", name="Dana Whitlock"),
                Question(id="q", text="Why Halden Row?", source="asked by Dana"),
                Answer(
                    id="first/q",
                    question="q",
                    round="first",
                    text="Ms. Whitlock's HALDEN-ROW, haldenrow, Halden’s.",
                ),
            ]
        )
        copy = redact(contents, choose("public"))
        assert copy.contents.process.company == "Employer A (fictional)"
        assert copy.contents.process.interview_on is None
        assert copy.contents.all(Interviewer) == (Interviewer(id="person-a", name="Person A"),)
        assert copy.contents.find(Question, "q").text == "Why Employer A?"
        assert copy.contents.find(Question, "q").source == "asked by Person A"
        assert (
            copy.contents.find(Answer, "first/q").text
            == "Ms. Person A's Employer A, Employer A, Employer A’s."
        )

    def test_it_stays_the_same_when_another_is_added_before_it(self, choose):
        one = Process(id=Process.ID, company="Zeta")
        first = redact(Contents([one]), choose("public"))
        more = Contents([PayPoint(id="p", company="Alpha Beta Gamma"), one, *first.aliases])
        assert (
            redact(more, choose("public")).contents.process.company
            == first.contents.process.company
            == "Employer A"
        )

    @pytest.mark.parametrize(
        "written",
        ["Okafor", "OKAFOR", "okafor's", "Oka\u00adfor", "О\u043aafor", "Ｏｋａｆｏｒ", "Ok\u00e0for", "&#79;kafor", "Tom  Okafor", "tom-okafor",
         "Tom\u200bOkafor", "Okafors", "(Okafor)", "T\u043em Okafor"],
    )  # fmt: skip
    def test_a_disguised_name_is_the_name(self, choose, written):
        shown = situation(
            told(f"I met {written} there.", Interviewer(id="t", name="Tom Okafor")), choose("public")
        )
        assert "Person A" in shown
        assert "kafor" not in shown.casefold()

    def test_a_name_that_is_a_word_counts_with_its_capital(self, choose):
        shown = situation(told("Will said we will.", Interviewer(id="w", name="Will Mark")), choose("public"))
        assert shown == "Person A said we will."

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("Will May", "May I? In May, by next May and on 3 May you will. May 2024."),
            ("Grace Reading", "Reading the figures, I saw it with grace. Reading about it was nice."),
            ("An Li", "An audit missed it."),
            ("Rose", "Sales rose, and we rose to it."),
            ("Jan van der Berg", "A van came. The company van."),
            ("Ann Young", "Young teachers stay."),
            ("June Summer", "Summer holidays in June 2024 were short."),
        ],
    )
    def test_a_word_is_no_name(self, choose, name, text):
        shown = situation(told(text, Interviewer(id="i", name=name)), choose("public"))
        assert "Person" not in shown

    @pytest.mark.parametrize(
        ("name", "text", "shown"),
        [
            ("Siobhán O'Neill", "O’Neill's team.", "Person A's team."),
            ("Jan van der Berg", "Mr van der Berg and Jan van der Berg", "Mr Person A and Person A"),
            ("María José Núñez-Calderón", "Maria Jose asked.", "Person A asked."),
            ("T.J. McDonald-Okonkwo", "TJ came, T.J and McDonald, too.", "Person A came, Person A and Person A, too."),
            ("王小明 (Wang Xiaoming)", "小明 and Xiaoming left.", "Person A and Person A left."),
            ("Grace Reading", "Reading asked. Grace: no. Grace's plan.", "Person A asked. Person A: no. Person A's plan."),
            ("Will May", "Will rang me. I met May.", "Person A rang me. I met Person A."),
        ],
    )  # fmt: skip
    def test_a_person_is_known_by_each_of_their_names(self, choose, name, text, shown):
        assert situation(told(text, Interviewer(id="i", name=name)), choose("public")) == shown

    def test_a_company_that_is_a_word_counts_with_its_capital(self, choose):
        text = "Next, I left Next. The next step. Next asked."
        shown = situation(told(text, Process(id=Process.ID, company="Next")), choose("public"))
        assert shown == "Next, I left Employer A. The next step. Employer A asked."

    def test_the_words_of_an_address_stay_where_they_are_words(self, choose):
        link = alias_for("linkedin.com/in/tovelind", "contact", "replace")
        shown = situation(told("See linkedin.com/in/tovelind in May.", link), choose("public"))
        assert shown == "See Contact A in May."

    @pytest.mark.parametrize("number", ["(251) 555-0142", "+49 (0)203 555-0187", "@tove_l"])
    def test_a_number_to_call_goes_whole(self, choose, number):
        contents = told(f"Ring {number} now.", alias_for(number, "contact", "replace"))
        copy = redact(contents, choose("public"))
        assert copy.contents.find(Story, "s").situation == "Ring Contact A now."
        assert copy.proposals == ()

    def test_a_version_or_day_with_points_is_one_figure(self, choose):
        shown = situation(told("Build 4.18.2 of 24.12.2021."), choose("public"))
        assert shown == "Build Figure A of Figure B."

    def test_figures_are_the_same_everywhere_too(self, choose):
        shown = situation(
            told("From 74 to 46; seventy-four was too much. 1,200 of $1.2k, in Q3."), choose("public")
        )
        assert shown == "From Figure A to Figure B; Figure A was too much. Figure C of Figure C, in Q3."

    def test_figures_of_pay_leave_as_nothing(self, sample, choose):
        copy = redact(sample, choose("public")).contents
        assert not copy.all(PayPoint)
        assert not copy.all(Research)

    def test_a_date_is_one_however_it_is_written(self, choose):
        told = "Since Sept 2023, not September 2023 but May 2nd; 2 May was a Thursday in May."
        copy = redact(Contents([Story(id="s", result=told)]), choose("public")).contents
        (story,) = copy.all(Story)
        assert story.result == "Since Date A, not Date A but Date B; Date B was a Thursday in May."

    def test_a_day_or_time_is_one_and_stands_in_no_identifier(self, choose):
        round_ = Round(id="rehearsal-2026-11-20", name="Rehearsal of 2026-11-20", sort="rehearsal")
        answer = Answer(
            id="rehearsal-2026-11-20/q",
            round="rehearsal-2026-11-20",
            question="q",
            text="From 9:30 on 2026-11-20.",
        )
        copy = redact(Contents([Question(id="q", text="Why?"), round_, answer]), choose("public")).contents
        (made,), (told_,) = copy.all(Round), copy.all(Answer)
        assert (made.name, told_.text) == ("Rehearsal of Date A", "From Figure A on Date A.")
        assert (made.id, told_.round) == ("rehearsal-day", "rehearsal-day")

    def test_days_of_a_plan_stay_numbers(self, choose):
        assert redact(Contents([Goal(id="g", day=30)]), choose("public")).contents.find(Goal, "g").day == 30

    def test_references_still_lead_somewhere(self, sample, choose):
        copy = redact(sample, choose("public")).contents
        questions = {each.id for each in copy.all(Question)}
        assert {each.question for each in copy.all(Answer)} <= questions
        assert all(each.id.startswith(Answer.id_for(each.question, each.round)) for each in copy.all(Answer))

    def test_two_identifiers_never_become_one(self, choose):
        people = [
            Interviewer(id=id, name="Dana Whitlock") for id in ("dana-whitlock", "danawhitlock", "person-a")
        ]
        copy = redact(Contents(people), choose("public")).contents
        assert len(copy.all(Interviewer)) == 3


class TestProposals:
    def test_names_in_no_list_are_proposed_and_not_replaced(self, choose):
        text = "Larkmoor's Tove Lind, tove@larkmoor.example, +44 20 7946 0000, https://x.example/a, @tove_l, 12 High Street"
        copy = redact(told(f"I worked with {text}."), choose("public"))
        names = {each.name for each in copy.proposals}
        assert {
            "tove@larkmoor.example",
            "+44 20 7946 0000",
            "https://x.example/a",
            "@tove_l",
            "12 High Street",
        } <= names
        assert any("Tove Lind" in name for name in names)
        assert "Tove Lind" in copy.contents.find(Story, "s").situation

    @pytest.mark.parametrize(
        ("verdict", "shown"), [("replace", "I left Name A."), ("leave", "I left Larkmoor.")]
    )
    def test_a_decision_settles_it(self, choose, verdict, shown):
        contents = told("I left Larkmoor.", alias_for("Larkmoor", "name", verdict))
        copy = redact(contents, choose("public"))
        assert copy.proposals == ()
        assert copy.contents.find(Story, "s").situation == shown

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Mr J. R. Hartley of LS6 2AB, with O. Lund", ["LS6 2AB", "J. R. Hartley", "O. Lund"]),
            ("I met Mr Van der Berg and Fatima al-Hassan.", ["Van der Berg", "Fatima al-Hassan"]),
            ("I like Kowalczyk's plan.", ["Kowalczyk"]),
            ("It was late. Kasia rang me.", ["Kasia"]),
            ("Thank you.\n\nAll the best,\nOluwaseun", ["Oluwaseun"]),
            ("Write to ul. Piotrkowska 44/7.", ["ul. Piotrkowska 44/7"]),
            ("From 2011-2015, until 24.12.2021, on Fridays in May, in EUR.", []),
            ("We went to plan B. Then I left. Boots are nice. Running helps.", []),
        ],
    )
    def test_what_is_proposed_is_a_whole_name(self, choose, text, names):
        assert [each.name for each in redact(told(text), choose("public")).proposals] == names

    def test_of_a_name_that_is_known_in_part_the_rest_is_proposed(self, choose):
        contents = told(
            "I met Herr Raman, and Priya Lund at Acme Osaka.", Interviewer(id="i", name="Priya Raman")
        )
        copy = redact(Contents([*contents, Process(id=Process.ID, company="Acme")]), choose("public"))
        assert [each.name for each in copy.proposals] == ["Lund", "Osaka"]

    def test_a_school_is_told_from_a_company(self, choose):
        copy = redact(told("I studied at Leeds Beckett University."), choose("public"))
        assert [each.sort for each in copy.proposals] == ["school"]

    def test_cells_of_the_readers_own_are_looked_through(self, choose):
        copy = redact(Contents(), choose("public"), {"02, cell 3": "print('I met Tove Lind')"})
        assert [(each.name, each.where) for each in copy.proposals] == [("Tove Lind", "02, cell 3")]

    @pytest.mark.parametrize("audience", ["coach", "friend"])
    def test_only_a_public_copy_asks(self, choose, audience):
        assert redact(told("I left Larkmoor."), choose(audience)).proposals == ()


class TestChoice:
    def test_a_record_left_out_stays(self, sample, choose):
        copy = redact(sample, choose(without=("story/peak-season",)))
        assert copy.contents.find(Story, "peak-season") is None
        assert len(copy.contents.all(Story)) == len(sample.all(Story)) - 1

    def test_a_notebook_left_out_keeps_its_records(self, sample, choose):
        copy = redact(sample, choose(without=("02_tell_star_stories",)))
        assert not copy.contents.all(Story)
        assert "decision/122b8127704b031d" not in [each.what for each in copy.withheld]

    def test_with_a_question_its_answers_stay(self, sample, choose):
        copy = redact(sample, choose(without=("question/team-goal",)))
        assert not [each for each in copy.contents.all(Answer) if each.question == "team-goal"]

    def test_a_decision_that_quotes_what_stays_stays(self, sample, choose):
        copy = redact(sample, choose(without=("question/team-goal",)))
        assert not copy.contents.all(Decision)

    def test_notes_leave_only_when_shared(self, sample, choose):
        without, with_notes = (redact(sample, choose(with_notes=each)).contents for each in (False, True))
        assert not any(each.loose_end for each in without.all(Answer))
        assert any(each.loose_end for each in with_notes.all(Answer))

    def test_the_sharing_itself_never_leaves(self, sample, choose):
        contents = Contents([*sample, Alias(id="a", name="Larkmoor"), Shared(id="s", file="x")])
        kinds = {record.kind() for record in redact(contents, choose()).contents}
        assert not kinds & {"sharing", "alias", "shared"}

    def test_a_kind_that_is_in_no_list_never_leaves(self, sample, choose, monkeypatch):
        from workbook.share.redaction import staying

        known = staying.policy()
        monkeypatch.setattr(staying, "policy", lambda: replace(known, notebooks={}))
        copy = redact(sample, choose())
        assert [record.kind() for record in copy.contents] == ["export"]

    def test_a_coach_gets_the_rest_letter_by_letter(self, sample, choose):
        copy = redact(sample, choose(with_notes=True)).contents
        changed = [
            record
            for record in sample
            if record not in [*copy] and record.kind() not in ("sharing", "alias", "shared", "comment")
        ]
        assert changed == [sample.research]
        assert copy.research == replace(sample.research, walk_away="")


def test_every_kind_of_record_has_its_place():
    from workbook.records import RECORDS
    from workbook.share.redaction.policy import policy

    known = {kind for kinds in policy().notebooks.values() for kind in kinds} | policy().kinds["never"]
    assert {each.kind() for each in RECORDS} <= known


def test_redaction_is_pure(sample, choose):
    before = [*sample]
    redact(sample, choose("public"))
    assert [*sample] == before
    assert redact(sample, choose("public")) is not None


def test_a_round_keeps_its_fixed_name(choose):
    copy = redact(
        Contents([Round(id="first", name="At Acme"), Process(id="process", company="Acme")]), choose("public")
    )
    assert copy.contents.find(Round, "first").name == "At Employer A"
