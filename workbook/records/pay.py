"""Pay: what is looked for, what was found, and what was offered; records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workbook.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Research(Record):
    """What the reader looks for in official wages, what was posted and said about pay, and the three numbers chosen."""

    ID: ClassVar[str] = "research"
    PRIVATE: ClassVar[tuple[str, ...]] = ("walk_away",)
    """Fields that are never said and never shared."""

    title: str = ""
    occupations: tuple[str, ...] = ()
    """SOC codes that the reader picked."""
    weights: str = ""
    """As typed, one number an occupation in their order; empty is equal weights."""
    place: str = ""
    area: str = ""
    """Code of an area of OEWS; empty is the nation."""
    industry: str = ""
    """Code of an industry of OEWS, whose wages are published for the nation only; empty is all of them."""
    elsewhere: str = ""
    """Other places to compare with, as typed, with commas between them."""
    compared: tuple[str, ...] = ()
    """Codes of the areas picked for that."""
    hours_a_year: str = ""
    """As typed, for work that is paid by the hour; empty is 2,080."""
    employer_state: str = ""
    """Code of the employer's state, where that is not the place of work."""
    currency: str = "USD"
    """Of the range, which is base pay for a year."""
    band: str = ""
    """Percentiles for the three numbers, as typed; empty is the convention for the level in the title."""
    official_weight: int | None = None
    """How many figures of one's own the official wage is worth; None is the convention, 0 leaves it out."""
    posted: str = ""
    said: str = ""
    said_to: str = ""
    said_on: date | None = None
    walk_away: str = ""
    target: str = ""
    opening: str = ""


@dataclass(frozen=True, kw_only=True)
class PayPoint(Record):
    """A figure that the reader found: the words, and how they were understood."""

    text: str = ""
    low: str = ""
    high: str = ""
    currency: str = ""
    period: str = ""
    basis: str = ""
    """``"base"`` or ``"total"``."""
    source: str = ""
    found_on: date | None = None
    title: str = ""
    level: str = ""
    soc: str = ""
    """Code of the occupation, as the source has it."""
    company: str = ""
    place: str = ""
    hours: str = ""
    """A week; an hourly wage is for so many, or for 40."""
    n: str = ""
    """How many people or rows it stands for."""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class JobOffer(Record):
    """An offer as typed: money a year in one currency (base pay also by the hour or so), shares in percent; empty fields are not offered or not known."""

    name: str = ""
    base: str = ""
    bonus_target: str = ""
    bonus_likelihood: str = ""
    sign_on: str = ""
    sign_on_years: str = ""
    equity: str = ""
    vesting_years: str = ""
    cliff_years: str = ""
    match: str = ""
    health: str = ""
    leave_days: str = ""
    hours: str = ""
