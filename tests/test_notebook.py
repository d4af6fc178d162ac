"""What a reader types in a notebook: the workbook, its tables, its errors, its surroundings."""

import inspect
import json
import pydoc
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime

import nbformat
import pandas as pd
import pytest

from workbook import Workbook, open_workbook
from workbook.errors import DataError, InputError
from workbook.forms import RecordForm
from workbook.pay.official_files import add_file
from workbook.records import Story
from workbook.sample import sample_records
from workbook.shipped import shipped
from workbook.store import StoreError

FORMS = [
    "choose_reasons",
    "describe_interview",
    "list_interviewers",
    "list_rounds",
    "import_notes",
    "review_answers",
    "redraft_answers",
    "write_stories",
    "add_questions",
    "settle_findings",
    "paste_ad",
    "link_evidence",
    "write_pitches",
    "set_goals",
    "choose_occupation",
    "compare_places",
    "collect_pay",
    "set_range",
    "enter_offers",
    "print_page",
    "plan_length",
    "rehearse",
    "import_rehearsal",
    "choose_questions",
    "note_heard",
    "debrief",
    "write_thanks",
    "plan_follow_up",
    "import_comments",
    "choose_sharing",
    "decide_names",
    "make_copy",
]
CARDS = [
    "show_steps",
    "show_coverage",
    "show_matches",
    "show_gaps",
    "show_changes",
    "show_timeline",
    "show_evidence",
    "show_plan",
    "show_wages",
    "show_conversation",
    "show_board",
    "show_threads",
    "show_next",
    "show_practice",
    "show_offers",
]
TABLES = [
    "stories",
    "answers",
    "questions",
    "progress",
    "coverage",
    "matches",
    "remarks",
    "claims",
    "findings",
    "requirements",
    "goals",
    "salary",
    "places",
    "offers",
    "board",
    "rehearsals",
    "attempts",
    "questions_to_ask",
    "comments",
    "shared",
]
PUBLIC = [
    name
    for name, member in inspect.getmembers(Workbook)
    if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property))
]


def begin(folder):
    """Make a folder a workbook, as far as one can see."""
    nbformat.write(nbformat.v4.new_notebook(), folder / "00_start_here.ipynb")
    return folder


def opened(folder):
    return open_workbook(begin(folder), now=lambda: datetime(2026, 11, 23, tzinfo=UTC))


@pytest.fixture
def empty(tmp_path):
    with opened(tmp_path) as wb:
        yield wb


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory):
    """The sample saved once; each test has a copy."""
    folder = tmp_path_factory.mktemp("sample")
    with opened(folder) as wb:
        for record in sample_records():
            wb.store.save(record, base=None)
    return wb.store.path


@pytest.fixture
def sample(tmp_path, sample_file):
    shutil.copy(sample_file, tmp_path)
    with opened(tmp_path) as wb:
        yield wb


