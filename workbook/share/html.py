"""One page of HTML that needs nothing else: opened from a file, offline, printed, read aloud, and commented on."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from markupsafe import Markup

from workbook.cards.parts import facts, figure, prose, quiet, table
from workbook.share.blocks import Facts, Heading, Note, Picture, Table, Words
from workbook.share.cells import notebook_section, notebook_title
from workbook.share.cleaning import clean_markup
from workbook.share.drawings import illustrated
from workbook.share.package import Package
from workbook.shipped import shipped
from workbook.wording import long_date

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body data-export="{id}">
<a class="skip" href="#main">Skip to the content</a>
<header>
<h1>{title}</h1>
<p>{made}</p>
</header>
<nav aria-label="Contents"><ul>{contents}</ul></nav>
{how}
<main id="main" tabindex="-1">
{sections}
</main>
{saving}
<script>{script}</script>
</body>
</html>
"""

_HOW = Markup("""\
<aside class="live" aria-label="How to comment" hidden>
<p><strong>Comments.</strong> Below each text is a button for your comment, and for wording that you suggest. When you are done,
<a href="#save">save them</a> as a small file and send it back. This page sends nothing anywhere.</p>
</aside>""")

_SAVING = Markup("""\
<aside class="live" id="save" aria-label="Your comments" hidden>
<p role="status"></p>
<p class="row"><label>Your name, if you like <input maxlength="80" autocomplete="off"></label>
<button type="button">Save the comments to a file</button>
<label>Go on from a saved file <input type="file" accept=".json"></label></p>
</aside>
<template>
<div class="panel" role="group">
<label>Your comment<textarea maxlength="5000" rows="3"></textarea></label>
<label>In other words: change the text here, if you like<textarea maxlength="20000"></textarea></label>
<p class="row"><button type="button">Done</button><button type="button">Remove this comment</button></p>
</div>
</template>""")


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
    return Markup(_PAGE).format(  # noqa: S704 - the frame above; what goes into it is escaped or cleaned
        policy=policy,
        title=package.title,
        style=Markup(_shared("page.css")),  # noqa: S704 - our own file
        id=package.id,
        made=f"{who.get(package.audience, 'Made')} on {long_date(package.made_at.date())}, with Second Round.",
        contents=links,
        how=_HOW,
        sections=sections,
        saving=_SAVING,
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
    for block in illustrated(package.contents):
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
