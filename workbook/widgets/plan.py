"""Forms of the plan: the advertisement, what meets its lines, the three pitches, the goals."""

from __future__ import annotations

from functools import partial

import ipywidgets

from workbook import cards as html
from workbook.cards import plan as cards
from workbook.forms import RecordForm, RecordList
from workbook.forms.ad_sheet import AdSheet, LineForm
from workbook.forms.evidence_sheet import EvidenceSheet, SuggestionForm, evidence_options
from workbook.plan.evidence import evidence_behind
from workbook.plan.goals import in_order, remarks_on_goal, remarks_on_plan
from workbook.plan.pitch import remarks_on_saved_pitch
from workbook.progress import short
from workbook.records import PITCH_QUESTIONS, Goal, Pitch
from workbook.store import Store
from workbook.widgets.controls import choice, day, number, several, text_box, text_line, tick
from workbook.widgets.form_view import FormView, Panel
from workbook.widgets.layout import button, columns, follow, group, live, report_in, row, say, words
from workbook.widgets.list_view import ListView
from workbook.wording import many

_VERDICTS = [("not decided yet", ""), ("yes, it meets it", "yes"), ("no, it does not", "no")]


def ad_view(store: Store) -> Panel:
    """Paste the advertisement, see how it is split, keep the lines that ask for something."""
    sheet = AdSheet(store)
    error = words(kind="error")
    report, shown, pay = report_in(error), ipywidgets.VBox(), ipywidgets.VBox()
    keep = button("Keep the ticked lines", sheet.keep, report=report)

    def show(_: object = None) -> None:
        numbered = [(n, each) for n, each in enumerate(sheet.lines, start=1) if not each.is_kept]
        wanted = [_line(n, each) for n, each in numbered if each.line.is_wanted]
        rest = [_left_out(n, each) for n, each in numbered if not each.line.is_wanted]
        groups = [("What it seems to ask for", wanted), ("Left out; tick what asks something of you", rest)]
        kept = len(sheet.lines) - len(numbered)
        told = words(f"{many(kept, 'line')} of it kept already, with what you linked." if kept else "")
        boxes = (ipywidgets.VBox([group(title, []), *rows]) for title, rows in groups if rows)
        shown.children = [told, *boxes]
        keep.disabled = not sheet.lines

    def show_pay(_: object = None) -> None:
        pay.children = [named_pay(each) for each in sheet.pay]

    def named_pay(said: str) -> ipywidgets.HBox:
        use = button("Use it as the posted range", partial(sheet.use_pay, said), report=report)
        return row(words(f"The advertisement names pay: “{said}”."), use)

    sheet.observe(show, names=["lines"])
    sheet.observe(show_pay, names=["pay"])
    show()
    form = sheet.form
    controls = [
        text_box(form, "text", "The advertisement, as it is written", rows=10),
        columns(text_line(form, "source", "Where it was posted"), day(form, "seen_on", "Seen on")),
    ]
    split = button("Split it into lines", sheet.split, report=report)
    view = FormView(form, controls)
    return Panel("advertisement", [view, row(split), error, pay, shown, row(keep), follow(sheet, "status")])


def evidence_view(store: Store) -> Panel:
    """Say for each line what meets it: decide on suggestions, link by hand, change the words, add, remove."""
    sheet = EvidenceSheet(store)
    form, offered, hint = sheet.requirements.form, ipywidgets.VBox(), words()

    def show(_: object = None) -> None:
        offered.children = [_suggestion(n, each) for n, each in enumerate(sheet.suggestions, start=1)]
        tell()

    def tell(_: object = None) -> None:
        none = "No story and no answer has enough of its words. Link one by hand, or leave it open."
        none = none if form.text.strip() else "Write first what they ask for."
        say(hint, "" if sheet.suggestions else none)

    sheet.observe(show, names=["suggestions"])
    form.observe(tell, names=["ticks"])
    show()
    controls = [
        text_box(form, "text", "What they ask for", rows=2),
        group("What may meet it, by the words", []),
        offered,
        hint,
        several(form, "met_by", "What meets it: link a story or an answer", sheet.options, watched=["ticks"]),
    ]
    view = FormView(form, controls, has_history=False)
    return Panel("evidence", [ListView(sheet.requirements, "Line", view)])


