"""Questions to ask: the bank narrowed, one added, and their order."""

import pytest

from workbook.asking import in_order
from workbook.errors import InputError
from workbook.forms.ask_sheet import AskSheet
from workbook.records import Answer, Goal, Interviewer, QuestionToAsk

PRIYA = Interviewer(id="priya", name="Priya Raman", role="Head of Planning", sort="hiring manager")


def ids(store):
    return [each.id for each in in_order(store.contents())]


@pytest.fixture
def sheet(store):
    store.save(PRIYA, base=None)
    return AskSheet(store)


def test_the_bank_is_narrowed_by_interviewer_and_purpose(sheet):
    everything = len(sheet.offered)
    sheet.who = "priya"
    assert len(sheet.offered) < everything
    assert all("hiring manager" in each.interviewers for each in sheet.fitting())
    sheet.purpose = "timeline"
    assert {each.purpose for each in sheet.fitting()} == {"timeline"}
    assert sheet.chosen == sheet.fitting()[0].id


def test_nothing_is_added_before_the_button_is_pressed(sheet, store):
    sheet.who, sheet.purpose = "peer", "the team"
    assert ids(store) == []


def test_a_question_is_added_for_the_interviewer_and_opened_and_the_next_is_offered(sheet, store):
    sheet.who = "priya"
    first, second = sheet.fitting()[:2]
    sheet.add()
    (added,) = store.contents().all(QuestionToAsk)
    assert (added.id, added.origin, added.text, added.purpose) == (
        first.id,
        first.id,
        first.text,
        first.purpose,
    )
    assert added.interviewers == ("priya",)
    assert sheet.questions.selected == first.id
    assert sheet.chosen == second.id
    assert first.id not in {id for _, id in sheet.offered}
    assert "is added" in sheet.status


def test_for_anybody_or_a_sort_nobody_is_ticked(sheet, store):
    sheet.who = "executive"
    sheet.add()
    assert store.contents().all(QuestionToAsk)[0].interviewers == ()


def test_when_nothing_fits_one_sentence_says_so(sheet):
    sheet.who, sheet.purpose = "peer", "how you decide"
    assert sheet.fitting() == ()
    with pytest.raises(InputError, match="No question is chosen"):
        sheet.add()


def test_what_is_typed_meanwhile_stays(sheet, store):
    own = sheet.questions.selected
    sheet.questions.form.text = "Who reads the board?"
    sheet.add()
    assert store.contents().find(QuestionToAsk, own).text == "Who reads the board?"
    assert len(ids(store)) == 2


def test_a_removed_question_can_be_added_again(sheet, store):
    sheet.add()
    id = sheet.questions.selected
    sheet.questions.remove()
    assert ids(store) == []
    sheet.chosen = id
    sheet.add()
    assert ids(store) == [id]


def test_questions_are_moved_and_the_text_on_screen_is_saved_before(sheet, store):
    sheet.add()
    sheet.add()
    first, second = ids(store)
    sheet.questions.form.text = "Changed a moment ago?"
    sheet.move(-1)
    assert ids(store) == [second, first]
    assert sheet.moved == "It is number 1 of 2 now."
    assert store.contents().find(QuestionToAsk, second).text == "Changed a moment ago?"
    assert sheet.questions.form.text == "Changed a moment ago?"
    sheet.move(-1)
    assert sheet.moved == "It is the first one already."
    sheet.move(1)
    assert ids(store) == [first, second]


def test_typing_goes_on_after_a_move(sheet, store):
    sheet.add()
    sheet.add()
    sheet.move(-1)
    sheet.questions.form.text = "And then?"
    assert sheet.questions.form.flush()
    assert store.set_aside() == []
    assert store.contents().find(QuestionToAsk, sheet.questions.selected).text == "And then?"


def test_an_empty_list_has_nothing_to_move(sheet):
    sheet.move(1)
    assert "nothing to move" in sheet.moved


def test_what_cannot_be_saved_is_not_moved(sheet, store):
    sheet.add()
    sheet.questions.form.text = "typed"
    store.is_full = True
    with pytest.raises(InputError, match="nothing was moved"):
        sheet.move(1)
    assert sheet.questions.form.text == "typed"


def test_the_same_question_added_in_two_notebooks_is_one(sheet, elsewhere):
    other = AskSheet(elsewhere)
    sheet.add()
    other.add()
    assert "already" in other.status
    assert other.questions.selected == sheet.questions.selected
    assert other.chosen in {id for _, id in other.offered} - {sheet.questions.selected}
    assert len(elsewhere.contents().all(QuestionToAsk)) == 1
    assert elsewhere.set_aside() == []


def test_a_question_may_take_up_what_an_earlier_answer_left_open(sheet, store):
    left = Answer(id="first/q", question="q", round="first", text="Nine.", loose_end="Nine of what?")
    store.add([left, Answer(id="first/p", question="p", round="first", text="Yes.")])
    assert sheet.loose_ends() == [("Nine of what?", left.ref)]


class TestQuestionsOfThePlan:
    @pytest.fixture
    def planned(self, sheet, store):
        store.save(Goal(id="g1", what="Cut the wait", question=" Who sets the rota? "), base=None)
        store.save(Goal(id="g2", what="Meet all"), base=None)
        return sheet

    def test_they_are_offered_before_those_of_the_bank(self, planned):
        assert planned.offered[0] == ("From your plan: Who sets the rota?", "goal/g1")
        assert "goal/g2" not in {id for _, id in planned.offered}

    def test_one_is_added_for_the_interviewer_and_not_offered_again(self, planned, store):
        planned.who, planned.chosen = "priya", "goal/g1"
        planned.add()
        (added,) = store.contents().all(QuestionToAsk)
        assert (added.id, added.text, added.interviewers) == ("goal/g1", "Who sets the rota?", ("priya",))
        assert "goal/g1" not in {id for _, id in planned.offered}

    def test_a_purpose_leaves_them_out(self, planned):
        planned.purpose = "the team"
        assert "goal/g1" not in {id for _, id in planned.offered}

    def test_one_asked_in_the_same_words_is_not_offered(self, planned, store):
        store.save(QuestionToAsk(id="own", text="who sets the rota?"), base=None)
        assert "goal/g1" not in {id for _, id in planned.offered}
