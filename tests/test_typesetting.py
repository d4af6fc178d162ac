"""Pages are made of data that is no markup; a sign without a glyph is named, never an empty box."""

import pytest

from workbook.errors import WorkbookError
from workbook.typesetting import GlyphError, typeset

PAGE = b"#set document(title: [x])\n#json(bytes(sys.inputs.data))"


@pytest.mark.parametrize("text", ["#panic()", "*b* $x$", '"q" \\u{41}', "é Ж"])
def test_what_was_typed_is_no_markup(text):
    assert typeset(PAGE, text)[0].startswith(b"%PDF-")


def test_a_sign_that_no_font_has_is_named():
    with pytest.raises(GlyphError, match="is in no font of this machine") as raised:
        typeset(PAGE, "\U0001f9ff\ue123")
    assert raised.value.lacking <= {"\U0001f9ff", "\ue123"}
    assert raised.value.lacking


def test_a_picture_is_made_page_by_page():
    assert len(typeset(b"a #pagebreak() b", None, form="svg")) == 2


def test_a_template_that_fails_is_one_sentence():
    with pytest.raises(WorkbookError, match="The PDF could not be made"):
        typeset(b"#panic()", None)
