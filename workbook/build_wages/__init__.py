"""Official wages from a release of BLS's OEWS survey: read, packed, written as Parquet, every cell compared."""

from workbook.build_wages.building import NOTICE, build, build_parquet
from workbook.build_wages.packing import pack
from workbook.build_wages.parquet import read_parquet, write_parquet
from workbook.build_wages.source import Source, read_flat_files, read_wheel

__all__ = ["NOTICE", "Source", "build", "build_parquet", "pack"]
__all__ += ["read_flat_files", "read_parquet", "read_wheel", "write_parquet"]
