"""Official wages of an occupation in a place or an industry; the nearest figure where BLS publishes none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple, overload

from workbook.errors import InputError
from workbook.salary.oews import ALL_INDUSTRIES, MEASURES, NATION, Key, names, release
from workbook.salary.packed import FILES, Packed, Rows

PERCENTILES = (10, 25, 50, 75, 90)
_BOUND = 5
"""The footnote of a wage of which only a lower bound is published."""
_UNITS = {measure.name: 10**measure.decimals for measure in MEASURES}


class Amount(NamedTuple):
    """A published figure, a lower bound, or why there is none.

    Examples
    --------
    >>> str(Amount(239200.0, is_at_least=True)), str(Amount(24.51)), str(Amount(None, "Estimate not released."))
    ('≥ 239,200', '24.51', 'Estimate not released.')
    """

    value: float | None
    note: str = ""  # BLS's footnote
    is_at_least: bool = False

    @property
    def exact(self) -> float | None:
        """The figure when it is one to calculate with; None for a lower bound, too."""
        return None if self.is_at_least else self.value

    def __str__(self) -> str:
        if self.value is None:
            return self.note
        return f"{'≥ ' * self.is_at_least}{self.value:,}".removesuffix(".0")

    def told(self, decimals: int = 0) -> str:
        """Say how much it is, for a card.

        >>> Amount(239200.0, is_at_least=True).told(), Amount(24.5).told(2), Amount(None, "Not released.").told()
        ('at least 239,200', '24.50', 'not known')
        """
        least = "at least " * self.is_at_least
        return "not known" if self.value is None else f"{least}{self.value:,.{decimals}f}"


class Adjustment(NamedTuple):
    """What was done to a figure: ``result = raw × rate``."""

    what: str
    rate: float
    source: str
    as_of: str
    basis: str  # what the rate rests on, in words
    n: int | None = None


@dataclass(frozen=True)
class Wage:
    """One occupation in one area or industry; dollars before tax, straight-time gross pay (BLS OEWS)."""

    soc: str
    """With a hyphen, such as ``"15-1252"``."""
    title: str
    area: str
    place: str
    industry: str
    trade: str
    amounts: Mapping[str, Amount]  # by the names of `oews.MEASURES`
    source: str
    adjustments: tuple[Adjustment, ...] = ()
    margin: float = 0.0
    """Half-width, in logs, of the interval that holds four of five true medians; 0 for a published figure."""

    def amount(self, name: str) -> Amount:
        """Return an amount, unknown where none is published."""
        return self.amounts.get(name, Amount(None))

    def percentiles(self, period: str = "year") -> dict[int, Amount]:
        """Return the percentiles by the ``"hour"`` or ``"year"``; actors have none by the year, teachers by the hour."""
        unit = {"hour": "hourly", "year": "annual"}.get(period)
        if unit is None:
            raise InputError(f"The period {period!r} was found; official wages are by the hour or year.")
        return {p: self.amounts[f"{unit}_p{p}"] for p in PERCENTILES if f"{unit}_p{p}" in self.amounts}

    @property
    def is_known(self) -> bool:
        """Whether any wage is known, be it a lower bound."""
        amounts = (*self.percentiles("hour").values(), *self.percentiles().values())
        return any(amount.value is not None for amount in amounts)


class Wages(Sequence[Wage]):
    """Wages of one occupation, a row each; a wage is made when it is asked for."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Wage: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Wage, ...]: ...
    def __getitem__(self, place: int | slice) -> Wage | tuple[Wage, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(len(self))[place])
        return _wage(self._rows, place)

    @property
    def keys(self) -> Sequence[Key]:
        """Occupation, area and industry of every row."""
        return self._rows.keys

    @property
    def source(self) -> str:
        """Who published them, and when."""
        return _source()

    def exact(self, name: str) -> list[float | None]:
        """Return one measure of every row; None for a lower bound or an unknown one.

        Examples
        --------
        >>> find_wages("15-1252", None).exact("annual_p50")[:2]
        [135980.0, 103760.0]
        """
        unit, figures, notes = _UNITS[name], self._rows.figures(name), self._rows.notes(name)
        if _BOUND in notes:
            return [_amount(name, *both).exact for both in zip(figures, notes, strict=True)]
        return [None if figure is None else figure / unit for figure in figures]

    def inexact(self, name: str) -> Iterator[tuple[int, Amount]]:
        """Yield the places of rows that have a lower bound or a footnote instead of a figure, and that.

        Examples
        --------
        >>> [(place, str(amount)) for place, amount in find_wages("27-2021", "0600000").inexact("annual_p90")]
        [(0, '≥ 239,200')]
        """
        notes = self._rows.notes(name)
        if any(notes):
            for place, (figure, note) in enumerate(zip(self._rows.figures(name), notes, strict=True)):
                if note and (amount := _amount(name, figure, note)).exact is None:
                    yield place, amount


