"""Controls linked to a model, one by one."""

import pytest
from traitlets import HasTraits, Int, List, Tuple, Unicode

from workbook.errors import InputError
from workbook.widgets import controls as wb
from workbook.widgets import layout


class Model(HasTraits):
    text = Unicode()
    options = List()
    several = Tuple()
    number = Int(allow_none=True, default_value=None)


@pytest.fixture
def model():
    return Model(text="b", options=[("A", "a"), ("B", "b")])


class TestPick:
    @pytest.fixture
    def box(self, model):
        return wb.pick(model, "text", "Choose", "options")

    def test_it_shows_the_value(self, box):
        assert box.value == "b"

    def test_it_keeps_its_value_when_options_change(self, model, box):
        model.options = [("C", "c"), ("A", "a"), ("B, renamed", "b")]
        assert box.value == model.text == "b"
        assert [label for label, _ in box.options] == ["C", "A", "B, renamed"]

    def test_choosing_changes_the_model(self, model, box):
        box.value = "a"
        assert model.text == "a"

    def test_it_follows_the_model(self, model, box):
        model.text = "a"
        assert box.value == "a"

    def test_a_choice_the_model_refuses_is_taken_back(self, model, box):
        model.observe(lambda _: setattr(model, "text", "b"), names=["text"])
        box.value = "a"
        assert box.value == model.text == "b"

    def test_a_value_that_is_no_option_shows_none(self, model, box):
        model.text = "gone"
        assert box.value is None
        assert model.text == "gone"

    def test_options_that_come_later_are_shown(self):
        model = Model(text="b")
        box = wb.pick(model, "text", "Choose", "options")
        model.options = [("A", "a"), ("B", "b")]
        assert box.value == "b"


class TestChoice:
    @pytest.fixture
    def box(self, model):
        return wb.choice(model, "text", "Choose", [("none", ""), ("A", "a"), ("B", "b")])

    def test_it_links_both_ways(self, model, box):
        box.value = "a"
        assert model.text == "a"
        model.text = ""
        assert box.value == ""

    def test_a_value_it_does_not_know_can_be_shown(self, model, box):
        model.text = "from elsewhere"
        assert box.value == "from elsewhere"
        assert model.text == "from elsewhere"

    def test_a_value_unknown_from_the_beginning_can_be_shown(self):
        model = Model(text="from elsewhere")
        box = wb.choice(model, "text", "Choose", [("A", "a")])
        assert box.value == model.text == "from elsewhere"
        box.value = "a"
        assert model.text == "a"


class TestTicks:
    @pytest.fixture
    def boxes(self, model):
        model.several = ("y", "other")
        return wb.ticks(model, "several", [("X", "x"), ("Y", "y")])

    def test_they_show_the_values(self, boxes):
        assert [box.value for box in boxes] == [False, True]

    def test_ticking_adds_in_the_order_of_the_boxes(self, model, boxes):
        boxes[0].value = True
        assert model.several == ("x", "y", "other")

    def test_unticking_leaves_values_without_a_box(self, model, boxes):
        boxes[1].value = False
        assert model.several == ("other",)

    def test_they_follow_the_model(self, model, boxes):
        model.several = ("x",)
        assert [box.value for box in boxes] == [True, False]
        assert model.several == ("x",)


class TestNumber:
    @pytest.fixture
    def view(self, model):
        return wb.number(model, "number", "Pace", 60, 260)

    @pytest.fixture
    def box(self, view):
        return view.children[0]

    def test_zero_stands_for_none(self, model, box):
        assert box.value == 0
        box.value = 120
        box.value = 0
        assert model.number is None

    def test_it_is_taken_while_it_is_typed(self, box):
        assert box.continuous_update

    @pytest.mark.parametrize("typed", [5, 59, 261, 999, -3])
    def test_what_is_out_of_bounds_is_not_taken_and_stays_as_typed(self, model, view, box, typed):
        box.value = 120
        box.value = typed
        assert (model.number, box.value) == (120, typed)
        assert f"{typed} is not taken: write 60 to 260, or 0." in view.children[1].value

    @pytest.mark.parametrize("typed", [60, 130, 260, 0])
    def test_a_number_that_fits_in_the_end_is_taken(self, model, view, box, typed):
        box.value = 13
        box.value = typed
        assert model.number == (typed or None)
        assert (view.children[1].value, view.children[1].layout.display) == ("", "none")

    def test_it_follows_the_model(self, model, view, box):
        box.value = 13
        model.number = 100
        assert (box.value, view.children[1].value) == (100, "")


class TestFailures:
    @pytest.fixture
    def shown(self):
        return layout.words(kind="error")

    def test_an_error_of_ours_is_shown_as_it_is(self, shown):
        def act():
            raise InputError("Write a <question> first.")

        layout.button("Keep", act, report=layout.report_in(shown)).click()
        assert shown.value == '<p role="alert">Write a &lt;question&gt; first.</p>'
        assert shown.layout.display != "none"

    def test_any_other_failure_is_named(self, shown):
        def act():
            raise ZeroDivisionError("division by zero")

        layout.button("Keep", act, report=layout.report_in(shown)).click()
        assert "“Keep” did not work (ZeroDivisionError: division by zero)" in shown.value
        assert "still here" in shown.value

    def test_the_next_success_takes_it_away(self, shown):
        attempts = iter([InputError("No."), None])

        def act():
            if error := next(attempts):
                raise error

        button = layout.button("Keep", act, report=layout.report_in(shown))
        button.click()
        assert shown.value
        button.click()
        assert shown.value == ""
        assert shown.layout.display == "none"


@pytest.mark.parametrize(("kind", "role"), [("status", "status"), ("error", "alert")])
def test_words_are_announced(kind, role):
    assert layout.words("Saved.", kind=kind).value == f'<p role="{role}">Saved.</p>'


def test_a_hint_is_not_announced():
    assert layout.words("Take your time.").value == "<p>Take your time.</p>"


def test_an_empty_status_keeps_its_place_to_be_announced_in():
    assert layout.words(kind="status").layout.display != "none"
    assert layout.words(kind="error").layout.display == "none"


def test_follow_keeps_words_equal_to_a_trait(model):
    shown = layout.words()
    layout.follow(model, "text", shown, kind="status")
    model.text = "a & b"
    assert shown.value == '<p role="status">a &amp; b</p>'


def test_money_beside_a_box_is_no_formula(model):
    """JupyterLab typesets the words beside a box: two dollar signs would make a formula of what is between."""
    (box,) = wb.ticks(model, "several", [("Is $95k to $110k right?", "q")])
    assert box.description == r"Is \$95k to \$110k right?"
