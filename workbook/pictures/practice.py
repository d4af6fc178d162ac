"""The picture of how rehearsing went over the days: attempts a day, and how long each took against the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.pictures.frame import FILL, INK, hide, new_figure, picture
from workbook.wording import MONTHS, many

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

MOST_NAMED = 14
"""Days that have room for their date; of more, every second, third … is named."""
_MARKERS = {
    "well": ("o", "went well"),
    "mixed": ("s", "went so-so"),
    "badly": ("X", "went badly"),
    "": ("D", "not marked"),
}


@picture
def practice_picture(attempts: pd.DataFrame) -> Figure:
    """Draw attempts by day.

    The table has rows of `workbook.tables.rehearsals.attempts_table` that have a day.
    """
    import matplotlib

    attempts = attempts.assign(held_on=attempts["held_on"].dt.date)
    days = list(dict.fromkeys(attempts["held_on"]))
    timed = attempts[attempts["seconds"].notna()]
    figure, (top, below) = new_figure(
        8.4, 4.6, nrows=2, sharex=True, gridspec_kw={"height_ratios": [1, 2], "hspace": 0.15}
    )
    counts = [int((attempts["held_on"] == day).sum()) for day in days]
    top.bar(range(len(days)), counts, width=0.5, color=FILL, edgecolor=INK, linewidth=0.6)
    for place, count in enumerate(counts):
        top.annotate(str(count), (place, count), (0, 3), textcoords="offset points", ha="center", fontsize=9)
    top.set_ylim(0, max(counts) * 1.35)
    top.set_ylabel("attempts")
    top.yaxis.set_major_locator(matplotlib.ticker.MaxNLocator(3, integer=True))
    by_day = timed.groupby("held_on")["seconds"]
    beside = 0.5 * ((by_day.cumcount() + 0.5) / by_day.transform("size") - 0.5)  # none lies on another
    places = timed["held_on"].map(days.index) + beside
    for went, (marker, label) in _MARKERS.items():
        some = timed["went"] == went
        if some.any():
            below.plot(
                list(places[some]), list(timed["seconds"][some]), marker,
                color=FILL, markeredgecolor=INK, markersize=8, label=label,
            )  # fmt: skip
    planned = int(attempts["planned"].iloc[-1])
    below.axhline(planned, color=INK, linewidth=1, linestyle="--", label=f"planned: {planned} seconds")
    below.set_ylim(0, max([planned, *timed["seconds"]]) * 1.2)
    below.set_ylabel("seconds, each attempt")
    below.set_xlabel("day of rehearsal")
    step = -(-len(days) // MOST_NAMED)
    named = range(0, len(days), step)
    below.set_xticks(
        list(named), [f"{days[place].day} {MONTHS[days[place].month - 1][:3]}" for place in named]
    )
    below.set_xlim(-0.6, len(days) - 0.4)
    below.legend(frameon=False, fontsize=9, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    top.tick_params(axis="x", length=0)
    hide(top, "top", "right")
    hide(below, "top", "right")
    return figure


def practice_alt(attempts: pd.DataFrame) -> str:
    """Say in words what `practice_picture` shows."""
    told = []
    for day, found in attempts.groupby("held_on", sort=False):
        times = [many(seconds, "second") for seconds in found["seconds"].dropna()]
        named = f", took {', '.join(times)}" if times else ", none timed"
        told.append(f"{day:%Y-%m-%d}: {many(len(found), 'attempt')}{named}")
    return (
        f"Rehearsals by day; planned are {attempts['planned'].iloc[-1]} seconds an answer. {'. '.join(told)}."
    )
