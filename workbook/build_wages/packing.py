"""Writes cells in the package's own form, which `salary.packed` reads."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable
from itertools import groupby, pairwise
from pathlib import Path

from workbook.build_wages.measured import measured
from workbook.salary.oews import Cell
from workbook.salary.packed import FILTERS, planes_of

_ROWS = 3_000
"""Of a block: more are smaller, and slower to look into."""


def pack(cells: Iterable[Cell], path: Path) -> None:
    """Write cells, in any order, as one compact file that `salary.packed.Packed` reads.

    Wages are whole cents. A percentile is kept as what it differs from the one below, an annual wage as what it differs,
    in tens of dollars, from 2,080 × the hourly one (BLS's footnote 2), or from nothing where there is none.
    """
    by_soc = {soc: list(rows) for soc, rows in groupby(sorted(cells), key=lambda cell: cell[0].soc)}
    lists = [sorted({cell[0][part] for rows in by_soc.values() for cell in rows}) for part in (1, 2)]
    places = [{code: place for place, code in enumerate(codes)} for codes in lists]
    blocks: list[tuple[bytes, list[tuple[str, int]]]] = []
    together: dict[str, list[Cell]] = {}
    for soc, rows in by_soc.items():
        together[soc] = rows
        if sum(map(len, together.values())) >= _ROWS or soc == [*by_soc][-1]:
            packed = lzma.compress(_columns([*together.values()], places), lzma.FORMAT_RAW, filters=FILTERS)
            blocks.append((packed, [(soc, len(rows)) for soc, rows in together.items()]))
            together = {}
    index = [(len(packed), occupations) for packed, occupations in blocks]
    header = json.dumps({"areas": lists[0], "industries": lists[1], "blocks": index}, separators=(",", ":"))
    path.write_bytes(b"".join([header.encode(), b"\n", *(packed for packed, _ in blocks)]))


def _columns(occupations: list[list[Cell]], places: list[dict[str, int]]) -> bytes:
    columns = []
    for part, place in enumerate(places, 1):
        steps = []
        for rows in occupations:
            row = [place[key[part]] for key, _ in rows]
            steps += [here - before for before, here in pairwise([0, *row])]
        columns.append(planes_of(steps))
    figures, notes = measured([values for rows in occupations for _, values in rows])
    return b"".join([*columns, *map(planes_of, figures.values()), *map(bytes, notes.values())])