def pitches_view(store: Store) -> Panel:
    """Write the three answers, each beside what it rests on."""
    hint = words("Link first what each answer rests on; then write it in words that you would say.")
    return Panel(
        "pitches", [hint, *(_pitch(store, id, question) for id, question in PITCH_QUESTIONS.items())]
    )


def goals_view(store: Store) -> Panel:
    """Goals of the first 90 days, one at a time."""
    goals = RecordList(store, Goal, label=_goal, listed=lambda contents: tuple(in_order(contents.all(Goal))))
    form = goals.form

    def options() -> list[tuple[str, str]]:
        return evidence_options(store, with_requirements=True)

    def feedback() -> str:
        contents, goal = store.contents(), form.record()
        others = [each for each in contents.all(Goal) if each.id != goal.id]
        remarks = remarks_on_goal(goal, contents) + remarks_on_plan([*others, goal], contents)
        return html.remark_list(remarks)

    controls = [
        text_line(form, "what", "What you would do, beginning with a verb", placeholder="Meet each …"),
        text_line(form, "measure", "How one would see that it is done"),
        number(form, "day", "By which day after the start (1 to 90; 0: not decided)", 1, 999),
        several(
            form, "rests_on", "What it rests on: their lines, stories, answers", options, watched=["ticks"]
        ),
        text_line(form, "question", "What you would have to ask first, where it rests on a guess"),
    ]
    return Panel("goals", [ListView(goals, "Goal", FormView(form, controls, feedback=feedback))])


def _line(number: int, each: LineForm) -> ipywidgets.Widget:
    label = f"Keep line {number}: “{short(each.line.text, 60)}”"
    head = [row(tick(each, "is_wanted", label), words(f"({each.note})" if each.note else ""))]
    if each.is_near:
        head.append(tick(each, "is_same", f"Line {number} is that one and keeps its links"))
    return columns(ipywidgets.VBox(head), text_box(each, "text", f"Words of line {number}", rows=2))


def _left_out(number: int, each: LineForm) -> ipywidgets.Widget:
    return row(tick(each, "is_wanted", f"Keep line {number}: “{each.text}”"), words(f"({each.note})"))


def _suggestion(number: int, each: SuggestionForm) -> ipywidgets.Widget:
    shown = ipywidgets.HTML(cards.suggestion(number, each.suggestion))
    verdict = choice(each, "verdict", f"Does suggestion {number} meet the line?", _VERDICTS, width="320px")
    return ipywidgets.VBox([shown, verdict])


def _pitch(store: Store, id: str, question: str) -> ipywidgets.Widget:
    form = RecordForm(store, Pitch, id)

    def feedback() -> str:
        contents, now = store.contents(), form.record()
        note = html.length_note(now.text, contents.process.words_per_minute)
        return html.feedback(note, {}, remarks_on_saved_pitch(now, contents))

    def linked() -> str:
        return cards.linked(evidence_behind(form.rests_on, store.contents()))

    beside = live(form, ["rests_on", "ticks"], linked)
    link = several(
        form, "rests_on", f"What it rests on: {question}",
        lambda: evidence_options(store, with_requirements=True), watched=["ticks"],
    )  # fmt: skip
    box = text_box(form, "text", question, rows=9)
    return FormView(form, [columns(ipywidgets.VBox([link, beside]), box)], feedback=feedback)


def _goal(goal: Goal) -> str:
    if not goal.what.strip():
        return "New goal"
    return f"{f'day {goal.day}' if goal.day else 'no day yet'} · {short(goal.what, 80)}"
