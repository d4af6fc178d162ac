"""Pages set by typst; what was typed reaches it as data, so none of it can be markup."""

from __future__ import annotations

import json
import re
from typing import Any, Literal

from workbook.errors import InputError, WorkbookError

_PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.data))), format: "svg")"""
_NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_UNNAMED = "text with missing codepoints"
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class GlyphError(InputError):
    """Characters are in no font of this machine: PDF/UA takes no sign that would be an empty box; nor do we."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__(
            f"“{texts[0]}” is in no font of this machine, so the PDF would show a box;"
            " make the page for the browser, or install a font that has it."
        )
        told = (_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in texts)
        self.lacking = {character for text in told for character in text if not character.isascii()}


class UnnamedGlyphError(WorkbookError):
    """A picture has letters whose parts a PDF could not name for screen readers, such as a consonant with its vowel sign."""


def typeset(
    source: bytes, data: object, *, form: Literal["pdf", "svg", "png"] = "pdf", **options: Any
) -> list[bytes]:
    r"""Return the pages of a document, each as a picture, or all as one PDF that screen readers can follow (PDF/UA-1).

    Parameters
    ----------
    source
        The template; `data` is its ``sys.inputs.data``, as JSON.
    form
        ``"pdf"``, ``"svg"`` or ``"png"``.
    options
        Of ``typst.compile``.

    Raises
    ------
    GlyphError
        When a PDF would show an empty box.
    UnnamedGlyphError
        When a picture in a PDF would have glyphs that stand for no character of their own.
    WorkbookError
        When the pages could not be made.

    Examples
    --------
    >>> typeset(b"#set document(title: [x])\n#json(bytes(sys.inputs.data))", "#panic()")[0][:5]
    b'%PDF-'
    """
    import typst

    standard: Literal["ua-1"] | None = "ua-1" if form == "pdf" else None
    inputs = {"data": json.dumps(data)}
    try:
        made: bytes | list[bytes] = typst.compile(
            source, format=form, sys_inputs=inputs, pdf_standards=standard, **options
        )
    except typst.TypstError as error:
        if texts := _NOT_SHOWN.findall(f"{error} {error.diagnostic}"):
            raise GlyphError(texts) from None
        if _UNNAMED in str(error):
            raise UnnamedGlyphError(
                "A picture has letters that a PDF cannot name; choose another format."
            ) from None
        raise WorkbookError(f"The PDF could not be made ({error}); choose another format.") from error
    return made if isinstance(made, list) else [made]


def painted(svg: str, *, ppi: int) -> bytes:
    """Return a picture as PNG, for where its letters cannot be text.

    Examples
    --------
    >>> painted('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', ppi=72)[1:4]
    b'PNG'
    """
    return typeset(_PICTURE, svg, form="png", ppi=ppi)[0]
