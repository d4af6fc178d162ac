"""The completed workbook as a Word document: real headings, tables that name their columns, nothing of its maker."""

from __future__ import annotations

import io
from typing import Any

from workbook.consistency.lexicon import listed
from workbook.share.outline.blocks import Facts, Heading, Note, Picture, Table, Words, printable
from workbook.share.package import Package
from workbook.typesetting import painted
from workbook.wording import long_date


def docx_document(package: Package) -> bytes:
    """Return a package as DOCX.

    Examples
    --------
    >>> from datetime import datetime
    >>> from workbook.records import Contents, Story
    >>> contents = Contents([Story(id="s", title="Late", task="Tell them.")])
    >>> made = datetime(2026, 11, 23)
    >>> docx_document(Package(id="x", title="Mine", audience="coach", made_at=made, contents=contents))[:2]
    b'PK'
    """
    import docx

    document = docx.Document()
    _describe(document, package)
    _style(document)
    document.add_heading(printable(package.title), 0)
    document.add_paragraph(f"Made on {long_date(package.made_at.date())}, with Second Round.")
    for block in package.blocks:
        match block:
            case Heading(text, level):
                document.add_heading(printable(text), level)
            case Words(text):
                document.add_paragraph(printable(text))
            case Note(text):
                document.add_paragraph().add_run(printable(text)).italic = True
            case Facts(pairs):
                _table(document, (), pairs)
            case Table(header, rows):
                _table(document, header, rows)
            case Picture():
                _draw(document, block)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _describe(document: Any, package: Package) -> None:
    """Say in the properties what it is and when it was made; of author and program, nothing."""
    properties = document.core_properties
    for name in listed(
        "author category comments content_status identifier keywords last_modified_by subject"
    ):
        setattr(properties, name, "")
    properties.title, properties.language = printable(package.title)[:255], "en"
    properties.created = properties.modified = package.made_at.replace(tzinfo=None)
    properties.revision = 1
    related = document.part.package.rels
    for id in [id for id, each in related.items() if each.reltype.endswith("/thumbnail")]:
        del related[id]  # of the template


def _style(document: Any) -> None:
    """Make headings dark enough to be read, and space even."""
    from docx.shared import Pt, RGBColor

    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name = "Calibri"
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x1F, 0x2D, 0x4A)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)


def _table(document: Any, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    """A table whose first row, or first column where there is none, is known as heading to screen readers."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    lines = [header, *rows] if header else list(rows)
    table = document.add_table(rows=len(lines), cols=len(lines[0]), style="Table Grid" if header else None)
    table.autofit = bool(header)
    for at, (row, cells) in enumerate(zip(table.rows, lines, strict=True)):
        for number, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.text = printable(text)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            if at == 0 if header else number == 0:
                cell.paragraphs[0].runs[0].bold = True
    if not header:
        for column, width in zip(table.columns, (4, 12), strict=True):
            column.width = Cm(width)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:firstColumn"), "0" if header else "1")
    look.set(qn("w:firstRow"), "1" if header else "0")
    if header:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _draw(document: Any, picture: Picture) -> None:
    """A picture as pixels, since Word shows no SVG alone, with its words for those who do not see it."""
    from docx.shared import Cm

    shown = document.add_picture(io.BytesIO(painted(picture.svg, ppi=160)), width=Cm(15))
    shown._inline.docPr.set("descr", printable(picture.alt))
    shown._inline.docPr.set("title", picture.title)
    document.add_paragraph().add_run(picture.title).italic = True
