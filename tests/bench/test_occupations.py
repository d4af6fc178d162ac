"""How well titles of advertisements find their occupation, and how long one takes: shipped data alone, and with O*NET.

``ONET_TITLES="…/Alternate Titles.txt" python -m pytest tests/bench/test_occupations.py --benchmark-enable -s`` adds what
O*NET's own file brings; without it, a list as long is made up, which tells the time only.
"""

import csv
import os
import random
from pathlib import Path

import pytest

from workbook.salary.occupations import Title, find_titles, load_titles, title_index

TITLES = [Path(__file__).parents[1] / "salary" / name for name in ("titles.csv", "titles_many_fields.csv")]
KNOWN = ["shipped", "O*NET"]


@pytest.fixture(scope="module", params=KNOWN)
def index(request):
    shipped = title_index()
    if request.param == "shipped":
        return shipped
    if path := os.environ.get("ONET_TITLES"):
        return title_index(*load_titles(Path(path)))
    chance = random.Random(1)
    texts = ((chance.choice(shipped.titles), chance.choice(shipped.titles)) for _ in range(50_000))
    return title_index(*(Title(f"{a.text} {b.text}", a.soc, "made up") for a, b in texts))


def test_a_title_is_matched(benchmark, index):
    assert benchmark(find_titles, "Sr. backand dev (platform)", 5, index)


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize("path", TITLES)
def test_titles_held_back_find_their_occupation(path, known):
    if known == "O*NET" and "ONET_TITLES" not in os.environ:
        pytest.skip("ONET_TITLES names no file")
    index = title_index(*(load_titles(Path(os.environ["ONET_TITLES"])) if known == "O*NET" else ()))
    rows = [tuple(row.values()) for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
    chance = random.Random(7)
    places = [chance.randrange(1, len(title) - 2) for title, _ in rows]
    slipped = [(title[:at] + title[at + 1 :], soc) for (title, soc), at in zip(rows, places, strict=True)]
    for name, titles in (("as written", rows), ("with one slip", slipped)):
        found = [[match.soc for match in find_titles(title, 3, index)] for title, _ in titles]
        right = [{*soc.split("|")} for _, soc in titles]
        first = sum(not both[0].isdisjoint(both[1][:1]) for both in zip(right, found, strict=True)) / len(
            titles
        )
        among = sum(not both[0].isdisjoint(both[1]) for both in zip(right, found, strict=True)) / len(titles)
        print(f"\n{known}, {path.name}, {name}: right first {first:.3f}, among three {among:.3f}")
        assert among >= 0.85
