"""Read names of people, employers, places and tools: those the workbook knows, those in the lists, and capitalised runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from workbook.consistency.claims import Claim, claim_at
from workbook.consistency.concepts import is_content
from workbook.consistency.lexicon import lexicon, listed, words
from workbook.consistency.text import Reading, Token, read

_LINKS = frozenset({"of", "&", "-", "de", "van", "and"})
_PREMISES = frozenset(
    [
        "depot",
        "office",
        "branch",
        "plant",
        "store",
        "site",
        "shop",
        "factory",
        "warehouse",
        "school",
        "campus",
        "hospital",
        "clinic",
    ]
)
_SIGNS_BEFORE = frozenset({".", "!", "?", ":", '"', "“", "—", "(", "•"})


def names_in(reading: Reading, names: Iterable[str] = ()) -> list[Claim]:
    """Find names; `subject` is the sort (place, tool family, person, organisation, nationality or name).

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(c.value, c.subject, c.slot) for c in names_in(read("I moved from Leeds to Acme Ltd, using Python."))]
    [('leeds', 'place', 'from'), ('acme', 'name', 'to'), ('python', 'tool: languages', 'use')]
    """
    known = dict(_known())
    for name in names:
        known.setdefault(tuple(name.lower().split()), (name.lower(), "name", False))
    first_words = frozenset(key[0] for key in known)
    found: list[Claim] = []
    at = 0
    while at < len(reading.tokens):
        match = _known_at(reading, at, first_words, known) or _run_at(reading, at)
        if match is None:
            at += 1
            continue
        value, sort, end = match
        sort = _sort(reading, at, sort)
        found.append(
            claim_at(reading, (at, end), "name", value, subject=sort, slot=_slot(reading, at), rule="name")
        )
        at = end
    return found


def names_agree(one: str, other: str) -> bool:
    """Whether two normalised names may be the same or one may hold the other: an alias, a part, initials, a city in a country.

    Examples
    --------
    >>> names_agree("london", "uk"), names_agree("tesco", "tesco express"), names_agree("ibm", "international business machines")
    (True, True, True)
    >>> names_agree("leeds", "york")
    False
    """
    short, long = sorted((one, other), key=lambda name: (len(name), name))
    parts, short_parts = long.split(), short.split()
    if short == long or set(short_parts) <= set(parts) or short == "".join(part[0] for part in parts):
        return True
    if len(short) >= 4 and long.replace(" ", "").startswith(short.replace(" ", "")):
        return True
    land = _countries()
    return land.get(one) == other or land.get(other) == one


@cache
def _countries() -> Mapping[str, str]:
    table = {
        city.lower(): country
        for part in ("cities", "capitals")
        for country, cities in lexicon("names")[part].items()
        for city in cities
    }
    table |= {"england": "uk", "scotland": "uk", "wales": "uk"}
    europe = [
        "uk",
        "france",
        "germany",
        "spain",
        "italy",
        "ireland",
        "netherlands",
        "belgium",
        "poland",
        "portugal",
        "sweden",
        "denmark",
        "austria",
        "greece",
    ]
    return dict.fromkeys(europe, "europe") | table


@cache
def _known() -> Mapping[tuple[str, ...], tuple[str, str, bool]]:
    """Names in the lists: words → normalised name, sort, and whether capitals are needed."""
    tables = lexicon("names")
    found: dict[tuple[str, ...], tuple[str, str, bool]] = {}
    for country, cities in tables["cities"].items():
        found |= {_split(city): (city.lower(), "place", True) for city in cities}
        found[_split(country)] = (country, "place", True)
    for cities in tables["capitals"].values():
        found |= {_split(city): (city.lower(), "place", True) for city in cities}
    for country, people in tables["nationalities"].items():
        found[_split(country)] = (country, "place", True)
        found |= {_split(word): (word.lower(), "nationality", True) for word in listed(people)}
    for family, tools in tables["tools"].items():
        found |= {
            _split(tool): (tool.lower(), f"tool: {family}", tool.lower() not in listed_set("plain_tools"))
            for tool in tools
        }
    for name, aliases in tables["aliases"].items():
        sort = found.get(_split(name), ("", "name", True))[1]
        found |= {_split(alias): (name, sort, True) for alias in listed(aliases)}
    return {
        key: entry for key, entry in found.items() if not set(key) & listed_set("everyday") or len(key) > 1
    }


@cache
def listed_set(cue: str) -> frozenset[str]:
    """Return the words of one list of cues."""
    return frozenset(listed(lexicon("names")["cues"][cue]))


def _split(name: str) -> tuple[str, ...]:
    return tuple(token.lower for token in read(name).tokens)


def _known_at(
    reading: Reading,
    at: int,
    first_words: frozenset[str],
    known: Mapping[tuple[str, ...], tuple[str, str, bool]],
) -> tuple[str, str, int] | None:
    if _bare(reading.tokens[at]) not in first_words:
        return None
    for size in (4, 3, 2, 1):
        tokens = reading.tokens[at : at + size]
        if len(tokens) < size:
            continue
        key = tuple(_bare(token) for token in tokens)
        entry = known.get(key)
        if entry is None:
            continue
        value, sort, needs_capital = entry
        if not needs_capital or all(
            token.is_capital or not token.is_word for token in tokens if token.lower != "of"
        ):
            if _is_ambiguous(reading, at, value):
                continue
            return value, sort, at + size
    return None


def _bare(token: Token) -> str:
    return token.lower.removesuffix("'s")


def _is_ambiguous(reading: Reading, at: int, value: str) -> bool:
    """Whether "Go" or "R" begins a sentence or stands for something else."""
    if value in {"go", "r", "swift", "us", "polish", "sage"} or len(value) <= 1:
        return (
            at == reading.sentence_of(at)[0]
            or not reading.tokens[at].is_capital
            or (value == "r" and reading.lower(at + 1) == "&")
        )
    return False


def _run_at(reading: Reading, at: int) -> tuple[str, str, int] | None:
    """Read a run of capitalised words that does not only open a sentence."""
    token = reading.tokens[at]
    if not _is_name_word(token):
        return None
    opens = at == reading.sentence_of(at)[0] or reading.lower(at - 1) in _SIGNS_BEFORE
    end = at + 1
    while end < len(reading.tokens) and end - at < 6:
        if _is_name_word(reading.tokens[end]):
            end += 1
        elif (
            reading.lower(end) in _LINKS - {"and"}
            and end + 1 < len(reading.tokens)
            and _is_name_word(reading.tokens[end + 1])
            and reading.tokens[end].sentence == token.sentence
        ):
            end += 2
        else:
            break
    if opens and end == at + 1 and not _looks_named(token):
        return None
    if opens and not _looks_named(token) and not is_content(token):
        at, token = at + 1, reading.tokens[at + 1]
    parts = [_bare(part) for part in reading.tokens[at:end] if part.is_word]
    parts = [
        part
        for part in parts
        if part not in {"ltd", "inc", "plc", "llc", "corp", "co", "limited", "gmbh", "the"}
    ] or parts
    return " ".join(parts), "name", end


def _looks_named(token: Token) -> bool:
    form = token.form
    return sum(letter.isupper() for letter in form) > 1 or (
        token.lower.endswith("'s") and is_content(token) and token.lower not in {"today's", "let's"}
    )


def _is_name_word(token: Token) -> bool:
    return (
        token.is_word
        and token.is_capital
        and _bare(token) not in words("words", "stop") | listed_set("not_names")
    )


def _sort(reading: Reading, at: int, sort: str) -> str:
    cues = lexicon("names")["cues"]
    if sort != "name":
        return sort
    if reading.lower(at - 1) in listed(cues["person"]) or (
        reading.lower(at - 1) == "." and reading.lower(at - 2) in {"mr", "mrs", "dr", "ms"}
    ):
        return "person"
    return "name"


def _slot(reading: Reading, at: int) -> str:
    """Word that governs a name: its preposition, or the verb before it."""
    before = [reading.lower(k) for k in range(max(at - 7, reading.sentence_of(at)[0]), at)]
    if ({"boss", "manager", "supervisor"} & set(before) and {"was", "is"} & set(before)) or {
        "reported",
        "report",
        "reporting",
    } & set(before):
        return "boss"
    after = [reading.lower(k) for k in range(at + 1, at + 7)]
    if "my" in after and {"boss", "manager", "supervisor"} & set(after) and {"was", "is"} & set(after[:3]):
        return "boss"
    if reading.lower(at + 1) in _PREMISES and reading.lower(at - 1) in {"the", "our", "my"}:
        return "in"
    back = at - 1
    while back >= max(at - 8, 0) and (
        reading.lower(back) in {"the", "a", "an", "our", "my", "called", "named", "both", "mainly", "mostly"}
        or (
            reading.tokens[back].is_capital
            and reading.lower(back) not in {"i"}
            and back > reading.sentence_of(at)[0]
        )
    ):
        back -= 1
    if back < reading.sentence_of(at)[0]:
        return "subject"
    return reading.tokens[back].stem if reading.tokens[back].stem not in {"us"} else "us"
