"""Questions and answers of a round: typed in any order, changed between, never put in a wrong place."""

import pytest

from workbook.forms import AnswerSheet, RecordList, question_label
from workbook.records import Answer, Question, Round

LATER = Round(id="third", name="Third interview")


def answered(store, question, round):
    answer = store.contents().find(Answer, Answer.id_for(question, round))
    return answer and answer.text


def texts(store, question, round):
    history = store.history(Answer, Answer.id_for(question, round))
    return [version.fields["text"] for version in history if version.fields]


@pytest.fixture
def asked(store):
    """A workbook with two questions answered in the first round."""
    for name in ("why", "goal"):
        store.save(Question(id=name, text=f"{name}?"), base=None)
        store.save(Answer(id=f"first/{name}", question=name, round="first", text=f"first {name}"), base=None)
    store.save(Question(id="plan", text="plan?"), base=None)
    return store


@pytest.fixture
def review(asked):
    return AnswerSheet(asked, Round.FIRST)


@pytest.fixture
def redraft(asked):
    return AnswerSheet(asked, Round.SECOND, every_question=True)


class TestReviewing:
    def test_it_lists_the_questions_asked_in_the_round(self, review):
        assert [id for _, id in review.questions.options] == ["why", "goal"]
        assert review.answer.text == "first why"

    def test_changing_the_question_saves_and_opens_the_answer(self, review, asked):
        review.answer.text = "told again"
        review.questions.selected = "goal"
        assert review.answer.text == "first goal"
        assert answered(asked, "why", "first") == "told again"

    def test_a_question_typed_before_its_answer_counts_as_asked(self, store):
        sheet = AnswerSheet(store, Round.FIRST)
        sheet.questions.form.text = "Why us?"
        sheet.questions.form.flush()
        assert answered(store, sheet.questions.selected, "first") == ""

    def test_an_answer_begun_while_its_question_is_being_saved_stays_on_screen(self, store):
        sheet = AnswerSheet(store, Round.FIRST)
        sheet.questions.form.text = "Why us?"
        sheet.answer.text = "Because"
        sheet.questions.form.flush()
        assert sheet.answer.text == "Because"
        assert sheet.flush()
        assert answered(store, sheet.questions.selected, "first") == "Because"
        assert sheet.answer.rival is None

    def test_an_answer_typed_before_its_question_is_kept_with_it(self, store):
        sheet = AnswerSheet(store, Round.FIRST)
        sheet.answer.text = "Because"
        assert sheet.flush()
        sheet.questions.form.text = "Why us?"
        assert sheet.flush()
        assert answered(store, sheet.questions.selected, "first") == "Because"
        assert [label for label, _ in sheet.questions.options] == ["Why us?"]

    def test_an_answer_without_its_question_is_there_after_reopening(self, store):
        sheet = AnswerSheet(store, Round.FIRST)
        sheet.answer.text = "Because"
        assert sheet.flush()
        assert AnswerSheet(store, Round.FIRST).answer.text == "Because"

    def test_removing_the_question_keeps_the_answer_for_its_return(self, review, asked):
        review.answer.text = "typed last"
        review.questions.remove()
        assert review.questions.selected == "goal"
        assert review.answer.text == "first goal"
        review.questions.bring_back()
        assert review.questions.selected == "why"
        assert review.answer.text == "typed last"
        assert asked.contents().find(Question, "why") is not None

    def test_questions_kept_in_another_form_are_gone_to(self, store):
        sheet = AnswerSheet(store, Round.FIRST)
        store.add(
            [
                Question(id="why", text="why?"),
                Answer(id="first/why", question="why", round="first", text="first why"),
            ]
        )
        assert (sheet.questions.selected, sheet.answer.text) == ("why", "first why")

    def test_an_answer_begun_before_its_question_is_not_left(self, store):
        sheet = AnswerSheet(store, Round.FIRST)
        sheet.answer.text = "Because"
        store.add([Question(id="why", text="why?"), Answer(id="first/why", question="why", round="first")])
        assert sheet.answer.text == "Because"
        assert sheet.flush()
        assert answered(store, sheet.questions.selected, "first") == "Because"


class TestChangingTheRound:
    def test_it_lists_the_questions_of_that_round(self, review, asked):
        asked.save(Answer(id="second/plan", question="plan", round="second", text="second plan"), base=None)
        review.round = Round.SECOND
        assert [id for _, id in review.questions.options] == ["plan"]
        assert (review.answer.id, review.answer.text) == ("second/plan", "second plan")

    def test_a_round_without_questions_begins_an_empty_one(self, review):
        review.round = Round.SECOND
        assert review.questions.form.text == ""
        assert review.answer.text == ""
        assert review.answer.round == Round.SECOND

    def test_what_waits_is_saved_in_the_old_round(self, review, asked):
        review.answer.text = "typed last"
        review.round = Round.SECOND
        assert answered(asked, "why", "first") == "typed last"
        assert answered(asked, "why", "second") is None

    def test_words_that_cannot_be_saved_keep_the_round_open(self, review, asked):
        asked.is_full = True
        review.answer.text = "typed last"
        review.round = Round.SECOND
        assert review.round == Round.FIRST
        assert (review.answer.id, review.answer.text) == ("first/why", "typed last")
        assert review.answer.error

    def test_words_that_cannot_be_saved_keep_the_question_open(self, review, asked):
        asked.is_full = True
        review.answer.text = "typed last"
        review.questions.selected = "goal"
        assert review.questions.selected == review.questions.form.id == "why"
        assert review.answer.text == "typed last"

    def test_adding_a_question_keeps_words_open_that_cannot_be_saved(self, review, asked):
        asked.is_full = True
        review.answer.text = "typed last"
        review.questions.add()
        assert review.questions.selected == review.questions.form.id == "why"
        assert review.answer.text == "typed last"

    def test_an_answer_that_cannot_be_read_leaves_the_question_open(self, review, asked, monkeypatch):
        head = asked.head

        def no_answers(record_type, id):
            asked.is_unreadable = record_type is Answer
            return head(record_type, id)

        monkeypatch.setattr(asked, "head", no_answers)
        review.questions.selected = "goal"
        monkeypatch.undo()
        asked.is_unreadable = False
        assert review.questions.selected == "why"
        assert review.answer.id == "first/why"

    def test_every_round_can_be_chosen(self, review, asked):
        asked.save(LATER, base=None)
        assert [id for _, id in review.rounds] == ["first", "second", "third"]

    def test_drafting_is_for_later_rounds(self, redraft):
        assert [id for _, id in redraft.rounds] == ["second"]

    def test_drafting_for_another_round_keeps_the_question(self, redraft, asked):
        asked.save(LATER, base=None)
        redraft.questions.selected = "goal"
        redraft.answer.text = "for the second"
        redraft.round = LATER.id
        assert redraft.questions.selected == "goal"
        assert redraft.answer.text == ""
        assert answered(asked, "goal", "second") == "for the second"


