"""One form for all ways to write the same words: case, spacing, hyphens, invisible signs, lookalikes, entities."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import cache

from workbook.share.redaction.policy import policy

_ENTITY = re.compile(r"&(?:#\d+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;?)|.", re.DOTALL)
_SPACES = re.compile(" {2,}")


class _Table(dict[int, str]):
    """Translates character by character, each worked out when it is first seen."""

    def __init__(self, work_out: Callable[[str], str]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, code: int) -> str:
        self[code] = self._work_out(chr(code))
        return self[code]


def _folded(letter: str) -> str:
    """Return what is left of a character: plain letters and digits, a space for what divides, nothing for the invisible."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    alike = policy().lookalikes
    return "".join(
        alike.get(each, each)
        if each.isalnum()
        else ""
        if unicodedata.category(each) in {"Mn", "Mc", "Me", "Cf", "Cn", "Co", "Cs"}
        else " "
        for each in plain
    )


def _plain(letter: str) -> str:
    """Return a character without typographic variation: ASCII digits, plain spaces, nothing for the invisible."""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    category = unicodedata.category(letter)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category == "No" and 0 < (part := unicodedata.numeric(letter)) < 1:  # 42½ is 42.5
        return f"{part:.2f}".strip("0")
    return " " if letter.isspace() else unicodedata.normalize("NFKC", letter)


_FOLD, _PLAIN = _Table(_folded), _Table(_plain)


@cache
def fold_words(text: str) -> tuple[str, ...]:
    r"""Return the words of a short text, folded.

    Examples
    --------
    >>> fold_words("Halden&nbsp;Row\u2010F\u00adoods"), fold_words("\u041d\u0430lden R\u00d6W")
    (('halden', 'row', 'foods'), ('halden', 'row'))
    """
    return tuple(fold(text).split())


def fold(text: str) -> str:
    """Return a text folded, without places; quick on long ones."""
    return _SPACES.sub(" ", html.unescape(text).translate(_FOLD))


def fold_with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text folded, and for each character of it the place in the original it comes from."""
    return _with_places(text, _FOLD, is_joined=True)


def plain_with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text with plain digits and spaces, and the places as `fold_with_places`."""
    return _with_places(text, _PLAIN, is_joined=False)


def plain(text: str) -> str:
    """Return a text with plain digits and spaces."""
    return html.unescape(text).translate(_PLAIN)


def _with_places(text: str, table: _Table, *, is_joined: bool) -> tuple[str, list[tuple[int, int]]]:
    if text.isascii() and "&" not in text:  # as most are: every character stays one
        flat = text.translate(table)
        kept = [at for at, each in enumerate(flat) if not (is_joined and each == " " == flat[at - 1 : at])]
        return "".join([flat[at] for at in kept]), [(at, at + 1) for at in kept]
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _ENTITY.finditer(text):
        letters = match[0] if len(match[0]) == 1 else html.unescape(match[0])
        for letter in letters.translate(table):
            if is_joined and letter == " " and pieces and pieces[-1] == " ":
                places[-1] = (places[-1][0], match.end())
                continue
            pieces.append(letter)
            places.append(match.span())
    return "".join(pieces), places


def is_ideograph(letter: str) -> bool:
    """Whether a letter is of a script that puts no spaces between words, so that few letters make a name.

    >>> is_ideograph("明"), is_ideograph("m")
    (True, False)
    """
    return ord(letter) >= 0x2E80
