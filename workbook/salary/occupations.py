"""From a job title to occupations of the SOC 2018: candidates with the reason for each, the level kept apart."""

from __future__ import annotations

import csv
import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from workbook.errors import DataError
from workbook.salary.oews import names
from workbook.shipped import shipped
from workbook.tomlfile import read_text

_OWN = "our own list"
_ASIDE = re.compile(r"\([^()]*\)|\s[-–—|]\s.*")


class Match(NamedTuple):
    """One occupation that a title may mean."""

    soc: str
    name: str  # as BLS names it
    score: float  # from 0 to 100, comparable within one title
    why: str


class Title(NamedTuple):
    """A title that is known, the occupation it means, and who says so."""

    text: str
    soc: str
    source: str


@dataclass(frozen=True)
class TitleIndex:
    """Known titles, ready to be looked up; `title_index` makes one."""

    titles: tuple[Title, ...]
    known: dict[str, list[int]]  # places in `titles` by all words of a title in order; in `by_word` by each
    by_word: dict[str, list[int]]
    weights: dict[str, float]  # how telling each word is: the logarithm of how few titles have it
    norms: tuple[float, ...]


def find_titles(title: str | float | None, top: int = 5, index: TitleIndex | None = None) -> list[Match]:
    """Find the occupations that a title is likeliest to mean, the likeliest first; the reader picks.

    Words count by how few known titles have them, a word with a slip in it for a little less; the words in both
    titles are set against all words in them (Dice's measure). What stands in brackets,
    or behind a dash or a bar, counts half.

    Parameters
    ----------
    title, top
        As it stands in an advertisement (missing, None or NaN, it has no occupation); how many occupations at most.
    index
        Known titles; without it those shipped: our own list and BLS's names.

    Examples
    --------
    >>> for found in find_titles("Sr. backend dev (platform)", top=1):
    ...     print(found.soc, found.name, "·", found.why)
    15-1252 Software Developers · like “backend developer” (our own list)
    >>> find_titles("Regstered nurse, night shift", top=1)[0].name
    'Registered Nurses'
    >>> find_titles(""), find_titles("Intern")  # which tells a level, and no occupation
    ([], [])
    """
    if not isinstance(title, str):
        return []
    index = index or title_index()
    plain, aside = _without_aside(title)
    _, rest = split_level(plain)
    wanted = dict.fromkeys(_tokens(rest), 1.0)
    for word in _tokens(aside):
        wanted.setdefault(word, 0.5)
    unknown = max(index.weights.values(), default=1.0)
    shared: defaultdict[int, float] = defaultdict(float)
    total = 0.0
    for word, part in wanted.items():
        near = {word: 1.0} if word in index.weights else _near(word, index)
        total += part * max((index.weights[each] for each in near), default=unknown)
        best: dict[int, float] = {}
        for each, likeness in near.items():
            for place in index.by_word[each]:
                best[place] = max(best.get(place, 0.0), part * likeness * index.weights[each])
        for place, weight in best.items():
            shared[place] += weight
    scores = {place: 200 * weight / (total + index.norms[place]) for place, weight in shared.items()}
    for words in (tuple(_tokens(rest)), tuple(_tokens(plain))):  # as it stands, it may be a title of its own
        scores |= dict.fromkeys(index.known.get(" ".join(words), ()), 100.0)
    return _best(scores, index, top)


def split_level(title: str) -> tuple[tuple[str, ...], str]:
    """Split off the words that tell a level; a title that is known with them keeps them.

    Examples
    --------
    >>> split_level("Senior Data Engineer II")
    (('senior', 'ii'), 'data engineer')
    >>> split_level("Staff Nurse"), split_level("Staff Engineer")
    (((), 'staff nurse'), (('staff',), 'engineer'))
    """
    text = " ".join(re.findall(r"[^\W_][\w+#./’'&-]*|\.net", title.lower())).replace(". ", " ").rstrip(".")
    if " ".join(_tokens(text)) in title_index().known:
        return (), text
    found = _phrases("level")
    rest = " ".join(found.sub(" ", text).split())
    return (tuple(found.findall(text)), rest) if rest else ((), text)


def band_for(levels: str | Sequence[str]) -> tuple[float, float, float]:
    """Return the percentiles for walk-away, target and opening that ``data/titles.toml`` sets for the highest level.

    Examples
    --------
    >>> band_for("senior"), band_for(("sr",)), band_for(())
    ((50, 70, 85), (50, 70, 85), (25, 50, 75))
    """
    words = [levels] if isinstance(levels, str) else levels
    named = [
        name for name in _lists()["bands"] if name in {_lists()["level"].get(word.lower()) for word in words}
    ]
    walk_away, target, opening = _lists()["bands"][named[-1] if named else "mid"]
    return walk_away, target, opening


def row_for(soc: str) -> str | None:
    """Return the code under which OEWS counts an occupation, or None (legislators, the armed forces).

    Examples
    --------
    >>> row_for("15-1252"), row_for("31-1121"), row_for("55-1011")
    ('15-1252', '31-1120', None)
    """
    code: str = _lists()["rows"].get(soc, soc)
    return code if code.replace("-", "") in names("occupations") else None


