"""What sections are put together from: pairs and tables that are there only with something in them, and names for references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workbook.comments import text_name
from workbook.progress import short
from workbook.records import Answer, Contents, Record
from workbook.share.outline.blocks import Block, Facts, Table, Words
from workbook.wording import long_date


def words(record: Record, field: str) -> Words:
    """Return a text of the reader's own, with the field it is in."""
    return Words(getattr(record, field), record.field_ref(field))


def facts(*pairs: tuple[str, str]) -> Iterator[Block]:
    """Yield pairs of name and value, those without a value left out."""
    if said := tuple((name, value) for name, value in pairs if value.strip()):
        yield Facts(said)


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    """Yield a table when it has rows."""
    if rows:
        yield Table(header, tuple(rows))


def rests_on(refs: Sequence[str], contents: Contents) -> Iterator[Block]:
    """Yield what a pitch or a goal rests on."""
    yield from facts(("Rests on", "; ".join(named(ref, contents) for ref in refs)))


def named(ref: str, contents: Contents) -> str:
    """Name for the reader what a reference means: an answer by its question and round, anything else by its words."""
    record = contents.referred(ref)
    if isinstance(record, Answer):
        return text_name(ref, "text", contents)
    texts = (getattr(record, name, "") for name in ("title", "text", "what"))
    return short(next(filter(str.strip, texts), "")) or "something that was removed"


def day(day: date | None) -> str:
    """Return a day as it is written in a letter, or nothing."""
    return long_date(day) if day else ""


def dotted(*said: str) -> str:
    """Return what is said, with dots between."""
    return " · ".join(filter(None, said))
