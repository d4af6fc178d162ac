"""Areas of the survey of official wages, found by the names of cities, metropolitan areas and states."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz, process, utils

from workbook.salary.oews import names
from workbook.salary.wage import find_wages
from workbook.shipped import shipped
from workbook.tomlfile import read_text


class Area(NamedTuple):
    """A nation, state, metropolitan or nonmetropolitan area of the survey."""

    code: str
    name: str
    score: float  # how well it fits what was looked for, 0 to 100


def find_areas(text: str | float | None, top: int = 5) -> list[Area]:
    """Find areas by the name of a city, metropolitan area or state, whatever its case and small slips.

    Everyday names (``data/lexicons/areas.toml``) find them, too; of those that fit alike, the one with most people
    employed comes first. A text that is missing (None, NaN) finds nothing.

    Examples
    --------
    >>> [area.name for area in find_areas("austin", top=1)], [area.name for area in find_areas("San Fransisco", top=1)]
    (['Austin-Round Rock-San Marcos, TX'], ['San Francisco-Oakland-Fremont, CA'])
    >>> [area.name for area in find_areas("Bay Area", top=2)]
    ['San Francisco-Oakland-Fremont, CA', 'San Jose-Sunnyvale-Santa Clara, CA']
    """
    known = _areas()
    wanted = _plain(text) if isinstance(text, str) else ""
    if not wanted:
        return []
    found: dict[str, float] = {}
    near = process.extract(wanted, known.keys(), scorer=fuzz.ratio, limit=8 * top, score_cutoff=75)
    near += [(name, 75.0, 0) for name in known if f" {wanted} " in f" {name} "]
    for name, score, _ in near:
        for code in known[name]:
            found[code] = max(found.get(code, 0.0), score)
    best = sorted(found, key=lambda code: (-found[code], -_people().get(code, 0.0), code))[:top]
    return [Area(code, names("areas")[code]["name"], round(found[code], 1)) for code in best]


def area_of(text: str) -> str:
    """Return the code of the one area that a text names exactly; empty when there is none, or more than one.

    Examples
    --------
    >>> area_of("Chicago, IL"), area_of("Columbus"), area_of("San Fransisco"), area_of("texas")
    ('0016980', '', '', '4800000')
    """
    exact = [area.code for area in find_areas(text, 2) if area.score > 98]
    return exact[0] if len(exact) == 1 else ""


def _plain(text: str) -> str:
    return " ".join(utils.default_process(text).split())


@cache
def _people() -> dict[str, float]:
    """How many are employed in each area."""
    found = find_wages("00-0000", None)
    people = zip(found.keys, found.exact("employment"), strict=True)
    return {key.area: employment or 0.0 for key, employment in people}


@cache
def _areas() -> dict[str, list[str]]:
    """Codes by each name one may look for: the whole, its cities alone and with state, a state's letters."""
    found: dict[str, list[str]] = {}
    states = {row["state"]: code for code, row in names("areas").items() if row["type"] == "S"}
    for code, row in names("areas").items():
        cities, _, letters = row["name"].partition(", ")
        parts = [part for part in cities.split("-") if part and letters]
        also = [f"{part} {state}" for part in parts for state in letters.split("-")]
        for name in dict.fromkeys([row["name"], *parts, *also]):
            found.setdefault(_plain(name), []).append(code)
        if letters and row["state"] in states:  # an area's first letters are those of its own state
            found.setdefault(letters[:2].lower(), []).append(states[row["state"]])
    everyday = tomllib.loads(read_text(shipped("data", "lexicons", "areas.toml")))["names"]
    for code, text in everyday.items():
        for name in text.split(","):
            found.setdefault(_plain(name), []).append(code)
    return {name: list(dict.fromkeys(codes)) for name, codes in found.items()}
