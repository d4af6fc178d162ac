"""Forms of the salary research: occupation and places, figures, the three numbers, offers."""

from __future__ import annotations

import ipywidgets
from traitlets import HasTraits

from workbook.cards import salary as cards
from workbook.cards.parts import progress_bar
from workbook.forms import RecordForm, RecordList
from workbook.forms.import_form import FIELDS, ImportForm
from workbook.forms.pay_form import PayForm, PayRow
from workbook.forms.research_sheet import ResearchSheet
from workbook.pay.files import FORMS
from workbook.pay.groups import GROUPINGS
from workbook.progress import short
from workbook.records import JobOffer, PayPoint, Record, Research
from workbook.salary.occupations import band_for, split_level
from workbook.salary.oews import names
from workbook.salary.pay_strings import PERIODS
from workbook.store import Store
from workbook.widgets.controls import choice, day, pick, several, text_box, text_line, tick
from workbook.widgets.form_view import FormView, Panel
from workbook.widgets.layout import (
    button,
    columns,
    follow,
    group,
    guarded,
    report_in,
    row,
    unfolding,
    upload_button,
    words,
)
from workbook.widgets.list_view import ListView

_CURRENCIES = [(f"{code} ({name})", code) for code, name in (
    ("USD", "US dollar"), ("EUR", "euro"), ("GBP", "pound sterling"), ("CAD", "Canadian dollar"),
    ("AUD", "Australian dollar"), ("CHF", "Swiss franc"), ("INR", "Indian rupee"), ("JPY", "yen"),
    ("PLN", "złoty"), ("SEK", "Swedish krona"), ("SGD", "Singapore dollar"), ("BRL", "real"),
)]  # fmt: skip
_PERIODS = [("read from the words", ""), *((name, name) for name in PERIODS)]
_BASES = [("read from the words", ""), ("base pay", "base"), ("total pay", "total")]
_WEIGHTS = [("four, as is usual here", None), ("none: the official wage is left out", 0),
            *((f"{count:,}", count) for count in (1, 2, 3, 6, 8, 12, 20, 50, 100))]  # fmt: skip
_MOST_SHOWN = 100

_OFFER_BOXES = (
    (("base", "Base pay, a year or as $54.25/hr"), ("bonus_target", "Target bonus, % of base")),
    (("bonus_likelihood", "How much of it to count on, %"), ("sign_on", "Sign-on bonus")),
    (("sign_on_years", "Spread it over, years"), ("equity", "Equity: value of the whole grant today")),
    (("vesting_years", "It vests over, years (4)"), ("cliff_years", "Nothing before, years (1)")),
    (("match", "Retirement match, % of base"), ("health", "Health: paid by the employer, a year")),
    (("leave_days", "Paid days off a year, with holidays"), ("hours", "Hours a week, as really worked (40)")),
)


def occupation_view(store: Store) -> Panel:
    """Type a title and a place, and pick what they mean."""
    sheet = ResearchSheet(store)
    form, shown, notice = sheet.form, ipywidgets.HTML(), words(kind="error")
    follow(sheet, "notice", notice, kind="error")

    def show(_: object = None) -> None:
        shown.value = cards.candidates(sheet.candidates()) if sheet.research().title.strip() else ""

    suggested = ipywidgets.VBox()

    def suggest(_: object = None) -> None:
        suggested.children = [take(*each) for each in sheet.suggested.items()]

    def take(field: str, text: str) -> ipywidgets.Button:
        source = "Start here" if field == "title" else "what you entered or pasted"
        label = f"Take “{short(text, 60)}” as the {field}, from {source}"
        return button(label, lambda: form.set_trait(field, text), report=report_in(notice))

    form.observe(show, names=["ticks"])
    sheet.observe(suggest, names=["suggested"])
    show()
    suggest()
    controls = [
        suggested,
        text_line(form, "title", "Job title, as it is advertised"),
        shown,
        notice,
        several(
            form, "occupations", "Occupations that fit (pick one or more)", sheet.options, watched=["ticks"]
        ),
        text_line(
            form, "weights", "Weights, if they should not count the same (in their order, such as 2, 1)"
        ),
        columns(
            text_line(form, "place", "City or metropolitan area (United States)"),
            pick(sheet, "area", "Area of the official wages", "areas"),
        ),
        pick(sheet, "industry", "Industry (published for the nation only)", "industries"),
        columns(
            choice(form, "currency", "Currency of your range", _CURRENCIES),
            text_line(form, "hours_a_year", "Hours a year, where pay is by the hour (2,080)"),
        ),
    ]
    return Panel("occupation", [FormView(form, controls, has_history=False)])