class TestDrafting:
    def test_it_lists_every_question(self, redraft):
        assert [id for _, id in redraft.questions.options] == ["why", "goal", "plan"]

    def test_beside_are_the_answers_of_other_rounds_in_their_order(self, redraft, asked):
        asked.save(LATER, base=None)
        asked.save(Answer(id="third/why", question="why", round="third", text="third why"), base=None)
        asked.save(Answer(id="second/why", question="why", round="second", text="second why"), base=None)
        assert [answer.text for answer in redraft.beside()] == ["first why", "third why"]

    def test_looking_at_a_question_does_not_count_as_answering_it(self, redraft, asked):
        redraft.questions.selected = "goal"
        redraft.flush()
        assert answered(asked, "goal", "second") is None

    def test_begin_with_earlier_puts_the_latest_into_an_empty_box(self, redraft, asked):
        redraft.begin_with_earlier()
        assert redraft.answer.text == "first why"
        assert redraft.flush()
        assert answered(asked, "why", "second") == "first why"

    def test_begin_with_earlier_never_overwrites(self, redraft, asked):
        redraft.answer.text = "m"
        redraft.begin_with_earlier()
        assert redraft.answer.text == "m"

    def test_begin_with_earlier_without_one_changes_nothing(self, redraft):
        redraft.questions.selected = "plan"
        redraft.begin_with_earlier()
        assert redraft.answer.text == ""
        assert not redraft.answer.is_dirty

    def test_a_question_removed_in_another_form_is_left(self, redraft, asked):
        RecordList(asked, Question, label=question_label).remove()
        assert redraft.questions.selected == "goal"
        assert redraft.answer.id == "second/goal"

    def test_words_begun_on_a_question_removed_in_another_form_stay_with_it(self, redraft, asked):
        redraft.answer.text = "typed last"
        questions = RecordList(asked, Question, label=question_label)
        questions.remove()
        assert redraft.answer.text == "typed last"
        assert redraft.flush()
        assert texts(asked, "why", "second") == ["typed last"]
        questions.bring_back()
        redraft.questions.selected = "why"
        assert redraft.answer.text == "typed last"

    def test_opened_on_an_empty_workbook_it_goes_to_the_first_question_that_comes(self, store):
        sheet = AnswerSheet(store, Round.SECOND, every_question=True)
        store.save(Question(id="why", text="why?"), base=None)
        assert sheet.questions.options == [("why?", "why")]
        assert sheet.answer.id == "second/why"

    def test_an_answer_without_any_question_is_there_after_reopening(self, store):
        sheet = AnswerSheet(store, Round.SECOND, every_question=True)
        sheet.answer.text = "Because"
        assert sheet.flush()
        assert AnswerSheet(store, Round.SECOND, every_question=True).answer.text == "Because"

    def test_two_sheets_of_one_workbook_follow_each_other(self, redraft, review, asked):
        review.questions.form.text = "Why, really?"
        review.answer.text = "first, told again"
        assert review.flush()
        assert ("Why, really?", "why") in redraft.questions.options
        assert [answer.text for answer in redraft.beside()] == ["first, told again"]


def test_a_long_question_is_shortened_in_the_list():
    assert len(question_label(Question(id="q", text="why " * 100))) <= 80


def test_an_empty_question_has_a_name_in_the_list():
    assert question_label(Question(id="q", text=" \n")) == "New question"


class TestRehearsals:
    """Attempts have a form of their own."""

    @pytest.fixture
    def rehearsed(self, asked):
        asked.save(Round(id="r", name="With Sam", sort="rehearsal"), base=None)
        for number in (1, 2):
            attempt = Answer(id=f"r/why/{number}", question="why", round="r", text=f"attempt {number}")
            asked.save(attempt, base=None)
        return asked

    def test_they_are_no_round_to_review_or_to_prepare(self, rehearsed):
        for sheet in (
            AnswerSheet(rehearsed, Round.FIRST),
            AnswerSheet(rehearsed, Round.SECOND, every_question=True),
        ):
            assert "r" not in {id for _, id in sheet.rounds}

    def test_beside_a_draft_stands_the_newest_attempt(self, rehearsed):
        sheet = AnswerSheet(rehearsed, Round.SECOND, every_question=True)
        assert [answer.text for answer in sheet.beside()] == ["first why", "attempt 2"]
