"""The advertisement is split as a suggestion; what was kept keeps its record, its links and the reader's words."""

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.forms.ad_sheet import AdSheet
from workbook.records import JobAd, Requirement, Research
from workbook.store import StoreError

AD = """Requirements:
- 3 years of Python and SQL for reports
- Patience with carriers
Benefits:
- Dental
Salary: $85,000 to $110,000 a year"""


@pytest.fixture
def sheet(store, make_id):
    return AdSheet(store, make_id=make_id)


def split(sheet, text=AD):
    sheet.form.text = text
    sheet.form.flush()
    sheet.split()


def kept(store):
    return store.contents().all(Requirement)


def link(store, line, *refs):
    head = store.head(Requirement, line.id)
    fields = {"text": line.text, "line": line.line, "met_by": refs}
    store.save(Requirement(id=line.id, **fields), base=head.number)


def test_what_asks_is_ticked_and_the_rest_is_there_with_its_reason(sheet):
    split(sheet)
    assert [(form.text, form.is_wanted) for form in sheet.lines] == [
        ("3 years of Python and SQL for reports", True),
        ("Patience with carriers", True),
        ("Dental", False),
        ("Salary: $85,000 to $110,000 a year", False),
    ]
    assert sheet.lines[2].note.startswith("says what they give")
    assert sheet.status.startswith("2 new lines found. Nothing is kept yet")


def test_nothing_is_saved_before_it_is_kept(sheet, store):
    split(sheet)
    assert kept(store) == ()
    assert sheet.keep() == 2
    assert [line.text for line in kept(store)] == [
        "3 years of Python and SQL for reports",
        "Patience with carriers",
    ]


def test_a_line_changed_or_left_out_is_kept_as_the_reader_has_it(sheet, store):
    split(sheet)
    sheet.lines[0].text, sheet.lines[1].is_wanted, sheet.lines[2].is_wanted = "Python", False, True
    sheet.keep()
    assert [(line.text, line.line) for line in kept(store)] == [
        ("Python", "3 years of Python and SQL for reports"),
        ("Dental", "Dental"),
    ]


def test_what_the_reader_changed_stays_when_it_is_split_again(sheet):
    split(sheet)
    sheet.lines[0].text, sheet.lines[1].is_wanted = "Python", False
    sheet.split()
    assert (sheet.lines[0].text, sheet.lines[1].is_wanted) == ("Python", False)


def test_pasted_again_unchanged_there_is_nothing_new(sheet, store):
    split(sheet)
    sheet.keep()
    before = store.contents()
    sheet.split()
    assert not any(form.is_wanted for form in sheet.lines)
    assert all(form.is_kept for form in sheet.lines[:2])
    assert store.contents() == before


def test_nearly_the_same_line_keeps_its_record_and_its_links(sheet, store):
    split(sheet)
    sheet.keep()
    first, second = kept(store)
    link(store, first, "story/s1")
    split(
        sheet,
        AD.replace("3 years of Python and SQL for reports", "5+ years of SQL and Python for our reports"),
    )
    assert (sheet.lines[0].is_near, sheet.lines[0].is_wanted) == (True, True)
    assert "nearly the same as a line kept before: “3 years" in sheet.lines[0].note
    sheet.keep()
    now = kept(store)
    assert [(line.id, line.met_by) for line in now] == [(first.id, ("story/s1",)), (second.id, ())]
    assert now[0].text == now[0].line == "5+ years of SQL and Python for our reports"


def test_the_readers_own_words_stay_when_the_line_changes(sheet, store):
    split(sheet)
    sheet.lines[0].text = "Python and SQL"
    sheet.keep()
    split(sheet, AD.replace("3 years of", "5+ years of"))
    sheet.keep()
    assert (kept(store)[0].text, kept(store)[0].line) == (
        "Python and SQL",
        "5+ years of Python and SQL for reports",
    )


def test_the_reader_may_say_that_it_is_another_line(sheet, store):
    split(sheet)
    sheet.keep()
    split(sheet, AD.replace("3 years of", "5+ years of"))
    sheet.lines[0].is_same = False
    sheet.keep()
    assert len(kept(store)) == 3