@pytest.fixture(params=["sample", "empty"])
def wb(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def shown(monkeypatch):
    """Everything displayed, as a notebook would save it."""
    from workbook import opening
    from workbook.widgets import form_view

    pieces = []

    class Handle:
        def update(self, piece):
            pieces.append(piece)

    def display(piece, **_):
        pieces.append(piece)
        return Handle()

    for module in (opening, form_view):
        monkeypatch.setattr(module, "display", display)
    return pieces


class TestOffers:
    def test_every_method_is_tried_here(self):
        assert set(PUBLIC) == {*FORMS, *CARDS, *TABLES, "bank", "close", "competencies", "contents"}

    @pytest.mark.parametrize("name", FORMS)
    def test_a_form_is_followed_by_a_card_of_what_is_saved(self, wb, shown, name):
        assert getattr(wb, name)() is None
        panel, card = shown
        assert "Run All" in repr(panel)
        assert "<h4" in card.data

    @pytest.mark.parametrize("name", CARDS)
    def test_a_card_is_shown(self, wb, shown, name):
        assert getattr(wb, name)() is None
        assert len(shown) == 1
        assert "<h4" in shown[0].data or "<figcaption" in shown[0].data

    @pytest.mark.parametrize("name", TABLES)
    def test_a_table_is_returned(self, wb, name):
        assert isinstance(getattr(wb, name)(), pd.DataFrame)

    @pytest.mark.parametrize("name", TABLES)
    def test_the_sample_fills_the_table(self, sample, name):
        assert len(getattr(sample, name)()) > 0

    def test_help_names_every_method(self):
        text = pydoc.plain(pydoc.render_doc(Workbook))
        overview = inspect.getdoc(Workbook)
        assert all(name in text for name in PUBLIC)
        assert all(f"``{name}``" in overview for name in (*FORMS, *CARDS, *TABLES))

    @pytest.mark.parametrize("name", PUBLIC)
    def test_every_method_says_what_it_is_for(self, name):
        assert len(inspect.getdoc(getattr(Workbook, name))) > 10

    def test_what_is_printed_of_it_holds_nothing_typed(self, sample):
        assert repr(sample) == (
            f"<Workbook with {len(sample.contents)} things kept; help(wb) says what it offers>"
        )


class TestSalary:
    PRICES = (
        "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2024\n"
        ' "16980","Chicago", ,MARPP,1,"...","RPPs: All items ","Index",104.0\n'
        ' "31080","Los Angeles", ,MARPP,1,"...","RPPs: All items ","Index",114.4\n'
    )

    def test_a_place_takes_the_prices_that_were_added(self, sample, tmp_path):
        with pytest.raises(InputError, match="workbook data list"):
            sample.salary(place="0031080")
        (tmp_path / "prices.csv").write_text(self.PRICES, encoding="utf-8")
        add_file(tmp_path / "prices.csv", sample.store.path.parent, date(2026, 11, 28))
        table = sample.salary(place="Los Angeles, CA", basis="base", period="month", currency="EUR")
        assert set(table["place_rate"]) == {1.1}
        assert set(table["value_place"]) == {"0031080"}

    def test_an_unknown_word_is_refused(self, sample):
        with pytest.raises(TypeError, match="unit"):
            sample.salary(unit="hour")


class TestCardsBelowForms:
    def test_a_save_renews_the_card(self, sample, shown):
        sample.write_stories()
        sample.store.save(Story(id="new", title="Told <now>"), base=None)
        assert "Told &lt;now&gt;" in shown[-1].data

    def test_a_save_of_something_else_leaves_it(self, sample, shown):
        sample.list_interviewers()
        sample.store.save(Story(id="new", title="Told now"), base=None)
        assert len(shown) == 2

    def test_nothing_is_renewed_while_the_cell_runs(self, wb, shown):
        for name in FORMS:
            getattr(wb, name)()
        assert len(shown) == 2 * len(FORMS)

    def test_the_card_follows_the_round_that_was_chosen(self, sample, shown):
        sample.review_answers()
        pick = next(each for each in shown[0].children if getattr(each, "description", "") == "Round")
        pick.value = "second"
        assert shown[-1] is not shown[1]
        assert "Second interview" in shown[-1].data


class TestClosing:
    def test_what_waits_is_saved_before_the_file_is_closed(self, empty, tmp_path):
        RecordForm(empty.store, Story, "s1").situation = "typed last"
        empty.close()
        with open_workbook(tmp_path) as again:
            assert list(again.stories()["situation"]) == ["typed last"]

    def test_opening_again_shows_what_was_typed_a_moment_ago(self, empty, tmp_path):
        """As Run All does when it follows a word that is not saved yet."""
        RecordForm(empty.store, Story, "s1").situation = "typed last"
        with open_workbook(tmp_path) as again:
            assert RecordForm(again.store, Story, "s1").situation == "typed last"


class TestSurroundings:
    @pytest.fixture(autouse=True)
    def notebooks(self, tmp_path):
        begin(tmp_path)

    def test_the_folder_of_the_notebook_is_the_default(self, tmp_path, monkeypatch):
        monkeypatch.delenv("SECOND_ROUND_FOLDER", raising=False)
        monkeypatch.chdir(tmp_path)
        with open_workbook():
            assert (tmp_path / "answers.sqlite").exists()

    def test_a_variable_names_the_folder(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SECOND_ROUND_FOLDER", str(tmp_path))
        with open_workbook():
            assert (tmp_path / "answers.sqlite").exists()

    def test_an_argument_goes_before_the_variable(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SECOND_ROUND_FOLDER", "/nowhere")
        with open_workbook(tmp_path):
            assert (tmp_path / "answers.sqlite").exists()

    def test_a_variable_stops_the_clock(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SECOND_ROUND_NOW", "2026-11-23T09:00:00+01:00")
        with open_workbook(tmp_path) as wb:
            saved = wb.store.save(Story(id="s1"), base=None)
        assert saved.revision.saved_at.isoformat() == "2026-11-23T09:00:00+01:00"

    def test_a_clock_given_goes_before_the_variable(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SECOND_ROUND_NOW", "2026-11-23T09:00:00+01:00")
        with open_workbook(tmp_path, now=lambda: datetime(2027, 1, 1, tzinfo=UTC)) as wb:
            assert wb.store.save(Story(id="s1"), base=None).revision.saved_at.year == 2027

    def test_a_notice_about_the_file_is_shown(self, tmp_path, shown):
        with open_workbook(tmp_path) as wb:
            wb.store.save(Story(id="s1"), base=None)
            wb.store.back_up("kept")
        (tmp_path / "answers.sqlite").unlink()
        with open_workbook(tmp_path) as wb:
            assert "was missing" in wb.notice
        assert "was missing" in shown[0].data
        assert 'role="alert"' in shown[0].data

    def test_a_folder_that_is_no_workbook_is_left_as_it_is(self, tmp_path):
        (tmp_path / "00_start_here.ipynb").unlink()
        (tmp_path / "tax.csv").touch()
        with pytest.raises(InputError, match="make one in a terminal with: workbook new"):
            open_workbook(tmp_path)
        assert [each.name for each in tmp_path.iterdir()] == ["tax.csv"]

    def test_a_folder_that_is_not_there_is_one_sentence(self, tmp_path):
        with pytest.raises(StoreError, match="check that the folder exists"):
            open_workbook(tmp_path / "none")


class TestPointsOfOnesOwn:
    """A file beside the answers takes the place of the shipped points for drawing questions."""

    SHIPPED = shipped("data", "rehearsal.toml").read_text(encoding="utf-8")

    def test_they_are_used(self, sample, tmp_path):
        before = sample.rehearsals()
        assert before["why"].str.contains("You have not rehearsed it yet").any()
        head, never = self.SHIPPED.split("[never]")
        off = f"{head}[never]{never.replace('points = 2', 'points = 0', 1)}"
        (tmp_path / "rehearsal.toml").write_text(off, encoding="utf-8")
        assert not sample.rehearsals()["why"].str.contains("You have not rehearsed it yet").any()

    def test_a_mistake_in_them_is_one_sentence(self, sample, tmp_path):
        (tmp_path / "rehearsal.toml").write_text("[never]\npoints = 1\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"rehearsal\.toml, line 1: "):
            sample.rehearse()


IN_A_NOTEBOOK = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

shell = InteractiveShell.instance()
shell.run_cell("from workbook import open_workbook")
shell.run_cell("import sys; wb = open_workbook(sys.argv[1])")
seen = {}
for name, cell in {
    "ours": "open_workbook('/nowhere/at/all')",
    "closed": "wb.close(); wb.stories()",
    "other": "1 / 0",
}.items():
    with capture_output() as captured:
        result = shell.run_cell(cell)
    html = [output.data.get("text/html", "") for output in captured.outputs]
    seen[name] = {"success": result.success, "text": captured.stdout + captured.stderr, "html": "".join(html)}
print(json.dumps(seen))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workbook")
    done = subprocess.run(
        [sys.executable, "-c", IN_A_NOTEBOOK, str(begin(folder))],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(folder), "IPYTHONDIR": str(folder / "ipython"), "PATH": ""},
    )
    return json.loads(done.stdout.splitlines()[-1])


class TestErrorsInANotebook:
    @pytest.mark.parametrize("cell", ["ours", "closed"])
    def test_our_own_are_one_sentence_without_a_traceback(self, seen, cell):
        assert 'role="alert"' in seen[cell]["html"]
        assert "Traceback" not in seen[cell]["text"]
        assert "File " not in seen[cell]["text"]
        assert "line " not in seen[cell]["text"]

    @pytest.mark.parametrize("cell", ["ours", "closed"])
    def test_the_cell_still_counts_as_failed(self, seen, cell):
        assert not seen[cell]["success"]

    def test_any_other_keeps_its_traceback(self, seen):
        assert "ZeroDivisionError" in seen["other"]["text"]
        assert "Traceback" in seen["other"]["text"]
