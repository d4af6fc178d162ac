"""Why there is a second interview, from the data file."""

import re

import pytest

from workbook.reasons import load_reasons
from workbook.records import REASONS


def test_they_are_those_that_can_be_chosen_in_their_order():
    assert tuple(reason.id for reason in load_reasons()) == REASONS


@pytest.mark.parametrize("reason", load_reasons(), ids=lambda reason: reason.id)
@pytest.mark.parametrize("field", ["label", "expect", "prepare", "source"])
def test_each_says_what_it_must(reason, field):
    assert len(getattr(reason, field).split()) >= 2


@pytest.mark.parametrize("reason", load_reasons(), ids=lambda reason: reason.id)
def test_each_is_plain_words(reason):
    assert not re.search(r"[<>{}]", "".join([reason.label, reason.expect, reason.prepare, reason.source]))
