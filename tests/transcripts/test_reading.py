"""Files to text: encodings, captions, Word, and what is refused."""

import io
import time
import zipfile
from contextlib import suppress

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.errors import InputError
from workbook.transcripts import read_file
from workbook.transcripts.reading import text_from_captions


def word_file(build=lambda document: document.add_paragraph("Why us?")):
    document, buffer = docx.Document(), io.BytesIO()
    build(document)
    document.save(buffer)
    return buffer.getvalue()


def repacked(content, **replaced):
    """The same archive with ``word/document.xml`` changed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(
                entry.filename, replaced["change"](data) if entry.filename == "word/document.xml" else data
            )
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_each_encoding(encoding):
    assert read_file("a.txt", "Café – why?\r\nYes".encode(encoding)) == "Café – why?\nYes"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "holds no text"),
        ("a.md", b" \n\t", "holds no text"),
        ("a.docx", b"", "cannot be opened"),
        ("a.docx", b"PK\x03\x04 broken", "cannot be opened"),
        ("a.docx", word_file()[:-200], "cannot be opened"),
        ("a.docx", word_file(lambda document: None), "holds no text"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        ("a.pdf", b"%PDF-1.7", "copy its text"),
        ("a.txt", b"%PDF-1.7", "copy its text"),
        ("a.odt", b"PK", "none of"),
        ("a", b"Why us?", "none of"),
        ("a.txt", bytes(range(256)), "not text"),
        ("a.txt", b"\xff\xfea", "not text"),
        ("a.txt", "Why?".encode("utf-16-le"), "not text"),
        ("a.txt", b"x" * 1_000_001, "more than 1 MB"),
        ("a.vtt", b"x" * 1_000_001, "more than 1 MB"),
        ("a.docx", b"x" * 5_000_001, "more than 5 MB"),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n", "holds no text"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence_with_the_name(name, content, says):
    with pytest.raises(InputError, match=says) as caught:
        read_file(name, content)
    assert repr(name) in str(caught.value)
    assert str(caught.value).endswith(".")


def test_word_paragraphs_and_tables_come_in_document_order():
    def build(document):
        document.add_paragraph("First")
        row = document.add_table(1, 2).rows[0].cells
        row[0].text, row[1].text = "Why us?", "The team"
        document.add_paragraph("Last")

    assert read_file("a.docx", word_file(build)) == "First\nWhy us?\tThe team\nLast\n"


def test_word_deleted_words_and_field_codes_are_not_read():
    content = repacked(
        word_file(),
        change=lambda data: data.replace(
            b"<w:r>", b"<w:r><w:delText>no</w:delText><w:instrText>PAGE</w:instrText><w:tab/>", 1
        ),
    )
    assert read_file("a.docx", content) == "\tWhy us?\n"


def test_word_tracked_insertions_are_read():
    content = repacked(
        word_file(),
        change=lambda data: data.replace(b"<w:r>", b'<w:ins w:id="1" w:author="x"><w:r>').replace(
            b"</w:r>", b"</w:r></w:ins>"
        ),
    )
    assert read_file("a.docx", content) == "Why us?\n"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    content = repacked(word_file(), change=lambda data: data + b" " * 30_000_000)
    assert len(content) < 100_000
    with pytest.raises(InputError, match="unpacks to more"):
        read_file("a.docx", content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_refused(encoding):
    bomb = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]><w>&b;&f;</w>'
    with pytest.raises(InputError, match="document type"):
        read_file("a.docx", repacked(word_file(), change=lambda data: bomb.encode(encoding)))


def test_a_deeply_nested_word_file_is_refused_or_read():
    deep = b"<w:p><w:r>" * 3000 + b"<w:t>x</w:t>" + b"</w:r></w:p>" * 3000
    content = repacked(word_file(), change=lambda data: data.replace(b"<w:body>", b"<w:body>" + deep))
    with pytest.raises(InputError, match="cannot be opened"):
        read_file("a.docx", content)


@settings(deadline=None)  # the first Word file loads a library
@given(st.binary(max_size=400), st.sampled_from([".txt", ".md", ".vtt", ".srt", ".docx", ".doc", ""]))
def test_any_bytes_are_read_or_refused(content, suffix):
    with suppress(InputError):
        assert read_file(f"a{suffix}", content).strip()


@given(st.text(max_size=200))
def test_text_survives_utf8(text):
    if text.strip() and not any(ord(sign) < 32 for sign in text) and text.isprintable():
        assert read_file("a.txt", text.encode()) == text


ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:03.000
Anna Berg: Why did you

2
00:00:03.000 --> 00:00:04.000
Anna Berg: leave nursing?

3
00:00:05.000 --> 00:00:06.000
Tom Reed: The nights.
"""


