"""Views of the sample and of an empty workbook, with their controls within reach."""

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import ipywidgets
import pytest

from workbook.bank import load_competencies, load_questions
from workbook.forms import RecordForm, RehearsalSheet, TranscriptForm
from workbook.records import Round
from workbook.rehearsal.attempts import rehearsal_on
from workbook.sample import sample_records
from workbook.share.form import ShareForm
from workbook.store import FILE_NAME, Store
from workbook.widgets.answers import own_question_view, redraft_view, review_view
from workbook.widgets.asking import ask_view, debrief_view, follow_up_view, heard_view, thanks_view
from workbook.widgets.comments import comments_view
from workbook.widgets.consistency import settle_view
from workbook.widgets.plan import ad_view, evidence_view, goals_view, pitches_view
from workbook.widgets.rehearsal import length_view, rehearsal_view
from workbook.widgets.salary import occupation_view, offers_view, pay_view, range_view
from workbook.widgets.share import choice_view, copy_view, names_view
from workbook.widgets.start import interviewers_view, process_view, reasons_view, rounds_view
from workbook.widgets.stories import stories_view
from workbook.widgets.transcript import transcript_view

TODAY = date(2026, 11, 23)


def rehearsal_sheet(store: Store) -> RehearsalSheet:
    return RehearsalSheet(store, load_questions(), load_competencies(), today=lambda: TODAY, random=Random(1))


def now() -> datetime:
    return datetime(2026, 12, 4, 9, 0, tzinfo=UTC)


VIEWS: dict[str, Callable[[Store], ipywidgets.Widget]] = {
    "reasons": reasons_view,
    "process": process_view,
    "interviewers": interviewers_view,
    "rounds": rounds_view,
    "review": lambda store: review_view(store, Round.FIRST)[0],
    "redraft": lambda store: redraft_view(store, Round.SECOND)[0],
    "own questions": lambda store: own_question_view(store, load_questions()),
    "stories": lambda store: stories_view(store, load_competencies(), load_questions()),
    "transcript": transcript_view,
    "settle": settle_view,
    "advertisement": ad_view,
    "evidence": evidence_view,
    "pitches": pitches_view,
    "goals": goals_view,
    "comments": comments_view,
    "occupation": occupation_view,
    "figures": pay_view,
    "range": range_view,
    "offers": offers_view,
    "length": length_view,
    "rehearsal": lambda store: rehearsal_view(store, rehearsal_sheet(store)),
    "rehearsal as a whole": lambda store: transcript_view(
        store, TranscriptForm(store, rehearsal=rehearsal_on(TODAY, store.contents()), bank=load_questions())
    ),
    "questions to ask": ask_view,
    "heard": heard_view,
    "debrief": lambda store: debrief_view(store, now),
    "thanks": thanks_view,
    "follow-up": lambda store: follow_up_view(store, now)[0],
    "sharing": lambda store: choice_view(sharing(store)),
    "names": lambda store: names_view(sharing(store)),
    "copy": lambda store: copy_view(sharing(store)),
}


def sharing(store: Store) -> ShareForm:
    return ShareForm(store, lambda: datetime(2026, 3, 2, tzinfo=UTC))


class ByHand:
    """A debounce that waits until the test fires it."""

    def __init__(self, action: Callable[[], object]) -> None:
        self.action, self.is_waiting = action, False

    def __call__(self) -> None:
        self.is_waiting = True

    def later(self, _: float) -> None:
        self.is_waiting = True

    def flush(self) -> None:
        if self.is_waiting:
            self.is_waiting = False
            self.action()


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RecordForm.__init__.__kwdefaults__, "debounce", ByHand)


def opened(path: Path) -> Store:
    return Store(path, now=lambda: datetime(2026, 3, 2, tzinfo=UTC))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / FILE_NAME) as store:
        yield store


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample saved once; each test has a copy."""
    path = tmp_path_factory.mktemp("sample") / FILE_NAME
    with opened(path) as store:
        for record in sample_records():
            store.save(record, base=None)
    return path


@pytest.fixture
def sample(tmp_path: Path, sample_file: Path) -> Iterator[Store]:
    shutil.copy(sample_file, tmp_path)
    with opened(tmp_path / FILE_NAME) as store:
        yield store


@pytest.fixture(params=["sample", "empty"])
def store(request: pytest.FixtureRequest) -> Store:
    return request.getfixturevalue(request.param)


@pytest.fixture(params=VIEWS)
def view(request: pytest.FixtureRequest, store: Store) -> ipywidgets.Widget:
    return VIEWS[request.param](store)


@pytest.fixture
def make() -> dict[str, Callable[[Store], ipywidgets.Widget]]:
    return VIEWS


def inside(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def shown(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    if widget.layout.display != "none":
        yield widget
        for child in getattr(widget, "children", ()):
            yield from shown(child)


class Controls:
    """Finds what a reader sees in a view."""

    def __call__(self, view: ipywidgets.Widget) -> list[ipywidgets.Widget]:
        return list(inside(view))

    def named(self, view: ipywidgets.Widget, start: str) -> ipywidgets.Widget:
        """The control, among those shown, whose label begins so."""
        found = [each for each in inside(view) if getattr(each, "description", "").startswith(start)]
        assert found, f"no control is called {start}…"
        return found[0]

    def visible(self, view: ipywidgets.Widget) -> list[ipywidgets.Widget]:
        return list(shown(view))

    def words(self, view: ipywidgets.Widget, kind: str) -> list[ipywidgets.HTML]:
        """The lines of words of that kind which are not hidden."""
        return [each for each in shown(view) if f"wb-{kind}" in getattr(each, "_dom_classes", ())]

    def type_into(self, box: ipywidgets.Widget, value: object) -> None:
        """As JupyterLab does: on a thread of its own."""
        typing = threading.Thread(target=setattr, args=(box, "value", value))
        typing.start()
        typing.join()

    def fire(self, view: ipywidgets.Widget) -> None:
        """Let the pause in typing be over, in every form of a view."""
        forms = {id(each._form): each._form for each in self(view) if hasattr(each, "_form")}
        for form in forms.values():
            form._debounce.flush()


@pytest.fixture
def controls() -> Controls:
    return Controls()


@pytest.fixture
def write(controls: Controls) -> Callable[[ipywidgets.Widget, str, object], None]:
    """Return a function that types into a control and lets the pause be over."""

    def write_in(view: ipywidgets.Widget, label: str, value: object) -> None:
        controls.type_into(controls.named(view, label), value)
        controls.fire(view)

    return write_in
