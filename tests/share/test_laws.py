"""Over thousands of workbooks made at random: nothing that must stay leaves, and what is read again is what left.

`SHARING_WORKBOOKS=20000 pytest tests/share/test_laws.py` looks at more of them.
"""

import os
from datetime import UTC, datetime

import pytest
from generated import amount_pattern, letters_of, make, plain_of

from workbook.records import AUDIENCES, Sharing
from workbook.share.formats import files_of
from workbook.share.formats.jsondata import contents_from_json
from workbook.share.formats.markdown import contents_from_markdown
from workbook.share.package import Package
from workbook.share.redaction.records import redact
from workbook.share.search.extraction import texts_in
from workbook.share.search.leaks import leaks_in

COUNT = int(os.environ.get("SHARING_WORKBOOKS", "2000"))
PARTS = 20
NOW = datetime(2026, 11, 23, tzinfo=UTC)
SLOWER = {"html": 20, "csv": 100, "parquet": 100, "docx": 100, "pdf": 100}
"""What takes thirty times as long as texts is made of every so many workbooks in everyday runs."""
IS_THOROUGH = "SHARING_WORKBOOKS" in os.environ


def faults_of(seed, audience):
    """Return everything that is wrong with a copy for an audience."""
    made = make(seed)
    copy = redact(made.contents, Sharing(id=Sharing.ID, audience=audience, with_notes=seed % 2 == 0))
    package = Package(id="x", title="t", audience=audience, made_at=NOW, contents=copy.contents)
    slower = [name for name, every in SLOWER.items() if IS_THOROUGH or seed % every == 0]
    files = files_of(package, ("json", "markdown", *slower))
    # The product's own look, on every fifth: that it finds nothing here means that it raises no false alarm.
    texts = {name: [*texts_in(name, data)] for name, data in files.items()}
    is_looked_at = seed % 5 == 0 or IS_THOROUGH
    found = [leak for each in texts.values() if is_looked_at for leak in leaks_in(each, copy.secrets)]
    shown = "\n".join(text.text for each in texts.values() for text in each)
    amounts = [made.walk_away] if audience == "coach" else [made.walk_away, *made.pay]
    flat, letters = plain_of(shown), letters_of(shown) if audience == "public" else ""
    found += [f"amount {amount}" for amount in amounts if amount_pattern(amount).search(flat)]
    found += [f"name {name}" for name in made.names if audience == "public" and name in letters]
    if contents_from_json(files["second-round.json"].decode()) != copy.contents:
        found.append("JSON is read as something else")
    if contents_from_markdown(files["second-round.md"].decode()) != copy.contents:
        found.append("Markdown is read as something else")
    return [f"workbook {seed}: {fault}" for fault in found]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_leaks_and_what_left_is_read_again(part, audience):
    seeds = range(part, COUNT, PARTS)
    assert [fault for seed in seeds for fault in faults_of(seed, audience)] == []


class TestTheLook:
    """That the way to find hidden things does find them."""

    @pytest.mark.parametrize("seed", range(40))
    def test_it_finds_them_in_what_is_not_redacted(self, seed):
        made = make(seed)
        text = "\n".join(str(value) for record in made.contents for value in record.to_fields().values())
        assert all(name in letters_of(text) for name in made.names)
        assert amount_pattern(made.walk_away).search(plain_of(text))
        assert any(amount_pattern(amount).search(plain_of(text)) for amount in made.pay)
