"""The order of the questions, and for whom each is."""

from hypothesis import given
from hypothesis import strategies as st

from workbook.asking import in_order, meant_for
from workbook.asking.order import moved
from workbook.records import Contents, QuestionToAsk

RANKS = st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=6)


def questions(ranks):
    return Contents([QuestionToAsk(id=f"q{n}", text="?", rank=rank) for n, rank in enumerate(ranks)])


def after(contents, changed):
    return [each.id for each in in_order(Contents([*contents, *changed]))]


@given(RANKS, st.data())
def test_a_move_and_its_way_back_leave_the_order_as_it_was(ranks, data):
    contents = questions(ranks)
    before = [each.id for each in in_order(contents)]
    id, by = data.draw(st.sampled_from(before)), data.draw(st.sampled_from([-1, 1]))
    there = Contents([*contents, *moved(contents, id, by)])
    order = [each.id for each in in_order(there)]
    assert sorted(order) == sorted(before)
    if order != before:
        assert order.index(id) == before.index(id) + by
        assert after(there, moved(there, id, -by)) == before


def test_beyond_either_end_and_for_a_stranger_nothing_moves():
    contents = questions([0, 1])
    assert moved(contents, "q0", -1) == moved(contents, "q1", 1) == moved(contents, "gone", 1) == []


def test_a_question_for_nobody_in_particular_is_for_everybody():
    asked = [
        QuestionToAsk(id="a", text="a?", interviewers=("dana",)),
        QuestionToAsk(id="b", text="b?"),
        QuestionToAsk(id="c", text=" "),
    ]
    assert [each.id for each in meant_for(Contents(asked), "dana")] == ["a", "b"]
    assert [each.id for each in meant_for(Contents(asked), "tom")] == ["b"]