def pay_view(store: Store) -> Panel:
    """Paste figures, see how they are understood, keep them; look at one again and correct it."""
    form = PayForm(store)
    error, status = words(kind="error"), words(kind="status")
    follow(form, "status", status, kind="status")
    report, shown, wrong = report_in(error), ipywidgets.VBox(), ipywidgets.HTML()
    keep = button("Keep the ticked figures", form.keep, report=report)

    def show(_: object = None) -> None:
        rows = [*enumerate(form.rows, start=1)]
        if len(rows) > _MOST_SHOWN:
            rows.sort(key=lambda each: not each[1].doubts)
        boxes = [_row(n, each) for n, each in rows[:_MOST_SHOWN]]
        if more := len(rows) - len(boxes):
            boxes.append(
                words(f"And {more:,} more like these, the doubtful ones first; what is ticked is kept.")
            )
        wrong.value = cards.not_understood(form.wrong)
        shown.children = boxes
        keep.disabled = not form.rows

    form.observe(show, names=["rows", "wrong"])
    show()
    kept = RecordList(store, PayPoint, label=_point)
    return Panel(
        "figures",
        [
            words("Paste what you found, one figure a line. Nothing is saved until you keep it."),
            text_box(
                form, "text", "Figures, as they are written", rows=5, placeholder="$95k–$110k/yr DOE\n€55/h\nOTE 180k"
            ),
            _lines(form, ("source", "Where they are from"), ("place", "Place")),
            day(form, "found_on", "Found on"),
            row(button("Read the lines", form.read, report=report)),
            error,
            *_table(store, form),
            wrong,
            shown,
            row(keep),
            status,
            group("Look at one again, or type one", []),
            ListView(kept, "Figure", _one_point(kept.form)),
        ],
    )  # fmt: skip


def range_view(store: Store) -> Panel:
    """What was posted and said, and the reader's own three numbers."""
    form = RecordForm(store, Research, Research.ID)
    band = text_line(form, "band", "Percentiles of the three, if you disagree")

    def convention(_: object = None) -> None:
        band.placeholder = ", ".join(f"{each:g}" for each in band_for(split_level(form.title)[0]))

    form.observe(convention, names=["ticks"])
    convention()
    controls = [
        text_line(form, "posted", "The range they posted, if any", placeholder="$85,000 to $110,000 a year"),
        _lines(form, ("said", "A figure you named already, if any"), ("said_to", "To whom")),
        day(form, "said_on", "When"),
        words("Leave the numbers empty, and they are worked out; write your own, and those stand."),
        _lines(form, ("walk_away", "Walk-away (private)"), ("target", "Target")),
        columns(text_line(form, "opening", "Opening"), band),
        choice(form, "official_weight", "How many of your figures the official wage counts for", _WEIGHTS),
        choice(
            form,
            "employer_state",
            "State of the employer, where you would work in another (for pay law)",
            _states(),
        ),
    ]
    return Panel("range", [FormView(form, controls)])


def places_view(store: Store) -> Panel:
    """Type other places, and pick which areas they mean."""
    sheet = ResearchSheet(store)
    controls = [
        text_line(sheet.form, "elsewhere", "Other places, with commas between", placeholder="Denver, Boston, Texas"),
        several(sheet.form, "compared", "Areas to compare with (pick one or more)", sheet.places, watched=["ticks"]),
    ]  # fmt: skip
    return Panel("places", [FormView(sheet.form, controls, has_history=False)])


def offers_view(store: Store) -> Panel:
    """Offers, one at a time; a box left empty counts as nothing, or as the figure in brackets."""
    offers = RecordList(store, JobOffer, label=lambda each: getattr(each, "name", "") or "New offer")
    form = offers.form
    boxes = [_lines(form, *pair) for pair in _OFFER_BOXES]
    view = FormView(form, [text_line(form, "name", "Name of the offer"), *boxes], has_history=False)
    return Panel("offers", [ListView(offers, "Offer", view)])


