"""The forms that a copy can take: what each is called, and the files that it makes of a package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

import nbformat

from workbook.errors import InputError
from workbook.share.package import Package

Files = dict[str, bytes]
_STEM = "second-round"


@dataclass(frozen=True)
class Format:
    """One form: how it is called for the reader, how it is made, and whether notebooks are run for it."""

    title: str
    files: Callable[[Package], Files]
    runs_notebooks: bool = False


def format_named(name: str) -> Format:
    """Return a form by its name.

    Raises
    ------
    InputError
        When there is none.

    Examples
    --------
    >>> format_named("json").title
    'JSON, to read again exactly'
    """
    if name not in FORMATS:
        raise InputError(f"There is no format {name!r}; choose among {', '.join(FORMATS)}.")
    return FORMATS[name]


def files_of(package: Package, formats: tuple[str, ...]) -> Files:
    """Return the files of all forms chosen, by name.

    Raises
    ------
    InputError
        When there is nothing to write.
    """
    files: Files = {}
    for name in formats:
        files |= format_named(name).files(package)
    if not files:
        raise InputError(
            f"There is nothing to write as {' and '.join(formats)}: no notebook and no table has anything."
        )
    return files


def _notebook_files(package: Package) -> Files:
    return {f"{name}.ipynb": (nbformat.writes(each) + "\n").encode() for name, each in package.notebooks}


def _document(module: str, function: str, ending: str) -> Callable[[Package], Files]:
    """Make the one file of a module of this room, which is loaded only then."""

    def files(package: Package) -> Files:
        made = getattr(import_module(f"workbook.share.formats.{module}"), function)(package)
        return {f"{_STEM}{ending}": made.encode(errors="replace") if isinstance(made, str) else made}

    return files


def _tables(function: str) -> Callable[[Package], Files]:
    return lambda package: getattr(import_module("workbook.share.formats.tabular"), function)(package)


FORMATS: Mapping[str, Format] = {
    "html": Format(
        "HTML, one page that opens in any browser", _document("html", "html_document", ".html"), True
    ),
    "pdf": Format("PDF", _document("pdf", "pdf_document", ".pdf")),
    "docx": Format("Word (.docx)", _document("docx", "docx_document", ".docx")),
    "ipynb": Format("Jupyter notebooks, as they ran", _notebook_files, True),
    "markdown": Format("Markdown", _document("markdown", "markdown_document", ".md")),
    "json": Format("JSON, to read again exactly", _document("jsondata", "json_document", ".json")),
    "csv": Format("Tables as CSV", _tables("csv_files")),
    "parquet": Format("Tables as Parquet", _tables("parquet_files")),
}
