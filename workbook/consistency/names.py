"""Read names of people, employers, places and tools: those the workbook knows, those in the lists, and capitalised runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from workbook.consistency.claims import Mention, mention
from workbook.consistency.lexicon import lexicon, listed, words
from workbook.consistency.text import Reading, Token, read

_LINKS = frozenset(["of", "&", "-", "de", "van", "von", "du", "la", "and", "the", "’", "'"])
_OPENERS = frozenset([".", "!", "?", ":", '"', "“", "—", "–", "(", "•", "-"])
_LEGAL = frozenset(["ltd", "inc", "plc", "llc", "corp", "co", "limited", "gmbh", "the"])

Known = Mapping[tuple[str, ...], tuple[str, str, bool]]
"""Words of a name → how it is written normally, its sort, and whether it needs capitals."""


def names_in(reading: Reading, names: Iterable[str] = ()) -> list[Mention]:
    """Find names; `Claim.subject` is the sort (place, tool family, person, organisation, nationality or name).

    Examples
    --------
    >>> from workbook.consistency.text import read
    >>> [(m.word, m.claim.subject, m.claim.slot) for m in names_in(read("I moved from Leeds to Acme Ltd, using Python."))]
    [('leeds', 'place', 'from'), ('acme', 'organisation', 'to'), ('python', 'tool: languages', 'use')]
    """
    known = dict(_listed_names())
    for name in names:
        if _split(name):
            known.setdefault(_split(name), (name.lower(), "name", False))
    first_words = _first_words() | {key[0] for key in known.keys() - _listed_names().keys()}
    found: list[Mention] = []
    at = 0
    while at < len(reading.tokens):
        is_known = _bare(reading.tokens[at]) in first_words
        match = (_known_at(reading, at, known) if is_known else None) or _run_at(reading, at)
        if match is None:
            at += 1
            continue
        value, sort, first, end = match
        sort = _sort(reading, first, end, sort)
        found.append(mention(reading, (first, end), "name", value, subject=sort, slot=_slot(reading, first)))
        at = end
    return found


def names_agree(one: str, other: str) -> bool:
    """Whether two normalised names may be one: the same, a part, initials, a city in a country, a misspelling.

    Examples
    --------
    >>> names_agree("london", "uk"), names_agree("tesco", "tesco express"), names_agree("ibm", "international business machines")
    (True, True, True)
    >>> names_agree("leeds", "york"), names_agree("priya raman", "priya ramen")
    (False, True)
    """
    short, long = sorted((one, other), key=lambda name: (len(name), name))
    parts, short_parts = long.split(), short.split()
    if set(short_parts) <= set(parts) or short.replace(".", "") == "".join(part[0] for part in parts):
        return True
    if len(short) >= 4 and long.replace(" ", "").startswith(short.replace(" ", "")):
        return True
    lands = _countries()
    return lands.get(one) == other or lands.get(other) == one or _one_letter_apart(short, long)


def _one_letter_apart(short: str, long: str) -> bool:
    if len(short) < 6 or len(long) - len(short) > 1:
        return False
    at = next((k for k, letter in enumerate(short) if long[k] != letter), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


@cache
def _countries() -> Mapping[str, str]:
    tables = lexicon("names")
    cities = {
        city.lower(): country
        for part in ("cities", "capitals")
        for country, found in tables[part].items()
        for city in found
    }
    return (
        dict.fromkeys(listed(tables["european"]), "europe")
        | cities
        | dict.fromkeys(("england", "scotland", "wales"), "uk")
    )


@cache
def _listed_names() -> Known:
    tables = lexicon("names")
    found: dict[tuple[str, ...], tuple[str, str, bool]] = {}
    plain, everyday = words("names", "plain_tools"), words("names", "everyday")
    for part in ("cities", "capitals"):
        for country, cities in tables[part].items():
            found |= {_split(city): (city.lower(), "place", True) for city in [*cities, country]}
    for country, nationals in tables["nationalities"].items():
        found[_split(country)] = (country, "place", True)
        found |= {_split(word): (word.lower(), "nationality", True) for word in listed(nationals)}
    for family, tools in tables["tools"].items():
        found |= {
            _split(tool): (tool.lower(), f"tool: {family}", tool.lower() not in plain) for tool in tools
        }
    for name, aliases in tables["aliases"].items():
        sort = found.get(_split(name), ("", "name", True))[1]
        found |= {_split(alias): (name, sort, True) for alias in listed(aliases)}
    return {key: entry for key, entry in found.items() if len(key) > 1 or key[0] not in everyday}


def _split(name: str) -> tuple[str, ...]:
    return tuple(token.lower for token in read(name).tokens)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(key[0] for key in _listed_names())


def _known_at(reading: Reading, at: int, known: Known) -> tuple[str, str, int, int] | None:
    for size in (4, 3, 2, 1):
        tokens = reading.tokens[at : at + size]
        entry = known.get(tuple(_bare(token) for token in tokens)) if len(tokens) == size else None
        if entry is None:
            continue
        value, sort, needs_capital = entry
        capital = all(token.is_capital or not token.is_word or token.lower == "of" for token in tokens)
        if (needs_capital and not capital) or _is_ambiguous(reading, at, value):
            continue
        run = _run_at(reading, at)
        if run is not None and run[3] > at + size and sort in {"place", "name"}:
            return run  # "Bristol Royal Infirmary" is not the city
        return value, sort, at, at + size
    return None


def _bare(token: Token) -> str:
    return token.lower.removesuffix("'s")


def _is_ambiguous(reading: Reading, at: int, value: str) -> bool:
    """Whether "Go" or "R" begins a sentence or stands for something else."""
    if value not in {"go", "r", "swift", "us", "polish", "sage"} and len(value) > 1:
        return False
    opens = at == reading.sentence_of(at)[0] or not reading.tokens[at].is_capital
    return opens or (value == "r" and reading.lower(at + 1) == "&")


def _run_at(reading: Reading, at: int) -> tuple[str, str, int, int] | None:
    """Read a run of capitalised words that does not only open a sentence."""
    token = reading.tokens[at]
    if not _is_name_word(token):
        return None
    titled = reading.lower(at - 1) == "." and reading.lower(at - 2) in {"mr", "mrs", "dr", "ms", "st", "prof"}
    opens = at == reading.sentence_of(at)[0] or (reading.lower(at - 1) in _OPENERS and not titled)
    end = at + 1
    while end < len(reading.tokens) and end - at < 7:
        after = end + 1 + (reading.lower(end + 1) == "the")
        if reading.tokens[end].sentence != token.sentence:
            break
        if _is_name_word(reading.tokens[end]):
            end += 1
        elif (
            reading.lower(end) in _LINKS - {"and"}
            and after < len(reading.tokens)
            and _is_name_word(reading.tokens[after])
        ):
            end = after + 1
        else:
            break
    if opens and end == at + 1 and not _looks_named(token) and not _again(reading, at):
        return None
    if opens and not token.is_content and end > at + 1:
        at += 1
    parts = [_bare(part) for part in reading.tokens[at:end] if part.is_word]
    parts = [part for part in parts if part not in _LEGAL] or parts
    return " ".join(parts), "name", at, end


def _again(reading: Reading, at: int) -> bool:
    """Whether a word that opens a sentence stands with a capital elsewhere, too, or cannot be a common word."""
    lower = _bare(reading.tokens[at])
    elsewhere = (k for k, token in enumerate(reading.tokens) if k != at and _bare(token) == lower)
    return any(reading.tokens[k].is_capital and k != reading.sentence_of(k)[0] for k in elsewhere) or (
        reading.lower(at + 1) in {"was", "is", "and", "had", "came", "ran", "led", "said", "asked"}
        and lower not in words("words", "stop")
        and not lower.endswith(("s", "ing", "ed", "ion", "ment", "ness", "ly"))
        and reading.lower(at + 1) in {"said", "asked", "led", "ran", "came"}
    )


def _looks_named(token: Token) -> bool:
    return sum(letter.isupper() for letter in token.form) > 1 or (
        token.lower.endswith("'s") and token.is_content and token.lower not in {"today's", "let's"}
    )


def _is_name_word(token: Token) -> bool:
    skipped = words("words", "stop") | words("names", "not_names")
    return token.is_word and token.is_capital and _bare(token) not in skipped


def _sort(reading: Reading, first: int, end: int, sort: str) -> str:
    if sort != "name":
        return sort
    before = reading.lower(first - 1)
    if before in words("names", "before_person") or (
        before == "." and reading.lower(first - 2) in {"mr", "mrs", "dr", "ms"}
    ):
        return "person"
    if reading.lower(end - 1) in words("names", "organisations") or before in {"at", "for", "joined", "join"}:
        return "organisation"
    return sort


def _slot(reading: Reading, at: int) -> str:
    """Word that governs a name: ``"boss"``, its preposition, or the stem of the verb before it."""
    sentence = reading.sentence_of(at)
    before = [reading.lower(k) for k in range(max(at - 7, sentence[0]), at)]
    after = [reading.lower(k) for k in range(at + 1, min(at + 7, sentence[1]))]
    bosses = words("names", "bosses")
    if {"reported", "report", "reporting", "under"} & set(before[-4:]) or (bosses & set(before[-3:])):
        return "boss"
    if "my" in after and bosses & set(after) and {"was", "is", ","} & set(after[:3]):
        return "boss"
    back = at - 1
    skipped = {
        "the",
        "a",
        "an",
        "our",
        "my",
        "called",
        "named",
        "both",
        "mainly",
        "mostly",
        "dr",
        "mr",
        "ms",
        "mrs",
        ".",
        ",",
    }
    while back > sentence[0] and (
        reading.lower(back) in skipped or (reading.tokens[back].is_capital and reading.lower(back) != "i")
    ):
        back -= 1
    return reading.tokens[back].stem if back >= sentence[0] and back < at else "subject"
