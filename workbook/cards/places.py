"""The card of the occupations picked in several places: every published percentile, and where it is from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from workbook.cards.parts import bullets, card, quiet
from workbook.cards.wide import wide_table
from workbook.records import Contents
from workbook.salary.curve import ordinal
from workbook.salary.oews import release
from workbook.salary.official import compared_wages, median_interval, origin_of, work_name
from workbook.salary.wage import PERCENTILES, Wage
from workbook.wording import span


def places_card(contents: Contents) -> Markup:
    """Official wages by the year in the reader's place and in those to compare with."""
    title = "In other places"
    wages, faults = compared_wages(contents.research)
    if not wages:
        text = "Pick an occupation above and a place here, and the same work is put side by side."
        return card(title, quiet(text), bullets(faults))
    header = ("Place", *map(ordinal, PERCENTILES))
    rows = [(_place(wage), *(wage.amount(f"annual_p{p}").told() for p in PERCENTILES)) for wage in wages]
    works = [work_name(wage) for wage in wages]
    return card(
        title,
        quiet("US dollars a year before tax, by percentile."),
        wide_table("other-places", "Wages in other places", header, rows, groups=works),
        bullets([*_brought(wages), *faults]),
        quiet(f"Source: {wages[0].source}. {release()['notice']}"),
    )


def _place(wage: Wage) -> str:
    return wage.place if not wage.margin else f"{wage.place} (from {origin_of(wage)})"


def _brought(wages: Sequence[Wage]) -> Iterator[str]:
    """Say of each wage that is brought from elsewhere how sure its median is."""
    for wage in wages:
        if ends := median_interval(wage):
            what = f"{work_name(wage)}: BLS publishes no figure for {wage.place}, so it is that of {origin_of(wage)}"
            yield f"{what}, brought there; the median lies from {span(*ends)} four times in five."