def load_titles(path: Path) -> tuple[Title, ...]:
    """Read O*NET's “Alternate Titles.txt” or the SOC's direct-match file; another first line is a `DataError`."""
    text = read_text(path)
    head = text.partition("\n")[0]
    rows = csv.DictReader(text.splitlines(), delimiter="\t" if "\t" in head else ",")
    columns = {column.strip(): column for column in rows.fieldnames or ()}
    for code, title, source in (
        ("O*NET-SOC Code", "Alternate Title", "O*NET, U.S. Department of Labor, CC BY 4.0"),
        ("2018 SOC Code", "2018 SOC Direct Match Title", "SOC 2018 direct-match titles, BLS"),
    ):
        if {code, title} <= columns.keys():
            pairs = ((row[columns[title]] or "", row_for((row[columns[code]] or "")[:7])) for row in rows)
            return tuple(Title(name, soc, source) for name, soc in pairs if soc and name.strip())
    raise DataError(f"{path.name} has no columns of O*NET's alternate titles or the SOC's direct matches.")


@cache
def title_index(*more: Title) -> TitleIndex:
    """Return shipped titles and those given, ready to be looked up."""
    titles = (*shipped_titles(), *more)
    known, by_word = defaultdict(list), defaultdict(list)
    tokens = [_tokens(re.sub(r"\([^()]*\)", "", title.text)) for title in titles]
    for place, words in enumerate(tokens):
        known[" ".join(words)].append(place)
        for word in dict.fromkeys(words):
            by_word[word].append(place)
    weights = {word: math.log(1 + len(titles) / len(places)) for word, places in by_word.items()}
    norms = tuple(sum(weights[word] for word in set(words)) for words in tokens)
    return TitleIndex(titles, dict(known), dict(by_word), weights, norms)


def _best(scores: dict[int, float], index: TitleIndex, top: int) -> list[Match]:
    best = sorted(scores, key=lambda place: (-scores[place], place))[:60]
    support = Counter(index.titles[place].soc for place in best)
    found: dict[str, Match] = {}
    ranks: dict[str, float] = {}
    for place in best:
        title, score = index.titles[place], scores[place]
        if title.soc not in found:
            name = names("occupations")[title.soc.replace("-", "")]["name"]
            why = f"like “{title.text}” ({title.source})"
            found[title.soc] = Match(title.soc, name, round(score, 1), why)
            # Several likenesses say a little more than one, and one of our list as much as five.
            ranks[title.soc] = score + min(support[title.soc], 5) + 5 * (title.source == _OWN)
    return [found[soc] for soc in sorted(ranks, key=lambda soc: -ranks[soc])[:top]]


def _near(word: str, index: TitleIndex) -> dict[str, float]:
    """Known words that this one may be with a slip, and how like they are; a word that tells a level is no slip."""
    if word in _lists()["level"]:
        return {}
    enough = 75 if len(word) > 4 else 85
    near = process.extract(word, index.weights.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=enough)
    return {each: (score / 100) ** 2 for each, score, _ in near}


def _without_aside(title: str) -> tuple[str, str]:
    plain = _phrases("noise").sub(" ", title)
    rest = _ASIDE.sub(" ", plain)
    return (rest, " ".join(_ASIDE.findall(plain))) if rest.strip() else (plain, "")


def _tokens(text: str) -> list[str]:
    """Words in lower case, short forms spelled out, singular, without noise."""
    short, noise = _lists()["short"], _lists()["noise"]
    found = re.findall(r"[^\W_][\w+#/’'&-]*|\.net", text.lower())
    each = (part for word in found for part in ([word] if word in short else re.split("[/-]", word)))
    words = (part for word in each for part in short.get(word, word).split() if part not in noise)
    return [word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word for word in words]


@cache
def _phrases(name: str) -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, sorted(_lists()[name], key=len, reverse=True)))
    return re.compile(rf"(?i)(?<![\w&-])(?:{phrases})(?![\w&-])")


@cache
def _lists() -> dict[str, Any]:
    """Read ``data/titles.toml``."""
    tree = tomllib.loads(read_text(shipped("data", "titles.toml")))
    tree["level"] = {word.strip(): name for name, text in tree["levels"].items() for word in text.split(",")}
    tree["noise"] = {word.strip() for word in tree["noise"]["words"].split(",")}
    return tree


@cache
def shipped_titles() -> tuple[Title, ...]:
    """Return our own list of titles, and BLS's names."""
    own = [(text.strip(), soc) for soc, texts in _lists()["titles"].items() for text in texts.split(",")]
    detailed = [(row["name"], code) for code, row in names("occupations").items() if row["level"] == "3"]
    return (
        *(Title(text, soc, _OWN) for text, soc in own),
        *(Title(name, f"{code[:2]}-{code[2:]}", "BLS’s name") for name, code in detailed),
    )
