"""How long a title takes, with the shipped list and with a list as long as O*NET's."""

import random

import pytest

from workbook.salary.occupations import Title, match_titles, title_index


@pytest.mark.parametrize("more", [0, 50_000])
def test_a_title_is_matched(benchmark, more):
    shipped = title_index().titles
    chance = random.Random(1)
    texts = ((chance.choice(shipped), chance.choice(shipped)) for _ in range(more))
    index = title_index(*(Title(f"{a.text} {b.text}", a.soc, "made up") for a, b in texts))
    assert benchmark(match_titles, "Sr. backand dev (platform)", 5, index)
