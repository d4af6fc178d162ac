"""What is true of every view: labels, roles, no typed text in what a notebook saves of it."""

import ipywidgets
import pytest

from workbook.records import Round, Story
from workbook.widgets.clock import Clock

INPUTS = (
    ipywidgets.Text,
    ipywidgets.Textarea,
    ipywidgets.Dropdown,
    ipywidgets.Checkbox,
    ipywidgets.DatePicker,
    ipywidgets.IntText,
    ipywidgets.FileUpload,
    ipywidgets.Button,
    ipywidgets.ToggleButton,
    Clock,
)
UNREACHABLE = (ipywidgets.Accordion, ipywidgets.IntSlider)


def test_every_input_has_a_name(view, controls):
    inputs = [each for each in controls(view) if isinstance(each, INPUTS)]
    assert inputs
    for each in inputs:
        assert each.description.strip() or (each.tooltip or "").strip(), f"{type(each).__name__} has no name"


def test_every_control_is_of_a_kind_we_know_to_be_named(view, controls):
    others = {
        type(each)
        for each in controls(view)
        if isinstance(each, ipywidgets.DOMWidget) and not isinstance(each, (*INPUTS, ipywidgets.Box))
    }
    assert others <= {ipywidgets.HTML}


def test_every_control_can_be_reached_with_the_keyboard(view, controls):
    assert not [each for each in controls(view) if isinstance(each, UNREACHABLE)]


def test_the_name_of_a_round_without_one_is_said(make, empty, controls):
    empty.save(Round(id="second"), base=None)
    for view in make.values():
        for each in controls(view(empty)):
            if isinstance(each, INPUTS):
                assert each.description.strip()


def test_what_is_printed_of_a_view_holds_nothing_typed(make, sample):
    typed = {
        value
        for record in sample.contents()
        for value in record.to_fields().values()
        if isinstance(value, str) and len(value) > 12
    }
    assert typed
    for view in make.values():
        printed = repr(view(sample))
        assert len(printed) < 200
        assert not [text for text in typed if text in printed]


def test_no_part_of_a_view_that_is_a_container_prints_what_is_in_it(view, controls):
    from workbook.widgets.form_view import FormView, Panel
    from workbook.widgets.list_view import ListView

    for each in controls(view):
        if isinstance(each, FormView | ListView | Panel):
            assert "value=" not in repr(each)


def test_status_and_errors_are_announced(view, controls):
    for kind, role in (("status", "status"), ("error", "alert")):
        for shown in controls.words(view, kind):
            assert shown.value == "" or f'role="{role}"' in shown.value


def test_boxes_do_not_wait_for_the_focus_to_leave(view, controls):
    boxes = [each for each in controls(view) if isinstance(each, (ipywidgets.Text, ipywidgets.Textarea))]
    assert all(each.continuous_update for each in boxes)


def test_every_view_brings_its_style(view):
    assert "<style>" in view.children[0].value
    assert "wb-form" in view._dom_classes


def test_building_a_view_saves_nothing(make, sample):
    before = len(sample.history(Story, "peak-season")), sample.contents()
    for view in make.values():
        view(sample)
    assert (len(sample.history(Story, "peak-season")), sample.contents()) == before


def test_building_every_view_of_an_empty_workbook_saves_nothing(make, empty):
    for view in make.values():
        view(empty)
    assert len(empty.contents()) == 0


@pytest.mark.parametrize(
    "name", ["stories", "interviewers", "own questions", "review", "figures", "offers", "heard"]
)
def test_a_list_can_be_added_to_removed_from_and_brought_back(make, sample, controls, name):
    view = make[name](sample)
    before = sample.contents()
    controls.named(view, "Add another").click()
    controls.named(view, "Remove this").click()
    assert sample.contents() == before
    controls.named(view, "Remove this").click()
    assert len(sample.contents()) == len(before) - 1
    controls.named(view, "Bring back").click()
    assert sample.contents() == before
    assert controls.words(view, "error") == []