def _table(store: Store, pay: PayForm) -> list[ipywidgets.Widget]:
    """Choose a file, say what its columns mean, read its rows or stop."""
    form = ImportForm(store, pay)
    error, status = words(kind="error"), words(kind="status")
    follow(form, "status", status, kind="status")
    follow(form, "error", error, kind="error")
    report = report_in(error)
    accepted, label = ",".join(FORMS), "Choose a table (.csv .xlsx .parquet)"
    upload = upload_button(label, accepted)
    done = ipywidgets.HTML()
    sheet = button("Open this sheet", form.open_sheet, report=report)
    sheets = row(pick(form, "sheet", "Sheet of the workbook", "sheets"), sheet)
    boxes = [pick(form, field, label, "columns") for field, label in FIELDS.items()]
    pairs = [columns(*boxes[start : start + 2]) for start in range(0, len(boxes), 2)]
    parts = {"title": "title", "place": "place", "soc": "occupation code"}
    narrow = _lines(form, *((f"{part}_has", f"Only rows whose {name} has") for part, name in parts.items()))
    grouped = choice(form, "grouped_by", "Keep", list(GROUPINGS.items()))
    stop = button("Stop", form.stop, report=report)
    read = button("Read the rows", form.read, report=report)
    source = text_line(form, "source", "Where the table is from")
    mapping = ipywidgets.VBox([*pairs, narrow, columns(grouped, source), row(read)])

    def take() -> None:
        if upload.value:
            form.open(upload.value[0].name, bytes(upload.value[0].content))

    def show(_: object = None) -> None:
        mapping.layout.display = "" if form.columns else "none"
        sheets.layout.display = "" if len(form.sheets) > 1 else "none"
        done.value = progress_bar("Rows read", form.done, form.total) if form.columns else ""
        stop.disabled, read.disabled, sheet.disabled = not form.is_reading, form.is_reading, form.is_reading

    upload.observe(guarded("Choose a table", take, report=report), names=["value"])
    form.observe(show, names=["columns", "sheets", "total", "done", "is_reading"])
    show()
    path = text_line(form, "path", "Or the name of a file on this machine, with its folder")
    return [group("Or read a table", []), row(upload), path, row(button("Open this file", form.open, report=report)),
            sheets, mapping, row(done, stop), error, status]  # fmt: skip


def _states() -> list[tuple[str, str]]:
    rows = names("areas").items()
    states = sorted((row["name"], code) for code, row in rows if row["type"] == "S")
    return [("the same, or not known", ""), *states]


def _row(number: int, each: PayRow) -> ipywidgets.HBox:
    doubts = f" Doubtful: {'; '.join(each.doubts)}." if each.doubts else ""
    told = words(f"“{each.point.text}” is understood as {cards.understood(each.point)}.{doubts}")
    return row(tick(each, "is_wanted", f"Keep figure {number}"), told)


def _one_point(form: RecordForm) -> FormView:
    boxes = [
        text_line(form, "text", "As it is written"),
        _lines(form, ("low", "Low end"), ("high", "High end")),
        columns(
            text_line(form, "currency", "Currency (three letters)"),
            choice(form, "period", "For each", _PERIODS),
        ),
        columns(choice(form, "basis", "Base or total", _BASES), day(form, "found_on", "Found on")),
        _lines(form, ("source", "Where it is from"), ("title", "Job title")),
        _lines(form, ("company", "Company"), ("place", "Place of work")),
        unfolding(
            "More about this figure",
            _lines(form, ("level", "Level"), ("soc", "Occupation code (SOC)")),
            _lines(form, ("hours", "Hours a week (40)"), ("n", "How many people it stands for")),
            text_line(form, "note", "Note"),
        ),
    ]
    return FormView(form, boxes, has_history=False)


def _lines(model: HasTraits, *boxes: tuple[str, str]) -> ipywidgets.HBox:
    """Lines of text side by side: names of traits and their labels."""
    return columns(*(text_line(model, name, label) for name, label in boxes))


def _point(point: Record) -> str:
    if not isinstance(point, PayPoint):
        return "New figure"
    return short(" · ".join(filter(None, (point.text, point.source))), 80) or "New figure"