def test_a_line_that_is_gone_stays_with_its_links_and_is_named(sheet, store):
    split(sheet)
    sheet.keep()
    link(store, kept(store)[1], "story/s1")
    split(sheet, AD.replace("- Patience with carriers\n", ""))
    assert "No longer in the advertisement, and kept all the same: “Patience with carriers”." in sheet.status
    assert kept(store)[1].met_by == ("story/s1",)


def test_a_line_of_the_readers_own_is_never_said_to_be_gone(sheet, store):
    store.save(Requirement(id="own", text="Drive a van"), base=None)
    split(sheet)
    assert "No longer" not in sheet.status


def test_a_line_there_twice_is_kept_once(sheet, store):
    split(sheet, "Requirements:\n- SQL\n- SQL")
    assert [(form.is_wanted, form.note) for form in sheet.lines][1] == (False, "there twice")
    assert sheet.keep() == 1


def test_a_line_removed_elsewhere_meanwhile_is_kept_as_a_new_one(sheet, store):
    split(sheet)
    sheet.keep()
    split(sheet, AD.replace("3 years of", "5+ years of"))
    first = kept(store)[0]
    store.remove(first, base=store.head(Requirement, first.id).number)
    sheet.keep()
    assert "5+ years of Python and SQL for reports" in [line.text for line in kept(store)]


@pytest.mark.parametrize("text", ["", " \n"])
def test_no_text_is_one_sentence(sheet, text):
    sheet.form.text = text
    with pytest.raises(InputError, match="no text yet"):
        sheet.split()


def test_no_tick_and_no_words_are_one_sentence_each(sheet):
    split(sheet)
    sheet.lines[1].text = " "
    with pytest.raises(InputError, match="Line 2 has no words"):
        sheet.keep()
    for form in sheet.lines:
        form.is_wanted = False
    with pytest.raises(InputError, match="No line is ticked"):
        sheet.keep()


def test_on_a_full_disk_all_lines_stay_to_be_kept_again(sheet, store, monkeypatch):
    def fail(*_):
        raise StoreError("The disk is full.")

    split(sheet)
    monkeypatch.setattr(store, "add", fail)
    with pytest.raises(StoreError):
        sheet.keep()
    monkeypatch.undo()
    assert sheet.keep() == 2


def test_pay_is_offered_as_the_posted_range(sheet, store):
    split(sheet)
    assert sheet.pay == ["$85,000 to $110,000 a year"]
    assert store.contents().research.posted == ""
    sheet.use_pay(sheet.pay[0])
    assert store.contents().research.posted == "$85,000 to $110,000 a year"
    sheet.use_pay(sheet.pay[0])


def test_a_range_that_is_there_is_not_written_over(sheet, store):
    store.save(Research(id=Research.ID, posted="$1 a year", walk_away="90k"), base=None)
    split(sheet)
    with pytest.raises(InputError, match="A posted range is there already: “\\$1 a year”"):
        sheet.use_pay(sheet.pay[0])
    assert store.contents().research.posted == "$1 a year"


def test_the_rest_of_the_research_stays(sheet, store):
    store.save(Research(id=Research.ID, walk_away="90k"), base=None)
    sheet.use_pay("$95k")
    assert store.contents().research.walk_away == "90k"


def test_the_advertisement_is_saved_from_any_thread(sheet, store):
    typing = threading.Thread(target=setattr, args=(sheet.form, "text", AD))
    typing.start()
    typing.join()
    sheet.form.flush()
    assert store.contents().find(JobAd, JobAd.ID).text == AD


LINES = st.lists(
    st.sampled_from(["SQL and Python", "Patience", "5 years of baking", "Drive a van", "SQL, Python and R"]),
    unique=True,
)


@given(ads=st.lists(LINES, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_whatever_the_advertisement_becomes_no_link_is_lost(sheet, store, ads):
    for line in kept(store):
        store.remove(line, base=store.head(Requirement, line.id).number)
    linked = {}
    for lines in ads:
        sheet.form.text = "Requirements:\n" + "\n".join(f"- {line}" for line in lines) + "\n- Tact"
        sheet.form.flush()
        sheet.split()
        if any(form.is_wanted for form in sheet.lines):
            sheet.keep()
        for line in kept(store):
            if line.id not in linked:
                linked[line.id] = (f"story/{line.id}",)
                link(store, line, *linked[line.id])
        assert {line.id: line.met_by for line in kept(store)} == linked
        assert len({line.line for line in kept(store)}) >= len(set(lines))
