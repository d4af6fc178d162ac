"""Pasted figures: nothing is saved before it is confirmed, nothing is lost, and every line is accounted for."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.forms.pay_form import MOST_KEPT, PayForm
from workbook.records import PayPoint, Research
from workbook.store import StoreError

LINES = "$95k–$110k/yr DOE\n\nno pay here\n120-140K + 15% bonus\n€55/h\n401(k)"


@pytest.fixture
def form(store, make_id):
    return PayForm(store, make_id=make_id)


def test_each_line_is_a_figure_or_a_reason(form):
    form.text = LINES
    form.read()
    assert [row.point.text for row in form.rows] == ["$95k–$110k/yr DOE", "120-140K + 15% bonus", "€55/h"]
    assert [line[:7] for line in form.wrong] == ["Line 3:", "Line 6:"]
    assert form.status.startswith("Understood: 3, of them new: 3. Not understood: 2.")


def test_nothing_is_saved_before_it_is_kept(form, store):
    form.text = LINES
    form.read()
    assert store.contents().all(PayPoint) == ()
    assert form.keep() == 3
    assert len(store.contents().all(PayPoint)) == 3


def test_the_words_stay_beside_what_was_understood(form, store):
    form.text, form.source, form.place, form.found_on = "€55/h", "a friend", "Leeds", date(2026, 11, 2)
    form.read()
    form.keep()
    (kept,) = store.contents().all(PayPoint)
    assert (kept.text, kept.low, kept.high, kept.currency, kept.period, kept.basis) == (
        *("€55/h", "55", "55", "EUR", "hour", "base"),
    )
    assert (kept.source, kept.place, kept.found_on) == ("a friend", "Leeds", date(2026, 11, 2))


def test_a_currency_that_is_not_named_is_that_of_the_range_and_doubted(form, store):
    store.save(Research(id=Research.ID, currency="GBP"), base=None)
    form.text = "48,000 a year"
    form.read()
    assert form.rows[0].point.currency == "GBP"
    assert "taken to be GBP" in form.rows[0].doubts[0]


def test_a_figure_left_out_is_not_kept_and_stays(form, store):
    form.text = LINES
    form.read()
    form.rows[1].is_wanted = False
    assert form.keep() == 2
    assert [row.point.text for row in form.rows] == ["120-140K + 15% bonus"]


def test_figures_kept_already_or_there_twice_begin_unticked(form):
    form.text = "$95k\n$95k"
    form.read()
    assert [row.is_wanted for row in form.rows] == [True, False]
    form.keep()
    form.text = "$95k\n$96k"
    form.read()
    assert [row.is_wanted for row in form.rows] == [False, True]
    assert "kept already" in form.rows[0].doubts[-1]


def test_no_line_and_no_tick_are_one_sentence(form):
    with pytest.raises(InputError, match="no line yet"):
        form.read()
    with pytest.raises(InputError, match="No figure is ticked"):
        form.keep()


def test_too_many_are_refused_and_none_is_lost(store):
    form = PayForm(store)
    form.text = "\n".join(f"${number}" for number in range(50_000, 50_000 + MOST_KEPT + 1))
    form.read()
    with pytest.raises(InputError, match="at most 2,000"):
        form.keep()
    assert len(form.rows) == MOST_KEPT + 1
    assert store.contents().all(PayPoint) == ()


def test_on_a_full_disk_every_figure_stays_to_be_kept_again(form, store, monkeypatch):
    def fail(*_):
        raise StoreError("The disk is full.")

    form.text = LINES
    form.read()
    monkeypatch.setattr(store, "add", fail)
    with pytest.raises(StoreError):
        form.keep()
    monkeypatch.undo()
    assert form.keep() == 3
    assert len(store.contents().all(PayPoint)) == 3


@given(text=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_line_with_words_is_accounted_for(form, text):
    form.text = text
    try:
        form.read()
    except InputError:
        assert not text.strip()
    else:
        assert len(form.rows) + len(form.wrong) == sum(bool(line.strip()) for line in text.splitlines())
