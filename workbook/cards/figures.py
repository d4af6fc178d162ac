"""Pictures in a frame with title and description; drawn again only for another table, since every save asks for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from markupsafe import Markup

from workbook.cards.parts import card, figure, quiet
from workbook.pictures.coverage import coverage_alt, coverage_picture
from workbook.pictures.pay import offers_alt, offers_picture, places_alt, places_picture
from workbook.pictures.plan import evidence_alt, evidence_picture, plan_alt, plan_picture
from workbook.pictures.practice import practice_alt, practice_picture
from workbook.pictures.threads import threads_alt, threads_picture
from workbook.pictures.timeline import timeline_alt, timeline_picture
from workbook.pictures.wages import wages_alt, wages_picture
from workbook.salary.offers import NOT_MODELLED

if TYPE_CHECKING:
    import pandas as pd

_DRAWN: dict[str, tuple[str, str]] = {}
"""By title: the table last drawn, and what was drawn."""


def coverage_figure(table: pd.DataFrame) -> str:
    """Return the picture of which story shows which skill, from `workbook.tables.answers.coverage_table`."""
    title, empty = "Which story shows which skill (stories down, skills across)", "No story is saved yet"
    return _drawn(title, table, coverage_picture, coverage_alt, "Skills and stories", empty)


def timeline_figure(claims: pd.DataFrame) -> str:
    """Return the picture of when things were, from `workbook.tables.facts.claims_table`."""
    dated = claims[claims["begins"].notna()].sort_values(["begins", "ends"], kind="stable")
    title, empty = "When it was, by what you wrote", "No answer and no story names a month or a year yet"
    return _drawn(title, dated, timeline_picture, timeline_alt, "When it was", empty)


def threads_figure(ties: pd.DataFrame) -> str:
    """Return the picture of what may be asked and what holds it, from `workbook.tables.board.ties_table`."""
    title = "What may be asked, and what holds it"
    return _drawn(title, ties, threads_picture, threads_alt, title, "No question is kept yet")


def wages_figure(drawn: pd.DataFrame) -> str:
    """Return the picture of the wage curve with the reader's numbers, from `workbook.tables.research.curve_table`."""
    name, empty = "Where the numbers stand", "Nothing is picked or kept yet"
    title = f"{name}: official wages above, your figures and numbers below (base pay, before tax)."
    title = " ".join([title, *drawn["notice"][:1]]).rstrip()
    return _drawn(title, drawn, wages_picture, wages_alt, name, empty)


def evidence_figure(grid: pd.DataFrame) -> str:
    """Return the picture of what meets the advertisement, from `workbook.tables.plan.evidence_grid`."""
    name, empty = "What meets what they ask for", "No line of the advertisement is kept yet"
    title = f"{name} (their lines down, your evidence across; “may be”: not confirmed yet)"
    return _drawn(title, grid, evidence_picture, evidence_alt, name, empty)


def plan_figure(goals: pd.DataFrame) -> str:
    """Return the picture of the first 90 days, from `workbook.tables.plan.goals_table`."""
    name, dated = "The first 90 days", goals[goals["day"].notna()]
    rest = len(goals) - len(dated)
    title = f"{name}, each goal at its day{f' ({rest} without a day left out)' if rest else ''}"
    return _drawn(title, dated, plan_picture, plan_alt, name, "No goal has a day yet")


def practice_figure(attempts: pd.DataFrame) -> str:
    """Return the picture of rehearsals over the days, from `workbook.tables.rehearsals.attempts_table`."""
    dated = attempts[attempts["held_on"].notna()]
    title = "Rehearsals over the days: attempts above, how long each took below (seconds)"
    empty = "Nothing is rehearsed on a day that is known"
    return _drawn(title, dated, practice_picture, practice_alt, "Over the days", empty)


def places_figure(places: pd.DataFrame) -> str:
    """Return the picture of wages in several places, from `workbook.tables.places.places_table`; nothing for none."""
    if places[["p10", "p25", "p50", "p75", "p90", "bound"]].isna().all(axis=None):
        return Markup()
    title = (
        "The same work in other places. A dashed line: BLS publishes no figure there, so it is brought there from elsewhere,"
        " and the median lies on that line four times in five. An arrow: the wage is at least that."
    )
    return _drawn(f"{title} {places.attrs['notice']}", places, places_picture, places_alt)


def offers_figure(offers: pd.DataFrame) -> str:
    """Return the picture of offers by year and part, from `workbook.pay.columns.compare_offers`."""
    title, empty = f"Offers by year, part by part. {NOT_MODELLED}", "No offer with a base pay is entered yet"
    return _drawn(title, offers, offers_picture, offers_alt, "Offers by year", empty)


def _drawn(
    title: str,
    table: pd.DataFrame,
    draw: Callable[[pd.DataFrame], str],
    describe: Callable[[pd.DataFrame], str],
    name: str = "",
    empty: str = "",
) -> str:
    """Draw a table under its title; for one without rows say under a shorter name why it is empty."""
    if not len(table):
        return card(name, quiet(f"{empty}, so there is nothing to draw."))
    key = table.to_csv()
    if _DRAWN.get(title, ("", ""))[0] != key:
        _DRAWN[title] = key, figure(draw(table), title, describe(table))
    return _DRAWN[title][1]
