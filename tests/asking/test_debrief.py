"""What was expected and what was asked."""

from workbook.asking import expected_questions
from workbook.asking.debrief import is_begun
from workbook.ledger import conflicts
from workbook.records import Answer, Contents, Question, Round


def answer(question, round, text="told"):
    return Answer(id=Answer.id_for(question, round), question=question, round=round, text=text)


def test_expected_is_what_was_asked_before_drafted_or_added():
    contents = Contents(
        [
            *(Question(id=id, text=id) for id in ("asked before", "own", "came", "surprise")),
            Question(id="blank"),
            answer("asked before", Round.FIRST),
            answer("came", Round.SECOND),
            answer("came", Round.SAID),
            answer("surprise", Round.SAID),
        ]
    )
    found = {
        each.question.id: (each.is_expected, each.answer is not None) for each in expected_questions(contents)
    }
    assert found == {
        "asked before": (True, False),
        "own": (True, False),
        "came": (True, True),
        "surprise": (False, True),
    }


def test_it_is_begun_with_its_round():
    assert not is_begun(Contents([Round(id=Round.SECOND)]))
    assert is_begun(Contents([Round(id=Round.SAID)]))


def test_what_was_said_is_held_against_draft_and_first_round():
    told = {Round.FIRST: "We were a team of five.", Round.SECOND: "We were a team of five.", Round.SAID: "We were a team of eight."}  # fmt: skip
    rounds = [Round(id=Round.SAID, name="As it went", sort="later")]
    contents = Contents(
        [Question(id="q", text="Why?"), *rounds, *(answer("q", *each) for each in told.items())]
    )
    assert {(each.pair.first.round, each.pair.second.round) for each in conflicts(contents)} == {
        (Round.FIRST, Round.SAID),
        (Round.SECOND, Round.SAID),
    }
