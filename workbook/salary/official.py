"""The official wages that the reader's picks come to: by occupation, place or industry, by the year, blended into one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from workbook.errors import InputError
from workbook.records import Research
from workbook.salary.oews import NATION, names
from workbook.salary.offers import number
from workbook.salary.pay_strings import PERIODS
from workbook.salary.range import year_from
from workbook.salary.wage import Adjustment, Amount, Wage, find_wages, nearest_wage


def official_wages(research: Research, faults: list[str], area: str | None = None) -> tuple[Wage, ...]:
    """Return what BLS publishes for each occupation picked; what is amiss is added to `faults`.

    It is that of the reader's industry or place. With an `area` to compare with it is that of the area, brought there
    where need be.
    """
    if research.currency != "USD" and research.occupations:
        faults.append(
            f"Official wages are of the United States, so they do not enter a range in {research.currency}."
        )
        return ()
    found = {}
    for soc in research.occupations:
        try:
            here = None if area else _in_industry(soc, research, faults)
            found[soc] = here or nearest_wage(soc, area or research.area or NATION)
        except InputError as error:
            faults.append(str(error))
    faults += [f"BLS publishes no wage for {soc} here." for soc, wage in found.items() if wage is None]
    return tuple(wage for wage in found.values() if wage)


def compared_wages(research: Research) -> tuple[tuple[Wage, ...], tuple[str, ...]]:
    """Return the official wages by the year in the reader's place and in those picked beside it, and what is amiss.

    One wage for each occupation and place, the places of one occupation together, the reader's own first; none as long as
    no place is picked.
    """
    faults, areas = list[str](), dict.fromkeys((research.area or NATION, *research.compared))
    hours = hours_of(research, faults)
    places = [official_wages(research, faults, area) for area in areas] if research.compared else []
    wages = [by_year(wage, hours) for each in places for wage in each]
    found = (wage for soc in research.occupations for wage in wages if wage.soc == soc)
    return tuple(found), tuple(dict.fromkeys(faults))


def origin_of(wage: Wage) -> str:
    """Return the place whose wage it is: another one than its own when BLS publishes none there."""
    brought = [change.what for change in wage.adjustments if change.what.startswith("wage of ")]
    return brought[0].removeprefix("wage of ").partition(" brought to ")[0] if brought else wage.place


def median_interval(wage: Wage) -> tuple[float, float] | None:
    """Return between which ends the median lies four times in five, for a wage that is brought from elsewhere.

    >>> median_interval(nearest_wage("15-1252")) is None
    True
    """
    median = wage.amount("annual_p50").exact
    if not wage.margin or median is None:
        return None
    return median * math.exp(-wage.margin), median * math.exp(wage.margin)


def hours_of(research: Research, faults: list[str]) -> float:
    """Return how many hours a year pay by the hour is for: as typed, or a full-time year."""
    typed = research.hours_a_year.strip()
    try:
        hours = number(typed, "hours a year") if typed else PERIODS["hour"]
        if 1 <= hours <= 8_784:
            return hours
        fault = f"hours a year: “{research.hours_a_year}” is not from 1 to 8,784."
    except InputError as error:
        fault = str(error)
    faults.append(f"{fault} 2,080 are used.")
    return PERIODS["hour"]


def work_name(wage: Wage) -> str:
    """Name the work of a wage, and its industry when it is of one."""
    trade = re.sub(r"^Sector [\d-]+ - ", "", wage.trade)
    return f"{wage.title} in {trade}" if trade else wage.title


@cache
def industries_of(occupations: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the industries in which BLS publishes wages of occupations, those with most people first: name and code.

    >>> industries_of(("29-1141",))[2]
    ('Hospitals (2,020,230 people)', '622000')
    """
    people = Counter[str]()
    for soc in occupations:
        for wage in find_wages(soc, NATION, None):
            people[wage.industry] += round(wage.amount("employment").exact or 0)
    shown = sorted(people.items(), key=lambda item: (-item[1], item[0]))
    named = ((names("industries")[code]["name"], code, count) for code, count in shown)
    return tuple((f"{name} ({count:,} people)" if count else name, code) for name, code, count in named)


