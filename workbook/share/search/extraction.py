"""Every text in a finished file: words, attributes, comments, scripts, properties, names of parts, tags of pictures."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

from workbook.consistency.lexicon import listed
from workbook.errors import InputError
from workbook.shipped import shipped
from workbook.tomlfile import read_text

_GEOMETRY = frozenset(listed(
    "d points transform viewbox x y x1 x2 y1 y2 cx cy r rx ry width height style id class href xlink:href clip-path"
    " maxlength minlength size rows cols colspan rowspan tabindex max min step span start"
))  # fmt: skip
_BLOCKS = frozenset(listed(
    "address article aside blockquote br dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table td th title tr ul text"
))  # fmt: skip
_TICK = re.compile(r"(?:.*-)?[xy]tick_\d+")
_ROUND = re.compile(r"[\d.,\s−-]+")
_DATA = re.compile(r"data:([\w.+-]+/[\w.+-]+)?(?:;[\w=.+-]+)*;base64,([A-Za-z0-9+/=\s]+)")  # fmt: skip
_ESCAPED = re.compile(rb"\\([!-/:-@\[-`{-~])")
_BROKEN = re.compile(r"[-\u00ad\u2010]\s*\n\s*")


@dataclass(frozen=True)
class Text:
    """A text in a file: where it is, and whether numbers in it are words and not sizes or places of a drawing."""

    where: str
    text: str
    has_numbers: bool = True


def texts_in(name: str, data: bytes) -> Iterator[Text]:
    r"""Yield every text of a file, by the end of its name.

    Raises
    ------
    InputError
        When it is of no kind that can be read, for then nothing can be said of it.

    Examples
    --------
    >>> [(each.where, each.text) for each in texts_in("a.html", b"<p title='One'>T<b>w</b>o<!--3--></p>")][1:]
    [('a.html, words', '\nTwo\n'), ('a.html, title of <p>', 'One'), ('a.html, a comment', '3')]
    """
    yield Text("the name of the file", name)
    ending = PurePosixPath(name).suffix.lower()
    if ending not in _READERS:
        raise InputError(f"{name} is a kind of file that cannot be searched, so it cannot be shared.")
    yield from _READERS[ending](name, data)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.found: list[tuple[str, str, bool]] = []
        self._raw = ""
        self._in_tick: list[bool] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.words += ["\n"] if tag in _BLOCKS else []
        self._raw = tag if tag in {"script", "style"} else ""
        if tag == "g":
            named = str(dict(attributes).get("id", ""))
            self._in_tick.append(any(self._in_tick[-1:]) or bool(_TICK.fullmatch(named)))
        for name, value in attributes:
            if value:
                self.found.append((f"{name} of <{tag}>", value, name not in _GEOMETRY))

    def handle_endtag(self, tag: str) -> None:
        self._raw = ""
        self.words += ["\n"] if tag in _BLOCKS else []
        if tag == "g" and self._in_tick:
            self._in_tick.pop()

    def handle_data(self, data: str) -> None:
        if any(self._in_tick[-1:]) and _ROUND.fullmatch(data):  # an axis counts, and tells of nobody
            self.found.append(("an axis", data, False))
        elif not self._raw:
            self.words.append(data)
        elif data.strip() not in _own_files():
            self.found.append((f"a {self._raw}", data, self._raw == "script"))

    def handle_comment(self, data: str) -> None:
        self.found.append(("a comment", data, True))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("a declaration", decl, True))

    def unknown_decl(self, data: str) -> None:
        self.found.append(("a declaration", data, True))

    def handle_pi(self, data: str) -> None:
        self.found.append(("an instruction", data, True))


@cache
def _own_files() -> frozenset[str]:
    """Scripts and styles that are shipped with the product: fonts named in them are no names, sizes no amounts."""
    try:
        folder = shipped("data", "share")
    except FileNotFoundError:
        return frozenset()
    return frozenset(read_text(path).strip() for path in folder.iterdir() if path.suffix in {".js", ".css"})


def _html(name: str, data: bytes) -> Iterator[Text]:
    page = _Page()
    page.feed(data.decode("utf-8", errors="replace"))
    page.close()
    yield Text(f"{name}, words", "".join(page.words))
    for where, text, has_numbers in page.found:
        yield from _without_data(f"{name}, {where}", text, has_numbers)


def _without_data(where: str, text: str, has_numbers: bool = True) -> Iterator[Text]:
    """Yield a text without what is packed into it, and the texts of that."""
    for match in _DATA.finditer(text):
        kind = (match[1] or "text/txt").partition("/")[2].partition("+")[0]
        yield from texts_in(f"{where}, packed.{kind}", base64.b64decode(match[2]))
    yield Text(where, _DATA.sub(" ", text), has_numbers)


def _plain(name: str, data: bytes) -> Iterator[Text]:
    yield from _without_data(name, data.decode("utf-8", errors="replace"))


def _markdown(name: str, data: bytes) -> Iterator[Text]:
    r"""Yield the words without the backslashes that keep signs from being marks: 92\.000 is 92.000."""
    yield from _plain(name, _ESCAPED.sub(rb"\1", data))


def _json(name: str, data: bytes) -> Iterator[Text]:
    yield from _values(name, json.loads(data), [])


def _values(name: str, value: Any, path: list[str]) -> Iterator[Text]:
    where = ", ".join([name, *path[-3:]])
    if isinstance(value, dict):
        for key, inner in value.items():
            yield Text(f"{where}, a key", str(key))
            sort, _, kind = str(key).partition("/")
            if sort == "image" and kind != "svg+xml" and isinstance(inner, str):
                yield from texts_in(f"{where}.{kind}", base64.b64decode(inner))
            elif key in ("text/html", "image/svg+xml"):
                yield from _html(where, _together(inner).encode(errors="replace"))
            else:
                yield from _values(name, inner, [*path, str(key)])
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield from _without_data(where, _together(value))
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _values(name, inner, [*path, str(number)])
    elif isinstance(value, str):
        yield from _without_data(where, value)
    elif value is not None:
        yield Text(where, str(value))


def _together(value: Any) -> str:
    return "".join(map(str, value)) if isinstance(value, list) else str(value)


def _zip(name: str, data: bytes) -> Iterator[Text]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Text(f"{name}, its comment", archive.comment.decode(errors="replace"))
        for part in archive.infolist():
            yield Text(f"{name}, a name in it", part.filename)
            yield Text(f"{name}, a comment", part.comment.decode(errors="replace"))
            if not part.is_dir():
                reader = _xml if part.filename.endswith((".xml", ".rels")) else texts_in
                yield from reader(f"{name} › {part.filename}", archive.read(part))


def _xml(name: str, data: bytes) -> Iterator[Text]:
    """Yield the words of a part of a document, runs of a paragraph joined, then attributes and comments."""
    builder = ElementTree.TreeBuilder(insert_comments=True, insert_pis=True)
    root = ElementTree.fromstring(data, ElementTree.XMLParser(target=builder))  # noqa: S314 - written by us a moment ago
    words: list[str] = []
    for node in root.iter():
        if not isinstance(node.tag, str):
            yield Text(f"{name}, a comment", str(node.text or ""))
            continue
        space, _, tag = node.tag.rpartition("}")
        is_run = "wordprocessingml" in space and tag not in {"p", "tr", "tc", "br", "tab"}
        words += [] if is_run else ["\n"]  # a word may be in several runs, as when half of it is bold
        words.append(node.text or "")
        for key, value in node.attrib.items():
            told = key.rpartition("}")[2]
            if told in {"descr", "title", "name", "author", "initials", "Target", "alt"}:
                yield Text(f"{name}, {told} of {tag}", value)
    yield Text(f"{name}, words", "".join(words))


def _pdf(name: str, data: bytes) -> Iterator[Text]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    for number, page in enumerate(reader.pages, start=1):
        yield Text(f"{name}, page {number}", page.extract_text())
        for note in page.annotations or ():
            yield Text(f"{name}, a note on page {number}", str(note.get_object()))
    for key, value in (reader.metadata or {}).items():
        yield Text(f"{name}, {key}", str(value), has_numbers=not key.endswith("Date"))
    if reader.xmp_metadata is not None:
        properties = reader.xmp_metadata.stream.get_data().decode(errors="replace")
        yield Text(f"{name}, properties", properties, has_numbers=False)
    for title, files in reader.attachments.items():
        for file in files:
            yield from texts_in(f"{name} › {title}", file)
    yield Text(f"{name}, outline", str(reader.outline))


def _parquet(name: str, data: bytes) -> Iterator[Text]:
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(data))
    for key, value in (table.schema.metadata or {}).items():
        yield Text(f"{name}, {key.decode()}", value.decode(errors="replace"))
    for field in table.schema:
        yield Text(f"{name}, a column", f"{field.name} {field.metadata or ''}")
    for row in table.to_pylist():
        yield from _values(name, row, [])


def _picture(name: str, data: bytes) -> Iterator[Text]:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        for key, value in [*picture.info.items(), *picture.getexif().items()]:
            told = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
            yield Text(f"{name}, {key}", told, has_numbers=False)


_READERS: dict[str, Callable[[str, bytes], Iterator[Text]]] = {
    **dict.fromkeys((".html", ".svg"), _html),
    ".md": _markdown,
    **dict.fromkeys((".csv", ".txt", ".plain", ".css", ".javascript"), _plain),
    **dict.fromkeys((".json", ".ipynb"), _json),
    **dict.fromkeys((".zip", ".docx", ".xlsx"), _zip),
    **dict.fromkeys((".xml", ".rels"), _xml),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp"), _picture),
    ".pdf": _pdf,
    ".parquet": _parquet,
}


def unbroken(text: str) -> str:
    r"""Return a text with words put together that were broken at the end of a line.

    >>> unbroken("Hal-\nden Row")
    'Halden Row'
    """
    return _BROKEN.sub("", text)
