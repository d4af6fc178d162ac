"""The cells of executed notebooks as sections of one page: prose, what was shown, code only where it is the reader's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from workbook.share.formats.cleaning import clean_markup
from workbook.share.redaction.everyday import own_cells

_BARS = ("**To begin, choose *Run", "[↑ To the top of this page](#")
"""How the bars of links between files begin (`workbook.build`); the page has its own contents."""

_CODE = Markup("<details><summary>Code of this cell</summary><pre><code>{}</code></pre></details>")
_OUTPUT = Markup('<div class="output">{}</div>')
_FORM = "[The form “"
_WIDGET = "application/vnd.jupyter.widget-view+json"
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b.?")
_HEADING = re.compile(r"<(/?)h([1-6])\b")
_TITLE = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_NOTEBOOK = re.compile(r"(?:\./)?(\w+)\.ipynb(?:#.*)?")


class Headings:
    """Gives headings the level of their place on the page, so that none is skipped whatever the cells began with."""

    def __init__(self, below: int) -> None:
        self._below = below
        self._open: list[int] = []

    @property
    def depth(self) -> int:
        """Level of the heading under which one now is."""
        return self._below + len(self._open)

    def place(self, html: Markup) -> Markup:
        """Return clean markup with its headings at their levels."""

        def level(found: re.Match[str]) -> str:
            was = int(found[2])
            if not found[1]:
                while self._open and self._open[-1] >= was:
                    self._open.pop()
                self._open.append(was)
            return f"<{found[1]}h{min(self.depth, 6)}"

        return Markup(_HEADING.sub(level, html))  # noqa: S704 - only the levels changed


def notebook_title(name: str, notebook: Any) -> str:
    """Return the first heading of a notebook, or its name."""
    sources = (cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    found = next((match for source in sources if (match := _TITLE.search(source))), None)
    return found[1].strip() if found else name.lstrip("0123456789_").replace("_", " ").capitalize()


def notebook_section(name: str, notebook: Any, anchors: Mapping[str, str]) -> Markup:
    """Return one notebook as a section.

    Parameters
    ----------
    name, notebook
        The name without its ending, and the notebook (nbformat 4).
    anchors
        Identifier on the page of each notebook's section, by name.
    """
    headings, parts = Headings(below=1), list[Markup]()

    def link(href: str) -> str:
        if (other := _NOTEBOOK.fullmatch(href)) is not None:
            return f"#{anchors[other[1]]}" if other[1] in anchors else ""
        return href if href.startswith(("https://", "http://", "mailto:")) else ""

    for number, cell in enumerate(notebook["cells"]):
        prefix = f"{anchors[name]}-{number}-"
        if cell["cell_type"] == "markdown" and cell["source"].startswith(_BARS):
            continue
        if cell["cell_type"] == "markdown":
            parts.append(headings.place(clean_markup(_markdown(cell), link, prefix=prefix)))
        elif cell["cell_type"] == "code":
            if not _is_ours(cell["source"]):
                parts.append(_CODE.format(cell["source"]))
            for part, shown in enumerate(_outputs(cell)):
                cleaned = clean_markup(shown, link, prefix=f"{prefix}{part}-")
                parts.append(_OUTPUT.format(Headings(headings.depth).place(cleaned)))
    title = Markup("") if headings.depth > 1 else Markup("<h2>{}</h2>").format(notebook_title(name, notebook))
    return Markup('<section id="{}">{}</section>').format(anchors[name], title + Markup("").join(parts))


def _markdown(cell: Any) -> str:
    text = cell["source"]
    for name, bundle in cell.get("attachments", {}).items():
        kind, content = next(iter(bundle.items()))
        text = text.replace(f"(attachment:{name})", f"(data:{kind};base64,{''.join(content.split())})")
    return str(_reader()(text))


@lru_cache(maxsize=1)
def _reader() -> Callable[[str], Any]:
    import mistune

    # Pasted pictures are data, which counts as harmful; all of it is cleaned afterwards.
    renderer = mistune.HTMLRenderer(escape=False, allow_harmful_protocols=True)
    return mistune.create_markdown(renderer=renderer, plugins=["table", "strikethrough", "task_lists"])


def _is_ours(source: str) -> bool:
    """Whether a cell is as it came with the workbook: its code tells a coach nothing."""
    return not source.strip() or source in own_cells()


def _outputs(cell: Any) -> Iterator[str]:
    """Yield each output in the richest form that can be shown without a kernel."""
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        kind = output["output_type"]
        if kind == "stream":
            yield _plain(output["text"])
        elif kind == "error":
            # Without the traceback, which names files of the machine.
            yield _plain(f"{output['ename']}: {output['evalue']}")
        elif _WIDGET not in data and not str(data.get("text/plain", "")).startswith(_FORM):
            yield _richest(data)


def _richest(data: Mapping[str, Any]) -> str:
    for kind in ("text/html", "image/svg+xml"):
        if kind in data:
            return str(data[kind])
    for kind in ("image/png", "image/jpeg", "image/gif"):
        if kind in data:
            alt = str(data.get("text/plain", "")).strip() or "A picture without a description"
            picture = Markup('<p><img src="data:{};base64,{}" alt="{}"></p>')
            return picture.format(kind, "".join(str(data[kind]).split()), alt)
    if "text/markdown" in data:
        return str(_reader()(str(data["text/markdown"])))
    return _plain(str(data.get("text/plain") or data.get("application/json") or ""))


def _plain(text: str) -> str:
    return Markup("<pre>{}</pre>").format(_ANSI.sub("", text)) if text.strip() else ""