def by_year(wage: Wage, hours: float = PERIODS["hour"]) -> Wage:
    """Return a wage that is published by the hour only (actors, musicians) for a year of so many hours.

    A wage that is published by the year stays as it is. What is at least so much an hour is at least so much a year.

    Examples
    --------
    >>> actors = by_year(find_wages("27-2011")[0], 1_000)
    >>> actors.amounts["annual_p50"].value, actors.adjustments[-1].basis
    (29050.0, '1,000 hours a year')
    """
    if any(amount.value is not None for amount in wage.percentiles("year").values()):
        return wage
    change = year_from("hour", hours)
    amounts = {
        name.replace("hourly", "annual"): amount._replace(value=round(amount.value * change.rate, 2))
        for name, amount in wage.amounts.items()
        if name.startswith("hourly_") and amount.value is not None
    }
    return replace(wage, amounts={**wage.amounts, **amounts}, adjustments=(*wage.adjustments, change))


def blend(wages: Sequence[Wage], weights: Sequence[float]) -> Wage:
    """Return one wage for several occupations: each figure's weighted geometric mean, unknown where one of them is.

    Examples
    --------
    >>> both = blend([nearest_wage("13-1111"), nearest_wage("15-2031")], (1, 3))
    >>> both.title, both.amounts["annual_p50"]
    ('Management Analysts (weight 1) and Operations Research Analysts (weight 3)', Amount(value=92008.0, note='', is_at_least=False))
    """
    if len(wages) == 1:
        return wages[0]
    named = zip(map(work_name, wages), weights, strict=True)
    title = " and ".join(f"{name} (weight {part:g})" for name, part in named)
    amounts = {}
    for name in dict.fromkeys(name for wage in wages for name in wage.amounts):
        logs = [math.log(known) for wage in wages if (known := wage.amount(name).exact)]
        amounts[name] = Amount(None, "not known exactly for each occupation")
        if len(logs) == len(wages):
            mean = math.exp(sum(map(math.prod, zip(logs, weights, strict=True))) / sum(weights))
            amounts[name] = Amount(round(mean, 2 if name.startswith("hourly") else 0))
    worst = max((wage.amounts["wage_rse"] for wage in wages), key=lambda rse: rse.value or 0.0)
    mixed = Adjustment("Occupations blended", 1.0, "your choice", "", title)
    changes = tuple(change for wage in wages for change in wage.adjustments)
    return replace(
        wages[0],
        title=title,
        amounts=amounts | {"wage_rse": worst},
        adjustments=(*dict.fromkeys(changes), mixed),
        margin=max(wage.margin for wage in wages),
    )


def weights_of(research: Research, faults: list[str]) -> tuple[float, ...]:
    """Return how much each occupation picked counts, as typed or all the same."""
    equal = (1.0,) * len(research.occupations)
    given = tuple(map(float, re.findall(r"\d+(?:\.\d+)?", research.weights)))
    if not research.weights.strip() or len(equal) < 2:
        return equal
    if len(given) == len(equal) and all(given):
        return given
    faults.append(
        f"“{research.weights}” is not one weight for each of {len(equal)} occupations; they count the same."
    )
    return equal


def _in_industry(soc: str, research: Research, faults: list[str]) -> Wage | None:
    if not research.industry:
        return None
    if research.industry not in names("industries"):
        raise InputError(f"There is no industry {research.industry!r}; pick one from the list.")
    wage = next((each for each in find_wages(soc, NATION, research.industry) if each.is_known), None)
    if wage is None:
        trade = names("industries")[research.industry]["name"]
        faults.append(f"BLS publishes no wage for {soc} in {trade}; the one used is of all industries.")
    elif research.area not in ("", NATION):
        place = names("areas").get(research.area, {"name": "the place"})["name"]
        why = f"that of {work_name(wage)} is not that of {place}."
        faults.append(f"BLS publishes wages by industry for the nation only: {why}")
    return wage