def find_wages(soc: str, area: str | None = NATION, industry: str | None = ALL_INDUSTRIES) -> Wages:
    """Return what BLS publishes for an occupation; nothing where it publishes no row.

    Parameters
    ----------
    soc
        SOC 2018 code, with or without its hyphen; ``"00-0000"`` is all occupations.
    area, industry
        Their codes; None for a row of each. By industry BLS publishes the nation only.

    Examples
    --------
    >>> (nation,) = find_wages("15-1252")
    >>> nation.place, nation.trade, nation.source[:53]
    ('National', '', 'BLS, Occupational Employment and Wage Statistics, May')
    >>> (manager,) = find_wages("11-1011", "0041860")  # chief executives round San Francisco
    >>> str(manager.amounts["annual_p50"])
    '288,690'
    """
    rows = Packed.shipped(FILES[0] if industry == ALL_INDUSTRIES else FILES[1]).rows(plain_code(soc))
    if area is None and industry not in (None, ALL_INDUSTRIES):
        area = NATION
    return Wages(rows if area is None else rows.at(area, industry))


def nearest_wage(soc: str, area: str = NATION) -> Wage | None:
    """Return the wage in an area, or one of the state or nation brought there, saying so and with a wider margin.

    A wage from elsewhere is multiplied by how the median wage of *all* occupations differs between the two places, to
    the power that fits best: a half from a state, three quarters from the nation. Of medians that BLS does publish,
    four in five lie within ``margin`` of such a figure (``tests/bench/test_wages.py`` measures it); those it does not
    publish belong to few people and may lie further off.

    Examples
    --------
    >>> found = nearest_wage("15-2051", "0010380")  # no data scientists are published for Aguadilla, PR
    >>> found.place, found.adjustments[0].what, found.margin
    ('Aguadilla, PR', 'wage of Puerto Rico brought to Aguadilla, PR', 0.12)
    """
    if area not in names("areas"):
        raise InputError(f"There is no area {area!r}; look for its code with find_areas.")
    ways = [(area, 1.0, 0.0), (f"{names('areas')[area]['state']}00000", 0.5, 0.12), (NATION, 0.75, 0.18)]
    for origin, power, margin in ways:
        for found in find_wages(soc, origin):
            if found.is_known:
                return found if origin == area else _brought(found, area, power, margin)
    return None


def plain_code(soc: str) -> str:
    """Return a SOC code without its hyphen and O*NET's ending; `InputError` for anything else.

    >>> plain_code("15-1252.00")
    '151252'
    """
    if isinstance(soc, str) and (match := re.fullmatch(r"\s*(\d\d)-?(\d{4})(?:\.\d\d)?\s*", soc)):
        return match[1] + match[2]
    raise InputError(f"{soc!r} was found; write a SOC code such as 15-1252.")


def _wage(rows: Rows, place: int) -> Wage:
    key = rows.keys[place]
    amounts = {}
    for measure in MEASURES:
        figure, note = rows.figures(measure.name)[place], rows.notes(measure.name)[place]
        if figure is not None or note:
            amounts[measure.name] = _amount(measure.name, figure, note)
    return Wage(
        soc=f"{key.soc[:2]}-{key.soc[2:]}",
        title=names("occupations")[key.soc]["name"],
        area=key.area,
        place=names("areas")[key.area]["name"],
        industry=key.industry,
        trade="" if key.industry == ALL_INDUSTRIES else names("industries")[key.industry]["name"],
        amounts=amounts,
        source=_source(),
    )


def _brought(wage: Wage, area: str, power: float, margin: float) -> Wage:
    here, there = (find_wages("00-0000", code)[0].amounts["hourly_p50"] for code in (area, wage.area))
    rate = (here.exact / there.exact) ** power if here.exact and there.exact else 1.0
    place = names("areas")[area]["name"]
    basis = f"median wage of all occupations, {here} ÷ {there} dollars an hour, to the power {power}"
    what, day = f"wage of {wage.place} brought to {place}", release()["published"].isoformat()
    amounts = {"wage_rse": wage.amounts["wage_rse"]}
    for name, amount in wage.amounts.items():
        if name.startswith(("hourly_", "annual_")):
            # A lower bound there is none here.
            value = None if amount.exact is None else round(amount.exact * rate, 2)
            amounts[name] = Amount(value, amount.note)
    change = Adjustment(what, rate, wage.source, day, basis)
    return replace(wage, area=area, place=place, amounts=amounts, adjustments=(change,), margin=margin)


def _amount(name: str, figure: int | None, note: int) -> Amount:
    said = names("footnotes")[str(note)]["name"] if note else ""
    if note == _BOUND and name.startswith(("hourly_", "annual_")):
        return Amount(_bound(name.partition("_")[0]), said, is_at_least=True)
    return Amount(None if figure is None else figure / _UNITS[name], said)


@cache
def _source() -> str:
    return (
        f"BLS, Occupational Employment and Wage Statistics, {release()['name']},"
        f" published {release()['published']}"
    )


@cache
def _bound(unit: str) -> float:
    # “This wage is equal to or greater than $115.00 per hour or $239,200 per year.”
    said, period = names("footnotes")[str(_BOUND)]["name"], {"hourly": "hour", "annual": "year"}[unit]
    (bound,) = re.findall(rf"\$([\d,.]+) per {period}", said)
    return float(bound.replace(",", ""))
