"""One page of HTML that needs nothing else: opened from a file, offline, printed, read aloud, and commented on."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from markupsafe import Markup

from workbook.cards.parts import facts, figure, prose, quiet, table
from workbook.share.formats.cells import notebook_section, notebook_title
from workbook.share.formats.cleaning import clean_markup
from workbook.share.outline.blocks import Facts, Heading, Note, Picture, Table, Words
from workbook.share.package import Package
from workbook.shipped import shipped
from workbook.wording import long_date


def html_document(package: Package) -> str:
    """Return a package as one HTML file: its notebooks, or all that is written when there are none.

    Nothing in it runs but our own script for comments, and nothing is fetched: both are also forbidden to the browser
    by a policy in the page. Without scripts it can be read all the same.

    Examples
    --------
    >>> from datetime import datetime
    >>> from workbook.records import Contents, Story
    >>> contents = Contents([Story(id="s", title="A <b>late</b> release", task="Tell them.")])
    >>> made = datetime(2026, 11, 23)
    >>> page = html_document(Package(id="x", title="My workbook", audience="coach", made_at=made, contents=contents))
    >>> "<h3>A &lt;b&gt;late&lt;/b&gt; release</h3>" in page
    True
    """
    script = _shared("comments.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
    titles, sections = _notebooks(package) if package.notebooks else _cards(package)
    links = Markup("").join(Markup('<li><a href="#{}">{}</a></li>').format(*pair) for pair in titles)
    who = {"coach": "Made for a coach", "friend": "Made for a friend", "public": "Made for everybody to read"}
    frame = Markup(_shared("page.html"))  # noqa: S704 - our own file; what goes into it is escaped or cleaned
    return frame.format(
        policy=policy,
        title=package.title,
        style=Markup(_shared("page.css")),  # noqa: S704 - our own file
        id=package.id,
        made=f"{who.get(package.audience, 'Made')} on {long_date(package.made_at.date())}, with Second Round.",
        contents=links,
        sections=sections,
        script=Markup(script),  # noqa: S704 - our own file
    )


@lru_cache(maxsize=4)
def _shared(name: str) -> str:
    return shipped("data", "share", name).read_text(encoding="utf-8")


def _notebooks(package: Package) -> tuple[list[tuple[str, str]], Markup]:
    anchors = {name: f"page-{number}" for number, (name, _) in enumerate(package.notebooks, start=1)}
    titles = [(anchors[name], notebook_title(name, notebook)) for name, notebook in package.notebooks]
    sections = (notebook_section(name, notebook, anchors) for name, notebook in package.notebooks)
    return titles, Markup("\n").join(sections)


def _cards(package: Package) -> tuple[list[tuple[str, str]], Markup]:
    titles, parts = list[tuple[str, str]](), list[Markup]()
    for block in package.blocks:
        match block:
            case Heading(text, 1):
                titles.append((f"page-{len(titles) + 1}", text))
                parts.append(Markup('<h2 id="{}">{}</h2>').format(*titles[-1]))
            case Heading(text, level):
                parts.append(Markup("<h{0}>{1}</h{0}>").format(level + 1, text))
            case Words(text, ref):
                parts.append(prose(text, ref))
            case Note(text):
                parts.append(quiet(text))
            case Facts(pairs):
                parts.append(_wide(facts(pairs)))
            case Table(header, rows):
                parts.append(_wide(table(header, rows)))
            case Picture(title, alt, svg):
                drawn = clean_markup(figure(svg, title, alt), str, prefix=f"picture-{len(parts)}-")
                parts.append(_wide(drawn))
    return titles, Markup("\n").join(parts) or quiet("Nothing is written down yet.")


def _wide(content: Markup) -> Markup:
    return Markup('<div class="output">{}</div>').format(content)