def test_cues_of_one_speaker_are_merged():
    assert text_from_captions(ZOOM) == "Anna Berg: Why did you leave nursing?\nTom Reed: The nights."


def test_voice_tags_become_labels_even_two_in_a_cue():
    cue = "WEBVTT\n\nab12/7-0\n00:01.000 --> 00:02.000\n<v Anna Berg>Why?</v> <v.loud Tom>The &amp; <i>pay</i></v>\n"
    assert text_from_captions(cue) == "Anna Berg: Why?\nTom: The & pay"


def test_a_speaker_of_one_caption_is_kept_apart():
    rows = ["Anna: Hello.", "Anna: Why us?", "Tom: Pay: fair.", "Anna: And now?", "for real?"]
    source = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{row}" for n, row in enumerate(rows))
    assert text_from_captions(source) == "Anna: Hello. Why us?\nTom: Pay: fair.\nAnna: And now? for real?"


def test_notes_and_styles_are_no_words():
    source = "WEBVTT - Call\nKind: captions\n\nNOTE sure 0.9\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000 align:start\nYes."
    assert text_from_captions(source) == "Yes."


def test_rolling_captions_are_told_once():
    rows = [["so tell me"], ["so tell me", "about you"], ["about you", "and your last job"]]
    source = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{n}.000 --> 00:0{n + 1}.000\n" + "\n".join(row) for n, row in enumerate(rows)
    )
    assert text_from_captions(source) == "so tell me about you and your last job"


def test_words_really_said_twice_are_kept():
    rows = ["Anna: Sure?", "Tom: No.", "Tom: No.", "Anna: Why?", "Tom: Pay.", "Anna: And then?"]
    source = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{row}" for n, row in enumerate(rows))
    assert "Tom: No. No." in text_from_captions(source)


def test_subrip_with_dots_blank_lines_and_no_blank_between_cues_is_read():
    source = "1\n00:00:01.0 --> 00:00:02.0\nWhy us?\n2\n00:00:03,0 --> 00:00:04,0\n{\\an8}The team.\n\nAnd pay: 3\n"
    assert text_from_captions(source) == "Why us?\nThe team.\nAnd pay: 3"


def test_a_number_that_is_an_answer_is_kept():
    source = "1\n00:00:01,000 --> 00:00:02,000\nHow many?\n\n2\n00:00:02,000 --> 00:00:03,000\n12\n"
    assert text_from_captions(source) == "How many?\n12"


@pytest.mark.parametrize(
    "part", ["<v ", "<v a>", "&#1", "1\n", "NOTE\n", "\n\nNOTE", "00:00.000 --> ", "A: b\n", "<c.", "{\\"]
)
def test_hostile_captions_take_time_in_proportion_to_their_length(part):
    began = time.perf_counter()
    text_from_captions("WEBVTT\n\n" + part * (300_000 // len(part)))
    assert time.perf_counter() - began < 5


def test_words_of_a_malformed_caption_file_are_kept():
    assert text_from_captions("00:01 -> 00:02\nWhy <b us?") == "00:01 -> 00:02 Why <b us?"
