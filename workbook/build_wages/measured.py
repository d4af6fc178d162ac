"""Figures as they are kept: whole numbers, or what they differ from one that is near."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.errors import DataError
from workbook.salary.oews import MEASURES

NAMES = [measure.name for measure in MEASURES]


def measured(
    rows: Sequence[Sequence[tuple[str | None, str]]],
) -> tuple[dict[str, list[int | None]], dict[str, list[int]]]:
    """Return each measure as it is kept, a whole number or a difference, and its footnotes."""
    columns = dict(zip(NAMES, zip(*rows, strict=True), strict=True))
    whole = {
        measure.name: [_whole(figure, measure.decimals) for figure, _ in columns[measure.name]]
        for measure in MEASURES
    }
    kept = {
        measure.name: [
            None if figure is None else (figure - measure.expected(near)) // measure.step
            for figure, near in zip(whole[measure.name], whole[measure.near or measure.name], strict=True)
        ]
        if measure.near
        else whole[measure.name]
        for measure in MEASURES
    }
    return kept, {name: [int(note or 0) for _, note in column] for name, column in columns.items()}


def _whole(text: str | None, decimals: int) -> int | None:
    if text in (None, "-"):
        return None
    units, _, rest = str(text).partition(".")
    if len(rest) != decimals:
        raise DataError(f"The figure {text!r} was found where one with {decimals} decimals belongs.")
    return int(units + rest)
