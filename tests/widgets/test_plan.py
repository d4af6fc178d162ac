"""The forms of the plan, as a reader fills them in."""

import threading

from workbook.records import Goal, JobAd, Pitch, Requirement, Research
from workbook.widgets.plan import ad_view, evidence_view, goals_view, pitches_view

AD = "Requirements:\n- Solid SQL and tact\n- Patience with carriers\nBenefits:\n- Dental\nSalary: $85,000 to $110,000 a year"


def wait(view, controls):
    """Let the pause in typing be over."""
    for form in {id(each._form): each._form for each in controls(view) if hasattr(each, "_form")}.values():
        form._debounce.flush()


def type_into(box, value):
    """As JupyterLab does: on a thread of its own."""
    typing = threading.Thread(target=setattr, args=(box, "value", value))
    typing.start()
    typing.join()


def shown_words(view, controls):
    return " ".join(getattr(each, "value", "") for each in controls.words(view, "hint"))


def paste(view, controls):
    type_into(controls.named(view, "The advertisement, as"), AD)
    wait(view, controls)
    controls.named(view, "Split it into lines").click()


def test_an_advertisement_is_pasted_split_looked_through_and_kept(empty, controls):
    view = ad_view(empty)
    keep = controls.named(view, "Keep the ticked")
    assert keep.disabled
    paste(view, controls)
    assert empty.contents().find(JobAd, JobAd.ID).text == AD
    assert [controls.named(view, f"Keep line {n}").value for n in (1, 2, 3)] == [True, True, False]
    assert controls.named(view, "Keep line 3").description == "Keep line 3: “Dental”"
    assert "(says what they give" in shown_words(view, controls)
    type_into(controls.named(view, "Words of line 1"), "SQL")
    type_into(controls.named(view, "Keep line 2"), False)
    keep.click()
    assert [line.text for line in empty.contents().all(Requirement)] == ["SQL"]
    assert "1 line of it kept already, with what you linked." in shown_words(view, controls)


def test_pay_is_offered_and_a_range_that_is_there_stays(empty, controls):
    view = ad_view(empty)
    paste(view, controls)
    controls.named(view, "Use it as the posted range").click()
    assert empty.contents().research.posted == "$85,000 to $110,000 a year"
    head = empty.head(Research, Research.ID)
    empty.save(Research(id=Research.ID, posted="$1"), base=head.number)
    controls.named(view, "Use it as the posted range").click()
    (error,) = controls.words(view, "error")
    assert "A posted range is there already: “$1”" in error.value


def test_splitting_nothing_is_one_sentence_in_the_form(empty, controls):
    view = ad_view(empty)
    controls.named(view, "Split it").click()
    (error,) = controls.words(view, "error")
    assert "There is no text yet" in error.value


def test_nearly_the_same_line_can_be_said_to_be_another(empty, controls):
    view = ad_view(empty)
    paste(view, controls)
    controls.named(view, "Keep the ticked").click()
    type_into(controls.named(view, "The advertisement, as"), AD.replace("with carriers", "with 9 carriers"))
    wait(view, controls)
    controls.named(view, "Split it into lines").click()
    same = controls.named(view, "Line 2 is that one")
    assert same.value
    type_into(same, False)
    controls.named(view, "Keep the ticked").click()
    assert len(empty.contents().all(Requirement)) == 3


def test_money_in_a_label_is_no_formula(empty, controls):
    """JupyterLab typesets labels: two dollar signs in one would become a formula."""
    view = ad_view(empty)
    paste(view, controls)
    labels = [getattr(each, "description", "") for each in controls(view)]
    assert any("85,000" in label for label in labels)
    assert not any("$" in label.replace(r"\$", "") for label in labels)


def test_a_suggestion_is_confirmed_and_taken_back(sample, controls):
    view = evidence_view(sample)
    type_into(controls.named(view, "Line to work on"), "sql")
    verdict = controls.named(view, "Does suggestion 1 meet")
    for value, met in (("yes", ("story/monday-report",)), ("", ())):
        type_into(verdict, value)
        wait(view, controls)
        assert sample.contents().find(Requirement, "sql").met_by == met
    assert verdict in controls(view)  # the box stays, and with it the focus


def test_a_story_is_linked_by_hand(sample, controls):
    view = evidence_view(sample)
    type_into(controls.named(view, "Line to work on"), "tms")
    type_into(controls.named(view, "What meets it: link"), "story/peak-season")
    wait(view, controls)
    assert sample.contents().find(Requirement, "tms").met_by == ("story/peak-season",)


def test_a_line_of_ones_own_is_added(sample, controls):
    view = evidence_view(sample)
    controls.named(view, "Add another line").click()
    type_into(controls.named(view, "What they ask for"), "Drive a van")
    wait(view, controls)
    assert sample.contents().all(Requirement)[-1].text == "Drive a van"


def test_each_pitch_is_kept_with_what_it_rests_on(sample, controls):
    view = pitches_view(sample)
    type_into(controls.named(view, "Why should we hire you?"), "Because.")
    type_into(controls.named(view, "What it rests on: Why should we"), "story/monday-report")
    wait(view, controls)
    pitch = sample.contents().find(Pitch, "why_hire")
    assert pitch.text == "Because."
    assert pitch.rests_on[-1] == "story/monday-report"
    assert any(
        "The Monday report" in getattr(each, "value", "") and "details" in each.value
        for each in controls(view)
        if isinstance(getattr(each, "value", None), str)
    )


def test_remarks_follow_what_is_typed(empty, controls):
    view = pitches_view(empty)
    type_into(
        controls.named(view, "Why should we hire you?"),
        "I am a team player and I cut the waiting time by half. " * 3,
    )
    wait(view, controls)
    told = " ".join(each.value for each in controls(view) if isinstance(getattr(each, "value", None), str))
    assert "Many say “team player”" in told


def test_a_goal_is_kept_and_remarked_on(empty, controls):
    view = goals_view(empty)
    type_into(controls.named(view, "What you would do"), "Replace the gate system")
    type_into(controls.named(view, "By which day"), 20)
    wait(view, controls)
    (goal,) = empty.contents().all(Goal)
    assert (goal.what, goal.day) == ("Replace the gate system", 20)
    told = " ".join(each.value for each in controls(view) if isinstance(getattr(each, "value", None), str))
    assert "may step on toes" in told


def test_goals_are_listed_by_their_day(sample, controls):
    labels = [label for label, _ in controls.named(goals_view(sample), "Goal to work on").options]
    assert [label.split(" · ")[0] for label in labels][:2] == ["day 15", "day 25"]


def test_lines_kept_are_open_below_and_can_be_linked_to_goals(empty, controls):
    view, evidence, goals = ad_view(empty), evidence_view(empty), goals_view(empty)
    paste(view, controls)
    controls.named(view, "Keep the ticked").click()
    wait(goals, controls)
    assert controls.named(evidence, "Line to work on").label == "not met yet · Solid SQL and tact"
    offered = [label for label, _ in controls.named(goals, "What it rests on").options]
    assert "They ask: Solid SQL and tact" in offered


def test_a_line_without_words_has_nothing_to_be_linked(sample, controls):
    view = evidence_view(sample)
    controls.named(view, "Add another line").click()
    assert [value for _, value in controls.named(view, "What meets it").options] == [""]
    assert "Write first what they ask for." in shown_words(view, controls)
    type_into(controls.named(view, "What they ask for"), "Patience")
    wait(view, controls)
    assert len(controls.named(view, "What meets it").options) > 1
