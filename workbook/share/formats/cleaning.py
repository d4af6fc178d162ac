"""Markup that cells made, made safe: what a reader's own cell printed may come from anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from workbook.consistency.lexicon import listed

_SVG = set(listed(
    "circle clipPath defs desc ellipse g line path pattern polygon polyline rect svg text title tspan use"
))  # fmt: skip
_TAGS = set(listed(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 "
    "h4 h5 h6 hr i img ins kbd li mark ol p pre progress q s small span strong sub summary sup table tbody td "
    "tfoot th thead time tr u ul var"
))  # fmt: skip
_DRAWN = set(listed(
    "clip-path cx cy d fill height href id opacity patternTransform patternUnits points preserveAspectRatio r rx ry stroke stroke-width "
    "style text-anchor transform viewBox width x x1 x2 xlink:href y y1 y2"
))  # fmt: skip
_STYLES = set(listed(
    "align-items background background-color border border-collapse border-left border-radius box-sizing "
    "clip-path color display dominant-baseline fill fill-opacity flex flex-wrap font font-family font-size "
    "font-style font-weight gap height line-height margin margin-left margin-top max-width min-width opacity "
    "overflow overflow-wrap overflow-x padding padding-left stroke stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor "
    "text-decoration vertical-align white-space width"
))  # fmt: skip
_DROPPED = {"script", "style", "template", "iframe", "object", "noscript", "textarea", "select"}
"""With all that is in them; of other unknown tags the words stay."""

_ATTRIBUTES = {
    "*": {"aria-hidden", "aria-label", "data-ref", "dir", "lang", "role", "style"},
    "a": {"href"},
    "details": {"open"},
    "figure": {"tabindex"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "progress": {"max", "value"},
    **{tag: {"colspan", "rowspan", "scope"} for tag in ("td", "th")},
    **dict.fromkeys(_SVG, _DRAWN),
}
_CLASSES = {tag: {"dataframe", "tex2jax_ignore", "mathjax_ignore"} for tag in _TAGS}

_FETCHES = re.compile(r"\\|url\s*\((?!#)|image|expression|@", re.IGNORECASE)
"""Ways of a style to ask for something; a backslash hides them."""

_INSIDE = re.compile(r"(url\s*\(\s*[\"']?#|^#)(?=[\w.-])")
"""Before the name of a part of the same picture: in a style, or as a link; “fill:#fff” is a colour."""
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_NO_HEADING = re.compile(r"<th\b[^>]*></th>")
"""The corner of a table of pandas: a heading that says nothing is read aloud all the same."""

_ROLES = {"img", "list", "listitem", "presentation"}


def clean_markup(html: str, link: Callable[[str], str], *, prefix: str = "") -> Markup:
    """Return markup without anything that runs, asks for something elsewhere or leaves its place on the page.

    Parameters
    ----------
    html
        Markup of any origin.
    link
        Returns where a link leads in this document, or empty when it leads nowhere.
    prefix
        Put before the identifiers in pictures, which call their parts the same.

    Examples
    --------
    >>> clean_markup('<p onclick="x()">Hi<script>x()</script><img src="http://x/y.png" alt="y"></p>', str)
    Markup('<p>Hi<img alt="y"></p>')
    """
    import nh3

    def kept(tag: str, name: str, value: str) -> str | None:
        if name == "style":
            return None if _FETCHES.search(value) else named(value)
        if tag == "a" and name == "href":
            return link(value) or None
        if name in {"href", "xlink:href"}:
            return named(value) if value.startswith("#") else None
        if name == "id":
            return prefix + value
        if name == "src":
            return value if _PICTURE.fullmatch(value) else None
        if name == "role":
            return value if value in _ROLES else None
        if tag in _SVG and _FETCHES.search(value):
            return None
        return named(value) if "url" in value else value

    def named(value: str) -> str:
        return _INSIDE.sub(rf"\g<0>{prefix}", value)

    cleaned = nh3.clean(
        html,
        tags=_TAGS | _SVG,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        attribute_filter=kept,
        filter_style_properties=_STYLES,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel="noopener noreferrer",
    )
    return Markup(_NO_HEADING.sub("<td></td>", cleaned))  # noqa: S704 - it was cleaned
