"""Drawing: by points, again the same from the same chance, and nothing that has points is left out."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.records import Answer, Question
from workbook.rehearsal.attempts import Attempt
from workbook.rehearsal.draw import chances, draw, what_next
from workbook.rehearsal.likely import Likely, Sign
from workbook.rehearsal.weights import ORIGINS, weights


def question(id, points=1, origin="own", days=()):
    tried = tuple(Attempt(Answer(id=f"{id}/{day}"), Question(id=id), date(2026, 11, day), 1) for day in days)
    return Likely(id, f"{id}?", "", origin, (Sign("every", points, "why"),), tried)


SOME = st.lists(st.tuples(st.integers(0, 20), st.sampled_from(ORIGINS)), min_size=1, max_size=40).map(
    lambda pairs: [question(f"q{n}", points, origin) for n, (points, origin) in enumerate(pairs)]
)


class Fixed(Random):
    """Chance that always stands at one place between 0 and 1."""

    def __init__(self, place):
        super().__init__(0)
        self.place = place

    def random(self):
        return self.place


@given(found=SOME)
def test_chances_are_there_for_all_that_have_points_and_sum_to_one(found):
    given_ = chances(found)
    assert [bool(chance) for chance in given_] == [bool(each.points) for each in found]
    assert sum(given_) == pytest.approx(1.0 if any(each.points for each in found) else 0.0)


@given(found=SOME)
def test_every_question_with_points_can_be_drawn(found):
    before, drawn = 0.0, set()
    odds = [(each, chance) for each, chance in zip(found, chances(found), strict=True) if chance]
    for _, chance in odds:
        drawn.add(draw(found, Fixed(before + chance / 2)).id)
        before += chance
    assert drawn == {each.id for each, _ in odds} or not odds


@given(found=SOME, seed=st.integers())
def test_the_same_seed_draws_the_same(found, seed):
    if any(each.points for each in found):
        assert draw(found, Random(seed)) == draw(found, Random(seed))


@given(found=SOME, seed=st.integers())
def test_what_was_drawn_comes_again_only_when_nothing_else_is_left(found, seed):
    random, drawn = Random(seed), []
    weighed = [each.id for each in found if each.points]
    for _ in weighed:
        drawn.append(draw(found, random, without=drawn).id)
    assert sorted(drawn) == sorted(weighed)
    assert not weighed or draw(found, random, without=drawn).id in weighed


def test_a_bank_of_many_leaves_room_for_what_was_asked():
    found = [question("asked", 1, "asked"), *(question(f"b{n}", 20, "bank") for n in range(100))]
    points = weights()
    assert chances(found)[0] == pytest.approx(
        points["from-asked"].points / (points["from-asked"].points + points["from-bank"].points)
    )


def test_within_one_origin_points_decide():
    assert chances([question("a", 1), question("b", 3)]) == pytest.approx([0.25, 0.75])


def test_an_origin_without_points_is_never_drawn():
    off = weights() | {"from-bank": replace(weights()["from-bank"], points=0)}
    found = [question("a", 1), question("b", 20, "bank")]
    assert chances(found, off) == [1.0, 0.0]


@pytest.mark.parametrize("found", [[], [question("a", 0)]])
def test_nothing_to_draw_is_a_sentence(found):
    with pytest.raises(InputError, match="There is no question to draw"):
        draw(found, Random(0))


def test_the_weakest_comes_next_and_of_these_the_longest_unrehearsed():
    found = [
        question("late", 5, days=[20, 22]),
        question("weak", 9, days=[22]),
        question("early", 5, days=[21]),
    ]
    found += [question("never", 5), question("strong", 1)]
    assert [each.id for each in what_next(found)] == ["weak", "never", "early", "late", "strong"]
